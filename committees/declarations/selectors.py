"""Reading the statistics of seats. Declarations themselves are read by the person that made them alone."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.doors import NOTHING
from accounts.users.models import User
from committees.declarations import marks
from committees.declarations.facts import CONSENTS, FACTS, Fact, answered
from committees.declarations.models import SeatDeclaration, SeatStatistics
from committees.roster.models import Committee, Seat, SeatHolding
from committees.roster.selectors import SeatView, seats_on, term_on
from coordination.network.models import Organisation
from documents.suppression import Cell, suppress, suppress_table

#: A committee through the line of the table that speaks of its statistics.
_STATISTICS = replace(Committee.door, resource="seat_statistics", public=NOTHING)


def may_read_statistics(user: User, committee: Committee, action: str = "V") -> bool:
    """Of any committee of the district, or of those whose office one keeps."""
    return Committee.objects.filter(_STATISTICS.filter_for(user, action), pk=committee.pk).exists()


@dataclass(frozen=True)
class OwnSeat:
    """A seat of the person, and what this very account has declared for it."""

    holding: SeatHolding
    row: SeatDeclaration | None
    is_over: bool

    @property
    def committee(self) -> Committee:
        return self.holding.term.committee

    @property
    def said(self) -> list[tuple[str, str]]:
        """Question and answer."""
        if self.row is None:
            return []
        answers = answered({fact.key: getattr(self.row, fact.key) for fact in FACTS})
        return [(str(fact.title), answer) for fact, answer in zip(FACTS, answers, strict=True)]

    @property
    def consent(self) -> str:
        return str(CONSENTS[self.row.consent_version]) if self.row else ""


def own_seats(user: User, today: dt.date) -> list[OwnSeat]:
    """One line per seat, the newest holding of each."""
    rows = {row.seat_mark: row for row in SeatDeclaration.objects.visible_to(user)}
    found: dict[Any, OwnSeat] = {}
    for holding in marks.own_seats(user, today):
        is_over = holding.ends_on is not None and holding.ends_on < today
        row = next((rows[mark] for mark in marks.seat_marks(holding) if mark in rows), None)
        found.setdefault(holding.seat_id, OwnSeat(holding, row, is_over))
    return list(found.values())


def own_seat(user: User, today: dt.date, pk: Any) -> OwnSeat | None:
    return next((seat for seat in own_seats(user, today) if seat.holding.pk == pk), None)


def holders_on(committee: Committee, today: dt.date) -> list[SeatHolding]:
    """Who sits on a seat of the acting term."""
    return [view.holder for view in seats_on(term_on(committee, today), today) if view.holder]


def declarations_of(holders: Iterable[SeatHolding]) -> QuerySet[SeatDeclaration]:
    """What these people have declared; for counting only."""
    known = [mark for holder in holders for mark in marks.seat_marks(holder)]
    return SeatDeclaration.objects.filter(seat_mark__in=known)


@dataclass(frozen=True)
class Line:
    """One line of a table of counts."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class FactFigures:
    """The answers to one question, as they may be shown."""

    fact: Fact
    lines: tuple[Line, ...]

    @property
    def bars(self) -> list[tuple[str, Cell]]:
        return [(line.label, line.cells[0]) for line in self.lines]


@dataclass(frozen=True)
class Statistics:
    """Everything the page of the statistics shows of one committee."""

    committee: Committee
    seats: int
    taken: int
    by_category: tuple[Line, ...]
    category_sums: tuple[Cell, ...]
    by_sender: tuple[Line, ...]
    state: SeatStatistics | None
    facts: tuple[FactFigures, ...]


def statistics_of(committee: Committee, today: dt.date) -> Statistics:
    """Seats as they are today; declarations as of the last state that may be shown."""
    term = term_on(committee, today)
    views = seats_on(term, today)
    state = SeatStatistics.objects.filter(term=term, taken_on__isnull=False).first() if term else None
    lines, sums = _by_category(views)
    return Statistics(
        committee=committee,
        seats=len(views),
        taken=sum(1 for view in views if view.holder),
        by_category=lines,
        category_sums=sums,
        by_sender=_by_sender(views),
        state=state,
        facts=tuple(_figures(fact, state) for fact in FACTS) if state else (),
    )


def published_statistics(committee: Committee, today: dt.date) -> Statistics | None:
    """The same for everybody, where the committee says so."""
    if not committee.shows_statistics:
        return None
    return statistics_of(committee, today)


def _by_category(views: list[SeatView]) -> tuple[tuple[Line, ...], tuple[Cell, ...]]:
    """Kinds of seats by voting and advisory, with sums, suppressed crosswise."""
    kinds = [kind for kind in Seat.Category if any(view.seat.category == kind for view in views)]
    counts = [
        [
            sum(1 for v in views if v.seat.category == kind and v.seat.is_voting is votes)
            for votes in (True, False)
        ]
        for kind in kinds
    ]
    rows, sums = suppress_table(counts)
    lines = [Line(str(kind.label), tuple(row)) for kind, row in zip(kinds, rows, strict=True)]
    return tuple(lines), tuple(sums)


def _by_sender(views: list[SeatView]) -> tuple[Line, ...]:
    """Seats by the kind of organisation that sends somebody."""

    def kind_of(seat: Seat) -> str:
        return seat.organisation.kind if seat.organisation else ""

    words = dict(Organisation.Kind.choices) | {"": _("keine Organisation im Netz")}
    kinds = [kind for kind in words if any(kind_of(view.seat) == kind for view in views)]
    counts = suppress([sum(1 for view in views if kind_of(view.seat) == kind) for kind in kinds])
    return tuple(Line(str(words[kind]), (count,)) for kind, count in zip(kinds, counts, strict=True))


def _figures(fact: Fact, state: SeatStatistics) -> FactFigures:
    shown = state.figures[fact.key]
    return FactFigures(
        fact, tuple(Line(str(fact.answers(key).label), (shown[key],)) for key in fact.answers.values)
    )
