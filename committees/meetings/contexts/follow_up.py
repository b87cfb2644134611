"""Who is to do what by when: out of this meeting, and what is still open from earlier ones."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from committees.meetings.models import AgendaItem, Meeting, Part
from committees.papers.models import Resolution


@dataclass(frozen=True)
class TaskLine:
    number: str
    title: str
    responsible: str
    due: str
    item: str
    status: str


def tasks_of(meeting: Meeting, items: list[AgendaItem]) -> tuple[TaskLine, ...]:
    """Of the resolutions of these items those that somebody is to carry out."""
    rows = Resolution.objects.filter(_assigned(), meeting=meeting, vote__item__in=items)
    return _lines(rows.select_related("vote__item").order_by("sequence"), meeting.day)


def earlier_tasks(meeting: Meeting, part: str) -> tuple[TaskLine, ...]:
    """What earlier meetings resolved and nobody had closed on the day of this one."""
    still_open = Q(closed_on__isnull=True) | Q(closed_on__gt=meeting.day)
    not_done = Q(task__closed_on__isnull=True) | Q(task__closed_on__gt=meeting.day)
    rows = Resolution.objects.filter(
        _assigned(),
        still_open,
        not_done,
        committee=meeting.committee,
        is_public=part == Part.PUBLIC,
        meeting__starts_at__lt=meeting.starts_at,
    )
    return _lines(rows.order_by("decided_on", "sequence"), meeting.day)


def _assigned() -> Q:
    return ~Q(responsible="") | Q(due_on__isnull=False) | Q(task__isnull=False)


def _lines(rows: Iterable[Resolution], day: dt.date) -> tuple[TaskLine, ...]:
    return tuple(_line(index, row, day) for index, row in enumerate(rows, start=1))


def _line(index: int, row: Resolution, day: dt.date) -> TaskLine:
    is_late = row.due_on is not None and row.due_on < day
    return TaskLine(
        number=str(index),
        title=row.title,
        responsible=row.responsible or "–",
        due=f"{row.due_on:%d.%m.%Y}" if row.due_on else "–",
        item=row.vote.item.number if row.decided_on == day and row.vote else str(row.number),
        status=_("überfällig") if is_late else _("offen"),
    )
