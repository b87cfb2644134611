"""Best hits first: rows whose name begins with what was typed stand before all others."""

from typing import Any

from django.db.models import Case, Model, Q, QuerySet, Value, When

from desk.search.fields import SortKeyField
from desk.search.normal import sort_key

#: Signs with a neighbour that every collation puts behind them.
_STEPS = frozenset("abcdefghijklmnopqrstuvwxy012345678")


def beginning(model: type[Model], text: str, field: str = "search_text") -> Q | None:
    """Rows whose name begins with `text`, found along the index of names.

    None where the list is not sorted by a name, or where the name is not among what is searched (`field`).
    """
    path = name_path(model)
    start = sort_key(text)
    if not path or not start:
        return None
    searched: Any = model._meta.get_field(field)
    named: Any = model._meta.get_field(path)
    if named.source not in getattr(searched, "sources", ()):
        return None
    within = Q(**{f"{path}__gte": start, f"{path}__startswith": start})
    end = _behind(start)
    return within & Q(**{f"{path}__lt": end}) if end else within


def name_path(model: type[Model]) -> str:
    """The sort value of a list of this kind, if that is a name; else ""."""
    first = next(iter(model._meta.ordering or ()), "")
    if not isinstance(first, str) or "__" in first:
        return ""
    known = {field.name: field for field in model._meta.concrete_fields}
    return first if isinstance(known.get(first), SortKeyField) else ""


def rank(ahead: Q | None) -> Any:
    """0 for the rows that stand ahead, 1 for the rest."""
    return Case(When(ahead, then=Value(0)), default=Value(1)) if ahead else Value(0)


def title_path(model: type[Model]) -> str:
    """The field that holds what a record is called: its sort value where it has one, else its title or name."""
    fields = model._meta.concrete_fields
    found = [field.name for field in fields if isinstance(field, SortKeyField)]
    found += [name for name in ("title", "name") for field in fields if field.name == name]
    return next(iter(found), "")


def title_rank(model: type[Model], text: str) -> Any:
    """0 for the rows that are called what was typed, 1 for those whose title begins with it, 2 for the rest."""
    path, typed = title_path(model), text.strip()
    if path and isinstance(model._meta.get_field(path), SortKeyField):
        exact, begins, typed = path, f"{path}__startswith", sort_key(text)
    else:
        exact, begins = f"{path}__iexact", f"{path}__istartswith"
    if not path or not typed:
        return Value(2)
    return Case(
        When(**{exact: typed}, then=Value(0)), When(**{begins: typed}, then=Value(1)), default=Value(2)
    )


def place_of(text: str, *titles: object) -> int:
    """The same of what a page shows: the best of the titles of one record."""
    typed = sort_key(text)
    keys = [sort_key(str(title)) for title in titles if title] if typed else []
    return 0 if typed in keys else 1 if any(key.startswith(typed) for key in keys) else 2


def ahead_of(found: QuerySet) -> Q | None:
    """What stands first among the hits of `matching`; a queryset that was narrowed further has lost it."""
    return getattr(found, "ahead", None)


def _behind(start: str) -> str:
    """A text behind all that begin with `start`, whatever the collation; "" if there is none at hand."""
    kept = start.rstrip("".join(set(start) - _STEPS))
    return kept[:-1] + chr(ord(kept[-1]) + 1) if kept else ""
