"""New values into the table by one statement, many at a time: as objects millions of them would take hours."""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.utils import timezone

from monitoring.imports.comparing import Compared
from monitoring.indicators.models import ImportBatch, IndicatorValue

#: What differs from value to value; everything else is the same for all of an indicator.
VARYING = ("id", "area_id", "time_text", "year", "group", "sex", "value", "sign", "is_active")


class ValueInsert:
    """The statement for the new values of one indicator in one edition; keys, numbers and days in the words of the database."""

    def __init__(self, indicator_pk: Any, batch: ImportBatch, edition: str):
        now = timezone.now()
        same = IndicatorValue(
            district_id=batch.district_id,
            indicator_id=indicator_pk,
            edition=edition,
            batch=batch,
            created_at=now,
            updated_at=now,
        )
        fields = list(IndicatorValue._meta.concrete_fields)
        self._fields = {field.attname: field for field in fields}
        self._row = [field.get_db_prep_save(getattr(same, field.attname), connection) for field in fields]
        names = [field.attname for field in fields]
        self._places = [names.index(name) for name in VARYING]
        quote = connection.ops.quote_name
        self._sql = (
            f"INSERT INTO {quote(IndicatorValue._meta.db_table)}"
            f" ({', '.join(quote(str(field.column)) for field in fields)})"
            f" VALUES ({', '.join(['%s'] * len(fields))})"
        )
        self._areas: dict[Any, Any] = {}

    def insert(self, compared: Sequence[Compared]) -> None:
        if not compared:
            return
        with connection.cursor() as cursor:
            cursor.executemany(self._sql, [self._line(one) for one in compared])
        if connection.vendor == "postgresql":
            # Links are looked at now: until the end of the transaction the server would hold a note of each.
            connection.check_constraints()

    def _line(self, one: Compared) -> list[Any]:
        staged = one.staged
        varying = (
            self._prepared("id", self._fields["id"].get_default()),
            self._area(one.area_pk),
            staged.time,
            staged.year,
            staged.group,
            staged.sex,
            self._prepared("value", staged.value),
            staged.sign,
            one.wins,
        )
        line = list(self._row)
        for place, value in zip(self._places, varying, strict=True):
            line[place] = value
        return line

    def _area(self, pk: Any) -> Any:
        if pk not in self._areas:
            self._areas[pk] = self._prepared("area_id", pk)
        return self._areas[pk]

    def _prepared(self, name: str, value: Any) -> Any:
        return self._fields[name].get_db_prep_save(value, connection)
