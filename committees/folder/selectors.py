"""Whose meeting may become a folder, and which signed minutes a series holds."""

from dataclasses import replace
from typing import Any

from django.db.models import QuerySet

from accounts.doors import may
from accounts.users.models import User
from committees.meetings.models import Attendance, Meeting, Minutes, Part
from committees.roster.models import Committee


def meetings_to_export(user: User) -> QuerySet[Meeting]:
    return Meeting.objects.allowed_to(user, "E").select_related("committee", "district", "term")


def may_fetch_part(user: User, meeting: Meeting, part: str) -> bool:
    """The public part with the right to put out meetings; the other with that on its minutes.

    Before the meeting there are none: then whoever may put out the minutes of this committee gets it.
    """
    if part == Part.PUBLIC:
        return may(user, "E", meeting)
    row = meeting.minutes.filter(part=part).first()
    if row is not None:
        return may(user, "E", row)
    door = replace(Meeting.door, resource="minutes_nonpublic")
    there = meeting.items.filter(part=part).exists()
    return there and Meeting.objects.filter(door.filter_for(user, "E"), pk=meeting.pk).exists()


def sealed_series(user: User, committee: Committee, first: Any, last: Any) -> list[Minutes]:
    """Public parts of signed minutes of a time that the person may put out, oldest first."""
    rows = (
        Minutes.objects.allowed_to(user, "E")
        .filter(part=Part.PUBLIC, state__in=Minutes.SEALED, meeting__committee=committee)
        .filter(meeting__starts_at__date__range=(first, last))
        .select_related("document", "meeting__committee", "meeting__district")
    )
    return list(rows.order_by("meeting__starts_at"))


def attendance_of(meetings: list[Meeting]) -> list[Attendance]:
    """Everybody on a seat who is on the list of these meetings."""
    rows = Attendance.objects.filter(meeting__in=meetings, capacity__in=Attendance.ON_A_SEAT)
    return list(
        rows.select_related("meeting").prefetch_related("stays").order_by("name", "meeting__starts_at")
    )
