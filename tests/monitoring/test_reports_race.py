"""Two reports that share days are released at once: exactly one gets to the public."""

import datetime as dt
import threading

import pytest
from django.db import connection, connections

from accounts.refusals import Refusal
from monitoring.reports.models import IntegrationReport
from monitoring.reports.services import release_report
from monitoring.reports.services import report as services
from tests.cast import build_cast
from tests.monitoring import make

LATER = make.NOW + dt.timedelta(days=1)
pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="row locks need PostgreSQL"),
]


def both_at_once(cast, reports):
    barrier, results = threading.Barrier(len(reports)), []

    def click(report):
        try:
            barrier.wait(10)
            release_report(report, now=LATER, by=cast.second_coordinator)
            results.append("released")
        except Refusal as refusal:
            results.append(type(refusal).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=click, args=(report,)) for report in reports]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return sorted(results)


def overlapping(cast):
    return [make.frozen(cast), make.frozen(cast, period_start=dt.date(2022, 1, 1))]


def test_of_two_that_overlap_one_is_released():
    cast = build_cast()
    reports = overlapping(cast)
    assert both_at_once(cast, reports) == ["Refusal", "released"]
    assert IntegrationReport.objects.published().count() == 1


def test_control_without_the_lock_both_get_through(monkeypatch):
    """The same clicks with the lock of the district off: the race is real, so the first test can fail."""
    cast = build_cast()
    reports = overlapping(cast)
    gate, lock = threading.Barrier(2), services.changes.lock

    def of_reports_alone(row, **options):
        return lock(row, **options) if isinstance(row, IntegrationReport) else row

    def looked_at_together(report):
        gate.wait(10)

    monkeypatch.setattr(services.changes, "lock", of_reports_alone)
    monkeypatch.setattr(services, "refuse_outdated", looked_at_together)
    assert both_at_once(cast, reports) == ["released", "released"]
