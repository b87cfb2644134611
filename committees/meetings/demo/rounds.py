"""The light rounds of the demo: working groups without quorum or statute, and a forum next door."""

import datetime as dt
from typing import Any

from committees.meetings.demo.people import address_of, moment, person_of
from committees.meetings.models import AgendaItem, Meeting
from committees.meetings.services.agenda import add_item
from committees.meetings.services.attendance import arrive
from committees.meetings.services.conduct import break_off_meeting, close_meeting, open_meeting
from committees.meetings.services.items import call_item, write_record
from committees.meetings.services.planning import create_meeting, schedule_meeting
from committees.roster.models import Committee, SeatHolding
from committees.roster.services import (
    create_committee,
    fill_seat,
    set_rules,
    start_term,
    take_over_template,
    update_seat,
)


def make_round(
    world: Any,
    district: Any,
    name: str,
    sign: str,
    members: list[tuple[str, str]],
    person: str,
    *,
    ended_on: dt.date | None = None,
) -> Committee:
    """A light round: no quorum, no Satzung, result minutes. `ended_on`: it had a term before this one."""
    by = world.people[person]
    committee = create_committee(
        district=district,
        name=name,
        short_name=sign,
        format=Committee.Format.WORKING_GROUP,
        statutory_seats=len(members),
        statutory_voting_seats=len(members),
        is_public_default=False,
        by=by,
    )
    if ended_on is not None:
        _earlier_term(committee, ended_on, by)
    term = start_term(committee=committee, starts_on=dt.date(2024, 1, 1), by=by)
    take_over_template(committee=committee, template="light", valid_from=term.starts_on, by=by)
    for seat, (member, key) in zip(term.seats.all(), members, strict=True):
        seat = update_seat(seat=seat, organisation=world.rows.get(key), by=by)
        fill_seat(
            seat=seat,
            person=person_of(district, member),
            starts_on=term.starts_on,
            email=address_of(member),
            by=by,
        )
    return committee


def _earlier_term(committee: Committee, ended_on: dt.date, by: Any) -> None:
    """Two years under rules by which open motions end with the term; nobody remembers who sat there."""
    start = dt.date(ended_on.year - 1, 1, 1)
    start_term(committee=committee, starts_on=start, ends_on=ended_on, by=by)
    set_rules(
        committee=committee,
        valid_from=start,
        template="light",
        motions_lapse=True,
        sources={"unfinished": "Arbeitsregeln vom 10.01.2022, Nr. 9"},
        by=by,
    )


def hold_round(
    world: Any, committee: Committee, day: dt.date, place: str, title: str, *, left: str = "", alarm: str = ""
) -> Meeting:
    """One meeting of a round. `left`: an item it did not come to, because of `alarm` it was broken off."""
    by = world.people["coordinator"]
    meeting = create_meeting(committee=committee, starts_at=moment(day, 16), location=place, by=by)
    add_item(meeting=meeting, title=title, kind=AgendaItem.Kind.CONSULTATION, by=by)
    if left:
        add_item(meeting=meeting, title=left, kind=AgendaItem.Kind.CONSULTATION, by=by)
    meeting = schedule_meeting(meeting=meeting, by=by)
    for holding in SeatHolding.objects.filter(seat__term=meeting.term).select_related(
        "person", "seat", "term"
    ):
        arrive(meeting=meeting, holding=holding, at=moment(day, 16), by=by)
    meeting = open_meeting(meeting=meeting, at=moment(day, 16, 2), by=by)
    item = call_item(item=meeting.items.get(title=title), at=moment(day, 16, 24), by=by)
    write_record(
        item=item,
        text="Berichtet wird von vier Haushalten in drei Gemeinden.\n\nDer Arbeitskreis bittet, das Thema im Beirat zu beraten.",
        by=by,
    )
    if not left:
        return close_meeting(meeting=meeting, at=moment(day, 17, 40), by=by)
    call_item(item=meeting.items.get(title=left), at=moment(day, 16, 48), by=by)
    return break_off_meeting(meeting=meeting, reason=alarm, at=moment(day, 16, 51), by=by)
