"""Bulk actions and exports: only rows the person may reach, all or nothing, and logged."""

import io

import openpyxl
import pytest

from accounts.audit.models import AuditEntry
from config import house
from coordination.network.models import Organisation
from documents.jobs import runner
from documents.jobs.models import Job
from documents.store.models import StoredDocument
from tests.cast import make_organisation

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.desk.kit_urls")]
URL = "/probe/liste/"


@pytest.fixture
def two(cast):
    return [make_organisation(cast.auental, name) for name in ("Ähre e. V.", "=Zelt")]


def test_a_bulk_action_asks_first_with_number_and_consequence(as_person, two):
    client = as_person("coordinator")
    response = client.post(URL, {"aktion": "mark", "auswahl": [row.pk for row in two]})
    html = response.content.decode()
    assert "Markieren: 2 Organisationen?" in html
    assert "Alle bekommen einen Stern." in html
    assert "Ähre e. V." in html
    assert not Organisation.objects.filter(name__endswith="*").exists()


def test_confirmed_it_runs_under_one_number(as_person, two):
    client = as_person("coordinator")
    keys = [row.pk for row in two]
    response = client.post(URL, {"aktion": "mark", "auswahl": keys, "bestaetigt": "1"})
    assert response.status_code == 303
    assert Organisation.objects.filter(name__endswith="*").count() == 2
    lines = AuditEntry.objects.filter(action="organisation.changed")
    assert lines.count() == 2
    assert len(set(lines.values_list("batch", flat=True))) == 1
    assert lines.first().batch is not None


def test_a_guessed_key_of_the_other_district_is_not_there(as_person, cast, two):
    keys = [two[0].pk, cast.foreign_organisation.pk]
    client = as_person("coordinator")
    html = client.post(URL, {"aktion": "mark", "auswahl": keys}).content.decode()
    assert "Markieren: 1 Organisation?" in html
    assert "Nordlicht" not in html
    client.post(URL, {"aktion": "mark", "auswahl": keys, "bestaetigt": "1"})
    cast.foreign_organisation.refresh_from_db()
    assert cast.foreign_organisation.name == "Nordlicht e. V."


def test_rows_the_person_may_see_but_not_change_stay_as_they_are(as_person, cast, two):
    client = as_person("ngo_editor")
    keys = [cast.bruecke.pk, two[0].pk]
    client.post(URL, {"aktion": "mark", "auswahl": keys, "bestaetigt": "1"})
    two[0].refresh_from_db()
    cast.bruecke.refresh_from_db()
    assert two[0].name == "Ähre e. V."
    assert cast.bruecke.name.endswith("*")


def test_a_refusal_changes_nothing_at_all(as_person, cast, two):
    rows = [*two, make_organisation(cast.auental, "Verboten")]
    response = as_person("coordinator").post(
        URL, {"aktion": "mark", "auswahl": [row.pk for row in rows], "bestaetigt": "1"}
    )
    assert response.status_code == 409
    assert "Verbotenes bleibt" in response.content.decode()
    assert not Organisation.objects.filter(name__endswith="*").exists()


def test_a_form_is_asked_on_the_confirmation_page(as_person, two):
    client = as_person("coordinator")
    data = {"aktion": "reason", "auswahl": [two[0].pk]}
    assert 'name="reason"' in client.post(URL, data).content.decode()
    assert client.post(URL, data | {"bestaetigt": "1"}).status_code == 200
    assert client.post(URL, data | {"bestaetigt": "1", "reason": "weil"}).status_code == 303


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({"aktion": "mark"}, 303),
        ({"aktion": "unbekannt", "auswahl": "1"}, 400),
        ({"aktion": "mark", "auswahl": "kein-schluessel"}, 400),
        ({"aktion": "mark", "auswahl": [str(n) for n in range(501)]}, 400),
        ({"merken": "quatsch"}, 400),
    ],
)
def test_other_posts_are_answered_plainly(as_person, data, status):
    assert as_person("coordinator").post(URL, data).status_code == status


