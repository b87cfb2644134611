"""Who reads a non-public paper of another committee: those it was sent to, while it lies with them."""

from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet

from committees.rules.consultations import OPEN

#: States of a paper in which other bodies may deal with it.
RUNNING = ("admitted", "in_consultation")


def stops_with(membership: Any) -> QuerySet[Any]:
    """Stops of other committees' papers at the committee of this membership: from the sending until that
    committee has spoken or the paper is over. Without those from whose item the person is excluded for bias.
    """
    stops: QuerySet[Any] = apps.get_model("committees", "Consultation").objects.filter(
        committee=membership.committee_id, result__in=OPEN, paper__state__in=RUNNING
    )
    stops = stops.exclude(paper__committee=membership.committee_id)
    return stops.exclude(agenda_item__in=_excluded_from(membership))


def _excluded_from(membership: Any) -> QuerySet[Any]:
    """Items on which the person is biased: by the address of its seat, or of its function without one."""
    email = membership.user.email
    holder = "attendance__holding__"
    own = Q(**{f"{holder}email__iexact": email}) | Q(
        **{f"{holder}email": "", f"{holder}person__functions__email__iexact": email}
    )
    conflicts: QuerySet[Any] = apps.get_model("committees", "ConflictDeclaration").objects.filter(own)
    return conflicts.values("item")


def papers_with(membership: Any) -> Q:
    """The papers of these stops."""
    return Q(pk__in=stops_with(membership).values("paper"))
