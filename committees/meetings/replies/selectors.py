"""Reading invitations and their answers: one's own, one by its link, all of a meeting for the office."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.users.models import User
from committees.meetings.models import InvitationRecipient, Meeting
from committees.meetings.replies.links import key_of
from committees.meetings.room import Room
from committees.roster.models import RuleProfile, SeatHolding
from committees.rules.quorum import QuorumFinding, quorum

Reply = InvitationRecipient.Reply


def recipient_rows() -> QuerySet[InvitationRecipient]:
    """Recipients with what stands around their answer."""
    return InvitationRecipient.objects.select_related(
        "meeting__committee",
        "meeting__district",
        "meeting__term",
        "holding__seat",
        "holding__person",
        "handed_by",
        "handed_to",
    )


def recipient_by_token(token: str, today: dt.date) -> InvitationRecipient | None:
    """Whom a link was sent to: of the newest invitation, while the person still belongs to the committee."""
    key = key_of(token)
    if key is None:
        return None
    in_force = Q(holding__ends_on__isnull=True) | Q(holding__ends_on__gte=F("sent_on"))
    row = recipient_rows().filter(in_force, pk=key).first()
    if row is None or not row.is_newest or row.meeting.day < today - KEPT:
        return None
    return row


#: So long after the meeting a link still shows what was answered.
KEPT = dt.timedelta(days=30)


def own_invitations(user: User, now: dt.datetime) -> list[InvitationRecipient]:
    """Invitations to coming meetings that went to the address the person signs in with."""
    rows = recipient_rows().filter(pk__in=InvitationRecipient.objects.visible_to(user).values("pk"))
    return list(
        rows.filter(
            email__iexact=user.email,
            edition=F("meeting__invitation_version"),
            meeting__state=Meeting.State.INVITED,
            meeting__starts_at__gt=now,
        ).order_by("meeting__starts_at", "is_copy")
    )


def deputy_rows(recipient: InvitationRecipient) -> list[InvitationRecipient]:
    """Who may stand in for a member and is free, best first: the personal deputy, then the pool in its order.

    Free is whoever has not declined and does not already stand in for somebody.
    """
    seat = recipient.holding.seat
    if seat is None:
        return []
    of_seat = Q(holding__seat=seat)
    of_pool = Q(holding__pool=seat.pool_id) if seat.pool_id else Q(pk__in=[])
    rows = recipient.meeting.recipients.filter(
        of_seat | of_pool,
        edition=recipient.edition,
        holding__role=SeatHolding.Role.DEPUTY,
        handed_by__isnull=True,
    )
    return sorted(
        rows.exclude(reply=Reply.NO).select_related("holding__person"),
        key=lambda row: (row.holding.pool_position or 0, row.holding.starts_on, str(row.pk)),
    )


@dataclass(frozen=True)
class ReplyOverview:
    """Answers to one invitation, and what they mean for the quorum."""

    members: tuple[InvitationRecipient, ...]
    copies: tuple[InvitationRecipient, ...]
    promised: int
    unanswered: int
    finding: QuorumFinding

    @property
    def is_enough(self) -> bool:
        return not self.finding.is_required or self.finding.is_counted

    @property
    def result(self) -> str:
        if not self.finding.is_required:
            return _("Zugesagt")
        if self.is_enough:
            return _("Nach den Zusagen beschlussfähig")
        return _("Nach den Zusagen noch nicht beschlussfähig")

    @property
    def sentence(self) -> str:
        """E.g. "9 von 17 Sitzen zugesagt, 9 nötig, 3 ohne Antwort."."""
        words = _("%(promised)d von %(seats)d Sitzen zugesagt") % {
            "promised": self.promised,
            "seats": self.finding.seats,
        }
        if self.finding.is_required:
            words += ", " + _("%(needed)d nötig") % {"needed": self.finding.needed}
        if self.unanswered:
            waiting = ngettext("%(count)d ohne Antwort", "%(count)d ohne Antwort", self.unanswered)
            words += ", " + waiting % {"count": self.unanswered}
        return words + "."


def reply_overview(
    meeting: Meeting, rules: RuleProfile, room: Room, recipients: Iterable[InvitationRecipient]
) -> ReplyOverview:
    """Count the promised voting seats: of the member, or of the deputy it handed the invitation to."""
    rows = list(recipients)
    voting = {view.seat.pk for view in room.seats if view.seat.is_voting or view.seat.pk in room.earned}
    holders = [row for row in rows if row.may_hand_on]
    promised = {row.holding.seat_id for row in holders if is_promised(row)} & voting
    statutory = meeting.voting_seats or len(voting)
    return ReplyOverview(
        members=tuple(row for row in rows if not row.is_copy),
        copies=tuple(row for row in rows if row.is_copy),
        promised=len(promised),
        unanswered=sum(1 for row in holders if not is_settled(row)),
        finding=quorum(
            rules.quorum,
            present=len(promised),
            statutory=statutory,
            filled=room.filled,
            is_second=meeting.names_second_session,
        ),
    )


def is_promised(row: InvitationRecipient) -> bool:
    """Whether somebody will sit on the seat: the member, or the deputy, once it has said so."""
    if row.reply != Reply.DEPUTY:
        return row.reply == Reply.YES
    deputy = getattr(row, "handed_to", None)
    return deputy is not None and deputy.reply == Reply.YES


def is_settled(row: InvitationRecipient) -> bool:
    if row.reply in (Reply.YES, Reply.NO):
        return True
    return is_promised(row)


def recipients_of(meeting: Meeting) -> list[InvitationRecipient]:
    """Everybody the newest invitation went to, in the order of the seats."""
    rows = meeting.recipients.filter(edition=meeting.invitation_version)
    return list(rows.select_related("holding__seat", "handed_by", "handed_to"))
