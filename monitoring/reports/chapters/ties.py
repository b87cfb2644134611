"""How the actors hang together: who works with whom (A7), how dense the network is (T11)."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from accounts.districts.models import District
from committees.roster.models import Committee, SeatHolding
from coordination.network.models import Organisation, Relation
from monitoring.reports.blocks import Chapter, ChartBlock, ColumnSpec, TableBlock
from monitoring.reports.changes import change_of_count, change_of_mean, change_of_rate
from monitoring.reports.periods import Period
from monitoring.reports.words import number, source_line

Pair = tuple[UUID, UUID]
#: Two ends of a link with the days on which it holds.
Span = tuple[dt.date | None, dt.date | None]


@dataclass(frozen=True)
class Net:
    """The actors of one day, and which two of them are tied: by an entered relation, or by a common board."""

    kinds: dict[UUID, str]
    related: frozenset[Pair]
    seated: frozenset[Pair]

    @property
    def ties(self) -> frozenset[Pair]:
        """Every pair once, however it is tied."""
        return self.related | self.seated

    @property
    def density(self) -> Decimal | None:
        """Ties in per cent of all that could be."""
        possible = len(self.kinds) * (len(self.kinds) - 1) // 2
        return _tenth(Decimal(100 * len(self.ties)) / possible) if possible else None

    @property
    def degree(self) -> Decimal | None:
        """To how many others an actor is tied in the mean."""
        return _tenth(Decimal(2 * len(self.ties)) / len(self.kinds)) if self.kinds else None

    @property
    def isolated(self) -> int:
        return len(self.kinds) - len({actor for pair in self.ties for actor in pair})

    def between(self) -> Counter[tuple[str, str]]:
        """Ties by the kinds of both ends, in either order."""
        found: Counter[tuple[str, str]] = Counter()
        for one, other in self.ties:
            kinds = self.kinds[one], self.kinds[other]
            found[kinds] += 1
            if kinds[0] != kinds[1]:
                found[kinds[::-1]] += 1
        return found


def build(district: District, period: Period, today: dt.date) -> Chapter:
    """Three queries: actors, relations, seats; the beginning and the end are told apart in memory."""
    cut = period.cut(today)
    start, end = _nets(district, (period.first, cut))
    blocks = (_matrix(end, district, cut), _table(start, end, district, period, cut))
    return Chapter(5, "network", _("Netzwerk und Gremien"), "", blocks)


def _nets(district: District, days: Iterable[dt.date]) -> list[Net]:
    actors = list(
        Organisation.objects.filter(district=district)
        .exclude(status=Organisation.Status.PENDING)
        .order_by()
        .values_list("pk", "kind", "joined_on", "left_on")
    )
    relations = list(
        Relation.objects.filter(district=district)
        .order_by()
        .values_list("source", "target", "starts_on", "ends_on")
    )
    seats = list(
        SeatHolding.objects.filter(
            term__committee__district=district,
            role__in=SeatHolding.HOLDERS,
            seat__organisation__district=district,
        )
        .exclude(term__committee__format=Committee.Format.LEADERSHIP)
        .exclude(term__committee__status=Committee.Status.PROPOSED)
        .order_by()
        .values_list("term__committee", "seat__organisation", "starts_on", "ends_on")
    )
    return [_net(day, actors, relations, seats) for day in days]


def _net(day: dt.date, actors: list[Any], relations: list[Any], seats: list[Any]) -> Net:
    kinds = {
        key: kind
        for key, kind, joined, left in actors
        if (joined is None or joined <= day) and (left is None or left > day)
    }
    related = {_pair(one, other) for one, other, *span in relations if _holds(day, span)}
    boards: dict[UUID, set[UUID]] = defaultdict(set)
    for board, actor, *span in seats:
        if _holds(day, span):
            boards[board].add(actor)
    seated = {_pair(*two) for members in boards.values() for two in combinations(members, 2)}
    return Net(kinds, _among(kinds, related), _among(kinds, seated))


def _holds(day: dt.date, span: Any) -> bool:
    """Both days belong to it; without a day it always was, or still is."""
    first, last = span
    return (first is None or first <= day) and (last is None or last >= day)


def _pair(one: UUID, other: UUID) -> Pair:
    return (one, other) if one < other else (other, one)


def _among(kinds: dict[UUID, str], pairs: Iterable[Pair]) -> frozenset[Pair]:
    return frozenset(pair for pair in pairs if pair[0] in kinds and pair[1] in kinds)


def _matrix(net: Net, district: District, cut: dt.date) -> ChartBlock:
    there = set(net.kinds.values())
    kinds = [(code, str(label)) for code, label in Organisation.Kind.choices if code in there]
    sizes, found = Counter(net.kinds.values()), net.between()
    series = tuple(
        (
            label,
            tuple(found[row, column] if row != column or sizes[row] > 1 else None for row, _label in kinds),
        )
        for column, label in kinds
    )
    return ChartBlock(
        "A7",
        "ties",
        "matrix",
        _("Wer mit wem verbunden ist, %(district)s, Stand %(day)s")
        % {"district": district, "day": f"{cut:%d.%m.%Y}"},
        _message(net, found, dict(kinds)),
        tuple(label for _code, label in kinds),
        series,
        label_title=_("Art"),
        question=_("Zahl der verbundenen Paare von Organisationen; jede Hälfte zeigt dasselbe"),
        source=source_line(_("Akteursregister und Gremien"), cut),
        absence=_("Im Netz ist am Stichtag keine Verbindung eingetragen."),
    )


def _message(net: Net, found: Counter[tuple[str, str]], labels: dict[str, str]) -> str:
    if not found:
        return _("Keine Verbindung ist eingetragen.")
    (one, other), count = min(found.items(), key=lambda item: (-item[1], item[0]))
    return _("Am häufigsten sind Verbindungen zwischen %(one)s und %(other)s: %(count)s von %(all)s.") % {
        "one": labels[one],
        "other": labels[other],
        "count": number(count),
        "all": number(len(net.ties)),
    }


def _table(start: Net, end: Net, district: District, period: Period, cut: dt.date) -> TableBlock:
    rows: tuple[tuple[Any, ...], ...] = ()
    if end.kinds or start.kinds:
        before, after = _line(start), _line(end)
        rows = (
            (_("am Anfang (%(day)s)") % {"day": f"{period.first:%d.%m.%Y}"}, *before),
            (_("am Ende (%(day)s)") % {"day": f"{cut:%d.%m.%Y}"}, *after),
            (_("Veränderung"), *_changes(before, after)),
        )
    return TableBlock(
        "T11",
        "density",
        _("Dichte des Netzes, %(district)s, %(period)s") % {"district": district, "period": period.words},
        (
            ColumnSpec("day", _("Stichtag")),
            ColumnSpec("actors", _("Akteure"), "number"),
            ColumnSpec("ties", _("Verbindungen"), "number"),
            ColumnSpec("related", _("davon eingetragen"), "number"),
            ColumnSpec("seated", _("davon gemeinsames Gremium"), "number"),
            ColumnSpec("density", _("Dichte in %"), "number", 1),
            ColumnSpec("degree", _("Verbindungen je Akteur"), "number", 1),
            ColumnSpec("isolated", _("ohne Verbindung"), "number"),
        ),
        rows,
        notes=(
            _("Verbunden sind zwei Organisationen mit einer eingetragenen Beziehung oder mit Sitzen im selben Gremium."),
            _("Dichte: Verbindungen in Prozent aller möglichen Paare. Was auf beide Arten verbunden ist, zählt einmal."),
        ) if rows else (),
        source=source_line(_("Akteursregister und Gremien"), cut),
    )  # fmt: skip


def _line(net: Net) -> tuple[Any, ...]:
    counts = len(net.kinds), len(net.ties), len(net.related), len(net.seated)
    return (*counts, net.density, net.degree, net.isolated)


def _changes(before: tuple[Any, ...], after: tuple[Any, ...]) -> list[str]:
    kinds = [change_of_count] * 4 + [change_of_rate, change_of_mean, change_of_count]
    return [words(one, other) for words, one, other in zip(kinds, before, after, strict=True)]


def _tenth(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"), ROUND_HALF_UP)
