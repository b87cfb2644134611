"""Sheets of a committee and of a meeting: members, attendance."""

import datetime as dt

from django.utils.translation import gettext as _

from committees.meetings.allowances import CHAIR, claims_of
from committees.meetings.closed import open_room
from committees.meetings.models import Attendance, Meeting
from committees.meetings.room import RoomRow
from committees.meetings.selectors import room_of
from committees.roster.models import Committee
from committees.roster.selectors import seats_on, term_on
from documents.spreadsheets import write_xlsx
from documents.tables import Table, TableColumn

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Sheet = tuple[bytes, str, str]


def member_sheet(committee: Committee, today: dt.date) -> Sheet:
    """The list of members of a day: seats, people, deputies. No addresses."""
    rows = [
        (
            view.seat.number,
            str(view.holder.person) if view.holder else _("unbesetzt"),
            view.holder.get_role_display() if view.holder else "",
            view.seat.sender,
            ", ".join(str(deputy.person) for deputy in view.deputies),
            _("ja") if view.seat.is_voting else _("nein"),
            view.holder.ends_on if view.holder else None,
        )
        for view in seats_on(term_on(committee, today), today)
    ]
    columns = [
        TableColumn("seat", _("Sitz"), kind="number"),
        TableColumn("member", _("Mitglied")),
        TableColumn("role", _("Funktion")),
        TableColumn("sender", _("entsandt von")),
        TableColumn("deputy", _("Stellvertretung")),
        TableColumn("voting", _("stimmberechtigt")),
        TableColumn("until", _("bis")),
    ]
    table = Table("members", _("Mitgliederliste %(name)s") % {"name": committee}, columns=columns, rows=rows)
    return write_xlsx(table), f"mitglieder-{committee.sign}-{today:%Y-%m-%d}.xlsx", XLSX


def attendance_sheet(meeting: Meeting, *, with_closed_part: bool = False) -> Sheet:
    """Who was in the room of a meeting, from when to when; one row for each time in the room.

    Guests of the closed part stand in it only for those who may read that part.
    """
    room = room_of(meeting)
    rows = [
        (
            row.name,
            row.note,
            _("ja") if row.is_voting else _("nein"),
            row.deputises_for,
            stay.start if stay else None,
            stay.until if stay else None,
            "" if stay else _away(row, with_reason=with_closed_part),
        )
        for row in (room if with_closed_part else open_room(room, meeting)).rows
        for stay in (row.stays or (None,))
    ]
    columns = [
        TableColumn("name", _("Name")),
        TableColumn("sender", _("entsandt von")),
        TableColumn("voting", _("Stimme")),
        TableColumn("for", _("für")),
        TableColumn("start", _("von")),
        TableColumn("until", _("bis")),
        TableColumn("remark", _("Bemerkung")),
    ]
    table = Table("attendance", _("Anwesenheit %(name)s") % {"name": meeting}, columns=columns, rows=rows)
    return write_xlsx(table), f"anwesenheit-{meeting.committee.sign}-{meeting.day:%Y-%m-%d}.xlsx", XLSX


def _away(row: RoomRow, *, with_reason: bool) -> str:
    """The reason of somebody excused only for those who may read the closed part."""
    if not row.is_excused:
        return _("nicht anwesend")
    return ", ".join(filter(None, (_("entschuldigt"), row.reason if with_reason else "")))


def allowance_sheet(meetings: list[Meeting], committee: Committee, year: int) -> Sheet:
    """What the sittings of a year bring each person; computed from attendance, never stored."""
    claimed = claims_of(meetings, committee)
    rows = [
        (claim.sitting.day, str(claim.sitting.key), _capacity(claim.sitting.capacity), claim.amount)
        for claim in claimed
    ]
    columns = [
        TableColumn("day", _("Sitzung am")),
        TableColumn("name", _("Name")),
        TableColumn("capacity", _("Eigenschaft")),
        TableColumn("amount", _("Euro"), kind="number"),
    ]
    title = _("Sitzungsgeld %(name)s %(year)d") % {"name": committee, "year": year}
    table = Table("allowances", title, columns=columns, rows=rows)
    return write_xlsx(table), f"sitzungsgeld-{committee.sign}-{year}.xlsx", XLSX


def _capacity(key: str) -> str:
    return _("Vorsitz") if key == CHAIR else str(Attendance.Capacity(key).label)
