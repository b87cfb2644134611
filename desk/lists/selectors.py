"""Reading what a person keeps of a list."""

from typing import Any

from django.db.models import QuerySet

from accounts.permissions import reaches
from desk.lists.models import ColumnChoice, HeadingMeaning, ImportRun, SavedView


def views_of(user: Any, list_key: str) -> QuerySet[SavedView]:
    """The person's own views of a list and those shared in the district it acts in."""
    if user.active_district_id is None:
        return SavedView.objects.none()
    return (
        SavedView.objects.visible_to(user)
        .filter(district_id=user.active_district_id, list_key=list_key)
        .distinct()
    )


def chosen_columns(user: Any, list_key: str) -> list[str]:
    choice = ColumnChoice.objects.filter(user=user, list_key=list_key).first()
    return list(choice.columns) if choice else []


def import_runs_of(user: Any, import_key: str) -> QuerySet[ImportRun]:
    return ImportRun.objects.visible_to(user).filter(import_key=import_key, owner=user)


def meanings_of(district: Any, import_key: str) -> dict[str, str]:
    """What headings of foreign tables mean in a district, by heading in its one spelling."""
    rows = HeadingMeaning.objects.filter(district=district, import_key=import_key)
    return dict(rows.values_list("heading", "meaning"))


def has_right(user: Any, resource: str, action: str) -> bool:
    """Does any role the person has here grant this action on this kind of record at all?"""
    return any(reaches(role, resource, action) for role in getattr(user, "roles", ()))
