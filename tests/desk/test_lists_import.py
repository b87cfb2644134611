"""Reading tables in: nothing is saved before the last step, and then all or nothing."""

import datetime as dt
import io
import re

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.audit.models import AuditEntry
from coordination.network.models import Organisation
from desk.lists.models import ImportRun
from desk.lists.services import forget_old_imports

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.desk.kit_urls")]
URL = "/probe/einlesen/"


def upload(client, data, name="Vereine.csv"):
    if isinstance(data, str):
        data = data.encode()
    return client.post(URL, {"datei": SimpleUploadedFile(name, data)}, follow=True)


def hundred_rows():
    """100 rows as an old program writes them, three of them bad."""
    lines = ["Verein;Ort;seit"]
    for number in range(100):
        lines.append(f"Verein für Müßiggang {number:03};Lindtal;01.04.2001")
    lines[18] = "Bürgertreff;Gibtesnicht;01.04.2001"
    lines[54] = "Dorfverein;Lindtal;31.02.2020"
    lines[77] = ";Auenstadt;01.04.2001"
    return "\r\n".join(lines).encode("latin-1")


def here(response):
    return response.redirect_chain[-1][0]


def test_three_bad_rows_of_a_hundred_are_named_and_nothing_is_taken_over(as_person):
    client = as_person("coordinator")
    before = Organisation.objects.count()
    response = upload(client, hundred_rows())
    html = response.content.decode()
    assert "100 Zeilen, 3 Spalten" in html
    assert "Windows-1252" in html or "Latin" in html
    assert '<dd class="tn-gross">97</dd>' in html
    assert "Zeile 19, 55, 78" in html
    assert re.findall(r"Zeile <b>(\d+)</b>", html) == ["19", "55", "78"]
    assert "Gemeinde nicht bekannt. „Gibtesnicht“ gibt es nicht." in html
    assert "Der 31.02.2020 ist kein Tag. Meinen Sie den 29.02.2020?" in html
    assert "Hier fehlt die Angabe „Name“." in html
    assert "Verein für Müßiggang 000" in html
    refused = client.post(here(response), {"tun": "uebernehmen"})
    assert refused.status_code == 422
    assert Organisation.objects.count() == before


def test_corrected_values_and_left_out_rows_let_the_rest_through_under_one_number(as_person, cast):
    client = as_person("coordinator")
    url = here(upload(client, hundred_rows()))
    client.post(url, {"tun": "wert", "zeile": "19", "spalte": "municipality", "wert": "Auenstadt"})
    client.post(url, {"tun": "weglassen", "zeile": "55"})
    client.post(url, {"tun": "wert", "zeile": "78", "spalte": "name", "wert": "Dorfverein"})
    response = client.post(url, {"tun": "uebernehmen"})
    assert response.status_code == 303
    assert Organisation.objects.filter(district=cast.auental).count() == 100
    assert Organisation.objects.get(name="Bürgertreff").municipality == cast.auenstadt
    lines = AuditEntry.objects.filter(action="organisation.imported")
    assert lines.count() == 99
    assert len(set(lines.values_list("batch", flat=True))) == 1
    run = ImportRun.objects.get()
    assert (run.state, bytes(run.data), run.batch) == ("done", b"", lines.first().batch)
    assert client.post(url, {"tun": "uebernehmen"}).status_code == 404


def test_a_refusal_while_saving_undoes_every_row(as_person):
    client = as_person("coordinator")
    before = Organisation.objects.count()
    url = here(upload(client, "Name\nGut\nPlatzt\n"))
    response = client.post(url, {"tun": "uebernehmen"})
    assert response.status_code == 409
    assert "Beim Anlegen ging etwas nicht." in response.content.decode()
    assert Organisation.objects.count() == before
    assert ImportRun.objects.get().state == "checked"


def test_the_errors_come_as_a_file(as_person):
    client = as_person("coordinator")
    response = client.get(here(upload(client, hundred_rows())) + "&fehler=csv")
    text = response.content.decode("utf-8-sig")
    assert text.splitlines()[0] == "Zeile;Spalte;Wert;Grund"
    assert len(text.splitlines()) == 4
    assert response["Content-Disposition"].startswith("attachment")


