"""What the network asks of a person this morning, and its dates of the week."""

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.permissions import reaches
from coordination.network.selectors import my_open_tasks, organisation_rows
from coordination.network.tables.organisations import CONFIRM_AFTER
from desk.shell.today import TodayItem, WeekDate

#: More tasks than this do not stand one by one; the list behind them shows all.
SINGLE_TASKS = 4
#: Who has more than these waiting needs no dates of the week.
TASKS_READ = 30


def items(user: Any, today: dt.date) -> list[TodayItem | WeekDate]:
    """Own tasks that are due this week with their days, and entries that nobody has confirmed for a year."""
    week = today + dt.timedelta(days=6)
    due = list(my_open_tasks(user).filter(due_on__lte=week)[:TASKS_READ])
    found = [_task_item(task, today) for task in due[:SINGLE_TASKS]]
    dates = [
        WeekDate(task.due_on, task.title, task.get_absolute_url())
        for task in due
        if task.due_on and task.due_on >= today
    ]
    return [*found, *dates, *_unconfirmed(user, today)]


def _task_item(task: Any, today: dt.date) -> TodayItem:
    is_late = task.due_on < today
    day = f"{task.due_on:%d.%m.}"
    return TodayItem(
        weight=90 if task.due_on <= today else 70,
        title=task.title,
        line=task.subject_label or task.origin or _("Aufgabe"),
        url=task.get_absolute_url(),
        button=_("Ansehen"),
        icon="clock",
        due=_("seit %(day)s") % {"day": day} if is_late else _("bis %(day)s") % {"day": day},
        is_urgent=task.due_on <= today,
    )


def _unconfirmed(user: Any, today: dt.date) -> list[TodayItem]:
    if not any(reaches(m.role, "organisation", "P") for m in user.acting_memberships):
        return []
    old = organisation_rows(user).filter(status="active", confirmed_on__lt=today - CONFIRM_AFTER)
    number = old.count()
    if not number:
        return []
    line = ngettext(
        "%d Eintrag ist länger als ein Jahr nicht bestätigt.",
        "%d Einträge sind länger als ein Jahr nicht bestätigt.",
        number,
    )
    return [
        TodayItem(
            weight=30,
            title=_("Angaben von Organisationen bestätigen lassen"),
            line=line % number,
            url=reverse("coordination:organisation-list") + "?unconfirmed=1&status=active",
            button=_("Liste öffnen"),
            icon="network",
        )
    ]
