"""What the bell rings for: one job, or the sweep over all of them."""

from celery import shared_task
from django.utils import timezone

from documents.jobs import endings, limits, runner, services

__all__ = ["forget_old_results", "limits", "run_job", "sweep_jobs"]


@shared_task(name="documents.tasks.run_job", ignore_result=True)
def run_job(pk: str) -> None:
    """Do one job; harmless when somebody else has it or it is done."""
    runner.run(pk)


@shared_task(name="documents.tasks.sweep_jobs", ignore_result=True, expires=10)
def sweep_jobs() -> None:
    """Every few seconds: wake up what the broker lost."""
    services.sweep()


@shared_task(name="documents.tasks.forget_old_results", ignore_result=True)
def forget_old_results() -> None:
    """Once an hour: files of exports a day after they were made."""
    endings.forget_old_results(now=timezone.now())
