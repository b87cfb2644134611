"""The page "Öffnung" as plain values: tiles, lines, reasons and what binds. Page, files and PDF read only this."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.districts.models import Municipality
from coordination.network.fields import FieldOfAction
from offers.catalogue.choices import ClosedReason, Openness, PlaceKind
from offers.catalogue.wording import DOOR_SIGNS, short_door_of
from offers.openness.choices import Dimension
from offers.openness.counting import Census, Doors
from offers.openness.narrowing import Narrowing, field_word
from offers.openness.selectors import place_labels, place_of

CLOSED = (Openness.ON_REQUEST.value, Openness.TARGET_GROUP.value)
#: Titles of a grant's offers that stand on the page; the grant's own page lists all.
SHOWN_TITLES = 6


@dataclass(frozen=True)
class Number:
    """A count and the list of what it counts; nothing has no list."""

    value: int
    url: str


@dataclass(frozen=True)
class Line:
    """One line of the table."""

    key: str
    name: str
    doors: Doors
    numbers: tuple[Number, ...]
    total: Number
    low: Number
    address: str


@dataclass(frozen=True)
class Tile:
    """A share with the counts it stands for."""

    title: str
    percent: int | None
    line: str
    url: str
    sign: str = ""


@dataclass(frozen=True)
class Reason:
    """Why offers are not open to everybody, and how many for this reason."""

    code: str
    name: str
    number: Number


@dataclass(frozen=True)
class Binding:
    """A grant and the offers among those shown that it keeps from opening."""

    grant: Any
    offers: Sequence[Any]

    @property
    def shown(self) -> Sequence[Any]:
        return self.offers[:SHOWN_TITLES]

    @property
    def more(self) -> int:
        return len(self.offers) - len(self.shown)

    @property
    def free_from(self) -> dt.date:
        return self.grant.period_end + dt.timedelta(days=1)


@dataclass(frozen=True)
class Lens:
    """Everything shown, from one census."""

    narrowing: Narrowing
    doors: Doors
    lines: list[Line]
    total: Line
    tiles: list[Tile]
    reasons: list[Reason]
    conditions: str
    today: dt.date

    @property
    def title(self) -> str:
        return _("Öffnung nach %(dimension)s") % {"dimension": self.narrowing.by.label}

    @property
    def closed_title(self) -> str:
        closed = self.doors.closed
        return ngettext(
            "Warum %(count)d Angebot nicht allen offen steht",
            "Warum %(count)d Angebote nicht allen offen stehen",
            closed,
        ) % {"count": closed}

    @property
    def sentence(self) -> str:
        return open_sentence(self.doors)

    @property
    def double_note(self) -> str:
        """Said wherever the lines do not add up to the last one."""
        if self.narrowing.by != Dimension.FIELD or self.narrowing.field:
            return ""
        return _("Ein Angebot in mehreren Handlungsfeldern zählt in jedem, in der letzten Zeile einmal.")


def open_sentence(doors: Doors) -> str:
    """ "16 von 40 Angeboten stehen allen offen, das sind 40 %." """
    if not doors.total:
        return _("Kein Angebot steht heute öffentlich.")
    return _("%(open)d von %(total)d Angeboten stehen allen offen, das sind %(share)d %%.") % {
        "open": doors.open,
        "total": doors.total,
        "share": doors.share,
    }


def lens_of(census: Census, narrowing: Narrowing, conditions: str, today: dt.date) -> Lens:
    """The page for a census that holds all public offers of the district."""
    meant = census.narrowed(narrowing.holds)
    doors = meant.doors
    return Lens(
        narrowing=narrowing,
        doors=doors,
        lines=_lines(meant, narrowing),
        total=_line(narrowing, "", _("Alle Angebote"), doors, ""),
        tiles=_tiles(doors, narrowing),
        reasons=[
            Reason(
                code,
                str(ClosedReason(code).label),
                Number(count, narrowing.offers(*CLOSED, reason=code)),
            )
            for code, count in meant.reasons().items()
        ],
        conditions=conditions,
        today=today,
    )


def bindings_of(grants: Iterable[Any], narrowing: Narrowing) -> list[Binding]:
    """The grants that bind offers among those meant; `bound` must be at hand (`binding_grants`)."""
    found = [
        Binding(grant, [offer for offer in grant.bound if _is_meant(offer, narrowing)]) for grant in grants
    ]
    return [binding for binding in found if binding.offers]


def place_names(municipalities: Iterable[Municipality]) -> dict[str, str]:
    """All places by key: the Gemeinden, then what belongs to none."""
    return {str(row.pk): row.name for row in municipalities} | place_labels()


def _is_meant(offer: Any, narrowing: Narrowing) -> bool:
    place = place_of(offer.place_kind, offer.municipality_id)
    return (
        (not narrowing.field or narrowing.field in offer.fields_of_action)
        and narrowing.place in ("", place)
        and narrowing.provider in ("", str(offer.provider_id))
    )


def _lines(census: Census, narrowing: Narrowing) -> list[Line]:
    """Fields in the order of their list, the rest by name; what has no Gemeinde comes last."""
    by = narrowing.by
    counted = census.lines(by)
    if chosen := narrowing.chosen(by):
        counted = {key: doors for key, doors in counted.items() if key == chosen}
    names = {
        Dimension.FIELD: {code: field_word(code) for code in counted},
        Dimension.PLACE: {**place_labels(), **census.places},
        Dimension.PROVIDER: dict(census.providers),
    }[by]
    order = {code: place for place, code in enumerate(FieldOfAction.values)}
    kinds = {code: place for place, code in enumerate(PlaceKind.values, start=1)}

    def rank(key: str) -> tuple[int, str]:
        return order.get(key, kinds.get(key, 0)), names[key].casefold()

    return [
        _line(
            narrowing.with_line(by, key),
            key,
            names[key],
            counted[key],
            narrowing.with_line(by, key).address(),
        )
        for key in sorted(counted, key=rank)
    ]


def _line(asked: Narrowing, key: str, name: str, doors: Doors, address: str) -> Line:
    return Line(
        key=key,
        name=name,
        doors=doors,
        numbers=tuple(
            Number(count, asked.offers(door))
            for door, count in zip(Openness.values, doors.counts, strict=True)
        ),
        total=Number(doors.total, asked.offers()),
        low=Number(doors.low, asked.offers(low="1")),
        address=address,
    )


def _tiles(doors: Doors, narrowing: Narrowing) -> list[Tile]:
    of = _("%(part)d von %(total)d")
    tiles = [
        Tile(
            str(short_door_of(door)),
            share,
            of % {"part": count, "total": doors.total},
            narrowing.offers(door),
            DOOR_SIGNS[Openness(door)],
        )
        for door, count, share in zip(Openness.values, doors.counts, doors.shares, strict=True)
    ]
    low = of % {"part": doors.low, "total": doors.total}
    return [*tiles, Tile(_("niedrigschwellig"), doors.low_share, low, narrowing.offers(low="1"))]
