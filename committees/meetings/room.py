"""The room of a meeting: everybody who may be or was in it, and when."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import FilteredRelation, prefetch_related_objects
from django.utils.translation import gettext as _

from accounts.clock import BERLIN
from committees.meetings.models import Attendance, Meeting, Stay, Substitution
from committees.roster.models import RuleProfile, SeatHolding, Term
from committees.roster.selectors import Beside, SeatView, beside_on, rules_on, seats_on, term_on
from committees.rules.quorum import Presence, Step, presence_timeline, seats_present
from committees.rules.terms import earns_vote


@dataclass(frozen=True)
class RoomRow:
    """One line of the list of people: who, on which seat, here since when."""

    name: str
    note: str
    capacity: str
    holding: SeatHolding | None = None
    attendance: Attendance | None = None
    stays: tuple[Stay, ...] = ()
    is_voting: bool = False
    deputises_for: str = ""
    #: Out of a pool: for whom, from when to when.
    stands: tuple[tuple[str, dt.datetime, dt.datetime | None], ...] = ()

    @property
    def represents(self) -> set[str]:
        """Names of the members whose seat this person took."""
        return {name for name, *_times in self.stands} or ({self.deputises_for} - {""})

    @property
    def also_in(self) -> str:
        """Other boards of a joint session in which the person is entered along (`joint.people.mark_doubles`)."""
        return str(getattr(self.holding, "also_in", ""))

    @property
    def is_here(self) -> bool:
        return any(stay.until is None for stay in self.stays)

    @property
    def first(self) -> dt.datetime | None:
        return self.stays[0].start if self.stays else None

    @property
    def last(self) -> dt.datetime | None:
        return self.stays[-1].until if self.stays else None

    @property
    def since(self) -> dt.datetime | None:
        return self.stays[-1].start if self.is_here else None

    @property
    def is_remote(self) -> bool:
        """On the line, not in the room; the last time counts."""
        return bool(self.stays) and self.stays[-1].channel == Stay.Channel.REMOTE

    @property
    def is_excused(self) -> bool:
        return bool(self.attendance and self.attendance.excuse == Attendance.Excuse.EXCUSED)

    @property
    def reason(self) -> str:
        """Why somebody is excused, in words; empty where nothing is noted."""
        known = self.attendance.reason if self.attendance else ""
        return str(Attendance.Reason(known).label) if known else ""

    @property
    def was_here(self) -> bool:
        return bool(self.stays)


@dataclass(frozen=True)
class Room:
    """Everybody who may be or was in the room of a meeting."""

    seats: tuple[SeatView, ...]
    rows: tuple[RoomRow, ...]
    presences: tuple[Presence, ...]
    #: Seats without a vote of their own whose holder has earned one by coming.
    earned: frozenset[UUID] = frozenset()

    @property
    def filled(self) -> int:
        return sum(1 for view in self.seats if view.seat.is_voting and not view.is_vacant)

    @property
    def vacant(self) -> int:
        return sum(1 for view in self.seats if view.seat.is_voting and view.is_vacant)

    def present(self, at: dt.datetime) -> int:
        return seats_present(self.presences, at)

    def timeline(self) -> list[Step]:
        return presence_timeline(self.presences)


def room_of(meeting: Meeting, rules: RuleProfile | None = None) -> Room:
    """The people of a meeting: those of the seats on its day, and whoever else was entered."""
    term = meeting.term or term_on(meeting.committee, meeting.day)
    return _filled(meeting, term, rules, attendances_of(meeting), beside_on(term, meeting.day))


def room_so_far(meeting: Meeting, rules: RuleProfile | None = None) -> Room:
    """The same of a meeting that was opened: without those beside the seats who have not come."""
    term = meeting.term or term_on(meeting.committee, meeting.day)
    attendances = attendances_of(meeting)
    came = Beside(deputies=tuple(a.holding for a in attendances if a.holding and a.holding.pool_id))
    return _filled(meeting, term, rules, attendances, came)


def _filled(
    meeting: Meeting,
    term: Term | None,
    rules: RuleProfile | None,
    attendances: list[Attendance],
    beside: Beside,
) -> Room:
    seats = seats_on(term, meeting.day)
    earned = earned_seats(meeting, seats, rules)
    from_pool = [a for a in attendances if a.holding and a.holding.pool_id]
    prefetch_related_objects(from_pool, "substitutions")
    known: dict[UUID | None, Attendance] = {a.holding_id: a for a in attendances if a.holding_id}
    rows: list[RoomRow] = []
    for view in seats:
        rows += _seat_rows(view, known, voting=view.seat.is_voting or view.seat.pk in earned)
    rows += _pool_rows(beside.deputies if has_pool(seats) else (), known, seats)
    listed = {row.holding.pk for row in rows if row.holding}
    for clerk in beside.clerks:
        listed.add(clerk.pk)
        rows.append(_row(clerk, known.get(clerk.pk), Attendance.Capacity.CLERK, "", voting=False))
    for other in attendances:
        if other.holding_id is None or other.holding_id not in listed:
            rows.append(_guest_row(other))
    presences = _presences(attendances, _voting(seats) | earned)
    return Room(tuple(seats), tuple(rows), tuple(presences), earned)


def attendances_of(meeting: Meeting) -> list[Attendance]:
    """Everybody entered in the meeting, with the `times` in the room, in one statement."""
    attendances: Any = meeting.attendances
    rows = (
        attendances.annotate(time=FilteredRelation("stays"))
        .select_related("holding__person", "holding__pool", "seat__organisation", "time")
        .order_by("seat__number", "capacity", "name", "pk", "time__start")
    )
    found: list[Attendance] = []
    for _key, lines in groupby(rows, key=lambda row: row.pk):
        several = list(lines)
        several[0].times = tuple(line.time for line in several if hasattr(line, "time"))
        found.append(several[0])
    return found


def seats_of(meeting: Meeting, rules: RuleProfile | None = None) -> Room:
    """The room without its list of people: the seats, and when each of them was taken.

    Enough for every quorum. Before the opening nobody has come, and nothing is read.
    """
    term = meeting.term or term_on(meeting.committee, meeting.day)
    seats = seats_on(term, meeting.day)
    earned = earned_seats(meeting, seats, rules)
    voting = _voting(seats) | earned
    taken = _times_on_seats(meeting) if meeting.opened_at else []
    presences = tuple(Presence(seat, start, until) for seat, start, until in taken if seat in voting)
    return Room(tuple(seats), (), presences, earned)


def _times_on_seats(meeting: Meeting) -> list[tuple[UUID, dt.datetime, dt.datetime | None]]:
    """Seat, from, until: of whoever belongs to a seat, and of those who stood for one out of a pool."""
    own = Stay.objects.filter(
        attendance__meeting=meeting, attendance__holding__pool__isnull=True, attendance__seat__isnull=False
    )
    pooled = Substitution.objects.filter(meeting=meeting)
    return list(
        own.order_by()
        .values_list("attendance__seat", "start", "until")
        .union(pooled.order_by().values_list("seat", "start", "until"), all=True)
    )


def _voting(seats: list[SeatView]) -> frozenset[UUID]:
    return frozenset(view.seat.pk for view in seats if view.seat.is_voting)


def has_pool(seats: Iterable[SeatView]) -> bool:
    """Whether a list of deputies stands behind one of the seats."""
    return any(view.seat.pool_id for view in seats)


def _presences(attendances: list[Attendance], voting: frozenset[UUID]) -> list[Presence]:
    """Voting seats taken: by whoever belongs to the seat, or by one of the pool while it stands for it."""
    found = []
    for a in attendances:
        if a.holding and a.holding.pool_id:
            found += [
                Presence(s.seat_id, s.start, s.until) for s in a.substitutions.all() if s.seat_id in voting
            ]
        elif a.seat is not None and (a.seat.pk in voting or a.seat.is_voting):
            found += [Presence(a.seat_id, stay.start, stay.until) for stay in a.times]
    return found


def pool_note(holding: SeatHolding) -> str:
    """E.g. "Liste Vielfalt, Platz 2"."""
    return _("%(pool)s, Platz %(place)d") % {"pool": holding.pool, "place": holding.pool_position or 0}


def _pool_rows(
    deputies: Iterable[SeatHolding], known: dict[UUID | None, Attendance], seats: list[SeatView]
) -> list[RoomRow]:
    """Deputies of the pools: they vote for whom they stand in, and only as long as they do."""
    by_seat = {view.seat.pk: view for view in seats}
    rows = []
    for deputy in deputies:
        attendance = known.get(deputy.pk)
        taken = list(attendance.substitutions.all()) if attendance else []
        views = [by_seat[row.seat_id] for row in taken if row.seat_id in by_seat]
        stands = tuple(
            (str(holder.person), row.start, row.until)
            for row in taken
            if row.seat_id in by_seat and (holder := by_seat[row.seat_id].holder)
        )
        rows.append(
            _row(
                deputy,
                attendance,
                Attendance.Capacity.DEPUTY,
                pool_note(deputy),
                voting=any(view.seat.is_voting for view in views),
                deputises_for=", ".join(dict.fromkeys(name for name, *_times in stands)),
                stands=stands,
            )
        )
    return rows


def earned_seats(
    meeting: Meeting, seats: list[SeatView], rules: RuleProfile | None = None
) -> frozenset[UUID]:
    """Seats whose holder may vote in this meeting because of the meetings attended before it."""
    if all(view.seat.is_voting for view in seats):
        return frozenset()
    rules = rules or rules_on(meeting.committee, meeting.day)
    if rules.earned_vote is None:
        return frozenset()
    people = {view.holder.person_id: view.seat.pk for view in seats if view.holder}
    rows = (
        Attendance.objects.filter(
            meeting__committee=meeting.committee_id,
            meeting__state__in=Meeting.HELD,
            meeting__starts_at__lt=meeting.starts_at,
            holding__person__in=people,
            stays__isnull=False,
        )
        .values_list("holding__person", "meeting__starts_at")
        .distinct()
    )
    attended: dict[UUID, list[dt.date]] = {}
    for person, start in rows:
        attended.setdefault(person, []).append(start.astimezone(BERLIN).date())
    return frozenset(
        people[person]
        for person, days in attended.items()
        if earns_vote(rules.earned_vote, days, meeting.day)
    )


def _seat_rows(view: SeatView, known: dict[UUID | None, Attendance], *, voting: bool) -> list[RoomRow]:
    sender = view.seat.sender
    rows = []
    if view.holder:
        role = view.holder.get_role_display() if view.holder.role != SeatHolding.Role.MEMBER else ""
        note = " · ".join(part for part in (str(role), sender) if part)
        rows.append(
            _row(view.holder, known.get(view.holder.pk), Attendance.Capacity.MEMBER, note, voting=voting)
        )
    for deputy in view.deputies:
        person = str(view.holder.person) if view.holder else ""
        rows.append(
            _row(
                deputy,
                known.get(deputy.pk),
                Attendance.Capacity.DEPUTY,
                sender,
                voting=voting,
                deputises_for=person,
            )
        )
    return rows


def _row(
    holding: SeatHolding,
    attendance: Attendance | None,
    capacity: str,
    note: str,
    *,
    voting: bool,
    deputises_for: str = "",
    stands: tuple[tuple[str, dt.datetime, dt.datetime | None], ...] = (),
) -> RoomRow:
    return RoomRow(
        name=str(holding.person),
        note=note,
        capacity=capacity,
        holding=holding,
        attendance=attendance,
        stays=attendance.times if attendance else (),
        is_voting=voting,
        deputises_for=deputises_for,
        stands=stands,
    )


def _guest_row(attendance: Attendance) -> RoomRow:
    return RoomRow(
        name=attendance.name,
        note=attendance.note,
        capacity=attendance.capacity,
        holding=attendance.holding,
        attendance=attendance,
        stays=attendance.times,
        is_voting=bool(attendance.seat and attendance.seat.is_voting),
    )
