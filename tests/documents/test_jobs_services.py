"""Asking for long work, doing it, and what happens when something goes wrong."""

import datetime as dt

import pytest
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

from accounts.memberships.models import Membership
from accounts.refusals import Refusal, WrongState
from documents.jobs import registry, runner, services
from documents.jobs.models import Job
from documents.jobs.registry import job
from documents.jobs.services import cancel_job, enqueue, retry_job, sweep
from documents.store.models import StoredDocument
from documents.store.services import store_document

effects: list[str] = []


@pytest.fixture(autouse=True)
def kinds():
    """A few kinds of work, gone again after the test."""
    autodiscover_modules("tasks")  # else a kind first met inside a test would be gone after it
    before = dict(registry._kinds)
    effects.clear()

    @job("test-effect")
    def effect(run):
        run.progress(40, "Schritt zwei")
        return run.once(lambda: _paper(run))

    @job("test-fault")
    def fault(run):
        raise RuntimeError("kaputt")

    @job("test-refusal")
    def refusal(run):
        raise Refusal("Für diesen Zeitraum gibt es keine Daten.")

    @job("test-export", is_export=True)
    def export(run):
        return _paper(run)

    yield
    registry._kinds.clear()
    registry._kinds.update(before)


def _paper(run) -> StoredDocument:
    effects.append(str(run.job.pk))
    return store_document(
        kind="test",
        owner=run.job,
        file_name="Bericht.txt",
        data=b"Inhalt",
        by=run.person,
        district=run.job.district,
    )


def ask(cast, kind="test-effect", who="coordinator") -> Job:
    return enqueue(kind=kind, title="Bericht", by=cast.people[who], district=cast.auental)


def test_a_job_is_done_and_keeps_its_document(cast):
    row = ask(cast)
    assert runner.run(row.pk)
    row.refresh_from_db()
    assert (row.status, row.progress, row.attempts) == (Job.Status.DONE, 100, 1)
    assert row.document.owner_id == row.pk


def test_a_job_run_twice_has_one_effect(cast):
    row = ask(cast)
    assert runner.run(row.pk) is True
    assert runner.run(row.pk) is False
    assert len(effects) == 1
    assert StoredDocument.objects.count() == 1


def test_a_running_job_is_not_taken_while_its_lease_holds(cast):
    row = ask(cast)
    assert runner.claim(row.pk) is not None
    assert runner.claim(row.pk) is None


def test_a_job_whose_worker_is_gone_is_taken_up_again(cast):
    row = ask(cast)
    first = runner.JobRun(runner.claim(row.pk))
    first.progress(40, "Kapitel 3 von 12")
    Job.objects.update(lease_until=timezone.now() - dt.timedelta(seconds=1))
    assert runner.run(row.pk)
    row.refresh_from_db()
    assert (row.status, row.attempts) == (Job.Status.DONE, 2)


def test_a_worker_that_wakes_up_late_cannot_write(cast):
    row = ask(cast)
    late = runner.JobRun(runner.claim(row.pk))
    Job.objects.update(lease_until=timezone.now() - dt.timedelta(seconds=1))
    assert runner.run(row.pk)
    with pytest.raises(runner.LeaseLost):
        late.progress(50)
    with pytest.raises(runner.LeaseLost):
        late.once(lambda: _paper(late))
    assert len(effects) == 1
    assert StoredDocument.objects.count() == 1


def test_a_cancelled_job_stops_at_its_next_step(cast):
    row = ask(cast)
    running = runner.JobRun(runner.claim(row.pk))
    cancel_job(job=row, by=cast.coordinator)
    with pytest.raises(runner.LeaseLost):
        running.progress(50)
    assert runner.run(row.pk) is False


def test_a_fault_is_tried_three_times_and_then_told(cast):
    row = ask(cast, "test-fault")
    for attempt in (1, 2, 3):
        assert runner.run(row.pk)
        row.refresh_from_db()
        assert row.attempts == attempt
    assert row.status == Job.Status.FAILED
    assert str(row.pk)[:8] in row.error
    assert "kaputt" not in row.error
    assert runner.run(row.pk) is False


def test_a_refusal_is_told_at_once_in_its_own_words(cast):
    row = ask(cast, "test-refusal")
    runner.run(row.pk)
    row.refresh_from_db()
    assert (row.status, row.attempts) == (Job.Status.FAILED, 1)
    assert row.error == "Für diesen Zeitraum gibt es keine Daten."


