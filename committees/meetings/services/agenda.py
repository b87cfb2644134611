"""The agenda: adding, changing, moving and withdrawing items.

Before the first invitation the numbers follow the order. Afterwards they stay: a late item gets
the number before it with a letter ("Ö 4a"), a withdrawn one keeps its number.
"""

import datetime as dt
import string
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.audit import services as audit
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
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
    **fields: Any,
) -> AgendaItem:
    """Put an item at the end of its part, before "Verschiedenes" if there is one.

    `today`: after the invitation an item that misses the notice waits for the committee to take it up.
    """
    with transaction.atomic():
        meeting = changes.lock(meeting)
        _refuse_fixed(meeting)
        needs_admission = _is_too_late(meeting, today)
        items = _part_items(meeting, part)
        place = _place_for(items, fields.get("kind", AgendaItem.Kind.REPORT))
        item = AgendaItem(
            meeting=meeting,
            part=part,
            title=title,
            position=len(items) + 1,
            number="?",
            added_after_invitation=meeting.is_invited,
            needs_admission=needs_admission,
            **fields,
        )
        _check_part(item)
        _refuse_foreign(meeting, fields)
        if meeting.is_invited:
            item.number = _late_number(items, place, part)
        else:
            item.number = f"{PREFIX[Part(part)]} {len(items) + 1}"
        changes.create(item, by=by, action="agenda.item_added")
        items.insert(place, item)
        renumber(meeting, items)
    item.refresh_from_db()
    return item


def update_item(*, item: AgendaItem, by: User, version: int | None = None, **fields: Any) -> AgendaItem:
    """Change an item; from the public to the non-public part only with a reason."""
    with transaction.atomic():
        meeting = changes.lock(item.meeting)
        _refuse_fixed(meeting)
        _refuse_foreign(meeting, fields)
        current = changes.lock(item, version=version)
        if current.state == AgendaItem.State.WITHDRAWN:
            raise WrongState(_("Der Punkt ist abgesetzt."))
        old_part = current.part
        if fields.get("part", old_part) != old_part and meeting.is_invited:
            raise Refusal(
                _(
                    "Nach der Einladung wechselt ein Punkt nicht mehr den Teil. Bitte absetzen und neu aufnehmen."
                ),
                field="part",
            )
        for name, value in fields.items():
            setattr(current, name, value)
        _check_part(current)
        if current.part != old_part:
            fields |= {"number": f"? {current.pk}"[:10], "position": 999}
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
    """One place up or down within its part; after the invitation the number goes along unchanged."""
    with transaction.atomic():
        meeting = changes.lock(item.meeting)
        _refuse_fixed(meeting)
        items = _part_items(meeting, item.part)
        index = next(i for i, other in enumerate(items) if other.pk == item.pk)
        target = index - 1 if up else index + 1
        if 0 <= target < len(items):
            items[index], items[target] = items[target], items[index]
            renumber(meeting, items)
            audit.record(by=by, action="agenda.item_moved", row=item)
    item.refresh_from_db()
    return item


def withdraw_item(*, item: AgendaItem, reason: str, by: User) -> AgendaItem:
    """Take an item off: after the invitation it keeps its number as "abgesetzt", before it goes."""
    with transaction.atomic():
        meeting = changes.lock(item.meeting)
        _refuse_fixed(meeting)
        current = changes.lock(item)
        if AgendaItem.State.WITHDRAWN not in AgendaItem.TRANSITIONS[AgendaItem.State(current.state)]:
            raise WrongState(_("Der Punkt ist schon behandelt oder abgesetzt."))
        if current.votes.exists():
            raise WrongState(_("Über den Punkt ist schon abgestimmt."))
        said = reason if current.is_public else ""
        if meeting.is_invited or meeting.is_running:
            state = {"state": AgendaItem.State.WITHDRAWN}
            return changes.apply(current, state, by=by, action="agenda.item_withdrawn", reason=said)
        changes.delete(current, by=by, action="agenda.item_removed", reason=said)
        renumber(meeting, _part_items(meeting, current.part))
    return current


def _refuse_fixed(meeting: Meeting) -> None:
    if meeting.state not in EDITABLE:
        raise WrongState(_("Die Tagesordnung dieser Sitzung steht fest."))


def _refuse_foreign(meeting: Meeting, fields: dict[str, Any]) -> None:
    for name in ("barrier", "applicant"):
        target = fields.get(name)
        if target is not None and target.district_id != meeting.district_id:
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


def _place_for(items: list[AgendaItem], kind: str) -> int:
    if kind != AgendaItem.Kind.MISC and items and items[-1].kind == AgendaItem.Kind.MISC:
        return len(items) - 1
    return len(items)


def _late_number(items: list[AgendaItem], place: int, part: str) -> str:
    """The number before it with the next free letter; "Ö 0a" for a new first item."""
    stem = items[place - 1].number.rstrip(string.ascii_lowercase) if place else f"{PREFIX[Part(part)]} 0"
    taken = {item.number for item in items}
    return next(f"{stem}{letter}" for letter in string.ascii_lowercase if f"{stem}{letter}" not in taken)


def renumber(meeting: Meeting, items: list[AgendaItem]) -> None:
    """Positions without gaps; numbers only while nobody has read them. Two passes keep them unique."""
    for index, item in enumerate(items, start=1):
        item.position = index
        if not meeting.is_invited:
            item.number = f"~{index}"
    AgendaItem.objects.bulk_update(items, ["position", "number"])
    if meeting.is_invited:
        return
    for index, item in enumerate(items, start=1):
        item.number = f"{PREFIX[Part(item.part)]} {index}"
    AgendaItem.objects.bulk_update(items, ["number"])
