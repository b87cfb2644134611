"""Addresses of dates, certificates and cards: for everybody, and for people who work with them."""

from django.urls import path

from offers.participation import public
from offers.participation.views import programmes, sessions, statistics

public_urlpatterns = [
    path("kreis/<slug:district_slug>/termine/<uuid:pk>/", public.sign_up, name="public-sign-up"),
    path("kreis/<slug:district_slug>/anmeldung/", public.sign_up_code, name="public-sign-up-code"),
    path(
        "kreis/<slug:district_slug>/anmeldung/<str:code>/",
        public.sign_up_state,
        name="public-sign-up-state",
    ),
    path("karte/<str:token>/", public.card, name="public-card"),
]
urlpatterns = [
    path("angebote/<uuid:pk>/termine/neu/", sessions.session_create, name="offer-session-create"),
    path("termine/", sessions.session_list, name="session-list"),
    path("termine/<uuid:pk>/", sessions.session_detail, name="session-detail"),
    path("termine/<uuid:pk>/aendern/", sessions.session_update, name="session-update"),
    path("termine/<uuid:pk>/absagen/", sessions.session_cancel, name="session-cancel"),
    path("termine/<uuid:pk>/anmelden/", sessions.session_sign_up, name="session-sign-up"),
    path("termine/<uuid:pk>/anwesenheit/", sessions.session_attendance, name="session-attendance"),
    path("anmeldungen/<uuid:pk>/zusage/", sessions.participation_confirm, name="participation-confirm"),
    path("anmeldungen/<uuid:pk>/absagen/", sessions.participation_cancel, name="participation-cancel"),
    path("teilnahme/", statistics.participation_statistics, name="participation-statistics"),
    path("teilnahme/csv/", statistics.participation_export, name="participation-export"),
    path("zertifikate/", programmes.curriculum_list, name="curriculum-list"),
    path("zertifikate/neu/", programmes.curriculum_create, name="curriculum-create"),
    path("zertifikate/<uuid:pk>/", programmes.curriculum_detail, name="curriculum-detail"),
    path("zertifikate/<uuid:pk>/bearbeiten/", programmes.curriculum_update, name="curriculum-update"),
    path("zertifikate/<uuid:pk>/modul/", programmes.curriculum_module, name="curriculum-module"),
    path("zertifikate/<uuid:pk>/neue-fassung/", programmes.curriculum_revise, name="curriculum-revise"),
    path("zertifikate/<uuid:pk>/in-kraft/", programmes.curriculum_release, name="curriculum-release"),
    path("zertifikate/<uuid:pk>/karten/", programmes.curriculum_cards, name="curriculum-cards"),
    path("module/<uuid:pk>/aendern/", programmes.module_update, name="module-update"),
    path("module/<uuid:pk>/entfernen/", programmes.module_remove, name="module-remove"),
    path("stempelkarten/", programmes.card_list, name="card-list"),
    path("stempelkarten/<uuid:pk>/", programmes.card_detail, name="card-detail"),
    path("stempelkarten/<uuid:pk>/drucken/", programmes.card_print, name="card-print"),
    path("stempelkarten/<uuid:pk>/urkunde/", programmes.card_certify, name="card-certify"),
]
