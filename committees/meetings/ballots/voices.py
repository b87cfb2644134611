"""Voices of a roll call as a device sends them: by seat, or by person where it did not know the seats."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from accounts.refusals import Refusal
from committees.meetings.ballots.models import Ballot, RollCall
from committees.meetings.ballots.selectors import sheet_of
from committees.roster.models import SeatHolding

#: Beginnings of the names of fields: the voice and what stood there before, by seat and by person.
BY_SEAT, SEEN_BY_SEAT = "s-", "w-"
BY_PERSON, SEEN_BY_PERSON = "h-", "v-"


@dataclass(frozen=True)
class Voices:
    """By seat: what was entered, and what the person saw there before."""

    choices: dict[str, str] = field(default_factory=dict)
    seen: dict[str, str] = field(default_factory=dict)


def voices_in(posted: Mapping[str, str], roll_call: RollCall) -> Voices:
    """Read the fields. Raises `Refusal` for somebody who has no voice in this roll call."""

    def under(start: str) -> dict[str, str]:
        return {name[len(start) :]: str(value) for name, value in posted.items() if name.startswith(start)}

    choices, seen = under(BY_SEAT), under(SEEN_BY_SEAT)
    persons, seen_persons = under(BY_PERSON), under(SEEN_BY_PERSON)
    if not persons:
        return Voices(choices, seen)
    seats = {str(line.voter.holding.pk): str(line.voter.seat) for line in sheet_of(roll_call).lines}
    for person, choice in persons.items():
        if choice == seen_persons.get(person):
            continue  # left as it was: nobody's entry
        if person not in seats:
            raise _not_asked(roll_call, person)
        choices[seats[person]] = choice
        seen[seats[person]] = seen_persons.get(person, "")
    return Voices(choices, seen)


def _not_asked(roll_call: RollCall, person: str) -> Refusal:
    known = SeatHolding.objects.filter(term__committee=roll_call.item.meeting.committee_id)
    holding = known.filter(pk=person).select_related("person").first()
    name = str(holding.person) if holding else _("Diese Person")
    return Refusal(
        _("%(name)s ist in dieser Abstimmung nicht stimmberechtigt: nicht im Raum, befangen oder nur Gast.")
        % {"name": name}
    )


def with_stored(typed: dict[str, str], ballot: Ballot) -> dict[str, str]:
    """The same fields once more, now with the knowledge of what is stored for this voice."""
    by_seat, by_person = f"{SEEN_BY_SEAT}{ballot.seat_id}", f"{SEEN_BY_PERSON}{ballot.holding_id}"
    name = by_person if f"{BY_PERSON}{ballot.holding_id}" in typed else by_seat
    return typed | {name: ballot.choice}


def choice_for(typed: Mapping[str, str], ballot: Ballot) -> str:
    """What was entered for the voice of this ballot."""
    return typed.get(f"{BY_SEAT}{ballot.seat_id}") or typed.get(f"{BY_PERSON}{ballot.holding_id}", "")
