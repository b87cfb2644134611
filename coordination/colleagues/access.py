"""What somebody may do with all who write for one organisation: the table's answer without the database."""

from typing import Any

from accounts.doors import manages
from accounts.permissions import reaches
from coordination.network.models import Organisation


def may_see_colleagues(user: Any, organisation: Organisation) -> bool:
    """Whether the person may know who writes for the organisation."""
    return may_change_colleagues(user, organisation, "L")


def may_change_colleagues(user: Any, organisation: Organisation, action: str) -> bool:
    """The same for any letter of the table; equal to what the door says of each row."""
    return any(
        _reaches(membership, organisation, reach)
        for membership in user.acting_memberships
        for reach in reaches(membership.role, "colleague", action)
    )


def _reaches(membership: Any, organisation: Organisation, reach: str) -> bool:
    own = membership.organisation_id == organisation.pk
    here = membership.district_id == organisation.district_id
    return here and (reach == "r" or (reach == "o" and own) or (reach == "g" and own and manages(membership)))
