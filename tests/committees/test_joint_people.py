"""Who sits on two boards of a joint session comes once, goes once and is paid once."""

import datetime as dt
from decimal import Decimal

import pytest
from django.urls import reverse

from accounts.refusals import Refusal
from committees.allowances.models import AllowanceClaim
from committees.allowances.services import compute_claims
from committees.meetings.exports import allowance_sheet
from committees.meetings.models import Attendance, Meeting
from committees.meetings.services.attendance import arrive, come_back, correct_time, leave
from committees.meetings.services.conduct import close_meeting, open_meeting
from committees.roster.models import SeatHolding
from committees.roster.services import fill_seat, set_allowance
from tests.committees.make import MEETING_DAY, at, holders
from tests.committees.make_joint import BOTH, FIRST_DAY, make_joint, open_joint
from tests.committees.test_folder import sheet

pytestmark = pytest.mark.django_db


def of(meeting: Meeting, name: str = BOTH) -> SeatHolding:
    return next(row for row in holders(meeting) if row.person.name == name)


def line(meeting: Meeting, name: str = BOTH) -> Attendance | None:
    return meeting.attendances.filter(name=name).first()


def times(meeting: Meeting, name: str = BOTH) -> list[tuple[str, str]]:
    row = line(meeting, name)
    zone = at("00:00").tzinfo
    return [
        (f"{stay.start.astimezone(zone):%H:%M}", f"{stay.until.astimezone(zone):%H:%M}" if stay.until else "")
        for stay in (row.stays.all() if row else [])
    ]


def come(cast, meeting, clock="16:58", *, by=None, **more) -> Attendance:
    return arrive(meeting=meeting, holding=of(meeting), at=at(clock), by=by or cast.clerk, **more)


def test_coming_going_and_a_corrected_time_are_entered_once(cast):
    leading, other = make_joint(cast)
    row = come(cast, leading)
    assert times(leading) == times(other) == [("16:58", "")]
    correct_time(attendance=row, at=at("16:55"), by=cast.clerk)
    assert times(other) == [("16:55", "")]
    leave(attendance=line(other), at=at("17:30"), by=cast.clerk)
    assert times(leading) == times(other) == [("16:55", "17:30")]
    come_back(attendance=row, at=at("17:40"), by=cast.clerk)
    assert times(other)[1] == ("17:40", "")


def test_who_is_entered_in_both_at_the_same_moment_is_entered_once(cast):
    leading, other = make_joint(cast)
    come(cast, leading)
    come(cast, other)
    leave(attendance=line(leading), at=at("17:30"), by=cast.clerk)
    leave(attendance=line(other), at=at("17:30"), by=cast.clerk)
    assert times(leading) == times(other) == [("16:58", "17:30")]


def test_only_here_leaves_the_other_board_alone(cast):
    leading, other = make_joint(cast)
    come(cast, leading, alone=True)
    assert times(other) == []
    come(cast, other, "17:02")
    leave(attendance=line(other), at=at("17:20"), by=cast.clerk, alone=True)
    assert times(leading) == [("16:58", "")]
    assert times(other) == [("17:02", "17:20")]


def test_a_refusal_of_the_other_board_names_it_and_stops_both(cast):
    leading, other = make_joint(cast)
    come(cast, leading, alone=True)
    come(cast, other, "17:10", alone=True)
    with pytest.raises(Refusal, match="Jugendrat Auental: Mitglied 01 ist erst danach gekommen"):
        leave(attendance=line(leading), at=at("17:05"), by=cast.clerk)
    assert times(leading) == [("16:58", "")]


def test_an_office_of_one_board_enters_nobody_in_the_other(cast):
    leading, other = make_joint(cast)
    cast.clerk.memberships.filter(committee=other.committee).delete()
    by = type(cast.clerk).objects.get(pk=cast.clerk.pk)
    come(cast, leading, by=by)
    assert times(leading) == [("16:58", "")]
    assert line(other) is None


def test_a_deputy_is_there_for_its_own_board_only(cast):
    leading, other = make_joint(cast)
    someone = of(leading, "Mitglied 02").person
    seat = of(other, "Jugend 03").seat
    deputy = SeatHolding.Role.DEPUTY
    fill_seat(seat=seat, person=someone, role=deputy, starts_on=FIRST_DAY, by=cast.coordinator)
    arrive(meeting=leading, holding=of(leading, "Mitglied 02"), at=at("17:00"), by=cast.clerk)
    assert line(other, "Mitglied 02") is None


