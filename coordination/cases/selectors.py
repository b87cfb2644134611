"""Reading cases. Every way in leads through the door; a refused look is logged."""

from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet
from django.http import Http404

from accounts.audit import services as audit
from accounts.doors import fetch_visible
from accounts.memberships.models import Membership
from accounts.permissions import Role
from accounts.users.models import User
from coordination.barriers.models import Barrier
from coordination.cases.codes import NeedStatus, Phase
from coordination.cases.models import Case


def case_rows(user: User) -> QuerySet[Case]:
    return (
        Case.objects.visible_to(user)
        .select_related("municipality", "responsible")
        .annotate(
            open_needs=Count(
                "needs", filter=Q(needs__status__in=[NeedStatus.OPEN, NeedStatus.IN_PROGRESS]), distinct=True
            ),
            last_contact=Max("contacts__happened_on"),
        )
    )


def fetch_case(user: User, pk: UUID) -> Case:
    """The case, or 404. Somebody who tries a case that is not theirs leaves a line in the log (D-12)."""
    try:
        return fetch_visible(case_rows(user), user, pk=pk)
    except Http404:
        hidden = Case.objects.filter(pk=pk).first()
        if hidden:
            audit.record(by=user, action="case.refused", row=hidden, is_read=True)
        raise


def deputies_for(user: User) -> QuerySet[User]:
    """Other case workers of the district who may deputise."""
    return (
        User.objects.filter(
            is_active=True,
            pk__in=Membership.objects.filter(district=user.active_district, role=Role.CASE_WORKER).values(
                "user"
            ),
        )
        .exclude(pk=user.pk)
        .order_by("full_name")
    )


def known_barriers(user: User) -> QuerySet[Barrier]:
    """Barriers that a case may be one more sighting of."""
    return (
        Barrier.objects.visible_to(user)
        .exclude(status__in=[Barrier.Status.DUPLICATE, Barrier.Status.REJECTED])
        .order_by("title")
    )


def open_cases(user: User) -> QuerySet[Case]:
    return case_rows(user).exclude(phase=Phase.CLOSED)


def needs_and_contacts(case: Case) -> dict[str, Any]:
    """What hangs on a case, for its page."""
    return {
        "needs": list(case.needs.all()),
        "contacts": list(case.contacts.select_related("written_by")[:50]),
        "contact_count": case.contacts.count(),
    }
