"""Tidying up behind the search."""

from celery import shared_task
from django.apps import apps
from django.db import connection

from desk.search import index
from desk.search.fields import SearchTextField
from desk.search.selectors import has_terms


@shared_task
def tidy_search_terms() -> int:
    """Once a night: words that stand in no record any more leave the lists of words, names above all.

    Returns how many lists were tidied. May run twice. SQLite's lists follow their rows by themselves.
    """
    done = 0
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, SearchTextField) and has_terms(model._meta.db_table):
                with connection.cursor() as cursor:
                    index.tidy(cursor, model._meta.db_table, field.attname)
                done += 1
    return done
