"""Tidying up behind lists and forms."""

from celery import shared_task
from django.utils import timezone

from desk.drafts.services import forget_old_drafts
from desk.lists.services import forget_old_imports


@shared_task
def sweep_lists() -> int:
    """Once a day: handed-in tables after seven days, drafts after thirty. May run twice."""
    now = timezone.now()
    return forget_old_imports(now=now) + forget_old_drafts(now=now)
