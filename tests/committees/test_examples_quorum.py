"""Examples 1 to 8 of the domain paper (B.3) through the services: who is enough to decide."""

import datetime as dt

import pytest

from accounts.refusals import Refusal
from committees.meetings.ballots.voters import voters_at
from committees.meetings.models import Meeting, Vote
from committees.meetings.selectors import entitled_at, quorum_at, room_of
from committees.meetings.services.attendance import add_guest, arrive, leave
from committees.meetings.services.conduct import doubt_quorum, open_meeting
from committees.meetings.services.invitation import invite
from committees.roster.pools import create_pool, join_pool
from committees.rules.quorum import Standing
from committees.rules.voting import Count
from tests.committees.make import holders, let_in, make_person
from tests.committees.make_examples import (
    board_of,
    called,
    conflicted,
    gone,
    on,
    opened,
    planned,
    session,
    voted,
)

pytestmark = pytest.mark.django_db


def decides(meeting: Meeting, cast, present: int) -> bool:
    """Whether a vote of all those present is taken; a refusal says that it is the quorum."""
    item, said = called(meeting, "Ö 2", cast), ""
    try:
        voted(item, cast, Count(present))
    except Refusal as refusal:
        said = str(refusal)
    assert ("nicht beschlussfähig" in said) is not Vote.objects.filter(result="accepted").exists()
    return not said


@pytest.mark.parametrize(
    ("land", "seats", "present", "needed", "can"),
    [
        ("NW", 15, 8, 8, True),
        ("NW", 15, 7, 8, False),
        ("HE", 14, 8, 8, True),
        ("HE", 14, 7, 8, False),
        ("BW", 14, 7, 7, True),
        ("BW", 14, 6, 7, False),
    ],
)
def test_b3_01_more_than_half_is_eight_of_fourteen_and_at_least_half_is_seven(
    cast, land, seats, present, needed, can
):
    meeting = session(cast, land, present, seats=seats)
    assert quorum_at(meeting, room_of(meeting), on("17:30")).needed == needed
    assert decides(meeting, cast, present) is can


@pytest.mark.parametrize(
    ("land", "present", "needed", "can"),
    [("HE", 8, 8, True), ("HE", 7, 8, False), ("ST", 7, 7, True), ("ST", 6, 7, False)],
)
def test_b3_02_three_vacant_of_fifteen_still_need_eight_but_seven_of_the_twelve_filled(
    cast, land, present, needed, can
):
    meeting = session(cast, land, present, vacant=3)
    assert quorum_at(meeting, room_of(meeting), on("17:30")).needed == needed
    assert decides(meeting, cast, present) is can


def test_b3_03_three_conflicted_on_one_item_lower_its_base_to_twelve_and_the_next_has_eight_again(cast):
    meeting = session(cast, "SH", 10)
    fourth = called(meeting, "Ö 4", cast)
    conflicted(meeting, fourth, 3, cast)
    finding = quorum_at(meeting, room_of(meeting), on("17:30"), item=fourth)
    assert (finding.base, finding.needed, finding.present, finding.is_quorate) == (12, 7, 7, True)
    assert voted(fourth, cast, Count(7)).entitled == 7
    fifth = called(meeting, "Ö 5", cast, "17:45")
    finding = quorum_at(meeting, room_of(meeting), on("17:50"), item=fifth)
    assert (finding.base, finding.needed, finding.present) == (15, 8, 10)


@pytest.mark.parametrize(
    ("present", "out", "needed", "can"),
    [(12, 8, 4, True), (11, 8, 4, False), (15, 7, 8, True), (14, 7, 8, False)],
)
def test_b3_04_with_eight_of_fifteen_conflicted_four_suffice_with_seven_it_takes_eight(
    cast, present, out, needed, can
):
    meeting = session(cast, "BW", present)
    item = called(meeting, "Ö 2", cast)
    conflicted(meeting, item, out, cast)
    assert quorum_at(meeting, room_of(meeting), on("17:30"), item=item).needed == needed
    assert decides(meeting, cast, present - out) is can


