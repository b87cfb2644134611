"""Addresses of translations."""

from django.urls import path

from offers.translations import views

OFFER = "angebote/<uuid:pk>/sprachen/"
urlpatterns = [
    path("angebote/uebersetzungen/", views.translation_queue, name="translation-queue"),
    path("angebote/uebersetzungen/einlesen/", views.translation_import, name="translation-import"),
    path(OFFER, views.translation_languages, name="translations"),
    path(f"{OFFER}<slug:language>/", views.translation, name="translation"),
    path(f"{OFFER}<slug:language>/pruefen/", views.translation_review, name="translation-review"),
    path(f"{OFFER}<slug:language>/entfernen/", views.translation_remove, name="translation-remove"),
]
