"""Writing the usual agenda, and filling the agenda of a meeting from it."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts import changes
from accounts.audit import services as audit
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from committees.meetings.models import AgendaItem, Meeting, Part
from committees.meetings.services.agenda import NEUTRAL, add_item, renumber
from committees.meetings.services.approval import add_approval_item, last_held
from committees.meetings.standing.models import StandingItem
from committees.meetings.standing.selectors import open_resolutions, postponed_items, standing_items
from committees.roster.models import Committee

Content = StandingItem.Content
Kind = AgendaItem.Kind


def add_line(*, committee: Committee, by: User, **fields: Any) -> StandingItem:
    """Put a line at the end of its part."""
    with transaction.atomic():
        changes.lock(committee)
        _check(fields)
        part = fields.get("part", Part.PUBLIC)
        last = committee.standing_items.filter(part=part).aggregate(top=Max("position"))["top"] or 0
        row = StandingItem(committee=committee, position=last + 1, **fields)
        return changes.create(row, by=by, action="standing.added")


def change_line(*, line: StandingItem, by: User, **fields: Any) -> StandingItem:
    with transaction.atomic():
        changes.lock(line.committee)
        _check(fields)
        return changes.apply(line, fields, by=by, action="standing.changed")


def move_line(*, line: StandingItem, up: bool, by: User) -> None:
    """One place up or down within its part."""
    with transaction.atomic():
        changes.lock(line.committee)
        rows = list(line.committee.standing_items.filter(part=line.part).order_by("position"))
        index = next(i for i, row in enumerate(rows) if row.pk == line.pk)
        target = index - 1 if up else index + 1
        if 0 <= target < len(rows):
            rows[index], rows[target] = rows[target], rows[index]
            for position, row in enumerate(rows, start=1):
                row.position = position
            StandingItem.objects.bulk_update(rows, ["position"])
            audit.record(by=by, action="standing.moved", row=line)


def remove_line(*, line: StandingItem, by: User) -> None:
    changes.delete(line, by=by, action="standing.removed")


def take_usual(*, committee: Committee, by: User) -> list[StandingItem]:
    """Begin with the agenda most committees have; nothing is written over."""
    with transaction.atomic():
        changes.lock(committee)
        if committee.standing_items.exists():
            raise WrongState(_("Dieses Gremium hat schon eine übliche Tagesordnung."))
        return [add_line(committee=committee, by=by, **line) for line in usual_lines()]


def usual_lines() -> list[dict[str, Any]]:
    """Opening, approval, residents' questions, reports, what is open, inquiries: seen across Länder."""
    return [
        {"title": _("Eröffnung, Ladung und Beschlussfähigkeit"), "kind": Kind.FORMALIA, "minutes_planned": 5},
        {"title": _("Änderungen der Tagesordnung"), "kind": Kind.FORMALIA, "minutes_planned": 5},
        {"content": Content.APPROVAL, "kind": Kind.FORMALIA, "minutes_planned": 5},
        {"title": _("Fragen von Einwohnerinnen und Einwohnern"), "kind": Kind.INQUIRY},
        {"title": _("Berichte der Geschäftsstelle und des Vorsitzes")},
        {"content": Content.FOLLOW_UP},
        {"content": Content.POSTPONED},
        {"title": _("Anfragen und Verschiedenes"), "kind": Kind.MISC},
    ]


def _check(fields: dict[str, Any]) -> None:
    if fields.get("content", Content.FIXED) == Content.FIXED and not fields.get("title", "").strip():
        raise Refusal(_("Bitte einen Titel eintragen."), field="title")
    if fields.get("part") == Part.NON_PUBLIC and not fields.get("confidential_reason", "").strip():
        raise Refusal(_("Bitte den Grund der Nichtöffentlichkeit angeben."), field="confidential_reason")


def fill_agenda(*, meeting: Meeting, by: User) -> int:
    """Put everything of the usual agenda on that is not there yet; returns how many items were added.

    May be done again, for example when the last meeting was held after this one was planned.
    """
    with transaction.atomic():
        meeting = changes.lock(meeting)
        if meeting.state not in (Meeting.State.DRAFT, Meeting.State.SCHEDULED) or meeting.is_invited:
            raise WrongState(_("Die übliche Tagesordnung wird vor der Einladung übernommen."))
        before = set(meeting.items.values_list("pk", flat=True))
        lines = list(standing_items(meeting.committee))
        for line in lines:
            _FILLERS[Content(line.content)](meeting, line, by)
        added = set(meeting.items.values_list("pk", flat=True)) - before
        for part in Part.values:
            _arrange(meeting, part, [line.pk for line in lines], added)
        return len(added)


