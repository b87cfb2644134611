"""Reading joint sessions: who sits together, who may be named where, and what the other boards decided."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from accounts.users.models import User
from committees.meetings.models import AgendaItem, Meeting, Minutes, Part, Vote
from committees.meetings.selectors import notice_if_sent
from committees.roster.models import Committee
from committees.roster.selectors import rules_of_all
from committees.rules.notice import NoticeFinding

State = Meeting.State


def with_partners(rows: QuerySet[Meeting], *, published: bool) -> QuerySet[Meeting]:
    """Meetings with those they sit together with; `published`: only those everybody may know of."""
    partners = Meeting.objects.published() if published else Meeting.objects.exclude(state=State.CANCELLED)
    partners = partners.exclude(state=State.CANCELLED).select_related("committee")
    partners = partners.order_by("-leads", "committee__name")
    return rows.select_related("joint").prefetch_related(
        Prefetch("joint__meetings", partners, to_attr="boards")
    )


def partners_of(meeting: Meeting) -> list[Meeting]:
    """The meetings it is held with, the leading one first; those called off take no part."""
    if meeting.joint_id is None or meeting.state == State.CANCELLED:
        return []
    rows = Meeting.objects.filter(joint=meeting.joint_id).exclude(pk=meeting.pk)
    return list(
        rows.exclude(state=State.CANCELLED)
        .select_related("district", "committee", "term__committee")
        .order_by("-leads", "committee__name")
    )


def named_partners(meeting: Meeting) -> list[Meeting]:
    """Partners that a paper of this meeting may name.

    What a public meeting prints goes to everybody, so it names none whose sitting is not public itself.
    """
    partners = partners_of(meeting)
    if not partners or not meeting.is_public:
        return partners
    known = set(Meeting.objects.published().filter(joint=meeting.joint_id).values_list("pk", flat=True))
    return [row for row in partners if row.pk in known]


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
    seen = set(Meeting.objects.visible_to(user).filter(joint=meeting.joint_id).values_list("pk", flat=True))
    rows = sorted([meeting, *partners_of(meeting)], key=lambda row: not row.leads)
    rules = rules_of_all([row.committee for row in rows], meeting.day) if with_notice else {}
    return [
        Board(
            row,
            row.pk in seen and row.pk != meeting.pk,
            notice_if_sent(row, row.invited_on or today, rules[row.committee_id])
            if rules and row.is_planned
            else None,
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


def other_votes(user: User, meeting: Meeting) -> dict[UUID | None, list[Vote]]:
    """Per common item how the other boards voted, as far as the person may see their items or anybody may."""
    if meeting.joint_id is None:
        return {}
    is_open = Q(item__in=AgendaItem.objects.visible_to(user)) | Q(
        pk__in=Vote.objects.published().values("pk")
    )
    return _by_key(_votes_beside(meeting).filter(is_open))


def add_joint_words(user: User, meeting: Meeting, items: Iterable[AgendaItem]) -> None:
    """Give each item of a page what the other boards voted, and whether another board's agenda leads it."""
    votes = other_votes(user, meeting)
    for item in items:
        item.is_led = item.is_joint and meeting.is_joined
        item.other_votes = [] if item.is_hidden else votes.get(item.joint_key, [])


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


def _votes_beside(meeting: Meeting) -> QuerySet[Vote]:
    rows = Vote.objects.filter(
        ordinal=0, item__meeting__joint=meeting.joint_id, item__joint_key__isnull=False
    ).exclude(item__meeting=meeting)
    return rows.select_related("item__meeting__committee").order_by(
        "-item__meeting__leads", "item__meeting__committee__name"
    )


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


def live_partners(user: User, meeting: Meeting, item: AgendaItem | None) -> list[LivePartner]:
    """The other boards of a running joint session, as far as the person may see their items."""
    partners = partners_of(meeting)
    if not partners:
        return []
    conducted = set(
        Meeting.objects.allowed_to(user, "P").filter(joint=meeting.joint_id).values_list("pk", flat=True)
    )
    twins: dict[UUID, AgendaItem] = {}
    if item is not None and item.is_joint:
        main = Prefetch("votes", Vote.objects.filter(ordinal=0), to_attr="main_votes")
        rows = AgendaItem.objects.visible_to(user).filter(joint_key=item.joint_key).prefetch_related(main)
        twins = {row.meeting_id: row for row in rows}
    return [_live(row, row.pk in conducted, twins.get(row.pk)) for row in partners]


def _live(meeting: Meeting, may_conduct: bool, item: AgendaItem | None) -> LivePartner:
    votes = getattr(item, "main_votes", [])
    return LivePartner(meeting, may_conduct, item, votes[0] if votes else None)
