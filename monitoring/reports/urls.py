"""Addresses of the reports."""

from django.urls import path

from monitoring.reports import public, views

public_urlpatterns = [
    path("kreis/<slug:district_slug>/bericht/", public.public_reports, name="public-reports"),
    path("kreis/<slug:district_slug>/bericht/<uuid:pk>/", public.public_report, name="public-report"),
    path(
        "kreis/<slug:district_slug>/bericht/<uuid:pk>/<str:number>.<slug:ending>",
        public.public_table,
        name="public-report-table",
    ),
]
urlpatterns = [
    path("berichte/", views.report_list, name="report-list"),
    path("berichte/neu/", views.report_create, name="report-create"),
    path("berichte/<uuid:pk>/", views.report_detail, name="report-detail"),
    path("berichte/<uuid:pk>/bearbeiten/", views.report_update, name="report-update"),
    path("berichte/<uuid:pk>/datenschnitt/", views.report_freeze, name="report-freeze"),
    path("berichte/<uuid:pk>/wieder-oeffnen/", views.report_reopen, name="report-reopen"),
    path("berichte/<uuid:pk>/veroeffentlichen/", views.report_release, name="report-release"),
    path("berichte/<uuid:pk>/pdf/", views.report_pdf, name="report-pdf"),
    path("berichte/<uuid:pk>/<str:number>.<slug:ending>", views.report_table, name="report-table"),
]
