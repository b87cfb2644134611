"""Sitting together: joining boards to a meeting, what they share on the agenda, and parting again."""

import uuid
from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.doors import fetch_allowed, require_create
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from committees.meetings.joint.bond import SHARED, lock_led, lock_meeting
from committees.meetings.joint.models import JointSession
from committees.meetings.models import AgendaItem, Meeting, Part
from committees.meetings.services.agenda import renumber
from committees.meetings.services.planning import create_meeting
from committees.meetings.standing.models import StandingItem
from committees.roster.models import Committee

State = Meeting.State
Kind = AgendaItem.Kind
#: Lines of the usual agenda that speak of one board only.
OF_ONE_BOARD = (
    StandingItem.Content.APPROVAL,
    StandingItem.Content.FOLLOW_UP,
    StandingItem.Content.POSTPONED,
)
#: What a common item says in every board.
WORDS = (
    "part",
    "kind",
    "title",
    "public_title",
    "confidential_reason",
    "presenter",
    "paper",
    "proposal",
    "minutes_planned",
    "barrier",
    "applicant",
)


def sit_together(*, meeting: Meeting, committees: Collection[Committee], by: User) -> JointSession:
    """Let further boards sit with this meeting, which leads; needs the right to plan for each of them.

    A planned meeting of the board on the same day is taken, else one is made. Everything on the leading
    agenda that speaks of more than its own board becomes common; items of the same words become one.
    """
    with transaction.atomic():
        leading = lock_meeting(meeting)
        _refuse_unplanned(leading)
        if leading.is_joined:
            raise WrongState(
                _("Diese Sitzung gehört schon zu einer gemeinsamen Sitzung, die ein anderes führt.")
            )
        if not committees:
            raise Refusal(_("Bitte mindestens ein Gremium wählen."), field="committees")
        session = leading.joint or _lead(leading, by)
        leading.refresh_from_db()
        for committee in committees:
            _join(leading, session, committee, by)
        for row in session.meetings.all():
            renumber_all(row)
    return session


def renumber_all(meeting: Meeting) -> None:
    for part in Part.values:
        renumber(meeting, list(meeting.items.filter(part=part).order_by("position")))


def _refuse_unplanned(meeting: Meeting) -> None:
    if meeting.state not in (State.DRAFT, State.SCHEDULED) or meeting.is_invited:
        raise WrongState(
            _("Das geht nur in der Planung, vor der ersten Einladung: %(meeting)s.") % {"meeting": meeting}
        )


def _lead(meeting: Meeting, by: User) -> JointSession:
    """Make it the leading one; its public agenda is common as far as it is not about its own board alone.

    What is not public is shared item by item, by somebody who may see it.
    """
    session = changes.create(JointSession(district=meeting.district), by=by, action="joint.begun")
    values = {"joint": session, "leads": True}
    leading = changes.apply(meeting, values, by=by, action="meeting.leads")
    for item in leading.items.filter(part=Part.PUBLIC).select_related("standing_item"):
        if not is_of_one_board(item):
            item.joint_key = uuid.uuid4()
            item.save(update_fields=["joint_key"])
    return session


def is_of_one_board(item: AgendaItem) -> bool:
    """Its own last minutes, its open resolutions, what it postponed: nothing another board has a part in."""
    line = item.standing_item
    return bool(
        item.approves_id or item.carried_from_id or (line is not None and line.content in OF_ONE_BOARD)
    )


def _join(leading: Meeting, session: JointSession, committee: Committee, by: User) -> Meeting:
    if committee.district_id != leading.district_id:
        raise Refusal(_("Dieses Gremium gehört zu einem anderen Kreis."), field="committees")
    if session.meetings.filter(committee=committee).exists():
        raise Refusal(_("%(board)s tagt schon mit.") % {"board": committee}, field="committees")
    shared = {name: getattr(leading, name) for name in SHARED}
    other = meeting_of_the_day(committee, leading)
    is_new = other is None
    if other is None:
        require_create(by, "meeting", committee=committee)
        other = create_meeting(committee=committee, by=by, **shared)
    other = changes.lock(fetch_allowed(Meeting, by, "U", pk=other.pk))
    _refuse_unplanned(other)
    values = shared | {"joint": session}
    other = changes.apply(other, values, by=by, action="meeting.joined")
    for part in Part.values:
        _take_over(leading, other, part, by)
    if is_new:
        _drop_opening(other, by)
    if leading.state == State.SCHEDULED and other.state == State.DRAFT:
        other = changes.apply(other, {"state": State.SCHEDULED}, by=by, action="meeting.scheduled")
    return other


def _drop_opening(other: Meeting, by: User) -> None:
    """A meeting made for the occasion needs no first item of its own beside the common ones."""
    made = other.items.filter(standing_item__isnull=True, approves__isnull=True, joint_key__isnull=True)
    if other.items.filter(joint_key__isnull=False).exists():
        for item in made:
            changes.delete(item, by=by, action="agenda.item_removed")


def meeting_of_the_day(committee: Committee, leading: Meeting) -> Meeting | None:
    """The planned meeting of a board on the same day that still sits alone and is not invited to."""
    rows = committee.meetings.filter(
        state__in=(State.DRAFT, State.SCHEDULED), invitation_version=0, joint__isnull=True
    )
    return next((row for row in rows.order_by("starts_at") if row.day == leading.day), None)


