from typing import Any

from django.apps import AppConfig
from django.db.backends.signals import connection_created


class DeskConfig(AppConfig):
    name = "desk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        connection_created.connect(_allow_errors)


def _allow_errors(connection: Any, **kwargs: Any) -> None:
    """PostgreSQL's own limit of 0.6 misses one wrong letter inside a compound; only the search uses it."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET pg_trgm.word_similarity_threshold = 0.5")