def test_a_job_that_kills_its_worker_each_time_is_given_up(cast):
    row = ask(cast)
    for _attempt in range(3):
        assert runner.claim(row.pk)
        Job.objects.update(lease_until=timezone.now() - dt.timedelta(seconds=1), dispatched_at=None)
    assert runner.claim(row.pk) is None
    sweep(ring_for=lambda pk: pytest.fail("A poisoned job must not be rung for."))
    row.refresh_from_db()
    assert row.status == Job.Status.FAILED
    assert "mehrmals abgebrochen" in row.error


def test_who_lost_the_right_in_between_is_refused(cast):
    row = ask(cast)
    Membership.objects.filter(user=cast.coordinator).update(valid_until=dt.date(2021, 1, 1))
    runner.run(row.pk)
    row.refresh_from_db()
    assert row.status == Job.Status.FAILED
    assert "Zugang" in row.error
    assert effects == []


def test_who_was_locked_in_between_is_refused(cast):
    row = ask(cast)
    cast.coordinator.is_active = False
    cast.coordinator.save()
    runner.run(row.pk)
    row.refresh_from_db()
    assert row.status == Job.Status.FAILED
    assert effects == []


def test_the_person_acts_in_the_district_of_the_job(cast):
    row = ask(cast)
    cast.coordinator.active_district = cast.nordmark
    cast.coordinator.save()
    runner.run(row.pk)
    row.refresh_from_db()
    assert row.status == Job.Status.DONE
    assert row.document.district == cast.auental


def test_the_sweep_rings_for_what_nobody_took_up_and_does_not_flood(cast):
    waiting, taken, done = ask(cast), ask(cast), ask(cast)
    runner.claim(taken.pk)
    runner.run(done.pk)
    Job.objects.update(dispatched_at=timezone.now() - dt.timedelta(minutes=1))
    rung: list = []

    def note(pk):
        rung.append(pk)
        Job.objects.filter(pk=pk).update(dispatched_at=timezone.now())

    assert sweep(ring_for=note) == 1
    assert sweep(ring_for=note) == 0
    assert rung == [waiting.pk]


def test_the_sweep_rings_for_a_job_whose_lease_ran_out(cast):
    row = ask(cast)
    runner.claim(row.pk)
    past = timezone.now() - dt.timedelta(minutes=1)
    Job.objects.update(dispatched_at=past, lease_until=past)
    rung: list = []
    sweep(ring_for=rung.append)
    assert rung == [row.pk]


def test_a_broken_bell_does_not_lose_the_job(cast, monkeypatch, django_capture_on_commit_callbacks):
    def broken(*args, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr(services.current_app, "send_task", broken)
    with django_capture_on_commit_callbacks(execute=True):
        row = ask(cast)
    row.refresh_from_db()
    assert row.status == Job.Status.QUEUED


def test_a_third_export_at_the_same_time_is_refused(cast):
    ask(cast, "test-export")
    second = ask(cast, "test-export")
    with pytest.raises(Refusal, match="zwei Ausgaben"):
        ask(cast, "test-export")
    ask(cast, "test-export", "second_coordinator")
    runner.run(second.pk)
    ask(cast, "test-export")


def test_an_unknown_kind_is_refused_when_asked_for(cast):
    with pytest.raises(KeyError):
        ask(cast, "no-such-kind")


def test_a_failed_job_can_begin_again_and_keeps_counting(cast):
    row = ask(cast, "test-refusal")
    runner.run(row.pk)
    retried = retry_job(job=row, by=cast.coordinator)
    assert (retried.status, retried.error, retried.max_attempts) == (Job.Status.QUEUED, "", 4)
    assert runner.claim(row.pk).attempts == 2


@pytest.mark.parametrize("status", [Job.Status.DONE, Job.Status.QUEUED, Job.Status.RUNNING])
def test_only_failed_or_cancelled_jobs_begin_again(cast, status):
    row = ask(cast)
    Job.objects.update(status=status, lease_until=timezone.now())
    with pytest.raises(WrongState):
        retry_job(job=row, by=cast.coordinator)


@pytest.mark.parametrize("status", [Job.Status.DONE, Job.Status.FAILED, Job.Status.CANCELLED])
def test_a_job_that_ended_cannot_be_cancelled(cast, status):
    row = ask(cast)
    Job.objects.update(status=status)
    with pytest.raises(WrongState):
        cancel_job(job=row, by=cast.coordinator)


def test_a_result_that_lost_its_job_is_not_left_lying_about(cast):
    @job("test-slow")
    def slow(run):
        paper = _paper(run)
        Job.objects.filter(pk=run.job.pk).update(status=Job.Status.CANCELLED)
        return paper

    row = ask(cast, "test-slow")
    runner.run(row.pk)
    assert not StoredDocument.objects.exists()
