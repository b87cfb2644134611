"""Addresses of the overview."""

from django.urls import path

from monitoring.dashboards import views

urlpatterns = [
    path("ueberblick/", views.overview, name="overview"),
    path("ueberblick/versorgung/", views.supply_page, name="supply"),
    path("ueberblick/gemeinden/<uuid:pk>/", views.place_detail, name="place-detail"),
    path("ueberblick/handlungsfelder/<slug:code>/", views.field_detail, name="action-field-detail"),
]
