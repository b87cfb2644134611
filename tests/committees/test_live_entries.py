"""Entries of the live page: once, in their own time, and never over somebody else's."""

import datetime as dt
import uuid

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from accounts.clock import BERLIN
from accounts.refusals import Refusal
from committees.meetings.live import made_at
from committees.meetings.models import Attendance, LiveEntry
from committees.meetings.selectors import room_of, rules_of
from committees.meetings.services.attendance import arrive, correct_time, leave
from committees.meetings.services.conduct import close_meeting
from committees.meetings.services.entries import Sent, enter_once, version_after
from committees.meetings.services.items import declare_conflict, write_record
from committees.meetings.services.votes import Motion, record_vote
from committees.meetings.timeline import presence_picture
from committees.rules.voting import Count
from tests.committees.make import at, call, holders, make_meeting, open_with

pytestmark = pytest.mark.django_db
JSON = {"Accept": "application/json"}


def guest(meeting, name="Rosa Gast"):
    return reverse("committees:guest-add", kwargs={"pk": meeting.pk}), {"name": name, "capacity": "guest"}


def guests(meeting):
    return meeting.attendances.filter(capacity=Attendance.Capacity.GUEST).count()


def sent(**fields):
    return {"eintrag": str(uuid.uuid4()), **fields}


# --- once -----------------------------------------------------------------------------------


def test_an_entry_sent_twice_takes_effect_once_and_says_so(cast, as_person):
    meeting, client = open_with(cast, 9), as_person("clerk")
    url, data = guest(meeting)
    data |= sent()
    first = client.post(url, data, headers=JSON)
    second = client.post(url, data, headers=JSON)
    assert (first.json()["stand"], second.json()["stand"]) == ("gilt", "galt")
    assert guests(meeting) == 1


def test_without_a_key_it_takes_effect_each_time(cast, as_person):
    """The control: it is the key that keeps an entry single."""
    meeting, client = open_with(cast, 9), as_person("clerk")
    url, data = guest(meeting)
    assert [client.post(url, data).status_code for _time in range(2)] == [303, 303]
    assert guests(meeting) == 2


def test_the_same_key_in_another_meeting_is_another_entry(cast):
    meeting = open_with(cast, 9)
    other = open_with(cast, 0, _second(cast, meeting))
    key = uuid.uuid4()
    done = []
    for where in (meeting, other):
        mark = Sent(key, "guest-add", at("17:10"))
        assert enter_once(meeting=where, sent=mark, deed=lambda: done.append(1), by=cast.clerk)
    assert len(done) == 2


def _second(cast, meeting):
    return make_meeting(cast, meeting.committee, day=meeting.day + dt.timedelta(days=30))


def test_what_is_refused_leaves_no_trace_so_that_it_may_come_again(cast, as_person):
    meeting, client = open_with(cast, 9), as_person("clerk")
    url, data = guest(meeting)
    data |= sent(um="25:99")
    answer = client.post(url, data, headers=JSON)
    assert answer.status_code == 409
    assert "Stunden und Minuten" in answer.json()["satz"]
    assert not LiveEntry.objects.exists()
    assert client.post(url, data | {"um": "17:20"}, headers=JSON).json()["stand"] == "gilt"


def test_a_stored_entry_cannot_be_changed(cast):
    meeting = open_with(cast, 9)
    enter_once(meeting=meeting, sent=Sent(uuid.uuid4(), "x", at("17:10")), deed=lambda: None, by=cast.clerk)
    with pytest.raises(DatabaseError), transaction.atomic():
        LiveEntry.objects.update(action="y")
    assert LiveEntry.objects.get().action == "x"


# --- its own time ---------------------------------------------------------------------------


def test_an_entry_counts_when_it_was_made_not_when_it_arrived(cast):
    meeting = open_with(cast, 9)
    now = at("17:42")
    assert made_at(meeting, now, at("17:41").isoformat()) == at("17:41")
    assert made_at(meeting, now) == now
    assert made_at(meeting, now, "2026-03-17T16:41:00.000Z") == at("17:41")


