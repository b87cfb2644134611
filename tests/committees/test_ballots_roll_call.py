"""Voting by name: who is asked, once each, the sum is the ballots, and nothing by name in a secret vote."""

import pytest
from django.db import Error, transaction

from accounts.audit.models import AuditEntry
from accounts.refusals import Refusal, WrongState
from committees.meetings.ballots.models import Ballot, RollCall
from committees.meetings.ballots.selectors import own_voter, sheet_of
from committees.meetings.ballots.services.roll_call import (
    cancel_roll_call,
    cast_own,
    close_roll_call,
    correct_ballot,
    enter_ballots,
    open_roll_call,
)
from committees.meetings.models import Vote
from committees.meetings.services.attendance import arrive, leave
from committees.meetings.services.conduct import close_meeting
from committees.meetings.services.items import call_item, declare_conflict, finish_item
from committees.meetings.services.votes import Motion, record_vote
from committees.papers.models import Resolution
from committees.roster.models import SeatHolding
from committees.rules.voting import Count
from tests.committees.make import SECRET, at, call, holders
from tests.committees.make_ballots import TEXT, choices, make_roll_call, running


@pytest.fixture
def roll_call(cast) -> RollCall:
    return make_roll_call(cast)


def enter(roll_call, cast, **by_number):
    return enter_ballots(
        roll_call=roll_call, choices=choices(roll_call, **by_number), at=at("17:22"), by=cast.clerk
    )


def close(roll_call, cast):
    return close_roll_call(roll_call=roll_call, at=at("17:25"), by=cast.clerk)


def seat_of(user, roll_call, number=1):
    """Let the person sign in with the address of a seat."""
    user.email = f"mitglied{number:02d}@auental.example"
    user.save()
    return own_voter(user, roll_call)


def test_the_sum_is_the_ballots_and_makes_vote_and_resolution(cast, roll_call):
    assert enter(roll_call, cast, seat_2="no", seat_3="abstain", seat_4="absent") == 9
    vote = close(roll_call, cast).vote
    assert (vote.method, vote.yes, vote.no, vote.abstain, vote.not_participating) == ("roll_call", 6, 1, 1, 1)
    assert (vote.entitled, vote.result, vote.taken_at) == (9, "accepted", at("17:20"))
    assert Resolution.objects.get().text == TEXT
    assert list(vote.roll_call.ballots.values_list("name", "choice"))[1] == ("Mitglied 02", "no")


def test_it_is_not_closed_while_a_voice_is_missing(cast, roll_call):
    some = choices(roll_call)
    some.pop(str(holders(roll_call.item.meeting)[4].seat_id))
    enter_ballots(roll_call=roll_call, choices=some, at=at("17:22"), by=cast.clerk)
    with pytest.raises(Refusal, match="fehlen noch 1 Stimmen: Mitglied 05"):
        close(roll_call, cast)
    assert not Vote.objects.exists()


def test_who_is_conflicted_is_not_asked_and_who_comes_later_neither(cast):
    meeting = running(cast, present=10)
    item = call(meeting, "Ö 2", cast)
    someone = meeting.attendances.get(holding=holders(meeting)[2])
    declare_conflict(item=item, attendance=someone, ground="Vorstand", at=at("17:12"), by=cast.clerk)
    roll_call = open_roll_call(item=item, motion=Motion(TEXT), at=at("17:20"), by=cast.clerk)
    arrive(meeting=meeting, holding=holders(meeting)[11], at=at("17:21"), by=cast.clerk)
    names = [line.voter.name for line in sheet_of(roll_call).lines]
    assert len(names) == 9
    assert not {"Mitglied 03", "Mitglied 12"} & set(names)
    enter(roll_call, cast)
    vote = close(roll_call, cast).vote
    assert (vote.present, vote.conflicted, vote.entitled, vote.yes) == (10, 1, 9, 9)


def test_the_deputy_votes_while_the_member_is_away_and_never_both(cast):
    meeting = running(cast)
    deputy = SeatHolding.objects.get(role="deputy", seat__number=1)
    arrive(meeting=meeting, holding=deputy, at=at("17:07"), by=cast.clerk)
    item = call(meeting, "Ö 2", cast)
    first = open_roll_call(item=item, motion=Motion("Auch kurz.", ordinal=1), at=at("17:15"), by=cast.clerk)
    assert sheet_of(first).lines[0].voter.name == "Mitglied 01"
    assert len(sheet_of(first).lines) == 9
    cancel_roll_call(roll_call=first, by=cast.clerk)
    leave(attendance=meeting.attendances.get(holding=holders(meeting)[0]), at=at("17:16"), by=cast.clerk)
    second = open_roll_call(item=item, motion=Motion(TEXT), at=at("17:20"), by=cast.clerk)
    line = sheet_of(second).lines[0]
    assert (line.voter.name, line.voter.stands_for) == ("Vertretung 01", "Mitglied 01")
    assert len(sheet_of(second).lines) == 9


