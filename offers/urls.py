"""Addresses of the app: its slices, in the order of the navigation."""

from django.urls import URLPattern, URLResolver

from offers.catalogue import urls as catalogue
from offers.catalogue.freshness import urls as freshness
from offers.directory import urls as directory
from offers.funding import urls as funding
from offers.hsds import urls as hsds
from offers.openness import urls as openness
from offers.participation import urls as participation
from offers.registration import urls as registration
from offers.team import urls as team
from offers.translations import urls as translations

app_name = "offers"
urlpatterns: list[URLPattern | URLResolver] = [
    *directory.public_urlpatterns,
    *catalogue.public_urlpatterns,
    *freshness.public_urlpatterns,
    *freshness.urlpatterns,
    *translations.urlpatterns,
    *directory.urlpatterns,
    *catalogue.urlpatterns,
    *team.urlpatterns,
    *funding.urlpatterns,
    *openness.urlpatterns,
    *hsds.urlpatterns,
    *registration.urlpatterns,
    *participation.public_urlpatterns,
    *participation.urlpatterns,
]
