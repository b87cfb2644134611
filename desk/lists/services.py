"""Keeping views and columns."""

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import changes
from accounts.refusals import Refusal, WrongState
from desk.lists.imports import spelling_of
from desk.lists.models import ColumnChoice, HeadingMeaning, ImportRun, SavedView
from desk.lists.selectors import has_right

#: How long a handed-in table may lie (permissions.md, retention).
IMPORT_DAYS = 7
VIEW_LIMIT = 30
IMPORT_BYTES = 5 * 1024 * 1024


def save_view(*, list_key: str, name: str, query: str, is_shared: bool, by: Any) -> SavedView:
    """Keep a view under a name; the same name of the same person is overwritten."""
    name = name.strip()[:80]
    if not name:
        raise Refusal(_("Bitte geben Sie der Ansicht einen Namen."), field="name")
    if by.active_district_id is None or not has_right(by, "saved_view", "C"):
        raise PermissionDenied
    if is_shared and not has_right(by, "saved_view", "P"):
        raise PermissionDenied
    own = SavedView.objects.filter(district=by.active_district, list_key=list_key, owner=by)
    old = own.filter(name=name).first()
    if old:
        return changes.apply(
            old, {"query": query, "is_shared": is_shared}, by=by, action="saved_view.changed"
        )
    if own.count() >= VIEW_LIMIT:
        raise Refusal(_("Mehr als 30 Ansichten je Liste gehen nicht. Bitte löschen Sie eine."))
    row = SavedView(
        district=by.active_district,
        owner=by,
        list_key=list_key,
        name=name,
        query=query,
        is_shared=is_shared,
    )
    try:
        return changes.create(row, by=by, action="saved_view.created")
    except ValidationError as error:
        raise Refusal(" ".join(error.messages)) from error


def delete_view(*, view: SavedView, by: Any) -> None:
    changes.delete(view, by=by, action="saved_view.deleted")


def choose_columns(*, list_key: str, columns: list[str], by: Any) -> None:
    """Remember the columns; none at all means: back to the usual ones."""
    with transaction.atomic():
        if not columns:
            ColumnChoice.objects.filter(user=by, list_key=list_key).delete()
            return
        ColumnChoice.objects.update_or_create(user=by, list_key=list_key, defaults={"columns": columns})


def forget_old_imports(*, now: dt.datetime) -> int:
    """Delete handed-in tables older than seven days; the audit keeps that they were read in."""
    old = ImportRun.objects.filter(created_at__lt=now - dt.timedelta(days=IMPORT_DAYS))
    return old.delete()[0]


# --- Reading tables in ---------------------------------------------------------------------
def keep_upload(*, by: Any, **fields: Any) -> ImportRun:
    """Keep a handed-in table until it is taken over; old ones go at the same time."""
    forget_old_imports(now=timezone.now())
    fields["file_name"] = fields["file_name"].replace("\\", "/").rpartition("/")[2][-200:]
    row = ImportRun(district=by.active_district, owner=by, **fields)
    return changes.create(row, by=by, action="import.handed_in")


def set_mapping(
    *, run: ImportRun, mapping: dict[str, str], headers: Sequence[str] = (), by: Any
) -> ImportRun:
    """Keep what each column means, and remember it in the district for the next table with such headings."""
    with transaction.atomic():
        for place, header in enumerate(headers):
            if spelling_of(header):
                HeadingMeaning.objects.update_or_create(
                    district=run.district,
                    import_key=run.import_key,
                    heading=spelling_of(header),
                    defaults={"meaning": mapping.get(str(place), "")},
                )
        return _change_run(run, by, mapping=mapping)


def set_value(*, run: ImportRun, line: int, key: str, value: str, by: Any) -> ImportRun:
    """Put another value in place of the one in the file."""
    found = {**run.changes, "set": {**run.changes.get("set", {}), f"{line}:{key}": value}}
    return _change_run(run, by, changes=found)


def decide_row(*, run: ImportRun, line: int, keep: bool, by: Any) -> ImportRun:
    """Leave a row out, or create it although there seems to be such a record already."""
    name, other = ("keep", "drop") if keep else ("drop", "keep")
    rest = [item for item in run.changes.get(other, []) if item != line]
    chosen = sorted({*run.changes.get(name, []), line})
    return _change_run(run, by, changes={**run.changes, name: chosen, other: rest})


def discard_import(*, run: ImportRun, by: Any) -> None:
    _change_run(run, by, state=ImportRun.State.DISCARDED, data=b"", action="import.discarded")


def take_over(*, run: ImportRun, plan: Any, rows: list[dict[str, Any]], by: Any) -> ImportRun:
    """All rows or none, under one number; a second click finds the table already taken over."""
    with transaction.atomic():
        current = changes.lock(run)
        if current.state != ImportRun.State.CHECKED:
            raise WrongState(_("Diese Datei ist schon übernommen oder verworfen."))
        batch = uuid.uuid4()
        try:
            plan.save(rows, by, batch)
        except ValidationError as error:
            raise Refusal(" ".join(error.messages)) from error
        return _change_run(
            current, by, state=ImportRun.State.DONE, data=b"", batch=batch, action="import.imported"
        )


def _change_run(run: ImportRun, by: Any, *, action: str = "import.changed", **values: Any) -> ImportRun:
    return changes.apply(run, values, by=by, action=action, batch=values.get("batch"))
