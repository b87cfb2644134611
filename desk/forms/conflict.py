"""Two people saved the same record: both texts side by side, and one choice per field.

The page carries a fingerprint of each value as it stood when the form was opened. Where only one side
changed a value, that change is kept without asking.
"""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from accounts.audit.selectors import history_of
from desk.forms.widgets import GermanDateTimeInput

BASE = "_stand"
CHOICE = "_wahl_"


@dataclass(frozen=True)
class Clash:
    """One field both changed."""

    name: str
    label: str
    mine: str
    theirs: str


def fingerprint(form: Any) -> str:
    """A short mark of every value of an untouched form."""
    return json.dumps({name: _mark(posted(form[name])) for name in form.fields}, separators=(",", ":"))


def is_answer(data: QueryDict) -> bool:
    return any(name.startswith(CHOICE) for name in data)


def answered(data: QueryDict, stored: Any) -> QueryDict:
    """The posted values with "theirs" put in where the person chose so."""
    merged = data.copy()
    for name in stored.fields:
        if data.get(f"{CHOICE}{name}") == "theirs":
            _put(merged, stored[name])
    return merged


def conflict_page(request: HttpRequest, task: Any, form: Any, stale: Any) -> HttpResponse:
    """409 with both versions; what does not clash is merged."""
    stored = task.form_class(**_fresh(task, request, stale.current))
    base = _base(request.POST)
    merged = form.data.copy()
    clashes, kept = [], []
    for name in form.fields:
        mine, theirs = posted(form[name]), posted(stored[name])
        if _mark(mine) == _mark(theirs):
            continue
        if base.get(name) == _mark(mine):
            _put(merged, stored[name])
            kept.append(_("%(field)s: gespeicherter Stand") % {"field": form[name].label})
        elif base.get(name) == _mark(theirs):
            kept.append(_("%(field)s: Ihr Stand") % {"field": form[name].label})
        else:
            clashes.append(Clash(name, str(form[name].label), words(form[name]), words(stored[name])))
    merged["_version"] = str(stale.current.version)
    merged[BASE] = fingerprint(stored)
    last = history_of(stale.current).first()
    values = {
        "title": _("Jemand war schneller"),
        "breadcrumb": [*task.breadcrumb, (task.title, "")],
        "clashes": clashes,
        "kept": kept,
        "last": last,
        "object": stale.current,
        "hidden": [(name, value) for name, value in _pairs(merged) if _is_carried(name)],
        "submit": _("So speichern"),
        "cancel": task.cancel or request.path,
    }
    return render(request, "desk/forms/conflict.html", values, status=409)


def posted(bound: Any) -> dict[str, list[str]]:
    """The field's value as a browser would post it."""
    widget: Any = bound.field.widget
    value, name = bound.value(), bound.html_name
    if hasattr(widget, "posted"):
        return widget.posted(value, name)
    if isinstance(widget, forms.MultiWidget):
        return _posted_parts(widget, value, name)
    if isinstance(widget, forms.CheckboxInput):
        return {name: ["on"] if value and value != "False" else []}
    if isinstance(widget, forms.FileInput):
        return {}
    return {name: _texts(widget, value)}


def _posted_parts(widget: Any, value: Any, name: str) -> dict[str, list[str]]:
    parts = value if isinstance(value, list) else widget.decompress(value)
    return {
        f"{name}{suffix}": _texts(part_widget, part)
        for suffix, part_widget, part in zip(widget.widgets_names, widget.widgets, parts, strict=True)
    }


def words(bound: Any) -> str:
    """The value as a person reads it."""
    widget = bound.field.widget
    if hasattr(widget, "in_words"):
        return widget.in_words(bound.value()) or _("leer")
    if isinstance(widget, forms.CheckboxInput):
        return _("ja") if posted(bound)[bound.html_name] else _("nein")
    values = [value for parts in posted(bound).values() for value in parts if value]
    if hasattr(bound.field, "choices") and not isinstance(widget, GermanDateTimeInput):
        labels = {str(key): str(label) for key, label in _flat(bound.field.choices)}
        values = [labels.get(value, value) for value in values]
    return ", ".join(values) or _("leer")


def _flat(choices: Any) -> list[tuple[Any, Any]]:
    found = []
    for key, label in choices:
        found += list(label) if isinstance(label, list | tuple) else [(key, label)]
    return found


def _texts(widget: Any, value: Any) -> list[str]:
    if value is None or value == "":
        return []
    if isinstance(value, list | tuple | set) or hasattr(value, "values_list"):
        return sorted(str(item.pk if isinstance(item, Model) else item) for item in value)
    if isinstance(widget, forms.Select | forms.RadioSelect):
        return [str(value.pk if isinstance(value, Model) else value)]
    shown = widget.format_value(value) if hasattr(widget, "format_value") else value
    return [str(shown).replace("\r\n", "\n")] if shown not in (None, "") else []


def _mark(values: dict[str, list[str]]) -> str:
    plain = json.dumps(sorted((name, sorted(parts)) for name, parts in values.items() if parts))
    return hashlib.sha256(plain.encode()).hexdigest()[:16]


def _base(data: QueryDict) -> dict[str, str]:
    try:
        found = json.loads(data.get(BASE, "{}"))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _put(data: QueryDict, bound: Any) -> None:
    for name, values in posted(bound).items():
        data.setlist(name, values)
        if not values:
            data.pop(name, None)


def _pairs(data: QueryDict) -> list[tuple[str, str]]:
    return [(name, value) for name, values in data.lists() for value in values]


def _is_carried(name: str) -> bool:
    return name != "csrfmiddlewaretoken" and not name.startswith(CHOICE)


def _fresh(task: Any, request: HttpRequest, current: Any) -> dict[str, Any]:
    given: dict[str, Any] = {"user": request.user, **task.form_kwargs}
    if task.instance is not None:
        given["instance"] = current
    return given
