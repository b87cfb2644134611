"""Counting without counting everything: up to a cap, all numbers of a page in one statement."""

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet

CAP = 1000


def capped_counts(querysets: list[QuerySet], cap: int = CAP) -> list[int]:
    """Sizes of the querysets, each at most `cap + 1`, by one statement.

    A search that has counted its hits says so (`known_size`) and is not counted again.
    """
    parts: list[str] = []
    params: list[Any] = []
    places: list[int] = []
    result = [min(getattr(rows, "known_size", 0), cap + 1) for rows in querysets]
    for place, rows in enumerate(querysets):
        if hasattr(rows, "known_size"):
            continue
        try:
            sql, values = _pk_sql(rows, cap)
        except EmptyResultSet:
            continue
        parts.append(f"(SELECT COUNT(*) FROM ({sql}) counted_{place})")
        params.extend(values)
        places.append(place)
    if not parts:
        return result
    with connections[querysets[0].db].cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}", params)
        for place, number in zip(places, cursor.fetchone(), strict=True):
            result[place] = number
    return result


def _pk_sql(rows: QuerySet, cap: int) -> tuple[str, tuple]:
    query = rows.order_by().values("pk")[: cap + 1].query
    return query.get_compiler(rows.db).as_sql()
