"""The composition root: settings, addresses, worker. It knows every room; no room knows it."""

# The web process must load the Celery app too, else `.delay()` rings the default broker.
from config.celery import app as celery_app

__all__ = ["celery_app"]
