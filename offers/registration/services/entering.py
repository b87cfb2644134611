"""Coming in: three answers, a mailed link, and then an account with an organisation in vetting."""

import datetime as dt
import secrets

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import changes
from accounts.clock import now, today
from accounts.districts.models import District
from accounts.invitations.services import hash_secret
from accounts.memberships.services import grant_role
from accounts.permissions import Role
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from accounts.users.services import open_account
from coordination.network.models import Organisation
from coordination.network.services import create_organisation
from offers.registration import guards, messages
from offers.registration.models import VALIDITY, Registration

State = Registration.State


def register(*, district: District, organisation_name: str, full_name: str, email: str) -> None:
    """Keep the three answers and mail the link; whether the address is known makes no difference.

    An address that registers again before it has confirmed gets a new link instead of the old one. Raises
    `guards.TooMany` when the district has had too many unconfirmed ones within the hour.
    """
    email, secret = email.strip().lower(), secrets.token_urlsafe(32)
    if not guards.may_mail(email):
        return
    with transaction.atomic():
        # One after the other, so that many at once do not slip past the limit together.
        District.objects.select_for_update().get(pk=district.pk)
        waiting = Registration.objects.filter(district=district, state=State.UNCONFIRMED)
        found = waiting.filter(email__iexact=email).first()
        if found is None and waiting.filter(created_at__gt=_an_hour_ago()).count() >= guards.PER_DISTRICT:
            raise guards.TooMany
        row = found or Registration(district=district, email=email)
        row.organisation_name, row.full_name = organisation_name.strip(), full_name.strip()
        row.token_hash, row.expires_at = hash_secret(secret), timezone.now() + VALIDITY
        changes.validate(row)
        row.save()
        messages.send_link(row, secret)


def confirm_as_new(*, registration: Registration, full_name: str, password: str) -> User:
    """Make the account. The link proved the address, the caller checked the password."""
    with transaction.atomic():
        current = _use(registration)
        if User.objects.filter(email__iexact=current.email).exists():
            raise WrongState(_("Zu dieser Adresse gibt es schon einen Zugang. Bitte melden Sie sich an."))
        user = open_account(
            email=current.email,
            full_name=full_name,
            password=password,
            district=current.district,
            reason=_("Selbst registriert"),
        )
        _enter(current, user)
    return user


def confirm_as_known(*, registration: Registration, by: User) -> None:
    """Register one more organisation with an account that is there already; the address must be its own."""
    if by.email.lower() != registration.email.lower():
        raise Refusal(_("Dieser Link gilt einer anderen Adresse. Bitte melden Sie sich mit dieser an."))
    with transaction.atomic():
        _enter(_use(registration), by)


def _use(registration: Registration) -> Registration:
    """Lock the registration and mark its link used: of two at once, the second finds it taken."""
    current: Registration = changes.lock(registration)
    if current.state != State.UNCONFIRMED:
        raise WrongState(_("Dieser Link wurde schon benutzt. Melden Sie sich einfach an."))
    if current.expires_at <= timezone.now():
        raise WrongState(_("Dieser Link ist abgelaufen. Bitte melden Sie Ihren Verein noch einmal an."))
    return current


def _enter(current: Registration, user: User) -> None:
    organisation = create_organisation(
        district=current.district,
        by=user,
        name=current.organisation_name,
        status=Organisation.Status.PENDING,
    )
    grant_role(
        user=user,
        role=Role.APPLICANT,
        district=current.district,
        organisation=organisation,
        valid_from=today(),
        by=user,
    )
    entered = {
        "state": State.WAITING,
        "confirmed_at": now(),
        "user": user,
        "organisation": organisation,
    }
    waiting = changes.apply(current, entered, by=user, action="registration.confirmed")
    messages.tell_waiting(waiting)


def _an_hour_ago() -> dt.datetime:
    return timezone.now() - dt.timedelta(hours=1)
