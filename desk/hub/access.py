"""Who may read the log of a record: whoever it belongs to, not everybody who may see what is published."""

from typing import Any

from django.db.models import Model, QuerySet

from accounts.doors import came_inside, inside_of
from accounts.permissions import Role

#: Who works in the administration and may learn from a record's rights the names of colleagues.
INSIDE = frozenset({Role.ADMIN, Role.COORDINATOR, Role.CLERK, Role.CASE_WORKER, Role.AUDITOR})


def inside_rows(model: type[Model], user: Any) -> QuerySet:
    """Rows the person reaches other than by their being published: only these show their log."""
    return model.objects.filter(inside_of(model.door, user, "V"))  # type: ignore[attr-defined]


def may_read_log(user: Any, row: Model) -> bool:
    known = came_inside(user, row)
    return inside_rows(type(row), user).filter(pk=row.pk).exists() if known is None else known


def may_ask_rights(user: Any) -> bool:
    """Whether the person may ask who may do what with a record that it sees."""
    return bool(INSIDE & user.roles)
