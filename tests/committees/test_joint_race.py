"""Two clerks, one in each board, at the same moment: both boards always stand at the same item."""

import threading

import pytest
from django.db import connection, connections

from accounts.refusals import Refusal
from committees.meetings.joint import bond
from committees.meetings.models import AgendaItem, Meeting
from committees.meetings.services.items import call_item
from tests.cast import build_cast
from tests.committees.make import at
from tests.committees.make_joint import open_joint

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="row locks need PostgreSQL"),
]
ROUNDS = 12


def call_at_once(cast, keys) -> list[str]:
    """Each key is called by a clerk of its own, many times over; what went wrong, by name."""
    gate, faults = threading.Barrier(len(keys)), []

    def work(key) -> None:
        try:
            for minute in range(ROUNDS):
                gate.wait(60)
                item = AgendaItem.objects.select_related("meeting__committee").get(pk=key)
                try:
                    call_item(item=item, at=at(f"17:{10 + minute}"), by=cast.clerk)
                except Refusal:
                    continue
        except Exception as fault:
            faults.append(type(fault).__name__)
            gate.abort()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work, args=(key,)) for key in keys]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(180)
    return faults


def called(meeting: Meeting) -> list[object]:
    return list(meeting.items.filter(state="called").values_list("joint_key", flat=True))


def test_two_clerks_who_call_different_items_leave_both_boards_at_the_same_one():
    cast = build_cast()
    leading, other = open_joint(cast)
    keys = [leading.items.get(number="Ö 1").pk, other.items.get(number="Ö 2").pk]
    assert call_at_once(cast, keys) == [], "Neither waits for the other crosswise."
    assert len(called(leading)) == 1
    assert called(leading) == called(other)


def test_two_clerks_who_call_the_same_item_call_it_once():
    cast = build_cast()
    leading, other = open_joint(cast)
    keys = [meeting.items.get(number="Ö 2").pk for meeting in (leading, other)]
    assert call_at_once(cast, keys) == []
    twins = AgendaItem.objects.filter(number="Ö 2")
    assert [row.state for row in twins] == ["called", "called"]
    assert len({row.called_at for row in twins}) == 1


def test_control_locked_crosswise_the_two_stop_each_other(monkeypatch):
    """Each takes its own board first: without the one order PostgreSQL has to end one of the two."""
    cast = build_cast()
    leading, other = open_joint(cast)
    meet = threading.Barrier(2)

    def own_first(meeting: Meeting) -> list[Meeting]:
        mine = bond.changes.lock(meeting)
        meet.wait(30)
        partner = Meeting.objects.select_for_update().filter(joint=meeting.joint_id).exclude(pk=meeting.pk)
        return [mine, *partner]

    monkeypatch.setattr(bond, "lock_together", own_first)
    keys = [leading.items.get(number="Ö 1").pk, other.items.get(number="Ö 2").pk]
    assert "OperationalError" in call_at_once(cast, keys)
