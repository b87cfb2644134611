"""Pages of network and barriers: what stands there, for whom, with how many queries."""

import pytest
from django.urls import reverse

from config import house
from coordination.barriers.models import Barrier
from coordination.network.languages import Language
from coordination.network.models import Organisation, Task
from tests.cast import TODAY
from tests.coordination import make

HTML_LIMIT = 12


def url(name, row=None, **kwargs):
    if row is not None:
        kwargs["pk"] = row.pk
    return reverse(f"coordination:{name}", kwargs=kwargs)


def fill(cast, number):
    rows = [
        make.organisation(
            cast.auental, f"Verein {n:02d}", municipality=cast.lindtal, fields_of_action=["wohnen"]
        )
        for n in range(number)
    ]
    for n, row in enumerate(rows):
        make.person(cast.bruecke, f"Mensch {n:02d}")
        make.relation(cast.bruecke, row)
        make.entry(cast.bruecke, cast.coordinator)
        make.note(cast.bruecke, cast.coordinator)
        make.task(cast.coordinator, cast.coordinator, subject=cast.bruecke, title=f"Aufgabe {n:02d}")
        make.barrier(cast.coordinator, title=f"Hürde {n:02d}", municipality=cast.lindtal)


@pytest.mark.parametrize("number", [1, 60])
@pytest.mark.parametrize(
    "name", ["organisation-list", "person-list", "task-list", "barrier-list", "municipality-list"]
)
def test_lists_cost_the_same_with_one_row_and_with_sixty(
    cast, as_person, django_assert_max_num_queries, name, number
):
    fill(cast, number)
    client = as_person("coordinator")
    client.get(url(name))  # the first page after the sign-in also writes the session
    with django_assert_max_num_queries(HTML_LIMIT):
        assert client.get(url(name)).status_code == 200


@pytest.mark.parametrize("number", [1, 60])
def test_hubs_cost_the_same_with_one_row_and_with_sixty(
    cast, as_person, django_assert_max_num_queries, monkeypatch, number
):
    monkeypatch.setattr(house, "ORGANISATION_SECTIONS", [])  # other rooms pin theirs
    monkeypatch.setattr(house, "BARRIER_THREAD", [])
    fill(cast, number)
    client = as_person("coordinator")
    client.get(cast.bruecke.get_absolute_url())
    for row in (cast.bruecke, Barrier.objects.first(), Task.objects.first()):
        with django_assert_max_num_queries(HTML_LIMIT):
            assert client.get(row.get_absolute_url()).status_code == 200


def test_an_organisation_is_entered_by_its_form(cast, as_person):
    data = {
        "name": "Ukrainischer Verein Lindtal",
        "kind": "migrant_led",
        "municipality": str(cast.lindtal.pk),
        "fields_of_action": ["bildung", "kultur"],
        "languages": ["ukr"],
        "parent": "Brücke Auental e. V.",
        "joined_on": "01.03.2026",
    }
    answer = as_person("coordinator").post(url("organisation-create"), data)
    row = Organisation.objects.get(name="Ukrainischer Verein Lindtal")
    assert answer.status_code == 303
    assert (row.parent, row.languages) == (cast.bruecke, ["ukr"])


def test_a_parent_of_the_other_district_is_not_known(cast, as_person):
    data = {"name": "X e. V.", "kind": "association", "parent": "Nordlicht e. V."}
    answer = as_person("coordinator").post(url("organisation-create"), data)
    assert answer.status_code == 422
    assert "steht nicht im Netz" in answer.content.decode()


def test_the_page_of_an_editor_has_neither_journal_nor_notes(cast, as_person):
    make.entry(cast.bruecke, cast.coordinator, text="streng vertraulich")
    make.note(cast.bruecke, cast.coordinator, text="unzuverlässig")
    page = as_person("ngo_editor").get(cast.bruecke.get_absolute_url()).content.decode()
    assert "streng vertraulich" not in page
    assert as_person("ngo_editor").get(url("journal", cast.bruecke)).status_code == 403
    page = as_person("coordinator").get(url("journal", cast.bruecke)).content.decode()
    assert "streng vertraulich" in page
    assert "unzuverlässig" in page


def test_an_editor_is_asked_for_contact_fields_only(cast, as_person):
    client = as_person("ngo_editor")
    page = client.get(url("organisation-update", cast.bruecke)).content.decode()
    assert 'name="phone"' in page
    assert 'name="legal_form"' not in page
    client.post(url("organisation-update", cast.bruecke), {"phone": "00000 7", "name": "Gekapert"})
    cast.bruecke.refresh_from_db()
    assert (cast.bruecke.name, cast.bruecke.phone) == ("Brücke Auental e. V.", "00000 7")


