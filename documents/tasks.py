"""Table of contents: every Celery task of the app."""

from documents.jobs.tasks import forget_old_results, run_job, sweep_jobs

__all__ = ["forget_old_results", "run_job", "sweep_jobs"]
