"""Sitzungsmappe, compiled minutes, registers: two parts, two papers, and the signed words."""

import datetime as dt
import hashlib
import io
import zipfile

import openpyxl
import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.refusals import Refusal
from committees.folder.contexts import compiled_context, folder_context
from committees.folder.jobs import FOLDER_TEMPLATE, request_compiled, request_folder, zipped
from committees.folder.registers import attendance_register, resolution_sheet
from committees.folder.selectors import may_fetch_part, sealed_series
from committees.meetings.models import Part
from committees.meetings.services.minutes import note_correction, publish_minutes
from committees.meetings.services.papers import put_paper_on_agenda
from committees.papers.models import Resolution
from committees.papers.services.amendments import move_amendment, take_over_amendment
from committees.papers.services.files import attach_file
from documents.jobs.models import Job
from documents.jobs.runner import run
from documents.render import render_pdf
from documents.store.models import StoredDocument
from tests.cast import TODAY as EARLY
from tests.committees.make_minutes import TODAY, seal
from tests.committees.make_oparl import blank_pdf
from tests.committees.make_papers import PAPER_SECRET, WORDING, make_admitted, make_secret, on_agenda
from tests.committees.test_meetings_minutes import hold_meeting, part
from tests.pdf import pdf_text

SPAN = (dt.date(2026, 1, 1), dt.date(2026, 12, 31))


@pytest.fixture
def meeting(cast):
    return seal(cast, hold_meeting(cast))


def made(job: Job) -> StoredDocument:
    assert run(job.pk)
    job.refresh_from_db()
    assert job.status == Job.Status.DONE, job.error
    return StoredDocument.objects.get(pk=job.document_id)


def sheet(data: bytes) -> list[tuple]:
    return list(openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True))


def test_the_folder_is_one_accessible_pdf_with_bookmarks(cast, meeting, judge_pdf):
    note_correction(minutes=part(meeting), text="Richtig: 12 Vordrucke.", today=TODAY, by=cast.clerk)
    row = made(request_folder(meeting=meeting, part=Part.PUBLIC, output="pdf", by=cast.clerk))
    data = bytes(row.content)
    judge_pdf(data)
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as outline:
        titles = [str(entry.title) for entry in outline.root]
        below = [str(child.title) for entry in outline.root for child in entry.children]
    assert titles == [
        "Sitzungsmappe",
        "Einladung und Tagesordnung",
        "Unterlagen",
        "Anwesenheit",
        "Niederschrift",
        "Berichtigungsvermerke",
        "Beschlüsse",
    ]
    assert any(title.startswith("Ö 2") for title in below)
    text = " ".join(pdf_text(data).split())
    for said in ("Frau Yıldız berichtet.", "Richtig: 12 Vordrucke.", "Beschluss BT 2026/01", "Mitglied 10"):
        assert said in text, said
    for secret in ("Quittenbaum", "Einzelfallhilfe", "BT 2026/02"):
        assert secret not in text
        assert secret.encode() not in data


