"""Addresses of the question whether all is still true: the mailed link, and the page of the coordination."""

from django.urls import path

from offers.catalogue.freshness import public, views

public_urlpatterns = [
    path("stimmt-noch/<str:token>/", public.freshness_answer, name="freshness-answer"),
]
urlpatterns = [
    path("angebote/aktualitaet/", views.freshness_list, name="freshness-list"),
]
