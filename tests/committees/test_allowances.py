"""Sitting allowances: from attendance and the rate of the day, approved by a second person, paid once."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from accounts.permissions import Role
from accounts.refusals import Refusal, WrongState
from committees.allowances.models import AllowanceClaim
from committees.allowances.selectors import Quarter, by_person, claims_of_quarter, total
from committees.allowances.services import approve_claims, compute_claims, pay_claims, waive_claim
from committees.allowances.sheets import quarter_sheet
from committees.meetings.services.attendance import add_guest, leave
from committees.meetings.services.conduct import close_meeting
from committees.roster.models import AllowanceRate, Committee, SeatHolding
from committees.roster.services import set_allowance
from tests.cast import _person
from tests.committees.make import at, holders, make_board, make_meeting, open_with
from tests.committees.test_folder import sheet

TODAY = dt.date(2026, 10, 1)


@pytest.fixture
def board(cast):
    board = make_board(cast, seats=5, vacant=0, deputies=0)
    cast.people["second_clerk"] = _person(cast.auental, "Anna Lorenz", Role.CLERK, committee=board)
    for start, amount in ((dt.date(2026, 1, 1), 20), (dt.date(2026, 7, 1), 25)):
        set_allowance(committee=board, amount=Decimal(amount), valid_from=start, by=cast.coordinator)
    return board


def held(cast, board, day: dt.date, present: int = 3):
    meeting = open_with(cast, present, make_meeting(cast, board, day=day))
    add_guest(meeting=meeting, name="Gast", capacity="guest", at=at("17:05", day), by=cast.clerk)
    gone = meeting.attendances.get(holding=holders(meeting)[present - 1])
    leave(attendance=gone, at=at("17:00", day), by=cast.clerk)
    return close_meeting(meeting=meeting, at=at("18:40", day), by=cast.clerk)


def compute(cast, board, first=dt.date(2026, 1, 1), last=TODAY):
    return compute_claims(committee=board, first=first, last=last, today=TODAY, by=cast.clerk)


def test_b3_21_the_rate_of_the_day_nothing_for_guests_and_empty_chairs(cast, board):
    for day in (dt.date(2026, 6, 30), dt.date(2026, 7, 1)):
        held(cast, board, day)
    rows = compute(cast, board)
    assert [(row.name, row.day.month, row.amount) for row in rows] == [
        ("Mitglied 01", 6, 20),
        ("Mitglied 02", 6, 20),
        ("Mitglied 01", 7, 25),
        ("Mitglied 02", 7, 25),
    ]
    assert {row.minutes_present for row in rows} == {100}


def test_b3_21_two_sittings_on_one_day_are_one_payment(cast, board):
    for _number in range(2):
        held(cast, board, dt.date(2026, 6, 30))
    assert [row.name for row in compute(cast, board)] == ["Mitglied 01", "Mitglied 02"]
    assert compute(cast, board) == [], "computing again changes nothing"


def test_the_chair_has_a_rate_of_its_own_where_one_is_set(cast, board):
    set_allowance(
        committee=board,
        recipients="chair",
        amount=Decimal(35),
        valid_from=dt.date(2026, 1, 1),
        by=cast.coordinator,
    )
    held(cast, board, dt.date(2026, 6, 30))
    assert {row.name: row.amount for row in compute(cast, board)} == {"Mitglied 01": 35, "Mitglied 02": 20}


def test_a_later_rate_does_not_change_a_claim(cast, board):
    held(cast, board, dt.date(2026, 6, 30))
    row = compute(cast, board)[0]
    board.allowance_rates.update(amount=Decimal(99))
    row.refresh_from_db()
    assert row.amount == 20


def test_who_computed_does_not_approve_and_nothing_is_paid_before(cast, board):
    held(cast, board, dt.date(2026, 6, 30))
    rows = compute(cast, board)
    with pytest.raises(WrongState, match="nichts freigegeben"):
        pay_claims(rows=rows, paid_on=TODAY, today=TODAY, by=cast.clerk)
    with pytest.raises(Refusal, match="zweite Person"):
        approve_claims(rows=rows, today=TODAY, by=cast.clerk)
    approve_claims(rows=rows, today=TODAY, by=cast.second_clerk)
    with pytest.raises(WrongState, match="nichts freizugeben"):
        approve_claims(rows=rows, today=TODAY, by=cast.second_clerk)
    for wrong in (TODAY + dt.timedelta(days=1), TODAY - dt.timedelta(days=1)):
        with pytest.raises(Refusal):
            pay_claims(rows=rows, paid_on=wrong, today=TODAY, by=cast.clerk)
    pay_claims(rows=rows, paid_on=TODAY, today=TODAY, by=cast.clerk)
    with pytest.raises(WrongState):
        pay_claims(rows=rows, paid_on=TODAY, today=TODAY, by=cast.clerk)
    assert set(AllowanceClaim.objects.values_list("state", flat=True)) == {"paid"}


def test_the_database_itself_wants_a_second_person(cast, board):
    held(cast, board, dt.date(2026, 6, 30))
    row = compute(cast, board)[0]
    with pytest.raises(IntegrityError), transaction.atomic():
        AllowanceClaim.objects.filter(pk=row.pk).update(
            state="approved", approved_by=cast.clerk, approved_on=TODAY
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        AllowanceClaim.objects.filter(pk=row.pk).update(state="paid", paid_on=TODAY)


def test_a_waived_claim_is_not_paid_and_not_summed(cast, board):
    held(cast, board, dt.date(2026, 6, 30))
    rows = compute(cast, board)
    with pytest.raises(Refusal):
        waive_claim(claim=rows[0], reason=" ", by=cast.clerk)
    waive_claim(claim=rows[0], reason="spendet es dem Verein", by=cast.clerk)
    found = claims_of_quarter(cast.clerk, board, Quarter(2026, 2))
    assert total(found) == 20
    assert [(person.name, person.amount) for person in by_person(found)] == [
        ("Mitglied 01", 0),
        ("Mitglied 02", 20),
    ]
    lines = sheet(quarter_sheet(found, board, Quarter(2026, 2))[0])
    assert lines[-1][3] == 20
    assert lines[1][7] == "spendet es dem Verein"


def test_without_a_rate_or_for_the_future_nothing_is_computed(cast):
    bare = make_board(cast, seats=3, vacant=0, deputies=0)
    with pytest.raises(Refusal, match="kein Sitzungsgeld"):
        compute(cast, bare)
    with pytest.raises(Refusal, match="was vorbei ist"):
        compute(cast, bare, last=TODAY + dt.timedelta(days=1))


def test_members_see_their_own_and_the_coordination_nothing(cast, board):
    held(cast, board, dt.date(2026, 6, 30))
    SeatHolding.objects.filter(person__name="Mitglied 02").update(email=cast.board_member.email)
    compute(cast, board)
    assert [row.name for row in AllowanceClaim.objects.visible_to(cast.board_member)] == ["Mitglied 02"]
    assert not AllowanceClaim.objects.visible_to(cast.coordinator).exists()
    assert not AllowanceClaim.objects.visible_to(cast.outsider).exists()


@pytest.mark.parametrize(
    ("quarter", "first", "last"),
    [
        (Quarter(2026, 1), dt.date(2026, 1, 1), dt.date(2026, 3, 31)),
        (Quarter(2026, 4), dt.date(2026, 10, 1), dt.date(2026, 12, 31)),
        (Quarter(2028, 1), dt.date(2028, 1, 1), dt.date(2028, 3, 31)),
    ],
)
def test_quarters_have_their_days(quarter, first, last):
    assert (quarter.first, quarter.last) == (first, last)
    assert quarter.next.previous == quarter
    assert Quarter.of(first) == Quarter.of(last) == quarter
    assert Quarter.parse("x", "9", last) == quarter


def test_rates_are_read_with_the_rules_of_their_committee(cast):
    board = make_board(cast)
    set_allowance(committee=board, amount=Decimal(20), valid_from=dt.date(2026, 1, 1), by=cast.coordinator)
    for person in (cast.coordinator, cast.clerk, cast.board_member, cast.ngo_editor, cast.case_worker):
        assert AllowanceRate.objects.visible_to(person).count() == 1
    assert not AllowanceRate.objects.allowed_to(cast.ngo_editor, "U").exists()
    Committee.objects.filter(pk=board.pk).update(format=Committee.Format.LEADERSHIP)
    assert not AllowanceRate.objects.visible_to(cast.ngo_editor).exists()
    assert AllowanceRate.objects.visible_to(cast.clerk).exists()
