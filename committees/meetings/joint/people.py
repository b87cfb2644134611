"""People who sit on several boards of a joint session: they come once and go once."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from accounts.users.models import User
from committees.meetings.joint.selectors import partners_for
from committees.meetings.models import Attendance, Meeting
from committees.meetings.room import Room
from committees.roster.models import SeatHolding
from committees.roster.selectors import on_day, term_on

#: Who is there for a board by being in the room. A deputy is there only for somebody who is away.
IN_PERSON = (*SeatHolding.HOLDERS, SeatHolding.Role.CLERK)


def entered_with(user: User, meeting: Meeting) -> list[Meeting]:
    """The other boards for which this person may enter who comes and goes."""
    return _entered(partners_for(user, meeting))


def _entered(partners: Iterable[Meeting]) -> list[Meeting]:
    return [row for row in partners if row.may_conduct and not row.is_held]


def places_in(meetings: Iterable[Meeting]) -> dict[UUID, list[tuple[Meeting, SeatHolding]]]:
    """Per person its own seat in each of these meetings, in one statement."""
    wanted, by_term = Q(pk__in=[]), {}
    for meeting in meetings:
        term = meeting.term or term_on(meeting.committee, meeting.day)
        if term is not None:
            day = min(meeting.day, term.ends_on or meeting.day)
            wanted |= Q(term=term) & on_day(day)
            by_term[term.pk] = meeting
    found: dict[UUID, list[tuple[Meeting, SeatHolding]]] = {}
    if by_term:
        rows = SeatHolding.objects.filter(wanted, role__in=IN_PERSON).select_related(
            "seat__organisation", "person"
        )
        for row in rows.order_by("role", "pk"):
            found.setdefault(row.person_id, []).append((by_term[row.term_id], row))
    return found


def lines_of(person: UUID, meetings: Iterable[Meeting]) -> list[Attendance]:
    """What is entered of the person in these meetings, in whatever capacity it came."""
    rows = Attendance.objects.filter(meeting__in=list(meetings), holding__person=person)
    return list(rows.select_related("meeting__committee").prefetch_related("stays"))


def mark_doubles(meeting: Meeting, partners: list[Meeting], room: Room) -> None:
    """Tell the rows of the live page in which other boards their people are entered along (`also_in`)."""
    if meeting.is_held or not partners:
        return
    places = places_in(_entered(partners))
    for row in room.rows:
        if row.holding is not None:
            names = [str(other.committee) for other, _holding in places.get(row.holding.person_id, ())]
            row.holding.also_in = ", ".join(dict.fromkeys(names))
