"""The bell: Celery wakes workers up; what is to be done stands in the database (`documents.Job`)."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("teilhabenetz")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
