"""Reading joint sessions: who sits together, who may be named where, and what the other boards decided."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db.models import FilteredRelation, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from accounts.doors import door_mark
from accounts.users.models import User
from committees.meetings.models import AgendaItem, Meeting, Minutes, Part, Vote
from committees.meetings.selectors import give_votes, notice_if_sent, with_rules
from committees.roster.models import Committee
from committees.rules.notice import NoticeFinding

State = Meeting.State
#: The order in which other boards stand beside each other.
_BESIDE = ("-item__meeting__leads", "item__meeting__committee__name")


def with_partners(rows: QuerySet[Meeting], *, published: bool) -> QuerySet[Meeting]:
    """Meetings with those they sit together with; `published`: only those everybody may know of."""
    partners = Meeting.objects.published() if published else Meeting.objects.exclude(state=State.CANCELLED)
    partners = partners.exclude(state=State.CANCELLED).select_related("committee")
    partners = partners.order_by("-leads", "committee__name")
    return rows.select_related("joint").prefetch_related(
        Prefetch("joint__meetings", partners, to_attr="boards")
    )


def partners_of(meeting: Meeting, *, published: bool = False) -> list[Meeting]:
    """The meetings it is held with, the leading one first; those called off take no part.

    `published`: only those everybody may know of.
    """
    if meeting.joint_id is None or meeting.state == State.CANCELLED:
        return []
    known = Meeting.objects.published() if published else Meeting.objects.all()
    rows = known.filter(joint=meeting.joint_id).exclude(pk=meeting.pk)
    return list(
        rows.exclude(state=State.CANCELLED)
        .select_related("district", "committee", "term__committee")
        .order_by("-leads", "committee__name")
    )


def partners_for(user: User, meeting: Meeting) -> list[Meeting]:
    """The same with the rules of their day and what the person may do there, in one statement."""
    if meeting.joint_id is None or meeting.state == State.CANCELLED:
        return []
    rows = with_rules(Meeting.objects.filter(joint=meeting.joint_id)).exclude(pk=meeting.pk)
    return list(
        rows.exclude(state=State.CANCELLED)
        .select_related("district", "term__committee")
        .annotate(
            is_seen=door_mark(Meeting.door.filter_for(user, "V")),
            may_conduct=door_mark(Meeting.door.filter_for(user, "P")),
        )
        .order_by("-leads", "committee__name")
    )


def named_partners(meeting: Meeting) -> list[Meeting]:
    """Partners that a paper of this meeting may name.

    What a public meeting prints goes to everybody, so it names none whose sitting is not public itself.
    """
    return partners_of(meeting, published=meeting.is_public)


def together_words(partners: Iterable[Meeting]) -> str:
    """E.g. "gemeinsam mit Jugendrat Auental, Arbeitskreis Wohnen"; empty for nobody."""
    names = ", ".join(row.committee.name for row in partners)
    return _("gemeinsam mit %(boards)s") % {"boards": names} if names else ""


def joined_words(title: str, partners: Iterable[Meeting]) -> str:
    """A title with those that sit along, e.g. "Beirat, 7. Sitzung, gemeinsam mit Jugendrat Auental"."""
    return ", ".join(text for text in (title, together_words(partners)) if text)


def led_words(meeting: Meeting, sentence: str) -> str:
    """The sentence with the boards that a step of this meeting takes along; empty where it leads none."""
    names = ", ".join(row.committee.name for row in partners_of(meeting)) if meeting.leads else ""
    return " " + sentence % {"boards": names} if names else ""


@dataclass(frozen=True)
class Board:
    """One board of a joint session as the page of a meeting shows it."""

    meeting: Meeting
    is_open: bool
    notice: NoticeFinding | None


def boards_of(user: User, meeting: Meeting, today: dt.date, *, with_notice: bool) -> list[Board]:
    """All boards with their state; each with its own last day to invite, for whoever plans the session."""
    if meeting.joint_id is None:
        return []
    rows = sorted([meeting, *partners_for(user, meeting)], key=lambda row: not row.leads)
    return [
        Board(
            row,
            row.pk != meeting.pk and getattr(row, "is_seen", False),
            notice_if_sent(row, row.invited_on or today) if with_notice and row.is_planned else None,
        )
        for row in rows
    ]


def committees_to_join(user: User, meeting: Meeting) -> QuerySet[Committee]:
    """Boards of the district for which the person may plan and that do not sit here already."""
    may_plan = replace(
        Committee.door, resource="meeting", committee=lambda m: Q(pk=m.committee_id)
    ).filter_for(user, "C")
    sitting = Meeting.objects.filter(joint=meeting.joint_id) if meeting.joint_id else Meeting.objects.none()
    return (
        Committee.objects.visible_to(user)
        .filter(may_plan, district=meeting.district_id)
        .exclude(Q(pk=meeting.committee_id) | Q(pk__in=sitting.values("committee")))
        .exclude(status=Committee.Status.DISSOLVED)
        .order_by("name")
        .distinct()
    )


def leading_row(item: AgendaItem) -> UUID | None:
    """The key of a common item in the leading meeting; None where the item stands there itself, or is not common."""
    if not item.is_joint or item.meeting.leads:
        return None
    rows = AgendaItem.objects.filter(joint_key=item.joint_key, meeting__leads=True)
    return rows.values_list("pk", flat=True).first()


def read_votes(user: User, meeting: Meeting, items: Iterable[AgendaItem]) -> None:
    """Give each item of a page its votes and, of a common one, those of the other boards, in one statement.

    Theirs as far as the person may see their items or anybody may. Nobody has voted before the opening.
    """
    votes: list[Vote] = []
    if meeting.opened_at is not None:
        wanted = Q(item__meeting=meeting.pk)
        if meeting.joint_id is not None:
            wanted |= _beside(meeting) & _may_see(user)
        rows = Vote.objects.filter(wanted).order_by(*_BESIDE, "-ordinal")
        votes = list(rows.select_related("resolution", "roll_call", "item__meeting__committee"))
    own = [vote for vote in votes if vote.item.meeting_id == meeting.pk]
    beside = _by_key(vote for vote in votes if vote.item.meeting_id != meeting.pk)
    shown = [item for item in items if not item.is_hidden]
    give_votes(shown, own)
    for item in items:
        item.is_led = item.is_joint and meeting.is_joined
        item.other_votes = [] if item.is_hidden else beside.get(item.joint_key, [])


def add_joint_words(user: User, meeting: Meeting, items: Iterable[AgendaItem]) -> None:
    """Give each item what the other boards voted, and whether another board's agenda leads it."""
    beside: dict[UUID | None, list[Vote]] = {}
    if meeting.joint_id is not None and meeting.opened_at is not None:
        beside = _by_key(_votes_beside(meeting).filter(_may_see(user)))
    for item in items:
        item.is_led = item.is_joint and meeting.is_joined
        item.other_votes = [] if item.is_hidden else beside.get(item.joint_key, [])


