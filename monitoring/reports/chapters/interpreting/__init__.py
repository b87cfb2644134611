"""Chapter 8: the pool, what was asked of it and what came of it (T23 to T25, A11, A12)."""

import datetime as dt

from django.utils.translation import gettext as _

from accounts.districts.models import District
from monitoring.reports.blocks import Chapter, Figure
from monitoring.reports.chapters.interpreting import effort, languages, pool, requests
from monitoring.reports.chapters.interpreting.bookings import bookings_in
from monitoring.reports.periods import Period
from monitoring.reports.words import number


def build(district: District, period: Period, today: dt.date) -> Chapter:
    """Three queries: pool, proofs, requests. Counts below five are hidden, and whatever would give them away."""
    cut = period.cut(today)
    people = pool.read_pool(district)
    bookings = bookings_in(district, Period(period.before.first, cut))
    asked = requests.by_year(bookings, district, period, cut)
    total = asked.total or ("", 0, 0, 0, 0, 0, None)
    lead = (
        _("%(count)s Einsätze wurden angefragt, %(served)s kamen zustande.")
        % {"count": number(total[1]), "served": number(total[2])}
        if asked.rows
        else ""
    )
    figures = (
        Figure(
            "bookings",
            _("Dolmetscheinsätze"),
            total[2],
            _("von %(count)s Anfragen") % {"count": number(total[1])},
            base=total[1],
        ),
        Figure(
            "fill_rate",
            _("Bedienquote"),
            total[6],
            _("durchgeführt von angefragt"),
            kind="percent",
            base=total[1],
        ),
    )
    blocks = (
        pool.by_language(people, district, today),
        pool.by_qualification(people, district, today),
        asked,
        requests.by_setting(bookings, district, period, cut),
        requests.against_before(bookings, district, period, cut),
        requests.served_by_quarter(bookings, district, period, cut),
        languages.demand(bookings, people.languages, district, period, cut),
        effort.build(
            bookings, district, period, cut, hides=requests.hidden_in(bookings, period, cut, "served")
        ),
        languages.unserved(
            bookings, district, period, cut, hides=requests.hidden_in(bookings, period, cut, "unserved")
        ),
    )
    return Chapter(8, "interpreting", _("Sprachmittlung"), lead, blocks, figures)
