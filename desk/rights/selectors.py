"""Whose rights there are to explain."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q, QuerySet
from django.http import Http404
from django.urls import reverse

from accounts.audit.models import AuditEntry
from accounts.clock import now, today
from accounts.districts.models import District
from accounts.doors import fetch_visible, may
from accounts.memberships.models import Membership
from accounts.permissions import reaches
from accounts.users.models import User
from desk.hub.access import may_ask_rights


@dataclass
class Holder:
    """A person with the roles it has in the record's district, asked about without asking it."""

    user: User
    memberships: list[Membership]

    def may(self, action: str, row: Any) -> bool:
        """As the door says; where the role alone decides, without asking the database."""
        found = {reach for m in self.memberships for reach in reaches(m.role, row.door.resource, action)}
        if found & {"r", "*"}:
            return True
        return bool(found) and may(self.user, action, row)


def holders_in(district: District | None) -> list[Holder]:
    """Everyone with a role in the district today, and those who run the platform."""
    memberships = (
        Membership.objects.active_on(today())
        .filter(Q(district=district) | Q(district__isnull=True), user__is_active=True)
        .select_related("user", "district", "organisation", "committee")
        .order_by("role", "user__full_name")
    )
    found: dict[Any, Holder] = {}
    for membership in memberships:
        holder = found.setdefault(membership.user_id, Holder(membership.user, []))
        holder.memberships.append(membership)
    for holder in found.values():
        holder.user.active_district = district
        holder.user.__dict__["acting_memberships"] = tuple(holder.memberships)
    return list(found.values())


def memberships_seen_by(asking: User, person: User) -> list[Membership]:
    """The person's roles of today, as far as the asking one may see them; one's own always."""
    rows = Membership.objects.active_on(today()).filter(user=person)
    if asking.pk == person.pk:
        rows = rows.filter(Q(district=asking.active_district_id) | Q(district__isnull=True))
    else:
        rows = rows.filter(pk__in=Membership.objects.visible_to(asking).values("pk"))
    return list(rows.select_related("district", "organisation", "committee"))


def model_with_door(row_type: str) -> type[models.Model] | None:
    """The model behind a name such as ``coordination.Organisation``, if its records have a door."""
    try:
        model = apps.get_model(row_type)
    except (LookupError, ValueError):
        return None
    return model if hasattr(model, "door") else None


def fetch_to_explain(model: type[models.Model], user: User, pk: Any) -> tuple[models.Model, bool]:
    """The record whose rights are asked about, and whether the person sees the record itself; else 404.

    Of a kind that says no more of itself than a number (`is_explained_unseen`) whoever gives out the accesses of
    the district learns who reaches it, and nothing else.
    """
    try:
        return fetch_visible(model, user, pk=pk), True
    except Http404:
        row = _unseen(model, user, pk)
        if row is None:
            raise
        return row, False


def _unseen(model: type[models.Model], user: User, pk: Any) -> models.Model | None:
    gives_access = any(reaches(role, "membership", "U") for role in user.roles)
    if not gives_access or not getattr(model, "is_explained_unseen", False):
        return None
    row: models.Model | None = model._default_manager.filter(pk=pk, district=user.acting_district).first()
    return row


def rights_address(user: User, row_type: str, pk: str) -> str:
    """Where the rights on a record are explained to this person; nothing if they are not."""
    model = model_with_door(row_type)
    if model is None or not may_ask_rights(user):
        return ""
    try:
        row, _is_seen = fetch_to_explain(model, user, uuid.UUID(pk))
    except (Http404, ValueError):
        return ""
    return reverse("desk:rights-record", kwargs={"row_type": row._meta.label, "pk": row.pk})


def district_of(row: Any) -> District | None:
    """The district a record belongs to, by the path its door names."""
    if isinstance(row, District):
        return row
    target = row
    for step in row.door.district.split("__"):
        target = getattr(target, step, None)
    return target if isinstance(target, District) else None


def recent_use(row: models.Model, limit: int = 8) -> QuerySet[AuditEntry]:
    """Who read or changed the record in the last 30 days."""
    since = now() - dt.timedelta(days=30)
    return AuditEntry.objects.filter(row_type=row._meta.label, row_id=str(row.pk), at__gte=since)[:limit]


def is_public(row: models.Model) -> bool:
    """May anyone see it without signing in?"""
    return may(AnonymousUser(), "V", row)
