"""The door: how code reaches rows. Every list, page, form, export, feed and job begins here.

A model names its resource and where its district, its public part, its organisation, its people
and its committee are found (`Door`). `visible_to(user)` and `allowed_to(user, action)` turn the
permission table and the person's memberships into one filter, so that a check can never drift
from a list. What a model does not say is closed.
"""

import dataclasses
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self, TypeVar

from django.core.exceptions import ImproperlyConfigured, PermissionDenied, ValidationError
from django.db import models
from django.db.models import Case, Q, When
from django.http import Http404

from accounts.permissions import Role, grants_for, reaches

M = TypeVar("M", bound=models.Model)
NOTHING = Q(pk__in=[])


@dataclass(frozen=True)
class Door:
    """Where a model keeps what the reaches of the permission table speak of.

    `district`: lookup path to the district. `public`: filter for the published part, or a function
    that gives it where the day decides (an offer leaves the public list when its time is over). `network`:
    what people who signed in may see of the published part instead, where that is more than anyone may.
    `own(membership)`, `committee(membership)`, `assigned(user)`: filters for the reaches o, m, s.
    """

    resource: str
    district: str = "district"
    public: Q | Callable[[], Q] | None = None
    network: Q | Callable[[], Q] | None = None
    own: Callable[[Any], Q] | None = None
    committee: Callable[[Any], Q] | None = None
    assigned: Callable[[Any], Q] | None = None

    def filter_for(self, user: Any, action: str) -> Q:
        """Rows on which the person may do `action`, as one filter; nothing if it may not."""
        if not getattr(user, "is_authenticated", False):
            open_to_all = "p" in reaches(Role.PUBLIC, self.resource, action)
            return self._published() if open_to_all else NOTHING
        result = NOTHING
        for membership in user.acting_memberships:
            for grant in grants_for(membership.role, self.resource):
                if grant.action == action:
                    result |= self._reach(grant.reach, membership, user)
        return result

    def _reach(self, reach: str, membership: Any, user: Any) -> Q:
        if reach == "*":
            return Q(pk__isnull=False)
        inside = Q(**{self.district: membership.district_id})
        match reach:
            case "r":
                return inside
            case "p":
                everywhere = membership.district_id is None
                shown = self._published(self.network)
                return shown if everywhere else inside & shown
            case "o":
                return inside & self._said("own")(membership) if membership.organisation_id else NOTHING
            case "m":
                return inside & self._said("committee")(membership) if membership.committee_id else NOTHING
            case "s":
                return inside & self._said("assigned")(user)
        return NOTHING  # "a": numbers only, never rows

    def _published(self, wider: Q | Callable[[], Q] | None = None) -> Q:
        part = self.public if wider is None else wider
        if part is None:
            raise ImproperlyConfigured(
                f"{self.resource}: the table grants 'p', the door names no public part."
            )
        return part() if callable(part) else part

    def _said(self, name: str) -> Callable[[Any], Q]:
        rule = getattr(self, name)
        if rule is None:
            raise ImproperlyConfigured(
                f"{self.resource}: the table asks for '{name}', the door does not say it."
            )
        return rule


class DoorQuerySet(models.QuerySet):
    """A queryset that knows who asks."""

    def allowed_to(self, user: Any, action: str) -> Self:
        """Rows on which `user` may do `action` (a letter of the permission table)."""
        return self.filter(self.model.door.filter_for(user, action))  # type: ignore[attr-defined]

    def visible_to(self, user: Any) -> Self:
        return self.allowed_to(user, "V")

    def editable_by(self, user: Any) -> Self:
        return self.allowed_to(user, "U")

    def published(self) -> Self:
        """What anyone may see, in every district; public pages narrow it to theirs."""
        return self.filter(self.model.door._published())  # type: ignore[attr-defined]


class DoorManager(models.Manager.from_queryset(DoorQuerySet)):  # type: ignore[misc]
    """Default manager of every model that has a door."""

    use_in_migrations = False


