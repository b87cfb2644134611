"""Addresses around the public list of offers, and of the mistakes reported there."""

from django.urls import path

from offers.directory import public, public_data, public_notes, views

OFFER = "kreis/<slug:district_slug>/angebote/<slug:offer_slug>/"
NOTES = "kreis/<slug:district_slug>/merkzettel/"
public_urlpatterns = [
    path(f"{OFFER}blatt.pdf", public.offer_sheet, name="public-offer-sheet"),
    path(f"{OFFER}termine.ics", public.offer_calendar, name="public-offer-dates"),
    path(f"{OFFER}fehler-melden/", public.report, name="public-report"),
    path(NOTES, public_notes.note_list, name="public-notes"),
    path(f"{NOTES}merken/", public_notes.note, name="public-note"),
    path(f"{NOTES}leeren/", public_notes.notes_empty, name="public-notes-empty"),
    path(f"{NOTES}merkzettel.pdf", public_notes.notes_sheet, name="public-notes-sheet"),
    path(f"{NOTES}mailen/", public_notes.notes_mail, name="public-notes-mail"),
    path("kreis/<slug:district_slug>/einbetten/", public_data.embedded, name="public-embedded"),
    path("kreis/<slug:district_slug>/daten/", public_data.data, name="public-data"),
    path("kreis/<slug:district_slug>/angebote.csv", public_data.offers_csv, name="public-csv"),
    path("kreis/<slug:district_slug>/angebote.ics", public_data.offers_calendar, name="public-dates"),
    path("kreis/<slug:district_slug>/sitemap.xml", public_data.sitemap, name="sitemap"),
    path("sitemap.xml", public_data.sitemap_index, name="sitemap-index"),
    path("robots.txt", public_data.robots, name="robots"),
]
urlpatterns = [
    path("angebote/meldungen/", views.report_list, name="report-list"),
    path("angebote/meldungen/<uuid:pk>/", views.report_detail, name="report-detail"),
]
