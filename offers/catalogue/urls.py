"""Addresses of offers: for people who work with them, and for everybody."""

from django.urls import path

from offers.catalogue import public
from offers.catalogue.views import listing, review, steps, writing

public_urlpatterns = [
    path("", public.start, name="public-start"),
    path("kreis/<slug:district_slug>/", public.home, name="public-home"),
    path("kreis/<slug:district_slug>/angebote/", public.search, name="public-search"),
    path("kreis/<slug:district_slug>/angebote/<slug:offer_slug>/", public.offer, name="public-offer"),
    path("api/v1/public/<slug:district_slug>/offers", public.offers_json, name="public-api"),
]
urlpatterns = [
    path("angebote/", listing.offer_list, name="offer-list"),
    path("angebote/meine/", listing.my_offers, name="my-offers"),
    path("angebote/neu/", writing.offer_create, name="offer-create"),
    path("angebote/einlesen/", writing.offer_import, name="offer-import"),
    path("angebote/<uuid:pk>/", listing.offer_detail, name="offer-detail"),
    path("angebote/<uuid:pk>/vorschau/", listing.offer_preview, name="offer-preview"),
    path("angebote/<uuid:pk>/bearbeiten/", writing.offer_update, name="offer-update"),
    path("angebote/<uuid:pk>/einreichen/", steps.offer_submit, name="offer-submit"),
    path("angebote/<uuid:pk>/zurueckholen/", steps.offer_take_back, name="offer-take-back"),
    path("angebote/<uuid:pk>/bestaetigen/", steps.offer_confirm, name="offer-confirm"),
    path("angebote/<uuid:pk>/ruhen/", steps.offer_pause, name="offer-pause"),
    path("angebote/<uuid:pk>/fortsetzen/", steps.offer_resume, name="offer-resume"),
    path("angebote/<uuid:pk>/beenden/", steps.offer_end, name="offer-end"),
    path("angebote/<uuid:pk>/archivieren/", steps.offer_archive, name="offer-archive"),
    path("angebote/<uuid:pk>/aenderung/einreichen/", steps.revision_submit, name="revision-submit"),
    path("angebote/<uuid:pk>/aenderung/verwerfen/", steps.revision_discard, name="revision-discard"),
    path("angebote/<uuid:pk>/pruefen/", review.offer_review, name="offer-review"),
]
