"""Chair and deputy chairs: who holds an office from a day on, and who held it before."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.refusals import Refusal
from accounts.users.models import User
from committees.roster.models import SeatHolding
from committees.roster.selectors import on_day

Role = SeatHolding.Role
OFFICES = (Role.CHAIR, Role.DEPUTY_CHAIR)


def give_office(
    *, holding: SeatHolding, role: str, starts_on: dt.date, by: User, replaces: bool = False
) -> SeatHolding:
    """A member on a seat takes an office from this day; the seat and the person stay.

    There is one chair: whoever was it is a member again. `replaces`: the same for deputy chairs. Meetings
    keep the people of their day, so a day with attendance entered for the old holding is refused.
    """
    if role not in OFFICES:
        raise Refusal(_("Das ist kein Amt des Gremiums."), field="role")
    with transaction.atomic():
        current = changes.lock(holding)
        changes.lock(current.term)
        _refuse_off_seat(current, starts_on)
        if role == Role.CHAIR or replaces:
            for before in current.term.holdings.filter(on_day(starts_on), role=role).exclude(pk=current.pk):
                _turn(before, Role.MEMBER, starts_on, by)
        return current if current.role == role else _turn(current, role, starts_on, by)


def _refuse_off_seat(holding: SeatHolding, starts_on: dt.date) -> None:
    is_there = holding.starts_on <= starts_on and (holding.ends_on is None or starts_on <= holding.ends_on)
    if not holding.is_holder or not is_there:
        raise Refusal(
            _("%(name)s sitzt an diesem Tag nicht als Mitglied im Gremium.") % {"name": holding.person},
            field="starts_on",
        )


def _turn(holding: SeatHolding, role: str, starts_on: dt.date, by: User) -> SeatHolding:
    """The same person on the same seat with another role from a day on."""
    latest = holding.attendances.order_by("-meeting__starts_at").select_related("meeting").first()
    if latest is not None and latest.meeting.day >= starts_on:
        raise Refusal(
            _("An der Sitzung am %(day)s hat %(name)s in der bisherigen Funktion teilgenommen. Bitte einen Tag danach wählen.")
            % {"day": f"{latest.meeting.day:%d.%m.%Y}", "name": holding.person},
            field="starts_on",
        )  # fmt: skip
    if holding.starts_on == starts_on:
        return changes.apply(holding, {"role": role}, by=by, action="seat.office_given")
    eve = starts_on - dt.timedelta(days=1)
    ends_on = holding.ends_on
    changes.apply(holding, {"ends_on": eve}, by=by, action="seat.office_ended")
    following = SeatHolding(
        term=holding.term,
        seat=holding.seat,
        person=holding.person,
        role=role,
        starts_on=starts_on,
        ends_on=ends_on,
        email=holding.email,
        name_public_since=holding.name_public_since,
    )
    return changes.create(following, by=by, action="seat.office_given")
