"""Pools of deputies: the next free one stands in, one deputy for one seat at a moment."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from accounts.refusals import Refusal
from committees.meetings.contexts.attendance import others_line, people_lines
from committees.meetings.models import Attendance, Substitution
from committees.meetings.replies.services import answer
from committees.meetings.room import room_of
from committees.meetings.services.attendance import arrive, leave
from committees.meetings.services.conduct import close_meeting, open_meeting
from committees.meetings.services.invitation import invite
from committees.roster.models import SeatHolding
from committees.roster.pools import create_pool, join_pool, move_up, update_pool
from committees.roster.services import end_holding
from tests.cast import TODAY
from tests.committees.make import at, holders, make_board, make_meeting, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(cast):
    """Four seats, a personal deputy on the first, and a pool of three for all of them."""
    board = make_board(cast, seats=4, vacant=0, deputies=1)
    term = board.terms.get()
    pool = create_pool(term=term, name="Liste Vielfalt", seats=term.seats.all(), by=cast.coordinator)
    for name in ("Ada", "Bela", "Cem"):
        person = make_person(board.district, name)
        email = f"{name.lower()}@auental.example"
        join_pool(pool=pool, person=person, starts_on=term.starts_on, email=email, by=cast.coordinator)
    return make_meeting(cast, board)


def pooled(meeting, name) -> SeatHolding:
    return meeting.term.holdings.select_related("person", "term").get(person__name=name)


def come(meeting, holding, clock, cast) -> Attendance:
    return arrive(meeting=meeting, holding=holding, at=at(clock), by=cast.clerk)


def now_standing(meeting) -> dict[str, int]:
    rows = Substitution.objects.filter(meeting=meeting, until__isnull=True)
    return {row.attendance.name: row.seat.number for row in rows.select_related("attendance", "seat")}


def test_who_comes_out_of_the_pool_takes_the_next_free_seat(meeting, cast):
    come(meeting, holders(meeting)[0], "17:00", cast)
    come(meeting, holders(meeting)[2], "17:00", cast)
    come(meeting, pooled(meeting, "Bela"), "17:01", cast)
    come(meeting, pooled(meeting, "Cem"), "17:02", cast)
    assert now_standing(meeting) == {"Bela": 2, "Cem": 4}
    assert room_of(meeting).present(at("17:03")) == 4


def test_the_member_goes_before_the_pool_which_moves_on_to_another_free_seat(meeting, cast):
    members = holders(meeting)
    for member in members[1:3]:
        come(meeting, member, "17:00", cast)
    ada = come(meeting, pooled(meeting, "Ada"), "17:00", cast)
    assert now_standing(meeting) == {"Ada": 1}
    come(meeting, members[0], "17:20", cast)
    assert now_standing(meeting) == {"Ada": 4}
    come(meeting, members[3], "17:40", cast)
    assert now_standing(meeting) == {}
    room = room_of(meeting)
    assert [room.present(at(clock)) for clock in ("17:10", "17:30", "17:50")] == [3, 4, 4]
    leave(attendance=meeting.attendances.get(holding=members[1]), at=at("18:00"), by=cast.clerk)
    assert now_standing(meeting) == {"Ada": 2}
    assert ada.stays.count() == 1


def test_two_of_the_pool_for_one_free_chair_count_once(meeting, cast):
    for member in holders(meeting)[:3]:
        come(meeting, member, "17:00", cast)
    come(meeting, pooled(meeting, "Ada"), "17:00", cast)
    come(meeting, pooled(meeting, "Bela"), "17:00", cast)
    assert now_standing(meeting) == {"Ada": 4}
    assert room_of(meeting).present(at("17:01")) == 4
    leave(attendance=meeting.attendances.get(name="Ada"), at=at("17:30"), by=cast.clerk)
    assert now_standing(meeting) == {"Bela": 4}


def test_the_personal_deputy_goes_before_the_pool(meeting, cast):
    come(meeting, pooled(meeting, "Vertretung 01"), "17:00", cast)
    come(meeting, pooled(meeting, "Ada"), "17:00", cast)
    assert now_standing(meeting) == {"Ada": 2}


def test_the_database_itself_refuses_a_second_seat_or_a_second_deputy(meeting, cast):
    ada = come(meeting, pooled(meeting, "Ada"), "17:00", cast)
    bela = come(meeting, pooled(meeting, "Bela"), "17:00", cast)
    first, _second, third, _fourth = meeting.term.seats.order_by("number")
    for attendance, seat in ((ada, third), (bela, first)):
        if attendance == bela:
            bela.substitutions.all().delete()
        with pytest.raises(IntegrityError), transaction.atomic():
            Substitution.objects.create(meeting=meeting, attendance=attendance, seat=seat, start=at("17:05"))


def test_who_was_handed_the_invitation_takes_that_seat(meeting, cast):
    meeting = invite(meeting=meeting, today=TODAY, by=cast.clerk)
    row = meeting.recipients.get(name="Mitglied 03")
    answer(recipient=row, reply="deputy", at=at("09:00", TODAY), source="link", by=None)
    assert meeting.recipients.get(name="Ada").handed_by == row
    come(meeting, pooled(meeting, "Ada"), "17:00", cast)
    assert now_standing(meeting) == {"Ada": 3}


def test_the_personal_deputy_is_asked_first_then_the_pool_in_its_order(meeting, cast):
    move_up(holding=pooled(meeting, "Bela"), by=cast.coordinator)
    meeting = invite(meeting=meeting, today=TODAY, by=cast.clerk)

    def hand(name):
        values = {"at": at("09:00", TODAY), "source": "link", "by": None}
        answer(recipient=meeting.recipients.get(name=name), reply="deputy", **values)
        return meeting.recipients.get(handed_by__name=name).name

    assert [hand("Mitglied 01"), hand("Mitglied 02"), hand("Mitglied 03")] == ["Vertretung 01", "Bela", "Ada"]
    declined = meeting.recipients.get(name="Bela")
    answer(recipient=declined, reply="no", at=at("09:05", TODAY), source="link", by=None)
    assert meeting.recipients.get(handed_by__name="Mitglied 02").name == "Cem"


def test_the_minutes_say_for_whom_and_how_long(meeting, cast):
    members = holders(meeting)
    for member in members[1:]:
        come(meeting, member, "17:00", cast)
    come(meeting, pooled(meeting, "Ada"), "17:00", cast)
    meeting = open_meeting(meeting=meeting, at=at("17:00"), by=cast.clerk)
    come(meeting, members[0], "17:30", cast)
    meeting = close_meeting(meeting=meeting, at=at("18:00"), by=cast.clerk)
    line = next(line for line in people_lines(meeting, room_of(meeting), []) if line.name == "Ada")
    assert "für Mitglied 01 17:00–17:30" in line.remark
    assert "Vertreten" not in others_line(meeting, room_of(meeting))
    assert not Substitution.objects.filter(until__isnull=True).exists()


def test_a_pool_serves_seats_of_its_own_term_and_people_without_a_seat(meeting, cast):
    pool = meeting.term.pools.get()
    member = holders(meeting)[0].person
    with pytest.raises(Refusal, match="eigenen Sitz"):
        join_pool(pool=pool, person=member, starts_on=TODAY, by=cast.coordinator)
    with pytest.raises(Refusal, match="schon in einem"):
        join_pool(pool=pool, person=pooled(meeting, "Ada").person, starts_on=TODAY, by=cast.coordinator)
    stranger = make_person(cast.nordmark, "Fremd")
    with pytest.raises(Refusal, match="anderen Kreis"):
        join_pool(pool=pool, person=stranger, starts_on=TODAY, by=cast.coordinator)


def test_who_left_the_pool_and_seats_outside_it_are_not_served(meeting, cast):
    pool = meeting.term.pools.get()
    update_pool(
        pool=pool, name="Klein", seats=meeting.term.seats.filter(number__in=[3, 4]), by=cast.coordinator
    )
    ended = pooled(meeting, "Ada")
    end_holding(holding=ended, ends_on=meeting.day - dt.timedelta(days=1), by=cast.coordinator)
    with pytest.raises(Refusal, match="gehört dem Gremium"):
        come(meeting, pooled(meeting, "Ada"), "17:00", cast)
    come(meeting, pooled(meeting, "Bela"), "17:00", cast)
    assert now_standing(meeting) == {"Bela": 3}


def test_without_a_free_seat_the_deputy_listens_and_counts_nowhere(meeting, cast):
    for member in holders(meeting):
        come(meeting, member, "17:00", cast)
    ada = come(meeting, pooled(meeting, "Ada"), "17:00", cast)
    row = next(row for row in room_of(meeting).rows if row.name == "Ada")
    assert (ada.seat, row.is_voting, row.is_here) == (None, False, True)
