"""Choices and persons for the administration's forms.

Organisations and boards live in rooms further right; they are reached through the membership's own fields.
"""

from typing import Any

from django.db.models import QuerySet

from accounts.doors import visible_rows
from accounts.memberships.models import Membership
from accounts.memberships.selectors import people_visible_to
from accounts.permissions import UNGIVEN_ROLES, Role
from accounts.users.models import User

Organisation: Any = Membership._meta.get_field("organisation")
Committee: Any = Membership._meta.get_field("committee")


def role_choices() -> list[tuple[str, Any]]:
    """Roles a district gives."""
    return [choice for choice in Role.choices if choice[0] not in UNGIVEN_ROLES]


def organisation_choices(user: User) -> QuerySet:
    return visible_rows(Organisation.related_model, user)


def committee_choices(user: User) -> QuerySet:
    return visible_rows(Committee.related_model, user)


def person_by_email(user: User, email: str) -> User | None:
    """A person the asking one can see, by address."""
    return people_visible_to(user).filter(email__iexact=email.strip()).first()
