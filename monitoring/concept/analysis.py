"""Claim and practice: what a concept promises, whom its measures are for, and what stands open.

Plain functions on rows already read; page, chapter and interface show the same figures. The figures are those of
the study's document analysis (domain paper, section 6.4); a contradiction is a question, never a verdict.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from monitoring.concept.choices import Audience, MeasureKind, MeasureStatus
from monitoring.concept.selectors.practice import LinkedOffer
from offers.catalogue.choices import ClosedReason, Openness
from offers.openness.counting import Doors, share_percent


@dataclass(frozen=True)
class Audiences:
    """So many goals or measures for everybody, for migrants alone, and unclear."""

    everybody: int = 0
    migrants: int = 0
    unclear: int = 0

    @property
    def total(self) -> int:
        return self.everybody + self.migrants + self.unclear

    @property
    def counts(self) -> tuple[int, int, int]:
        """In the order of `Audience`."""
        return self.everybody, self.migrants, self.unclear

    @property
    def share(self) -> int | None:
        """Whole percent for everybody: the study's check of claim against measures."""
        return share_percent(self.everybody, self.total)


def audiences_of(codes: Iterable[str]) -> Audiences:
    counts = Counter(codes)
    return Audiences(*(counts[code] for code in Audience.values))


@dataclass(frozen=True)
class Line:
    """One line of the analysis: a field of action or a kind of measure."""

    key: str
    name: str
    measures: Audiences
    goals: Audiences = field(default_factory=Audiences)
    doors: Doors = field(default_factory=Doors)


def by_kind(measures: Sequence[Any]) -> list[Line]:
    """Measures by what they do, in the order of the list; kinds nobody plans stand there as zero."""
    return [
        Line(code, str(label), audiences_of(m.audience for m in measures if m.kind == code))
        for code, label in MeasureKind.choices
        if code != MeasureKind.OTHER or any(m.kind == code for m in measures)
    ]


def by_field(fields: Sequence[Any], measures: Sequence[Any], doors: Mapping[str, Doors]) -> list[Line]:
    """Promise, measures and public offers of each field of the concept."""
    return [
        Line(
            row.code,
            str(row),
            audiences_of(m.audience for m in measures if m.field_of_action == row.code),
            audiences_of(goal.promised for goal in row.rows if not goal.is_guiding),
            doors.get(row.code, Doors()),
        )
        for row in fields
    ]


@dataclass(frozen=True)
class Contradiction:
    """A goal that promises everybody something, while what happens is for one group alone."""

    goal: Any
    offers: tuple[LinkedOffer, ...]
    measures: tuple[Any, ...]

    @property
    def counts(self) -> tuple[int, int, int]:
        """Offers behind each of the three doors."""
        found = Counter(offer.openness for offer in self.offers)
        return found[Openness.OPEN], found[Openness.ON_REQUEST], found[Openness.TARGET_GROUP]

    @property
    def doors(self) -> list[str]:
        """One letter per offer for the band of doors: open, on request, for a group."""
        return [letter for letter, count in zip("oag", self.counts, strict=True) for _n in range(count)]

    @property
    def state(self) -> str:
        """What was compared; another state is another contradiction."""
        return "/".join(str(count) for count in (*self.counts, len(self.measures)))

    @property
    def is_checked(self) -> bool:
        return self.goal.checked_on is not None and self.goal.checked_state == self.state

    @property
    def sentence(self) -> str:
        if self.offers:
            return ngettext(
                "Offen für alle: %(open)d von %(all)d Angebot.",
                "Offen für alle: %(open)d von %(all)d Angeboten.",
                len(self.offers),
            ) % {"open": self.counts[0], "all": len(self.offers)}
        return ngettext(
            "%(count)d Maßnahme ist nur für Zugewanderte.",
            "%(count)d Maßnahmen sind nur für Zugewanderte.",
            len(self.measures),
        ) % {"count": len(self.measures)}

    @property
    def reasons(self) -> str:
        """ "6 wegen Förderregel; W-01 nur für Zugewanderte" """
        closed = Counter(offer.reason for offer in self.offers if offer.is_closed)
        words = [
            _("%(count)d wegen: %(reason)s") % {"count": count, "reason": ClosedReason(reason).label}
            if reason in ClosedReason.values
            else _("%(count)d ohne Grund") % {"count": count}
            for reason, count in closed.most_common()
        ]
        if self.offers and self.measures:
            codes = ", ".join(measure.code for measure in self.measures)
            words.append(_("nur für Zugewanderte: %(codes)s") % {"codes": codes})
        return "; ".join(words)


