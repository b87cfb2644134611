"""Addresses of the comparison of districts."""

from django.urls import path

from monitoring.clusters import views

urlpatterns = [
    path("vergleich/", views.position_page, name="position"),
    path("vergleich/einordnen/", views.position_place, name="position-place"),
    path("vergleich/laeufe/", views.run_list, name="cluster-run-list"),
    path("vergleich/laeufe/neu/", views.run_create, name="cluster-run-create"),
    path("vergleich/laeufe/<uuid:pk>/", views.run_detail, name="cluster-run-detail"),
    path("vergleich/laeufe/<uuid:pk>/karte/", views.run_map, name="cluster-map"),
    path("vergleich/laeufe/<uuid:pk>/verfahren/", views.run_expert, name="cluster-expert"),
    path("vergleich/laeufe/<uuid:pk>/kreise/<slug:ags>/", views.district_page, name="cluster-district"),
    path("vergleich/laeufe/<uuid:pk>/kreise.<slug:ending>", views.run_file, name="cluster-file"),
]
