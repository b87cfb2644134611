"""The agenda: adding, changing, moving and withdrawing items.

Before the first invitation the numbers follow the order. Afterwards they stay: a late item gets
the number before it with a letter ("Ö 4a"), a withdrawn one keeps its number. In a joint session the
common items have the same numbers in every board, and what a board has for itself stands beside them as "Ö E1".
"""

import datetime as dt
import string
import uuid
from collections import Counter
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.audit import services as audit
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from committees.meetings.joint.bond import lock_led, lock_led_item, lock_meeting, of_board
from committees.meetings.models import AgendaItem, Meeting, Part
from committees.roster.selectors import rules_on
from committees.rules.notice import notice
from committees.rules.words import AgendaExtension

PREFIX = {Part.PUBLIC: "Ö", Part.NON_PUBLIC: "N"}
NEUTRAL = "Einzelangelegenheit"
EDITABLE = (*Meeting.PLANNED, *Meeting.RUNNING)


def add_item(
    *,
    meeting: Meeting,
    title: str,
    by: User,
    part: str = Part.PUBLIC,
    today: dt.date | None = None,
    is_joint: bool = False,
    **fields: Any,
) -> AgendaItem:
    """Put an item at the end of its part, before "Verschiedenes" if there is one.

    `today`: after the invitation an item that misses the notice waits for the committee to take it up.
    `is_joint`: on the agenda of every board of a joint session, from the leading meeting.
    """
    with transaction.atomic():
        meetings = lock_led(meeting) if is_joint else [lock_meeting(meeting)]
        key = uuid.uuid4() if is_joint and meetings[0].leads else None
        rows = []
        for current in meetings:
            with of_board(current, meetings[0]):
                row = AgendaItem(meeting=current, part=part, title=title, joint_key=key, number="?", **fields)
                rows.append(_put_on(row, today, by))
    rows[0].refresh_from_db()
    return rows[0]


def _put_on(item: AgendaItem, today: dt.date | None, by: User) -> AgendaItem:
    meeting = item.meeting
    _refuse_fixed(meeting)
    item.needs_admission = _is_too_late(meeting, today)
    item.added_after_invitation = meeting.is_invited
    _check_part(item)
    _refuse_foreign(item)
    items = _part_items(meeting, item.part)
    place = _place_for(items, item)
    item.position = len(items) + 1
    if numbers_stay(meeting, item):
        item.number = _late_number(items, place, item)
    else:
        item.number = f"{PREFIX[Part(item.part)]} {len(items) + 1}"
    changes.create(item, by=by, action="agenda.item_added")
    items.insert(place, item)
    renumber(meeting, items)
    return item


def update_item(*, item: AgendaItem, by: User, version: int | None = None, **fields: Any) -> AgendaItem:
    """Change an item; from the public to the non-public part only with a reason.

    A common item is changed from the leading meeting, for every board at once.
    """
    with transaction.atomic():
        pairs = lock_led_item(item)
        changes.lock(item, version=version)
        is_new_part = fields.get("part", item.part) != item.part
        if is_new_part and any(meeting.is_invited for meeting, _row in pairs):
            raise Refusal(
                _(
                    "Nach der Einladung wechselt ein Punkt nicht mehr den Teil. Bitte absetzen und neu aufnehmen."
                ),
                field="part",
            )
        saved = [
            _change(meeting, row, fields, by)
            for meeting, row in pairs
            if row.pk == item.pk or row.state != AgendaItem.State.WITHDRAWN
        ]
    return saved[0]


def _change(meeting: Meeting, current: AgendaItem, fields: dict[str, Any], by: User) -> AgendaItem:
    _refuse_fixed(meeting)
    if current.state == AgendaItem.State.WITHDRAWN:
        raise WrongState(_("Der Punkt ist abgesetzt."))
    old_part = current.part
    for name, value in fields.items():
        setattr(current, name, value)
    _refuse_foreign(current)
    _check_part(current)
    if current.part != old_part:
        fields = fields | {"number": f"? {current.pk}"[:10], "position": 999}
    saved = changes.apply(current, _clean(current, fields), by=by, action="agenda.item_changed")
    if saved.part != old_part:
        renumber(meeting, _part_items(meeting, old_part))
        renumber(meeting, _part_items(meeting, saved.part))
        saved.refresh_from_db()
    return saved


