"""How the actors hang together: who works with whom (A7), how dense the network is (T11)."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper
from django.utils.translation import gettext as _

from accounts.districts.models import District
from committees.roster.models import Committee, SeatHolding
from coordination.network.models import Organisation, Relation
from coordination.network.selectors.belonging import ever_in_network, there_on
from monitoring.reports.blocks import Chapter, ChartBlock, ColumnSpec, TableBlock
from monitoring.reports.changes import change_of_count, change_of_mean, change_of_rate
from monitoring.reports.periods import Period
from monitoring.reports.words import number, source_line

#: Keys of two organisations, the smaller first.
Pair = tuple[UUID, UUID]


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
    start, end = _nets(district, (period.eve, cut))
    blocks = (_matrix(end, district, cut), _table(start, end, district, period, cut))
    return Chapter(5, "network", _("Netzwerk und Gremien"), "", blocks)


def _nets(district: District, days: Sequence[dt.date]) -> list[Net]:
    belongs = {
        f"on_{place}": ExpressionWrapper(there_on(day), BooleanField()) for place, day in enumerate(days)
    }
    actors = list(ever_in_network(district).annotate(**belongs).values_list("pk", "kind", *belongs))
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
    return [
        _net(day, {key: kind for key, kind, *there in actors if there[place]}, relations, seats)
        for place, day in enumerate(days)
    ]


def _net(day: dt.date, kinds: dict[UUID, str], relations: list[Any], seats: list[Any]) -> Net:
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
    return _("Am häufigsten verbunden sind %(one)s und %(other)s: %(count)s von %(all)s Verbindungen.") % {
        "one": labels[one],
        "other": labels[other],
        "count": number(count),
        "all": number(len(net.ties)),
    }


def _table(start: Net, end: Net, district: District, period: Period, cut: dt.date) -> TableBlock:
    rows = _rows(start, end) if end.kinds or start.kinds else ()
    return TableBlock(
        "T11",
        "density",
        _("Dichte des Netzes, %(district)s, %(period)s") % {"district": district, "period": period.words},
        (
            ColumnSpec("figure", _("Kennzahl")),
            ColumnSpec("start", f"{period.eve:%d.%m.%Y}", "number"),
            ColumnSpec("end", f"{cut:%d.%m.%Y}", "number"),
            ColumnSpec("change", _("Veränderung"), "number"),
        ),
        rows,
        notes=(
            _("Verbunden sind zwei Organisationen mit einer eingetragenen Beziehung oder mit Sitzen im selben Gremium; beides zusammen zählt einmal."),
            _("Dichte: Verbindungen in Prozent aller möglichen Paare."),
        ) if rows else (),
        source=source_line(_("Akteursregister und Gremien"), cut),
    )  # fmt: skip


def _rows(start: Net, end: Net) -> tuple[tuple[Any, ...], ...]:
    figures: tuple[tuple[str, Any, Any, Callable[..., str]], ...] = (
        (_("Akteure"), len(start.kinds), len(end.kinds), change_of_count),
        (_("Verbindungen"), len(start.ties), len(end.ties), change_of_count),
        (_("davon eingetragene Beziehungen"), len(start.related), len(end.related), change_of_count),
        (_("davon gemeinsame Gremien"), len(start.seated), len(end.seated), change_of_count),
        (_("Dichte in %"), start.density, end.density, change_of_rate),
        (_("Verbindungen je Akteur im Mittel"), start.degree, end.degree, change_of_mean),
        (_("Akteure ohne Verbindung"), start.isolated, end.isolated, change_of_count),
    )
    return tuple((label, before, after, words(before, after)) for label, before, after, words in figures)


def _tenth(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"), ROUND_HALF_UP)