def test_the_live_page_says_who_is_entered_along_and_takes_only_here(cast, as_person, monkeypatch):
    monkeypatch.setattr("accounts.clock.now", lambda: at("17:20"))
    leading, other = open_joint(cast, present=0)
    client, holding = as_person("clerk"), of(leading)
    page = client.get(reverse("committees:meeting-live", kwargs={"pk": leading.pk})).content.decode()
    assert page.count("auch Jugendrat Auental") == 1
    assert page.count('name="nur"') == 1
    url = reverse("committees:attendance-enter", kwargs={"pk": leading.pk})
    client.post(url, {"besetzung": holding.pk, "tun": "kommt", "nur": "1"})
    assert (len(times(leading)), len(times(other))) == (1, 0)
    client.post(url, {"besetzung": holding.pk, "tun": "geht", "um": "17:30"})
    client.post(url, {"besetzung": holding.pk, "tun": "kommt", "um": "17:35"})
    assert times(other) == [("17:35", "")]


# --- one sitting allowance ------------------------------------------------------------------


def held(cast, **rates) -> tuple[Meeting, Meeting]:
    """Both closed at 18:00; `rates`: euros of the leading and the other board, None for no rate."""
    leading, other = open_joint(cast)
    meeting = close_meeting(meeting=leading, at=at("18:00"), by=cast.clerk)
    other.refresh_from_db()
    for row, amount in ((meeting, rates.get("lead", 20)), (other, rates.get("other", 25))):
        if amount:
            pay(cast, row, amount)
    return meeting, other


def pay(cast, meeting, amount, **more) -> None:
    day = more.pop("day", FIRST_DAY)
    set_allowance(
        committee=meeting.committee, amount=Decimal(amount), valid_from=day, by=cast.coordinator, **more
    )


def paid(cast, *meetings: Meeting) -> list[tuple[str, Decimal]]:
    """What the person on both boards gets, computed in this order."""
    for meeting in meetings:
        compute_claims(
            committee=meeting.committee, first=MEETING_DAY, last=MEETING_DAY, today=MEETING_DAY, by=cast.clerk
        )
    rows = AllowanceClaim.objects.filter(name=BOTH).order_by("amount")
    return [(row.committee.sign, row.amount) for row in rows]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_leading_board_pays_once_whoever_computes_first(cast, order):
    meetings = held(cast)
    assert paid(cast, *(meetings[n] for n in order)) == [("BT", 20)]
    assert AllowanceClaim.objects.count() == 5, "Everybody else is paid by its own board."


def test_without_a_rate_of_the_leading_board_the_next_one_pays(cast):
    leading, other = held(cast, lead=None)
    assert paid(cast, other) == [("JR", 25)]
    pay(cast, leading, 20)
    assert paid(cast, leading) == [("JR", 25)], "A rate that comes later pays nobody twice."


def test_a_statute_may_pay_both(cast):
    leading, other = held(cast, other=None)
    pay(cast, other, 25, pays_beside=True)
    assert paid(cast, leading, other) == [("BT", 20), ("JR", 25)]


def test_who_was_in_the_room_of_one_board_only_is_paid_by_it(cast):
    leading, other = make_joint(cast)
    come(cast, other, alone=True)
    open_meeting(meeting=leading, at=at("17:05"), by=cast.clerk)
    close_meeting(meeting=leading, at=at("18:00"), by=cast.clerk)
    for meeting, amount in ((leading, 20), (other, 25)):
        pay(cast, meeting, amount)
    assert paid(cast, leading, other) == [("JR", 25)]


def test_the_list_of_the_year_and_the_page_of_the_quarter_say_the_same(cast, as_person):
    _leading, other = held(cast)
    data, _name, _kind = allowance_sheet([other], other.committee, 2026)
    assert BOTH not in str(sheet(data))
    url = reverse("committees:allowance-quarter", kwargs={"pk": other.committee_id})
    page = as_person("clerk").get(f"{url}?jahr=2026&quartal=1").content.decode()
    assert "17.03.2026: gemeinsame Sitzung" in page
    assert "vom führenden, wenn es zahlt" in page


def test_two_separate_sittings_of_a_day_stay_two_payments(cast):
    leading, other = held(cast)
    Meeting.objects.filter(pk__in=[leading.pk, other.pk]).update(joint=None, leads=False)
    assert paid(cast, leading, other) == [("BT", 20), ("JR", 25)]
    assert dt.timedelta(0) < leading.closed_at - leading.opened_at