def test_a_member_votes_once_on_its_own_device(cast):
    roll_call = make_roll_call(cast, running(cast, self_casting=True))
    seat_of(cast.board_member, roll_call)
    ballot = cast_own(roll_call=roll_call, choice="no", at=at("17:21"), by=cast.board_member)
    assert (ballot.name, ballot.is_own) == ("Mitglied 01", True)
    with pytest.raises(WrongState, match="schon abgegeben"):
        cast_own(roll_call=roll_call, choice="yes", at=at("17:22"), by=cast.board_member)
    with pytest.raises(Refusal, match="hat selbst abgestimmt"):
        enter(roll_call, cast, seat_1="yes")
    enter(roll_call, cast, seat_1="no")
    assert close(roll_call, cast).vote.no == 1
    with pytest.raises(WrongState, match="geschlossen"):
        cast_own(roll_call=roll_call, choice="no", at=at("17:30"), by=cast.board_member)


def test_only_where_the_rules_say_so_and_only_who_is_asked(cast, roll_call):
    seat_of(cast.board_member, roll_call)
    with pytest.raises(Refusal, match="Schriftführung"):
        cast_own(roll_call=roll_call, choice="yes", at=at("17:21"), by=cast.board_member)
    RollCall.objects.filter(pk=roll_call.pk).update(is_self_cast=True)
    with pytest.raises(Refusal, match="nicht stimmberechtigt"):
        cast_own(roll_call=roll_call, choice="yes", at=at("17:21"), by=cast.coordinator)
    seat_of(cast.board_member, roll_call, 12)  # not in the room
    with pytest.raises(Refusal, match="nicht stimmberechtigt"):
        cast_own(roll_call=roll_call, choice="yes", at=at("17:21"), by=cast.board_member)
    with pytest.raises(Refusal, match="Ja, Nein oder Enthaltung"):
        cast_own(roll_call=roll_call, choice="absent", at=at("17:21"), by=cast.board_member)


def test_a_correction_moves_ballot_sum_and_result_together(cast, roll_call):
    enter(roll_call, cast, seat_2="no", seat_3="no", seat_4="no", seat_5="no")
    vote = close(roll_call, cast).vote
    assert vote.result == "accepted"
    ballot = vote.roll_call.ballots.get(seat__number=1)
    correct_ballot(ballot=ballot, choice="no", reason="verhört", by=cast.clerk)
    vote.refresh_from_db()
    assert (vote.yes, vote.no, vote.result, vote.roll_call.state) == (4, 5, "rejected", "closed")
    assert not Resolution.objects.exists()
    assert AuditEntry.objects.filter(action="ballot.corrected", reason="verhört").exists()
    with pytest.raises(Refusal, match="Grund"):
        correct_ballot(ballot=ballot, choice="yes", reason=" ", by=cast.clerk)


def test_the_database_holds_sum_and_ballots_together(cast, roll_call):
    enter(roll_call, cast)
    vote = close(roll_call, cast).vote
    ballot = Ballot.objects.first()
    for change in (
        lambda: Vote.objects.filter(pk=vote.pk).update(yes=8, no=1),
        lambda: Vote.objects.filter(pk=vote.pk).update(method="open"),
        lambda: Vote.objects.filter(pk=vote.pk).update(method="secret"),
        lambda: Ballot.objects.filter(pk=ballot.pk).update(choice="no"),
        lambda: Ballot.objects.filter(pk=ballot.pk).delete(),
        lambda: Ballot.objects.create(
            roll_call=roll_call,
            seat=holders(roll_call.item.meeting)[12].seat,
            holding=holders(roll_call.item.meeting)[12],
            name="x",
            choice="yes",
            cast_at=at("17:30"),
            cast_by=cast.clerk,
        ),
    ):
        with pytest.raises(Error), transaction.atomic():
            change()
    vote.refresh_from_db()
    assert (vote.yes, vote.method, Ballot.objects.count()) == (9, "roll_call", 9)


def test_a_roll_call_cannot_close_on_other_figures(cast, roll_call):
    enter(roll_call, cast)
    values = {"yes": 5, "no": 4, "entitled": 9, "present": 9, "result": "accepted", "rule_words": "x"}
    vote = Vote.objects.create(
        item=roll_call.item, method="roll_call", text="x", taken_at=at("17:30"), **values
    )
    with pytest.raises(Error), transaction.atomic():
        RollCall.objects.filter(pk=roll_call.pk).update(state="closed", closed_at=at("17:30"), vote=vote)


