"""Addresses of the app: its slices, in the order of the navigation."""

from django.urls import URLPattern, URLResolver

from offers.catalogue import urls as catalogue
from offers.funding import urls as funding
from offers.hsds import urls as hsds
from offers.openness import urls as openness

app_name = "offers"
urlpatterns: list[URLPattern | URLResolver] = [
    *catalogue.public_urlpatterns,
    *catalogue.urlpatterns,
    *funding.urlpatterns,
    *openness.urlpatterns,
    *hsds.urlpatterns,
]
