"""When a job has ended: the bell rings, and its file goes after a day."""

import datetime as dt

import pytest
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

from accounts.audit.models import AuditEntry
from accounts.refusals import Refusal
from config import house
from desk.notifications.models import Notification
from documents.jobs import registry, runner, services
from documents.jobs.endings import forget_old_results
from documents.jobs.models import Job
from documents.jobs.registry import job
from documents.store.models import StoredDocument
from tests.documents.make import make_document, make_job

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(hours=24)


@pytest.fixture(autouse=True)
def kinds():
    autodiscover_modules("tasks")  # else a kind first met inside a test would be gone after it
    before = dict(registry._kinds)

    @job("test-refusal")
    def refusal(run):
        raise Refusal("Für diesen Zeitraum gibt es keine Daten.")

    @job("test-rule")
    def rule(run):
        raise Refusal(
            "Das Mittel ist 1.961.", rule="Vermutlich ist es eine andere Einheit", source="Handbuch"
        )

    yield
    registry._kinds.clear()
    registry._kinds.update(before)


def bell(cast):
    return [(row.title, row.line, row.url) for row in Notification.objects.filter(user=cast.coordinator)]


def test_who_asked_hears_that_it_is_done(cast):
    row = make_job(cast)
    runner.run(row.pk)
    runner.run(row.pk)
    assert bell(cast) == [("Fertig: Bericht 2026", "", row.get_absolute_url())]


def test_who_asked_hears_why_it_failed(cast):
    row = make_job(cast, kind="test-refusal")
    runner.run(row.pk)
    assert bell(cast) == [
        ("Gescheitert: Bericht 2026", "Für diesen Zeitraum gibt es keine Daten.", row.get_absolute_url())
    ]


def test_who_asked_hears_the_rule_behind_it_too(cast):
    """Far from any form that could show it: without the rule nobody knows what to do."""
    row = make_job(cast, kind="test-rule")
    runner.run(row.pk)
    row.refresh_from_db()
    assert row.error == "Das Mittel ist 1.961. Vermutlich ist es eine andere Einheit."
    assert bell(cast)[0][1] == row.error


def test_a_job_that_was_given_up_is_told_as_well(cast):
    long_ago = timezone.now() - dt.timedelta(hours=1)
    row = make_job(cast, status=Job.Status.RUNNING, lease_until=long_ago, attempts=3)
    services.sweep(ring_for=lambda pk: None)
    row.refresh_from_db()
    assert row.status == Job.Status.FAILED
    assert [title for title, _line, _url in bell(cast)] == ["Gescheitert: Bericht 2026"]


@pytest.mark.parametrize("hook", ["nirgends.da", "tests.documents.test_jobs_endings.bell"])
def test_trouble_with_the_bell_does_not_undo_the_work(cast, monkeypatch, hook):
    monkeypatch.setattr(house, "JOB_DONE_HOOKS", [hook])
    row = make_job(cast)
    runner.run(row.pk)
    row.refresh_from_db()
    assert row.status == Job.Status.DONE


def test_a_result_is_deleted_a_day_after_it_was_made(cast):
    row = make_job(cast, status=Job.Status.DONE)
    result = make_document(cast, owner=row)
    row.document = result
    row.save()
    kept = make_document(cast)
    assert forget_old_results(now=result.created_at + DAY - dt.timedelta(seconds=1)) == 0
    assert forget_old_results(now=result.created_at + DAY) == 1
    assert list(StoredDocument.objects.all()) == [kept]
    row.refresh_from_db()
    assert row.document is None
    assert AuditEntry.objects.filter(action="document.deleted", actor_name="System").exists()


def test_a_sealed_document_stays_whatever_it_belongs_to(cast):
    sealed = make_document(cast, owner=make_job(cast), seal=True)
    assert forget_old_results(now=sealed.created_at + 30 * DAY) == 0
