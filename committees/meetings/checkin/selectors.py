"""Reading the self check-in: whether it is open, for which seat, and who waits."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from committees.meetings.aftermath.selectors import own_holdings
from committees.meetings.checkin.models import CheckIn, CheckInWindow
from committees.meetings.models import Attendance, Meeting
from committees.roster.models import SeatHolding


def window_of(meeting: Meeting) -> CheckInWindow | None:
    """The check-in of a meeting while it is open."""
    window: CheckInWindow | None = getattr(meeting, "check_in_window", None)
    return window if window and window.is_open else None


def check_in_rows() -> QuerySet[CheckIn]:
    """Self check-ins with what stands around them; the caller asks the door."""
    return CheckIn.objects.select_related(
        "meeting__committee", "meeting__district", "holding__person", "holding__seat__organisation"
    )


def waiting_check_ins(meeting: Meeting) -> list[CheckIn]:
    """Those the clerk has not yet looked at, in the order they came; none where it was never open."""
    if getattr(meeting, "check_in_window", None) is None:
        return []
    return list(check_in_rows().filter(meeting=meeting, state=CheckIn.State.WAITING))


@dataclass(frozen=True)
class OwnSeat:
    """One seat of the person in this meeting, and how it stands there."""

    holding: SeatHolding
    is_here: bool
    waits: CheckIn | None
    principal: str
    obstacle: str

    @property
    def may_enter(self) -> bool:
        return not self.is_here and self.waits is None and not self.obstacle


def own_seats(user: User, meeting: Meeting) -> list[OwnSeat]:
    """The person's seats on the day of the meeting, its own first."""
    waiting = {row.holding_id: row for row in waiting_check_ins(meeting)}
    seats = []
    for holding in own_holdings(user, meeting):
        if holding.role == SeatHolding.Role.CLERK:
            continue
        attendance = meeting.attendances.filter(holding=holding).first()
        principal = principal_of(holding, meeting)
        seats.append(
            OwnSeat(
                holding=holding,
                is_here=bool(attendance and attendance.stays.filter(until__isnull=True).exists()),
                waits=waiting.get(holding.pk),
                principal=str(principal.person) if principal else "",
                obstacle=_obstacle(holding, principal, meeting),
            )
        )
    return sorted(seats, key=lambda seat: seat.holding.role == SeatHolding.Role.DEPUTY)


def principal_of(holding: SeatHolding, meeting: Meeting) -> SeatHolding | None:
    """Whom a deputy stands in for; nobody where the seat is vacant or the person holds it itself."""
    if holding.role != SeatHolding.Role.DEPUTY:
        return None
    holders = holding.term.holdings.filter(seat=holding.seat, role__in=SeatHolding.HOLDERS)
    on_the_day = [
        row
        for row in holders.select_related("person")
        if row.starts_on <= meeting.day and (row.ends_on is None or row.ends_on >= meeting.day)
    ]
    return on_the_day[0] if on_the_day else None


def _obstacle(holding: SeatHolding, principal: SeatHolding | None, meeting: Meeting) -> str:
    if principal is None:
        return ""
    attendance = meeting.attendances.filter(holding=principal).first()
    if attendance is not None and attendance.excuse == Attendance.Excuse.EXCUSED:
        return ""
    return _("%(name)s ist nicht entschuldigt. Die Vertretung trägt dann die Schriftführung ein.") % {
        "name": principal.person
    }


def may_enter_as(user: User, meeting: Meeting, holding: SeatHolding) -> None:
    """Raises what stands against it: not the person's own seat, principal not excused, already there."""
    seat = next((row for row in own_seats(user, meeting) if row.holding.pk == holding.pk), None)
    if seat is None:
        raise Refusal(_("Dieser Sitz ist nicht Ihr eigener."))
    if seat.obstacle:
        raise Refusal(seat.obstacle)
    if seat.is_here or seat.waits:
        raise WrongState(_("Sie sind schon eingetragen."))
