"""Addresses of the app: its slices, in the order of the navigation."""

from django.urls import URLPattern, URLResolver, include, path

app_name = "documents"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("documents.jobs.urls")),
    path("", include("documents.store.urls")),
]
