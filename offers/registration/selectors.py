"""Reading registrations."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from accounts.clock import today
from accounts.districts.models import District
from accounts.invitations.services import hash_secret
from accounts.memberships.models import Membership
from accounts.permissions import Role
from accounts.users.models import User
from coordination.network.models import Organisation
from offers.registration.models import Registration
from offers.registration.rules import ALIKE, likeness, mail_domain

#: So many possible doubles are shown.
MOST_ALIKE = 5


@dataclass(frozen=True)
class Alike:
    """An organisation that could be the registered one, and what speaks for it."""

    organisation: Organisation
    share: float
    same_domain: bool


def registration_rows(user: Any) -> QuerySet[Registration]:
    """Confirmed registrations the person may see; unconfirmed ones are nobody's business yet."""
    return (
        Registration.objects.visible_to(user)
        .exclude(state=Registration.State.UNCONFIRMED)
        .select_related("organisation", "decided_by", "user", "district")
    )


def open_registrations(user: Any) -> QuerySet[Registration]:
    """Those the person has to decide, the longest waiting first; an own question outstanding waits for others."""
    return Registration.objects.allowed_to(user, "P").filter(state=Registration.State.WAITING)


def own_registrations(user: Any) -> QuerySet[Registration]:
    """What the person has registered itself and is not decided yet."""
    return (
        Registration.objects.visible_to(user)
        .filter(user=user, state__in=Registration.OPEN)
        .select_related("district", "organisation")
    )


def registration_of(user: Any, organisation: Organisation) -> Registration | None:
    """The open registration an organisation in vetting came with."""
    return Registration.objects.allowed_to(user, "P").filter(organisation=organisation).first()


def registration_by_secret(secret: str) -> Registration | None:
    """The registration a link belongs to; whoever holds the link may read it, whatever its state."""
    return Registration.objects.select_related("district").filter(token_hash=hash_secret(secret)).first()


def has_account(registration: Registration) -> bool:
    return User.objects.filter(email__iexact=registration.email).exists()


def deciders_of(district: District) -> QuerySet[User]:
    """The coordination of the district."""
    rows = Membership.objects.active_on(today()).filter(district=district, role=Role.COORDINATOR)
    return User.objects.filter(is_active=True, memberships__in=rows).distinct()


def possible_doubles(user: Any, registration: Registration) -> list[Alike]:
    """Organisations of the network with a similar name, or whose address or page has the same domain.

    Small differences of writing do not count: umlauts, dots, "e. V.".
    """
    domain = mail_domain(registration.email)
    rows = (
        Organisation.objects.visible_to(user)
        .filter(district=registration.district_id, status__in=Organisation.IN_NETWORK)
        .only("name", "short_name", "email", "website", "city", "status", "district_id")
    )
    found = []
    for row in rows:
        share = max(likeness(registration.organisation_name, name) for name in (row.name, row.short_name))
        same_domain = bool(domain) and (mail_domain(row.email) == domain or domain in row.website.lower())
        if share >= ALIKE or same_domain:
            found.append(Alike(row, share, same_domain))
    return sorted(found, key=lambda hit: (-hit.share, hit.organisation.name))[:MOST_ALIKE]
