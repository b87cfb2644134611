"""The form kit as a page: sections, errors, refusals, drafts, the version check."""

import datetime as dt
import re

import pytest
from django import forms

from accounts import changes
from accounts.clock import BERLIN
from coordination.network.models import Organisation
from desk.drafts.models import Draft
from desk.forms import KernForm

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.desk.kit_urls")]
NEW = "/probe/neu/"


def hidden(html):
    """What a browser would send back of the hidden inputs of the main form."""
    found = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', html)
    return {name: value.replace("&quot;", '"') for name, value in found if name != "csrfmiddlewaretoken"}


def test_a_blank_form_shows_sections_labels_and_what_is_free_to_leave_out(as_person):
    html = as_person("coordinator").get(NEW).content.decode()
    assert "<h2>Wer ist das?</h2>" in html
    assert '<label for="id_name">' in html
    assert "(freiwillig)" in html
    assert 'maxlength="200"' in html


def test_saving_answers_with_303_and_a_message(as_person, cast):
    client = as_person("coordinator")
    response = client.post(NEW, {"name": "Tafel Lindtal", "municipality": cast.lindtal.pk})
    assert response.status_code == 303
    assert Organisation.objects.get(name="Tafel Lindtal").municipality == cast.lindtal
    assert "Organisation angelegt." in client.get(response["Location"]).content.decode()


def test_errors_stand_on_top_with_a_link_and_at_the_field(as_person):
    response = as_person("coordinator").post(NEW, {"name": ""})
    html = response.content.decode()
    assert response.status_code == 422
    assert 'role="alert"' in html
    assert "data-tn-focus" in html
    assert 'href="#id_name"' in html
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_name-fehler"' in html
    assert "Eine Angabe stimmt noch nicht" in html
    assert "<title>Fehler:" in html.replace("\n", "")


def test_a_refusal_stands_at_its_field_and_names_rule_and_source(as_person):
    response = as_person("coordinator").post(NEW, {"name": "Verboten"})
    html = response.content.decode()
    assert response.status_code == 422
    assert "Dieser Name geht nicht." in html
    assert "Namensregel" in html
    assert "§ 1 Satzung" in html
    assert 'value="Verboten"' in html


def test_too_long_and_hostile_text_is_refused_or_shown_as_text(as_person):
    client = as_person("coordinator")
    assert client.post(NEW, {"name": "x" * 201}).status_code == 422
    html = client.post(NEW, {"name": "<b>" + "x" * 200}).content.decode()
    assert "<b>x" not in html


def test_signs_nobody_sees_do_not_get_in(as_person):
    as_person("coordinator").post(NEW, {"name": "Ta\u202efel\u200b\x00 \u2066Süd\u2069\ufeff"})
    assert Organisation.objects.filter(name="Tafel Süd").exists()


def test_persian_joiners_and_arabic_names_stay(as_person):
    as_person("coordinator").post(NEW, {"name": "می\u200cخواهم ليلى"})
    assert Organisation.objects.filter(name="می\u200cخواهم ليلى").exists()


