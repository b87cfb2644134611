"""A worker that is killed in the middle costs time, never the work and never a second result."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection

from documents.jobs.models import Job
from documents.store.models import StoredDocument
from tests.cast import build_cast
from tests.documents.make import make_job

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60


def database_url() -> str:
    """The test database, as another process reaches it."""
    values = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{values['NAME']}"
    secret = f":{values['PASSWORD']}" if values["PASSWORD"] else ""
    return f"postgres://{values['USER']}{secret}@{values['HOST']}:{values['PORT'] or 5432}/{values['NAME']}"


def start_worker(*, lease_seconds: float = 1.5) -> subprocess.Popen:
    """A worker of its own; a short lease lets the next one take over soon, a long one outlasts a busy machine."""
    environment = os.environ | {
        "DATABASE_URL": database_url(),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "LEASE_SECONDS": str(lease_seconds),
    }
    return subprocess.Popen(
        [sys.executable, "-m", "tests.documents.worker_process"], cwd=ROOT, env=environment
    )


def wait_until(row: Job, condition) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        row.refresh_from_db()
        if condition(row):
            return
        time.sleep(0.05)
    pytest.fail(f"Waited in vain: {row.status}, {row.progress} %, {row.error}")


@pytest.mark.django_db(transaction=True)
def test_killed_in_the_middle_a_job_is_finished_by_the_next_worker_once():
    row = make_job(build_cast(), kind="test-ten-steps")
    first = start_worker()
    try:
        wait_until(row, lambda job: job.progress >= 40)
    finally:
        first.send_signal(signal.SIGKILL)
        first.wait()
    row.refresh_from_db()
    assert row.status == Job.Status.RUNNING, "killed in the middle"
    second = start_worker()
    try:
        wait_until(row, lambda job: not job.is_open)
    finally:
        second.kill()
        second.wait()
    assert (row.status, row.progress, row.attempts) == (Job.Status.DONE, 100, 2)
    assert StoredDocument.objects.filter(owner_id=row.pk).count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_do_each_job_once():
    cast = build_cast()
    rows = [make_job(cast, kind="test-ten-steps") for _number in range(4)]
    workers = [start_worker(lease_seconds=30), start_worker(lease_seconds=30)]
    try:
        for row in rows:
            wait_until(row, lambda job: not job.is_open)
    finally:
        for worker in workers:
            worker.kill()
            worker.wait()
    assert {row.status for row in rows} == {Job.Status.DONE}
    assert StoredDocument.objects.count() == 4
    assert {row.attempts for row in rows} == {1}
