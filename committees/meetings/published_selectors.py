"""What the public pages and feeds of committees read: dates, agendas with their outcome, minutes, papers, people."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet
from django.db.models.functions import ExtractYear

from accounts.districts.models import District
from committees.meetings.joint.selectors import (
    published_votes_beside,
    vote_sentence,
    with_partners,
)
from committees.meetings.models import AgendaItem, Meeting, Minutes, Vote
from committees.meetings.selectors import published_items, published_meetings
from committees.papers.models import Paper, Resolution
from committees.papers.published_selectors import published_paper_of_items
from committees.papers.selectors import Progress, progress_of, published_resolutions
from committees.roster.models import Committee, SeatHolding, Term
from committees.roster.selectors import on_day, published_members

#: How many of each a page shows before it refers to another.
FEW = 10


def published_coming(
    district: District, today: dt.date, committee: Committee | None = None
) -> QuerySet[Meeting]:
    """Dates from today on, soonest first, with those called off so that nobody goes in vain."""
    rows = published_meetings(district).filter(starts_at__date__gte=today).order_by("starts_at", "pk")
    return rows.filter(committee=committee) if committee else rows


def published_past(committee: Committee, today: dt.date, year: int | None = None) -> list[Meeting]:
    """Meetings held before today, newest first, with the number of resolutions and their published minutes."""
    rows = published_meetings(committee.district).filter(committee=committee, starts_at__date__lt=today)
    rows = rows.exclude(state=Meeting.State.CANCELLED)
    if year:
        rows = rows.filter(starts_at__year=year)
    known = Resolution.objects.published().values("pk")
    rows = rows.annotate(decided=Count("resolutions", filter=Q(resolutions__in=known), distinct=True))
    minutes = Minutes.objects.published().select_related("document")
    rows = rows.prefetch_related(Prefetch("minutes", minutes, to_attr="open_minutes"))
    rows = rows.order_by("-starts_at", "pk")
    return list(rows if year else rows[:FEW])


def published_years(committee: Committee, today: dt.date) -> list[int]:
    """The years with meetings held, newest first."""
    rows = published_meetings(committee.district).filter(committee=committee, starts_at__date__lt=today)
    rows = rows.exclude(state=Meeting.State.CANCELLED).order_by()
    years = rows.annotate(year=ExtractYear("starts_at")).values_list("year", flat=True).distinct()
    return sorted(years, reverse=True)


def published_together(rows: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Dates with the boards that sit along in public."""
    return with_partners(rows, published=True)


def published_partners(meeting: Meeting) -> list[Meeting]:
    """The boards that sit along in public, where they were brought along (`published_together`)."""
    return meeting.known_partners


@dataclass(frozen=True)
class Thread:
    """The meeting this one continues, and the one that goes on with it; each if it is public itself."""

    before: Meeting | None = None
    after: Meeting | None = None


def published_thread(meeting: Meeting) -> Thread:
    """Asks only where a meeting was broken off or continues one that was."""
    if not (meeting.is_broken_off or meeting.continues_id):
        return Thread()
    linked = Q(pk=meeting.continues_id) | Q(continues=meeting)
    rows = published_meetings(meeting.district).filter(linked).exclude(state=Meeting.State.CANCELLED)
    found = {row.continues_id == meeting.pk: row for row in rows}
    return Thread(before=found.get(False), after=found.get(True))


@dataclass(frozen=True)
class AgendaLine:
    """An item as outsiders read it, with what became of it once the minutes are signed."""

    item: AgendaItem
    words: str = ""
    outcome: str = ""
    counts: str = ""
    paper: Paper | None = None
    #: What other boards of a joint session decided on it, as far as it is published.
    others: tuple[str, ...] = ()


def published_agenda(meeting: Meeting) -> list[AgendaLine]:
    """Of a non-public item the number and the neutral title, and nothing else."""
    votes: dict[UUID, Vote] = {}
    if meeting.state == Meeting.State.MINUTED:
        rows = Vote.objects.published().filter(item__meeting=meeting, ordinal=0)
        votes = {vote.item_id: vote for vote in rows}
    papers = published_paper_of_items(meeting)
    others = published_votes_beside(meeting)
    return [
        _line(item, votes.get(item.pk), papers.get(item.pk), others.get(item.joint_key, ()))
        for item in published_items(meeting)
    ]


def _line(item: AgendaItem, vote: Vote | None, paper: Paper | None, others: Iterable[Vote]) -> AgendaLine:
    if not item.is_public:
        return AgendaLine(item)
    counts = vote.figures if vote else ""
    outcome = str(vote.get_result_display()) if vote else ""
    told = tuple(vote_sentence(row) for row in others)
    return AgendaLine(item, item.paper, outcome, counts, paper, told)


@dataclass(frozen=True)
class ResolutionLine:
    """A resolution and how far it has come."""

    row: Resolution
    progress: Progress


def published_progress(
    district: District, today: dt.date, *, committee: Committee | None = None, meeting: Meeting | None = None
) -> list[ResolutionLine]:
    """Resolutions of a committee or of one meeting, newest first."""
    rows = published_resolutions(district)
    if committee:
        rows = rows.filter(committee=committee)
    if meeting:
        rows = rows.filter(meeting=meeting)
    return [ResolutionLine(row, progress_of(row, today)) for row in rows[:FEW]]


@dataclass(frozen=True)
class Membership:
    """Who may be named, and how many there are beside them."""

    named: list[SeatHolding]
    unnamed: int
    vacant: int
    term: Term | None


def published_membership(committee: Committee, today: dt.date) -> Membership:
    """Names of those who agreed; of the others and of empty seats the number only."""
    named = published_members(committee, today)
    term = (
        Term.objects.published()
        .filter(on_day(today), committee=committee)
        .annotate(
            seat_count=Count("seats", distinct=True),
            taken=Count(
                "seats",
                filter=Q(
                    seats__holdings__in=SeatHolding.objects.filter(
                        on_day(today), role__in=SeatHolding.HOLDERS
                    )
                ),
                distinct=True,
            ),
        )
        .first()
    )
    if term is None:
        return Membership(named, 0, 0, None)
    return Membership(named, max(term.taken - len(named), 0), term.seat_count - term.taken, term)
