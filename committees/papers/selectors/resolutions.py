"""Reading the register of resolutions."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.districts.models import District
from accounts.doors import may
from accounts.users.models import User
from committees.papers.models import Resolution
from committees.roster.models import Committee
from coordination.barriers.models import Barrier


def resolution_rows(user: User, action: str = "L") -> QuerySet[Resolution]:
    """The register as the person may see it, newest first."""
    return (
        Resolution.objects.allowed_to(user, action)
        .select_related(
            "committee",
            "meeting",
            "meeting__committee",
            "vote",
            "vote__item",
            "circulation",
            "task",
            "task__owner",
            "barrier",
            "closed_in",
            "closed_in__committee",
        )
        .order_by("-decided_on", "-sequence")
    )


def resolutions_of(user: User, committee: Committee) -> QuerySet[Resolution]:
    return resolution_rows(user).filter(committee=committee)


def resolutions_adopting(barrier: Barrier, user: User) -> QuerySet[Resolution]:
    """Resolutions that are to remove a barrier, oldest first."""
    return Resolution.objects.visible_to(user).filter(barrier=barrier).order_by("decided_on", "sequence")


def published_resolutions(district: District) -> QuerySet[Resolution]:
    """Public resolutions of meetings whose minutes are signed."""
    return (
        Resolution.objects.published()
        .filter(district=district)
        .select_related("committee", "meeting", "vote", "circulation", "task")
        .order_by("-decided_on", "-sequence")
    )


@dataclass(frozen=True)
class Progress:
    """How far a resolution has come, in a word and a tone of `components/_state.html`."""

    word: str
    tone: str


def progress_of(resolution: Resolution, today: dt.date) -> Progress:
    """Done, dropped, overdue, running, or nothing to follow; overdue is computed, never stored."""
    task = resolution.task
    is_done = resolution.closing == Resolution.Closing.DONE or (task and task.status == task.Status.DONE)
    is_dropped = resolution.closing == Resolution.Closing.DROPPED or (
        task and task.status == task.Status.DROPPED
    )
    if is_dropped and resolution.closing != Resolution.Closing.DONE:
        return Progress(_("nicht weiter verfolgt"), "neutral")
    if is_done:
        return Progress(_("umgesetzt"), "good")
    due = task.due_on if task else resolution.due_on
    if due and due < today:
        return Progress(_("überfällig"), "warn")
    if task or resolution.responsible:
        return Progress(_("läuft"), "info")
    return Progress(_("ohne Auftrag"), "quiet")


def is_late(today: dt.date) -> Q:
    """The same as one filter: past its day and neither closed nor done."""
    late = Q(task__isnull=True, due_on__lt=today) | Q(task__status="open", task__due_on__lt=today)
    return late & Q(closing="")


def overdue_resolutions(user: User, today: dt.date) -> QuerySet[Resolution]:
    """Resolutions past their day that this person is to follow: of its office, or its own."""
    rows = Resolution.objects.allowed_to(user, "U").filter(is_late(today))
    return rows.select_related("committee", "task").order_by("due_on", "decided_on")


def may_report(user: User, resolution: Resolution) -> bool:
    """The office, and whoever carries it out, may say how far it has come."""
    return bool(resolution.task and resolution.task.owner_id == user.pk) or may(user, "U", resolution)


def later_meetings_of(resolution: Resolution, user: User) -> QuerySet[Any]:
    """Later meetings of the same committee that were held: any of them may have closed it."""
    rows: Any = resolution.committee.meetings.filter(starts_at__gt=resolution.known_since)
    return (
        rows.filter(state__in=["open", "interrupted", "closed", "minuted"])
        .allowed_to(user, "V")
        .select_related("committee")
        .order_by("-starts_at")
    )
