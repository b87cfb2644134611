"""What happens when a job has ended: those who want to know are told, and its file does not lie about for ever."""

import datetime as dt
import logging

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from documents.jobs.models import Job
from documents.store.models import StoredDocument
from documents.store.services import delete_document

log = logging.getLogger(__name__)

#: Project specification "Permissions", part C6: files of an export.
RESULT_KEPT = dt.timedelta(hours=24)


def announce(job: Job) -> None:
    """Tell the rooms to the right (`JOB_DONE_HOOKS`); their trouble must not undo the work."""
    for path in settings.HOUSE.JOB_DONE_HOOKS:
        try:
            with transaction.atomic():
                import_string(path)(job)
        except Exception:
            log.exception("job.hook_failed", extra={"job": str(job.pk), "hook": path})


def forget_old_results(*, now: dt.datetime) -> int:
    """Delete files that belong to a job and to nothing else, a day after they were made."""
    old = StoredDocument.objects.filter(
        owner_type=Job._meta.label, sealed_at=None, created_at__lte=now - RESULT_KEPT
    )
    for document in old:
        delete_document(document=document, by=None)
    return len(old)
