"""Reading measures, their milestones and what was reported on them."""

import datetime as dt
from typing import Any

from django.db.models import F, Q, QuerySet

from accounts.doors import Door, open_doors
from monitoring.concept.choices import OPEN
from monitoring.concept.models import Concept, Measure, MeasureComment, Milestone, ProgressEntry
from monitoring.concept.models.measure import taken_part_in


def measure_rows(user: Any, action: str = "L") -> QuerySet[Measure]:
    """Measures the person may list, with what a line of a list says of each."""
    return Measure.objects.allowed_to(user, action).select_related(
        "concept", "goal", "organisation", "owner", "resolution"
    )


def measures_of(concept: Concept, user: Any) -> QuerySet[Measure]:
    return measure_rows(user).filter(concept=concept)


#: Who may say how far a measure is: whoever may enter progress, an organisation only where it takes part.
REPORTING = Door("measure_progress", own=lambda membership: taken_part_in(membership.organisation_id))


def may_report(user: Any, measure: Measure) -> bool:
    """Whether the person may report on this measure."""
    return open_doors(measure, {"report": REPORTING.filter_for(user, "C")})["report"]


def late(today: dt.date) -> Q:
    """Open although the last day or the next step is over; the same as `Measure.is_late`."""
    return Q(status__in=OPEN) & (Q(ends_on__lt=today) | Q(next_step_on__lt=today))


def overdue_of_owner(user: Any, today: dt.date) -> QuerySet[Measure]:
    """Late measures the person looks after, the one that waits longest first."""
    rows = measure_rows(user).filter(late(today), owner=user, district=user.active_district_id)
    return rows.order_by(F("ends_on").asc(nulls_last=True), "code")


def waiting_for_report(user: Any, today: dt.date) -> QuerySet[Measure]:
    """Measures of the person's organisations that somebody has asked about and nobody has answered."""
    own = [m.organisation_id for m in user.acting_memberships if m.organisation_id]
    if not own:
        return Measure.objects.none()
    shares = Q()
    for organisation in own:
        shares |= taken_part_in(organisation)
    unanswered = Q(reported_on__isnull=True) | Q(reported_on__lt=F("asked_on"))
    rows = measure_rows(user).filter(shares, unanswered, asked_on__isnull=False, status__in=OPEN)
    return rows.order_by("asked_on", "code")


def milestones_of(measure: Measure, user: Any) -> list[Milestone]:
    return list(Milestone.objects.visible_to(user).filter(measure=measure))


def milestone_rows(user: Any) -> QuerySet[Milestone]:
    return Milestone.objects.visible_to(user).select_related("measure__concept")


def progress_rows(user: Any) -> QuerySet[ProgressEntry]:
    return ProgressEntry.objects.visible_to(user).select_related("measure", "organisation", "milestone")


def progress_of(measure: Measure, user: Any) -> list[ProgressEntry]:
    rows = progress_rows(user).filter(measure=measure).select_related("author", "organisation", "milestone")
    return list(rows[:20])


def comment_rows(user: Any, action: str = "V") -> QuerySet[MeasureComment]:
    return MeasureComment.objects.allowed_to(user, action).select_related("committee", "author", "measure")
