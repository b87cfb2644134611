"""One link, two browsers at once: one account and one organisation come of it."""

import threading

import pytest
from django.db import connection, connections

from accounts.refusals import Refusal
from accounts.users.models import User
from coordination.network.models import Organisation
from offers.registration import services
from offers.registration.models import Registration
from tests.cast import build_cast
from tests.offers.make_registration import WORDS, unconfirmed

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
            step()
            results.append("done")
        except Refusal as refusal:
            results.append(type(refusal).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(step,)) for step in steps]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return sorted(results)


def confirming(row):
    def confirm():
        mine = Registration.objects.get(pk=row.pk)
        services.confirm_as_new(registration=mine, full_name=mine.full_name, password=WORDS)

    return confirm


def test_of_two_uses_of_one_link_at_once_one_counts():
    row = unconfirmed(build_cast())
    assert at_once(*[confirming(row)] * 2) == ["WrongState", "done"]
    assert User.objects.filter(email=row.email).count() == 1
    assert Organisation.objects.filter(name=row.organisation_name).count() == 1


def entering(row, person):
    """The same, with an account that is there already."""

    def confirm():
        services.confirm_as_known(registration=Registration.objects.get(pk=row.pk), by=person)

    return confirm


def test_of_two_uses_with_an_account_at_once_one_counts():
    cast = build_cast()
    row = unconfirmed(cast, email=cast.ngo_editor.email)
    assert at_once(*[entering(row, cast.ngo_editor)] * 2) == ["WrongState", "done"]
    assert Organisation.objects.filter(name=row.organisation_name).count() == 1


def test_without_the_lock_both_would_count(monkeypatch):
    """The control: it shows that the test above can fail."""
    cast, together = build_cast(), threading.Barrier(2)
    row = unconfirmed(cast, email=cast.ngo_editor.email)

    def look_only(registration):
        current = Registration.objects.get(pk=registration.pk)
        together.wait(10)
        return current

    monkeypatch.setattr("offers.registration.services.entering._use", look_only)
    assert at_once(*[entering(row, cast.ngo_editor)] * 2) == ["done", "done"]
    assert Organisation.objects.filter(name=row.organisation_name).count() == 2