def test_a_clock_that_runs_ahead_a_little_is_the_servers(cast):
    meeting = open_with(cast, 9)
    now = at("17:42")
    assert made_at(meeting, now, (now + dt.timedelta(seconds=50)).isoformat()) == now


@pytest.mark.parametrize(
    "stamp", ["2026-03-17T19:00:00+01:00", "2026-03-17T09:00:00+01:00", "gestern", "9" * 40]
)
def test_a_stamp_outside_the_meeting_is_refused(cast, stamp):
    meeting = open_with(cast, 9)
    with pytest.raises(Refusal):
        made_at(meeting, at("17:42"), stamp)


def test_before_the_opening_people_are_entered_already(cast):
    meeting = open_with(cast, 9)
    assert made_at(meeting, at("17:42"), at("16:40").isoformat()) == at("16:40")


# --- two clerks -----------------------------------------------------------------------------


def record(item, **data):
    return reverse("committees:item-record", kwargs={"pk": item.pk}), data


def test_calling_and_deciding_an_item_does_not_make_its_text_stale(cast, as_person):
    item = call(open_with(cast, 9), "Ö 2", cast)
    url, data = record(item, text="Erster Satz.", vorher="")
    record_vote(item=item, motion=Motion("Ja."), count=Count(9), at=at("17:40"), by=cast.clerk)
    assert as_person("clerk").post(url, data, headers=JSON).json()["stand"] == "gilt"


def test_two_texts_stand_side_by_side_and_nothing_is_overwritten(cast, as_person):
    item = call(open_with(cast, 9), "Ö 2", cast)
    write_record(item=item, text="Von der anderen.", by=cast.clerk)
    client = as_person("clerk")
    url, data = record(item, text="Von mir.", vorher="")
    answer = client.post(url, data, headers=JSON)
    assert answer.json()["stand"] == "strittig"
    assert "Von der anderen." in answer.json()["html"]
    assert "Von mir." in answer.json()["html"]
    page = client.post(url, data)
    assert page.status_code == 409
    assert "Von der anderen." in page.content.decode()
    item.refresh_from_db()
    assert item.record == "Von der anderen."
    merged = {"text": "Von der anderen.\n\nVon mir.", "vorher": "Von der anderen."}
    assert client.post(url, merged, headers=JSON).json()["stand"] == "gilt"


def test_line_ends_of_browsers_are_no_other_text(cast, as_person):
    item = call(open_with(cast, 9), "Ö 2", cast)
    write_record(item=item, text="Eins.\r\n\r\nZwei.", by=cast.clerk)
    url, data = record(item, text="Drei.", vorher="Eins.\n\nZwei.")
    assert as_person("clerk").post(url, data, headers=JSON).json()["stand"] == "gilt"


def cast_vote(item, yes, **more):
    figures = {"yes": str(yes), "no": str(9 - yes), "wortlaut": "Ja."}
    return reverse("committees:vote-record", kwargs={"pk": item.pk}), figures | more


def test_a_second_result_shows_both_and_asks(cast, as_person):
    item = call(open_with(cast, 9), "Ö 2", cast)
    stored = record_vote(item=item, motion=Motion("Ja."), count=Count(9), at=at("17:40"), by=cast.clerk)
    client = as_person("clerk")
    url, data = cast_vote(item, 7)
    answer = client.post(url, data, headers=JSON).json()
    assert answer["stand"] == "strittig"
    assert "Ja 9, Nein 0" in answer["html"]
    assert "Ja 7, Nein 2" in answer["html"]
    assert f'name="version-0" value="{stored.version}"' in answer["html"]
    assert client.post(url, data).status_code == 409
    stored.refresh_from_db()
    assert stored.yes == 9


