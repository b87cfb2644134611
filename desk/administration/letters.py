"""The letter with the link of an invitation."""

from django.urls import reverse

from accounts.invitations.models import Invitation
from accounts.users.models import User
from desk.mail.services import absolute_url, send_mail


def send_invitation(invitation: Invitation, secret: str, *, by: User) -> None:
    """Mail the link; the secret is known only here and in the letter."""
    link = absolute_url(reverse("accounts:invitation-accept", kwargs={"secret": secret}))
    send_mail(
        to=[invitation.email],
        template="accounts/invitation",
        context={"invitation": invitation, "link": link},
        district=invitation.district,
        by=by,
    )
