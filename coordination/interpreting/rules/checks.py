"""What was checked about a request, in sentences that name rule and source."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from coordination.interpreting.models import BookingRequest
from coordination.interpreting.rules.lead_time import check_lead_time


@dataclass(frozen=True)
class CheckedRule:
    """One line of the list "Geprüft"."""

    is_met: bool
    sentence: str
    source: str


def checked_rules(request: BookingRequest) -> list[CheckedRule]:
    pool = request.pool
    source = pool.rule_source or _("Regeln des Pools „%(pool)s“") % {"pool": pool}
    lead = check_lead_time(
        appointment=timezone.localdate(request.starts_at),
        submitted=timezone.localdate(request.submitted_at),
        days=pool.lead_days,
        kind=pool.lead_day_type,
        land=pool.district.land,
    )
    sentence = lead.sentence
    if not lead.is_met:
        sentence += " " + _("Begründung: %(reason)s") % {"reason": request.urgency_reason}
    allowed = request.occasion not in pool.excluded_occasions
    return [
        CheckedRule(lead.is_met, sentence, source),
        CheckedRule(
            allowed,
            _("Der Anlass „%(occasion)s“ ist zugelassen.") % {"occasion": request.get_occasion_display()}
            if allowed
            else _("Der Anlass „%(occasion)s“ ist ausgeschlossen.")
            % {"occasion": request.get_occasion_display()},
            source,
        ),
        CheckedRule(
            request.duration_min <= pool.max_duration_min,
            _("%(min)s von höchstens %(max)s Minuten.")
            % {"min": request.duration_min, "max": pool.max_duration_min},
            source,
        ),
    ]
