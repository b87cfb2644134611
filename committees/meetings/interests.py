"""Who might be conflicted on an item: a hint for the chair and the clerk, never a finding.

Seen are seats, offices and money: whoever belongs to the organisation that applies, is tied to it by
funding, or is paid from the same programme (§ 31 GO NRW: also the executive of an association).
Each source is read through the door of the person who asks.
"""

import datetime as dt
from collections import defaultdict
from functools import cached_property
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.users.models import User
from committees.meetings.models import AgendaItem, Meeting
from committees.meetings.room import Room, RoomRow
from coordination.network.models import Function, Organisation, Relation
from offers.funding.models import FundingPeriod


class Interests:
    """The ties of the people of one meeting; each source is read once, and only when an item asks."""

    def __init__(self, user: User, meeting: Meeting, room: Room):
        self.user, self.meeting = user, meeting
        self.rows = [row for row in room.rows if row.holding and row.holding.seat]

    def on(self, item: AgendaItem) -> list[str]:
        """One sentence for each person who should be asked, in the order of the seats."""
        applicants = _applicants(item)
        if not applicants:
            return []
        return [f"{row.name}: {why}" for row in self.rows if (why := self._why(row, applicants))]

    def _why(self, row: RoomRow, applicants: list[Organisation]) -> str:
        """The nearest tie to one of the applicants; seat before office before money."""
        for tie in (self._by_seat, self._by_office, self._by_funding, self._by_programme):
            for applicant in applicants:
                if why := tie(row, applicant):
                    return why
        return ""

    def _by_seat(self, row: RoomRow, applicant: Organisation) -> str:
        is_sent = row.holding and row.holding.seat and row.holding.seat.organisation_id == applicant.pk
        return _("gehört zu %(org)s, sie stellt den Antrag") % {"org": applicant} if is_sent else ""

    def _by_office(self, row: RoomRow, applicant: Organisation) -> str:
        for office in self._offices[row.holding.person_id] if row.holding else ():
            if office.organisation_id == applicant.pk:
                words = office.title or office.get_kind_display()
                return _("%(office)s bei %(org)s, sie stellt den Antrag") % {
                    "office": words,
                    "org": applicant,
                }
        return ""

    def _by_funding(self, row: RoomRow, applicant: Organisation) -> str:
        for own in self._organisations_of(row):
            if (own, applicant.pk) in self._funders:
                return _("die eigene Organisation fördert %(org)s") % {"org": applicant}
            if (applicant.pk, own) in self._funders:
                return _("die eigene Organisation wird von %(org)s gefördert") % {"org": applicant}
        return ""

    def _by_programme(self, row: RoomRow, applicant: Organisation) -> str:
        theirs = self._programmes[applicant.pk]
        for own in self._organisations_of(row):
            for pk, name in self._programmes[own].items():
                if pk in theirs:
                    return _("die eigene Organisation erhält wie %(org)s Geld aus %(programme)s") % {
                        "org": applicant,
                        "programme": name,
                    }
        return ""

    def _organisations_of(self, row: RoomRow) -> list[UUID]:
        if row.holding is None:
            return []
        seat = row.holding.seat
        own = [seat.organisation_id] if seat and seat.organisation_id else []
        return own + [office.organisation_id for office in self._offices[row.holding.person_id]]

    @cached_property
    def _offices(self) -> dict[UUID, list[Function]]:
        people = {row.holding.person_id for row in self.rows if row.holding}
        rows = Function.objects.visible_to(self.user).filter(_in_force(self.meeting.day), person__in=people)
        offices = defaultdict(list)
        for office in rows.distinct():
            offices[office.person_id].append(office)
        return offices

    @cached_property
    def _funders(self) -> set[tuple[UUID, UUID]]:
        rows = Relation.objects.visible_to(self.user).filter(
            _in_force(self.meeting.day), kind=Relation.Kind.FUNDS
        )
        return set(rows.values_list("source", "target"))

    @cached_property
    def _programmes(self) -> dict[UUID, dict[UUID, str]]:
        """Per organisation the programmes that pay it on the day of the meeting."""
        rows = FundingPeriod.objects.visible_to(self.user).in_force_on(self.meeting.day)
        programmes: dict[UUID, dict[UUID, str]] = defaultdict(dict)
        for grantee, pk, name in rows.values_list("grantee", "programme", "programme__name"):
            programmes[grantee][pk] = name
        return programmes


def _applicants(item: AgendaItem) -> list[Organisation]:
    """The organisation the item names, and those that moved its paper."""
    consultation = getattr(item, "consultation", None)
    movers = list(consultation.paper.originator_organisations.all()) if consultation else []
    named = [item.applicant] if item.applicant else []
    return named + [mover for mover in movers if mover.pk != item.applicant_id]


def _in_force(day: dt.date) -> Q:
    begun = Q(starts_on__isnull=True) | Q(starts_on__lte=day)
    return begun & (Q(ends_on__isnull=True) | Q(ends_on__gte=day))
