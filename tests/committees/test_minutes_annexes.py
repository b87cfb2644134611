"""The end and the head of the minutes: which annexes belong to them, and which text this is."""

import io

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.refusals import WrongState
from committees.meetings.aftermath.word import minutes_word
from committees.meetings.contexts.minutes import MinutesContext, minutes_context
from committees.meetings.models import Meeting, Minutes, Part
from committees.meetings.services import minutes as service
from committees.meetings.services.conduct import close_meeting
from committees.meetings.services.minutes import render_minutes, return_minutes, sign_minutes, submit_minutes
from committees.meetings.services.papers import put_paper_on_agenda
from committees.papers.models import Paper
from committees.papers.services.files import attach_file, publish_file
from documents.store.models import StoredDocument
from documents.store.pages import page_count
from tests.cast import TODAY as MORNING
from tests.committees.make import at, open_with
from tests.committees.make_minutes import TODAY, seal, submit_and_release
from tests.committees.make_papers import make_admitted, make_secret, on_agenda
from tests.pdf import pdf_text

pytestmark = pytest.mark.django_db


def pdf(pages: int, *, packed: bool = False) -> bytes:
    target = io.BytesIO()
    with pikepdf.new() as book:
        for _page in range(pages):
            book.add_blank_page()
        mode = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable
        book.save(target, object_stream_mode=mode)
    return target.getvalue()


def attach(cast, paper: Paper, title: str, pages: int = 1) -> StoredDocument:
    upload = SimpleUploadedFile("plan.pdf", pdf(pages), "application/pdf")
    return attach_file(paper=paper, title=title, upload=upload, by=cast.clerk)


def held(cast) -> tuple[Meeting, dict[str, StoredDocument]]:
    """A public motion with a public and an internal file, and a secret one with a file of its own."""
    paper, secret = make_admitted(cast), make_secret(cast)
    files = {"plan": attach(cast, paper, "Fahrplan", 3), "memo": attach(cast, paper, "Vermerk zum Haushalt")}
    StoredDocument.objects.filter(pk=files["memo"].pk).update(audience="internal")
    files["case"] = attach(cast, secret, "Akte Kummerfeld", 2)
    _paper, item = on_agenda(cast, paper)
    put_paper_on_agenda(paper=secret, meeting=item.meeting, today=MORNING, by=cast.clerk)
    meeting = open_with(cast, 3, item.meeting)
    return close_meeting(meeting=meeting, at=at("18:00"), by=cast.clerk), files


def words(meeting: Meeting, part: str = Part.PUBLIC) -> MinutesContext:
    return minutes_context(meeting, part)


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("pages", [1, 3, 40])
def test_pages_are_counted_as_the_file_says(pages, packed):
    assert page_count(pdf(pages, packed=packed)) == pages


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7\n%%EOF", b"/Type /Pages", b"obj /ObjStm /First 4 stream\nxyz"]
)
def test_a_file_that_does_not_say_has_no_number_of_pages(data):
    assert page_count(data) is None


def test_the_public_document_lists_public_annexes_and_no_other(cast):
    meeting, files = held(cast)
    (annex,) = words(meeting).annexes
    assert (annex.number, annex.title, annex.pages) == ("1", "Fahrplan", "3")
    assert annex.sha == files["plan"].sha256[:12]
    assert annex.item == meeting.items.get(consultation__paper__title="Abendbus nach Lindtal").number
    text = pdf_text(render_minutes(meeting, Part.PUBLIC))
    assert "Anlagen" in text
    assert annex.sha in text
    for secret in (
        "Vermerk zum Haushalt",
        "Kummerfeld",
        files["memo"].sha256[:12],
        files["case"].sha256[:12],
    ):
        assert secret not in text


def test_the_other_document_lists_its_own_and_what_is_internal(cast):
    meeting, _files = held(cast)
    found = [(row.title, row.pages) for row in words(meeting, Part.NON_PUBLIC).annexes]
    assert found == [("Vermerk zum Haushalt", "1"), ("Akte Kummerfeld", "2")]


def test_a_file_that_is_published_moves_to_the_public_list(cast):
    meeting, files = held(cast)
    memo = StoredDocument.objects.get(pk=files["memo"].pk)
    publish_file(paper=Paper.objects.get(pk=memo.owner_id), document=memo, by=cast.clerk)
    assert [row.title for row in words(meeting).annexes] == ["Fahrplan", "Vermerk zum Haushalt"]
    assert [row.title for row in words(meeting, Part.NON_PUBLIC).annexes] == ["Akte Kummerfeld"]


def test_minutes_without_files_have_no_list(cast):
    _paper, item = on_agenda(cast)
    meeting = close_meeting(meeting=open_with(cast, 3, item.meeting), at=at("18:00"), by=cast.clerk)
    assert words(meeting).annexes == ()
    assert "Anlagen" not in pdf_text(render_minutes(meeting, Part.PUBLIC))


def test_a_file_that_comes_between_reading_and_sealing_stops_the_seal(cast, monkeypatch):
    meeting, files = held(cast)
    submit_and_release(cast, meeting)
    sign = {"signed_on": TODAY, "today": TODAY, "by": cast.clerk}
    sign_minutes(meeting=meeting, role="clerk", name="Marek Winter", **sign)
    inner = service._render
    paper = Paper.objects.get(pk=files["plan"].owner_id)

    def meanwhile(*args):
        rendered = inner(*args)
        attach(cast, paper, "Nachgereicht")
        return rendered

    monkeypatch.setattr(service, "_render", meanwhile)
    with pytest.raises(WrongState, match="Der Text wurde gerade noch geändert"):
        sign_minutes(meeting=meeting, role="chair", name="Mitglied 01", is_on_paper=True, **sign)


# --- which text it is -----------------------------------------------------------------------


def test_the_head_says_edition_and_state_and_each_return_begins_the_next(cast, as_person):
    meeting, _files = held(cast)
    first = words(meeting)
    assert (first.status, first.status_line) == ("Entwurf", "Fassung 1, noch nicht unterzeichnet")
    assert first.running_foot.endswith("Fassung 1, Entwurf")
    submit_minutes(meeting=meeting, today=TODAY, by=cast.clerk)
    assert words(meeting).status_line == "Fassung 1, Vorsitz prüft"
    return_minutes(meeting=meeting, reason="Ö 2 fehlt.", by=cast.second_coordinator)
    assert {words(meeting, part).status_line[:9] for part in Part.values} == {"Fassung 2"}
    page = as_person("clerk").get(reverse("committees:minutes-detail", kwargs={"pk": meeting.pk}))
    assert "Fassung 2" in page.content.decode()
    assert minutes_word(Minutes.objects.get(meeting=meeting, part=Part.PUBLIC))
    meeting = seal(cast, meeting)
    sealed = meeting.minutes.get(part=Part.PUBLIC).document
    text = pdf_text(bytes(sealed.content))
    assert "Fassung 2, versiegelt, 20. März 2026" in " ".join(text.split())
    assert "Fassung 2, unterzeichnet" in text
    facts = dict(sealed.context["facts"])
    assert "Fassung 2" in facts["Dokument"]
