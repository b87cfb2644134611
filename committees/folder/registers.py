"""Registers of a committee as XLSX: its resolutions, and who was at which meeting."""

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext as _

from committees.folder.selectors import attendance_of
from committees.meetings.exports import XLSX, Sheet
from committees.meetings.models import Attendance, Meeting
from committees.papers.models import Resolution
from committees.papers.selectors import progress_of
from committees.roster.models import Committee
from committees.rules.voting import Result
from documents.spreadsheets import write_xlsx
from documents.tables import Table, TableColumn


def resolution_sheet(
    rows: Iterable[Resolution], committee: Committee, span: str, today: dt.date | None = None
) -> Sheet:
    """The register of resolutions: wording, votes, and what became of them on the day `today`."""
    cells = [
        (
            row.number,
            row.decided_on,
            row.vote.item.number if row.vote else "",
            row.title,
            row.text,
            *_counts(row),
            row.responsible,
            row.due_on,
            progress_of(row, today or row.decided_on).word if today else "",
        )
        for row in rows
    ]
    columns = [
        TableColumn("number", _("Nummer")),
        TableColumn("decided_on", _("gefasst am")),
        TableColumn("item", _("Punkt")),
        TableColumn("title", _("Gegenstand")),
        TableColumn("text", _("Wortlaut"), width=60),
        TableColumn("yes", _("Ja"), kind="number"),
        TableColumn("no", _("Nein"), kind="number"),
        TableColumn("abstain", _("Enthaltung"), kind="number"),
        TableColumn("result", _("Ergebnis")),
        TableColumn("responsible", _("Zuständig")),
        TableColumn("due_on", _("bis")),
        TableColumn("progress", _("Umsetzung")),
    ]
    title = _("Beschlussregister %(name)s") % {"name": committee}
    table = Table("resolutions", title, columns=columns, rows=cells)
    return write_xlsx(table), f"beschluesse-{committee.sign}-{span}.xlsx", XLSX


def _counts(row: Resolution) -> tuple[object, ...]:
    """Yes, no, abstentions and the result; nothing is counted without objection or in circulation."""
    vote = row.vote
    if vote is None or not vote.is_counted:
        return None, None, None, f"{Result.ACCEPTED.label}, {row.figures}"
    return vote.yes, vote.no, vote.abstain, vote.get_result_display()


def attendance_register(committee: Committee, meetings: list[Meeting], span: str) -> Sheet:
    """One line per person, one column per meeting: present, in part, excused or absent; and the share."""
    people: dict[str, dict[object, Attendance]] = {}
    for row in attendance_of(meetings):
        people.setdefault(row.name, {})[row.meeting_id] = row
    cells = []
    for name, rows in people.items():
        words = [_word(rows.get(meeting.pk), meeting) for meeting in meetings]
        here = sum(1 for row in rows.values() if row.stays.all())
        cells.append((name, *words, here, len(meetings)))
    columns = [
        TableColumn("name", _("Name")),
        *(
            TableColumn(f"m{index}", f"{meeting.number}. {_('Sitzung')}, {meeting.day:%d.%m.%Y}")
            for index, meeting in enumerate(meetings)
        ),
        TableColumn("present", _("anwesend"), kind="number"),
        TableColumn("held", _("Sitzungen"), kind="number"),
    ]
    title = _("Anwesenheit %(name)s") % {"name": committee}
    table = Table("attendance", title, columns=columns, rows=cells)
    return write_xlsx(table), f"anwesenheit-{committee.sign}-{span}.xlsx", XLSX


def _word(row: Attendance | None, meeting: Meeting) -> str:
    if row is None:
        return ""
    stays = list(row.stays.all())
    if not stays:
        return _("entschuldigt") if row.excuse == Attendance.Excuse.EXCUSED else _("nicht anwesend")
    is_late = meeting.opened_at is not None and stays[0].start > meeting.opened_at
    end = stays[-1].until
    is_early = meeting.closed_at is not None and end is not None and end < meeting.closed_at
    return _("zeitweise") if is_late or is_early or len(stays) > 1 else _("anwesend")
