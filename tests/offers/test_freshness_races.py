"""Two at once: one answer counts, and two morning runs write one mail."""

import threading

import pytest
from django.db import connection, connections

from accounts.refusals import Refusal
from desk.mail.models import OutgoingMail
from offers.catalogue.freshness.models import FreshnessRequest
from offers.catalogue.freshness.reminders import ask_for_freshness
from offers.catalogue.freshness.services import answer_request
from offers.catalogue.models import Offer
from tests.cast import build_cast
from tests.offers import make
from tests.offers.make_freshness import DUE, asked, offer

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="row locks need PostgreSQL"),
]


def at_once(*steps):
    """Run the steps at the same moment; returns what each of them said."""
    barrier, results = threading.Barrier(len(steps)), []

    def run(step):
        try:
            barrier.wait(10)
            results.append(step())
        except Refusal as refusal:
            results.append(type(refusal).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(step,)) for step in steps]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return sorted(map(str, results))


def test_of_two_answers_at_once_one_counts(settings):
    settings.DEMO_TODAY = "2026-07-14"
    cast = build_cast()
    row = offer(cast)
    request, _token = asked(cast)

    def answer(result):
        mine = FreshnessRequest.objects.get(pk=request.pk)
        answers = {f"offer-{row.pk}": result}
        return answer_request(mine, answers=answers, now=make.at(DUE)).pk

    said = at_once(lambda: answer("unchanged"), lambda: answer("ended"))
    assert said == sorted([str(request.pk), "LinkUsed"])
    status = Offer.objects.get(pk=row.pk).status
    assert request.reviews.get(offer=row).result == ("ended" if status == "ended" else "unchanged")


def test_two_morning_runs_at_once_write_one_mail(settings):
    settings.DEMO_TODAY = "2026-07-14"
    cast = build_cast()
    offer(cast)
    OutgoingMail.objects.all().delete()
    assert at_once(lambda: ask_for_freshness(day=DUE), lambda: ask_for_freshness(day=DUE)) == ["0", "1"]
    assert OutgoingMail.objects.filter(subject__startswith="Stimmt das noch?").count() == 1
