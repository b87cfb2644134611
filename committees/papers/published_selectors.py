"""Motions as everybody may read them: on public pages, in feeds and in OParl.

What a meeting of ours did with a motion becomes public with its signed minutes and not a day before. What
another body answered is public as soon as the office has entered it.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Case, Prefetch, Q, QuerySet, When

from accounts.districts.models import District
from committees.papers.models import Amendment, Consultation, Paper
from committees.roster.doors import MINUTED, public_meetings
from committees.roster.models import Committee, SeatHolding
from committees.roster.selectors import on_day
from coordination.network.models import ContactPerson, Organisation
from desk.search.selectors import matching
from documents.store.models import StoredDocument

Result = Amendment.Result
#: Results that the movers bring about themselves, outside of any meeting.
WITHOUT_VOTE = (Result.TAKEN_OVER, Result.WITHDRAWN)


@dataclass(frozen=True)
class PublishedStop:
    """A station with what of it is public: its meeting, and its result."""

    row: Consultation
    has_open_item: bool
    is_told: bool

    @property
    def result(self) -> str:
        return str(self.row.get_result_display()) if self.is_told and self.row.result else ""

    @property
    def text(self) -> str:
        return self.row.text if self.is_told else ""


@dataclass(frozen=True)
class PublishedAmendment:
    """An amendment; `result` is empty while it may not be told."""

    row: Amendment
    result: str


@dataclass(frozen=True)
class PublishedPaper:
    """A motion with everything that everybody may read of it."""

    row: Paper
    stops: list[PublishedStop]
    amendments: list[PublishedAmendment]
    wording: str
    deciding: PublishedStop | None
    people: list[Any]
    organisations: list[Organisation]
    committees: list[Committee]
    files: list[StoredDocument] = field(default_factory=list)

    @property
    def originators(self) -> str:
        """Who moves it, as far as it may be named."""
        return ", ".join(sorted(row.name for row in (*self.people, *self.organisations, *self.committees)))

    @property
    def state(self) -> str:
        """The outcome once it may be told, else how far it has come."""
        if self.deciding is not None:
            return self.deciding.result
        state = (
            Paper.State.ADMITTED if self.row.state == Paper.State.ADMITTED else Paper.State.IN_CONSULTATION
        )
        return str(state.label)

    @property
    def is_amended(self) -> bool:
        return " ".join(self.wording.split()) != " ".join(self.row.text.split())


@dataclass(frozen=True)
class PaperLine:
    """A motion in a list, with how far it has come."""

    row: Paper
    state: str


def published_papers(district: District) -> QuerySet[Paper]:
    """Public motions the office has admitted, newest first, with what `published_line` reads."""
    return (
        Paper.objects.published()
        .filter(district=district)
        .select_related("committee")
        .prefetch_related(Prefetch("consultations", _stops(), to_attr="known_stops"))
        .order_by("-received_on", "-sequence", "pk")
    )


def published_whole_papers(district: District, today: dt.date) -> QuerySet[Paper]:
    """The same with everything that `published_view` reads."""
    people = SeatHolding.objects.published().filter(on_day(today), role__in=SeatHolding.HOLDERS)
    named = ContactPerson.objects.filter(seat_holdings__in=people).distinct()
    return published_papers(district).prefetch_related(
        Prefetch("amendments", Amendment.objects.order_by("position"), to_attr="known_amendments"),
        Prefetch("originator_people", named, to_attr="named_people"),
        Prefetch("originator_organisations", Organisation.objects.published(), to_attr="named_organisations"),
        Prefetch("originator_committees", Committee.objects.published(), to_attr="named_committees"),
    )


def _stops() -> QuerySet[Consultation]:
    """All stations, each with how much of it is public."""
    item = Q(agenda_item__part="public") & public_meetings("agenda_item__meeting__")
    minuted = Q(agenda_item__part="public") & public_meetings("agenda_item__meeting__", states=MINUTED)
    known = Q(committee__isnull=True) | Q(committee__in=Committee.objects.published())
    rows: QuerySet[Consultation] = (
        Consultation.objects.select_related("committee", "agenda_item__meeting__committee")
        .annotate(has_open_body=_is(known), has_open_item=_is(item), is_minuted=_is(minuted))
        .order_by("position")
    )
    return rows


def _is(condition: Q) -> Case:
    return Case(When(condition, then=True), default=False, output_field=BooleanField())


def _told(paper: Paper) -> list[PublishedStop]:
    known: Any = paper
    return [
        PublishedStop(stop, stop.has_open_item, stop.is_minuted or not stop.agenda_item_id)
        for stop in known.known_stops
        if stop.has_open_body
    ]


def published_line(paper: Paper) -> PaperLine:
    """A row of `published_papers` in a list; asks the database nothing."""
    return PaperLine(paper, _state(paper, _deciding(paper, _told(paper))))


def _state(paper: Paper, deciding: PublishedStop | None) -> str:
    """The outcome once it may be told, else how far it has come."""
    if deciding is not None:
        return deciding.result
    is_new = paper.state == Paper.State.ADMITTED
    return str((Paper.State.ADMITTED if is_new else Paper.State.IN_CONSULTATION).label)


def published_view(paper: Paper, files: Iterable[StoredDocument] = ()) -> PublishedPaper:
    """What of a row of `published_whole_papers` everybody may read; asks the database nothing."""
    known: Any = paper
    stops = _told(paper)
    amendments = [_amendment(row, known.known_stops) for row in known.known_amendments]
    is_settled = all(shown.result for shown in amendments if shown.row.is_changing)
    return PublishedPaper(
        row=paper,
        stops=stops,
        amendments=amendments,
        wording=paper.wording if is_settled else paper.text,
        deciding=_deciding(paper, stops),
        people=known.named_people,
        organisations=known.named_organisations,
        committees=known.named_committees,
        files=list(files),
    )


def _amendment(row: Amendment, stops: list[Any]) -> PublishedAmendment:
    """Voted in a meeting whose minutes are not signed: the result waits for them."""
    waits = [stop.agenda_item.meeting.day for stop in stops if stop.agenda_item_id and not stop.is_minuted]
    is_told = row.result in WITHOUT_VOTE or not any(day <= row.decided_on for day in waits if row.decided_on)
    return PublishedAmendment(row, str(row.get_result_display()) if is_told and not row.is_open else "")


def _deciding(paper: Paper, stops: list[PublishedStop]) -> PublishedStop | None:
    if paper.state != Paper.State.DECIDED:
        return None
    return next(
        (stop for stop in stops if stop.is_told and stop.row.result == paper.outcome and stop.row.decided_on == paper.decided_on),
        None,
    )  # fmt: skip


def published_paper_files(papers: Iterable[UUID], district: District) -> dict[UUID, list[StoredDocument]]:
    """Per paper the files handed to everybody, oldest first. The caller knows the papers to be public."""
    rows = StoredDocument.objects.filter(
        district=district,
        owner_type=Paper._meta.label,
        owner_id__in=list(papers),
        audience=StoredDocument.Audience.PUBLIC,
    )
    found: dict[UUID, list[StoredDocument]] = {}
    for row in rows.order_by("created_at", "pk"):
        found.setdefault(row.owner_id, []).append(row)
    return found


def published_papers_of(committee: Committee, text: str = "") -> QuerySet[Paper]:
    """Motions of a committee, and those it was sent; with `text` only those that hold all its words."""
    here = Consultation.objects.filter(committee=committee).values("paper")
    rows = published_papers(committee.district).filter(Q(committee=committee) | Q(pk__in=here))
    return matching(rows, text) if text else rows


def published_paper_of_items(meeting: Any) -> dict[UUID, Paper]:
    """Per public item of a public meeting the public motion it deals with."""
    rows = Consultation.objects.published().filter(agenda_item__meeting=meeting, agenda_item__part="public")
    return {stop.agenda_item_id: stop.paper for stop in rows.select_related("paper")}
