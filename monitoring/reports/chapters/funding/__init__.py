"""Chapter 7: money by source and year, how long it lasts, how bound it is, posts and applications (T18 to T22, A10)."""

import datetime as dt

from django.utils.translation import gettext as _

from accounts.districts.models import District
from documents.tables import german_number
from monitoring.reports.blocks import Chapter, Figure
from monitoring.reports.chapters.funding import continuity, money, staff
from monitoring.reports.chapters.funding.grants import given_in, grants_since
from monitoring.reports.periods import Period
from monitoring.reports.words import number


def build(district: District, period: Period, today: dt.date) -> Chapter:
    """Two queries: grants, and offers with the terms of theirs."""
    cut = period.cut(today)
    grants = grants_since(district, period.before.first)
    given = given_in(grants, Period(period.first, cut))
    total = money.money(given)
    lead = (
        _("%(count)s Zuwendungen über zusammen %(total)s Euro wurden bewilligt.")
        % {"count": number(len(given)), "total": german_number(total, decimals=0)}
        if given
        else ""
    )
    figure = Figure(
        "funding",
        _("Bewilligte Förderung"),
        total,
        _("%(count)s Bescheide") % {"count": number(len(given))},
        kind="euro",
        base=len(given),
    )
    blocks = (
        money.by_year(grants, district, period, cut),
        money.against_before(grants, district, period, cut),
        money.columns_by_year(grants, district, period, cut),
        continuity.build(district, period, cut),
        money.by_binding(grants, district, period, cut),
        staff.posts(grants, district, period, cut),
        staff.applications(grants, district, period, cut),
    )
    return Chapter(7, "funding", _("Förderung und Ressourcen"), lead, blocks, (figure,))
