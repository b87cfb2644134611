"""Series of meetings and working days: the calendar of the Land, one date at a time afterwards."""

import datetime as dt
from functools import partial

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.refusals import Refusal
from accounts.working_days import holiday_name
from committees.meetings.series.models import MeetingSeries
from committees.meetings.series.services import change_series, days_of, deviates, extend_series
from committees.meetings.services.invitation import cancel_meeting, invite
from committees.meetings.services.planning import move_meeting
from committees.roster.selectors import rules_on
from committees.roster.services import set_rules
from committees.rules.dates import OnHoliday, SeriesRule, nth_weekday, planned_days
from committees.rules.minutes import DueRule, minutes_due_on
from committees.rules.notice import last_receipt_day, last_sending_day, notice
from committees.rules.words import NoticeCounting, NoticeRule
from committees.rules.workdays import counts
from tests.cast import TODAY
from tests.committees.make import make_board
from tests.committees.make_series import RULE, make_series

D = dt.date
QUARTERS = frozenset({1, 4, 7, 10})


def days(rule, first, last, land="NW", **more):
    return planned_days(rule, first, last, holiday=partial(holiday_name, land=land), **more)


@pytest.mark.parametrize(
    ("ordinal", "day"), [(1, 6), (2, 13), (4, 27), (5, 27)], ids=["first", "second", "fourth", "last"]
)
def test_the_how_many_th_tuesday_of_january_2026(ordinal, day):
    assert nth_weekday(2026, 1, SeriesRule(1, ordinal, QUARTERS)) == D(2026, 1, day)


def test_second_tuesday_of_each_quarter():
    found = days(SeriesRule(1, 2, QUARTERS), D(2026, 1, 1), D(2026, 12, 31))
    assert [row.day for row in found] == [D(2026, 1, 13), D(2026, 4, 14), D(2026, 7, 14), D(2026, 10, 13)]


def test_both_ends_belong_to_the_time_and_the_year_turns():
    found = days(SeriesRule(1, 2, frozenset({1, 12})), D(2026, 12, 8), D(2027, 1, 12))
    assert [row.day for row in found] == [D(2026, 12, 8), D(2027, 1, 12)]


@pytest.mark.parametrize(
    ("policy", "day"),
    [
        (OnHoliday.WEEK_LATER, D(2026, 1, 13)),
        (OnHoliday.WEEK_EARLIER, D(2025, 12, 30)),
        (OnHoliday.SKIP, None),
    ],
)
def test_epiphany_moves_a_meeting_in_baden_wuerttemberg_only(policy, day):
    rule = SeriesRule(1, 1, frozenset({1}), policy)
    (there,) = days(rule, D(2026, 1, 1), D(2026, 1, 31), land="BW")
    (here,) = days(rule, D(2026, 1, 1), D(2026, 1, 31), land="NW")
    assert (there.regular, there.day) == (D(2026, 1, 6), day)
    assert "Heilige Drei Könige" in there.note
    assert (here.day, here.note) == (D(2026, 1, 6), "")


def test_two_holidays_in_a_row_move_on():
    """25 December 2025 and 1 January 2026 are Thursdays and both holidays."""
    (row,) = days(SeriesRule(3, 5, frozenset({12})), D(2025, 12, 1), D(2025, 12, 31))
    assert row.day == D(2026, 1, 8)


def test_saturday_is_a_werktag_and_no_arbeitstag():
    saturday = D(2026, 3, 14)
    assert counts(saturday, "workdays_saturday", "NW")
    assert not counts(saturday, "workdays", "NW")
    assert counts(D(2026, 4, 3), "days", "NW")
    assert not counts(D(2026, 4, 3), "workdays_saturday", "NW")


def test_notice_of_eight_werktage_before_thursday_after_easter():
    """Meeting on 9 April 2026: Good Friday, Easter Sunday and Monday and one more Sunday do not count."""
    rule = NoticeRule(days=8, counting=NoticeCounting.WORKDAYS_SATURDAY, land="NW")
    last = last_receipt_day(rule, D(2026, 4, 9))
    assert last == D(2026, 3, 27)
    assert notice(rule, sent_on=last, meeting_on=D(2026, 4, 9)).is_kept
    late = notice(rule, sent_on=D(2026, 3, 28), meeting_on=D(2026, 4, 9))
    assert (late.is_kept, late.days, late.missing) == (False, 7, 1)
    assert late.sentence == "7 Werktage bis zur Sitzung, 8 nötig"


def test_notice_in_arbeitstage_and_the_receipt_counted_before():
    rule = NoticeRule(days=5, counting=NoticeCounting.WORKDAYS, deemed_receipt_days=3, land="NW")
    assert last_receipt_day(rule, D(2026, 3, 19)) == D(2026, 3, 11)
    assert last_sending_day(rule, D(2026, 3, 19)) == D(2026, 3, 8)


@pytest.mark.parametrize("start", [D(2026, 3, 9), D(2026, 4, 2), D(2026, 5, 11), D(2026, 12, 18)])
@pytest.mark.parametrize("counting", [NoticeCounting.WORKDAYS, NoticeCounting.WORKDAYS_SATURDAY])
@pytest.mark.parametrize("length", [0, 1, 7])
def test_the_last_day_is_in_time_and_the_day_after_is_not(start, counting, length):
    rule = NoticeRule(days=length, counting=counting, land="NW")
    last = last_receipt_day(rule, start)
    assert notice(rule, sent_on=last, meeting_on=start).is_kept
    if length:
        assert not notice(rule, sent_on=last + dt.timedelta(days=1), meeting_on=start).is_kept


