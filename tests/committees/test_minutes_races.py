"""Two people approve at once, or sign at once: exactly one gets through, and one file is sealed.

On both databases, each with a control: with the rule off both get through.
"""

import threading

import pytest
from django.db import connection, connections

from accounts.refusals import Refusal
from committees.meetings.aftermath.models import MinutesReview
from committees.meetings.aftermath.services import release_minutes
from committees.meetings.models import Meeting, Minutes
from committees.meetings.services import minutes as service
from committees.meetings.services.minutes import sign_minutes, submit_minutes
from documents.store.models import StoredDocument
from tests.cast import build_cast
from tests.committees.make_minutes import TODAY, submit_and_release
from tests.committees.test_meetings_minutes import hold_meeting

pytestmark = [pytest.mark.django_db(transaction=True)]


def both(meeting, deed, people) -> list[str]:
    """Let two people click at the same moment; returns what each of them got."""
    barrier, results = threading.Barrier(2), []

    def click(person):
        try:
            mine = Meeting.objects.get(pk=meeting.pk)
            barrier.wait(30)
            deed(mine, person)
            results.append("done")
        except Refusal as refusal:
            results.append(type(refusal).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=click, args=(person,)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(180)
    return sorted(results)


def release(meeting, person):
    release_minutes(meeting=meeting, name="Mitglied 01", reviewed_on=TODAY, today=TODAY, by=person)


def sign_last(meeting, person):
    sign_minutes(
        meeting=meeting,
        role="chair",
        name="Mitglied 01",
        signed_on=TODAY,
        today=TODAY,
        by=person,
        is_on_paper=True,
    )


def test_of_two_releases_at_once_one_wins():
    cast = build_cast()
    meeting = hold_meeting(cast)
    submit_minutes(meeting=meeting, today=TODAY, by=cast.clerk)
    results = both(meeting, release, [cast.coordinator, cast.second_coordinator])
    assert results == ["WrongState", "done"]
    assert MinutesReview.objects.filter(meeting=meeting).count() == 1
    assert set(meeting.minutes.values_list("state", flat=True)) == {Minutes.State.READY}


def test_of_two_last_signatures_at_once_one_seals():
    cast = build_cast()
    meeting = hold_meeting(cast)
    submit_and_release(cast, meeting)
    sign_minutes(
        meeting=meeting, role="clerk", name="Marek Winter", signed_on=TODAY, today=TODAY, by=cast.clerk
    )
    assert both(meeting, sign_last, [cast.coordinator, cast.second_coordinator]) == ["WrongState", "done"]
    assert StoredDocument.objects.filter(kind__startswith="minutes-").count() == meeting.minutes.count()


def test_control_without_lock_and_check_both_release(monkeypatch):
    """SQLite lets one write at a time, so there the check is what keeps the second one out."""
    cast = build_cast()
    meeting = hold_meeting(cast)
    submit_minutes(meeting=meeting, today=TODAY, by=cast.clerk)
    monkeypatch.setattr(service.changes, "lock", lambda row, version=None: type(row).objects.get(pk=row.pk))
    monkeypatch.setattr(service, "require_step", lambda row, target: None)
    assert both(meeting, release, [cast.coordinator, cast.second_coordinator]) == ["done", "done"]
    assert MinutesReview.objects.filter(meeting=meeting).count() == 2


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="row locks need PostgreSQL")
def test_control_without_the_lock_both_release(monkeypatch):
    """The same clicks with the lock off: the race is real, so the first test can fail."""
    cast = build_cast()
    meeting = hold_meeting(cast)
    submit_minutes(meeting=meeting, today=TODAY, by=cast.clerk)
    gate, checked = threading.Barrier(2), service.require_step

    def unlocked(row):
        return type(row).objects.get(pk=row.pk)

    def wait_after_check(row, target):
        checked(row, target)
        if row.part == "public":
            gate.wait(30)

    monkeypatch.setattr(service.changes, "lock", lambda row, version=None: unlocked(row))
    monkeypatch.setattr(service, "require_step", wait_after_check)
    assert both(meeting, release, [cast.coordinator, cast.second_coordinator]) == ["done", "done"]
