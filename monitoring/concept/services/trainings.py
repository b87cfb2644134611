"""Writing trainings of the administration."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from accounts import changes
from accounts.districts.models import District
from accounts.refusals import Refusal
from accounts.users.models import User
from monitoring.concept.models import Training, TrainingDate


def create_training(*, district: District, by: User, **fields: Any) -> Training:
    return changes.create(Training(district=district, **fields), by=by, action="training.created")


def update_training(
    training: Training, *, fields: dict[str, Any], by: User, version: int | None = None
) -> Training:
    return changes.apply(training, fields, by=by, action="training.changed", version=version)


def add_training_date(
    training: Training, *, held_on: dt.date, today: dt.date, by: User, reached: int | None = None
) -> TrainingDate:
    """Add a date; people are counted once it is over."""
    _refuse_early(held_on, reached, today)
    row = TrainingDate(district_id=training.district_id, training=training, held_on=held_on, reached=reached)
    return changes.create(row, by=by, action="training.date_added")


def update_training_date(
    row: TrainingDate, *, fields: dict[str, Any], today: dt.date, by: User, version: int | None = None
) -> TrainingDate:
    _refuse_early(fields.get("held_on", row.held_on), fields.get("reached", row.reached), today)
    return changes.apply(row, fields, by=by, action="training.date_changed", version=version)


def _refuse_early(held_on: dt.date, reached: int | None, today: dt.date) -> None:
    if reached is not None and held_on > today:
        raise Refusal(_("Der Termin liegt in der Zukunft. Gezählt wird danach."), field="reached")
