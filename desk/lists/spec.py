"""What a list is: one class per list, read by the page, the export, the job and the tests."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, QuerySet

from desk.lists.columns import Column
from desk.lists.filters import Filter


@dataclass(frozen=True)
class Empty:
    """What a list says while it holds nothing: how to begin."""

    title: Any
    text: Any = ""
    button: Any = ""
    url: str = ""


@dataclass(frozen=True)
class PresetView:
    """A tab with fixed filters: ``PresetView("active", _("Aktive"), {"status": ["active"]})``.

    `params` may be a function of the person. `sort` is written as in the address ("-ends_on").
    """

    key: str
    title: Any
    params: Mapping[str, Any] | Callable[[Any], Mapping[str, Any]] = field(default_factory=dict)
    sort: str = ""

    def params_for(self, user: Any) -> Mapping[str, Any]:
        return self.params(user) if callable(self.params) else self.params


@dataclass(frozen=True)
class BulkAction:
    """One action on many rows, done as a whole or not at all.

    `action`: the letter of the permission table the person needs on every row. `run(rows, by, data)`:
    calls a service; `data` holds the cleaned form and `batch`, the one number for the audit.
    `confirm`: the consequence, in a sentence. `form_class`: asked on the confirmation page.
    """

    key: str
    title: Any
    run: Callable[..., Any]
    action: str = "U"
    form_class: Any = None
    confirm: Any = ""
    icon: str = ""
    button: Any = ""
    done: Any = ""


class ListSpec:
    """A list. Subclass it in the slice's `tables.py` and show it with `list_page`."""

    key: str
    title: Any
    resource: str
    model: type[Model]
    columns: Sequence[Column] = ()
    filters: Sequence[Filter] = ()
    views: Sequence[PresetView] = ()
    bulk_actions: Sequence[BulkAction] = ()
    search_field: str = ""
    search_hint: Any = ""
    default_sort: str = ""
    create_url: str = ""
    create_title: Any = ""
    import_url: str = ""
    empty: Empty | None = None
    page_size = 50
    intro: Any = ""
    breadcrumb: Sequence[tuple[Any, str]] = ()
    #: The word for one and for several rows, e.g. ("Angebot", "Angebote"); else from the model.
    noun: tuple[Any, Any] | None = None
    template = "desk/lists/list_page.html"
    source: Any = ""

    def rows(self, user: Any) -> QuerySet:
        """What the person may see: a selector that begins at the door and names its joins."""
        raise NotImplementedError

    def row_url(self, row: Any) -> str:
        return row.get_absolute_url()

    def row_label(self, row: Any) -> str:
        return str(row)

    @property
    def nouns(self) -> tuple[str, str]:
        if self.noun:
            return str(self.noun[0]), str(self.noun[1])
        meta = self.model._meta
        return str(meta.verbose_name), str(meta.verbose_name_plural)

    def column(self, key: str) -> Column:
        return next(column for column in self.columns if column.key == key)

    def default_columns(self) -> list[str]:
        return [column.key for column in self.columns if column.default]


def new_batch() -> uuid.UUID:
    """One number for everything one bulk action or import writes into the audit."""
    return uuid.uuid4()
