"""Chapter 9: work on single cases, only as counts (T26 to T29, A13).

No table has more than two attributes, none has nationality or place. Counts below five are hidden, and whatever
would give them away.
"""

import datetime as dt

from django.utils.translation import gettext as _

from accounts.districts.models import District
from monitoring.reports.blocks import Chapter
from monitoring.reports.chapters.cases import concerns, flow, rows
from monitoring.reports.periods import Period
from monitoring.reports.words import number


def build(district: District, period: Period, today: dt.date) -> Chapter:
    """Three queries: days of cases, needs, sightings of barriers."""
    cut = period.cut(today)
    mine = Period(period.first, cut)
    cases = rows.cases_until(district, cut)
    needs = rows.needs_of_cases_in(district, Period(period.before.first, cut))
    sightings = rows.sightings_by_kind(district, mine, period.before)
    now, before = flow.flow_of(cases, mine), flow.flow_of(cases, period.before)
    lead = (
        _("%(opened)s Fälle wurden aufgenommen, %(closed)s abgeschlossen.")
        % {"opened": number(now.sums[0]), "closed": number(now.sums[1])}
        if now.is_known
        else ""
    )
    blocks = (
        flow.by_year(now, district, period, cut),
        flow.against_before(now, before, district, period, cut),
        concerns.by_field(needs, district, period, cut),
        flow.durations(cases, now, district, period, cut),
        concerns.referrals(district, period, cut),
        concerns.needs_by_status(needs, district, period, cut),
        concerns.barriers_met(sightings, district, period, cut),
    )
    return Chapter(9, "cases", _("Einzelfallarbeit"), lead, blocks)
