"""Examples 22 to 25 of the domain paper (B.3) through the services: terms, earned votes, the way on, circulation.

Example 21 stands in `test_allowances.py`, 18 in `test_secrets.py` and `test_rules_boards.py`.
"""

import datetime as dt

import pytest

from accounts.refusals import Refusal
from committees.meetings.ballots.models import Circulation
from committees.meetings.ballots.services.circulations import (
    bring_to_meeting,
    close_due,
    note_answer,
    start_circulation,
    write_circulation,
)
from committees.meetings.models import Meeting
from committees.meetings.selectors import quorum_at, room_of, rules_of
from committees.meetings.services.attendance import arrive
from committees.meetings.services.conduct import close_meeting, open_meeting
from committees.papers.models import Resolution
from committees.papers.services import FollowUp, note_consultation, plan_consultation
from committees.roster.services import fill_seat, start_term, update_committee
from committees.rules.voting import Count
from tests.committees.make import holders, let_in, make_person
from tests.committees.make_examples import board_of, called, day, on, opened, planned, session, voted

pytestmark = pytest.mark.django_db


def test_b3_22_between_the_terms_the_old_fifteen_sit_and_eight_of_them_are_enough(cast):
    board = board_of(cast, "NW")
    old = board.terms.get()
    board = update_committee(
        committee=board, statutory_seats=21, statutory_voting_seats=21, by=cast.coordinator
    )
    new = start_term(committee=board, starts_on=day(11, 1, 2025), by=cast.coordinator)
    old.refresh_from_db()
    assert (old.ends_on, old.voting_seats) == (day(10, 31, 2025), 15)
    first = planned(cast, board, of=day(12, 4, 2025), kind=Meeting.Kind.CONSTITUTING)
    between = planned(cast, board, of=day(11, 20, 2025))
    assert (between.term, first.term) == (old, new)
    between = opened(cast, between, 8)
    finding = quorum_at(between, room_of(between), on("17:30", between.day))
    assert (finding.present, finding.needed, finding.seats) == (8, 8, 15)
    assert voted(called(between, "Ö 2", cast), cast, Count(8)).result == "accepted"
    assert quorum_at(first, room_of(first), on("17:00", first.day)).needed == 11
    assert (rules_of(between).seats, rules_of(first).seats) == (15, 21)


def test_b3_22_the_new_members_do_not_sit_before_their_body_meets(cast):
    board = board_of(cast, "NW")
    new = start_term(committee=board, starts_on=day(11, 1, 2025), by=cast.coordinator)
    newcomer = fill_seat(
        seat=new.seats.get(number=1),
        person=make_person(board.district, "Neu"),
        starts_on=new.starts_on,
        by=cast.coordinator,
    )
    planned(cast, board, of=day(12, 4, 2025), kind=Meeting.Kind.CONSTITUTING)
    between = planned(cast, board, of=day(11, 20, 2025))
    with pytest.raises(Refusal, match="gehört dem Gremium an diesem Tag nicht an"):
        arrive(meeting=between, holding=newcomer, at=on("17:00", between.day), by=cast.clerk)


def came(cast, board, of: dt.date) -> int:
    """Everybody comes; how many voting seats that makes."""
    meeting = planned(cast, board, of=of, public=1)
    let_in(meeting, 3, cast)
    meeting = open_meeting(meeting=meeting, at=on("17:05", of), by=cast.clerk)
    present = room_of(meeting).present(on("17:10", of))
    close_meeting(meeting=meeting, at=on("18:00", of), by=cast.clerk)
    return present


def earning(cast):
    own = {"earned_sessions": 3, "earned_months": 36, "sources": {"earned": "Geschäftsordnung Schnelsen-Süd"}}
    board = board_of(cast, "light", seats=3, **own)
    board.terms.get().seats.filter(number=3).update(is_voting=False)
    return board


def test_b3_23_two_sessions_advise_and_after_the_third_the_next_one_votes(cast):
    board = earning(cast)
    days = (day(9, 2, 2025), day(12, 2, 2025), day(3, 19), day(6, 18))
    assert [came(cast, board, of) for of in days] == [2, 2, 2, 3]


def test_b3_23_what_is_older_than_36_months_does_not_count(cast):
    board = earning(cast)
    days = (day(7, 2, 2024), day(9, 2, 2025), day(8, 31, 2027), day(10, 5, 2027))
    assert [came(cast, board, of) for of in days] == [2, 2, 2, 2]
    assert came(cast, board, day(12, 7, 2027)) == 3


