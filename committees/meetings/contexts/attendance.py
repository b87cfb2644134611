"""Who was there, as the minutes print it: one line per person, and what changed in the room."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from committees.meetings.contexts.words import clock, joined, seats_words
from committees.meetings.models import AgendaItem, Attendance, Meeting, Stay
from committees.meetings.room import Room, RoomRow


@dataclass(frozen=True)
class PersonLine:
    """One person who was there. `is_late`, `is_early` print the clock time bold."""

    name: str
    script: str
    function: str
    votes: bool
    start: str
    until: str
    is_late: bool
    is_early: bool
    remark: str


def people_lines(meeting: Meeting, room: Room, items: list[AgendaItem]) -> tuple[PersonLine, ...]:
    """Those who were in the room: seats first, then advisers, administration and clerk; guests are named below."""
    shown = [row for row in room.rows if row.was_here and row.capacity != Attendance.Capacity.GUEST]
    shown.sort(key=lambda row: row.capacity not in Attendance.ON_A_SEAT)
    return tuple(_line(meeting, row, items) for row in shown)


def _line(meeting: Meeting, row: RoomRow, items: list[AgendaItem]) -> PersonLine:
    first, last = row.first, row.last
    is_late = bool(first and meeting.opened_at and first > meeting.opened_at)
    is_early = bool(last and meeting.closed_at and last < meeting.closed_at)
    function = row.note or str(Attendance.Capacity(row.capacity).label)
    if row.deputises_for and not row.stands:
        function = _("%(sender)s, für %(name)s") % {"sender": row.note, "name": row.deputises_for}
    return PersonLine(
        name=row.name,
        script=row.holding.person.name_in_script if row.holding else "",
        function=function,
        votes=row.is_voting,
        start=clock(first),
        until=clock(last),
        is_late=is_late,
        is_early=is_early,
        remark=joined(*_remarks(row, items, is_late, is_early)),
    )


def _remarks(row: RoomRow, items: list[AgendaItem], is_late: bool, is_early: bool) -> list[str]:
    remarks = []
    if row.capacity == Attendance.Capacity.DEPUTY:
        remarks.append(_("Stellvertretung"))
    remarks += [
        _("für %(name)s %(start)s–%(until)s")
        % {"name": name, "start": clock(start), "until": clock(until) if until else ""}
        for name, start, until in row.stands
    ]
    if row.capacity in (Attendance.Capacity.ADVISER, Attendance.Capacity.ADMINISTRATION):
        remarks.append(str(Attendance.Capacity(row.capacity).label))
    if any(stay.channel == Stay.Channel.REMOTE for stay in row.stays):
        remarks.append(_("zugeschaltet"))
    if is_late:
        remarks.append(_("verspätet"))
    remarks += [
        _("abwesend %(left)s–%(back)s") % {"left": clock(left.until), "back": clock(back.start)}
        for left, back in zip(row.stays, row.stays[1:], strict=False)
    ]
    if is_early:
        remarks.append(_("vorzeitig gegangen"))
    remarks += [
        _("befangen %(item)s, %(left)s–%(back)s")
        % {"item": item.number, "left": clock(conflict.left_at), "back": clock(conflict.returned_at)}
        for item in items
        for conflict in item.conflicts.all()
        if row.attendance and conflict.attendance_id == row.attendance.pk
    ]
    return remarks + _named_votes(row, items)


def _named_votes(row: RoomRow, items: list[AgendaItem]) -> list[str]:
    """How the person voted where names were called."""
    return [
        _("%(item)s namentlich: %(choice)s") % {"item": item.number, "choice": ballot.get_choice_display()}
        for item in items
        for vote in item.votes.all()
        if getattr(vote, "roll_call", None) is not None
        for ballot in vote.roll_call.ballots.all()
        if row.holding is not None and ballot.holding_id == row.holding.pk
    ]


def others_line(meeting: Meeting, room: Room, *, with_reasons: bool = False) -> str:
    """Excused, missing, vacant seats, guests, interpreters, public: one paragraph below the table.

    `with_reasons`: in the non-public minutes, where the rules want them.
    """
    represented = _represented(room)
    away = [row for row in room.rows if row.capacity == Attendance.Capacity.MEMBER and not row.was_here]
    sentences = [
        _sentence(_("Vertreten"), [row for row in away if row.name in represented]),
        _sentence(
            _("Entschuldigt"),
            [r for r in away if r.is_excused and r.name not in represented],
            with_reasons=with_reasons,
        ),
        _sentence(_("Nicht anwesend"), [r for r in away if not r.is_excused and r.name not in represented]),
    ]
    if room.vacant:
        sentences.append(
            ngettext("Ein Sitz ist unbesetzt.", "%(count)d Sitze sind unbesetzt.", room.vacant)
            % {"count": room.vacant}
        )
    guests = [row for row in room.rows if row.was_here and row.capacity == Attendance.Capacity.GUEST]
    named = [_named(row) for row in guests] + ([meeting.guests] if meeting.guests else [])
    sentences.append(f"{_('Gäste')}: {', '.join(named)}." if named else "")
    sentences.append(f"{_('Sprachmittlung')}: {meeting.interpreting}." if meeting.interpreting else "")
    if meeting.public_count is not None:
        sentences.append(_("Öffentlichkeit: %(count)d Personen.") % {"count": meeting.public_count})
    if meeting.press_count:
        sentences.append(_("Presse: %(count)d.") % {"count": meeting.press_count})
    return " ".join(sentence for sentence in sentences if sentence)


def _represented(room: Room) -> set[str]:
    return {name for row in room.rows if row.was_here for name in row.represents}


def _named(row: RoomRow, *, with_reasons: bool = False) -> str:
    beside = "; ".join(filter(None, (row.note, row.reason if with_reasons else "")))
    return f"{row.name} ({beside})" if beside else row.name


def _sentence(word: str, rows: list[RoomRow], *, with_reasons: bool = False) -> str:
    names = ", ".join(_named(row, with_reasons=with_reasons) for row in rows)
    return f"{word}: {names}." if rows else ""


def room_events(
    meeting: Meeting, room: Room, items: list[AgendaItem], *, calls: list[dt.datetime]
) -> dict[UUID, list[tuple[str, str]]]:
    """Arrivals and departures of voting seats after the opening, under the item they fell in."""
    moments: list[tuple[dt.datetime, str]] = []
    for row in room.rows:
        if not row.is_voting:
            continue
        for stay in row.stays:
            if meeting.opened_at and stay.start > meeting.opened_at:
                moments.append((stay.start, _("%(name)s trifft ein.") % {"name": row.name}))
            if stay.until and meeting.closed_at and stay.until < meeting.closed_at:
                moments.append((stay.until, _("%(name)s verlässt die Sitzung.") % {"name": row.name}))
    events: dict[UUID, list[tuple[str, str]]] = {}
    called = sorted((i for i in items if i.called_at), key=lambda item: item.called_at or meeting.starts_at)
    every = sorted(calls)
    for at, text in sorted(moments):
        before = [item for item in called if item.called_at and item.called_at <= at]
        item = before[-1] if before else (called[0] if called else None)
        if item is None or not _is_running(item, at, every):
            continue
        events.setdefault(item.pk, []).append((clock(at), f"{text} {seats_words(room.present(at))}"))
    return events


def _is_running(item: AgendaItem, at: dt.datetime, every: list[dt.datetime]) -> bool:
    """Whether no item of the other part was called in between; before the first item all belong to it."""
    last = [moment for moment in every if moment <= at]
    return not last or item.called_at == last[-1]
