"""What ends in the coming twelve months, by quarter, and the offers that hang on it: the funding cliff.

Plain values for the page: bars for the picture, the same rows for its table twin, and the sums.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from typing import Any

from dateutil.relativedelta import relativedelta
from django.utils.translation import gettext as _

from offers.catalogue.wording import Mark
from offers.funding.milestones import gap_after, has_successor
from offers.funding.models import FundingPeriod

#: Geometry of the picture in units of its own view box.
NAMES, WIDTH, ROW, TOP = 262, 812, 34, 56


@dataclass
class Quarter:
    """Three months and what ends in them."""

    label: str
    first: dt.date
    last: dt.date
    x: float
    width: float
    grants: int = 0
    places: int = 0
    posts: Decimal = Decimal(0)
    offers: set[Any] = field(default_factory=set)
    is_worst: bool = False


@dataclass(frozen=True)
class Bar:
    """One grant as a bar and as a row of the table."""

    period: FundingPeriod
    offers: list[Any]
    places: int
    after: Mark
    y: int
    width: float
    end_x: float


@dataclass(frozen=True)
class Cliff:
    """The whole page."""

    bars: list[Bar]
    quarters: list[Quarter]
    height: int
    axis_y: int
    sum_y: int
    grants: int
    offers: int
    places: int
    posts: Decimal
    unfollowed: int


def cliff_of(periods: Iterable[FundingPeriod], today: dt.date) -> Cliff:
    """The picture for grants that end from today on; `offers` and `successors` should be prefetched."""
    rows = list(periods)
    quarters = _quarters(today)
    start, span = quarters[0].first, (quarters[-1].last - quarters[0].first).days + 1
    bars = [_bar(period, place, start, span) for place, period in enumerate(rows)]
    for bar in bars:
        _add(quarters, bar)
    worst = max(quarters, key=lambda quarter: len(quarter.offers))
    worst.is_worst = len(worst.offers) > 1
    offers = {offer.pk: offer for bar in bars for offer in bar.offers}
    axis = TOP + ROW * max(len(bars), 1)
    return Cliff(
        bars=bars,
        quarters=quarters,
        height=axis + 46,
        axis_y=axis,
        sum_y=axis + 28,
        grants=len(bars),
        offers=len(offers),
        places=sum(offer.capacity or 0 for offer in offers.values()),
        posts=sum((bar.period.posts for bar in bars), Decimal(0)),
        unfollowed=sum(1 for bar in bars if bar.after.tone == "fehler"),
    )


def ending_window(today: dt.date) -> tuple[dt.date, dt.date]:
    """The coming twelve months, first and last day."""
    return today, today + relativedelta(months=12) - dt.timedelta(days=1)


def after_words(period: FundingPeriod) -> Mark:
    """What comes after the end, in a word."""
    gap = gap_after(period)
    if gap:
        return Mark(_("Finanzierungslücke %(days)d Tage") % {"days": gap}, "warn")
    if has_successor(period):
        return Mark(_("Folgeantrag gestellt"), "gut")
    return Mark(_("endet ohne Folge"), "fehler")


def _quarters(today: dt.date) -> list[Quarter]:
    """Five quarters: the current one and the four behind it, so that twelve months always fit."""
    first = dt.date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)
    edges = [first + relativedelta(months=3 * number) for number in range(6)]
    span = (edges[-1] - edges[0]).days
    found = []
    for begin, end in pairwise(edges):
        x = NAMES + WIDTH * (begin - first).days / span
        label = _("%(number)d. Q. %(year)d") % {"number": (begin.month - 1) // 3 + 1, "year": begin.year}
        width = WIDTH * (end - begin).days / span
        found.append(Quarter(label, begin, end - dt.timedelta(days=1), round(x, 1), round(width, 1)))
    return found


def _bar(period: FundingPeriod, place: int, start: dt.date, span: int) -> Bar:
    width = round(WIDTH * ((period.period_end - start).days + 1) / span, 1)
    offers = [offer for offer in period.offers.all() if offer.status not in ("ended", "archived")]
    places = sum(offer.capacity or 0 for offer in offers)
    return Bar(period, offers, places, after_words(period), TOP + ROW * place, width, NAMES + width - 6)


def _add(quarters: list[Quarter], bar: Bar) -> None:
    for quarter in quarters:
        if quarter.first <= bar.period.period_end <= quarter.last:
            fresh = [offer for offer in bar.offers if offer.pk not in quarter.offers]
            quarter.grants += 1
            quarter.posts += bar.period.posts
            quarter.places += sum(offer.capacity or 0 for offer in fresh)
            quarter.offers |= {offer.pk for offer in fresh}
