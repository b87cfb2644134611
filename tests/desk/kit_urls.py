"""The addresses the kit tests need: the frame, sign-in, the desk, and sample pages of each kit."""

from django.urls import include, path

from tests.desk import sample

urlpatterns = [
    path("", include("accounts.urls")),
    path("konto/", include("allauth.urls")),
    path("", include("desk.urls")),
    path("probe/", include((sample.urlpatterns, "sample"))),
]