def test_a_vote_sent_after_ones_own_builds_on_it(cast, as_person):
    item = call(open_with(cast, 9), "Ö 2", cast)
    client = as_person("clerk")
    url, data = cast_vote(item, 7)
    first = data | sent(um="17:40")
    assert client.post(url, first, headers=JSON).json()["stand"] == "gilt"
    later = cast_vote(item, 8)[1] | sent(nach=first["eintrag"], um="17:41")
    assert client.post(url, later, headers=JSON).json()["stand"] == "gilt"
    assert item.votes.get().yes == 8
    assert version_after(item.meeting, uuid.UUID(first["eintrag"]), cast.coordinator) is None


def test_the_vote_on_an_amendment_can_be_corrected_on_the_live_page(cast, as_person):
    """It was refused as stale: the page sent the version of the main motion."""
    item = call(open_with(cast, 9), "Ö 2", cast)
    change = Motion("Mit Frist.", ordinal=1, mover="Mitglied 02")
    record_vote(item=item, motion=change, count=Count(4, 5), at=at("17:30"), by=cast.clerk)
    record_vote(item=item, motion=Motion("Ja."), count=Count(9), at=at("17:40"), by=cast.clerk)
    client = as_person("clerk")
    live = reverse("committees:meeting-live", kwargs={"pk": item.meeting_id})
    page = client.get(f"{live}?punkt={item.pk}&antrag=1").content.decode()
    assert 'name="version-1" value="1"' in page
    assert '<option value="1" selected>' in page
    assert 'id="v-yes" name="yes" type="number" min="0" max="9999" inputmode="numeric" value="4"' in page
    url, data = cast_vote(item, 5, antrag="1", wortlaut="Mit Frist.")
    data["version-1"] = "1"
    assert client.post(url, data).status_code == 303
    assert item.votes.get(ordinal=1).yes == 5


def enter(meeting, holding, what, **more):
    url = reverse("committees:attendance-enter", kwargs={"pk": meeting.pk})
    return url, {"besetzung": str(holding.pk), "tun": what, **more}


def test_two_arrivals_at_other_times_are_asked_about(cast, as_person):
    meeting = open_with(cast, 9)
    holding = holders(meeting)[10]
    call(meeting, "Ö 2", cast)
    arrive(meeting=meeting, holding=holding, at=at("17:41"), by=cast.clerk)
    client = as_person("clerk")
    url, data = enter(meeting, holding, "kommt", um="17:38")
    answer = client.post(url, data, headers=JSON).json()
    assert answer["stand"] == "strittig"
    assert "kommt um 17:41 Uhr" in answer["html"]
    assert "kommt um 17:38 Uhr" in answer["html"]
    attendance = meeting.attendances.get(holding=holding)
    change = reverse("committees:attendance-change", kwargs={"pk": attendance.pk})
    assert client.post(change, {"tun": "uhrzeit", "um": "17:38"}, headers=JSON).json()["stand"] == "gilt"
    assert attendance.stays.get().start == at("17:38")


def test_the_same_arrival_within_a_minute_is_no_question(cast, as_person):
    meeting = open_with(cast, 9)
    holding = holders(meeting)[10]
    call(meeting, "Ö 2", cast)
    arrive(meeting=meeting, holding=holding, at=at("17:41") + dt.timedelta(seconds=20), by=cast.clerk)
    url, data = enter(meeting, holding, "kommt", um="17:41")
    assert as_person("clerk").post(url, data, headers=JSON).json()["stand"] == "gilt"
    assert meeting.attendances.get(holding=holding).stays.count() == 1


def test_somebody_leaves_by_the_seat_before_the_device_knows_of_the_arrival(cast, as_person):
    meeting = open_with(cast, 9)
    holding = holders(meeting)[10]
    call(meeting, "Ö 2", cast)
    client = as_person("clerk")
    for what, clock in (("kommt", "17:20"), ("geht", "17:50")):
        url, data = enter(meeting, holding, what, um=clock)
        assert client.post(url, data | sent(), headers=JSON).json()["stand"] == "gilt"
    stay = meeting.attendances.get(holding=holding).stays.get()
    assert (stay.start, stay.until) == (at("17:20"), at("17:50"))


