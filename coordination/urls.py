"""Addresses of the app: its slices, in the order of the navigation."""

from django.urls import URLPattern, URLResolver, include, path

app_name = "coordination"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("coordination.barriers.urls")),
    path("", include("coordination.cases.urls")),
    path("", include("coordination.colleagues.urls")),
    path("", include("coordination.interpreting.urls")),
    path("", include("coordination.network.urls")),
]
