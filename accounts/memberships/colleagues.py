"""An organisation looks after its own people: it names managers and ends accesses, and keeps a manager.

Inviting is in `accounts/invitations/services.py`; what the administration of the district does with roles
is in `services.py`.
"""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.clock import today
from accounts.memberships.models import Colleague, Membership
from accounts.memberships.services import end_role, keep_one_manager, lock_roles
from accounts.refusals import WrongState
from accounts.users.models import User
from accounts.users.services import end_sessions


def set_manager(*, colleague: Colleague, is_manager: bool, by: User) -> Membership:
    """Let somebody look after the accesses of the organisation, or no longer.

    Of two managers who step back at the same time one stays: the roles of a district change one after the
    other. Raises Refusal for the last one.
    """
    with transaction.atomic():
        current = _lock(colleague)
        if not is_manager:
            keep_one_manager(current)
        return changes.apply(current, {"is_manager": is_manager}, by=by, action="membership.manager_changed")


def remove_colleague(*, colleague: Colleague, reason: str = "", by: User) -> None:
    """Somebody no longer writes for the organisation: the role ends and every session with its next request.

    One may remove oneself as long as another manager stays.
    """
    with transaction.atomic():
        current = _lock(colleague)
        keep_one_manager(current)
        end_role(membership=current, reason=reason, by=by)
        end_sessions(user=current.user)


def _lock(colleague: Colleague) -> Any:
    """The membership as it stands now that nobody else changes roles in the district."""
    assert colleague.district is not None
    lock_roles(colleague.district)
    current = Membership.objects.active_on(today()).filter(pk=colleague.pk).select_related("user").first()
    if current is None:
        raise WrongState(_("Dieser Zugang ist schon zu Ende."))
    return current