def _may_see(user: User) -> Q:
    """Votes of other boards: on items the person may see, or open to everybody."""
    return Q(item__in=AgendaItem.objects.visible_to(user)) | Q(pk__in=Vote.objects.published().values("pk"))


def may_write_leading(user: User, meeting: Meeting) -> bool:
    """Whether the person writes the minutes of the leading meeting, and so the text of the common items."""
    rows = Minutes.objects.allowed_to(user, "U")
    return rows.filter(meeting__joint=meeting.joint_id, meeting__leads=True).exists()


def printed_votes(meeting: Meeting, part: str) -> dict[UUID | None, list[Vote]]:
    """Per common item the votes of other boards that the minutes of this part may tell: public ones only."""
    if meeting.joint_id is None or part != Part.PUBLIC:
        return {}
    public = Meeting.objects.published().filter(joint=meeting.joint_id)
    return _by_key(_votes_beside(meeting).filter(item__part=Part.PUBLIC, item__meeting__in=public))


def published_votes_beside(meeting: Meeting) -> dict[UUID | None, list[Vote]]:
    """Per common item the votes of other boards that everybody may read: their minutes are signed."""
    if meeting.joint_id is None:
        return {}
    return _by_key(_votes_beside(meeting).filter(pk__in=Vote.objects.published().values("pk")))


def _beside(meeting: Meeting) -> Q:
    """Results on common items in the other boards."""
    session = Q(ordinal=0, item__meeting__joint=meeting.joint_id, item__joint_key__isnull=False)
    return session & ~Q(item__meeting=meeting.pk)


def _votes_beside(meeting: Meeting) -> QuerySet[Vote]:
    rows = Vote.objects.filter(_beside(meeting))
    return rows.select_related("item__meeting__committee").order_by(*_BESIDE)


def _by_key(votes: Iterable[Vote]) -> dict[UUID | None, list[Vote]]:
    found: dict[UUID | None, list[Vote]] = {}
    for vote in votes:
        found.setdefault(vote.item.joint_key, []).append(vote)
    return found


def vote_sentence(vote: Vote) -> str:
    """E.g. "Das Gremium „Jugendrat Auental“ hat den Beschlussvorschlag angenommen."."""
    words = {"board": vote.item.meeting.committee.name}
    if vote.is_accepted:
        return _("Das Gremium „%(board)s“ hat den Beschlussvorschlag angenommen.") % words
    return _("Das Gremium „%(board)s“ hat den Beschlussvorschlag abgelehnt.") % words


@dataclass(frozen=True)
class LivePartner:
    """Another board on the live page: the way to it with the same item, and how it voted."""

    meeting: Meeting
    may_conduct: bool
    item: AgendaItem | None
    vote: Vote | None


def live_partners(user: User, partners: list[Meeting], item: AgendaItem | None) -> list[LivePartner]:
    """The other boards of a running joint session, as far as the person may see their items."""
    if not partners:
        return []
    twins: dict[UUID, AgendaItem] = {}
    if item is not None and item.is_joint:
        main: Any = FilteredRelation("votes", condition=Q(votes__ordinal=0))
        rows = AgendaItem.objects.visible_to(user).filter(joint_key=item.joint_key)
        twins = {row.meeting_id: row for row in rows.annotate(main_vote=main).select_related("main_vote")}
    return [_live(row, row.may_conduct, twins.get(row.pk)) for row in partners]


def _live(meeting: Meeting, may_conduct: bool, item: AgendaItem | None) -> LivePartner:
    return LivePartner(meeting, may_conduct, item, getattr(item, "main_vote", None))