def test_a_secret_vote_never_has_a_ballot(cast, roll_call):
    """Neither linked nor beside it on the same motion, whatever the code does."""
    secret = {"method": "secret", "yes": 9, "no": 0, "entitled": 9, "present": 9, "result": "accepted"}
    vote = Vote.objects.create(item=roll_call.item, text="x", taken_at=at("17:30"), **secret)
    with pytest.raises(Error), transaction.atomic():
        RollCall.objects.filter(pk=roll_call.pk).update(state="closed", closed_at=at("17:30"), vote=vote)
    with pytest.raises(Error), transaction.atomic():
        enter(roll_call, cast)
    assert not Ballot.objects.exists()
    vote.delete()
    enter(roll_call, cast)
    with pytest.raises(Error), transaction.atomic():
        Vote.objects.create(item=roll_call.item, text="x", taken_at=at("17:30"), **secret)


def test_typed_sums_of_a_roll_call_are_refused(cast):
    item = call(running(cast), "Ö 2", cast)
    by_name = Motion(TEXT, method="roll_call")
    with pytest.raises(Refusal, match="Stimme für Stimme"):
        record_vote(item=item, motion=by_name, count=Count(9), at=at("17:20"), by=cast.clerk)
    roll_call = open_roll_call(item=item, motion=Motion(TEXT), at=at("17:20"), by=cast.clerk)
    with pytest.raises(WrongState, match="zuerst schließen"):
        record_vote(item=item, motion=Motion(TEXT), count=Count(9), at=at("17:20"), by=cast.clerk)
    enter(roll_call, cast)
    vote = close(roll_call, cast).vote
    with pytest.raises(Refusal, match="einzelne Stimme"):
        record_vote(
            item=item,
            motion=Motion(TEXT),
            count=Count(8, 1),
            at=at("17:30"),
            by=cast.clerk,
            version=vote.version,
        )


def test_while_names_are_called_nothing_else_happens(cast, roll_call):
    meeting, item = roll_call.item.meeting, roll_call.item
    for deed in (
        lambda: call_item(item=meeting.items.get(number="Ö 3"), at=at("17:30"), by=cast.clerk),
        lambda: finish_item(item=item, outcome="postponed", by=cast.clerk),
        lambda: close_meeting(meeting=meeting, at=at("18:00"), by=cast.clerk),
        lambda: open_roll_call(item=item, motion=Motion(TEXT), at=at("17:30"), by=cast.clerk),
        lambda: declare_conflict(
            item=item, attendance=meeting.attendances.first(), ground="x", at=at("17:21"), by=cast.clerk
        ),
    ):
        with pytest.raises(WrongState, match="namentliche Abstimmung"):
            deed()
    enter(roll_call, cast)
    cancelled = cancel_roll_call(roll_call=roll_call, by=cast.clerk)
    assert (cancelled.state, Ballot.objects.count()) == ("cancelled", 0)
    finish_item(item=item, outcome="postponed", by=cast.clerk)


def test_without_quorum_it_does_not_begin(cast):
    item = call(running(cast, present=8), "Ö 2", cast)
    with pytest.raises(Refusal, match="nicht beschlussfähig"):
        open_roll_call(item=item, motion=Motion(TEXT), at=at("17:20"), by=cast.clerk)


def test_the_vote_of_the_chair_decides_a_tie_where_the_rules_say_so(cast):
    meeting = running(cast, present=10, tie="chair")
    meeting.chair_name = "Mitglied 01"
    meeting.save()
    roll_call = make_roll_call(cast, meeting)
    enter(roll_call, cast, **{f"seat_{number}": "no" for number in range(6, 11)})
    assert close(roll_call, cast).vote.result == "accepted"


def test_the_log_says_nothing_of_who_voted_how_behind_closed_doors(cast):
    roll_call = make_roll_call(cast, number="N 1", text="Die Familie Quittenbaum wird unterstützt.")
    enter(roll_call, cast, seat_2="no")
    close(roll_call, cast)
    written = " ".join(
        f"{row.before} {row.after} {row.reason}"
        for row in AuditEntry.objects.filter(action__contains="ballot")
    )
    assert "Mitglied 02" not in written
    assert "Quittenbaum" not in " ".join(
        str(row.after) for row in AuditEntry.objects.filter(action__startswith="roll_call")
    )
    assert SECRET
