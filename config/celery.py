"""The bell: Celery wakes workers up; what is to be done stands in the database (`documents.Job`)."""

import os
from typing import Any

from celery import Celery
from celery.signals import worker_process_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("teilhabenetz")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_process_init.connect
def settle_down(**_signal: Any) -> None:
    """A worker prints for hours from what it has loaded once: twelve minutes by two of them, a quarter faster."""
    from desk.collector import settle

    settle()
