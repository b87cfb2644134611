"""Writing surveys: how figures of one's own came about."""

from typing import Any

from accounts import changes
from accounts.districts.models import District
from accounts.users.models import User
from monitoring.indicators.models import Survey


def create_survey(*, district: District, by: User, **fields: Any) -> Survey:
    return changes.create(Survey(district=district, **fields), by=by, action="survey.created")


def update_survey(survey: Survey, *, by: User, version: int | None = None, **fields: Any) -> Survey:
    return changes.apply(survey, fields, by=by, action="survey.changed", version=version)
