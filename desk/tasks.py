"""Table of contents: every Celery task of the app."""

from desk.lists import jobs as list_jobs
from desk.lists.tasks import sweep_lists
from desk.mail.tasks import deliver_mail, forget_old_mails, send_digests, sweep_mail
from desk.search.tasks import tidy_search_terms

__all__ = [
    "deliver_mail",
    "forget_old_mails",
    "list_jobs",
    "send_digests",
    "sweep_lists",
    "sweep_mail",
    "tidy_search_terms",
]
