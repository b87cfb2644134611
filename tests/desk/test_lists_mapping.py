"""Foreign headings: chosen once by hand, remembered in the district, never across it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from desk.lists.imports import ImportColumn, TableImport, spelling_of
from desk.lists.models import HeadingMeaning, ImportRun
from desk.lists.selectors import meanings_of

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.desk.kit_urls")]
URL = "/probe/einlesen/"
FOREIGN = "Bezeichnung lt. Register;Gde.;Verein\r\nTafel;Lindtal;ja\r\n"


def upload(client, text=FOREIGN):
    response = client.post(URL, {"datei": SimpleUploadedFile("Fremd.csv", text.encode())}, follow=True)
    return response.redirect_chain[-1][0], response.content.decode()


def choose(client, url, *keys):
    return client.post(url, {"tun": "zuordnung"} | {f"spalte_{place}": key for place, key in enumerate(keys)})


def mapping():
    return ImportRun.objects.latest("created_at").mapping


class Plan(TableImport):
    columns = [ImportColumn("name", "Name", aliases=["Verein"]), ImportColumn("place", "Ort")]


class TestGuess:
    def test_titles_and_aliases_are_known_without_help(self):
        assert Plan().guessed_mapping(["Ort", "VEREIN", "x"]) == {"0": "place", "1": "name", "2": ""}

    def test_what_somebody_chose_goes_before_what_looks_alike(self):
        chosen = {"bezeichnung": "name"}
        assert Plan().guessed_mapping(["Verein", "Bezeichnung"], chosen) == {"0": "", "1": "name"}

    def test_a_heading_nobody_wanted_stays_away(self):
        assert Plan().guessed_mapping(["Verein"], {"verein": ""}) == {"0": ""}

    def test_a_meaning_that_is_gone_is_forgotten(self):
        assert Plan().guessed_mapping(["Verein"], {"verein": "colour"}) == {"0": "name"}

    def test_no_two_columns_mean_the_same(self):
        assert Plan().guessed_mapping(["Name", "Verein", "Name"]) == {"0": "name", "1": "", "2": ""}


def test_a_choice_is_remembered_for_the_next_table_of_anyone_in_the_district(as_person):
    client = as_person("coordinator")
    url, html = upload(client)
    assert mapping() == {"0": "", "1": "", "2": "name"}
    choose(client, url, "name", "municipality", "")
    second = as_person("second_coordinator")
    _url, html = upload(second)
    assert mapping() == {"0": "name", "1": "municipality", "2": ""}
    assert html.count("gemerkt") >= 2
    assert '<dd class="tn-gross">1</dd>' in html


def test_a_later_choice_replaces_the_earlier_one(as_person, cast):
    client = as_person("coordinator")
    url, _html = upload(client)
    choose(client, url, "name", "municipality", "")
    choose(client, url, "name", "", "")
    assert meanings_of(cast.auental, "sample-import")[spelling_of("Gde.")] == ""
    assert HeadingMeaning.objects.count() == 3


def test_another_district_learns_nothing(as_person, cast):
    client = as_person("coordinator")
    url, _html = upload(client)
    choose(client, url, "name", "municipality", "")
    stranger = as_person("outsider")
    upload(stranger)
    assert mapping() == {"0": "", "1": "", "2": "name"}
    assert meanings_of(cast.nordmark, "sample-import") == {}


def test_a_choice_that_is_no_column_is_not_remembered(as_person):
    client = as_person("coordinator")
    url, _html = upload(client)
    assert choose(client, url, "colour", "", "").status_code == 400
    assert not HeadingMeaning.objects.exists()
