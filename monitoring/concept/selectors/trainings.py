"""Reading trainings: whom they reached, without pointing at anybody."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Max, QuerySet, Sum
from django.utils.translation import gettext as _

from documents.suppression import HIDDEN, SMALLEST_BASE, Cell, is_small, rate, suppress
from monitoring.concept.models import Measure, Training, TrainingDate


@dataclass(frozen=True)
class Reach:
    """How many came, and how many of hundred that is; hidden where it would point at somebody."""

    reached: Cell
    percent: Any

    @property
    def words(self) -> str:
        if isinstance(self.percent, float):
            return _("%(share)s %%") % {"share": f"{self.percent:.1f}".replace(".", ",")}
        return str(self.percent if self.percent is not None else "–")


def training_rows(user: Any, action: str = "L") -> QuerySet[Training]:
    """Trainings with how many people they reached in all."""
    return (
        Training.objects.allowed_to(user, action)
        .select_related("measure")
        .annotate(reached=Sum("dates__reached"), last_held=Max("dates__held_on"))
    )


def reach_of(training: Any) -> Reach:
    """Of a row of `training_rows`; a small number of people, or of the rest, is not shown."""
    reached = training.reached or 0
    staff = training.staff
    if is_small(reached) or (staff and is_small(abs(staff - reached))):
        return Reach(HIDDEN, HIDDEN)
    if not staff:
        return Reach(reached, None)
    return Reach(reached, rate(min(reached, staff), staff, smallest=SMALLEST_BASE))


def dates_shown(training: Training) -> list[tuple[Any, Cell | None]]:
    """Each date with the people it reached; the sum stands beside them, so a second one may be hidden."""
    rows = list(training.dates.all())
    counted = [row for row in rows if row.reached is not None]
    shown = dict(
        zip([row.pk for row in counted], suppress([row.reached or 0 for row in counted]), strict=True)
    )
    return [(row, shown.get(row.pk)) for row in rows]


def date_rows(user: Any) -> QuerySet[Any]:
    return TrainingDate.objects.visible_to(user).select_related("training")


def measure_choices(user: Any) -> QuerySet[Measure]:
    """Measures a training can belong to."""
    rows = Measure.objects.visible_to(user).filter(district=user.active_district)
    return rows.exclude(concept__status="replaced").order_by("code")
