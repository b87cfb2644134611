"""Votes: sums, quorum, correction, one result per motion, and what follows from them."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from accounts.refusals import Refusal, StaleVersion, WrongState
from committees.meetings.models import AgendaItem, Vote
from committees.meetings.selectors import entitled_at, established_at, quorum_at, room_of
from committees.meetings.services.attendance import add_guest, arrive, leave
from committees.meetings.services.conduct import close_meeting, interrupt_meeting, resume_meeting
from committees.meetings.services.items import declare_conflict, finish_item
from committees.meetings.services.votes import Motion, record_vote
from committees.papers.models import Resolution
from committees.papers.services import FollowUp
from committees.roster.models import SeatHolding
from committees.rules.voting import Count
from tests.committees.make import SECRET, at, call, holders, let_in, make_meeting, open_with

TEXT = Motion("Der Beirat empfiehlt ein gemeinsames Merkblatt.")


@pytest.fixture
def running(cast):
    return open_with(cast, 9)


@pytest.fixture
def item(cast, running):
    return call(running, "Ö 2", cast)


def vote(item, cast, count, **fields):
    return record_vote(
        item=item, motion=fields.pop("motion", TEXT), count=count, at=at("17:30"), by=cast.clerk, **fields
    )


def test_eight_to_one_of_nine_is_accepted_and_becomes_a_resolution(cast, item):
    stored = vote(item, cast, Count(8, 1, 0))
    assert (stored.result, stored.entitled, stored.present) == ("accepted", 9, 9)
    assert stored.rule_source == "§ 9 Abs. 2 GeschO"
    resolution = Resolution.objects.get()
    assert (resolution.number, resolution.text) == ("BT 2026/01", TEXT.text)
    item.refresh_from_db()
    assert item.state == AgendaItem.State.DECIDED


def test_without_quorum_nothing_is_decided_and_the_rule_is_named(cast):
    meeting = open_with(cast, 8)
    item = call(meeting, "Ö 2", cast)
    with pytest.raises(Refusal, match="8 von 17") as refused:
        vote(item, cast, Count(7, 1, 0))
    assert refused.value.source == "§ 7 Abs. 1 GeschO"
    assert "mehr als die Hälfte" in refused.value.rule
    assert not Vote.objects.exists()


def test_the_ninth_seat_makes_the_meeting_quorate_from_its_minute_on(cast):
    meeting = open_with(cast, 8)
    assert not quorum_at(meeting, room_of(meeting), at("17:05")).is_quorate
    arrive(meeting=meeting, holding=holders(meeting)[8], at=at("17:06"), by=cast.clerk)
    moment, finding = established_at(meeting, room_of(meeting))
    assert (moment, finding.present, finding.needed) == (at("17:06"), 9, 9)
    assert finding.sentence.startswith(
        "9 von 17 stimmberechtigten Sitzen anwesend, 9 nötig: mehr als die Hälfte"
    )


def test_counts_above_or_below_those_entitled_are_refused(cast, item):
    with pytest.raises(Refusal, match="10 > 9"):
        vote(item, cast, Count(8, 2, 0))
    with pytest.raises(Refusal, match="fehlen noch 1"):
        vote(item, cast, Count(8, 0, 0))


def test_the_database_itself_refuses_counts_that_do_not_add_up(cast, item):
    stored = vote(item, cast, Count(8, 1, 0))
    with pytest.raises(IntegrityError), transaction.atomic():
        Vote.objects.filter(pk=stored.pk).update(yes=9)
    with pytest.raises(IntegrityError), transaction.atomic():
        Vote.objects.filter(pk=stored.pk).update(present=12)


def test_a_tie_is_rejected_and_leaves_no_resolution(cast, running):
    item = call(running, "Ö 2", cast)
    assert vote(item, cast, Count(4, 4, 1)).result == "rejected"
    assert not Resolution.objects.exists()


def test_a_conflicted_member_is_present_but_not_entitled(cast, item, running):
    someone = running.attendances.get(holding=holders(running)[2])
    declare_conflict(
        item=item, attendance=someone, ground="Vorstand der Brücke", at=at("17:12"), by=cast.clerk
    )
    seats = entitled_at(item, room_of(running), at("17:30"))
    assert (seats.present, seats.conflicted, seats.entitled) == (9, 1, 8)
    stored = vote(item, cast, Count(7, 1, 0))
    assert (stored.present, stored.conflicted, stored.entitled) == (9, 1, 8)


def test_member_and_deputy_on_one_seat_count_once(cast, running):
    deputy = SeatHolding.objects.get(role="deputy", seat__number=1)
    arrive(meeting=running, holding=deputy, at=at("17:07"), by=cast.clerk)
    assert room_of(running).present(at("17:10")) == 9
    member = running.attendances.get(holding=holders(running)[0])
    leave(attendance=member, at=at("17:20"), by=cast.clerk)
    assert room_of(running).present(at("17:21")) == 9


def test_advisers_and_guests_never_count(cast, running):
    add_guest(meeting=running, name="Jens Hofmann", capacity="adviser", at=at("17:07"), by=cast.clerk)
    assert room_of(running).present(at("17:10")) == 9
    with pytest.raises(Refusal):
        add_guest(meeting=running, name="Unbekannt", capacity="member", at=at("17:08"), by=cast.clerk)


def test_nothing_is_decided_in_a_break_or_after_the_end(cast, item, running):
    interrupt_meeting(meeting=running, at=at("17:20"), by=cast.clerk)
    with pytest.raises(WrongState):
        vote(item, cast, Count(8, 1, 0))
    resume_meeting(meeting=running, at=at("17:25"), by=cast.clerk)
    vote(item, cast, Count(8, 1, 0))
    close_meeting(meeting=running, at=at("18:00"), by=cast.clerk)
    with pytest.raises(WrongState):
        vote(item, cast, Count(9, 0, 0), version=1)


def test_an_item_that_was_not_called_is_not_voted(cast, running):
    with pytest.raises(WrongState, match="zuerst aufrufen"):
        vote(running.items.get(number="Ö 2"), cast, Count(9, 0, 0))


def test_under_misc_nothing_is_decided(cast, running):
    item = call(running, "Ö 3", cast)
    with pytest.raises(Refusal, match="nichts beschlossen"):
        vote(item, cast, Count(9, 0, 0))


def test_a_second_result_for_the_same_motion_needs_the_version_of_the_first(cast, item):
    first = vote(item, cast, Count(8, 1, 0))
    with pytest.raises(StaleVersion, match="8 : 1 : 0"):
        vote(item, cast, Count(9, 0, 0))
    corrected = vote(item, cast, Count(9, 0, 0), version=first.version)
    assert (corrected.yes, corrected.version, Vote.objects.count()) == (9, 2, 1)
    assert Resolution.objects.count() == 1
    with pytest.raises(StaleVersion):
        vote(item, cast, Count(7, 2, 0), version=first.version)


def test_a_correction_that_rejects_takes_the_resolution_back_and_drops_its_task(cast, item):
    plan = FollowUp(owner=cast.coordinator, due_on=dt.date(2026, 6, 30))
    first = vote(item, cast, Count(8, 1, 0), motion=Motion(TEXT.text, follow_up=plan))
    task = Resolution.objects.get().task
    assert (task.owner, task.due_on) == (cast.coordinator, dt.date(2026, 6, 30))
    vote(item, cast, Count(1, 8, 0), version=first.version)
    assert not Resolution.objects.exists()
    task.refresh_from_db()
    assert task.status == "dropped"


def test_amendments_are_counted_beside_the_main_motion(cast, item):
    vote(item, cast, Count(6, 2, 1), motion=Motion("Auch auf Ukrainisch.", ordinal=1, mover="Frau Bondar"))
    item.refresh_from_db()
    assert item.state == AgendaItem.State.CALLED
    vote(item, cast, Count(9, 0, 0))
    assert item.votes.count() == 2
    assert Resolution.objects.count() == 1


def test_numbers_run_per_committee_and_year(cast, running):
    vote(call(running, "Ö 1", cast), cast, Count(9, 0, 0))
    vote(call(running, "Ö 2", cast), cast, Count(9, 0, 0))
    assert sorted(Resolution.objects.values_list("number", flat=True)) == ["BT 2026/01", "BT 2026/02"]


def test_the_task_of_a_secret_resolution_says_nothing(cast, running):
    secret = call(running, "N 1", cast)
    plan = FollowUp(owner=cast.coordinator, due_on=dt.date(2026, 4, 1))
    vote(secret, cast, Count(9, 0, 0), motion=Motion("Hilfe wird gewährt.", follow_up=plan))
    task = Resolution.objects.get().task
    assert SECRET not in f"{task.title}{task.subject_label}{task.note}{task.origin}"
    assert task.is_private


def test_a_decided_item_is_not_noted(cast, item, running):
    vote(item, cast, Count(9, 0, 0))
    with pytest.raises(WrongState):
        finish_item(item=item, outcome="noted", by=cast.clerk)


def test_attendance_intervals_do_not_overlap(cast):
    meeting = make_meeting(cast)
    let_in(meeting, 1, cast)
    person = holders(meeting)[0]
    with pytest.raises(WrongState, match="schon im Raum"):
        arrive(meeting=meeting, holding=person, at=at("17:03"), by=cast.clerk)
    attendance = leave(attendance=meeting.attendances.get(), at=at("17:10"), by=cast.clerk)
    with pytest.raises(Refusal, match="zu dieser Zeit"):
        arrive(meeting=meeting, holding=person, at=at("17:05"), by=cast.clerk)
    arrive(meeting=meeting, holding=person, at=at("17:10"), by=cast.clerk)
    assert attendance.stays.count() == 2


def test_somebody_of_another_board_cannot_sit_down_here(cast):
    meeting = make_meeting(cast)
    stranger = holders(meeting)[0]
    stranger.starts_on = dt.date(2027, 1, 1)
    stranger.save()
    with pytest.raises(Refusal, match="gehört dem Gremium an diesem Tag nicht an"):
        arrive(meeting=meeting, holding=stranger, at=at("17:00"), by=cast.clerk)