def _is_too_late(meeting: Meeting, today: dt.date | None) -> bool:
    """Whether a new item can only come on by a vote in the meeting; refused where the rules know none."""
    rules = rules_on(meeting.committee, meeting.day)
    if not (meeting.is_invited or meeting.is_running) or not rules.notice_days:
        return False
    if not meeting.is_running and (
        today is None or notice(rules.notice, sent_on=today, meeting_on=meeting.day).is_kept
    ):
        return False
    if rules.agenda_extension == AgendaExtension.NONE:
        raise Refusal(
            _("Die Ladungsfrist ist vorbei, und eine Erweiterung in der Sitzung ist nicht möglich."),
            rule=str(AgendaExtension.NONE.label),
            source=rules.cited("extension"),
        )
    return True


def _clean(item: AgendaItem, fields: dict[str, Any]) -> dict[str, Any]:
    return fields | {"public_title": item.public_title}


def move_item(*, item: AgendaItem, up: bool, by: User) -> AgendaItem:
    """One place up or down within its part; after the invitation the number goes along unchanged.

    Two common items change places in every board; past an item of its own a board moves for itself.
    """
    with transaction.atomic():
        pairs = lock_led_item(item)
        meeting = pairs[0][0]
        _refuse_fixed(meeting)
        items = _part_items(meeting, item.part)
        index = next(i for i, other in enumerate(items) if other.pk == item.pk)
        target = index - 1 if up else index + 1
        if 0 <= target < len(items):
            other = items[target]
            items[index], items[target] = other, items[index]
            renumber(meeting, items)
            if item.is_joint and other.is_joint:
                for partner, row in pairs[1:]:
                    _swap(partner, row, other.joint_key)
            audit.record(by=by, action="agenda.item_moved", row=item)
    item.refresh_from_db()
    return item


def _swap(meeting: Meeting, row: AgendaItem, key: uuid.UUID | None) -> None:
    """Let two common items change places in the agenda of another board; its own items stay where they are."""
    items = _part_items(meeting, row.part)
    one = next(i for i, item in enumerate(items) if item.pk == row.pk)
    two = next((i for i, item in enumerate(items) if item.joint_key == key), one)
    items[one], items[two] = items[two], items[one]
    renumber(meeting, items)


def withdraw_item(*, item: AgendaItem, reason: str, by: User) -> AgendaItem:
    """Take an item off: after the invitation it keeps its number as "abgesetzt", before it goes.

    A common item is taken off every agenda; as long as one board was invited, it keeps its number in all.
    """
    with transaction.atomic():
        pairs = lock_led_item(item)
        first = pairs[0][0]
        stays = numbers_stay(first, item) or first.is_running
        gone = []
        for meeting, current in pairs:
            with of_board(meeting, first):
                gone.append(_take_off(meeting, current, reason, by, stays=stays))
    return gone[0]


def _take_off(meeting: Meeting, current: AgendaItem, reason: str, by: User, *, stays: bool) -> AgendaItem:
    _refuse_fixed(meeting)
    if AgendaItem.State.WITHDRAWN not in AgendaItem.TRANSITIONS[AgendaItem.State(current.state)]:
        raise WrongState(_("Der Punkt ist schon behandelt oder abgesetzt."))
    if current.votes.exists():
        raise WrongState(_("Über den Punkt ist schon abgestimmt."))
    said = reason if current.is_public else ""
    if stays:
        state = {"state": AgendaItem.State.WITHDRAWN}
        return changes.apply(current, state, by=by, action="agenda.item_withdrawn", reason=said)
    changes.delete(current, by=by, action="agenda.item_removed", reason=said)
    renumber(meeting, _part_items(meeting, current.part))
    return current


