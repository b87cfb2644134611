"""A planted secret of a non-public item leaves the committee by none of the ways out."""

import datetime as dt

import pytest
from django.urls import reverse

from accounts.audit.models import AuditEntry
from committees.meetings.api import MeetingSerializer
from committees.meetings.exports import attendance_sheet
from committees.meetings.models import AgendaItem, Meeting, Part
from committees.meetings.search import SOURCES
from committees.meetings.selectors import published_items
from committees.meetings.services.invitation import invite, meeting_ics
from committees.meetings.services.minutes import publish_minutes
from committees.papers.models import Resolution
from committees.papers.selectors import published_resolutions
from desk.mail.models import MailAttachment, OutgoingMail
from documents.store.models import StoredDocument
from tests.committees.make import SECRET, make_board, make_meeting, open_with
from tests.committees.test_meetings_minutes import TODAY, hold_meeting, sealed
from tests.pdf import pdf_text

WORDS = ("Quittenbaum", "Geheimfall", "Einzelfallhilfe")


def clean(text: str) -> bool:
    return not any(word in text for word in WORDS)


@pytest.fixture
def published(cast) -> Meeting:
    board = make_board(cast)
    meeting = invite(meeting=make_meeting(cast, board), today=dt.date(2026, 3, 2), by=cast.clerk)
    meeting = hold_meeting_of(cast, meeting)
    publish_minutes(meeting=meeting, today=TODAY, by=cast.clerk)
    return meeting


def hold_meeting_of(cast, meeting):
    from tests.committees import test_meetings_minutes as story

    original = story.make_meeting
    story.make_meeting = lambda *args, **kw: meeting
    try:
        return sealed(cast, hold_meeting(cast))
    finally:
        story.make_meeting = original


@pytest.mark.django_db
def test_no_way_out(cast, published, client):
    slug = cast.auental.slug
    pages = [
        reverse("committees:public-committees", kwargs={"district_slug": slug}),
        reverse("committees:public-committee", kwargs={"district_slug": slug, "slug": "beirat"}),
        reverse("committees:public-meeting", kwargs={"district_slug": slug, "pk": published.pk}),
        reverse("committees:public-calendar", kwargs={"district_slug": slug, "pk": published.pk}),
    ]
    for page in pages:
        response = client.get(page)
        assert response.status_code == 200
        assert clean(response.content.decode()), page
    for document in StoredDocument.objects.filter(audience="public"):
        data = bytes(document.content)
        assert clean(pdf_text(data)), document
        assert clean(data.decode("latin-1"))
        assert clean(str(document.context))
    for mail in OutgoingMail.objects.all():
        assert clean(mail.subject + mail.text + mail.html)
    for attachment in MailAttachment.objects.filter(mime="application/pdf"):
        assert clean(pdf_text(bytes(attachment.data)))
    assert clean(meeting_ics(published).decode())
    assert clean(str(MeetingSerializer(published).data))
    assert clean(" ".join(item.title + item.shown_title + item.record for item in published_items(published)))
    assert clean(attendance_sheet(published)[0].decode("latin-1"))
    assert clean(" ".join(f"{r.title}{r.text}" for r in published_resolutions(cast.auental)))


@pytest.mark.django_db
def test_not_in_the_log_nor_in_the_search_of_anybody(cast, published):
    lines = AuditEntry.objects.values_list("row_label", "before", "after", "reason")
    assert clean(str(list(lines)))
    for person in (cast.coordinator, cast.clerk, cast.board_member, cast.outsider):
        for source in SOURCES:
            assert clean(" ".join(f"{source.label(row)} {source.line(row)}" for row in source.rows(person)))


@pytest.mark.django_db
def test_the_item_itself_is_behind_the_door(cast, published):
    for person, seen in ((cast.clerk, 1), (cast.board_member, 1), (cast.coordinator, 0), (cast.outsider, 0)):
        assert AgendaItem.objects.visible_to(person).filter(part=Part.NON_PUBLIC).count() == seen
        assert Resolution.objects.visible_to(person).filter(is_public=False).count() == seen


@pytest.mark.django_db
def test_the_secret_document_is_for_the_clerk_alone_by_default(cast, published, as_person):
    document = published.minutes.get(part=Part.NON_PUBLIC).document
    expected = {"clerk": 200, "board_member": 404, "coordinator": 404, "outsider": 404, "anonymous": 302}
    for person, status in expected.items():
        assert as_person(person).get(document.get_absolute_url()).status_code == status, person
    assert AuditEntry.objects.filter(is_read=True, row_id=str(document.pk)).exists()


@pytest.mark.django_db
def test_the_secret_agenda_is_for_members(cast, published, as_person):
    paper = StoredDocument.objects.get(kind="agenda-nonpublic")
    assert SECRET in " ".join(pdf_text(bytes(paper.content)).split())
    for person, status in {"board_member": 200, "clerk": 200, "coordinator": 404, "anonymous": 302}.items():
        assert as_person(person).get(paper.get_absolute_url()).status_code == status, person


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["committees:meeting-detail", "committees:meeting-live"])
def test_pages_stay_within_their_queries(cast, as_person, name, django_assert_max_num_queries):
    meeting = open_with(cast, 9)
    client = as_person("clerk")
    with django_assert_max_num_queries(45):
        assert client.get(reverse(name, kwargs={"pk": meeting.pk})).status_code == 200
