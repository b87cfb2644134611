"""The signed link in an invitation: it opens the page of one recipient of one version, and nothing else.

Nothing is stored: the signature is made from the key of the row and the secret of the installation. A
link ends with the beginning of the meeting, with the next version of the invitation and with the
holding (`services`, `selectors`).
"""

from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.urls import reverse

from committees.meetings.models import InvitationRecipient
from desk.mail.services import absolute_url

_SIGNER = Signer(sep=".", salt="committees.invitation.answer")


def token_of(recipient: InvitationRecipient) -> str:
    return _SIGNER.sign(recipient.pk.hex)


def key_of(token: str) -> UUID | None:
    """The recipient a token was made for; None for anything we did not sign."""
    try:
        return UUID(_SIGNER.unsign(token))
    except (BadSignature, ValueError):
        return None


def answer_link(recipient: InvitationRecipient) -> str:
    """The address of the personal page, for a mail."""
    return absolute_url(reverse("committees:invitation-answer", kwargs={"token": token_of(recipient)}))