def _arrange(meeting: Meeting, part: str, lines: list[Any], added: set[Any]) -> None:
    """New items stand where the usual agenda has them; what somebody put on by hand keeps its order."""
    items = list(meeting.items.filter(part=part).order_by("position"))
    placed = [item for item in items if item.pk not in added]
    for item in sorted((i for i in items if i.pk in added), key=lambda i: _rank(i, lines)):
        earlier = [
            index
            for index, other in enumerate(placed)
            if other.standing_item_id and _rank(other, lines) <= _rank(item, lines)
        ]
        place = earlier[-1] + 1 if earlier else 0
        if not earlier and _rank(item, lines) * 2 > len(lines):
            place = len(placed) - (bool(placed) and placed[-1].kind == Kind.MISC)
        placed.insert(place, item)
    if [item.pk for item in placed] != [item.pk for item in items]:
        renumber(meeting, placed)


def _rank(item: AgendaItem, lines: list[Any]) -> int:
    return lines.index(item.standing_item_id) if item.standing_item_id in lines else len(lines)


def _fixed(meeting: Meeting, line: StandingItem, by: User) -> None:
    """An item of the same words that somebody wrote by hand is the same item."""
    if meeting.items.filter(standing_item=line).exists():
        return
    same = meeting.items.filter(part=line.part, title__iexact=line.title.strip(), standing_item=None).first()
    if same is None:
        _add(meeting, line, line.title, by)
    else:
        _belongs(same, line)


def _approval(meeting: Meeting, line: StandingItem, by: User) -> None:
    last = last_held(meeting)
    if last is None:
        return
    item = add_approval_item(meeting, last, by=by) or meeting.items.filter(approves=last).first()
    if item is not None and item.standing_item_id is None:
        _belongs(item, line)


def _belongs(item: AgendaItem, line: StandingItem) -> None:
    item.standing_item = line
    item.save(update_fields=["standing_item"])


def _follow_up(meeting: Meeting, line: StandingItem, by: User) -> None:
    rows = list(open_resolutions(meeting.committee, line.part, meeting))
    item = meeting.items.filter(standing_item=line).first()
    if item is None and rows:
        item = _add(meeting, line, line.title or _("Umsetzung der Beschlüsse: was offen ist"), by)
    if item is not None:
        item.carried.set(rows)


def _postponed(meeting: Meeting, line: StandingItem, by: User) -> None:
    for old in postponed_items(last_held(meeting), line.part):
        add_item(
            meeting=meeting,
            part=old.part,
            title=old.title,
            kind=old.kind,
            presenter=old.presenter,
            paper=old.paper,
            proposal=old.proposal,
            minutes_planned=old.minutes_planned,
            public_title=old.public_title,
            confidential_reason=old.confidential_reason,
            barrier=old.barrier,
            applicant=old.applicant,
            carried_from=old,
            standing_item=line,
            by=by,
        )


_FILLERS: dict[str, Callable[[Meeting, StandingItem, User], None]] = {
    Content.FIXED: _fixed,
    Content.APPROVAL: _approval,
    Content.FOLLOW_UP: _follow_up,
    Content.POSTPONED: _postponed,
}


def _add(meeting: Meeting, line: StandingItem, title: str, by: User) -> AgendaItem:
    return add_item(
        meeting=meeting,
        part=line.part,
        title=title,
        kind=line.kind,
        presenter=line.presenter,
        minutes_planned=line.minutes_planned,
        confidential_reason=line.confidential_reason,
        public_title=NEUTRAL if line.part == Part.NON_PUBLIC else "",
        standing_item=line,
        by=by,
    )


def refresh_carried(meeting: Meeting) -> None:
    """Before the invitation goes out: the resolutions that are open on this day, not on that of planning."""
    rows = meeting.items.filter(standing_item__content=Content.FOLLOW_UP)
    for item in rows.exclude(state=AgendaItem.State.WITHDRAWN):
        item.carried.set(open_resolutions(meeting.committee, item.part, meeting))
