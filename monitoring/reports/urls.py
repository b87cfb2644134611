"""Addresses of the reports."""

from django.urls import path

from monitoring.reports import public, public_position
from monitoring.reports.views import board, files, house, indicators, reports, writing

DISTRICT = "kreis/<slug:district_slug>/bericht/"
REPORT = "berichte/<uuid:pk>/"

public_urlpatterns = [
    path(
        "kreis/<slug:district_slug>/zahlen/vergleich/",
        public_position.public_position,
        name="public-position",
    ),
    path(DISTRICT, public.public_reports, name="public-reports"),
    path(f"{DISTRICT}<uuid:pk>/", public.public_report, name="public-report"),
    path(
        f"{DISTRICT}<uuid:pk>/kurzinformation/<slug:label>.pdf",
        public.public_brief,
        name="public-report-brief",
    ),
    path(f"{DISTRICT}<uuid:pk>/bericht.<slug:ending>", public.public_whole, name="public-report-whole"),
    path(f"{DISTRICT}<uuid:pk>/<str:number>.<slug:ending>", public.public_table, name="public-report-table"),
]
urlpatterns = [
    path("berichte/", reports.report_list, name="report-list"),
    path("berichte/neu/", reports.report_create, name="report-create"),
    path("berichte/rechtsgrundlage/", house.legal_basis, name="legal-basis"),
    path("berichte/rechtsgrundlage/neu/", house.legal_basis_create, name="legal-basis-create"),
    path("berichte/rechtsgrundlage/neu/<slug:land>/", house.legal_basis_create, name="legal-basis-from"),
    path("berichte/woerter/", house.term_list, name="house-terms"),
    path("berichte/woerter/neu/", house.term_create, name="house-term-create"),
    path("berichte/woerter/<uuid:pk>/bearbeiten/", house.term_update, name="house-term-update"),
    path("berichte/woerter/<uuid:pk>/streichen/", house.term_delete, name="house-term-delete"),
    path("indikatoren/<uuid:pk>/in-den-bericht/", indicators.indicator_report, name="indicator-report"),
    path(REPORT, reports.report_detail, name="report-detail"),
    path(f"{REPORT}bearbeiten/", reports.report_update, name="report-update"),
    path(f"{REPORT}datenschnitt/", reports.report_freeze, name="report-freeze"),
    path(f"{REPORT}wieder-oeffnen/", reports.report_reopen, name="report-reopen"),
    path(f"{REPORT}veroeffentlichen/", reports.report_release, name="report-release"),
    path(f"{REPORT}text/<slug:section>/", writing.section_text, name="report-text"),
    path(f"{REPORT}empfehlungen/neu/", writing.recommendation_create, name="recommendation-create"),
    path(f"{REPORT}bewertungen/neu/", writing.assessment_create, name="assessment-create"),
    path(f"{REPORT}letzte-empfehlungen/", writing.report_outcomes, name="report-outcomes"),
    path(
        f"{REPORT}letzte-empfehlungen/uebernehmen/",
        writing.outcomes_take_over,
        name="report-outcomes-take-over",
    ),
    path(f"{REPORT}letzte-empfehlungen/neu/", writing.outcome_create, name="outcome-create"),
    path(f"{REPORT}weitergeben/", board.report_hand_over, name="report-hand-over"),
    path(f"{REPORT}stellungnahme/", board.statement_create, name="statement-create"),
    path(f"{REPORT}was-fehlt/", board.report_completeness, name="report-completeness"),
    path(f"{REPORT}pdf/", files.report_pdf, name="report-pdf"),
    path(f"{REPORT}word/", files.report_word, name="report-word"),
    path(f"{REPORT}kurzinformation/<slug:label>.pdf", files.report_brief, name="report-brief"),
    path(f"{REPORT}sprechzettel.pdf", files.report_speaking, name="report-speaking"),
    path(f"{REPORT}bericht.<slug:ending>", files.report_whole, name="report-whole"),
    path(f"{REPORT}<str:number>.<slug:ending>", files.report_table, name="report-table"),
    path("empfehlungen/<uuid:pk>/bearbeiten/", writing.recommendation_update, name="recommendation-update"),
    path("empfehlungen/<uuid:pk>/verschieben/", writing.recommendation_move, name="recommendation-move"),
    path("empfehlungen/<uuid:pk>/streichen/", writing.recommendation_delete, name="recommendation-delete"),
    path("bewertungen/<uuid:pk>/bearbeiten/", writing.assessment_update, name="assessment-update"),
    path("bewertungen/<uuid:pk>/streichen/", writing.assessment_delete, name="assessment-delete"),
    path("letzte-empfehlungen/<uuid:pk>/bearbeiten/", writing.outcome_update, name="outcome-update"),
    path("letzte-empfehlungen/<uuid:pk>/streichen/", writing.outcome_delete, name="outcome-delete"),
]