def test_a_hostile_name_is_text(cast, as_person):
    row = make.organisation(cast.auental, '<script>alert(1)</script>"')
    page = as_person("coordinator").get(row.get_absolute_url()).content.decode()
    assert "<script>alert(1)" not in page


def test_suggestions_stay_in_the_district(cast, as_person):
    client = as_person("coordinator")
    assert "Brücke Auental" in client.get(url("organisation-suggest"), {"q": "auental"}).content.decode()
    assert "Nordlicht" not in client.get(url("organisation-suggest"), {"q": "nordlicht"}).content.decode()


def test_leaving_names_its_consequences(cast, as_person):
    make.person(cast.bruecke)
    page = as_person("coordinator").get(url("organisation-leave", cast.bruecke)).content.decode()
    assert "1 Funktion endet" in page
    assert "1 Zugang bleibt" in page


def test_a_barrier_with_a_name_is_shown_back_with_the_place(cast, as_person):
    data = {
        "title": "Kein Termin",
        "description": "Frau Haddad bekommt keinen Termin.",
        "field_of_action": "beratung",
        "kind": "administrative",
        "level": "district",
        "seen_on": "01.03.2026",
    }
    answer = as_person("case_worker").post(url("barrier-create"), data)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Frau Haddad" in page
    assert "nie einen Menschen" in page
    assert not Barrier.objects.exists()


def test_an_editor_reports_for_its_own_organisation(cast, as_person):
    data = {
        "title": "Kein Bus am Abend",
        "description": "Der letzte Bus fährt vor Kursende.",
        "field_of_action": "mobilitaet_digital",
        "kind": "mobility",
        "level": "district",
        "seen_on": f"{TODAY:%d.%m.%Y}",
    }
    as_person("ngo_editor").post(url("barrier-create"), data)
    barrier = Barrier.objects.get()
    assert barrier.reported_by == cast.bruecke
    assert barrier.sightings.get().source == "partner"


def test_a_barrier_is_confirmed_from_its_page(cast, as_person):
    barrier = make.barrier(cast.case_worker)
    client = as_person("coordinator")
    assert "prüfen und bestätigen" in client.get(barrier.get_absolute_url()).content.decode()
    client.post(url("barrier-step", barrier, step="bestaetigen"), {"reason": ""})
    barrier.refresh_from_db()
    assert barrier.status == "confirmed"
    assert client.get(url("barrier-step", barrier, step="unsinn")).status_code == 404


def test_a_wrong_step_is_a_conflict(cast, as_person):
    barrier = make.barrier(cast.coordinator)
    answer = as_person("coordinator").post(url("barrier-step", barrier, step="tagesordnung"), {"reason": ""})
    assert answer.status_code == 409


def test_done_returns_to_this_house_only(cast, as_person):
    task = make.task(cast.coordinator, cast.coordinator)
    client = as_person("coordinator")
    answer = client.post(url("task-done", task), {"next": "https://evil.example/"})
    assert answer["Location"] == task.get_absolute_url()


def test_the_list_is_put_out_as_shown(cast, as_person):
    make.organisation(cast.auental, "=Formel e. V.", kind="association")
    answer = as_person("coordinator").get(url("organisation-list"), {"ausgabe": "csv", "kind": "association"})
    text = b"".join(answer.streaming_content if answer.streaming else [answer.content]).decode("utf-8-sig")
    assert "Brücke" not in text
    assert "\n=Formel" not in text
    assert as_person("ngo_editor").get(url("organisation-list"), {"ausgabe": "csv"}).status_code == 403


def test_several_codes_are_filtered_by_one_of_them(cast, as_person):
    make.organisation(cast.auental, "Wohnverein", fields_of_action=["wohnen", "arbeit"])
    page = as_person("coordinator").get(url("organisation-list"), {"field": "wohnen"}).content.decode()
    assert "Wohnverein" in page
    assert ">Brücke Auental e. V.<" not in page
    assert as_person("coordinator").get(url("organisation-list"), {"field": "quatsch"}).status_code == 400


def test_usual_and_chosen_languages_are_in_sight_and_the_rest_is_folded(cast, as_person):
    cast.bruecke.languages = ["wol"]
    cast.bruecke.save()
    html = as_person("coordinator").get(url("organisation-update", cast.bruecke)).content.decode()
    near, folded = html.split("data-tn-narrow")
    for code in ("deu", "ara", "tir", "wol"):
        assert f'name="languages" value="{code}"' in near, "The usual ones and those already chosen."
    assert 'name="languages" value="yor"' in folded
    assert html.count('name="languages"') == len(Language), "Every language once."


def test_a_page_stands_once_at_the_end_of_its_way(cast, as_person):
    html = as_person("coordinator").get(url("booking-create")).content.decode()
    trail = html.split('aria-label="Brotkrumen"')[1].split("</nav>")[0]
    assert trail.count("<li") == 2
    assert trail.count("Neue Anfrage") == 1
