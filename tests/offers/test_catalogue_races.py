"""Two people approve at once: exactly one gets through, and the provider is mailed once."""

import threading

import pytest
from django.db import connection, connections

from accounts.refusals import Refusal
from desk.mail.models import OutgoingMail
from offers.catalogue import services
from offers.catalogue.models import Offer
from offers.catalogue.services import approval
from tests.cast import build_cast
from tests.offers import make

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="row locks need PostgreSQL"),
]


def both_approve(offer, people):
    """Let two people click at the same moment; returns what each of them got."""
    barrier, results = threading.Barrier(2), []

    def click(person):
        try:
            mine = Offer.objects.get(pk=offer.pk)
            barrier.wait(10)
            results.append(services.approve_offer(mine, now=make.MORNING, by=person).status)
        except Refusal as refusal:
            results.append(type(refusal).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=click, args=(person,)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return sorted(results)


def test_of_two_approvals_at_once_one_wins():
    cast = build_cast()
    for _round in range(3):
        OutgoingMail.objects.all().delete()
        offer = make.submitted(cast)
        assert both_approve(offer, [cast.coordinator, cast.second_coordinator]) == ["WrongState", "published"]
        assert OutgoingMail.objects.count() == 1


def test_control_without_the_lock_both_get_through(monkeypatch):
    """The same clicks with the lock off: the race is real, so the test above can fail."""
    cast = build_cast()
    gate = threading.Barrier(2)

    def unlocked(offer, target, version):
        row = Offer.objects.get(pk=offer.pk)
        approval.rules.check_step(approval.TRANSITIONS, row.status, target, row.get_status_display())
        gate.wait(10)
        return row

    offer = make.submitted(cast)
    monkeypatch.setattr(approval, "_step", unlocked)
    assert both_approve(offer, [cast.coordinator, cast.second_coordinator]) == ["published", "published"]
