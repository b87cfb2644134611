"""Inviting, and coming in by an invitation: once, within seven days, for the invited address only."""

import hashlib
import secrets
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import changes
from accounts.clock import today
from accounts.doors import may_create
from accounts.invitations.models import VALIDITY, Invitation
from accounts.memberships.models import Membership, PendingGrant
from accounts.memberships.services import check_combination, grant_role
from accounts.permissions import Role
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from accounts.users.services import open_account


def hash_secret(secret: str) -> str:
    """What of a link is stored; the secret has 256 random bits."""
    return hashlib.sha256(secret.encode()).hexdigest()


def invite(
    *,
    email: str,
    full_name: str,
    role: str,
    organisation: Any = None,
    committee: Any = None,
    by: User,
) -> tuple[Invitation, str]:
    """Prepare an invitation; returns it with the secret of its link, which is never shown again."""
    district = by.active_district
    if district is None:
        raise Refusal(_("Einladen kann nur, wer in einem Kreis arbeitet."))
    known = User.objects.filter(email__iexact=email).first()
    if known:
        check_combination(user=known, role=role, district=district, valid_from=today(), valid_until=None)
    return _write(by, email, full_name, role=role, organisation=organisation, committee=committee)


def invite_colleague(
    *, email: str, full_name: str, organisation: Any, is_manager: bool = False, by: User
) -> tuple[Invitation, str]:
    """Invite somebody to write for the own organisation.

    What other roles the address has is not asked here: whoever invites is told nothing about it, and whoever
    accepts is.
    """
    if not may_create(by, "colleague", organisation=organisation):
        raise Refusal(_("Einladen kann nur, wer die Zugänge dieser Organisation verwaltet."))
    return _write(
        by, email, full_name, role=Role.NGO_EDITOR, organisation=organisation, is_manager=is_manager
    )


def _write(by: User, email: str, full_name: str, **what: Any) -> tuple[Invitation, str]:
    waiting = Invitation.objects.filter(
        district=by.active_district_id,
        email__iexact=email,
        role=what["role"],
        accepted_at=None,
        revoked_at=None,
        expires_at__gt=timezone.now(),
    )
    if what["role"] == Role.NGO_EDITOR:
        waiting = waiting.filter(organisation=what["organisation"])
    if waiting.exists():
        raise Refusal(
            _("An diese Adresse ist schon eine Einladung unterwegs. Sie können sie erneut senden."),
            field="email",
        )
    secret = secrets.token_urlsafe(32)
    invitation = Invitation(
        district=by.active_district,
        email=email.strip().lower(),
        full_name=full_name,
        token_hash=hash_secret(secret),
        invited_by=by,
        expires_at=timezone.now() + VALIDITY,
        **what,
    )
    return changes.create(invitation, by=by, action="invitation.created"), secret


def renew(*, invitation: Invitation, by: User) -> tuple[Invitation, str]:
    """A new link for another seven days; the old link is dead."""
    secret = secrets.token_urlsafe(32)
    with transaction.atomic():
        _must_wait(changes.lock(invitation))
        fresh = {"token_hash": hash_secret(secret), "expires_at": timezone.now() + VALIDITY}
        return changes.apply(invitation, fresh, by=by, action="invitation.renewed"), secret


def revoke(*, invitation: Invitation, by: User) -> Invitation:
    """Take the invitation back; its link explains that."""
    with transaction.atomic():
        _must_wait(changes.lock(invitation))
        return changes.apply(invitation, {"revoked_at": timezone.now()}, by=by, action="invitation.revoked")


def accept_as_new(*, invitation: Invitation, full_name: str, password: str) -> User:
    """Create the account and its role. The mail proved the address, the caller checked the password."""
    with transaction.atomic():
        current = _use(invitation)
        if User.objects.filter(email__iexact=current.email).exists():
            raise WrongState(_("Zu dieser Adresse gibt es schon einen Zugang. Bitte melden Sie sich an."))
        user = open_account(
            email=current.email,
            full_name=full_name,
            password=password,
            district=current.district,
            reason=_("Einladung angenommen"),
        )
        _enter(current, user)
    return user


def accept_as_known(*, invitation: Invitation, by: User) -> Membership | PendingGrant:
    """Give a signed-in person the invited role; the address must be the invited one."""
    if by.email.lower() != invitation.email.lower():
        raise Refusal(_("Diese Einladung gilt einer anderen Adresse. Bitte melden Sie sich mit dieser an."))
    with transaction.atomic():
        return _enter(_use(invitation), by)


def _use(invitation: Invitation) -> Any:
    """Lock the invitation and mark it used: of two at once, the second finds it taken."""
    current: Any = changes.lock(invitation)
    _must_wait(current)
    if current.expires_at <= timezone.now():
        raise WrongState(_("Diese Einladung ist abgelaufen."))
    taken = Invitation.objects.filter(pk=current.pk, accepted_at=None).update(accepted_at=timezone.now())
    if not taken:
        raise WrongState(_("Diese Einladung wurde schon angenommen."))
    return current


def _enter(invitation: Any, user: User) -> Membership | PendingGrant:
    inviter = invitation.invited_by.acting_in(invitation.district)
    if not (
        may_create(inviter, "invitation") or Role.PLATFORM in inviter.roles or _is_own(inviter, invitation)
    ):
        raise Refusal(
            _("Wer Sie eingeladen hat, darf das inzwischen nicht mehr. Bitte um eine neue Einladung.")
        )
    try:
        # Whoever invited has given the role; a weighty one still waits for a second person.
        return grant_role(
            user=user,
            role=invitation.role,
            district=invitation.district,
            valid_from=today(),
            organisation=invitation.organisation,
            committee=invitation.committee,
            is_manager=invitation.is_manager,
            by=inviter,
        )
    except ValidationError as error:
        raise Refusal(_("Diese Rolle lässt sich nicht vergeben.")) from error


def _is_own(inviter: User, invitation: Any) -> bool:
    """Somebody of the organisation who still manages its people."""
    return invitation.role == Role.NGO_EDITOR and may_create(
        inviter, "colleague", organisation=invitation.organisation
    )


def _must_wait(invitation: Any) -> None:
    if invitation.accepted_at:
        raise WrongState(_("Diese Einladung wurde schon angenommen."))
    if invitation.revoked_at:
        raise WrongState(_("Diese Einladung wurde zurückgezogen."))
