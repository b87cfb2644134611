"""The dates of a grant, reckoned from its rules each time they are shown, so that they never go stale.

A date by hand from the notice wins over the rule of the programme (C5.5).
"""

import datetime as dt

from django.utils.translation import gettext as _

from offers.funding import rules
from offers.funding.choices import FOLLOWED_UP, GRANTED, ProofRule
from offers.funding.models import FundingPeriod
from offers.funding.rules import Milestone


def milestones_of(period: FundingPeriod, *, has_successor: bool) -> list[Milestone]:
    """All dates of a grant in order; `programme` and `district` should be at hand."""
    found = [*_interim_proofs(period), _end(period), _final_proof(period)]
    if period.status in GRANTED and not has_successor:
        found.append(_risk(period))
    return sorted(found, key=lambda milestone: milestone.due_on)


def is_at_risk(period: FundingPeriod, today: dt.date, *, has_successor: bool) -> bool:
    """Money ends within 180 days and nobody has applied for more (C4)."""
    if period.status not in GRANTED or has_successor or period.period_end < today:
        return False
    return today >= rules.at_risk_from(period.period_end)


def has_successor(period: FundingPeriod) -> bool:
    """Is there a follow-up in "beantragt" or later? Reads `successors`, which may be prefetched."""
    return any(successor.status in FOLLOWED_UP for successor in period.successors.all())


def gap_after(period: FundingPeriod) -> int | None:
    """Days without money until the first follow-up that was at least applied for; None without one."""
    starts = [s.period_start for s in period.successors.all() if s.status in FOLLOWED_UP]
    return rules.gap_days(period.period_end, min(starts)) if starts else None


def _interim_proofs(period: FundingPeriod) -> list[Milestone]:
    months = period.programme.interim_proof_months
    if not months:
        return []
    words = _("%(months)d Monate nach Jahresende") % {"months": months}
    return [
        _milestone(period, "interim_proof", _("Zwischennachweis %(year)d") % {"year": year}, day, words)
        for year, day in rules.interim_proofs_on(period.period_start, period.period_end, months)
    ]


def _end(period: FundingPeriod) -> Milestone:
    return Milestone("end", _("Bewilligung endet"), period.period_end, _("Bescheid"))


def _final_proof(period: FundingPeriod) -> Milestone:
    programme = period.programme
    title = _("Verwendungsnachweis")
    if period.final_proof_due_on:
        return _milestone(
            period, "final_proof", title, period.final_proof_due_on, _("laut Bescheid, von Hand")
        )
    day = rules.final_proof_on(
        period.period_end,
        rule=programme.final_proof_rule,
        months=programme.final_proof_months,
        day=programme.final_proof_day,
        month=programme.final_proof_month,
    )
    if programme.final_proof_rule == ProofRule.FIXED_DAY_NEXT_YEAR:
        words = _("%(day)d.%(month)d. des folgenden Jahres") % {
            "day": programme.final_proof_day or 31,
            "month": programme.final_proof_month or 3,
        }
    else:
        words = _("%(months)d Monate nach dem Ende") % {"months": programme.final_proof_months or 6}
    return _milestone(period, "final_proof", title, day, words)


def _risk(period: FundingPeriod) -> Milestone:
    words = _("%(days)d Tage vor dem Ende, ohne Folgeantrag") % {"days": rules.AT_RISK_DAYS}
    return Milestone("at_risk", _("Gilt als gefährdet"), rules.at_risk_from(period.period_end), words)


def _milestone(period: FundingPeriod, kind: str, title: str, day: dt.date, words: str) -> Milestone:
    return Milestone(kind, title, day, words, rules.next_working_day(day, period.district.land))
