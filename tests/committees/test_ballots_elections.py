"""Elections from the list of names to the office in the roster."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from accounts.refusals import Refusal, WrongState
from committees.meetings.ballots.models import Candidate, Election, ElectionRound
from committees.meetings.ballots.rounds import next_round, result_sentence, round_sentence
from committees.meetings.ballots.services.elections import (
    BallotCount,
    cancel_election,
    count_round,
    draw_lot,
    enter_office,
    note_answer,
    propose,
    start_election,
    withdraw_candidate,
)
from committees.meetings.services.conduct import close_meeting
from committees.roster.models import SeatHolding
from committees.roster.selectors import chair_on
from tests.committees.make import MEETING_DAY, at, call, holders
from tests.committees.make_ballots import make_election, running

AFTER = MEETING_DAY + dt.timedelta(days=1)


def count(election, cast, *votes, **more):
    names = [row.pk for row in next_round(election).candidates]
    ballots = BallotCount(
        votes=dict(zip(names, votes, strict=True)), **{"valid": sum(votes) + more.get("against", 0)} | more
    )
    return count_round(election=election, count=ballots, at=at("17:30"), by=cast.clerk)


def elected(election):
    return list(election.candidates.filter(is_elected=True).values_list("name", flat=True))


def accept(election, cast, answer="accepted"):
    return note_answer(
        candidate=election.candidates.get(is_elected=True, answer=""), answer=answer, by=cast.clerk
    )


def test_more_than_half_elects_at_once_and_decides_the_item(cast):
    election = make_election(cast)
    row = count(election, cast, 5, 3, 1)
    assert elected(election) == ["Mitglied 02"]
    election.refresh_from_db()
    election.item.refresh_from_db()
    assert (election.state, election.item.state, row.cast, row.entitled) == ("decided", "decided", 9, 9)
    assert round_sentence(row) == "Gewählt: Mitglied 02 (5)."
    accept(election, cast)
    assert "Mitglied 02 (nimmt die Wahl an)" in result_sentence(Election.objects.get())


def test_no_majority_leads_to_the_runoff_and_a_tie_to_the_lot(cast):
    election = make_election(cast)
    first = count(election, cast, 4, 3, 2)
    assert round_sentence(first) == (
        "Nötig waren 5 Stimmen. Stichwahl zwischen Mitglied 02 (4), Mitglied 03 (3)."
    )
    assert [row.name for row in next_round(election).candidates] == ["Mitglied 02", "Mitglied 03"]
    second = count(election, cast, 4, 4, abstain=1)
    assert "Das Los entscheidet" in round_sentence(second)
    assert next_round(election).is_lot
    with pytest.raises(WrongState, match="Los"):
        count_round(election=election, count=BallotCount(valid=9), at=at("17:40"), by=cast.clerk)
    stranger = election.candidates.get(name="Mitglied 04")
    with pytest.raises(Refusal, match="gleicher Stimmenzahl"):
        draw_lot(election=election, drawn=stranger, at=at("17:41"), by=cast.clerk)
    third = draw_lot(
        election=election, drawn=election.candidates.get(name="Mitglied 03"), at=at("17:41"), by=cast.clerk
    )
    assert (third.kind, round_sentence(third)) == ("lot", "Das Los entscheidet für Mitglied 03.")
    assert elected(election) == ["Mitglied 03"]
    with pytest.raises(WrongState):
        draw_lot(election=election, drawn=stranger, at=at("17:42"), by=cast.clerk)


def test_several_posts_are_filled_over_two_rounds(cast):
    election = make_election(cast, names=4, office="", title="Vorstand", posts=2)
    count(election, cast, 7, 4, 3, 2, valid=9)
    assert elected(election) == ["Mitglied 02"]
    assert [row.name for row in next_round(election).candidates] == ["Mitglied 03", "Mitglied 04"]
    count(election, cast, 5, 4)
    assert elected(election) == ["Mitglied 02", "Mitglied 03"]
    assert next_round(election) is None


def test_wrong_sums_leave_nothing_behind(cast):
    election = make_election(cast)
    with pytest.raises(Refusal, match="10 abgegeben > 9"):
        count(election, cast, 5, 4, 1)
    with pytest.raises(Refusal, match="gültig sind 9"):
        count(election, cast, 4, 3, 1, valid=9)
    assert not ElectionRound.objects.exists()


def test_the_database_refuses_more_ballots_than_entitled(cast):
    row = count(make_election(cast), cast, 5, 3, 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        ElectionRound.objects.filter(pk=row.pk).update(abstain=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Candidate.objects.filter(name="Mitglied 03").update(answer="accepted")


def test_who_declines_leaves_the_post_to_a_new_first_round(cast):
    election = make_election(cast)
    count(election, cast, 5, 3, 1)
    declined = accept(election, cast, "declined")
    assert (declined.is_elected, declined.answer) == (False, "declined")
    election.refresh_from_db()
    assert election.state == "open"
    coming = next_round(election)
    assert (coming.number, coming.kind) == (2, "first")
    assert [row.name for row in coming.candidates] == ["Mitglied 03", "Mitglied 04"]
    count(election, cast, 6, 3)
    assert elected(election) == ["Mitglied 03"]


def test_the_list_is_closed_with_the_first_ballots(cast):
    election = make_election(cast, names=2)
    member = holders(election.item.meeting)[7]
    row = propose(election=election, holding=member, by=cast.clerk)
    with pytest.raises(Refusal, match="steht schon"):
        propose(election=election, holding=member, by=cast.clerk)
    withdraw_candidate(candidate=row, by=cast.clerk)
    with pytest.raises(Refusal, match="nur ein Mitglied"):
        propose(election=election, name="Gast", by=cast.clerk)
    count(election, cast, 5, 4)
    with pytest.raises(WrongState):
        propose(election=election, holding=member, by=cast.clerk)


def test_without_quorum_nobody_is_elected(cast):
    meeting = running(cast, present=8)
    election = make_election(cast, meeting)
    with pytest.raises(Refusal, match="nicht beschlussfähig"):
        count(election, cast, 5, 3, 0)


def test_an_accepted_chair_is_entered_in_the_roster_from_the_next_day(cast):
    election = make_election(cast)
    count(election, cast, 5, 3, 1)
    candidate = election.candidates.get(is_elected=True)
    with pytest.raises(WrongState, match="angenommen"):
        enter_office(candidate=candidate, starts_on=AFTER, by=cast.clerk)
    accept(election, cast)
    term = election.item.meeting.term
    with pytest.raises(Refusal, match="einen Tag danach"):
        enter_office(candidate=candidate, starts_on=MEETING_DAY, by=cast.clerk)
    holding = enter_office(candidate=candidate, starts_on=AFTER, by=cast.clerk)
    assert (str(chair_on(term, MEETING_DAY).person), str(chair_on(term, AFTER).person)) == (
        "Mitglied 01",
        "Mitglied 02",
    )
    assert (holding.role, holding.seat.number) == ("chair", 2)
    former = SeatHolding.objects.get(term=term, seat__number=1, role="member")
    assert former.starts_on == AFTER
    assert SeatHolding.objects.filter(term=term, role="chair", ends_on=MEETING_DAY).count() == 1
    with pytest.raises(WrongState, match="schon eingetragen"):
        enter_office(candidate=candidate, starts_on=AFTER, by=cast.clerk)


def test_two_deputy_chairs_stand_beside_each_other(cast):
    election = make_election(cast, names=3, office="deputy_chair", title="Stellvertretung", posts=2)
    count(election, cast, 8, 7, 2, valid=9)
    for candidate in election.candidates.filter(is_elected=True):
        note_answer(candidate=candidate, answer="accepted", by=cast.clerk)
        enter_office(candidate=candidate, starts_on=AFTER, by=cast.clerk)
    term = election.item.meeting.term
    assert term.holdings.filter(role="deputy_chair", starts_on=AFTER).count() == 2
    assert chair_on(term, AFTER).role == "chair"


def test_an_election_is_broken_off_with_a_reason_and_not_after_the_meeting(cast):
    election = make_election(cast)
    with pytest.raises(Refusal, match="Grund"):
        cancel_election(election=election, reason=" ", by=cast.clerk)
    cancel_election(election=election, reason="Stimmzettel fehlen", by=cast.clerk)
    assert "Stimmzettel fehlen" in result_sentence(Election.objects.get())
    meeting = election.item.meeting
    item = call(meeting, "Ö 1", cast)
    other = make_election(cast, meeting, item=item, office="", title="Sprecherin")
    close_meeting(meeting=meeting, at=at("18:00"), by=cast.clerk)
    with pytest.raises(WrongState):
        count_round(election=other, count=BallotCount(valid=9), at=at("18:05"), by=cast.clerk)
    with pytest.raises(WrongState):
        start_election(item=item, title="Noch eine", by=cast.clerk)
