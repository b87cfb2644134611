"""Who runs the accounts of the district."""

from django.core.exceptions import PermissionDenied

from accounts.doors import may_create
from accounts.users.models import User


def may_administer(user: User) -> bool:
    return may_create(user, "membership")


def require_administration(user: User) -> None:
    """403 unless the person runs the accounts here."""
    if not may_administer(user):
        raise PermissionDenied
