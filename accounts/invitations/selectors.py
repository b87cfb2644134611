"""Reading invitations."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from accounts.invitations.models import ColleagueInvitation, Invitation
from accounts.invitations.services import hash_secret
from accounts.users.models import User


def invitation_rows(user: User) -> QuerySet[Invitation]:
    """Invitations of the district, with what a list shows."""
    return Invitation.objects.visible_to(user).select_related("invited_by", "organisation", "committee")


def open_colleague_invitations(user: User, organisation: Any) -> QuerySet[ColleagueInvitation]:
    """Who was invited to write for the organisation and has not come yet."""
    return ColleagueInvitation.objects.visible_to(user).filter(
        organisation=organisation, accepted_at=None, revoked_at=None
    )


def invitation_by_secret(secret: str) -> Invitation | None:
    """The invitation a link belongs to; whoever holds the link may read it, whatever its state."""
    return (
        Invitation.objects.select_related("district", "invited_by", "organisation", "committee")
        .filter(token_hash=hash_secret(secret))
        .first()
    )


def has_account(invitation: Invitation) -> bool:
    return User.objects.filter(email__iexact=invitation.email).exists()


def why_closed(invitation: Invitation) -> str:
    """Key of the reason why a link no longer opens; empty while it does."""
    if invitation.accepted_at:
        return "accepted"
    if invitation.revoked_at:
        return "revoked"
    return "expired" if invitation.expires_at <= timezone.now() else ""
