"""What happens by itself: files that lay for seven days go."""

from celery import shared_task
from django.utils import timezone

from monitoring.imports.uploads import forget_old_files


@shared_task(name="monitoring.tasks.forget_value_files", ignore_result=True)
def forget_value_files() -> None:
    """Every night."""
    forget_old_files(now=timezone.now())
