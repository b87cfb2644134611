"""Addresses of the app: its slices, in the order of the navigation."""

from django.urls import URLPattern, URLResolver

from offers.catalogue import urls as catalogue
from offers.catalogue.freshness import urls as freshness
from offers.funding import urls as funding
from offers.hsds import urls as hsds
from offers.openness import urls as openness
from offers.team import urls as team

app_name = "offers"
urlpatterns: list[URLPattern | URLResolver] = [
    *catalogue.public_urlpatterns,
    *freshness.public_urlpatterns,
    *freshness.urlpatterns,
    *catalogue.urlpatterns,
    *team.urlpatterns,
    *funding.urlpatterns,
    *openness.urlpatterns,
    *hsds.urlpatterns,
]