def test_who_never_came_cannot_leave(cast, as_person):
    meeting = open_with(cast, 9)
    url, data = enter(meeting, holders(meeting)[12], "geht")
    answer = as_person("clerk").post(url, data, headers=JSON)
    assert (answer.status_code, answer.json()["stand"]) == (409, "abgelehnt")


def test_a_corrected_time_stays_between_its_neighbours(cast):
    meeting = open_with(cast, 9)
    attendance = meeting.attendances.get(holding=holders(meeting)[0])
    leave(attendance=attendance, at=at("17:30"), by=cast.clerk)
    arrive(meeting=meeting, holding=attendance.holding, at=at("17:45"), by=cast.clerk)
    with pytest.raises(Refusal):
        correct_time(attendance=attendance, at=at("17:20"), by=cast.clerk)
    correct_time(attendance=attendance, at=at("17:40"), by=cast.clerk)
    assert [f"{stay.start.astimezone(BERLIN):%H:%M}" for stay in attendance.stays.all()] == ["17:00", "17:40"]


def test_a_second_note_on_a_conflict_asks_which_holds(cast, as_person):
    item = call(open_with(cast, 9), "Ö 2", cast)
    attendance = item.meeting.attendances.first()
    declare_conflict(item=item, attendance=attendance, ground="Vorstand", at=at("17:20"), by=cast.clerk)
    url = reverse("committees:conflict-declare", kwargs={"pk": item.pk})
    data = {"person": str(attendance.pk), "grund": "Ehepartner", "um": "17:22"}
    client = as_person("clerk")
    answer = client.post(url, data, headers=JSON).json()
    assert answer["stand"] == "strittig"
    assert "Vorstand, draußen seit 17:20 Uhr" in answer["html"]
    stored = item.conflicts.get()
    client.post(url, data | {"vermerk": str(stored.pk)}, headers=JSON)
    stored.refresh_from_db()
    assert (stored.ground, stored.left_at) == ("Ehepartner", at("17:22"))


# --- the pulse ------------------------------------------------------------------------------


def test_the_pulse_is_silent_until_something_changes(cast, as_person):
    meeting = open_with(cast, 9)
    item = call(meeting, "Ö 2", cast)
    client = as_person("clerk")
    url = reverse("committees:meeting-pulse", kwargs={"pk": meeting.pk})
    first = client.get(url, {"punkt": item.pk})
    mark = first["X-TN-Stand"]
    assert client.get(url, {"punkt": item.pk, "stand": mark}).status_code == 204
    arrive(meeting=meeting, holding=holders(meeting)[10], at=at("17:30"), by=cast.clerk)
    changed = client.get(url, {"punkt": item.pk, "stand": mark})
    assert changed.status_code == 200
    assert changed["X-TN-Stand"] != mark


def test_the_line_of_the_room_says_who_came_and_how_many_that_made(cast):
    meeting = open_with(cast, 9)
    leave(attendance=meeting.attendances.get(holding=holders(meeting)[8]), at=at("17:38"), by=cast.clerk)
    picture = presence_picture(meeting, room_of(meeting), at("17:45"), rules_of(meeting))
    assert picture is not None
    assert (picture.present, picture.needed) == (8, 9)
    assert picture.words == "Stimmberechtigte Sitze im Raum: 9 um 17:00, 8 um 17:38 Uhr. Nötig sind 9."
    last = picture.comings[-1]
    assert (last.name, last.comes, last.present) == ("Mitglied 09", False, 8)
    assert presence_picture(meeting, room_of(meeting), at("16:00"), rules_of(meeting)) is None


def test_the_page_shows_the_line_and_its_list(cast, as_person):
    meeting = close_meeting(meeting=open_with(cast, 9), at=at("18:00"), by=cast.clerk)
    page = as_person("clerk").get(reverse("committees:meeting-live", kwargs={"pk": meeting.pk}))
    assert "Wer kam und ging wann?" in page.content.decode()
