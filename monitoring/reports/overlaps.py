"""Reports that speak of the same days (section 4: no differencing between two reports).

Two reports whose periods share days, but not all of them, could be subtracted from each other until a hidden
number stands alone. So a period overlaps that of no released report of the district, unless it is the same: that is
a corrected edition, and hides what the first one hides (`reissue`).
"""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.refusals import Refusal, WrongState
from monitoring.reports.models import IntegrationReport


def editions_of(report: IntegrationReport) -> list[IntegrationReport]:
    """Released reports of exactly this period, the first one first."""
    same = Q(period_start=report.period_start, period_end=report.period_end)
    return list(_others(report).filter(same).select_related("snapshot").order_by("released_at"))


def refuse_overlap(report: IntegrationReport) -> None:
    """Raises `Refusal` where the period shares some of its days with a released report."""
    shared = Q(period_start__lte=report.period_end, period_end__gte=report.period_start)
    same = Q(period_start=report.period_start, period_end=report.period_end)
    other = _others(report).filter(shared).exclude(same).order_by("period_start").first()
    if other is not None:
        raise Refusal(
            _(
                "Der Zeitraum überschneidet sich mit dem veröffentlichten Bericht Nummer %(number)d (%(years)s); bitte unter „Texte und Zeitraum“ Tage wählen, von denen noch kein Bericht spricht, oder für eine berichtigte Ausgabe genau seinen Zeitraum."
            )
            % {"number": other.number, "years": other.period.words},
            rule=_("Aus zwei Berichten darf sich keine verdeckte Zahl errechnen lassen."),
        )


def refuse_outdated(report: IntegrationReport) -> None:
    """Raises `WrongState` where a report was released after the Datenschnitt that it should have looked at."""
    touching = Q(period_start__lte=report.period_end, period_end__gte=report.period.before.first)
    newer = _others(report).filter(touching, released_at__gt=report.frozen_at).order_by("released_at").first()
    if newer is not None:
        raise WrongState(
            _(
                "Seit dem Datenschnitt wurde der Bericht Nummer %(number)d (%(years)s) veröffentlicht; bitte den Entwurf wieder öffnen und den Datenschnitt neu setzen."
            )
            % {"number": newer.number, "years": newer.period.words}
        )


def _others(report: IntegrationReport) -> QuerySet[IntegrationReport]:
    return IntegrationReport.objects.published().filter(district=report.district_id).exclude(pk=report.pk)
