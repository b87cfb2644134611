"""Doing a job: take it by one conditional update, keep the lease alive, write only while it is ours."""

import datetime as dt
import logging
import os
import socket
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any

from celery.exceptions import SoftTimeLimitExceeded
from django.db import connection, transaction
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.refusals import Refusal
from accounts.users.models import User
from documents.jobs.endings import announce
from documents.jobs.models import RESULT_URL, Job
from documents.jobs.registry import find_kind
from documents.store.models import StoredDocument

log = logging.getLogger(__name__)

#: How long a worker is believed to be alive after its last sign of life.
LEASE = dt.timedelta(seconds=20)
#: Sign of life during long steps, from a thread of its own.
HEARTBEAT_SECONDS = 5.0


class LeaseLost(Exception):
    """Somebody else has the job now, or it was cancelled: stop and write nothing more."""


class JobRun:
    """What a handler sees of its job. `person` acts in the job's district; use it for every door."""

    def __init__(self, job: Job):
        self.job = job
        self.attempt = job.attempts
        self._said: dict[str, Any] = {}

    @property
    def params(self) -> dict[str, Any]:
        return self.job.params

    @cached_property
    def person(self) -> User:
        return self.job.by.acting_in(self.job.district)

    def progress(self, percent: int, step: Any = "") -> None:
        """Say how far the work is, and stay alive. Raises `LeaseLost` when the job is no longer ours."""
        self._said = {}
        self._write(progress=max(0, min(99, int(percent))), step=str(step)[:200])

    def say(self, percent: int, step: Any = "") -> None:
        """Progress from within a long transaction, whose own writes nobody sees yet: the sign of life tells it.

        Where a database lets only one write at a time (SQLite) it is told when the transaction has ended.
        """
        self._said = {"progress": max(0, min(99, int(percent))), "step": str(step)[:200]}

    def show_result(self, url: str) -> None:
        """Say where the result stands when it is a record and no file. Call it inside `once`."""
        self.job.params = {**self.params, RESULT_URL: url}
        self._write(params=self.job.params)

    def once(self, effect: Callable[[], StoredDocument | None]) -> StoredDocument | None:
        """Run `effect` and mark the job done in one transaction: killed or run twice, it happens once.

        Do the slow part before; hold no transaction while rendering.
        """
        with transaction.atomic():
            if not self._ours().select_for_update().exists():
                raise LeaseLost
            result = effect()
            self.finish(result)
        return result

    def finish(self, result: StoredDocument | None) -> None:
        with transaction.atomic():
            self._write(
                status=Job.Status.DONE,
                progress=100,
                step="",
                document=result,
                finished_at=timezone.now(),
                lease_until=None,
            )
            self.job.status = Job.Status.DONE
            announce(self.job)

    def fail(self, sentence: str) -> None:
        with transaction.atomic():
            failed = self._ours().update(
                status=Job.Status.FAILED, error=sentence, finished_at=timezone.now(), lease_until=None
            )
            if failed:
                self.job.status, self.job.error = Job.Status.FAILED, sentence
                announce(self.job)

    def put_back(self) -> None:
        """Back into the queue after a fault; the sweep rings for it."""
        self._ours().update(status=Job.Status.QUEUED, lease_until=None, dispatched_at=timezone.now())

    def extend_lease(self) -> bool:
        return bool(self._ours().update(lease_until=timezone.now() + LEASE, **self._said))

    def _ours(self) -> Any:
        return Job.objects.filter(pk=self.job.pk, attempts=self.attempt, status=Job.Status.RUNNING)

    def _write(self, **values: Any) -> None:
        values.setdefault("lease_until", timezone.now() + LEASE)
        if not self._ours().update(**values):
            raise LeaseLost


def run(pk: Any) -> bool:
    """Take the job and do it. False when there was nothing to take. May be called any number of times."""
    claimed = claim(pk)
    if claimed is None:
        return False
    job_run = JobRun(claimed)
    try:
        with _heartbeat(job_run), translation.override("de"):
            _do(job_run)
    except LeaseLost:
        log.info("job.lease_lost", extra={"job": str(pk)})
    except Refusal as refusal:
        job_run.fail(_told(refusal))
    except (SoftTimeLimitExceeded, MemoryError):
        job_run.fail(_("Der Auftrag ist zu groß und wurde angehalten. Bitte den Umfang verkleinern."))
    except Exception:
        log.exception("job.fault", extra={"job": str(pk), "kind": claimed.kind})
        _put_back_or_fail(job_run)
    return True


def _told(refusal: Refusal) -> str:
    """What is wrong, and the rule behind it: nobody stands at a form that could show it beside a field."""
    words = [refusal.message, *([refusal.rule] if refusal.rule else [])]
    return " ".join(line if line.endswith((".", "!", "?")) else f"{line}." for line in words)


def claim(pk: Any) -> Job | None:
    """One conditional update takes the job: of any number of workers exactly one gets it."""
    now = timezone.now()
    token = f"{socket.gethostname()[:60]}:{os.getpid()}:{uuid.uuid4().hex[:12]}"
    free = Q(status=Job.Status.QUEUED) | Q(status=Job.Status.RUNNING, lease_until__lt=now)
    taken = (
        Job.objects.filter(free, pk=pk, attempts__lt=F("max_attempts"))
        .order_by()
        .update(
            status=Job.Status.RUNNING,
            attempts=F("attempts") + 1,
            worker=token,
            lease_until=now + LEASE,
            started_at=Coalesce("started_at", now),
        )
    )
    if not taken:
        return None
    return Job.objects.select_related("by", "district").filter(pk=pk, worker=token).first()


def _do(job_run: JobRun) -> None:
    _refuse_lost_rights(job_run)
    result = find_kind(job_run.job.kind).handler(job_run)
    if job_run.job.status == Job.Status.DONE:
        return
    try:
        job_run.finish(result)
    except LeaseLost:
        if isinstance(result, StoredDocument) and result.sealed_at is None:
            StoredDocument.objects.filter(pk=result.pk, sealed_at__isnull=True).delete()
        raise


def _refuse_lost_rights(job_run: JobRun) -> None:
    """Between asking and running a right may have ended: look again."""
    person, district_id = job_run.person, job_run.job.district_id
    if not person.is_active or not any(
        membership.district_id in (None, district_id) for membership in person.acting_memberships
    ):
        raise Refusal(_("Der Zugang zu diesem Kreis besteht nicht mehr. Der Auftrag wurde nicht ausgeführt."))


def _put_back_or_fail(job_run: JobRun) -> None:
    if job_run.attempt < job_run.job.max_attempts:
        job_run.put_back()
    else:
        job_run.fail(
            _(
                "Dabei ist ein Fehler aufgetreten, auch beim wiederholten Versuch. "
                "Die technische Betreuung findet ihn unter der Nummer %(number)s."
            )
            % {"number": str(job_run.job.pk)[:8]}
        )


@contextmanager
def _heartbeat(job_run: JobRun) -> Iterator[None]:
    stop = threading.Event()

    def beat() -> None:
        while not stop.wait(HEARTBEAT_SECONDS):
            try:
                if not job_run.extend_lease():
                    return
            except Exception:
                log.warning("job.heartbeat_failed", extra={"job": str(job_run.job.pk)})
            finally:
                connection.close()

    thread = threading.Thread(target=beat, name="job-heartbeat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(timeout=HEARTBEAT_SECONDS)
