"""The number of seats of a term: the statute's of its first day, mended only before anybody met by it."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.refusals import Refusal
from accounts.users.models import User
from committees.roster.models import Term
from committees.roster.services import add_seats


def set_seat_numbers(*, term: Term, statutory_seats: int, voting_seats: int, by: User) -> Term:
    """Correct how many seats a term has, and how many of them vote.

    New seats are added at the end; seats at the end go if nobody ever held them. Raises `Refusal` once a
    meeting of the term was opened: its quorum stands.
    """
    if voting_seats > statutory_seats:
        raise Refusal(_("Es kann nicht mehr stimmberechtigte Sitze geben als Sitze."), field="voting_seats")
    with transaction.atomic():
        changes.lock(term.committee)
        current = changes.lock(term)
        _refuse_met(current)
        last = current.seats.order_by("-number").first()
        top = last.number if last else 0
        if statutory_seats < top:
            _drop_seats(current, statutory_seats)
        add_seats(current, top + 1, statutory_seats, voting_seats)
        values: dict[str, Any] = {"statutory_seats": statutory_seats, "voting_seats": voting_seats}
        return changes.apply(current, values, by=by, action="term.seats_changed")


def _refuse_met(term: Term) -> None:
    first = term.committee.meetings.filter(term=term, opened_at__isnull=False).order_by("starts_at").first()
    if first is not None:
        raise Refusal(
            _(
                "Die Sitzung am %(day)s ist mit %(seats)d stimmberechtigten Sitzen gehalten. Eine andere Zahl "
                "gilt ab der nächsten Amtszeit."
            )
            % {"day": f"{first.day:%d.%m.%Y}", "seats": term.votes_kept},
            field="voting_seats",
        )


def _drop_seats(term: Term, keep: int) -> None:
    surplus = term.seats.filter(number__gt=keep)
    taken = surplus.filter(holdings__isnull=False).order_by("number").first()
    if taken is not None:
        raise Refusal(
            _("Sitz %(number)d ist besetzt oder war es. So viele Sitze braucht die Amtszeit mindestens.")
            % {"number": taken.number},
            field="statutory_seats",
        )
    surplus.delete()