def test_b3_05_opened_with_nine_six_decide_until_somebody_doubts_and_four_never(cast):
    meeting = session(cast, "SH", 9)
    gone(meeting, 3, cast, "17:20")
    assert voted(called(meeting, "Ö 2", cast), cast, Count(6), "17:25").result == "accepted"
    assert doubt_quorum(meeting=meeting, at=on("17:30"), by=cast.clerk).present == 6
    with pytest.raises(Refusal, match="bezweifelt"):
        voted(called(meeting, "Ö 3", cast, "17:32"), cast, Count(6))


def test_b3_05_below_five_of_fifteen_the_chair_must_say_so_without_a_motion(cast):
    meeting = session(cast, "SH", 9)
    gone(meeting, 5, cast, "17:20")
    assert quorum_at(meeting, room_of(meeting), on("17:30")).standing == Standing.BELOW_FLOOR
    with pytest.raises(Refusal, match="Weniger als 5 Sitze"):
        voted(called(meeting, "Ö 2", cast), cast, Count(4))
    assert not Vote.objects.exists()


@pytest.mark.parametrize(
    ("land", "present", "says_so", "can"),
    [
        ("HE", 2, True, True),
        ("HE", 2, False, False),
        ("BW", 2, True, False),
        ("BW", 3, True, True),
        ("BW", 3, False, False),
        ("BW", 8, False, True),
    ],
)
def test_b3_06_a_second_session_is_eased_only_by_the_sentence_in_its_invitation(
    cast, land, present, says_so, can
):
    meeting = planned(cast, board_of(cast, land), kind=Meeting.Kind.SECOND)
    if says_so:
        meeting = invite(meeting=meeting, today=dt.date(2026, 3, 2), by=cast.clerk)
    assert meeting.names_second_session is says_so
    let_in(meeting, present, cast)
    meeting = open_meeting(meeting=meeting, at=on("17:05"), by=cast.clerk)
    assert decides(meeting, cast, present) is can


def test_b3_07_the_deputy_in_the_room_votes_only_once_the_member_has_left(cast):
    meeting = opened(cast, planned(cast, board_of(cast, "HE", deputies=1)), 8)
    member = holders(meeting)[0]
    deputy = meeting.term.holdings.get(role="deputy")
    arrive(meeting=meeting, holding=deputy, at=on("17:00"), by=cast.clerk)
    leave(attendance=meeting.attendances.get(holding=member), at=on("18:10"), by=cast.clerk)
    item, room = called(meeting, "Ö 2", cast), room_of(meeting)
    early, late = ({v.name for v in voters_at(item, room, on(clock))} for clock in ("17:30", "18:30"))
    assert (entitled_at(item, room, on("17:30")).entitled, entitled_at(item, room, on("18:30")).entitled) == (
        8,
        8,
    )
    assert "Mitglied 01" in early
    assert "Vertretung 01" not in early
    assert "Vertretung 01" in late
    assert "Mitglied 01" not in late


def test_b3_07_two_out_of_the_pool_for_one_empty_chair_are_one(cast):
    board = board_of(cast, "HE")
    term = board.terms.get()
    pool = create_pool(term=term, name="Liste", seats=term.seats.filter(number=15), by=cast.coordinator)
    people = [
        join_pool(pool=pool, person=make_person(board.district, name), starts_on=term.starts_on, email="", by=cast.coordinator)
        for name in ("Ada", "Bela")
    ]  # fmt: skip
    meeting = opened(cast, planned(cast, board), 14)
    for person in people:
        arrive(meeting=meeting, holding=person, at=on("17:06"), by=cast.clerk)
    assert room_of(meeting).present(on("17:30")) == 15
    assert entitled_at(called(meeting, "Ö 2", cast), room_of(meeting), on("17:30")).entitled == 15


def test_b3_08_seven_voting_and_twelve_advising_are_not_enough(cast):
    meeting = session(cast, "NW", 7)
    for number in range(12):
        add_guest(
            meeting=meeting, name=f"Beraterin {number}", capacity="adviser", at=on("17:06"), by=cast.clerk
        )
    assert room_of(meeting).present(on("17:30")) == 7
    assert decides(meeting, cast, 7) is False
