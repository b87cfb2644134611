"""Reading the agenda: items in order, what hangs on them, what outsiders read of them."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import (
    Exists,
    Model,
    OuterRef,
    Prefetch,
    QuerySet,
    prefetch_related_objects,
)
from django.shortcuts import get_object_or_404

from accounts.users.models import User
from committees.meetings.models import (
    AgendaItem,
    Attendance,
    ConflictDeclaration,
    Meeting,
    Vote,
)
from coordination.barriers.models import Barrier

State = Meeting.State


def agenda_items() -> QuerySet[AgendaItem]:
    """Items with their meeting, to be fetched through the door."""
    return AgendaItem.objects.select_related("meeting", "meeting__committee", "meeting__district")


def agenda_for(user: User, meeting: Meeting, *also: Prefetch | str, **marks: Exists) -> list[AgendaItem]:
    """All items in order; those the person may not see carry their neutral title and nothing else.

    `also`: what the page reads of all items at once, such as `with_votes()`. `marks`: what it asks of each.
    """
    visible = AgendaItem.objects.visible_to(user).filter(pk=OuterRef("pk"))
    barriers = Barrier.objects.visible_to(user).filter(pk=OuterRef("barrier"))
    asked: dict[str, Any] = marks | {"is_open": Exists(visible), "sees_barrier": Exists(barriers)}
    rows = (
        meeting.items.annotate(**asked)
        .select_related(
            "barrier", "applicant", "approves", "consultation__paper", "carried_from__meeting", "admission"
        )
        .prefetch_related(*also)
    )
    items = []
    for row in rows:
        item = row if row.is_open else _without_secrets(row)
        item.is_hidden = not row.is_open
        items.append(item)
    return items


def _without_secrets(item: AgendaItem) -> AgendaItem:
    if item.is_public:
        return item
    bare = AgendaItem(pk=item.pk, meeting=item.meeting, part=item.part, number=item.number, state=item.state)
    bare.position, bare.kind = item.position, item.kind
    bare.title = bare.public_title = item.public_title
    return bare


def hanging_on(model: type[Model], **also: Any) -> Exists:
    """Asked of every item with the agenda: whether such rows hang on it, so that only then they are read."""
    return Exists(model._base_manager.filter(item=OuterRef("pk"), **also))


def with_carried() -> Exists:
    """Asked of every item: whether it brings open resolutions along."""
    return Exists(AgendaItem.carried.through.objects.filter(agendaitem=OuterRef("pk")))


def read_carried(items: Iterable[AgendaItem]) -> None:
    """The open resolutions that items bring along; not read where the agenda says there are none."""
    rows = [item for item in items if getattr(item, "has_carried", False)]
    prefetch_related_objects(rows, "carried")
    for item in items:
        if item not in rows:
            _give(item, "carried", [])


def with_votes() -> Prefetch:
    """The votes of every item with what they resolved."""
    return Prefetch("votes", Vote.objects.select_related("resolution", "roll_call"))


def give_votes(items: Iterable[AgendaItem], votes: Iterable[Vote]) -> None:
    """Hand every item the votes that were read for all of them, as `with_votes` would."""
    found: dict[UUID, list[Vote]] = {}
    for vote in votes:
        found.setdefault(vote.item_id, []).append(vote)
    for item in items:
        _give(item, "votes", found.get(item.pk, []))


def _give(item: AgendaItem, name: str, values: list[Any]) -> None:
    """What Django's prefetch leaves on a row."""
    rows = getattr(item, name).all()
    rows._result_cache = values
    item.__dict__.setdefault("_prefetched_objects_cache", {})[name] = rows


def votes_on(item: AgendaItem) -> list[Vote]:
    """The votes on one item: the main motion and the amendments to it."""
    return list(item.votes.select_related("resolution", "roll_call"))


def with_conflicts() -> Prefetch:
    """Who is conflicted on each item."""
    return Prefetch("conflicts", ConflictDeclaration.objects.select_related("attendance"))


def conflicts_on(item: AgendaItem) -> list[ConflictDeclaration]:
    """Who is conflicted on the item; not read if the agenda says that nobody is (`has_conflicts`)."""
    if not getattr(item, "has_conflicts", True):
        return []
    if "conflicts" in getattr(item, "_prefetched_objects_cache", {}):
        return list(item.conflicts.all())
    return list(item.conflicts.select_related("attendance"))


def conflict_of(item: AgendaItem, key: str) -> ConflictDeclaration:
    """The declaration of an item the caller has reached; 404 for any other key."""
    return get_object_or_404(item.conflicts.select_related("attendance"), pk=key if key.isdigit() else 0)


def conflict_with(item: AgendaItem, attendance: Attendance) -> ConflictDeclaration | None:
    """What is noted of this person on this item."""
    rows = item.conflicts.select_related("attendance", "item__meeting")
    return rows.filter(attendance=attendance).first()


def items_in_order(meeting: Meeting) -> QuerySet[AgendaItem]:
    """The items of a meeting that are dealt with."""
    return meeting.items.exclude(state=AgendaItem.State.WITHDRAWN)


def items_about(barrier: Barrier, user: User) -> QuerySet[AgendaItem]:
    """Agenda items about a barrier that the person may see, oldest meeting first."""
    return (
        AgendaItem.objects.visible_to(user)
        .filter(barrier=barrier)
        .exclude(state=AgendaItem.State.WITHDRAWN)
        .select_related("meeting__committee")
        .prefetch_related(Prefetch("votes", Vote.objects.select_related("resolution")))
        .order_by("meeting__starts_at")
    )


def published_items(meeting: Meeting) -> list[AgendaItem]:
    """The agenda as outsiders read it: of a non-public item its neutral title is all that is left."""
    return [_without_secrets(item) for item in meeting.items.all()]
