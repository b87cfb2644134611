"""Reading memberships: who acts where, now."""

from typing import Any

from django.db.models import Q, QuerySet

from accounts.clock import today
from accounts.districts.models import District
from accounts.memberships.models import Colleague, Membership, PendingGrant
from accounts.permissions import Role
from accounts.users.models import User


def districts_of(user) -> QuerySet[District]:
    """Districts the person may switch to."""
    active = Membership.objects.active_on(today()).filter(user=user)
    return District.objects.filter(pk__in=active.values("district"))


def membership_rows(user) -> QuerySet[Membership]:
    """Memberships the person may see in the district it acts in, with everything a list shows."""
    return Membership.objects.visible_to(user).select_related("user", "district", "organisation", "committee")


def administrators_of(district: District) -> QuerySet[Membership]:
    """Those who hold the keys of the district today."""
    return Membership.objects.active_on(today()).filter(
        district=district, role=Role.ADMIN, user__is_active=True
    )


def managers_of(organisation: Any) -> QuerySet[Membership]:
    """Those who decide today who else writes for the organisation."""
    return Membership.objects.active_on(today()).filter(
        organisation=organisation, role=Role.NGO_EDITOR, is_manager=True, user__is_active=True
    )


def editors_beside(membership: Membership) -> QuerySet[Membership]:
    """Who else writes for the same organisation today."""
    return (
        Membership.objects.active_on(today())
        .filter(organisation=membership.organisation_id, role=Role.NGO_EDITOR, user__is_active=True)
        .exclude(pk=membership.pk)
    )


def colleagues_in(user: Any, organisation: Any) -> QuerySet[Colleague]:
    """Who writes for the organisation today, as far as the person may see it; managers first."""
    rows = Colleague.objects.visible_to(user).filter(organisation=organisation)
    return rows.active_on(today()).select_related("user")


def people_visible_to(user) -> QuerySet[User]:
    """Persons of whom the asking person may see a membership, and itself."""
    theirs = Membership.objects.visible_to(user).values("user")
    return User.objects.filter(Q(pk__in=theirs) | Q(pk=user.pk))


def open_grants(user) -> QuerySet[PendingGrant]:
    """Weighty roles that wait for a second person."""
    return (
        PendingGrant.objects.visible_to(user)
        .filter(state=PendingGrant.State.PROPOSED)
        .select_related("user", "proposed_by")
    )


def own_memberships(user) -> QuerySet[Membership]:
    """All roles of the person today, in every district."""
    return (
        Membership.objects.active_on(today())
        .filter(user=user)
        .select_related("district", "organisation", "committee")
    )
