"""How long offers can count on their money: the remaining term of grants (T19)."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from dateutil.relativedelta import relativedelta
from django.utils.translation import gettext as _

from accounts.clock import BERLIN
from accounts.districts.models import District
from documents.suppression import rate
from monitoring.reports.blocks import ColumnSpec, TableBlock
from monitoring.reports.chapters.funding.grants import GIVEN
from monitoring.reports.comparing import compared, comparison_columns
from monitoring.reports.periods import Period
from monitoring.reports.words import source_line
from offers.catalogue.models import Offer
from offers.openness.selectors import WAS_PUBLIC

SOON, LATER, SAFE, OVER, NONE = "soon", "later", "safe", "over", "none"


@dataclass
class Running:
    """An offer: when it ran in public, and the terms of its grants."""

    first: dt.date
    last: dt.date | None
    terms: list[tuple[dt.date, dt.date]] = field(default_factory=list)

    def runs_on(self, day: dt.date) -> bool:
        return self.first <= day and (self.last is None or self.last >= day)

    def outlook(self, day: dt.date) -> str:
        """The class of the remaining term on a day; the longest of its grants decides."""
        ends = [last for first, last in self.terms if first <= day]
        if not ends:
            return NONE
        end = max(ends)
        if end < day:
            return OVER
        if end < day + relativedelta(months=6):
            return SOON
        return LATER if end <= day + relativedelta(months=12) else SAFE


def build(district: District, period: Period, cut: dt.date) -> TableBlock:
    """T19: public offers on the last day of each period by the remaining term of their longest grant."""
    offers = running_offers(district)
    old, new = _classes(offers, period.before.last), _classes(offers, cut)
    total, old_total = new.total(), old.total()
    lines = [
        (label, rate(new[key], total), *compared(old[key] if old_total else None, new[key]))
        for key, label in _labels()
    ]
    return TableBlock(
        "T19",
        "remaining_term",
        _("Öffentliche Angebote nach Restlaufzeit ihrer Förderung, %(district)s, Stand %(day)s")
        % {"district": district, "day": f"{cut:%d.%m.%Y}"},
        (
            ColumnSpec("term", _("Restlaufzeit")),
            ColumnSpec("share", _("Anteil in %"), "number", 1),
            *comparison_columns(period),
        ),
        tuple(lines) if total else (),
        (_("Alle Angebote"), rate(total, total), *compared(old_total or None, total)) if total else None,
        notes=(
            _(
                "Gezählt am letzten Tag des Zeitraums; hat ein Angebot mehrere Förderungen, zählt die längste."
            ),
        )
        if total
        else (),
        source=source_line(_("Angebots- und Förderregister"), cut),
    )


def _labels() -> list[tuple[str, str]]:
    return [
        (SOON, _("unter 6 Monate")),
        (LATER, _("6 bis 12 Monate")),
        (SAFE, _("über 12 Monate")),
        (OVER, _("Förderung ausgelaufen, Angebot läuft noch")),
        (NONE, _("keine befristete Förderung")),
    ]


def running_offers(district: District) -> Iterable[Running]:
    """Offers that were ever public, with the terms of grants that were given; one statement."""
    rows = (
        Offer.objects.filter(district=district, status__in=WAS_PUBLIC, published_at__isnull=False)
        .order_by()
        .values_list(
            "pk", "published_at", "valid_from", "valid_until", "funding_periods__status",
            "funding_periods__period_start", "funding_periods__period_end",
        )
    )  # fmt: skip
    found: dict[UUID, Running] = {}
    for pk, published_at, valid_from, valid_until, status, first, last in rows:
        since = max(published_at.astimezone(BERLIN).date(), valid_from)
        offer = found.setdefault(pk, Running(since, valid_until))
        if status in GIVEN:
            offer.terms.append((first, last))
    return found.values()


def _classes(offers: Iterable[Running], day: dt.date) -> Counter[Any]:
    return Counter(offer.outlook(day) for offer in offers if offer.runs_on(day))