def test_a_record_that_is_there_is_left_out_unless_the_person_says_otherwise(as_person, cast):
    client = as_person("coordinator")
    response = upload(client, f"Name\n{cast.bruecke.name}\nNeu\n")
    assert "Vielleicht schon da" in response.content.decode()
    assert "1 Zeile übernehmen" in response.content.decode()
    client.post(here(response), {"tun": "behalten", "zeile": "2"})
    assert "2 Zeilen übernehmen" in client.get(here(response)).content.decode()


def test_a_row_that_stands_twice_is_an_error(as_person):
    html = upload(as_person("coordinator"), "Name\nNeu\nneu\n").content.decode()
    assert "Steht schon in Zeile 2." in html


def test_a_rule_over_the_row_speaks(as_person):
    assert "Dieser Name geht nicht." in upload(as_person("coordinator"), "Name\nVerboten\n").content.decode()


def test_unknown_headings_are_mapped_by_hand(as_person):
    client = as_person("coordinator")
    response = upload(client, "Bezeichnung\nTafel\n")
    assert "Nötige Spalten fehlen:" in response.content.decode()
    client.post(here(response), {"tun": "zuordnung", "spalte_0": "name"})
    assert "1 Zeile übernehmen" in client.get(here(response)).content.decode()
    assert client.post(here(response), {"tun": "zuordnung", "spalte_0": "district"}).status_code == 400


def test_an_excel_file_is_read_with_its_dates(as_person, cast):
    book = openpyxl.Workbook()
    book.active.append(["Verein", "Ort", "seit"])
    book.active.append(["Tafel", "Lindtal", dt.date(2001, 4, 1)])
    data = io.BytesIO()
    book.save(data)
    html = upload(as_person("coordinator"), data.getvalue(), "Vereine.xlsx").content.decode()
    assert "01.04.2001" in html
    assert "1 Zeile übernehmen" in html


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bild.png", b"\x89PNG\r\n\x1a\n" + b"0" * 100),
        ("leer.csv", b""),
        ("kaputt.xlsx", b"PK\x03\x04kaputt"),
        ("null.csv", b"Name\n\x00\x00\n"),
        ("breit.csv", (";".join(f"s{n}" for n in range(101)) + "\n").encode()),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(as_person, name, data):
    response = as_person("coordinator").post(URL, {"datei": SimpleUploadedFile(name, data)})
    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()
    assert not ImportRun.objects.exists()


def test_without_a_file_the_page_asks_for_one(as_person):
    assert as_person("coordinator").post(URL, {}).status_code == 422


def test_hostile_cells_are_shown_as_text_and_formulas_stay_text(as_person):
    html = upload(as_person("coordinator"), "Name;Ort\n<script>x</script>;=1+1\n").content.decode()
    assert "<script>x" not in html


@pytest.mark.parametrize(
    ("person", "status"), [("ngo_editor", 403), ("board_member", 403), ("auditor", 403), ("anonymous", 302)]
)
def test_who_may_not_read_in_gets_no_page(as_person, person, status):
    assert as_person(person).get(URL).status_code == status


def test_nobody_else_opens_the_handed_in_table(as_person):
    url = here(upload(as_person("coordinator"), "Name\nGeheim\n"))
    for person in ("second_coordinator", "outsider"):
        assert as_person(person).get(url).status_code == 404


def test_a_municipality_of_the_other_district_is_unknown(as_person, cast):
    from accounts.districts.models import Municipality

    Municipality.objects.create(district=cast.nordmark, ags="01999001", name="Nordhafen")
    html = upload(as_person("coordinator"), "Name;Ort\nTafel;Nordhafen\n").content.decode()
    assert "„Nordhafen“ gibt es nicht." in html


def test_tables_are_forgotten_after_seven_days(as_person):
    upload(as_person("coordinator"), "Name\nTafel\n")
    assert forget_old_imports(now=timezone.now()) == 0
    assert forget_old_imports(now=timezone.now() + dt.timedelta(days=8)) == 1


def test_the_template_holds_the_headings(as_person):
    text = as_person("coordinator").get(f"{URL}?vorlage=1").content.decode("utf-8-sig")
    assert text.splitlines() == ["Name;Gemeinde;gegründet am", "Tafel;;"]
