"""The notices of grant both periods speak of, read in one statement."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import F
from django.db.models.functions import Coalesce, Greatest

from accounts.districts.models import District
from monitoring.reports.periods import Period
from offers.funding.choices import PeriodStatus
from offers.funding.models import FundingPeriod

S = PeriodStatus
#: Grants that were given, wherever they stand today.
GIVEN = frozenset({S.APPROVED, S.RUNNING, S.ENDED, S.PROOF_SUBMITTED, S.CLOSED, S.REPAYMENT_OPEN})
#: Asked for; an idea is no application yet.
ASKED = GIVEN | {S.APPLIED, S.REJECTED, S.WITHDRAWN}
ZERO = Decimal("0.00")


@dataclass(frozen=True)
class Grant:
    """One notice. `day` counts it in its year: the day of the notice, without one the first day with money."""

    day: dt.date
    status: str
    level: str
    binding: str
    forbids_opening: bool
    amount: Decimal
    own_share: Decimal
    posts: Decimal
    first: dt.date
    last: dt.date

    @property
    def is_given(self) -> bool:
        return self.status in GIVEN

    def runs_on(self, day: dt.date) -> bool:
        return self.is_given and self.first <= day <= self.last


def grants_since(district: District, first: dt.date) -> list[Grant]:
    """All that was asked for, given or spent since a day."""
    rows = (
        FundingPeriod.objects.filter(district=district, status__in=ASKED)
        .annotate(day=Coalesce("notice_on", "period_start"))
        .annotate(latest=Greatest(F("day"), F("period_end")))
        .filter(latest__gte=first)
        .order_by()
        .values_list(
            "day", "status", "programme__level", "programme__target_group_binding", "programme__forbids_opening",
            "grant_amount", "own_share", "posts", "period_start", "period_end",
        )
    )  # fmt: skip
    return [Grant(*row) for row in rows]


def given_in(grants: Iterable[Grant], period: Period) -> list[Grant]:
    return [grant for grant in grants if grant.is_given and period.covers(grant.day)]


def asked_in(grants: Iterable[Grant], period: Period) -> list[Grant]:
    return [grant for grant in grants if period.covers(grant.day)]


def money(grants: Iterable[Grant]) -> Decimal:
    return sum((grant.amount for grant in grants), ZERO)


def own_money(grants: Iterable[Grant]) -> Decimal:
    return sum((grant.own_share for grant in grants), ZERO)


def posts_on(grants: Iterable[Grant], day: dt.date) -> Decimal:
    """Full-time posts that the grants of a day pay for."""
    return sum((grant.posts for grant in grants if grant.runs_on(day)), ZERO)
