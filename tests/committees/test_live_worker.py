"""The service worker of the live page: whose address it may guard, and what it may keep."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from committees.meetings.services.conduct import close_meeting
from tests.committees.make import at, open_with

pytestmark = pytest.mark.django_db


def live(client, meeting):
    return client.get(reverse("committees:meeting-live", kwargs={"pk": meeting.pk})).content.decode()


def test_it_may_guard_the_pages_of_meetings_and_nothing_else(as_person):
    answer = as_person("clerk").get(reverse("committees:live-worker"))
    assert answer["Service-Worker-Allowed"] == "/sitzungen/"
    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert "no-store" in answer["Cache-Control"]
    assert "tn-live-kopien:" in answer.content.decode()


def test_only_a_running_meeting_says_that_it_may_be_kept(cast, as_person):
    meeting, client = open_with(cast, 9), as_person("clerk")
    page = live(client, meeting)
    assert 'id="kopf" data-laeuft' in page
    assert f'data-wache="{reverse("committees:live-worker")}"' in page
    close_meeting(meeting=meeting, at=at("18:00"), by=cast.clerk)
    assert "data-laeuft" not in live(client, meeting)


def test_page_worker_and_house_speak_of_the_same_copies():
    """One name in three files: what one keeps, the other serves and the third empties."""
    scripts = Path(settings.BASE_DIR) / "static" / "js"
    names = {
        re.search(r"tn-live-\w*kop\w*:", (scripts / name).read_text())[0]
        for name in ("live/kept.js", "live/worker.js", "house.js")
    }
    assert names == {"tn-live-kopien:"}
