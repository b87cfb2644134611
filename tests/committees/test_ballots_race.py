"""Fifty ballots of one member at the same moment count once; on both databases, each with its control."""

import threading
from collections import Counter

import pytest
from django.db import connection, connections

from accounts.audit.models import AuditEntry
from accounts.refusals import Refusal
from accounts.users.models import User
from committees.meetings.ballots import freeze
from committees.meetings.ballots.models import Ballot, RollCall
from committees.meetings.ballots.selectors import count_of, sheet_of
from committees.meetings.ballots.services import roll_call as service
from tests.cast import build_cast
from tests.committees.make import at
from tests.committees.make_ballots import make_roll_call, running

pytestmark = [pytest.mark.django_db(transaction=True)]
PARALLEL = 50
ONCE = {c.name: c for c in Ballot._meta.constraints}


@pytest.fixture
def roll_call(monkeypatch) -> RollCall:
    cast = build_cast()
    row = make_roll_call(cast, running(cast, self_casting=True))
    cast.board_member.email = "mitglied03@auental.example"
    cast.board_member.save()
    return row


def vote_at_once(roll_call: RollCall, count: int = PARALLEL) -> Counter:
    """The same person presses so many times at the same moment; what each press got."""
    barrier, results = threading.Barrier(count), Counter()

    def press(number: int) -> None:
        try:
            user = User.objects.get(email="mitglied03@auental.example")
            mine = RollCall.objects.get(pk=roll_call.pk)
            barrier.wait(60)
            service.cast_own(
                roll_call=mine, choice=("yes", "no", "abstain")[number % 3], at=at("17:21"), by=user
            )
            results["cast"] += 1
        except Refusal as refusal:
            results[str(refusal)] += 1
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(180)
    return results


def test_fifty_parallel_votes_of_one_member_count_once(roll_call):
    results = vote_at_once(roll_call)
    assert results == {"cast": 1, "Ihre Stimme ist schon abgegeben.": PARALLEL - 1}
    assert Ballot.objects.count() == 1
    assert sheet_of(roll_call).count.total == 1
    assert AuditEntry.objects.filter(action="ballot.cast").count() == 1


def test_without_the_lock_the_constraint_alone_still_counts_once(roll_call, monkeypatch):
    """Everybody gets past the check together; the database takes one of them."""
    _all_pass_the_check(monkeypatch)
    results = vote_at_once(roll_call, 8)
    assert (results["cast"], Ballot.objects.count()) == (1, 1)
    assert results["Ihre Stimme ist schon abgegeben."] == 7


def test_control_without_lock_and_constraint_they_all_count(roll_call, monkeypatch):
    """The race is real: the same presses with both guards off give as many ballots, so the tests above can fail."""
    _all_pass_the_check(monkeypatch)
    _constraints(off=True)
    try:
        vote_at_once(roll_call, 8)
        assert Ballot.objects.count() == 8
        assert count_of(roll_call.ballots.all()).total == 8
    finally:
        Ballot.objects.all().delete()
        _constraints(off=False)


def _all_pass_the_check(monkeypatch) -> None:
    """No lock and no look: SQLite lets one write at a time, so the look is what has to go there."""
    monkeypatch.setattr(service.changes, "lock", lambda row, version=None: type(row).objects.get(pk=row.pk))
    monkeypatch.setattr(service, "refuse_second", lambda roll_call, voter: None)


def _constraints(*, off: bool) -> None:
    """Both keys of a ballot off or on; SQLite rebuilds the table for it, so the triggers step aside."""
    with connection.constraint_checks_disabled():
        for steps in (freeze.remove, _alter(off), freeze.install):
            with connection.schema_editor() as editor:
                steps(None, editor)


def _alter(off: bool):
    def run(_apps, editor) -> None:
        Ballot._meta.constraints = [] if off else list(ONCE.values())
        for constraint in ONCE.values():
            (editor.remove_constraint if off else editor.add_constraint)(Ballot, constraint)

    return run
