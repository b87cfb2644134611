"""Addresses of the app: its slices, in the order of the navigation."""

from django.urls import URLPattern, URLResolver

from monitoring.clusters import urls as clusters
from monitoring.reports import urls as reports

app_name = "monitoring"
urlpatterns: list[URLPattern | URLResolver] = [
    *clusters.urlpatterns,
    *reports.public_urlpatterns,
    *reports.urlpatterns,
]
