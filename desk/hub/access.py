"""Who may read the log of a record: whoever it belongs to, not everybody who may see what is published."""

import dataclasses
from typing import Any

from django.db.models import Model, QuerySet

from accounts.doors import NOTHING
from accounts.permissions import Role

#: Who works in the administration and may learn from a record's rights the names of colleagues.
INSIDE = frozenset({Role.ADMIN, Role.COORDINATOR, Role.CLERK, Role.CASE_WORKER, Role.AUDITOR})


def inside_rows(model: type[Model], user: Any) -> QuerySet:
    """Rows the person reaches other than by their being published: only these show their log."""
    door = dataclasses.replace(model.door, public=NOTHING)  # type: ignore[attr-defined]
    if not getattr(user, "is_authenticated", False):
        return model.objects.none()  # type: ignore[attr-defined]
    return model.objects.filter(door.filter_for(user, "V"))  # type: ignore[attr-defined]


def may_read_log(user: Any, row: Model) -> bool:
    door = dataclasses.replace(type(row).door, public=NOTHING)  # type: ignore[attr-defined]
    if getattr(row, "_came_through", None) == (user.pk, door.filter_for(user, "V")):
        return True
    return inside_rows(type(row), user).filter(pk=row.pk).exists()


def may_ask_rights(user: Any) -> bool:
    """Whether the person may ask who may do what with a record that it sees."""
    return bool(INSIDE & user.roles)
