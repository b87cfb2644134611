"""The interface for programs: every slice's routes under one roof, with its own description."""

from django.conf import settings
from django.urls import path
from django.utils.module_loading import import_string
from drf_spectacular.views import SpectacularAPIView
from rest_framework.routers import SimpleRouter

app_name = "api"
router = SimpleRouter()
for module in settings.HOUSE.API_MODULES:
    for prefix, viewset in import_string(f"{module}.ROUTES"):
        router.register(prefix, viewset, basename=prefix)
urlpatterns = [
    *router.urls,
    path(
        "schema/", SpectacularAPIView.as_view(authentication_classes=[], permission_classes=[]), name="schema"
    ),
]
