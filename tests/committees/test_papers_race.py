"""Two people decide about one motion at once: exactly one gets through, and the author hears one word."""

import threading

import pytest
from django.db import connection, connections

from accounts.refusals import Refusal
from committees.papers.models import Paper
from committees.papers.services import papers as services
from desk.notifications.models import Notification
from tests.cast import TODAY, build_cast
from tests.committees.make_papers import make_draft, make_submitted

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="row locks need PostgreSQL"),
]


def at_once(*deeds):
    """Let several people click at the same moment; returns what each of them got."""
    barrier, results = threading.Barrier(len(deeds)), []

    def click(deed):
        try:
            barrier.wait(10)
            results.append(deed())
        except Refusal as refusal:
            results.append(type(refusal).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=click, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return sorted(results)


def admit(cast, paper):
    return lambda: services.admit_paper(paper=paper, today=TODAY, by=cast.clerk).state


def refuse(cast, paper):
    return lambda: services.refuse_paper(paper=paper, reason="Nein.", today=TODAY, by=cast.coordinator).state


def test_admitted_and_refused_at_once_one_wins():
    cast = build_cast()
    for _round in range(3):
        Notification.objects.all().delete()
        paper = make_submitted(cast)
        found = at_once(admit(cast, paper), refuse(cast, paper))
        assert found in (["WrongState", "admitted"], ["WrongState", "refused"])
        assert Notification.objects.filter(user=cast.board_member).count() == 1


def test_two_papers_handed_in_at_once_draw_two_numbers():
    cast = build_cast()
    drafts = [make_draft(cast) for _ in range(4)]
    hand_in = [
        lambda d=d: services.submit_paper(paper=d, today=TODAY, by=cast.board_member).number for d in drafts
    ]
    numbers = at_once(*hand_in)
    assert len(set(numbers)) == 4
    assert sorted(Paper.objects.values_list("sequence", flat=True)) == [1, 2, 3, 4]


def test_control_without_the_lock_both_get_through(monkeypatch):
    """The same clicks with the lock off: the race is real, so the first test can fail."""
    cast = build_cast()
    gate = threading.Barrier(2)

    def unlocked(paper, target, version=None):
        row = Paper.objects.get(pk=paper.pk)
        assert target in Paper.TRANSITIONS[Paper.State(row.state)]
        gate.wait(10)
        return row

    paper = make_submitted(cast)
    monkeypatch.setattr(services, "_step", unlocked)
    assert at_once(admit(cast, paper), refuse(cast, paper)) == ["admitted", "refused"]
