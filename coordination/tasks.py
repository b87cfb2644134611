"""Table of contents: every Celery task of the app."""

from coordination.interpreting.tasks import close_expired_offers
from coordination.network.tasks import remind_task_owners

__all__ = ["close_expired_offers", "remind_task_owners"]