def test_a_municipality_of_the_other_district_is_no_choice(as_person, cast):
    from accounts.districts.models import Municipality

    foreign = Municipality.objects.create(district=cast.nordmark, ags="01999001", name="Nordhafen")
    client = as_person("coordinator")
    assert "Nordhafen" not in client.get(NEW).content.decode()
    assert client.post(NEW, {"name": "X", "municipality": foreign.pk}).status_code == 422


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (("02.03.2026", "14:30", ""), dt.datetime(2026, 3, 2, 14, 30, tzinfo=BERLIN)),
        (("2.3.26", "9 Uhr", ""), dt.datetime(2026, 3, 2, 9, 0, tzinfo=BERLIN)),
        (("2026-03-02", "14.30", ""), dt.datetime(2026, 3, 2, 14, 30, tzinfo=BERLIN)),
        (("25.10.2026", "02:30", "0"), dt.datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN)),
        (("25.10.2026", "02:30", "1"), dt.datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=BERLIN)),
    ],
)
def test_day_and_time_are_read_as_typed(as_person, typed, expected):
    data = dict(zip(("starts_at", "starts_at_zeit", "starts_at_stunde"), typed, strict=True))
    client = as_person("coordinator")
    response = client.post("/probe/sitzung/", data)
    assert response.status_code == 303
    html = client.get(response["Location"]).content.decode()
    assert expected.isoformat() in html


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"starts_at": "29.03.2026", "starts_at_zeit": "02:30"}, "gibt es 02:30 Uhr nicht"),
        ({"starts_at": "25.10.2026", "starts_at_zeit": "02:30"}, "zweimal"),
        ({"starts_at": "31.02.2026", "starts_at_zeit": "10:00"}, "Meinen Sie den 28.02.2026?"),
        ({"starts_at": "02.03.2026", "starts_at_zeit": ""}, "Bitte geben Sie auch die Uhrzeit an."),
        ({"starts_at": "02.03.2026", "starts_at_zeit": "25:00"}, "ist keine Uhrzeit"),
        ({"starts_at": "morgen", "starts_at_zeit": "10:00"}, "ist kein Datum"),
        ({"starts_at": "02.03.2026", "starts_at_zeit": "10:00", "money": "1,2,3"}, "ist keine Zahl"),
        ({"starts_at": "02.03.2026", "starts_at_zeit": "10:00", "money": "12345678,00"}, "8"),
        ({"starts_at": "02.03.2026", "starts_at_zeit": "10:00", "day": "99.99.9999"}, "gibt es nicht"),
        ({"starts_at": "02.03.2026", "starts_at_zeit": "10:00", "text": "x" * 20001}, "20000"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(as_person, data, words):
    response = as_person("coordinator").post("/probe/sitzung/", data)
    assert response.status_code == 422
    assert words in response.content.decode()


def test_the_double_hour_is_asked_for_only_when_it_matters(as_person):
    client = as_person("coordinator")
    assert "Welche der beiden Stunden?" not in client.get("/probe/sitzung/").content.decode()
    response = client.post("/probe/sitzung/", {"starts_at": "25.10.2026", "starts_at_zeit": "02:30"})
    assert "Welche der beiden Stunden?" in response.content.decode()
    assert "Welche der beiden Stunden?" not in client.get("/probe/sitzung/").content.decode()


# --- Drafts ------------------------------------------------------------------------------
def test_what_was_typed_is_kept_offered_and_gone_once_saved(as_person, cast):
    client = as_person("coordinator")
    response = client.post("/entwurf/sample-new/", {"name": "Halb fertig", "password": "geheim"})
    assert "Entwurf gesichert" in response.content.decode()
    assert "password" not in Draft.objects.get().data
    assert "Dort weitermachen" in client.get(NEW).content.decode()
    html = client.get(f"{NEW}?entwurf=1").content.decode()
    assert 'value="Halb fertig"' in html
    assert 'role="alert"' not in html
    client.post(NEW, {"name": "Ganz fertig"})
    assert not Draft.objects.exists()


def test_a_draft_survives_the_end_of_the_session(as_person, client):
    as_person("coordinator").post("/entwurf/sample-new/", {"name": "Halb fertig"})
    client.logout()
    answer = client.post(NEW, {"name": "Ganz fertig"})
    assert answer.status_code == 302
    assert "/login/" in answer["Location"]
    html = as_person("coordinator").get(f"{NEW}?entwurf=1").content.decode()
    assert 'value="Halb fertig"' in html


def test_a_draft_is_kept_and_thrown_away_without_scripts(as_person):
    client = as_person("coordinator")
    response = client.post(NEW, {"name": "Halb", "_entwurf": "sichern"})
    assert response.status_code == 303
    assert 'value="Halb"' in client.get(response["Location"]).content.decode()
    client.post(NEW, {"_entwurf": "verwerfen"})
    assert not Draft.objects.exists()


def test_nobody_else_gets_the_draft(as_person):
    as_person("coordinator").post("/entwurf/sample-new/", {"name": "Geheim"})
    html = as_person("second_coordinator").get(f"{NEW}?entwurf=1").content.decode()
    assert "Geheim" not in html


def test_what_failed_to_save_is_kept_too(as_person):
    client = as_person("coordinator")
    client.post(NEW, {"name": "Verboten"})
    assert 'value="Verboten"' in client.get(f"{NEW}?entwurf=1").content.decode()


# --- Two people at once ------------------------------------------------------------------
@pytest.fixture
def opened(as_person, cast):
    """The coordinator has the form open; then somebody else saves."""
    client = as_person("coordinator")
    url = f"/probe/{cast.bruecke.pk}/aendern/"
    data = hidden(client.get(url).content.decode())

    def meanwhile(**values):
        changes.apply(cast.bruecke, values, by=cast.second_coordinator, action="organisation.changed")

    return client, url, data, meanwhile


def test_two_changes_of_one_field_are_shown_side_by_side(opened, cast):
    client, url, data, meanwhile = opened
    meanwhile(name="Brücke Nord")
    response = client.post(url, data | {"name": "Brücke Süd"})
    html = response.content.decode()
    assert response.status_code == 409
    assert "<ins>Brücke Süd</ins>" in html
    assert "<ins>Brücke Nord</ins>" in html
    assert "Henrike Vogt" in html
    assert Organisation.objects.get(pk=cast.bruecke.pk).name == "Brücke Nord"
    answer = hidden(html)
    for choice, expected in (("mine", "Brücke Süd"), ("theirs", "Brücke Nord")):
        Organisation.objects.filter(pk=cast.bruecke.pk).update(version=answer["_version"], name="Brücke Nord")
        assert client.post(url, answer | {"_wahl_name": choice}).status_code == 303
        assert Organisation.objects.get(pk=cast.bruecke.pk).name == expected


def test_changes_of_different_fields_are_merged(opened, cast):
    client, url, data, meanwhile = opened
    meanwhile(municipality=cast.lindtal)
    response = client.post(url, data | {"name": "Brücke Süd", "municipality": ""})
    html = response.content.decode()
    assert response.status_code == 409
    assert "Beide bleiben erhalten" in html
    assert client.post(url, hidden(html)).status_code == 303
    row = Organisation.objects.get(pk=cast.bruecke.pk)
    assert (row.name, row.municipality) == ("Brücke Süd", cast.lindtal)


def test_a_third_change_in_between_asks_again(opened, cast):
    client, url, data, meanwhile = opened
    meanwhile(name="Brücke Nord")
    answer = hidden(client.post(url, data | {"name": "Brücke Süd"}).content.decode())
    meanwhile(name="Brücke West")
    response = client.post(url, answer | {"_wahl_name": "mine"})
    assert response.status_code == 409
    assert "Brücke West" in response.content.decode()


# --- One deed ----------------------------------------------------------------------------
def test_a_deed_asks_first_and_names_the_consequence(as_person, cast):
    client = as_person("coordinator")
    url = f"/probe/{cast.bruecke.pk}/schliessen/"
    html = client.get(url).content.decode()
    assert "Danach ist sie zu." in html
    assert "Jetzt schließen" in html
    assert client.post(url, {"reason": ""}).status_code == 422
    refused = client.post(url, {"reason": "nein"})
    assert refused.status_code == 409
    assert "§ 2" in refused.content.decode()
    assert client.post(url, {"reason": "weil"}).status_code == 303
    assert Organisation.objects.get(pk=cast.bruecke.pk).name == "Zu"


def test_an_empty_field_asks_to_be_filled_in_and_a_choice_to_be_made():
    class Asking(KernForm):
        name = forms.CharField(label="Name")
        kind = forms.ChoiceField(label="Art", choices=[("a", "A")])
        own = forms.CharField(label="Grund", error_messages={"required": "Warum?"})

    form = Asking({})
    assert {name: list(words) for name, words in form.errors.items()} == {
        "name": ["Bitte ausfüllen."],
        "kind": ["Bitte auswählen."],
        "own": ["Warum?"],
    }


def test_what_is_too_long_says_by_how_much_and_what_to_do(as_person):
    html = as_person("coordinator").post(NEW, {"name": "x" * 213}).content.decode()
    assert "Bitte auf höchstens 200 Zeichen kürzen, jetzt sind es 213." in html


class Grown(KernForm):
    """A form that asks one question more than it declares."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["provider"] = forms.CharField(label="Träger", max_length=3)


@pytest.mark.parametrize(
    ("typed", "said"),
    [("", "Bitte ausfüllen."), ("abcd", "Bitte auf höchstens 3 Zeichen kürzen, jetzt sind es 4.")],
)
def test_a_question_added_late_refuses_in_the_same_words(typed, said):
    assert Grown({"provider": typed}).errors["provider"] == [said]