def test_minutes_due_in_werktage_leave_out_holidays():
    """Example 15 of the paper without holidays; with Good Friday and Easter in between three days more."""
    assert minutes_due_on(DueRule(10, "workdays", land="NW"), D(2026, 3, 19)) == D(2026, 4, 2)
    assert minutes_due_on(DueRule(10, "workdays", land="NW"), D(2026, 3, 20)) == D(2026, 4, 7)
    assert minutes_due_on(DueRule(10, "workdays_saturday", land="NW"), D(2026, 3, 19)) == D(2026, 3, 31)


@pytest.fixture
def board(cast):
    return make_board(cast, seats=3, vacant=0, deputies=0)


@pytest.mark.django_db
def test_rules_in_werktage_know_the_land_of_the_district(cast, board):
    set_rules(
        committee=board, valid_from=D(2026, 3, 1), notice_counting="workdays_saturday", by=cast.coordinator
    )
    rule = rules_on(board, D(2026, 3, 17)).notice
    assert (rule.land, rule.words) == ("NW", "9 Werktage")


@pytest.mark.django_db
def test_all_dates_come_at_once_with_numbers_and_the_usual_agenda(cast, board):
    series = make_series(board, cast.clerk)
    rows = list(series.meetings.order_by("starts_at"))
    assert [row.day for row in rows] == [D(2026, 4, 14), D(2026, 7, 14), D(2026, 10, 13), D(2027, 1, 12)]
    assert [row.number for row in rows] == [1, 2, 3, 4]
    assert {row.local_start.hour for row in rows} == {17}
    assert {row.state for row in rows} == {"scheduled"}
    assert all(row.items.count() for row in rows)


@pytest.mark.django_db
def test_one_date_moves_or_falls_out_and_the_rest_stays(cast, board):
    series = make_series(board, cast.clerk)
    first, second, third, fourth = series.meetings.order_by("starts_at")
    start = first.starts_at + dt.timedelta(days=2)
    move_meeting(meeting=first, starts_at=start, location="Rathaus", by=cast.clerk)
    cancel_meeting(meeting=second, reason="Ferien", by=cast.clerk)
    third = invite(meeting=third, today=D(2026, 9, 1), by=cast.clerk)
    assert change_series(series=series, since=TODAY, at=dt.time(18), location="Saal 2", by=cast.clerk) == 1
    series.refresh_from_db()
    for row in (first, third, fourth):
        row.refresh_from_db()
    assert [deviates(series, row) for row in (first, third, fourth)] == [True, True, False]
    assert (first.location, third.location, fourth.location) == ("Rathaus", "Kreishaus, Saal 1", "Saal 2")
    assert fourth.local_start.hour == 18
    extend_series(series=series, ends_on=D(2027, 7, 31), by=cast.clerk)
    assert series.meetings.count() == 6
    assert series.meetings.filter(state="cancelled").count() == 1


@pytest.mark.django_db
def test_a_regular_day_has_one_meeting_only(cast, board):
    series = make_series(board, cast.clerk)
    first, second, *_others = series.meetings.order_by("starts_at")
    assert days_of(series) == []
    with pytest.raises(IntegrityError), transaction.atomic():
        type(second).objects.filter(pk=second.pk).update(series_day=first.series_day)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "fields",
    [{"ends_on": D(2026, 3, 1)}, {"ends_on": D(2026, 3, 31)}, {"ends_on": D(2032, 1, 1)}],
    ids=["backwards", "no date", "too long"],
)
def test_a_series_without_sense_is_refused_whole(cast, board, fields):
    with pytest.raises(Refusal):
        make_series(board, cast.clerk, **fields)
    assert not MeetingSeries.objects.exists()


@pytest.mark.django_db
def test_the_page_shows_the_dates_before_anything_is_made(cast, board, client):
    client.force_login(cast.clerk)
    url = reverse("committees:series-create", args=[board.pk])
    data = {key: str(value) for key, value in RULE.items() if key != "months"}
    data |= {
        "at": "17:00",
        "months": ["1", "4"],
        "minutes": "90",
        "form": "presence",
        "on_holiday": "skip",
        "fixes": "on",
    }
    preview = client.post(url, data | {"vorschau": "ja"})
    assert "14.04.2026" in preview.content.decode()
    assert not MeetingSeries.objects.exists()
    response = client.post(url, data | {"anlegen": "ja", "tag": ["2026-04-14", "krumm"]})
    assert response.status_code == 303
    assert [row.day for row in MeetingSeries.objects.get().meetings.all()] == [D(2026, 4, 14)]
    assert "zweiter Dienstag" in client.get(response.url).content.decode()


@pytest.mark.django_db
def test_without_a_chosen_date_nothing_is_made(cast, board, client):
    client.force_login(cast.clerk)
    url = reverse("committees:series-create", args=[board.pk])
    data = {key: str(value) for key, value in RULE.items() if key != "months"}
    data |= {
        "at": "17:00",
        "months": ["4"],
        "minutes": "90",
        "form": "presence",
        "on_holiday": "skip",
        "anlegen": "ja",
    }
    response = client.post(url, data)
    assert response.status_code == 422
    assert "mindestens einen Termin" in response.content.decode()
    assert not MeetingSeries.objects.exists()
