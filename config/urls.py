"""The map of the house: German paths in the address bar, English names in the code.

Each app's `urls.py` mounts its own slices; nothing is public unless its view says so.
"""

from django.urls import include, path

from config.health import healthz, metrics

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("metrics", metrics, name="metrics"),
    path("", include("accounts.urls")),
    path("konto/", include("accounts.signin.urls")),
    path("", include("desk.urls")),
    path("", include("documents.urls")),
    path("", include("coordination.urls")),
    path("", include("offers.urls")),
    path("", include("committees.urls")),
    path("", include("monitoring.urls")),
    path("api/v1/", include("config.api_urls")),
]
