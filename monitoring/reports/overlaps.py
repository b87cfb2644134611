"""Reports that speak of the same days (section 4: no differencing between two reports).

Two reports whose periods share days, but not all of them, could be subtracted from each other until a hidden
number stands alone. So a period overlaps that of no released report of the district, unless it is the same: that is
a corrected edition, and hides what the first one hides (`reissue`).

The same holds for a Vorperiode that a released report has counted itself, because nobody had reported on that time
yet: a report on exactly this time comes later, and hides what was hidden of it there; one on a part of it is refused.
"""

import datetime as dt
from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.refusals import Refusal, WrongState
from monitoring.reports.models import IntegrationReport
from monitoring.reports.periods import Period


def spoken_of(report: IntegrationReport) -> tuple[list[IntegrationReport], list[IntegrationReport]]:
    """Released reports of exactly this period, the first one first, and those that show it as their Vorperiode; one
    statement."""
    same = Q(period_start=report.period_start, period_end=report.period_end)
    next_ = Q(period_start=report.period_end + dt.timedelta(days=1))
    found = list(_others(report).filter(same | next_).select_related("snapshot").order_by("released_at"))
    return (
        [other for other in found if other.period == report.period],
        [other for other in found if other.period.before == report.period],
    )


def refuse_overlap(report: IntegrationReport) -> None:
    """Raises `Refusal` where the period shares some of its days with a released report, or with a Vorperiode that one
    has counted."""
    others = list(_others(report).order_by("period_start"))
    other = next((each for each in others if _shares_a_part(each.period, report.period)), None)
    if other is not None:
        raise Refusal(
            _(
                "Der Zeitraum überschneidet sich mit dem veröffentlichten Bericht Nummer %(number)d (%(years)s); bitte unter „Texte und Zeitraum“ Tage wählen, von denen noch kein Bericht spricht, oder für eine berichtigte Ausgabe genau seinen Zeitraum."
            )
            % {"number": other.number, "years": other.period.words},
            rule=_("Aus zwei Berichten darf sich keine verdeckte Zahl errechnen lassen."),
        )
    _refuse_counted(report, others)


def refuse_outdated(report: IntegrationReport) -> None:
    """Raises `WrongState` where a report was released after the Datenschnitt that it should have looked at."""
    since = _others(report).filter(released_at__gt=report.frozen_at).order_by("released_at")
    mine, before = report.period, report.period.before
    newer = next(
        (
            other
            for other in since
            if (other.period_start <= mine.last and other.period_end >= before.first)
            or (other.period.before.first <= mine.last and other.period.before.last >= mine.first)
        ),
        None,
    )
    if newer is not None:
        raise WrongState(
            _(
                "Seit dem Datenschnitt wurde der Bericht Nummer %(number)d (%(years)s) veröffentlicht; bitte den Entwurf wieder öffnen und den Datenschnitt neu setzen."
            )
            % {"number": newer.number, "years": newer.period.words}
        )


def counted_before(report: IntegrationReport, released: Sequence[IntegrationReport]) -> Period | None:
    """The Vorperiode, if this released report counted it: no report stood in its place or in its way at that time.

    `released`: the released reports of the district.
    """
    before = report.period.before
    for other in released:
        was_there = other.released_at and report.frozen_at and other.released_at <= report.frozen_at
        if was_there and before.first <= other.period_end < report.period_start:
            return None
    return before


def _refuse_counted(report: IntegrationReport, others: Sequence[IntegrationReport]) -> None:
    for other in others:
        counted = counted_before(other, others)
        if counted is None or not _shares_a_part(counted, report.period):
            continue
        raise Refusal(
            _(
                "Der Zeitraum überschneidet sich mit der Vorperiode (%(before)s), die der veröffentlichte Bericht Nummer %(number)d zeigt; bitte unter „Texte und Zeitraum“ genau diese Vorperiode wählen oder Tage, von denen noch kein Bericht spricht."
            )
            % {"before": counted.words, "number": other.number},
            rule=_("Aus zwei Berichten darf sich keine verdeckte Zahl errechnen lassen."),
        )


def _shares_a_part(one: Period, other: Period) -> bool:
    """Some of the days, but not all."""
    return one != other and one.first <= other.last and one.last >= other.first


def _others(report: IntegrationReport) -> QuerySet[IntegrationReport]:
    return IntegrationReport.objects.published().filter(district=report.district_id).exclude(pk=report.pk)