def _take_over(leading: Meeting, other: Meeting, part: str, by: User) -> None:
    """Give the board every common item; what it has for itself stands where such items stand in the lead."""
    own = list(other.items.filter(part=part).order_by("position"))
    common = []
    for item in leading.items.filter(part=part, joint_key__isnull=False).order_by("position"):
        twin = next((row for row in own if _is_twin(row, item)), None)
        if twin is not None:
            own.remove(twin)
        common.append(_counterpart(item, other, twin, by))
    closing = common[-1:] if common and common[-1].kind == Kind.MISC else []
    middle, first = common[: len(common) - len(closing)], _before(leading, part)
    bound = [row for row in own if is_of_one_board(row)]
    others = [row for row in own if not is_of_one_board(row)]
    opening = [row for row in others if row.kind == Kind.FORMALIA]
    rest = [row for row in others if row.kind != Kind.FORMALIA]
    renumber(other, [*opening, *middle[:first], *bound, *middle[first:], *rest, *closing])


def _is_twin(row: AgendaItem, item: AgendaItem) -> bool:
    """The same words on both agendas: it is one item. Not if a paper or other minutes hang on it."""
    if is_of_one_board(row) or hasattr(row, "consultation"):
        return False
    return row.title.strip().casefold() == item.title.strip().casefold()


def _before(leading: Meeting, part: str) -> int:
    """After how many common items the leading board deals with what is its own, usually its last minutes."""
    count = 0
    for item in leading.items.filter(part=part).order_by("position"):
        if not item.is_joint:
            return count
        count += 1
    return min(count, 1)


def _counterpart(item: AgendaItem, meeting: Meeting, twin: AgendaItem | None, by: User) -> AgendaItem:
    words: dict[str, Any] = {name: getattr(item, name) for name in WORDS}
    values = words | {"joint_key": item.joint_key}
    if twin is not None:
        return changes.apply(twin, values, by=by, action="agenda.item_shared")
    count = meeting.items.filter(part=item.part).count()
    row = AgendaItem(meeting=meeting, number=f"+{count}", position=count + 1, **values)
    return changes.create(row, by=by, action="agenda.item_shared")


def share_item(*, item: AgendaItem, by: User) -> AgendaItem:
    """Put an item of the leading board on the agendas of the others, before anybody was invited."""
    with transaction.atomic():
        rows = _planned(item.meeting)
        current = changes.lock(item)
        if current.is_joint:
            return current
        if is_of_one_board(current):
            raise Refusal(_("Dieser Punkt betrifft nur das eigene Gremium."), field="is_joint")
        current = changes.apply(current, {"joint_key": uuid.uuid4()}, by=by, action="agenda.item_shared")
        earlier = _earlier(rows[0], current)
        for row in rows:
            items = list(row.items.filter(part=current.part).order_by("position"))
            if row.pk != current.meeting_id:
                place = next(
                    (i + 1 for i, old in enumerate(items) if earlier and old.joint_key == earlier), 0
                )
                items.insert(place, _counterpart(current, row, None, by))
            renumber(row, items)
    current.refresh_from_db()
    return current


def _earlier(leading: Meeting, item: AgendaItem) -> uuid.UUID | None:
    """The key of the common item before this one in its part."""
    rows = leading.items.filter(part=item.part, position__lt=item.position, joint_key__isnull=False)
    return rows.order_by("-position").values_list("joint_key", flat=True).first()


def keep_item(*, item: AgendaItem, by: User) -> AgendaItem:
    """Take an item back to the leading board alone, before anybody was invited."""
    with transaction.atomic():
        rows = _planned(item.meeting)
        current = changes.lock(item)
        if not current.is_joint:
            return current
        for other in AgendaItem.objects.filter(joint_key=current.joint_key).exclude(pk=current.pk):
            changes.delete(other, by=by, action="agenda.item_removed")
        current = changes.apply(current, {"joint_key": None}, by=by, action="agenda.item_kept")
        for row in rows:
            renumber(row, list(row.items.filter(part=current.part).order_by("position")))
    current.refresh_from_db()
    return current


def _planned(meeting: Meeting) -> list[Meeting]:
    """The meetings of a joint session that nobody is invited to yet, locked."""
    rows = lock_led(meeting)
    if rows[0].joint is None:
        raise WrongState(_("Diese Sitzung findet nicht gemeinsam mit einem anderen Gremium statt."))
    for row in rows:
        _refuse_unplanned(row)
    return rows


def part_again(*, meeting: Meeting, by: User) -> Meeting:
    """End the joint session before the first invitation: each board keeps its meeting and its agenda."""
    with transaction.atomic():
        rows = _planned(meeting)
        session = JointSession.objects.get(pk=rows[0].joint_id)
        everybody = [changes.lock(row) for row in session.meetings.all()]
        AgendaItem.objects.filter(meeting__in=everybody).update(joint_key=None)
        values = {"joint": None, "leads": False}
        parted = [changes.apply(row, values, by=by, action="meeting.parted") for row in everybody]
        for row in parted:
            renumber_all(row)
        changes.delete(session, by=by, action="joint.ended")
    return next(row for row in parted if row.pk == meeting.pk)
