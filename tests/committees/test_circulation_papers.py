"""Papers of a circulation: for those who are asked, by the same safe rules; and its outcome in the open interface."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from accounts.doors import may
from accounts.refusals import Refusal, WrongState
from committees.meetings.ballots.models import Circulation
from committees.meetings.ballots.services.circulations import (
    change_circulation,
    drop_circulation,
    start_circulation,
    write_circulation,
)
from committees.meetings.ballots.services.papers import attach_paper, remove_paper
from desk.mail.models import MailAttachment, OutgoingMail
from documents.store.models import StoredDocument
from documents.store.selectors import protection_of, readable_document
from tests.committees.make_ballots import SECRET_WORDS, TEXT, TODAY, board_with

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n%%EOF\n"


@pytest.fixture
def board(cast):
    return board_with(cast, circulation_allowed=True)


def draft(cast, board, **fields) -> Circulation:
    values = {"title": "Merkblatt", "text": TEXT, "ends_on": TODAY.replace(day=12)} | fields
    return write_circulation(committee=board, by=cast.clerk, **values)


def secret(cast, board) -> Circulation:
    return draft(cast, board, title="Beihilfe Quittenbaum", text=SECRET_WORDS, is_public=False)


def upload(name="plan.pdf", data=PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def paper(row, cast, title="Kostenplan", **given) -> StoredDocument:
    return attach_paper(circulation=row, title=title, upload=upload(**given), by=cast.clerk)


def send(row, cast) -> Circulation:
    return start_circulation(circulation=row, today=TODAY, by=cast.clerk)


def test_before_it_is_sent_only_the_office_reads_the_draft_and_its_papers(cast, board):
    for row in (draft(cast, board), secret(cast, board)):
        file = paper(row, cast)
        assert readable_document(cast.clerk, file.pk) == file
        for person in (cast.board_member, cast.coordinator, cast.admin, cast.ngo_editor, cast.outsider):
            assert not may(person, "V", row), person
            assert readable_document(person, file.pk) is None, person


def test_once_it_is_sent_those_who_are_asked_read_them(cast, board):
    row = draft(cast, board)
    file = paper(row, cast)
    send(row, cast)
    for person in (cast.clerk, cast.board_member, cast.coordinator):
        assert readable_document(person, file.pk) == file, person
    for person in (cast.admin, cast.ngo_editor, cast.case_worker, cast.outsider):
        assert readable_document(person, file.pk) is None, person


def test_of_a_nonpublic_one_the_committee_alone_reads_them_and_each_look_is_logged(cast, board, as_person):
    from accounts.audit.models import AuditEntry

    row = secret(cast, board)
    file = paper(row, cast)
    send(row, cast)
    assert protection_of(file) == "S3"
    assert readable_document(cast.coordinator, file.pk) is None
    assert as_person("board_member").get(file.get_absolute_url()).status_code == 200
    assert AuditEntry.objects.filter(is_read=True, row_id=str(file.pk), actor=cast.board_member).exists()


def test_what_is_no_pdf_and_no_picture_is_refused(cast, board):
    row = draft(cast, board)
    for name, data in (("plan.html", b"<html>"), ("plan.pdf", b"MZ" + PDF), ("plan.zip", b"PK\x03\x04")):
        with pytest.raises(Refusal, match="PDF, PNG oder JPEG"):
            paper(row, cast, name=name, data=data)
    assert not StoredDocument.objects.exists()


def test_a_picture_is_drawn_anew_without_what_hides_in_it(cast, board):
    output = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "Quittenbaum"
    Image.new("RGB", (8, 8)).save(output, "JPEG", exif=exif)
    file = paper(draft(cast, board), cast, name="bild.jpg", data=output.getvalue())
    assert b"Quittenbaum" not in bytes(StoredDocument.objects.get(pk=file.pk).content)


def test_what_was_sent_keeps_its_papers(cast, board):
    row = draft(cast, board)
    file = paper(row, cast)
    row = send(row, cast)
    with pytest.raises(WrongState, match="behält seine Unterlagen"):
        paper(row, cast)
    with pytest.raises(WrongState, match="behält seine Unterlagen"):
        remove_paper(circulation=row, document=file, by=cast.clerk)


def test_a_paper_is_taken_off_a_draft_and_goes_with_it(cast, board):
    row = draft(cast, board)
    remove_paper(circulation=row, document=paper(row, cast), by=cast.clerk)
    assert not StoredDocument.objects.exists()
    paper(row, cast)
    drop_circulation(circulation=row, by=cast.clerk)
    assert not StoredDocument.objects.exists()


def test_a_draft_that_becomes_nonpublic_takes_its_papers_along(cast, board):
    row = draft(cast, board)
    file = paper(row, cast)
    row = change_circulation(
        circulation=row,
        by=cast.clerk,
        title=row.title,
        text=row.text,
        ends_on=row.ends_on,
        is_public=False,
        public_title="",
    )
    send(row, cast)
    file.refresh_from_db()
    assert file.resource == "nonpublic_item"
    assert readable_document(cast.coordinator, file.pk) is None


def test_the_mail_of_a_public_one_carries_them_and_that_of_a_nonpublic_one_nothing(cast, board):
    row = draft(cast, board)
    paper(row, cast)
    send(row, cast)
    first = OutgoingMail.objects.filter(subject__startswith="Umlaufverfahren").first()
    assert [kept.name for kept in MailAttachment.objects.filter(batch=first.batch)] == ["Kostenplan.pdf"]
    hidden = secret(cast, board)
    paper(hidden, cast, title="Quittenbaum Bescheid")
    send(hidden, cast)
    assert MailAttachment.objects.count() == 1
    assert not any("Quittenbaum" in f"{mail.subject} {mail.text}" for mail in OutgoingMail.objects.all())


def test_the_page_lists_them_and_offers_more_only_on_a_draft(cast, board, as_person):
    row = draft(cast, board)
    client = as_person("clerk")
    add = reverse("committees:circulation-paper-add", kwargs={"pk": row.pk})
    answer = client.post(add, {"title": "Kostenplan", "file": upload()})
    assert answer.status_code == 303
    page = client.get(row.get_absolute_url()).content.decode()
    assert "Kostenplan" in page
    assert add in page
    send(row, cast)
    page = client.get(row.get_absolute_url()).content.decode()
    assert "Kostenplan" in page
    assert add not in page
    answer = client.post(add, {"title": "Zu spät", "file": upload()})
    assert "behält seine Unterlagen" in answer.content.decode()
