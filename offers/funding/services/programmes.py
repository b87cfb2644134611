"""Writing programmes down."""

from typing import Any

from accounts import changes
from accounts.districts.models import District
from accounts.users.models import User
from offers.funding.models import FundingProgramme


def create_programme(*, district: District, by: User, **values: Any) -> FundingProgramme:
    """A new programme with its rules."""
    return changes.create(
        FundingProgramme(district=district, **values), by=by, action="funding_programme.created"
    )


def update_programme(
    programme: FundingProgramme, *, version: int | None = None, by: User, **values: Any
) -> FundingProgramme:
    """Correct a programme; another edition with other rules is a new programme."""
    return changes.apply(programme, values, by=by, action="funding_programme.changed", version=version)
