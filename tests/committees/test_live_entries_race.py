"""One entry sent by fifty at once takes effect once; without its key it would fifty times."""

import threading
import uuid

import pytest
from django.db import connection, connections

from committees.meetings.joint import bond
from committees.meetings.models import Attendance, LiveEntry, Meeting
from committees.meetings.services.attendance import add_guest
from committees.meetings.services.entries import Sent, enter_once
from tests.cast import build_cast
from tests.committees.make import at, open_with

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="row locks need PostgreSQL"),
]
CROWD = 50


def all_at_once(cast, meeting: Meeting, sent: Sent | None) -> list[object]:
    """What each of fifty got who send the same entry at the same moment."""
    gate, results = threading.Barrier(CROWD), []

    def send() -> None:
        try:
            mine = Meeting.objects.get(pk=meeting.pk)

            def deed():
                return add_guest(
                    meeting=mine, name="Rosa Gast", capacity="guest", at=at("17:20"), by=cast.clerk
                )

            gate.wait(60)
            results.append(enter_once(meeting=mine, sent=sent, deed=deed, by=cast.clerk))
        except Exception as fault:
            results.append(type(fault).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=send) for _number in range(CROWD)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(180)
    return results


def guests(meeting: Meeting) -> int:
    return meeting.attendances.filter(capacity=Attendance.Capacity.GUEST).count()


def test_fifty_sendings_of_one_entry_take_effect_once():
    cast = build_cast()
    meeting = open_with(cast, 3)
    results = all_at_once(cast, meeting, Sent(uuid.uuid4(), "guest-add", at("17:20")))
    assert sorted(map(str, results)) == ["False"] * (CROWD - 1) + ["True"]
    assert guests(meeting) == 1
    assert LiveEntry.objects.count() == 1


def test_control_without_the_key_each_of_them_takes_effect():
    cast = build_cast()
    meeting = open_with(cast, 3)
    assert all_at_once(cast, meeting, None) == [True] * CROWD
    assert guests(meeting) == CROWD


def test_control_without_the_lock_the_database_still_refuses_the_second(monkeypatch):
    """The lock gives a calm answer; the unique key keeps the effect single even where the lock is off."""
    cast = build_cast()
    meeting = open_with(cast, 3)
    monkeypatch.setattr(bond.changes, "lock", lambda row, version=None: type(row).objects.get(pk=row.pk))
    results = all_at_once(cast, meeting, Sent(uuid.uuid4(), "guest-add", at("17:20")))
    assert results.count(True) == 1
    assert "IntegrityError" in results, "Without the lock several get as far as the key."
    assert guests(meeting) == 1
