"""Who is asked by name: one voice per seat in the room, without those conflicted on the item."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from committees.meetings.models import AgendaItem, Attendance
from committees.meetings.room import Room, RoomRow
from committees.meetings.selectors import conflicts_on
from committees.roster.models import SeatHolding


@dataclass(frozen=True)
class Voter:
    """One voice: the member on the seat or, while it is away, its deputy."""

    seat: UUID
    holding: SeatHolding
    name: str
    note: str
    stands_for: str = ""


def voters_at(item: AgendaItem, room: Room, at: dt.datetime) -> list[Voter]:
    """Everybody who may vote on the item at this moment, in the order of the seats.

    As many as `entitled_at` counts: a seat whose member or deputy is conflicted is not asked.
    """
    conflicted = {
        row.attendance.seat_id
        for row in conflicts_on(item)
        if row.left_at <= at and (row.returned_at is None or at < row.returned_at)
    }
    entitled = {presence.seat for presence in room.presences if presence.covers(at)} - conflicted
    found: dict[UUID, Voter] = {}
    for row in sorted(room.rows, key=lambda row: row.capacity != Attendance.Capacity.MEMBER):
        seat = row.attendance.seat_id if row.attendance else None
        if seat is not None and seat in entitled and row.holding is not None and _is_here(row, at):
            found.setdefault(seat, Voter(seat, row.holding, row.name, row.note, row.deputises_for))
    return [found[view.seat.pk] for view in room.seats if view.seat.pk in found]


def _is_here(row: RoomRow, at: dt.datetime) -> bool:
    return any(stay.start <= at and (stay.until is None or at < stay.until) for stay in row.stays)
