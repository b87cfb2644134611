"""Reading papers: lists, deadlines, and what waits for whom."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import F, Prefetch, Q, QuerySet

from accounts.clock import BERLIN
from accounts.permissions import reaches
from accounts.users.models import User
from committees.papers.models import Amendment, Consultation, Paper
from committees.papers.models.paper import OWN_DOOR
from committees.papers.rules import Deadline, deadline
from committees.roster.models import Committee
from committees.roster.selectors import rules_on
from committees.rules.consultations import OPEN

State = Paper.State
#: Meetings that still take a motion.
PLANNED = ("draft", "scheduled", "invited")


def paper_rows(user: User, action: str = "L") -> QuerySet[Paper]:
    """Papers the person may see, newest first; drafts are their author's alone."""
    return (
        Paper.objects.allowed_to(user, action)
        .select_related("committee", "target_meeting")
        .prefetch_related(
            Prefetch("consultations", Consultation.objects.visible_to(user).select_related("committee"))
        )
        .order_by("-received_on", "-sequence")
    )


def paper_page_rows(user: User) -> QuerySet[Paper]:
    """Papers with everything that stands on their page."""
    return Paper.objects.visible_to(user).select_related(
        "district",
        "committee",
        "author",
        "target_meeting",
        "target_meeting__committee",
        "barrier",
        "related",
        "task",
    )


def amendment_rows() -> QuerySet[Amendment]:
    """Amendments with their paper, to be fetched through the door."""
    return Amendment.objects.select_related("paper", "paper__committee")


def amendments_on(item: Any) -> QuerySet[Amendment]:
    """The amendments an agenda item votes on. Those of a non-public paper are its own committee's alone."""
    stop = getattr(item, "consultation", None)
    if stop is None or not stop.takes_amendments or not (stop.paper.is_public or stop.is_own):
        return Amendment.objects.none()
    return Amendment.objects.filter(paper=stop.paper_id)


def amendments_of(item: Any) -> list[Amendment]:
    """The amendments to the paper of an agenda item that are or were to be voted on."""
    gone = [Amendment.Result.WITHDRAWN, Amendment.Result.TAKEN_OVER]
    return list(amendments_on(item).exclude(result__in=gone).order_by("position"))


def stop_rows() -> QuerySet[Consultation]:
    """Stops with their paper, to be fetched through the door."""
    return Consultation.objects.select_related("paper", "paper__committee", "committee", "agenda_item")


def chain_of(paper: Paper) -> list[Consultation]:
    """The stops of a paper the caller has reached through its door, with meeting and resolution."""
    rows = paper.consultations.select_related(
        "committee", "agenda_item", "agenda_item__meeting", "agenda_item__meeting__committee"
    )
    found = list(rows)
    for row in found:
        row.paper = paper
    return found


def is_guest(user: User, paper: Paper) -> bool:
    """Whether the person reads the paper only because it lies with another committee of its own."""
    if paper.is_public:
        return False
    return not Paper.objects.filter(OWN_DOOR.filter_for(user, "V"), pk=paper.pk).exists()


def stops_for(user: User, paper: Paper) -> list[Consultation]:
    """The chain as this person may see it: a guest sees the stops at its own committees and nothing else."""
    found = chain_of(paper)
    if not is_guest(user, paper):
        return found
    own = set(Consultation.objects.visible_to(user).filter(paper=paper).values_list("pk", flat=True))
    return [row for row in found if row.pk in own]


def stops_at(user: User, committee: Committee) -> QuerySet[Consultation]:
    """Papers of others that lie with this committee, as far as the person may read them; soonest first."""
    return (
        Consultation.objects.visible_to(user)
        .filter(committee=committee, result__in=OPEN, paper__state__in=Paper.RUNNING)
        .exclude(paper__committee=committee)
        .select_related("paper__committee", "agenda_item__meeting")
        .order_by(F("planned_on").asc(nulls_last=True), "pk")
    )


def papers_on_items(items: QuerySet[Any]) -> dict[UUID, Paper]:
    """Per agenda item the paper it deals with; the caller has reached the items through their door.

    A non-public paper of another committee is among them only while it lies with this one.
    """
    rows = Consultation.objects.filter(agenda_item__in=items).select_related("paper__committee")
    rows = rows.prefetch_related("paper__amendments")
    return {row.agenda_item_id: row.paper for row in rows if row.is_legible}


def committees_to_move_in(user: User) -> QuerySet[Committee]:
    """Committees to which the person may hand in a paper."""
    where = Q(pk__in=[])
    for membership in user.acting_memberships:
        found = reaches(membership.role, "paper", "C")
        if "r" in found:
            where |= Q(district=membership.district_id)
        if "m" in found and membership.committee_id:
            where |= Q(pk=membership.committee_id)
    return Committee.objects.filter(where, status=Committee.Status.ACTIVE).order_by("name")


def target_meetings(user: User, committee: Committee | None = None) -> QuerySet[Any]:
    """Coming meetings a paper may be meant for."""
    Meeting: Any = Paper._meta.get_field("target_meeting").related_model
    committees = [committee] if committee else committees_to_move_in(user)
    rows = Meeting.objects.visible_to(user).filter(committee__in=committees, state__in=PLANNED)
    return rows.select_related("committee").order_by("starts_at")


def deadline_for(paper: Paper, meeting: Any, today: dt.date) -> Deadline:
    """How the paper stands to the motion deadline of a meeting, by the rules of that meeting's day."""
    committee, day = meeting.committee, meeting.day
    rules = rules_on(committee, day)
    later = committee.meetings.filter(starts_at__gt=meeting.starts_at, state__in=PLANNED)
    days = [start.astimezone(BERLIN).date() for start in later.values_list("starts_at", flat=True)]
    return deadline(
        rules.motion_deadline_days,
        received_on=paper.received_on or today,
        meeting_on=day,
        meetings=days,
        source=rules.cited("motions"),
    )


def papers_for_agenda(user: User, committee: Committee) -> QuerySet[Paper]:
    """Admitted papers that a committee can take on: its own, and those sent to it, not yet dealt with.

    For whoever plans its meetings: what was sent there need only be readable.
    """
    waiting = Consultation.objects.filter(committee=committee, result__in=["", "postponed"]).values("paper")
    dealt = Consultation.objects.filter(committee=committee).exclude(result="postponed").values("paper")
    on_its_way = Consultation.objects.filter(
        committee=committee, agenda_item__isnull=False, agenda_item__state__in=["planned", "called"]
    ).values("paper")
    ours = Paper.objects.allowed_to(user, "U").values("pk")
    read = Paper.objects.visible_to(user).filter(pk__in=waiting).values("pk")
    return (
        Paper.objects.filter(Q(pk__in=ours) | Q(pk__in=read), state__in=Paper.RUNNING)
        .filter(Q(pk__in=waiting) | (Q(committee=committee) & ~Q(pk__in=dealt)))
        .exclude(pk__in=on_its_way)
        .order_by("received_on", "sequence")
    )


def stops_without_result(user: User, today: dt.date) -> QuerySet[Consultation]:
    """Stops at other bodies whose day has passed and whose result nobody has entered."""
    return (
        Consultation.objects.allowed_to(user, "U")
        .filter(planned_on__lt=today, result="", agenda_item__isnull=True, paper__state__in=Paper.RUNNING)
        .select_related("paper", "committee")
        .order_by("planned_on")
    )
