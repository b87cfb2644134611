"""Whom the minutes name, and what they carry on: guests by part, tasks from earlier meetings."""

import datetime as dt
import io
import zipfile

import pytest

from committees.meetings.aftermath.word import minutes_word
from committees.meetings.closed import closed_spans
from committees.meetings.contexts.minutes import minutes_context
from committees.meetings.exports import attendance_sheet
from committees.meetings.models import Part
from committees.meetings.services.attendance import add_guest, leave
from committees.meetings.services.conduct import close_meeting
from committees.papers.models import Resolution
from committees.papers.services import FollowUp
from committees.papers.services.resolutions import close_resolution
from committees.rules.voting import Count
from tests.committees.make_examples import board_of, called, on, opened, planned, voted

pytestmark = pytest.mark.django_db
JUNE = dt.date(2026, 6, 18)


def test_a_guest_of_the_closed_part_is_named_in_its_minutes_alone(cast):
    """One comes for the public part, one ten minutes before the closed one, one stays for both."""
    meeting = opened(cast, planned(cast, board_of(cast, "NW"), closed=2), 9)
    called(meeting, "Ö 1", cast, "17:10")
    people = {
        "Offen": ("17:10", "17:50"),
        "Beide": ("17:20", "18:30"),
        "Wartend": ("17:50", "18:30"),
        "Drin": ("18:05", "18:20"),
    }
    rows = {
        name: add_guest(meeting=meeting, name=name, capacity="guest", at=on(come), by=cast.clerk)
        for name, (come, _go) in people.items()
    }  # fmt: skip
    called(meeting, "N 1", cast, "18:00")
    for name, (_come, go) in people.items():
        leave(attendance=rows[name], at=on(go), by=cast.clerk)
    meeting = close_meeting(meeting=meeting, at=on("18:40"), by=cast.clerk)
    assert closed_spans(meeting) == [(on("18:00"), None)]
    public, closed = (minutes_context(meeting, part).others for part in (Part.PUBLIC, Part.NON_PUBLIC))
    assert [name in public for name in people] == [True, True, False, False]
    assert all(name in closed for name in people)
    narrow, whole = (attendance_sheet(meeting, with_closed_part=sees)[0] for sees in (False, True))
    assert len(narrow) < len(whole)


def test_who_comes_back_into_the_public_part_is_named(cast):
    meeting = opened(cast, planned(cast, board_of(cast, "NW"), closed=1), 9)
    called(meeting, "N 1", cast, "17:10")
    guest = add_guest(meeting=meeting, name="Rosa", capacity="adviser", at=on("17:12"), by=cast.clerk)
    called(meeting, "Ö 1", cast, "17:40")
    meeting = close_meeting(meeting=meeting, at=on("18:40"), by=cast.clerk)
    assert closed_spans(meeting) == [(on("17:10"), on("17:40"))]
    assert guest.name in {person.name for person in minutes_context(meeting, Part.PUBLIC).people}


def with_task(cast, meeting, number: str, text: str, **plan):
    item = called(meeting, number, cast)
    voted(item, cast, Count(9), text=text, follow_up=FollowUp(**plan))
    return Resolution.objects.get(text=text)


def test_the_minutes_end_with_what_earlier_meetings_left_open(cast):
    board = board_of(cast, "NW")
    march = opened(cast, planned(cast, board, closed=1), 9)
    open_one = with_task(
        cast, march, "Ö 2", "Ein Merkblatt.", responsible="Sozialamt", due_on=dt.date(2026, 5, 1)
    )
    done = with_task(cast, march, "Ö 3", "Ein Brief.", responsible="Geschäftsstelle")
    later = with_task(cast, march, "Ö 4", "Ein Fest.", responsible="Kulturamt", due_on=dt.date(2026, 9, 1))
    with_task(cast, march, "N 1", "Ein Geheimnis.", responsible="Jugendamt")
    close_meeting(meeting=march, at=on("18:40"), by=cast.clerk)
    close_resolution(resolution=done, closing="done", closed_on=dt.date(2026, 4, 1), words="Abgesandt.",
                     today=dt.date(2026, 4, 1), by=cast.clerk)  # fmt: skip
    june = opened(cast, planned(cast, board, of=JUNE, closed=1), 9)
    own = with_task(cast, june, "Ö 2", "Ein Plan.", responsible="Planungsamt")
    june = close_meeting(meeting=june, at=on("18:40", JUNE), by=cast.clerk)
    close_resolution(resolution=later, closing="done", closed_on=dt.date(2026, 6, 20), words="Gefeiert.",
                     today=dt.date(2026, 6, 20), by=cast.clerk)  # fmt: skip
    words = minutes_context(june, Part.PUBLIC)
    assert [(t.title, t.responsible, t.item) for t in words.tasks] == [(own.title, "Planungsamt", "Ö 2")]
    assert [(t.responsible, t.item, t.status) for t in words.earlier_tasks] == [
        ("Sozialamt", open_one.number, "überfällig"),
        ("Kulturamt", later.number, "offen"),
    ], "as it stood on the day of the meeting"
    assert [t.responsible for t in minutes_context(june, Part.NON_PUBLIC).earlier_tasks] == ["Jugendamt"]
    assert minutes_context(march, Part.PUBLIC).earlier_tasks == ()
    with zipfile.ZipFile(io.BytesIO(minutes_word(june.minutes.get(part=Part.PUBLIC)))) as book:
        copy = book.read("word/document.xml").decode()
    assert "Noch offen aus früheren Sitzungen" in copy
    assert "Sozialamt" in copy
    assert "Jugendamt" not in copy
