"""What the copy is made from: the rows that stand open to everybody, and nothing else.

Every row comes from a selector or door of published things, so the interface can never say more than the
public pages. The number of statements does not depend on the number of rows.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

import orjson
from django.db.models import Max

from accounts.districts.models import District
from committees.meetings.joint.selectors import with_partners
from committees.meetings.models import AgendaItem, Meeting, Minutes, MinutesCorrection, Vote
from committees.meetings.selectors import published_items, published_meetings, published_minutes
from committees.oparl.codes import Kind
from committees.oparl.models import OparlObject
from committees.papers.models import Resolution
from committees.papers.published_selectors import (
    PublishedPaper,
    published_paper_files,
    published_view,
    published_whole_papers,
)
from committees.papers.selectors import published_resolutions
from committees.roster.models import Committee, SeatHolding, Term
from committees.roster.selectors import on_day, published_committees
from coordination.barriers.models import Barrier
from documents.store.models import StoredDocument


@dataclass
class Sources:
    """The public rows of one district on one day. Each property asks once."""

    district: District
    today: dt.date
    sums: dict[UUID, str] = field(default_factory=dict)

    @cached_property
    def committees(self) -> list[Committee]:
        """Public committees whose format, or whose own word, puts them into the interface."""
        rows = published_committees(self.district).order_by("pk")
        return [committee for committee in rows if committee.is_in_oparl]

    @cached_property
    def committee_keys(self) -> set[UUID]:
        return {committee.pk for committee in self.committees}

    @cached_property
    def terms(self) -> list[Term]:
        rows = Term.objects.published().filter(committee__in=self.committee_keys)
        return list(rows.select_related("committee").order_by("pk"))

    @cached_property
    def holdings(self) -> list[SeatHolding]:
        """Who sits on a seat today and agreed to be named; the same people as on the public page."""
        rows = SeatHolding.objects.published().filter(
            on_day(self.today), term__committee__in=self.committee_keys, role__in=SeatHolding.HOLDERS
        )
        return list(rows.select_related("person", "seat__organisation", "term").order_by("pk"))

    @cached_property
    def meetings(self) -> list[Meeting]:
        rows = published_meetings(self.district).filter(committee__in=self.committee_keys)
        rows = with_partners(rows, published=True)
        return list(rows.prefetch_related("items").order_by("pk"))

    @cached_property
    def items(self) -> dict[UUID, list[AgendaItem]]:
        """Per meeting its agenda as outsiders read it."""
        return {meeting.pk: published_items(meeting) for meeting in self.meetings}

    @cached_property
    def ends(self) -> dict[UUID, dt.datetime]:
        """Per public item that was called the moment at which the next one was, or the meeting closed.

        When a non-public item was called is nobody's business: what one may have followed has no end.
        """
        return {
            key: end
            for meeting in self.meetings
            for key, end in item_ends(self.items[meeting.pk], meeting.closed_at)
        }

    @cached_property
    def fields_of_action(self) -> dict[UUID, str]:
        """Per public barrier its field of action, as a keyword of what deals with it."""
        rows = Barrier.objects.published().filter(district=self.district)
        return {row.pk: str(row.get_field_of_action_display()) for row in rows}

    @cached_property
    def votes(self) -> dict[UUID, Vote]:
        """Per item the vote on the main motion, once the minutes are signed."""
        rows = Vote.objects.published().filter(
            item__meeting__district=self.district, item__meeting__committee__in=self.committee_keys, ordinal=0
        )
        return {vote.item_id: vote for vote in rows}

    @cached_property
    def register(self) -> list[Resolution]:
        rows = published_resolutions(self.district).filter(committee__in=self.committee_keys)
        return list(rows.order_by("decided_on", "sequence"))

    @cached_property
    def resolutions(self) -> dict[UUID, Resolution]:
        """Per vote the resolution it became."""
        return {row.vote_id: row for row in self.register if row.vote_id}

    @cached_property
    def circulated(self) -> dict[UUID, list[tuple[UUID, Resolution]]]:
        """Per meeting the decisions in circulation it made known, once its minutes are signed."""
        found: dict[UUID, list[tuple[UUID, Resolution]]] = {}
        for row in self.register:
            if row.circulation_id and row.meeting_id:
                found.setdefault(row.meeting_id, []).append((row.circulation_id, row))
        return found

    @cached_property
    def minutes(self) -> dict[UUID, Minutes]:
        """Per meeting its published minutes."""
        rows = published_minutes(self.district).filter(meeting__in=[m.pk for m in self.meetings])
        return {row.meeting_id: row for row in rows}

    @cached_property
    def item_keys(self) -> set[UUID]:
        """Public items; a non-public one never says which paper it is about."""
        return {item.pk for items in self.items.values() for item in items if item.is_public}

    @cached_property
    def papers(self) -> list[PublishedPaper]:
        rows = published_whole_papers(self.district, self.today).filter(committee__in=self.committee_keys)
        found = list(rows.order_by("pk"))
        files = published_paper_files([row.pk for row in found], self.district)
        return [published_view(row, files.get(row.pk, ())) for row in found]

    @cached_property
    def paper_keys(self) -> set[UUID]:
        return {shown.row.pk for shown in self.papers}

    @cached_property
    def named_keys(self) -> set[UUID]:
        """People who stand in the interface."""
        return {holding.person_id for holding in self.holdings}

    @cached_property
    def stops_by_item(self) -> dict[UUID, UUID]:
        """Per public item the station of the paper it deals with."""
        stops = (stop.row for shown in self.papers for stop in shown.stops)
        return {stop.agenda_item_id: stop.pk for stop in stops if stop.agenda_item_id in self.item_keys}

    @cached_property
    def corrections(self) -> dict[UUID, list[MinutesCorrection]]:
        """Per meeting the notes beside its published minutes."""
        rows = MinutesCorrection.objects.filter(minutes__in=[row.pk for row in self.minutes.values()])
        found: dict[UUID, list[MinutesCorrection]] = {}
        for row in rows.select_related("minutes"):
            found.setdefault(row.minutes.meeting_id, []).append(row)
        return found

    @cached_property
    def invitations(self) -> dict[UUID, StoredDocument]:
        """Per meeting the newest invitation handed to everybody."""
        rows = StoredDocument.objects.filter(
            district=self.district,
            owner_type=Meeting._meta.label,
            owner_id__in=[meeting.pk for meeting in self.meetings],
            kind="invitation",
            audience=StoredDocument.Audience.PUBLIC,
        )
        return {row.owner_id: row for row in rows.order_by("created_at")}


def item_ends(
    agenda: Sequence[AgendaItem], closed_at: dt.datetime | None
) -> Iterator[tuple[UUID, dt.datetime]]:
    """Called public items of an agenda with the moment each ended, where no closed one may stand between."""
    places = {row.pk: place for place, row in enumerate(agenda)}
    called = sorted((row.called_at, places[row.pk]) for row in agenda if row.is_public and row.called_at)
    later = [*called[1:], (closed_at, len(agenda))]
    for (start, place), (end, next_place) in zip(called, later, strict=False):
        between = agenda[min(place, next_place) : max(place, next_place)]
        if end and end > start and all(row.is_public for row in between):
            yield agenda[place].pk, end


def sources_of(district: District, today: dt.date) -> Sources:
    """The rows of a district; checksums of files already published are not reckoned again."""
    files = OparlObject.objects.filter(district=district, kind=Kind.FILE, deleted=False)
    sums = {
        key: orjson.loads(body).get("sha512Checksum", "") for key, body in files.values_list("key", "body")
    }
    return Sources(district, today, sums)


def published_moment(district: District) -> dt.datetime | None:
    """When anything of the district's copy was changed last."""
    latest: dt.datetime | None = OparlObject.objects.filter(district=district).aggregate(at=Max("modified"))[
        "at"
    ]
    return latest
