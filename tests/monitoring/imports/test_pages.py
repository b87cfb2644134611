"""The pages of reading in, as somebody walks them."""

import datetime as dt
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from monitoring.imports.models import FilePart, NotedCell, ValueFile
from monitoring.imports.tasks import forget_value_files
from monitoring.indicators.models import AreaBoundary, ImportBatch, Indicator, IndicatorValue
from tests.monitoring.imports import samples
from tests.monitoring.imports.make import applied, checked, district_with_two_areas, worked
from tests.monitoring.imports.test_boundaries import CREDIT, collection, feature
from tests.monitoring.make_indicators import make_area, make_indicator


def page(client, name, **kwargs):
    return client.get(reverse(f"monitoring:{name}", kwargs=kwargs))


def upload(client, text, name="inkar_2024.csv", **fields):
    content = text if isinstance(text, bytes) else text.encode()
    return client.post(
        reverse("monitoring:value-file-create"), {"file": SimpleUploadedFile(name, content), **fields}
    )


def test_from_the_file_to_the_batch_and_back(as_person, cast):
    district_with_two_areas(cast)
    client = as_person("coordinator")
    answer = upload(client, samples.A.replace("9,1", "viel"))
    file = ValueFile.objects.get()
    assert answer.status_code == 303
    assert answer.headers["Location"] == file.get_absolute_url()
    assert "wartet auf einen freien Platz" in client.get(file.get_absolute_url()).content.decode()

    worked(file)
    shown = client.get(file.get_absolute_url()).content.decode()
    assert "INKAR-Export, ein Jahr, 2 Zeilen, 4 Zellen" in shown
    assert "„viel“ ist weder eine Zahl noch ein bekanntes Zeichen." in shown
    assert "3 Werte übernehmen" in shown

    where = reverse("monitoring:value-file-apply", kwargs={"pk": file.pk})
    assert client.post(where).status_code == 409
    assert client.post(where, {"leave_out": "on"}).status_code == 303
    worked(ValueFile.objects.get())
    batch = ImportBatch.objects.get()
    assert "Die Datei ist übernommen." in client.get(file.get_absolute_url()).content.decode()
    assert "Zurücknehmen" in client.get(batch.get_absolute_url()).content.decode()

    client.post(reverse("monitoring:batch-undo", kwargs={"pk": batch.pk}))
    assert not IndicatorValue.objects.exists()


def test_the_question_before_taking_over_counts_as_people_write(as_person, cast):
    district_with_two_areas(cast)
    file = checked(cast, samples.A)
    ValueFile.objects.filter(pk=file.pk).update(findings=file.findings | {"new": 64771})
    asked = page(as_person("coordinator"), "value-file-apply", pk=file.pk).content.decode()
    assert "Neue Werte: 64.771, ersetzte Werte: 0." in asked


def test_a_large_upload_is_kept_in_pieces(as_person, cast, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1000
    district_with_two_areas(cast)
    lines = "".join(f"05999;einkommen;{1900 + n % 120};;;{n};\n" for n in range(60_000))
    text = samples.H.splitlines()[0] + "\n" + lines
    upload(as_person("coordinator"), text, "werte.csv")
    file = ValueFile.objects.get()
    assert (file.size, file.layout) == (len(text), "H")
    assert FilePart.objects.filter(file=file).count() == 2


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("Name;Ort\nVerein;Stadt\n", "vereine.csv", "keine Tabelle mit Kennzahlen"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9, "inkar.xls", "als .xlsx speichern"),
        (b"PK\x03\x04" + b"\x00" * 50, "inkar.zip", "nicht als Archiv"),
        ("", "leer.csv", "leer"),
    ],
)
def test_a_file_of_the_wrong_kind_is_refused_in_one_sentence_and_not_kept(as_person, cast, text, name, words):
    answer = upload(as_person("coordinator"), text, name)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not ValueFile.objects.exists()


def test_too_large_is_said_before_anything_is_read(as_person, cast, monkeypatch):
    monkeypatch.setattr("monitoring.imports.forms.MAX_BYTES", 10)
    answer = upload(as_person("coordinator"), samples.A)
    assert "größer als 400 MB" in answer.content.decode()


def test_unknown_indicators_are_given_a_place_on_a_page_of_their_own(as_person, cast):
    client = as_person("coordinator")
    make_area(cast.auental, "05999", "Musterkreis")
    file = checked(cast)
    where = reverse("monitoring:value-file-choose", kwargs={"pk": file.pk})
    shown = client.get(where).content.decode()
    assert "als Entwurf anlegen" in shown
    assert "Haushaltseinkommen" in shown
    given = {
        "indikator_0": "new",
        "indikator_1": "skip",
        "areas": "on",
        "edition": "2024",
        "_version": file.version,
    }
    assert client.post(where, given).status_code == 303
    file = worked(ValueFile.objects.get())
    assert file.findings["new"] == 2
    assert not Indicator.objects.exists(), "nothing is created before it is taken over"
    assert "wird als Entwurf angelegt" in client.get(file.get_absolute_url()).content.decode()