def _refuse_fixed(meeting: Meeting) -> None:
    if meeting.state not in EDITABLE:
        raise WrongState(_("Die Tagesordnung dieser Sitzung steht fest."))


def _refuse_foreign(item: AgendaItem) -> None:
    for name in ("barrier", "applicant"):
        target = getattr(item, name)
        if target is not None and target.district_id != item.meeting.district_id:
            raise Refusal(_("Dieser Eintrag gehört zu einem anderen Kreis."), field=name)


def _check_part(item: AgendaItem) -> None:
    """A non-public item has a neutral title and a reason; a public one needs neither."""
    if item.part == Part.PUBLIC:
        item.public_title = item.confidential_reason = ""
        return
    if not item.confidential_reason.strip():
        raise Refusal(_("Bitte den Grund der Nichtöffentlichkeit angeben."), field="confidential_reason")
    item.public_title = item.public_title.strip() or NEUTRAL
    if item.public_title.casefold() == item.title.strip().casefold() and item.title != NEUTRAL:
        raise Refusal(
            _(
                "Der neutrale Titel darf nicht der vertrauliche sein: Er steht in der öffentlichen Tagesordnung."
            ),
            field="public_title",
        )


def _part_items(meeting: Meeting, part: str) -> list[AgendaItem]:
    return list(meeting.items.filter(part=part).order_by("position"))


def _place_for(items: list[AgendaItem], item: AgendaItem) -> int:
    """Before "Verschiedenes"; a common item before the common one, so that its place is the same everywhere."""
    Kind = AgendaItem.Kind
    if item.kind == Kind.MISC:
        return len(items)
    common = [index for index, other in enumerate(items) if other.is_joint and item.is_joint]
    if common and items[common[-1]].kind == Kind.MISC:
        return common[-1]
    return len(items) - (bool(items) and items[-1].kind == Kind.MISC)


def numbers_stay(meeting: Meeting, item: AgendaItem) -> bool:
    """Whether somebody has read the number: once the board is invited, of a common item once any board is."""
    if meeting.is_invited or not item.is_joint:
        return meeting.is_invited
    return Meeting.objects.filter(joint=meeting.joint_id, invitation_version__gt=0).exists()


def _series(meeting: Meeting, item: AgendaItem) -> str:
    """E.g. "Ö "; in a joint session "Ö E" for the items that a board has for itself."""
    is_own = meeting.joint_id is not None and not item.is_joint
    return f"{PREFIX[Part(item.part)]} {'E' if is_own else ''}"


def _late_number(items: list[AgendaItem], place: int, item: AgendaItem) -> str:
    """The number before it in its series with the next free letter; "Ö 0a" for a new first item."""
    before = [other.number for other in items[:place] if other.is_joint == item.is_joint]
    stem = before[-1].rstrip(string.ascii_lowercase) if before else f"{_series(item.meeting, item)}0"
    taken = {other.number for other in items}
    return next(f"{stem}{letter}" for letter in string.ascii_lowercase if f"{stem}{letter}" not in taken)


def renumber(meeting: Meeting, items: list[AgendaItem]) -> None:
    """Positions without gaps; numbers only while nobody has read them. Two passes keep them unique."""
    common = next((item for item in items if item.is_joint), None)
    stays = {False: meeting.is_invited, True: common is not None and numbers_stay(meeting, common)}
    for index, item in enumerate(items, start=1):
        item.position = index
        if not stays[item.is_joint]:
            item.number = f"~{index}"
    AgendaItem.objects.bulk_update(items, ["position", "number"])
    if all(stays[item.is_joint] for item in items):
        return
    counts: Counter[bool] = Counter()
    for item in items:
        counts[item.is_joint] += 1
        if not stays[item.is_joint]:
            item.number = f"{_series(meeting, item)}{counts[item.is_joint]}"
    AgendaItem.objects.bulk_update(items, ["number"])