def test_b3_24_the_forum_decides_12_1_2_and_the_social_committee_sends_its_own_wording_back(cast):
    forum = board_of(cast, "SH")
    update_committee(committee=forum, name="Forum der Vielfalt", by=cast.coordinator)
    meeting = opened(cast, planned(cast, forum), 15)
    plan = FollowUp(owner=cast.coordinator, due_on=day(6, 30))
    vote = voted(called(meeting, "Ö 2", cast), cast, Count(12, 1, 2), text="Bus bis 22 Uhr.", follow_up=plan)
    assert (vote.result, vote.figures) == ("accepted", "12 : 1 : 2")
    resolution = Resolution.objects.get()
    assert resolution.decided_on == day(3, 19)
    step = plan_consultation(
        resolution=resolution, body="Sozialausschuss", role="decision", planned_on=day(5, 21), by=cast.clerk
    )
    assert (step.position, step.role, step.body) == (2, "decision", "Sozialausschuss")
    note_consultation(
        consultation=step, result="accepted_amended", text="Bus bis 21 Uhr.", decided_on=day(5, 21),
        today=day(5, 22), by=cast.clerk,
    )  # fmt: skip
    resolution.refresh_from_db()
    task = resolution.task
    assert (task.status, resolution.closing, resolution.closed_on) == ("done", "done", day(5, 21))
    for words in (task.note, resolution.closing_words):
        assert "geändert angenommen" in words
        assert "Bus bis 22 Uhr." in words
        assert "Bus bis 21 Uhr." in words


def circulated(cast, land: str) -> Circulation:
    """Fifteen entitled are asked by the rules of a Land."""
    row = write_circulation(
        committee=board_of(cast, land),
        title="Stellungnahme",
        text="Der Beirat stimmt zu.",
        ends_on=day(3, 19),
        by=cast.clerk,
    )
    row = start_circulation(circulation=row, today=day(3, 2), by=cast.clerk)
    assert row.answers.count() == 15
    return row


@pytest.mark.parametrize("land", ["BW", "ST"])
def test_b3_25_fourteen_agree_and_one_objects_so_it_goes_to_the_next_agenda(cast, land):
    row = circulated(cast, land)
    for number, answer in enumerate(row.answers.order_by("seat__number"), start=1):
        note_answer(answer=answer, said="agree" if number < 15 else "object", today=day(3, 5), by=cast.clerk)
    row.refresh_from_db()
    assert (row.state, row.standing.agreed, row.standing.objected) == ("objected", 14, 1)
    assert not Resolution.objects.exists()
    coming = planned(cast, row.committee, of=day(4, 16))
    item = bring_to_meeting(circulation=row, meeting=coming, today=day(3, 20), by=cast.clerk)
    assert (item.meeting, item.title, item.proposal) == (coming, "Stellungnahme", "Der Beirat stimmt zu.")


@pytest.mark.parametrize("land", ["BW", "ST"])
def test_b3_25_fifteen_silent_until_the_deadline_adopt_it(cast, land):
    row = circulated(cast, land)
    assert close_due(today=day(3, 19)) == 0
    assert close_due(today=day(3, 20)) == 1
    row.refresh_from_db()
    assert (row.state, row.ended_on, row.standing.silent) == ("adopted", day(3, 19), 15)
    assert Resolution.objects.get().text == "Der Beirat stimmt zu."


def test_b3_25_where_the_land_knows_no_circulation_there_is_none(cast):
    with pytest.raises(Refusal, match="keine Beschlüsse im Umlauf"):
        circulated(cast, "NW")


def test_the_old_number_of_seats_stays_with_the_old_meetings(cast):
    """A later statute leaves minutes of the old body as they were."""
    meeting = session(cast, "NW", 8)
    before = quorum_at(meeting, room_of(meeting), on("17:30"))
    meeting = close_meeting(meeting=meeting, at=on("18:40"), by=cast.clerk)
    board = update_committee(
        committee=meeting.committee, statutory_seats=21, statutory_voting_seats=21, by=cast.coordinator
    )
    start_term(committee=board, starts_on=day(4, 1), by=cast.coordinator)
    again = Meeting.objects.get(pk=meeting.pk)
    assert quorum_at(again, room_of(again), on("17:30")) == before
    assert len(holders(again)) == 15
