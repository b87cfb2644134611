from django.urls import path

from committees.papers import public
from committees.papers.views import chain, lapsing, papers, resolutions

DISTRICT = "kreis/<slug:district_slug>/gremien/"

urlpatterns = [
    path("antraege/", papers.paper_list, name="paper-list"),
    path("antraege/neu/", papers.paper_create, name="paper-create"),
    path("antraege/<uuid:pk>/", papers.paper_detail, name="paper-detail"),
    path("antraege/<uuid:pk>/bearbeiten/", papers.paper_update, name="paper-update"),
    path("antraege/<uuid:pk>/einreichen/", papers.paper_submit, name="paper-submit"),
    path("antraege/<uuid:pk>/verwerfen/", papers.paper_discard, name="paper-discard"),
    path("antraege/<uuid:pk>/zulassen/", papers.paper_admit, name="paper-admit"),
    path("antraege/<uuid:pk>/zurueckweisen/", papers.paper_refuse, name="paper-refuse"),
    path("antraege/<uuid:pk>/zurueckziehen/", papers.paper_withdraw, name="paper-withdraw"),
    path("antraege/<uuid:pk>/verfallen/", papers.paper_lapse, name="paper-lapse"),
    path("amtszeiten/<uuid:pk>/antraege/", lapsing.term_motions, name="term-motions"),
    path("antraege/<uuid:pk>/datei/", papers.file_add, name="paper-file-add"),
    path("antraege/<uuid:pk>/datei/<uuid:document>/", papers.file_remove, name="paper-file-remove"),
    path(
        "antraege/<uuid:pk>/datei/<uuid:document>/veroeffentlichen/",
        papers.file_publish,
        name="paper-file-publish",
    ),
    path("antraege/<uuid:pk>/aenderung/", chain.amendment_create, name="amendment-create"),
    path("aenderungsantraege/<uuid:pk>/uebernehmen/", chain.amendment_take_over, name="amendment-take-over"),
    path("aenderungsantraege/<uuid:pk>/zurueckziehen/", chain.amendment_withdraw, name="amendment-withdraw"),
    path("antraege/<uuid:pk>/weitergeben/", chain.paper_send, name="paper-send"),
    path("beratungsfolge/<uuid:pk>/ergebnis/", chain.consultation_note, name="consultation-note"),
    path("beratungsfolge/<uuid:pk>/entfernen/", chain.consultation_drop, name="consultation-drop"),
    path("beschluesse/", resolutions.resolution_list, name="resolution-list"),
    path("beschluesse/<uuid:pk>/", resolutions.resolution_detail, name="resolution-detail"),
    path("beschluesse/<uuid:pk>/umsetzung/", resolutions.resolution_follow_up, name="resolution-follow-up"),
    path("beschluesse/<uuid:pk>/bericht/", resolutions.resolution_report, name="resolution-report"),
    path("beschluesse/<uuid:pk>/abschliessen/", resolutions.resolution_close, name="resolution-close"),
    path("beschluesse/<uuid:pk>/wieder/", resolutions.resolution_reopen, name="resolution-reopen"),
    path("beschluesse/<uuid:pk>/huerde/", resolutions.resolution_barrier, name="resolution-barrier"),
    path("beschluesse/<uuid:pk>/beratungsfolge/", chain.consultation_plan, name="consultation-plan"),
    path(DISTRICT + "<slug:slug>/antraege/", public.public_papers, name="public-papers"),
    path(DISTRICT + "antrag/<uuid:pk>/", public.public_paper, name="public-paper"),
]
