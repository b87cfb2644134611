"""Who was there for the closed part alone: such a guest is named nowhere outside of it."""

import datetime as dt
from dataclasses import replace

from committees.meetings.models import Attendance, Meeting, Part
from committees.meetings.room import Room, RoomRow

#: People for a closed item wait at the door and are often entered just before it is called.
GRACE = dt.timedelta(minutes=10)
#: Whoever has a seat or keeps the minutes belongs to the whole meeting.
BELONGING = (*Attendance.ON_A_SEAT, Attendance.Capacity.CLERK)
Span = tuple[dt.datetime, dt.datetime | None]


def open_room(room: Room, meeting: Meeting) -> Room:
    """The room as those may know it who have no right to the closed part."""
    if not any(_may_be_only_there(row) for row in room.rows):
        return room
    spans = closed_spans(meeting)
    return replace(room, rows=tuple(row for row in room.rows if not _was_only_there(row, spans)))


def closed_spans(meeting: Meeting) -> list[Span]:
    """From the call of a non-public item to that of the next public one, or to the end."""
    calls = meeting.items.exclude(called_at=None).order_by("called_at").values_list("called_at", "part")
    spans: list[Span] = []
    start: dt.datetime | None = None
    for at, part in calls:
        if part == Part.NON_PUBLIC:
            start = start or at
        elif start is not None:
            spans.append((start, at))
            start = None
    return [*spans, (start, None)] if start is not None else spans


def _may_be_only_there(row: RoomRow) -> bool:
    return row.was_here and row.capacity not in BELONGING


def _was_only_there(row: RoomRow, spans: list[Span]) -> bool:
    return _may_be_only_there(row) and all(
        any(
            stay.start >= start - GRACE and (end is None or (stay.until is not None and stay.until <= end))
            for start, end in spans
        )
        for stay in row.stays
    )
