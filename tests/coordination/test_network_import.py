"""Reading in a list of clubs: all rows or none, and each bad row by number and reason."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.translation import override

from accounts.audit.models import AuditEntry
from coordination.network.imports import plain_name, read_languages, read_website
from coordination.network.models import Organisation
from desk.lists.imports import one_of

HEAD = "Verein;Typ;AGS;Straße, Ort;Mail;Spr.;VR-Nr;seit"


def table(rows, encoding="latin-1"):
    text = "\r\n".join([HEAD, *rows]) + "\r\n"
    return SimpleUploadedFile("Vereine_Kreis_2026.csv", text.encode(encoding), "text/csv")


def good(number):
    return f"Verein Nº {number} für Äpfel e. V.;Verein;05999002;;info{number}@verein.example;de, ar;VR {number};01.03.2026".replace(
        "º", "r."
    )


def hundred():
    rows = [good(number) for number in range(100)]
    rows[16] = "Verein Süd e. V.;Verein;05999013;;;;;"
    rows[52] = "Sprachcafé Nord;Verein;Lindtal;;kontakt(at)sprachcafe;;;"
    rows[75] = "Chor Aue;Verein;Auenstadt;;;;;31.02.2026"
    return rows


@pytest.fixture
def address():
    return reverse("coordination:organisation-import")


def hand_in(client, address, file):
    answer = client.post(address, {"datei": file})
    assert answer.status_code == 303
    return answer["Location"]


def test_three_bad_rows_of_a_hundred_are_named_and_nothing_is_taken_over(cast, as_person, address):
    client = as_person("coordinator")
    before = Organisation.objects.count()
    run = hand_in(client, address, table(hundred()))
    page = client.get(run).content.decode()
    for words in ("18", "54", "77", "05999013", "kontakt(at)sprachcafe", "31.02.2026"):
        assert words in page
    assert "gibt es nicht" in page
    assert "Keine gültige E-Mail-Adresse" in page
    assert client.post(run, {"tun": "uebernehmen"}).status_code == 422
    assert Organisation.objects.count() == before


def test_a_good_table_is_taken_over_under_one_number(cast, as_person, address):
    client = as_person("coordinator")
    rows = [good(number) for number in range(20)]
    run = hand_in(client, address, table(rows))
    assert client.post(run, {"tun": "uebernehmen"}).status_code == 303
    row = Organisation.objects.get(name__startswith="Verein Nr. 7 ")
    assert (row.municipality, row.languages, row.kind) == (cast.lindtal, ["deu", "ara"], "association")
    assert row.name == "Verein Nr. 7 für Äpfel e. V."
    batches = AuditEntry.objects.filter(action="organisation.created").values_list("batch", flat=True)
    assert len(batches) == 20
    assert len(set(batches)) == 1


def test_what_is_there_already_is_asked_about_and_left_out(cast, as_person, address):
    client = as_person("coordinator")
    run = hand_in(client, address, table(["Brücke Auental eV;MSO;Lindtal;;;;;", good(1)]))
    assert "Brücke Auental e. V." in client.get(run).content.decode()
    client.post(run, {"tun": "uebernehmen"})
    assert Organisation.objects.filter(district=cast.auental).count() == 2


def test_an_editor_and_a_stranger_cannot_read_in(cast, as_person, address):
    assert as_person("ngo_editor").get(address).status_code == 403
    client = as_person("coordinator")
    run = hand_in(client, address, table([good(1)]))
    assert as_person("outsider").get(run).status_code == 404


def test_an_excel_file_is_read_as_well(cast, as_person, address):
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["Name", "Art", "Gemeinde"])
    book.active.append(["Chor der Nationen", "Verein", "auenstadt"])
    stream = io.BytesIO()
    book.save(stream)
    client = as_person("coordinator")
    run = hand_in(client, address, SimpleUploadedFile("v.xlsx", stream.getvalue()))
    client.post(run, {"tun": "uebernehmen"})
    assert Organisation.objects.get(name="Chor der Nationen").municipality == cast.auenstadt


def test_words_of_other_offices_are_understood():
    assert plain_name("Sprachcafé Erlenbrück e. V.") == plain_name("Sprachcafe  Erlenbrück eV")
    assert read_languages("Tigrinya; Farsi / DGS") == ["tir", "pes", "gsg"]
    assert read_website("verein.example") == "https://verein.example"


def test_the_first_rows_are_shown_in_words_not_in_codes(cast, as_person, address):
    client = as_person("coordinator")
    sample = client.get(hand_in(client, address, table([good(1)]))).context["sample"]
    ((_line, cells),) = sample
    assert "Verein" in cells
    assert "Deutsch, Arabisch" in cells
    assert not {"association", "deu", "deu, ara"} & set(cells)


def test_words_count_in_german_and_in_the_language_of_the_person():
    read = one_of(Organisation.Kind.choices)
    with override("en"):
        assert read(str(Organisation.Kind.ASSOCIATION.label)) == read("Verein") == "association"
