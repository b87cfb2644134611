"""Addresses of the app: its slices, in the order of the navigation."""

from django.urls import URLPattern, URLResolver

from monitoring.clusters import urls as clusters
from monitoring.concept import urls as concept
from monitoring.dashboards import urls as dashboards
from monitoring.imports import urls as imports
from monitoring.indicators import urls as indicators
from monitoring.reports import urls as reports

app_name = "monitoring"
urlpatterns: list[URLPattern | URLResolver] = [
    *indicators.public_urlpatterns,
    *dashboards.urlpatterns,
    *indicators.urlpatterns,
    *imports.urlpatterns,
    *clusters.urlpatterns,
    *concept.public_urlpatterns,
    *concept.urlpatterns,
    *reports.public_urlpatterns,
    *reports.urlpatterns,
]
