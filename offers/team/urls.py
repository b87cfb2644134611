"""Addresses of the people of an offer."""

from django.urls import path

from offers.team import views

urlpatterns = [
    path("angebote/<uuid:pk>/personen/neu/", views.person_add, name="offer-person-add"),
    path(
        "angebote/<uuid:pk>/personen/<int:person>/entfernen/", views.person_remove, name="offer-person-remove"
    ),
]
