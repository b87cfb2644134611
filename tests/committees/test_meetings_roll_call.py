"""Who is entered during the roll call was there from the opening; who comes later came later."""

import pytest
from django.urls import reverse

from committees.meetings.contexts.attendance import people_lines
from committees.meetings.models import Stay
from committees.meetings.selectors import room_of
from committees.meetings.services.conduct import open_meeting
from tests.committees.make import at, call, holders, make_meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(cast, monkeypatch):
    monkeypatch.setattr("accounts.clock.now", lambda: at("17:14"))
    meeting = make_meeting(cast)
    return open_meeting(meeting=meeting, at=at("17:03"), by=cast.clerk)


def enter(client, meeting, holding, **more) -> Stay:
    url = reverse("committees:attendance-enter", kwargs={"pk": meeting.pk})
    answer = client.post(url, {"besetzung": holding.pk, "tun": "kommt", **more})
    assert answer.status_code == 303, answer.content.decode()
    return Stay.objects.get(attendance__meeting=meeting, attendance__holding=holding)


def late(meeting) -> dict[str, bool]:
    meeting.refresh_from_db()
    return {line.name: line.is_late for line in people_lines(meeting, room_of(meeting), [])}


def test_during_the_roll_call_everybody_counts_from_the_opening(as_person, cast, meeting):
    client, (first, second, third) = as_person("clerk"), holders(meeting)[:3]
    page = client.get(reverse("committees:meeting-live", kwargs={"pk": meeting.pk})).content.decode()
    assert "als seit der Eröffnung um 17:03 Uhr anwesend" in page
    assert enter(client, meeting, first).start == at("17:03")
    assert enter(client, meeting, second, um="17:09").start == at("17:09"), "a typed time wins"
    call(meeting, "Ö 1", cast, clock="17:12")
    assert enter(client, meeting, third).start == at("17:14")
    assert late(meeting) == {str(first.person): False, str(second.person): True, str(third.person): True}
    page = client.get(reverse("committees:meeting-live", kwargs={"pk": meeting.pk})).content.decode()
    assert "als seit der Eröffnung" not in page


def test_before_the_opening_the_real_time_is_kept(as_person, cast, monkeypatch):
    monkeypatch.setattr("accounts.clock.now", lambda: at("16:55"))
    meeting = make_meeting(cast)
    assert enter(as_person("clerk"), meeting, holders(meeting)[0]).start == at("16:55")