class TenantModel(models.Model):
    """A root record of one district: random key, version for the stale-save check, door."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    district = models.ForeignKey("accounts.District", models.CASCADE, related_name="+", editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    door: Door
    objects = DoorManager()

    class Meta:
        abstract = True


def visible_rows(model: type[M], user: Any, action: str = "V") -> models.QuerySet[M]:
    """All rows of a kind on which the person may do this: the door for code that serves any model."""
    return model.objects.allowed_to(user, action)  # type: ignore[attr-defined]


def fetch_visible(rows: type[M] | models.QuerySet[M], user: Any, *, ask: str = "", **lookup: Any) -> M:
    """The row, or 404: a stranger learns nothing, not even that it exists.

    `ask`: letters whose rights the page will want to know (`may`, `rights_on`); they come with the row.
    """
    return _fetch(rows, user, "V", ask, **lookup)


def fetch_allowed(rows: type[M] | models.QuerySet[M], user: Any, action: str, **lookup: Any) -> M:
    """The row to act on: 404 if it is not visible, 403 if it is but the action is not allowed."""
    row = _fetch(rows, user, "V", action, **lookup)
    if not may(user, action, row):
        raise PermissionDenied
    return row


def _fetch(rows: Any, user: Any, action: str, ask: str = "", **lookup: Any) -> Any:
    queryset: Any = rows if isinstance(rows, models.QuerySet) else rows.objects.all()
    door = queryset.model.door
    through, inside = door.filter_for(user, action), inside_of(door, user, action)
    marks = {f"_may_{letter}": door_mark(door.filter_for(user, letter)) for letter in ask}
    found = queryset.filter(through).annotate(_came_inside=door_mark(inside), **marks)
    try:
        rows = list(found.filter(**lookup).distinct())
    except (ValueError, ValidationError) as error:
        raise Http404 from error
    if not rows:
        raise Http404
    # A filter along several linked rows (the functions of a person) gives the record once for each different
    # answer: what one of them grants is granted.
    row = rows[0]
    row._came_inside = any(each._came_inside for each in rows)
    row._came_through = (user.pk, through)
    row._rights = (
        user.pk,
        {letter: any(getattr(each, f"_may_{letter}") for each in rows) for letter in ask},
    )
    return row


def inside_of(door: Door, user: Any, action: str) -> Q:
    """The rows the person reaches other than by their being published."""
    if not getattr(user, "is_authenticated", False):
        return NOTHING
    return dataclasses.replace(door, public=NOTHING, network=None).filter_for(user, action)


def came_inside(user: Any, row: models.Model) -> bool | None:
    """Whether the row was fetched by more than its being published; None where it came another way."""
    whose, _filter = getattr(row, "_came_through", (None, None))
    return getattr(row, "_came_inside", None) if whose == user.pk else None


def may(user: Any, action: str, row: models.Model) -> bool:
    """May the person do this with this row? Asked of the database, so it equals the list.

    Not asked again where the row was fetched through the very same filter, or the answer came with it.
    """
    known = _known_rights(user, row)
    if action in known:
        return known[action]
    allowed = type(row).door.filter_for(user, action)  # type: ignore[attr-defined]
    if getattr(row, "_came_through", None) == (user.pk, allowed):
        return True
    return type(row).objects.allowed_to(user, action).filter(pk=row.pk).exists()  # type: ignore[attr-defined]


def _known_rights(user: Any, row: models.Model) -> dict[str, bool]:
    """What was answered with the row when this person fetched it."""
    whose, rights = getattr(row, "_rights", (None, {}))
    return rights if whose == user.pk else {}


def rights_on(user: Any, row: models.Model, actions: str) -> dict[str, bool]:
    """For each letter of `actions` whether the person may do it with this row: one question for all of them."""
    known = _known_rights(user, row)
    door = type(row).door  # type: ignore[attr-defined]
    doors = {f"may_{action}": door.filter_for(user, action) for action in actions if action not in known}
    asked = {name.removeprefix("may_"): is_open for name, is_open in open_doors(row, doors).items()}
    return {action: {**known, **asked}[action] for action in actions}


def open_doors(row: models.Model, doors: dict[str, Q]) -> dict[str, bool]:
    """Which of these filters let the row in, asked in one statement; not asked what is known already."""
    known = getattr(row, "_came_through", (None, None))[1]
    told = {name: door_mark(door) for name, door in doors.items() if door not in (known, NOTHING)}
    found: list[dict[str, bool]] = []
    if told:
        found = list(type(row).objects.filter(pk=row.pk).annotate(**told).values(*told))  # type: ignore[attr-defined]
    asked = {name: any(line[name] for line in found) for name in told}
    return {name: asked.get(name, condition == known) for name, condition in doors.items()}


def door_mark(condition: Q) -> Case:
    """An annotation that says of each row whether this filter lets it in: a right that comes with the row."""
    return Case(When(condition, then=True), default=False, output_field=models.BooleanField())


def may_create(user: Any, resource: str, *, organisation: Any = None, committee: Any = None) -> bool:
    """May the person create such a record in the district it acts in (for this organisation/board)?"""
    for membership in getattr(user, "acting_memberships", ()):
        for reach in reaches(membership.role, resource, "C"):
            if reach in "r*s":
                return True
            if reach == "o" and _is_theirs(membership.organisation_id, organisation):
                return True
            if reach == "m" and _is_theirs(membership.committee_id, committee):
                return True
    return False


def _is_theirs(own: Any, asked: Any) -> bool:
    """Whether a membership speaks for this organisation or board; without one it is enough to speak for any."""
    return own is not None and (asked is None or asked.pk == own)


def require_create(user: Any, resource: str, **bound_to: Any) -> None:
    """403 unless the person may create such a record."""
    if not may_create(user, resource, **bound_to):
        raise PermissionDenied
