"""Asking for long work, giving it up, asking again; and the sweep that forgets no job."""

import datetime as dt
import logging
from collections.abc import Callable
from typing import Any

from celery import current_app
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.districts.models import District
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from documents.jobs.endings import announce
from documents.jobs.models import MAX_ATTEMPTS, Job
from documents.jobs.registry import export_kinds, find_kind

log = logging.getLogger(__name__)

#: Project specification "Permissions", part C7, limits.
MAX_RUNNING_EXPORTS = 2
#: The bell is rung again for a job that nobody took up in this time.
RING_AGAIN = dt.timedelta(seconds=15)
#: How many jobs one sweep wakes up; the next sweep takes the next ones.
SWEEP_SIZE = 50

#: From which states a person may cancel or ask again.
CANCELLABLE = frozenset({Job.Status.QUEUED, Job.Status.RUNNING})
REPEATABLE = frozenset({Job.Status.FAILED, Job.Status.CANCELLED})


def enqueue(
    *, kind: str, title: Any, by: User, district: District, params: dict[str, Any] | None = None
) -> Job:
    """Write the job down and ring the bell once the transaction is through.

    Raises `KeyError` for an unknown kind, `Refusal` when too many exports of this person are open.
    """
    found = find_kind(kind)
    with transaction.atomic():
        if found.is_export:
            _refuse_third_export(by)
        row = Job.objects.create(
            kind=kind, title=str(title)[:200], by=by, district=district, params=params or {}
        )
        transaction.on_commit(lambda: ring(row.pk))
    return row


def cancel_job(*, job: Job, by: User) -> Job:
    """Give a job up; a worker that is on it notices at its next step and stops."""
    with transaction.atomic():
        current = _locked(job, CANCELLABLE, _("Der Auftrag ist schon zu Ende."))
        current.status = Job.Status.CANCELLED
        current.finished_at = timezone.now()
        current.lease_until = None
        current.save()
    return current


def retry_job(*, job: Job, by: User) -> Job:
    """Ask again for a job that failed. Attempts go on counting, because they are the fence."""
    with transaction.atomic():
        current = _locked(job, REPEATABLE, _("Nur ein gescheiterter Auftrag kann neu beginnen."))
        if find_kind(current.kind).is_export:
            _refuse_third_export(by)
        current.status = Job.Status.QUEUED
        current.max_attempts = current.attempts + MAX_ATTEMPTS
        current.progress, current.step, current.error = 0, "", ""
        current.finished_at = current.dispatched_at = current.started_at = None
        current.save()
        transaction.on_commit(lambda: ring(current.pk))
    return current


def ring(pk: Any) -> None:
    """Tell a worker that there is something to do. A broken bell is no harm: the sweep rings again."""
    Job.objects.filter(pk=pk).update(dispatched_at=timezone.now())
    try:
        current_app.send_task("documents.tasks.run_job", args=[str(pk)], retry=False, **_limits(pk))
    except Exception as error:
        log.warning("job.bell_failed", extra={"job": str(pk), "reason": type(error).__name__})


def _limits(pk: Any) -> dict[str, int]:
    """Time limits of a kind that may take longer than others; the worker's own count for the rest."""
    kind = Job.objects.filter(pk=pk).values_list("kind", flat=True).first()
    try:
        minutes = find_kind(kind).minutes if kind else 0
    except KeyError:
        minutes = 0
    return {"soft_time_limit": minutes * 60, "time_limit": minutes * 60 + 30} if minutes else {}


def sweep(*, ring_for: Callable[[Any], None] = ring) -> int:
    """Ring for jobs nobody took up or whose worker is gone; close those that were begun too often.

    Returns how many were woken up.
    """
    now = timezone.now()
    _close_poisoned(now)
    waiting = (
        Job.objects.filter(Q(status=Job.Status.QUEUED) | _abandoned(now))
        .filter(Q(dispatched_at__isnull=True) | Q(dispatched_at__lt=now - RING_AGAIN))
        .order_by("created_at")
        .values_list("pk", flat=True)[:SWEEP_SIZE]
    )
    keys = list(waiting)
    for pk in keys:
        ring_for(pk)
    return len(keys)


def _abandoned(now: dt.datetime) -> Q:
    return Q(status=Job.Status.RUNNING, lease_until__lt=now)


def _close_poisoned(now: dt.datetime) -> None:
    sentence = _(
        "Die Arbeit ist mehrmals abgebrochen, vermutlich ist sie zu groß. "
        "Bitte den Umfang verkleinern und neu beginnen."
    )
    poisoned = _abandoned(now) & Q(attempts__gte=F("max_attempts"))
    for row in Job.objects.filter(poisoned).select_related("by", "district"):
        with transaction.atomic():
            closed = Job.objects.filter(poisoned, pk=row.pk).update(
                status=Job.Status.FAILED, finished_at=now, lease_until=None, error=sentence
            )
            if closed:
                row.status, row.error = Job.Status.FAILED, sentence
                announce(row)


def _refuse_third_export(by: User) -> None:
    User.objects.select_for_update().get(pk=by.pk)
    open_exports = Job.objects.filter(
        by=by, kind__in=export_kinds(), status__in=[Job.Status.QUEUED, Job.Status.RUNNING]
    ).count()
    if open_exports >= MAX_RUNNING_EXPORTS:
        raise Refusal(
            _("Es laufen schon zwei Ausgaben für Sie. Bitte warten Sie, bis eine fertig ist."),
            rule=_("Höchstens zwei gleichzeitige Ausgaben je Person"),
        )


def _locked(job: Job, allowed: frozenset, refusal: str) -> Job:
    current = Job.objects.select_for_update().get(pk=job.pk)
    if current.status not in allowed:
        raise WrongState(refusal)
    return current
