"""The sheet of a translation office: put out, filled, read back; whole or not at all."""

import csv
import io
import re

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.audit.models import AuditEntry
from offers.catalogue.services import approve_revision, submit_revision, update_offer
from offers.catalogue.texts import LEICHT
from offers.translations import services
from offers.translations.models import OfferTranslation
from tests.cast import TODAY
from tests.offers import make
from tests.offers import make_translations as told

pytestmark = pytest.mark.django_db
NOW = make.at(TODAY)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr("accounts.clock.today", lambda: TODAY)


@pytest.fixture
def cafe(cast):
    return make.published(cast, cost=5, reductions="Kinder frei")


def sheet(client, query="?sprache=ukr&ausgabe=csv"):
    answer = client.get(reverse("offers:translation-queue") + query)
    assert answer.status_code == 200
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


def filled(rows, **texts):
    """The sheet with texts written into the columns of these names, in every row."""
    heads = rows[0]
    for row in rows[1:]:
        for heading, text in texts.items():
            row[heads.index(heading.replace("_", " "))] = text
    return rows


def as_file(rows, name="ukr.csv"):
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    return SimpleUploadedFile(name, out.getvalue().encode("utf-8-sig"), "text/csv")


def as_workbook(rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("ukr.xlsx", out.getvalue())


def hand_in(client, file):
    answer = client.post(reverse("offers:translation-import"), {"datei": file})
    assert answer.status_code == 303, answer.content.decode()[:400]
    return answer["Location"]


UKRAINIAN = {
    "Titel": "Кафе для батьків",
    "In_einem_Satz": "Батьки зустрічаються.",
    "Ermäßigung": "Діти безкоштовно",
}


# --- Out ---------------------------------------------------------------------------------
def test_the_sheet_holds_german_and_the_other_text_side_by_side(as_person, cast, cafe):
    told.begun(cast, cafe)
    rows = sheet(as_person("coordinator"))
    line = dict(zip(rows[0], rows[1], strict=True))
    assert line["Schlüssel"] == str(cafe.pk)
    assert line["Sprache"] == "ukr"
    assert line["Titel (deutsch)"] == "Elterncafé"
    assert line["Titel"] == "Кафе для батьків"
    assert line["Ermäßigung (deutsch)"] == "Kinder frei"
    assert line["Ermäßigung"] == ""
    assert line["Stand"] == "in Arbeit"
    assert line["Fassung der Übersetzung"] == "1"
    assert line["Fassung des deutschen Textes"] == cafe.text_mark[:16]


def test_the_sheet_shows_what_the_queue_shows_and_the_log_knows(as_person, cast, cafe):
    make.published(cast, title="Zweites")
    told.published(cast, cafe, reductions="Діти безкоштовно")
    client = as_person("coordinator")
    rows = sheet(client, "?sprache=ukr&stand=missing&ausgabe=csv")
    assert [row[rows[0].index("Titel (deutsch)")] for row in rows[1:]] == ["Zweites"]
    assert len(sheet(client, "?sprache=tur&ausgabe=csv")) == 3
    entry = AuditEntry.objects.filter(action="list.exported").order_by("pk").first()
    assert entry.after["list"] == "translations"
    assert "Ukrainisch" in entry.after["filter"]
    assert entry.after["rows"] == 1


def test_the_workbook_holds_the_same(as_person, cast, cafe):
    client = as_person("coordinator")
    answer = client.get(reverse("offers:translation-queue") + "?sprache=ukr&ausgabe=xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    values = [[str(cell or "") for cell in row] for row in book.active.iter_rows(values_only=True)]
    assert [row[: len(values[0])] for row in sheet(client)] == values


def test_only_who_may_put_out_is_offered_it(as_person, cast, cafe):
    address = reverse("offers:translation-queue")
    page = as_person("coordinator").get(address).content.decode()
    assert "ausgabe=xlsx" in page
    assert reverse("offers:translation-import") in page
    client = as_person("translator")
    assert "ausgabe=xlsx" not in client.get(address).content.decode()
    assert client.get(f"{address}?ausgabe=csv").status_code == 403
    assert client.get(reverse("offers:translation-import")).status_code == 403


@pytest.mark.parametrize("query", ["?ausgabe=pdf", "?ausgabe=xls", "?sprache=deu&ausgabe=csv", "?sprache=ukr&sprache=tur&ausgabe=csv", "?stand=x&ausgabe=csv"])  # fmt: skip
def test_what_is_not_offered_is_400(as_person, cast, query):
    assert as_person("coordinator").get(reverse("offers:translation-queue") + query).status_code == 400


def test_one_offer_or_thirty_the_sheet_asks_the_same(as_person, cast, cafe, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = as_person("coordinator")
    sheet(client)
    with CaptureQueriesContext(connection) as few:
        sheet(client)
    for number in range(12):
        make.published(cast, title=f"Angebot {number}")
    with CaptureQueriesContext(connection) as many:
        sheet(client)
    assert len(many) == len(few)


# --- In ----------------------------------------------------------------------------------
@pytest.mark.parametrize("write", [as_file, as_workbook])
def test_the_filled_sheet_comes_back_and_waits_for_a_second_person(as_person, cast, cafe, write):
    client = as_person("coordinator")
    here = hand_in(client, write(filled(sheet(client), **UKRAINIAN)))
    assert not OfferTranslation.objects.exists(), "Nothing is saved before it is taken over."
    assert client.post(here, {"tun": "uebernehmen"}).status_code == 303
    row = OfferTranslation.objects.get()
    assert (row.state, row.language, row.title) == ("submitted", "ukr", "Кафе для батьків")
    assert row.reductions == "Діти безкоштовно"
    assert row.author == cast.coordinator
    batches = AuditEntry.objects.filter(action__startswith="offer_translation.").values_list(
        "batch", flat=True
    )
    assert len(set(batches)) == 1
    assert None not in batches
    services.approve_translation(row, now=NOW, by=cast.second_coordinator)


def test_a_bad_row_is_named_with_its_reason_and_nothing_is_taken_over(as_person, cast, cafe):
    make.published(cast, title="Zweites")
    client = as_person("coordinator")
    rows = filled(sheet(client), Titel="Кафе", In_einem_Satz="Речення.")
    cafe_line = next(n for n, row in enumerate(rows, 1) if str(cafe.pk) in row)
    here = hand_in(client, as_file(rows))
    page = client.get(here).content.decode()
    assert re.findall(r"Zeile <b>(\d+)</b>", page) == [str(cafe_line)]
    assert "Hier fehlt der Text noch. Auf Deutsch steht etwas da." in page
    assert client.post(here, {"tun": "uebernehmen"}).status_code == 422
    assert not OfferTranslation.objects.exists()


def change_german(cast, offer, **values):
    revision = update_offer(offer, today=TODAY, by=cast.ngo_editor, **values)
    approve_revision(submit_revision(revision, now=NOW, by=cast.ngo_editor), now=NOW, by=cast.coordinator)


def problems(client, rows):
    return client.get(hand_in(client, as_file(rows))).content.decode()


def test_a_sheet_made_from_an_older_german_text_is_refused(as_person, cast, cafe):
    client = as_person("coordinator")
    rows = filled(sheet(client), **UKRAINIAN)
    change_german(cast, cafe, summary="Ganz neu.")
    assert "Der deutsche Text ist seit dem Ausgeben ein anderer." in problems(client, rows)


def test_a_text_somebody_wrote_in_between_is_not_overwritten(as_person, cast, cafe):
    client = as_person("coordinator")
    rows = filled(sheet(client), **UKRAINIAN)
    told.begun(cast, cafe)
    assert "Seit dem Ausgeben hat jemand an diesem Text geschrieben." in problems(client, rows)


def test_a_text_that_is_being_read_waits_for_its_answer(as_person, cast, cafe):
    told.submitted(cast, cafe, reductions="Діти")
    client = as_person("coordinator")
    assert "Der Text wird gerade geprüft." in problems(client, filled(sheet(client), **UKRAINIAN))


def test_rows_that_bring_nothing_stay_as_they_are(as_person, cast, cafe):
    other = make.published(cast, title="Zweites")
    told.published(cast, other, summary="Речення.")
    client = as_person("coordinator")
    rows = sheet(client)
    for row in rows[1:]:
        if str(cafe.pk) in row:
            for heading, text in UKRAINIAN.items():
                row[rows[0].index(heading.replace("_", " "))] = text
    here = hand_in(client, as_file(rows))
    assert "1 Zeile bringt nichts Neues" in client.get(here).content.decode()
    client.post(here, {"tun": "uebernehmen"})
    assert OfferTranslation.objects.filter(state="submitted").get().offer == cafe


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("Schlüssel", "7f0e7a34-0000-4000-8000-000000000000", "Zu diesem Schlüssel gibt es kein Angebot"),
        ("Sprache", "deu", "ist keine Sprache, in die übersetzt wird"),
        ("Sprache", "klingonisch", "ist keine Sprache, in die übersetzt wird"),
        ("Fassung der Übersetzung", "neu", "Bitte so lassen, wie sie in der Tabelle stand."),
        ("Hinweis zur Anmeldung", "Дзвоніть", "Auf Deutsch steht hier nichts."),
        ("Geprüft von (Prüfgruppe)", "Prüfgruppe", "Eine Prüfgruppe gibt es nur bei Leichter Sprache."),
        ("Titel", "x" * 201, "Länger als 200 Zeichen."),
    ],
)
def test_each_wrong_value_says_why(as_person, cast, cafe, column, value, reason):
    client = as_person("coordinator")
    assert reason in problems(client, filled(sheet(client), **(UKRAINIAN | {column: value})))


def test_leichte_sprache_is_not_read_in_without_its_check(as_person, cast, cafe):
    client = as_person("coordinator")
    query = f"?sprache={LEICHT}&ausgabe=csv"
    assert "Wer hat den Text geprüft, und wann?" in problems(
        client, filled(sheet(client, query), **UKRAINIAN)
    )
    checked = {"Geprüft von (Prüfgruppe)": "Prüfgruppe Erlenbrück", "Geprüft am": "11.02.2026"}
    here = hand_in(client, as_file(filled(sheet(client, query), **UKRAINIAN, **checked)))
    assert client.post(here, {"tun": "uebernehmen"}).status_code == 303
    assert OfferTranslation.objects.get().checked_on == told.CHECKED["checked_on"]


def test_an_offer_of_another_district_does_not_exist_for_the_sheet(as_person, cast, cafe):
    client = as_person("coordinator")
    rows = filled(sheet(client), **UKRAINIAN)
    assert "Zu diesem Schlüssel gibt es kein Angebot" in problems(as_person("outsider"), rows)
