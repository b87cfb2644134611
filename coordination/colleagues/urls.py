"""Addresses of those who write for an organisation."""

from django.urls import path

from coordination.colleagues import views

urlpatterns = [
    path("organisationen/<uuid:pk>/zugaenge/", views.colleague_list, name="colleague-list"),
    path("organisationen/<uuid:pk>/zugaenge/einladen/", views.colleague_invite, name="colleague-invite"),
    path("zugaenge/eigene/<uuid:pk>/verwaltung/", views.colleague_manager, name="colleague-manager"),
    path("zugaenge/eigene/<uuid:pk>/beenden/", views.colleague_remove, name="colleague-remove"),
    path("zugaenge/eingeladen/<uuid:pk>/zurueckziehen/", views.colleague_uninvite, name="colleague-uninvite"),
]
