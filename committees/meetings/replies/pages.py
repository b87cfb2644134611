"""What the personal page of an invitation shows: no more than the mail and its papers."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from committees.meetings.models import AgendaItem, InvitationRecipient, Meeting
from committees.meetings.replies.selectors import deputy_rows
from committees.meetings.selectors import published_items

Reply = InvitationRecipient.Reply


@dataclass(frozen=True)
class InvitationCard:
    """One invitation for the person it went to."""

    recipient: InvitationRecipient
    meeting: Meeting
    items: list[AgendaItem]
    is_open: bool
    state: str
    #: For whom a deputy stands in; whom a member has handed it to; who would be next.
    stands_for: str
    handed_to: str
    next_deputy: str

    @property
    def buttons(self) -> list[tuple[str, str, str]]:
        """(value, words, style): a deputy with a copy says whether it could come."""
        spare = self.recipient.is_copy and not self.stands_for
        yes = _("Ich könnte vertreten") if spare else _("Ich komme")
        no = _("Ich kann nicht vertreten") if spare else _("Ich sage ab")
        found = [("yes", yes, "primary"), ("maybe", _("Vielleicht"), "secondary"), ("no", no, "secondary")]
        return [row for row in found if row[0] != "maybe" or not spare]


def invitation_card(recipient: InvitationRecipient, now: dt.datetime) -> InvitationCard:
    meeting = recipient.meeting
    deputy = getattr(recipient, "handed_to", None)
    is_open = meeting.state == Meeting.State.INVITED and now < meeting.starts_at
    candidates = deputy_rows(recipient) if is_open and recipient.may_hand_on and deputy is None else []
    return InvitationCard(
        recipient=recipient,
        meeting=meeting,
        items=published_items(meeting),
        is_open=is_open,
        state=recipient.answer_words,
        stands_for=recipient.handed_by.name if recipient.handed_by else "",
        handed_to=deputy.name if deputy else "",
        next_deputy=candidates[0].name if candidates else "",
    )


def thanks(recipient: InvitationRecipient) -> str:
    """What the person reads after answering."""
    deputy = getattr(recipient, "handed_to", None)
    if deputy is not None:
        return _("Danke. %(name)s hat jetzt Ihre Einladung mit den Unterlagen.") % {"name": deputy.name}
    words = {
        Reply.YES: _("Danke, Ihre Zusage ist eingetragen."),
        Reply.MAYBE: _("Danke, wir wissen Bescheid. Bitte sagen Sie noch fest zu oder ab."),
        Reply.NO: _("Danke für die Nachricht. Sie stehen als entschuldigt auf der Liste."),
    }
    return words.get(Reply(recipient.reply), _("Danke für die Antwort."))
