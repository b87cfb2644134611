"""The log of a record in German: which field, what before, what after."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import Field, Model
from django.utils.translation import gettext as _

from accounts.audit.models import AuditEntry
from accounts.audit.selectors import history_of
from desk.hub.access import may_ask_rights
from desk.hub.words import ACTIONS
from desk.lists.words import shown


@dataclass(frozen=True)
class Line:
    """One line: what happened, who, when, why, and the fields that changed."""

    title: str
    action: str
    actor_name: str
    at: dt.datetime
    reason: str
    changes: list[tuple[str, str, str]]
    batch: Any = None


def history_lines(row: Model, *, reader: Any = None, limit: int = 50, offset: int = 0) -> list[Line]:
    """Newest first. One statement however many lines, and one per kind of record they point to unless the
    row has it at hand. `reader`: who reads; what colleagues write for each other is shown to colleagues only."""
    is_colleague = reader is not None and may_ask_rights(reader)
    entries = list(history_of(row)[offset : offset + limit])
    names = _names_of(row, entries)
    lines = [line_of(type(row), entry, names) for entry in entries]
    return lines if is_colleague else [_for_others(type(row), line) for line in lines]


def _for_others(model: type[Model], line: Line) -> Line:
    """The line without the words that a model keeps for the office (`office_words`: names of actions)."""
    if line.action not in getattr(model, "office_words", ()) or not line.reason:
        return line
    return replace(line, reason="", changes=[change for change in line.changes if line.reason not in change])


def line_of(model: type[Model], entry: AuditEntry, names: dict[Any, str]) -> Line:
    # What was there from the first moment is no change: the page itself shows it.
    before, after = (entry.before, entry.after or {}) if entry.before is not None else ({}, {})
    told = {**after, **before}
    fields = [
        name for name in told if _is_told(before.get(name), after.get(name), entry) and name != "district"
    ]
    changes = [
        (
            _label(model, name),
            _told(model, name, before.get(name), names),
            _told(model, name, after.get(name), names),
        )
        for name in sorted(fields)
    ]
    return Line(
        action_words(entry.action),
        entry.action,
        entry.actor_name,
        entry.at,
        entry.reason,
        changes,
        entry.batch,
    )


def action_words(action: str) -> str:
    """ "organisation.created" -> "Angelegt"; the words of `ACTIONS`, else the last part as it stands."""
    last = action.rsplit(".", 1)[-1]
    return str(ACTIONS.get(action) or ACTIONS.get(last) or last.replace("_", " "))


def _is_told(before: Any, after: Any, entry: AuditEntry) -> bool:
    """A new record does not list what was left empty."""
    return before != after and not (entry.before is None and after in (None, "", [], {}))


def _field(model: type[Model], name: str) -> Field | None:
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    return field if isinstance(field, Field) else None


def _label(model: type[Model], name: str) -> str:
    field, own = _field(model, name), _own_words(model, name)
    if own is not None:
        text = str(own[0])
    else:
        text = str(field.verbose_name) if field is not None else name.replace("_", " ")
    return text[:1].upper() + text[1:]


def _told(model: type[Model], name: str, value: Any, names: dict[Any, str]) -> str:
    if value is None or value in ("", [], {}):
        return ""
    field, own = _field(model, name), _own_words(model, name)
    if own is not None:
        return own[1](value)
    if field is None:
        return shown(value)
    if field.is_relation:
        return names.get((field.related_model, str(value)), _("nicht mehr vorhanden"))
    choices = field.flatchoices or getattr(getattr(field, "codes", None), "choices", None)
    if choices:
        labels = {str(key): str(label) for key, label in choices}
        return ", ".join(labels.get(str(item), str(item)) for item in _many(value))
    return shown(_typed(field, value))


def _own_words(model: type[Model], name: str) -> tuple[Any, Callable[[Any], str]] | None:
    """What a model says itself of a value that is no plain field: `history_words = {name: (label, words)}`."""
    return getattr(model, "history_words", {}).get(name)


def _typed(field: Field, value: Any) -> Any:
    if isinstance(value, str) and field.get_internal_type() in (
        "DateField",
        "DateTimeField",
        "TimeField",
        "DecimalField",
    ):
        try:
            return field.to_python(value)
        except ValidationError:
            return value  # an old value of another shape is shown as it is
    return Decimal(str(value)) if isinstance(value, float) else value


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _names_of(row: Model, entries: list[AuditEntry]) -> dict[Any, str]:
    """Names of the records the changed links point to: from the row itself, else by one statement per kind."""
    model = type(row)
    at_hand = [item for item in row._state.fields_cache.values() if isinstance(item, Model)]
    at_hand += [entry.actor for entry in entries if entry.actor]
    names = {(type(item), str(item.pk)): str(item) for item in at_hand}
    wanted: dict[Any, set[str]] = {}
    for entry in entries:
        for values in (entry.before or {}, entry.after or {}):
            for name, value in values.items():
                field = _field(model, name)
                if field is None or not field.is_relation or not value or name == "district":
                    continue
                if (field.related_model, str(value)) not in names:
                    wanted.setdefault(field.related_model, set()).add(str(value))
    for target, keys in wanted.items():
        for item in target._base_manager.filter(pk__in=keys):
            names[(target, str(item.pk))] = str(item)
    return names


def model_of(kind: str) -> type[Model] | None:
    """The model behind "app.model", if it has a door."""
    try:
        model = apps.get_model(kind)
    except (LookupError, ValueError):
        return None
    return model if hasattr(model, "door") else None