def contradictions(fields: Sequence[Any], offers: Sequence[LinkedOffer]) -> list[Contradiction]:
    """Goals that say "alle" with an offer for one group behind them, or a measure for migrants alone.

    A room that protects is none, and neither is a measure that is done or given up.
    """
    behind: dict[Any, list[LinkedOffer]] = {}
    for offer in offers:
        behind.setdefault(offer.measure, []).append(offer)
    found = []
    for goal in _goals(fields):
        if goal.promised != Audience.EVERYBODY:
            continue
        alive = [m for m in goal.shown if m.status != MeasureStatus.GIVEN_UP]
        linked = {offer.pk: offer for m in alive for offer in behind.get(m.pk, [])}
        narrow = [m for m in alive if m.audience == Audience.MIGRANTS and m.status != MeasureStatus.DONE]
        if narrow or any(offer.is_closed for offer in linked.values()):
            found.append(Contradiction(goal, tuple(linked.values()), tuple(narrow)))
    return found


@dataclass(frozen=True)
class Gaps:
    """What does not hang together in a concept."""

    goals_without_measure: list[Any] = field(default_factory=list)
    measures_without_goal: list[Any] = field(default_factory=list)
    without_owner: list[Any] = field(default_factory=list)
    without_date: list[Any] = field(default_factory=list)
    unclear: list[Any] = field(default_factory=list)

    @property
    def rows(self) -> list[tuple[str, list[Any]]]:
        """Words and records of each kind of gap that exists."""
        named = [
            (_("Ziele ohne Maßnahme"), self.goals_without_measure),
            (_("Maßnahmen ohne Ziel"), self.measures_without_goal),
            (_("Maßnahmen ohne Zuständige"), self.without_owner),
            (_("Maßnahmen ohne Termin"), self.without_date),
            (_("Maßnahmen, bei denen unklar ist, für wen"), self.unclear),
        ]
        return [(words, rows) for words, rows in named if rows]


def gaps_of(fields: Sequence[Any], measures: Sequence[Any]) -> Gaps:
    """Goals without activity, activity without goal, and open measures nobody answers for or dates."""
    at_work = [m for m in measures if m.status not in (MeasureStatus.DONE, MeasureStatus.GIVEN_UP)]
    return Gaps(
        [goal for goal in _goals(fields) if not goal.is_guiding and not goal.shown],
        [m for m in measures if m.goal_id is None],
        [m for m in at_work if not m.responsible],
        [m for m in at_work if m.ends_on is None],
        [m for m in at_work if m.audience == Audience.UNCLEAR],
    )


@dataclass(frozen=True)
class StrategyLine:
    """One kind of measure, and its measures in each field."""

    kind: str
    name: str
    cells: tuple[tuple[Any, tuple[Any, ...]], ...]
    total: int


def strategies(fields: Sequence[Any], measures: Sequence[Any]) -> list[StrategyLine]:
    """The matrix strategy x field: which kinds of measure each field works with; only kinds that occur."""
    lines = []
    for code, label in MeasureKind.choices:
        here = [m for m in measures if m.kind == code]
        cells = tuple((row, tuple(m for m in here if m.field_of_action == row.code)) for row in fields)
        if here:
            lines.append(StrategyLine(code, str(label), cells, len(here)))
    return lines


@dataclass(frozen=True)
class Cell:
    """The measures of one goal in one state."""

    status: str
    measures: tuple[Any, ...]


@dataclass(frozen=True)
class GoalLine:
    """A goal with its measures by state."""

    goal: Any
    cells: tuple[Cell, ...]
    is_contradicted: bool


@dataclass(frozen=True)
class FieldLines:
    """A field of action with its goals; `loose`: its measures without a goal, by state."""

    field: Any
    lines: list[GoalLine]
    loose: tuple[Cell, ...]
    count: int


def work_of(
    fields: Sequence[Any], measures: Sequence[Any], found: Sequence[Contradiction], today: dt.date
) -> list[FieldLines]:
    """The table goals x measures x state. Late measures carry `is_overdue`."""
    for measure in measures:
        measure.is_overdue = measure.is_late(today)
    late = {m.pk for m in measures if m.is_overdue}
    contradicted = {each.goal.pk for each in found if not each.is_checked}
    result = []
    for row in fields:
        lines = []
        for goal in row.rows:
            for measure in goal.shown:
                measure.is_overdue = measure.pk in late
            lines.append(GoalLine(goal, _cells(goal.shown), goal.pk in contradicted))
        loose = [m for m in measures if m.goal_id is None and m.field_of_action == row.code]
        count = sum(len(goal.shown) for goal in row.rows) + len(loose)
        result.append(FieldLines(row, lines, _cells(loose) if loose else (), count))
    return result


def _cells(measures: Sequence[Any]) -> tuple[Cell, ...]:
    return tuple(
        Cell(status, tuple(m for m in measures if m.status == status)) for status in MeasureStatus.values
    )


def count_by_status(measures: Iterable[Any]) -> dict[str, int]:
    counts = Counter(measure.status for measure in measures)
    return {status: counts[status] for status in MeasureStatus.values}


def _goals(fields: Sequence[Any]) -> list[Any]:
    return [goal for row in fields for goal in row.rows]