def test_the_zip_holds_the_originals_byte_for_byte_and_their_fingerprints(cast, meeting):
    row = made(request_folder(meeting=meeting, part=Part.PUBLIC, output="zip", by=cast.clerk))
    with zipfile.ZipFile(io.BytesIO(bytes(row.content))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    original = StoredDocument.objects.get(pk=part(meeting).document_id)
    assert files[f"originale/{original.file_name}"] == bytes(original.content)
    sums = dict(reversed(line.split("  ")) for line in files.pop("SHA256SUMS.txt").decode().splitlines())
    assert sums == {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    assert not any("nichtoeffentlich" in name for name in files)
    assert sum(name.endswith(".xlsx") for name in files) == 2
    register = next(data for name, data in files.items() if name.startswith("beschluesse"))
    assert [line[0] for line in sheet(register)][1:] == ["BT 2026/01"]


def test_the_closed_part_has_a_folder_of_its_own_for_the_office(cast, meeting):
    assert may_fetch_part(cast.clerk, meeting, Part.NON_PUBLIC)
    assert not may_fetch_part(cast.coordinator, meeting, Part.NON_PUBLIC)
    with pytest.raises(Refusal, match="nicht offen"):
        request_folder(meeting=meeting, part=Part.NON_PUBLIC, output="pdf", by=cast.coordinator)
    row = made(request_folder(meeting=meeting, part=Part.NON_PUBLIC, output="zip", by=cast.clerk))
    with zipfile.ZipFile(io.BytesIO(bytes(row.content))) as archive:
        names = archive.namelist()
        folder = next(name for name in names if name.startswith("Sitzungsmappe"))
        assert "Quittenbaum" in pdf_text(archive.read(folder))
    assert any("nichtoeffentlich" in name for name in names)


def test_before_the_signature_the_folder_says_what_is_missing(cast):
    meeting = hold_meeting(cast)
    context = folder_context(meeting, Part.PUBLIC)
    assert context.minutes is None
    assert "noch nicht unterzeichnet" in context.missing
    data = render_pdf(template=FOLDER_TEMPLATE, context=context, title="Mappe", district=meeting.district)
    assert "Frau Yıldız berichtet." not in pdf_text(data)


def test_a_right_withdrawn_before_the_job_runs_gets_nothing(cast, meeting):
    job = request_folder(meeting=meeting, part=Part.PUBLIC, output="pdf", by=cast.clerk)
    cast.clerk.memberships.update(valid_until=dt.date(2026, 1, 1))
    run(job.pk)
    job.refresh_from_db()
    assert job.status == Job.Status.FAILED
    assert job.document_id is None


def test_a_series_is_compiled_in_the_printed_words(cast, meeting, judge_pdf):
    meeting.committee.name = "Umbenannt"
    meeting.committee.save()
    rows = sealed_series(cast.clerk, meeting.committee, *SPAN)
    context = compiled_context(rows)
    assert [title for _anchor, title in context.contents] == ["1. Sitzung vom 17. März 2026"]
    assert context.papers[0]["committee"] == "Beirat für Teilhabe", "the seal counts, not the row of today"
    job = request_compiled(committee=meeting.committee, first=SPAN[0], last=SPAN[1], by=cast.clerk)
    data = bytes(made(job).content)
    judge_pdf(data)
    assert "Frau Yıldız berichtet." in pdf_text(data)
    assert "Quittenbaum" not in pdf_text(data)


def test_the_coordination_compiles_what_is_published(cast, meeting):
    with pytest.raises(Refusal, match="keine unterzeichnete"):
        request_compiled(committee=meeting.committee, first=SPAN[0], last=SPAN[1], by=cast.coordinator)
    publish_minutes(meeting=meeting, today=TODAY, by=cast.clerk)
    assert len(sealed_series(cast.coordinator, meeting.committee, *SPAN)) == 1


def test_the_registers_say_who_was_there_and_what_was_decided(cast, meeting):
    lines = sheet(attendance_register(meeting.committee, [meeting], "2026")[0])
    people = {line[0]: line[1:] for line in lines[1:]}
    assert people["Mitglied 01"] == ("anwesend", 1, 1)
    assert people["Mitglied 10"] == ("zeitweise", 1, 1)
    rows = Resolution.objects.filter(meeting=meeting, is_public=True)
    register = sheet(resolution_sheet(rows, meeting.committee, "2026", TODAY)[0])
    assert register[1][0] == "BT 2026/01"
    assert register[1][5:9] == (8, 1, 0, "angenommen")


def test_equal_files_make_equal_archives():
    files = {"b.txt": b"zwei", "a.txt": b"eins"}
    assert zipped(files) == zipped(dict(reversed(files.items())))


@pytest.fixture
def with_motions(cast):
    """A meeting to come with a public motion, changed and enclosed, and one that is not public."""
    paper = make_admitted(cast, reasons="Kurse enden um 21 Uhr.", costs="4.000 Euro")
    upload = SimpleUploadedFile("plan.pdf", blank_pdf(), "application/pdf")
    attach_file(paper=paper, title="Fahrplan", upload=upload, by=cast.clerk)
    amendment = move_amendment(
        paper=paper, mover="Fatma Yıldız", replacement="Auch am Samstag.", today=EARLY, by=cast.clerk
    )
    take_over_amendment(amendment=amendment, today=EARLY, by=cast.clerk)
    paper, item = on_agenda(cast, paper)
    secret = make_secret(cast, reasons="Nur für das Gremium.")
    attach_file(
        paper=secret,
        title="Akte Kummerfeld",
        upload=SimpleUploadedFile("akte.pdf", blank_pdf()),
        by=cast.clerk,
    )
    put_paper_on_agenda(paper=secret, meeting=item.meeting, today=EARLY, by=cast.clerk)
    return item.meeting


def opened(row):
    with zipfile.ZipFile(io.BytesIO(bytes(row.content))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return files, " ".join(
        pdf_text(next(data for name, data in files.items() if name.startswith("Sitzungsmappe"))).split()
    )


def test_the_public_folder_prints_the_motions_and_takes_their_files(cast, with_motions, judge_pdf):
    row = made(request_folder(meeting=with_motions, part=Part.PUBLIC, output="pdf", by=cast.clerk))
    data = bytes(row.content)
    judge_pdf(data)
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as outline:
        papers = next(entry for entry in outline.root if str(entry.title) == "Unterlagen")
        marks = [str(mark.title) for child in papers.children for mark in child.children]
    assert marks[0].startswith("Antrag BT/2026/")
    assert marks[1].startswith("1. Änderungsantrag")
    files, text = opened(
        made(request_folder(meeting=with_motions, part=Part.PUBLIC, output="zip", by=cast.clerk))
    )
    for said in (WORDING, "Mit den angenommenen Änderungen", "Auch am Samstag.", "Kurse enden um 21 Uhr.",
                 "4.000 Euro", "übernommen", "Fahrplan.pdf", "Yusuf Demirci"):  # fmt: skip
        assert said in text, said
    assert files["unterlagen/BT-2026-001/01-Fahrplan.pdf"] == blank_pdf_of(with_motions)
    assert "Kummerfeld" not in text
    assert not any("Kummerfeld" in name for name in files)


def blank_pdf_of(meeting):
    return bytes(StoredDocument.objects.get(title="Fahrplan").content)


def test_the_closed_folder_is_there_before_the_meeting_with_its_own_motions(cast, with_motions):
    assert not may_fetch_part(cast.coordinator, with_motions, Part.NON_PUBLIC)
    files, text = opened(
        made(request_folder(meeting=with_motions, part=Part.NON_PUBLIC, output="zip", by=cast.clerk))
    )
    assert PAPER_SECRET in text
    assert "Nur für das Gremium." in text
    assert WORDING not in text
    assert [name for name in files if name.startswith("unterlagen/")] == [
        "unterlagen/BT-2026-002/01-Akte-Kummerfeld.pdf"
    ]
