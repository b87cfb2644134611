"""Addresses of reading in."""

from django.urls import path

from monitoring.imports import merging_views, views

urlpatterns = [
    path("einfuhren/", views.batch_list, name="batch-list"),
    path("einfuhren/<uuid:pk>/", views.batch_detail, name="batch-detail"),
    path("einfuhren/<uuid:pk>/zuruecknehmen/", views.batch_undo, name="batch-undo"),
    path(
        "gebiete/aenderungen/<uuid:pk>/zusammenfassen/",
        merging_views.area_change_merge,
        name="area-change-merge",
    ),
    path("einlesen/", views.value_file_create, name="value-file-create"),
    path("einlesen/vorlage.csv", views.value_template, name="value-template"),
    path("einlesen/grenzen/", views.boundary_import, name="boundary-import"),
    path("einlesen/<uuid:pk>/", views.value_file, name="value-file"),
    path("einlesen/<uuid:pk>/stand/", views.value_file_progress, name="value-file-progress"),
    path("einlesen/<uuid:pk>/vermerke.csv", views.value_file_notes, name="value-file-notes"),
    path("einlesen/<uuid:pk>/zuordnen/", views.value_file_choose, name="value-file-choose"),
    path("einlesen/<uuid:pk>/beschreibungen/", views.value_file_descriptions, name="value-file-descriptions"),
    path("einlesen/<uuid:pk>/uebernehmen/", views.value_file_apply, name="value-file-apply"),
    path("einlesen/<uuid:pk>/verwerfen/", views.value_file_discard, name="value-file-discard"),
]
