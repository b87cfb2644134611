"""Who these pages are for: people in the district's administration, each for what their role reads as a whole."""

from typing import Any

from django.core.exceptions import PermissionDenied

from accounts.permissions import reaches


def sees_whole(user: Any, resource: str, action: str = "L") -> bool:
    """May the person list (or put out) all records of a kind in the district? Whoever lists only its own would read its own
    rows as if they were the district's."""
    return any("r" in reaches(m.role, resource, action) for m in user.acting_memberships)


def require_whole(user: Any, resource: str, action: str = "L") -> None:
    """Raises `PermissionDenied`."""
    if not sees_whole(user, resource, action):
        raise PermissionDenied
