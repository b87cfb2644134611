"""Addresses of the app: its slices, in the order of the navigation."""

from django.urls import URLPattern, URLResolver, include, path

app_name = "desk"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("desk.shell.urls")),
    path("", include("desk.search.urls")),
    path("", include("desk.forms.urls")),
    path("", include("desk.hub.urls")),
    path("", include("desk.administration.urls")),
    path("", include("desk.rights.urls")),
    path("", include("desk.mail.urls")),
    path("", include("desk.notifications.urls")),
    path("", include("desk.tokens.urls")),
]
