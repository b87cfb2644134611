"""Addresses of the openness lens."""

from django.urls import path

from offers.openness import views

urlpatterns = [
    path("angebote/oeffnung/", views.openness, name="openness"),
    path("angebote/oeffnung/abdeckung/", views.coverage, name="coverage"),
]
