"""Offers from foreign tables: every answer, times as people write them, all rows or none."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from offers.catalogue.models import Offer
from offers.catalogue.recurrence import read_times
from offers.catalogue.recurrence_text import read_times_text
from offers.catalogue.recurrence_words import times_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mo–Fr 9–12", "montags bis freitags, 9–12 Uhr"),
        ("Mo bis Do, 9 bis 12 Uhr", "montags bis donnerstags, 9–12 Uhr"),
        ("Dienstag und Donnerstag, 10.30 bis 13 Uhr", "dienstags und donnerstags, 10:30–13 Uhr"),
        ("mittwochs von 9 bis 11", "mittwochs, 9–11 Uhr"),
        ("alle zwei Wochen Sa, 14-17 Uhr", "alle zwei Wochen samstags, 14–17 Uhr"),
        ("letzter Freitag im Monat, 18 bis 20 Uhr", "jeden letzten Freitag im Monat, 18–20 Uhr"),
        ("täglich 8–20 Uhr", "täglich, 8–20 Uhr"),
        (
            "Mo bis Fr, 9–12 Uhr; jeden 2. Di im Monat, 17–19 Uhr",
            "montags bis freitags, 9–12 Uhr; jeden 2. Dienstag im Monat, 17–19 Uhr",
        ),
    ],
)
def test_times_are_read_as_people_write_them(text, words):
    assert times_words(read_times(read_times_text(text))) == words


@pytest.mark.parametrize(
    "text",
    [
        "nach Absprache",
        "Montag bis Freitag, vormittags",
        "Samstag ab 10 Uhr",
        "Mo 12–9",
        "Mo 25–26",
        "im Mai 9–12",
    ],
)
def test_what_cannot_be_read_is_refused_with_an_example(text):
    with pytest.raises(ValidationError):
        read_times_text(text)


HEAD = "Angebot;Kurz;Wer;Thema;Offen;Spr.;Anm.;Zeiten fest;Warteliste;Plätze;Rollstuhl;Ermäßigung"
GOOD = "Lesekreis;Wir lesen.;{provider};Bildung;offen für alle;de, ar;keine;Mo–Fr 9–12;ja;12;unbekannt;Kinder frei"
KEYS = (
    "title", "summary", "provider", "fields_of_action", "openness", "languages_spoken", "registration", "recurrence",
    "waiting_list", "capacity", "wheelchair", "reductions",
)  # fmt: skip


@pytest.mark.django_db
class TestImport:
    def hand_in(self, client, *lines, **names):
        data = "\r\n".join([HEAD, *(line.format(**names) for line in lines)]).encode()
        url = reverse("offers:offer-import")
        answer = client.post(url, {"datei": SimpleUploadedFile("Liste.csv", data)}, follow=True)
        return answer.redirect_chain[-1][0]

    def choose(self, client, url):
        return client.post(
            url, {"tun": "zuordnung"} | {f"spalte_{place}": key for place, key in enumerate(KEYS)}
        )

    def test_a_foreign_table_becomes_drafts_with_times_and_places(self, cast, as_person):
        client = as_person("coordinator")
        url = self.hand_in(client, GOOD, provider=cast.bruecke.name)
        self.choose(client, url)
        assert "1 Zeile übernehmen" in client.get(url).content.decode()
        assert client.post(url, {"tun": "uebernehmen"}).status_code == 303
        offer = Offer.objects.get(title="Lesekreis")
        assert (offer.status, offer.weekdays) == ("draft", ["MO", "TU", "WE", "TH", "FR"])
        assert (offer.waiting_list, offer.capacity, offer.wheelchair) == (True, 12, "unknown")
        assert (offer.reductions, offer.registration, offer.valid_until) == ("Kinder frei", "none", None)
        assert offer.valid_from <= dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1)

    def test_one_bad_row_keeps_all_out_and_is_named(self, cast, as_person):
        client = as_person("coordinator")
        bad = GOOD.replace("Lesekreis", "Nachtkreis").replace("Mo–Fr 9–12", "Mo 12–9")
        full = GOOD.replace("Lesekreis", "Ohne Plätze").replace(";12;", ";;")
        url = self.hand_in(client, GOOD, bad, full, provider=cast.bruecke.name)
        self.choose(client, url)
        html = client.get(url).content.decode()
        assert "liegt vor dem Beginn" in html
        assert "Eine Warteliste braucht die Zahl der Plätze." in html
        assert client.post(url, {"tun": "uebernehmen"}).status_code == 422
        assert not Offer.objects.exists()

    def test_the_next_table_of_this_office_is_known(self, cast, as_person):
        client = as_person("coordinator")
        self.choose(client, self.hand_in(client, GOOD, provider=cast.bruecke.name))
        url = self.hand_in(client, GOOD, provider=cast.bruecke.name)
        assert "1 Zeile übernehmen" in client.get(url).content.decode()
