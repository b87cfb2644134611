"""Reading the usual agenda, and what is still open for the next meeting."""

from django.db.models import Q, QuerySet

from committees.meetings.models import AgendaItem, Meeting, Part
from committees.meetings.standing.models import StandingItem
from committees.papers.models import Resolution
from committees.roster.models import Committee
from coordination.network.models import Task


def standing_items(committee: Committee) -> QuerySet[StandingItem]:
    """All lines in order: the public part first."""
    return committee.standing_items.order_by("-part", "position")


def open_resolutions(committee: Committee, part: str, before: Meeting) -> QuerySet[Resolution]:
    """Resolutions of earlier meetings that somebody is to carry out and nobody has closed, of this part."""
    rows = Resolution.objects.filter(committee=committee, closing=Resolution.Closing.OPEN)
    rows = rows.filter(is_public=part == Part.PUBLIC, meeting__starts_at__lt=before.starts_at)
    assigned = ~Q(responsible="") | Q(due_on__isnull=False) | Q(task__isnull=False)
    finished = Q(task__status__in=[Task.Status.DONE, Task.Status.DROPPED])
    return rows.filter(assigned).exclude(finished).order_by("decided_on", "sequence")


def postponed_items(last: Meeting | None, part: str) -> list[AgendaItem]:
    """What the last meeting postponed and no later one has taken up."""
    if last is None:
        return []
    rows = last.items.filter(part=part, state=AgendaItem.State.POSTPONED).order_by("position")
    taken = AgendaItem.objects.filter(carried_from__in=rows).exclude(state=AgendaItem.State.WITHDRAWN)
    return list(rows.exclude(pk__in=taken.values("carried_from")))
