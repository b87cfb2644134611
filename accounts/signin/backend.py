"""Who asks, read with every request: the person together with the roles it has today."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from accounts.clock import today
from accounts.memberships.models import Membership
from accounts.users.models import User


class PersonBackend(AuthenticationBackend):
    """Signs in as allauth does; behind a session the person and its memberships come in one statement."""

    def get_user(self, user_id: Any) -> User | None:
        rows = Membership.objects.active_on(today()).filter(user=user_id).select_related("user", "district")
        memberships = tuple(rows)
        if not memberships:
            return super().get_user(user_id)
        person: User = memberships[0].user
        if not self.user_can_authenticate(person):
            return None
        person.remember_memberships(memberships)
        return person
