"""How a district begins: its record, and an invitation to the first person who administers it."""

from dataclasses import dataclass
from typing import Any

from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import changes
from accounts.audit import services as audit
from accounts.clock import today
from accounts.districts.models import District
from accounts.invitations.models import Invitation
from accounts.invitations.services import invite
from accounts.memberships.models import Membership
from accounts.permissions import Role
from accounts.refusals import Refusal
from accounts.users.models import User
from desk.mail.services import absolute_url, send_mail


@dataclass(frozen=True)
class Founding:
    """What came of it; the link is known only here and in the mail."""

    district: District
    invitation: Invitation
    link: str


def found_district(
    *, values: dict[str, Any], email: str, full_name: str, operator: str = "", send: bool = True
) -> Founding:
    """Create the district and invite its first administrator, all or nothing.

    `operator` is the address of the platform person in whose name this happens; one is made, without a
    password, when there is none. `send=False` leaves the mail out, for an installation without a mail server.
    """
    validate_email(email)
    with transaction.atomic():
        platform = _platform_person(operator)
        district = changes.create(District(**values), by=platform, action="district.founded")
        platform = platform.acting_in(district)
        invitation, secret = invite(email=email, full_name=full_name, role=Role.ADMIN, by=platform)
        link = absolute_url(reverse("accounts:invitation-accept", kwargs={"secret": secret}))
        if send:
            send_mail(
                to=[invitation.email],
                template="accounts/invitation",
                context={"invitation": invitation, "link": link},
                district=district,
                by=platform,
            )
    return Founding(district, invitation, link)


def _platform_person(email: str) -> User:
    known = Membership.objects.active_on(today()).filter(role=Role.PLATFORM, user__is_active=True)
    if email:
        known = known.filter(user__email__iexact=email)
    found = known.select_related("user").order_by("valid_from").first()
    if found:
        return found.user
    if not email:
        raise Refusal(_("Es gibt noch keine Person der Plattform. Bitte ihre Adresse mit angeben."))
    return _new_platform_person(email)


def _new_platform_person(email: str) -> User:
    """Only while there is nobody yet: later platform roles take two persons."""
    if Membership.objects.filter(role=Role.PLATFORM).exists():
        raise Refusal(_("Diese Adresse gehört keiner Person der Plattform."))
    validate_email(email)
    if User.objects.filter(email__iexact=email).exists():
        raise Refusal(_("Diese Adresse hat schon einen Zugang in einem Kreis. Bitte eine eigene nehmen."))
    user = User.objects.create_user(email, full_name=_("Plattform"))
    audit.record(by=None, action="user.created", row=user)
    role = Membership(user=user, role=Role.PLATFORM, valid_from=today())
    changes.create(role, by=None, action="membership.granted")
    return user
