"""What may be asked of a list: an explicit list of keys, and 400 for every other one."""

from django.core.exceptions import FieldError, ValidationError
from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError as BadRequest
from rest_framework.filters import BaseFilterBackend

from desk.api.errors import UnknownKey

SEARCH_LIMIT = 200
BOOLEANS = {"true": True, "false": False}


class AllowListFilter(BaseFilterBackend):
    """Applies `view.filters`, `view.search` and checks `ordering`; never passes a key on as it came."""

    def filter_queryset(self, request, queryset: QuerySet, view) -> QuerySet:
        if view.action != "list":
            return queryset
        _refuse_unknown(request, view)
        for key, path in view.filters.items():
            if key in request.query_params:
                values = request.query_params.getlist(key)
                queryset = _narrow(queryset, key, path, values)
        if view.search and (text := request.query_params.get("search", "")):
            queryset = _search(queryset, text)
        return queryset

    def get_schema_operation_parameters(self, view) -> list[dict]:
        parameters = [
            _parameter(key, _schema_of(view.model, path), "Mehrfach möglich.")
            for key, path in view.filters.items()
        ]
        if view.search:
            parameters.append(_parameter("search", {"type": "string", "maxLength": SEARCH_LIMIT}))
        if view.ordering:
            names = [sign + name for name in view.ordering for sign in ("", "-")]
            parameters.append(_parameter("ordering", {"type": "string", "enum": names}))
        return parameters


def _refuse_unknown(request, view) -> None:
    known = {*view.filters, *view.paginator.query_keys}
    known |= {"ordering"} if view.ordering else set()
    known |= {"search"} if view.search else set()
    for key in request.query_params:
        if key not in known:
            raise UnknownKey(_("Diesen Suchschlüssel gibt es hier nicht."), key)


def _narrow(queryset: QuerySet, key: str, path: str, values: list[str]) -> QuerySet:
    try:
        field = _field_at(queryset.model, path)
        if isinstance(field, models.BooleanField):
            return queryset.filter(**{f"{path}__in": [BOOLEANS[value] for value in values]})
        if any("\x00" in value for value in values):
            raise ValueError
        lookup = path if _ends_with_lookup(queryset.model, path) else f"{path}__in"
        return queryset.filter(**{lookup: values[-1] if lookup == path else values})
    except (KeyError, ValueError, TypeError, OverflowError, ValidationError, FieldError) as error:
        raise BadRequest({key: [_("Dieser Wert passt nicht.")]}) from error


def _search(queryset: QuerySet, text: str) -> QuerySet:
    from desk.search.selectors import matching

    if len(text) > SEARCH_LIMIT or "\x00" in text:
        raise BadRequest({"search": [_("Höchstens 200 Zeichen.")]})
    return matching(queryset, text)


def _field_at(model, path: str):
    """The model field a filter path ends in; a trailing lookup such as `__gte` is left aside."""
    field = None
    for step in path.split("__"):
        if model is None:
            break
        field = model._meta.pk if step == "pk" else model._meta.get_field(step)
        model = field.related_model
    return field


def _ends_with_lookup(model, path: str) -> bool:
    for step in path.split("__"):
        if model is None:
            return True
        field = model._meta.pk if step == "pk" else model._meta.get_field(step)
        model = field.related_model
    return False


def _parameter(name: str, schema: dict, description: str = "") -> dict:
    found = {"name": name, "in": "query", "required": False, "schema": schema}
    return found | ({"description": description} if description else {})


def _schema_of(model, path: str) -> dict:
    field = _field_at(model, path)
    if field is not None and getattr(field, "is_relation", False):
        field = field.related_model._meta.pk
    match field:
        case models.BooleanField():
            return {"type": "boolean"}
        case models.UUIDField():
            return {"type": "string", "format": "uuid"}
        case models.DateField() if not isinstance(field, models.DateTimeField):
            return {"type": "string", "format": "date"}
        case models.IntegerField():
            return {"type": "integer"}
    if field is not None and field.choices:
        return {"type": "string", "enum": [value for value, _label in field.flatchoices if value != ""]}
    return {"type": "string"}