def test_many_unknown_indicators_are_answered_together(as_person, cast, monkeypatch):
    monkeypatch.setattr("monitoring.imports.forms.ONE_BY_ONE", 1)
    client = as_person("coordinator")
    file = checked(cast)
    where = reverse("monitoring:value-file-choose", kwargs={"pk": file.pk})
    client.post(where, {"indikator_0": "skip", "rest": "new", "areas": "on", "_version": file.version})
    assert worked(ValueFile.objects.get()).findings["new"] == 2


def test_all_unknown_indicators_are_created_with_one_answer(as_person, cast):
    """A file of the publisher brings dozens; what is given to an indicator of the district stays with it."""
    client = as_person("coordinator")
    make_area(cast.auental, "05999", "Musterkreis")
    own = make_indicator(cast.auental, code="E-001", title="Eigener Wert")
    head, *_rest = samples.H.splitlines()
    rows = [f"05999;wert_{n};2020;;;{n};" for n in range(5)]
    file = checked(cast, "\n".join([head, *rows]) + "\n", "werte.csv")
    where = reverse("monitoring:value-file-choose", kwargs={"pk": file.pk})
    assert "Alle auf einmal" in client.get(where).content.decode()
    each = {f"indikator_{n}": "skip" for n in range(5)} | {"indikator_2": str(own.pk)}
    assert client.post(where, {**each, "together": "new", "_version": file.version}).status_code == 303
    file = worked(ValueFile.objects.get())
    assert file.findings["new"] == 5
    assert file.choices["indicators"]["wert_2"] == str(own.pk)
    assert set(file.choices["indicators"].values()) == {"new", str(own.pk)}


def test_notes_are_shown_in_pages_and_go_out_as_a_file(as_person, cast):
    district_with_two_areas(cast)
    rows = [f"05999;auslaenderanteil;{1950 + n};;;viel;" for n in range(60)]
    file = checked(cast, "\n".join([samples.H.splitlines()[0], *rows]) + "\n", "werte.csv")
    client = as_person("coordinator")
    assert "Seite 1 von 2" in client.get(file.get_absolute_url()).content.decode()
    assert "Zeile <b>61</b>" in client.get(file.get_absolute_url() + "?seite=2").content.decode()
    lines = page(client, "value-file-notes", pk=file.pk).content.decode("utf-8-sig").splitlines()
    assert len(lines) == 61
    assert lines[1].startswith("zurückgestellt;2;wert;05999;viel;")


def test_a_page_without_sense_in_its_address_is_still_a_page(as_person, cast):
    district_with_two_areas(cast)
    file = checked(cast)
    for query in ("?seite=abc", "?seite=999", "?art=quatsch"):
        assert as_person("coordinator").get(file.get_absolute_url() + query).status_code == 200


def test_the_page_loads_anew_when_the_worker_is_done(as_person, cast):
    district_with_two_areas(cast)
    client = as_person("coordinator")
    upload(client, samples.A)
    file = ValueFile.objects.get()
    assert "HX-Refresh" not in page(client, "value-file-progress", pk=file.pk).headers
    worked(file)
    assert page(client, "value-file-progress", pk=file.pk).headers["HX-Refresh"] == "true"


def test_the_template_is_a_file_of_the_own_layout(as_person, cast):
    content = page(as_person("coordinator"), "value-template").content.decode("utf-8-sig")
    assert content.splitlines()[0] == "ags;indikator;zeit;gruppe;geschlecht;wert;zeichen"
    assert samples.read(content)[0] == "H"


def test_the_same_file_again_is_told(as_person, cast):
    district_with_two_areas(cast)
    applied(cast)
    file = checked(cast)
    assert (
        "Genau diese Datei wurde schon"
        in as_person("coordinator").get(file.get_absolute_url()).content.decode()
    )


def test_the_list_of_batches_shows_own_district_only(as_person, cast):
    district_with_two_areas(cast)
    applied(cast)
    assert "inkar.csv" in page(as_person("coordinator"), "batch-list").content.decode()
    assert "inkar.csv" not in page(as_person("outsider"), "batch-list").content.decode()


def test_boundaries_need_their_credit(as_person, cast):
    make_area(cast.auental, "05999", "Musterkreis")
    client = as_person("coordinator")
    where = reverse("monitoring:boundary-import")

    def send(data, **fields):
        return client.post(
            where, {"file": SimpleUploadedFile("k.geojson", data), "edition": "VG5000", **fields}
        )

    assert send(collection(feature())).status_code == 422
    assert not AreaBoundary.objects.exists()
    assert send(json.dumps({"type": "Point"}).encode(), attribution=CREDIT).status_code == 422
    assert send(collection(feature()), attribution=CREDIT).status_code == 303
    assert AreaBoundary.objects.get().attribution == CREDIT
    assert "1 Umrisse sind abgelegt." in client.get(where).content.decode()


def test_after_seven_days_the_file_is_gone_and_the_batch_stays(cast):
    district_with_two_areas(cast)
    applied(cast)
    checked(cast, samples.A.replace("13,5", "viel"))
    forget_value_files()
    assert ValueFile.objects.count() == 2
    ValueFile.objects.update(created_at=timezone.now() - dt.timedelta(days=7, minutes=1))
    forget_value_files()
    assert not ValueFile.objects.exists()
    assert not FilePart.objects.exists()
    assert not NotedCell.objects.exists()
    assert ImportBatch.objects.count() == 1