def test_a_person_without_the_right_is_refused_and_sees_no_boxes(as_person, two):
    client = as_person("clerk")
    assert client.post(URL, {"aktion": "mark", "auswahl": [two[0].pk]}).status_code == 403
    assert 'name="auswahl"' not in client.get(URL).content.decode()


# --- Export ------------------------------------------------------------------------------
def test_the_csv_holds_exactly_what_is_shown_over_all_pages(as_person, cast):
    for number in range(12):
        make_organisation(cast.auental, f"Verein {number:02}", municipality=cast.lindtal)
    query = f"?municipality={cast.lindtal.pk}&sortierung=-name&spalten=name&spalten=municipality&ausgabe=csv"
    response = as_person("coordinator").get(URL + query)
    lines = response.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "Name;Gemeinde"
    assert [line.split(";")[0] for line in lines[1:]] == [f"Verein {n:02}" for n in range(11, -1, -1)]
    entry = AuditEntry.objects.get(action="list.exported")
    assert entry.after == {"list": "sample", "filter": "Gemeinde: Lindtal", "rows": 12, "format": "csv"}
    assert entry.actor == cast.coordinator


def test_the_xlsx_holds_real_numbers_and_dates_and_no_formula(as_person, two):
    data = as_person("coordinator").get(f"{URL}?ausgabe=xlsx").content
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert any(isinstance(cell.value, int) for cell in cells)
    assert any(cell.is_date for cell in cells)
    assert not any(cell.data_type == "f" for cell in cells)


def test_foreign_rows_are_in_no_export(as_person, cast, two):
    for output in ("csv", "xlsx"):
        data = as_person("coordinator").get(f"{URL}?ausgabe={output}").content
        text = (
            data.decode("utf-8-sig")
            if output == "csv"
            else str(
                [
                    [c.value for c in row]
                    for row in openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows()
                ]
            )
        )
        assert "Brücke" in text
        assert "Nordlicht" not in text


@pytest.mark.parametrize("person", ["clerk", "ngo_editor", "board_member", "interpreter"])
def test_without_the_right_to_put_out_there_is_no_menu_and_403(as_person, person, two):
    client = as_person(person)
    assert "ausgabe=csv" not in client.get(URL).content.decode()
    for output in ("csv", "xlsx", "pdf"):
        assert client.get(f"{URL}?ausgabe={output}").status_code == 403


def test_the_pdf_is_a_job_that_shows_the_same_rows(as_person, two, monkeypatch, cast):
    monkeypatch.setattr(house, "LISTS", ["tests.desk.sample.OrganisationSample"])
    monkeypatch.setattr("desk.lists.exports._job_url", lambda job: "/probe/liste/")
    response = as_person("coordinator").get(f"{URL}?q=Ähre&ausgabe=pdf")
    assert response.status_code == 303
    job = Job.objects.get()
    assert job.params["query"].startswith("q=")
    runner.run(job.pk)
    document = StoredDocument.objects.get()
    assert document.kind == "list-pdf"
    assert AuditEntry.objects.filter(action="list.exported").count() == 1


def test_a_job_of_a_person_that_lost_the_right_gets_nothing(as_person, two, monkeypatch, cast):
    monkeypatch.setattr(house, "LISTS", ["tests.desk.sample.OrganisationSample"])
    monkeypatch.setattr("desk.lists.exports._job_url", lambda job: "/probe/liste/")
    as_person("coordinator").get(f"{URL}?ausgabe=pdf")
    cast.coordinator.memberships.all().delete()
    runner.run(Job.objects.get().pk)
    assert not StoredDocument.objects.exists()


def test_a_long_list_is_no_pdf(as_person, cast):
    Organisation.objects.bulk_create(
        [Organisation(district=cast.auental, name=f"Nr {number}") for number in range(501)]
    )
    response = as_person("coordinator").get(f"{URL}?ausgabe=pdf")
    assert response.status_code == 409
    assert "500 Zeilen" in response.content.decode()
