"""Addresses of HSDS 3.0, spelled as the standard spells them."""

from django.urls import path

from offers.hsds import public

urlpatterns = [
    path("hsds/", public.root, name="hsds-root"),
    path("hsds/openapi.json", public.openapi, name="hsds-description"),
    path("hsds/services", public.services, name="hsds-services"),
    path("hsds/services/<uuid:pk>", public.service, name="hsds-service"),
    path("hsds/service_at_locations", public.service_at_locations, name="hsds-places"),
    path("hsds/service_at_locations/<uuid:pk>", public.service_at_location_detail, name="hsds-place"),
    path("hsds/organizations", public.organizations, name="hsds-organizations"),
    path("hsds/organizations/<uuid:pk>", public.organization, name="hsds-organization"),
    path("hsds/taxonomies", public.taxonomies, name="hsds-taxonomies"),
    path("hsds/taxonomies/<uuid:pk>", public.taxonomy, name="hsds-taxonomy"),
    path("hsds/taxonomy_terms", public.taxonomy_terms, name="hsds-terms"),
    path("hsds/taxonomy_terms/<uuid:pk>", public.taxonomy_term, name="hsds-term"),
]
