"""Paging by the last row seen: page 1,000 costs what page 1 costs, and nothing is counted."""

import base64
import json
from typing import Any

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError as BadRequest
from rest_framework.pagination import BasePagination
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

PAGE_SIZE = 50
MAX_PAGE_SIZE = 100


class KeysetPagination(BasePagination):
    """`?page_size=` up to 100 and `?cursor=` from the answer's `next`; sorted by one key, then by id."""

    query_keys = frozenset({"cursor", "page_size"})

    def paginate_queryset(self, queryset: Any, request, view=None) -> list:
        self.url = request.build_absolute_uri()
        self.key, self.descending = view.ordering_of(request)
        size = _page_size(request.query_params.get("page_size"))
        nullable = _is_nullable(queryset.model, self.key)
        rows = queryset.annotate(_key=F(self.key))
        if cursor := request.query_params.get("cursor"):
            rows = _after(rows, _decode(cursor, self.ordering_name), self.descending, nullable)
        rows = rows.order_by(*_order(self.descending, nullable))
        if view.fast_list:
            rows = rows.values("_key", "pk", **view.fast_fields())
        page = list(rows[: size + 1])
        self.has_next = len(page) > size
        self.last = page[:size][-1] if page else None
        return page[:size]

    @property
    def ordering_name(self) -> str:
        return ("-" if self.descending else "") + self.key

    def get_paginated_response(self, data: Any) -> Response:
        return Response({"next": self._next_link(), "results": data})

    def _next_link(self) -> str | None:
        if not self.has_next:
            return None
        last: Any = self.last
        value, pk = (last["_key"], last["pk"]) if isinstance(last, dict) else (last._key, last.pk)
        payload = json.dumps([self.ordering_name, value, str(pk)], cls=ExactEncoder).encode()
        return replace_query_param(self.url, "cursor", base64.urlsafe_b64encode(payload).decode())

    def get_paginated_response_schema(self, schema: dict) -> dict:
        return {
            "type": "object",
            "required": ["next", "results"],
            "properties": {
                "next": {"type": "string", "format": "uri", "nullable": True},
                "results": schema,
            },
        }

    def get_schema_operation_parameters(self, view) -> list[dict]:
        return [
            _parameter("cursor", {"type": "string"}, "Aus `next` der vorigen Antwort."),
            _parameter(
                "page_size",
                {"type": "integer", "minimum": 1, "maximum": MAX_PAGE_SIZE, "default": PAGE_SIZE},
                "Zeilen je Seite.",
            ),
        ]


class ExactEncoder(DjangoJSONEncoder):
    """Keeps microseconds, or a row could be met twice."""

    def default(self, o):
        return o.isoformat() if hasattr(o, "isoformat") else super().default(o)


def _parameter(name: str, schema: dict, description: str) -> dict:
    return {"name": name, "in": "query", "required": False, "schema": schema, "description": description}


def _page_size(text: str | None) -> int:
    if text is None:
        return PAGE_SIZE
    if not (text.isascii() and text.isdigit() and len(text) <= 3 and 1 <= int(text) <= MAX_PAGE_SIZE):
        raise BadRequest({"page_size": [_("Eine Zahl von 1 bis 100.")]})
    return int(text)


def _decode(cursor: str, ordering_name: str) -> tuple[Any, str]:
    try:
        name, value, pk = json.loads(base64.urlsafe_b64decode(cursor.encode("ascii")))
        if name != ordering_name or not isinstance(pk, str) or isinstance(value, list | dict):
            raise ValueError
    except (ValueError, TypeError, RecursionError) as error:
        raise BadRequest({"cursor": [_("Dieser Zeiger passt nicht zu dieser Abfrage.")]}) from error
    return value, pk


def _after(rows: QuerySet, cursor: tuple[Any, str], descending: bool, nullable: bool) -> QuerySet:
    value, pk = cursor
    step = "lt" if descending else "gt"
    beyond = Q(**{f"pk__{step}": pk})
    if value is None:
        later = Q(_key__isnull=True) & beyond
    else:
        later = Q(**{f"_key__{step}": value}) | (Q(_key=value) & beyond)
        if nullable:
            later |= Q(_key__isnull=True)
        else:  # says the same once more, in the form that lets the index jump to the place
            later &= Q(**{f"_key__{step}e": value})
    try:
        return rows.filter(later)
    except (ValueError, TypeError, ValidationError) as error:
        raise BadRequest({"cursor": [_("Dieser Zeiger passt nicht zu dieser Abfrage.")]}) from error


def _order(descending: bool, nullable: bool) -> list:
    last = True if nullable else None
    key = F("_key").desc(nulls_last=last) if descending else F("_key").asc(nulls_last=last)
    return [key, "-pk" if descending else "pk"]


def _is_nullable(model, path: str) -> bool:
    """May the sort key be empty? Any optional link on the way makes it so."""
    nullable = False
    for step in path.split("__"):
        field = model._meta.pk if step == "pk" else model._meta.get_field(step)
        nullable = nullable or getattr(field, "null", True)
        model = field.related_model or model
    return nullable
