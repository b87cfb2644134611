"""Addresses of the app: its slices, in the order of the navigation."""

from django.urls import URLPattern, URLResolver

from monitoring.concept import urls as concept
from monitoring.reports import urls as reports

app_name = "monitoring"
urlpatterns: list[URLPattern | URLResolver] = [
    *concept.public_urlpatterns,
    *concept.urlpatterns,
    *reports.public_urlpatterns,
    *reports.urlpatterns,
]
