"""Addresses of the app: its slices, in the order of the navigation."""

from django.urls import URLPattern, URLResolver

from offers.catalogue import urls as catalogue
from offers.directory import urls as directory
from offers.funding import urls as funding
from offers.hsds import urls as hsds

app_name = "offers"
urlpatterns: list[URLPattern | URLResolver] = [
    *directory.public_urlpatterns,
    *catalogue.public_urlpatterns,
    *directory.urlpatterns,
    *catalogue.urlpatterns,
    *funding.urlpatterns,
    *hsds.urlpatterns,
]
