"""Members enter themselves with the code of the screen; it counts once the clerk has seen them."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from accounts.audit.models import AuditEntry
from accounts.refusals import Refusal, WrongState
from committees.meetings.checkin.brake import TRIES, TooManyTries
from committees.meetings.checkin.models import CheckIn
from committees.meetings.checkin.services import (
    check_in,
    close_check_in,
    confirm_check_in,
    open_check_in,
    remove_check_in,
)
from committees.meetings.contexts.attendance import people_lines
from committees.meetings.models import Meeting, Stay
from committees.meetings.selectors import room_of
from committees.meetings.services.attendance import excuse
from tests.committees.make import at, call, holders, make_meeting, open_with

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_tries():
    cache.clear()


def seat_of(meeting, person, number=10):
    """Gives the person with an account the seat of that number."""
    holding = holders(meeting)[number]
    holding.email = person.email
    holding.save()
    return holding


def enter(meeting, holding, person, code, *, clock="17:20", channel=""):
    return check_in(meeting=meeting, holding=holding, code=code, channel=channel, at=at(clock), by=person)


def opened(meeting, cast, clock="17:10"):
    return open_check_in(meeting=meeting, at=at(clock), by=cast.clerk).code


def test_it_counts_from_its_moment_once_the_clerk_has_confirmed_it(cast):
    meeting = open_with(cast, 9)
    call(meeting, "Ö 2", cast)
    holding = seat_of(meeting, cast.board_member)
    row = enter(meeting, holding, cast.board_member, opened(meeting, cast).lower())
    assert room_of(meeting).present(at("17:30")) == 9
    confirm_check_in(row=row, at=at("17:25"), by=cast.clerk)
    assert room_of(meeting).present(at("17:30")) == 10
    assert meeting.attendances.get(holding=holding).stays.get().start == at("17:20")
    actions = set(AuditEntry.objects.values_list("action", flat=True))
    assert {"check_in.opened", "check_in.entered", "check_in.confirmed", "attendance.arrived"} <= actions
    assert not AuditEntry.objects.filter(after__code__isnull=False).exists()


def test_who_came_before_the_opening_counts_from_the_opening(cast):
    meeting = make_meeting(cast)
    holding = seat_of(meeting, cast.board_member)
    row = enter(meeting, holding, cast.board_member, opened(meeting, cast, "16:40"), clock="16:50")
    meeting = open_with(cast, 3, meeting)
    confirm_check_in(row=row, at=at("17:10"), by=cast.clerk)
    assert meeting.attendances.get(holding=holding).stays.get().start == at("17:05")


def test_what_the_clerk_removes_never_counts_and_may_be_tried_again(cast):
    meeting = open_with(cast, 9)
    holding = seat_of(meeting, cast.board_member)
    code = opened(meeting, cast)
    row = enter(meeting, holding, cast.board_member, code)
    remove_check_in(row=row, by=cast.clerk)
    row.refresh_from_db()
    with pytest.raises(WrongState):
        confirm_check_in(row=row, at=at("17:30"), by=cast.clerk)
    assert room_of(meeting).present(at("17:30")) == 9
    assert enter(meeting, holding, cast.board_member, code).state == CheckIn.State.WAITING


def test_twice_is_refused(cast):
    meeting = open_with(cast, 9)
    holding = seat_of(meeting, cast.board_member)
    code = opened(meeting, cast)
    enter(meeting, holding, cast.board_member, code)
    with pytest.raises(WrongState):
        enter(meeting, holding, cast.board_member, code)


def test_every_opening_has_its_own_code_and_a_closed_one_has_none(cast):
    meeting = open_with(cast, 9)
    holding = seat_of(meeting, cast.board_member)
    first, second = opened(meeting, cast), opened(meeting, cast)
    assert first != second
    with pytest.raises(Refusal):
        enter(meeting, holding, cast.board_member, first)
    close_check_in(meeting=meeting, at=at("17:30"), by=cast.clerk)
    with pytest.raises(WrongState):
        enter(meeting, holding, cast.board_member, second)


def test_guessing_ends_after_five_tries_even_with_the_right_code(cast):
    meeting = open_with(cast, 9)
    holding = seat_of(meeting, cast.board_member)
    code = opened(meeting, cast)
    for _number in range(TRIES):
        with pytest.raises(Refusal):
            enter(meeting, holding, cast.board_member, "ZZZZZZ")
    with pytest.raises(TooManyTries):
        enter(meeting, holding, cast.board_member, code)


def test_a_seat_that_is_not_ones_own_is_refused(cast):
    meeting = open_with(cast, 9)
    seat_of(meeting, cast.board_member)
    with pytest.raises(Refusal, match="nicht Ihr eigener"):
        enter(meeting, holders(meeting)[11], cast.board_member, opened(meeting, cast))


def test_a_deputy_enters_only_for_somebody_excused(cast):
    meeting = make_meeting(cast)
    deputy = meeting.term.holdings.filter(role="deputy").select_related("seat").first()
    deputy.email = cast.board_member.email
    deputy.save()
    principal = holders(meeting)[deputy.seat.number - 1]
    code = opened(meeting, cast)
    with pytest.raises(Refusal, match="nicht entschuldigt"):
        enter(meeting, deputy, cast.board_member, code)
    excuse(meeting=meeting, holding=principal, by=cast.clerk)
    row = enter(meeting, deputy, cast.board_member, code)
    confirm_check_in(row=row, at=at("17:30"), by=cast.clerk)
    assert room_of(meeting).present(at("17:30")) == 1


@pytest.mark.parametrize(
    ("form", "asked", "channel"),
    [
        (Meeting.Form.PRESENCE, "remote", Stay.Channel.ROOM),
        (Meeting.Form.HYBRID, "remote", Stay.Channel.REMOTE),
        (Meeting.Form.HYBRID, "room", Stay.Channel.ROOM),
        (Meeting.Form.DIGITAL, "", Stay.Channel.REMOTE),
    ],
)
def test_the_form_of_the_meeting_decides_who_is_on_the_line(cast, form, asked, channel):
    meeting = open_with(cast, 3, make_meeting(cast, form=form))
    holding = seat_of(meeting, cast.board_member)
    row = enter(meeting, holding, cast.board_member, opened(meeting, cast), channel=asked)
    confirm_check_in(row=row, at=at("17:30"), by=cast.clerk)
    assert meeting.attendances.get(holding=holding).stays.get().channel == channel
    lines = people_lines(meeting, room_of(meeting), list(meeting.items.all()))
    printed = next(line.remark for line in lines if line.name == str(holding.person))
    assert ("zugeschaltet" in printed) == (channel == Stay.Channel.REMOTE)


def test_the_page_of_the_member_from_the_code_to_the_confirmation(cast, as_person):
    meeting = open_with(cast, 9)
    holding = seat_of(meeting, cast.board_member)
    client, address = as_person("board_member"), reverse("committees:check-in", kwargs={"pk": meeting.pk})
    assert "noch nicht geöffnet" in client.get(address).content.decode()
    code = opened(meeting, cast)
    assert "Selbst eintragen" in client.get(meeting.get_absolute_url()).content.decode()
    wrong = client.post(address, {"code": "ZZZZZZ", "holding": str(holding.pk)})
    assert wrong.status_code == 409
    assert "Dieser Code stimmt nicht" in wrong.content.decode()
    assert client.post(address, {"code": code, "holding": str(holding.pk)}).status_code == 303
    assert "Die Schriftführung bestätigt es" in client.get(address).content.decode()
    row = meeting.check_ins.get()
    clerk = as_person("clerk")
    live = reverse("committees:meeting-live", kwargs={"pk": meeting.pk})
    assert "Eine Person hat sich selbst eingetragen" in clerk.get(live).content.decode()
    decide = reverse("committees:check-in-decide", kwargs={"pk": row.pk})
    assert clerk.post(decide, {"tun": "bestaetigen"}).status_code == 303
    row.refresh_from_db()
    assert row.state == CheckIn.State.CONFIRMED


def test_a_member_without_a_seat_is_told_so(cast, as_person):
    meeting = open_with(cast, 9)
    opened(meeting, cast)
    page = as_person("board_member").get(reverse("committees:check-in", kwargs={"pk": meeting.pk}))
    assert "keinem Sitz" in page.content.decode()
