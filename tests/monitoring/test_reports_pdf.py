"""The printed report: from the Datenschnitt alone, the same bytes each time, accessible, complete."""

import os
import signal
import subprocess
import sys
import time

import pytest

from documents.jobs import runner
from documents.jobs.models import Job
from documents.jobs.services import cancel_job
from documents.store.models import StoredDocument
from documents.tables import display
from monitoring.reports.models import IntegrationReport
from monitoring.reports.selectors import content_of
from monitoring.reports.services import request_pdf
from tests.cast import TODAY, build_cast
from tests.documents.test_jobs_kill import ROOT, database_url
from tests.monitoring import make
from tests.pdf import pdf_text

#: Seconds; fonts and pages take their time where many tests run at once.
PATIENCE = 180


def wait_until(job, condition):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        job.refresh_from_db()
        if condition(job):
            return
        time.sleep(0.05)
    pytest.fail(f"Waited in vain: {job.status}, {job.progress} %, attempt {job.attempts}, {job.error}")


def printed(report, by):
    job = Job.objects.filter(params={"report": str(report.pk)}, status="queued").first() or request_pdf(
        report, by=by
    )
    runner.run(job.pk)
    job.refresh_from_db()
    assert job.status == Job.Status.DONE, job.error
    return StoredDocument.objects.defer(None).get(pk=job.document_id)


def fill(cast):
    for number in range(13):
        make.actor(cast.auental, f"Verein {number}", kind="association", fields_of_action=["bildung"])
    make.barrier(cast.auental, 1)


@pytest.mark.django_db
def test_the_released_pdf_is_sealed_public_accessible_and_holds_every_number(cast, judge_pdf, client):
    fill(cast)
    report = make.released(cast, summary="Das Netz trägt.", legal_basis="TIntG § 14", findings="Eins\nZwei")
    document = printed(report, cast.second_coordinator)
    assert document.sealed_at is not None
    assert document.audience == "public"
    report.refresh_from_db()
    assert report.document_id == document.pk
    data = bytes(document.content)
    judge_pdf(data)
    text = pdf_text(data)
    assert "Im Berichtszeitraum keine Einträge." in text
    assert "Das Netz trägt." in text
    assert "Entwurf" not in text
    for chapter in content_of(report, now=make.NOW, today=TODAY).chapters:
        for block in chapter.blocks:
            assert block.number in text
        for table in chapter.tables:
            for column, cell in ((i % len(table.columns), c) for i, c in enumerate(table.cells())):
                assert display(cell, table.table().columns[column]) in text
    assert client.get(document.get_absolute_url()).status_code == 200, "without signing in"


@pytest.mark.django_db
def test_two_prints_of_one_datenschnitt_are_the_same_bytes_whatever_changed(cast):
    fill(cast)
    report = make.frozen(cast)
    first = bytes(printed(report, cast.coordinator).content)
    make.actor(cast.auental, "Später dazu", kind="association")
    make.barrier(cast.auental, 2)
    assert bytes(printed(report, cast.coordinator).content) == first


@pytest.mark.django_db
def test_a_draft_says_so_and_lists_what_is_missing(cast, client):
    document = printed(make.draft(cast), cast.coordinator)
    text = pdf_text(bytes(document.content))
    assert "Entwurf" in text
    assert "Vollständigkeit der Kapitel" in text
    assert document.sealed_at is None
    assert client.get(document.get_absolute_url()).status_code == 302
    client.force_login(cast.outsider)
    assert client.get(document.get_absolute_url()).status_code == 404


@pytest.mark.django_db
def test_the_print_names_each_chapter_while_it_works(cast, monkeypatch):
    steps = []
    real = runner.JobRun.progress
    monkeypatch.setattr(
        runner.JobRun,
        "progress",
        lambda run, percent, step="": (steps.append((percent, step)), real(run, percent, step)),
    )
    printed(make.draft(cast), cast.coordinator)
    assert [percent for percent, _step in steps] == sorted(percent for percent, _step in steps)
    assert any("Kapitel 3 von 10" in step for _percent, step in steps)


@pytest.mark.django_db
def test_without_the_right_nothing_is_printed(cast):
    job = request_pdf(make.draft(cast), by=cast.coordinator)
    cast.coordinator.memberships.update(role="A")
    runner.run(job.pk)
    job.refresh_from_db()
    assert job.status == Job.Status.FAILED
    assert not StoredDocument.objects.exists()


@pytest.mark.django_db
def test_cancelled_in_the_middle_nothing_is_stored(cast, monkeypatch):
    job = request_pdf(make.draft(cast), by=cast.coordinator)

    def render(**_options):
        cancel_job(job=job, by=cast.coordinator)
        return b"%PDF-"

    monkeypatch.setattr("monitoring.reports.jobs.render_pdf", render)
    runner.run(job.pk)
    assert not StoredDocument.objects.exists()


def start_worker():
    environment = os.environ | {"DATABASE_URL": database_url(), "DJANGO_SETTINGS_MODULE": "config.settings"}
    return subprocess.Popen(
        [sys.executable, "-m", "tests.monitoring.worker_process"], cwd=ROOT, env=environment
    )


@pytest.mark.django_db(transaction=True)
def test_killed_while_printing_the_next_worker_ends_with_one_report():
    cast = build_cast()
    report = make.released(cast)
    job = Job.objects.get()
    first = start_worker()
    try:
        wait_until(job, lambda row: row.progress >= 70)
    finally:
        first.send_signal(signal.SIGKILL)
        first.wait()
    job.refresh_from_db()
    assert job.status == Job.Status.RUNNING, "killed in the middle"
    second = start_worker()
    try:
        wait_until(job, lambda row: not row.is_open)
    finally:
        second.kill()
        second.wait()
    assert (job.status, job.attempts) == (Job.Status.DONE, 2)
    assert StoredDocument.objects.filter(owner_id=report.pk).count() == 1
    assert IntegrationReport.objects.get(pk=report.pk).document_id == job.document_id
