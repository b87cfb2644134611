"""What goes out when an invitation is handed on. Nothing of the agenda, as in the invitation itself."""

from accounts.users.models import User
from committees.meetings.models import InvitationRecipient
from committees.meetings.replies.links import answer_link
from committees.meetings.services.invitation import invitation_papers, mail_words
from desk.mail.services import send_mail


def handed_on(member: InvitationRecipient, deputy: InvitationRecipient, *, by: User | None) -> None:
    """The deputy gets the invitation with its papers and the calendar entry."""
    _send(deputy, "handed_on", member, by, with_papers=True)


def not_needed(member: InvitationRecipient, deputy: InvitationRecipient, *, by: User | None) -> None:
    _send(deputy, "not_needed", member, by)


def nobody_free(member: InvitationRecipient, deputy: InvitationRecipient, *, by: User | None) -> None:
    _send(member, "nobody_free", deputy, by)


def _send(
    to: InvitationRecipient,
    template: str,
    other: InvitationRecipient,
    by: User | None,
    *,
    with_papers: bool = False,
) -> None:
    if not to.email:
        return
    meeting = to.meeting
    send_mail(
        to=[to.email],
        template=f"committees/{template}",
        context=mail_words(meeting) | {"other": other.name, "link": answer_link(to)},
        district=meeting.district,
        by=by,
        attachments=invitation_papers(meeting) if with_papers else (),
    )
