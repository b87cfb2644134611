"""What an import has made besides values: areas and drafts of indicators. Taken back, they go unless somebody needs them."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _

from accounts.audit import services as audit
from accounts.users.models import User
from coordination.network.models import Task
from monitoring.imports.writing import UNSORTED
from monitoring.indicators.models import (
    Area,
    AreaChange,
    Component,
    Dimension,
    ImportBatch,
    Indicator,
    IndicatorKey,
    IndicatorValue,
)

CHUNK = 100


@dataclass(frozen=True)
class Kept:
    """Something that stays, and why, in words."""

    row: Any
    reason: str


@dataclass
class Made:
    """What a batch has made, as far as it is still there: what may go, and what somebody needs."""

    areas: list[Area] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)

    @property
    def free(self) -> int:
        return len(self.areas) + len(self.indicators)


def made_by(batch: ImportBatch) -> Made:
    """A constant number of statements, however much was made."""
    made = Made()
    for row, reason in _judged(batch.made_indicators.order_by("code"), batch):
        if reason:
            made.kept.append(Kept(row, reason))
        else:
            made.indicators.append(row)
    for row, reason in _judged(batch.made_areas.order_by("ags"), batch):
        if reason:
            made.kept.append(Kept(row, reason))
        else:
            made.areas.append(row)
    return made


def remove_made(batch: ImportBatch, *, by: User) -> int:
    """Delete what nobody else needs; the log keeps what it was. Returns how many went. Inside a transaction."""
    made = made_by(batch)
    _delete(made.indicators, "indicator.deleted", batch, by)
    _delete(made.areas, "area.deleted", batch, by)
    _remove_empty_place(batch, by)
    return made.free


def _judged(rows: QuerySet, batch: ImportBatch) -> list[tuple[Any, str]]:
    """Each row with the reason why it stays, "" for none."""
    found = list(rows)
    if not found:
        return []
    users = _users(found, batch)
    return [(row, _own_reason(row) or users.get(row.pk, "")) for row in found]


def _own_reason(row: Any) -> str:
    if row.version > 1:
        return _("inzwischen bearbeitet")
    if isinstance(row, Indicator) and row.is_public:
        return _("veröffentlicht")
    return ""


def _users(rows: Sequence[Any], batch: ImportBatch) -> dict[Any, str]:
    """By key of the row: what else points to it. Names a draft was made with are its own and do not count."""
    model, keys = type(rows[0]), [row.pk for row in rows]
    needed: dict[Any, str] = {}
    for relation in model._meta.get_fields(include_hidden=True):
        if not (
            relation.auto_created and not relation.concrete and (relation.one_to_many or relation.one_to_one)
        ):
            continue
        other = relation.related_model
        if other is IndicatorKey:
            continue
        pointing = other._base_manager.filter(**{f"{relation.field.name}__in": keys})
        if other is IndicatorValue:
            pointing = pointing.exclude(batch=batch)
        words = _("gebraucht: %(what)s") % {"what": other._meta.verbose_name_plural}
        for pk in pointing.order_by().values_list(relation.field.attname, flat=True).distinct():
            needed.setdefault(pk, words)
    tasks = Task._base_manager.filter(subject_type=model._meta.label_lower, subject_id__in=keys)
    needed |= dict.fromkeys(tasks.values_list("subject_id", flat=True), _("eine Aufgabe gehört dazu"))
    if model is Area:
        needed |= _named_in_changes(rows)
    return needed


def _named_in_changes(rows: Sequence[Any]) -> dict[Any, str]:
    """Changes name areas by their key, not by a link."""
    by_key = {row.ags: row.pk for row in rows}
    named = AreaChange.objects.filter(
        Q(old_ags__in=by_key) | Q(new_ags__in=by_key), district=rows[0].district_id
    ).values_list("old_ags", "new_ags")
    words = _("steht in einer Gebietsänderung")
    return {by_key[ags]: words for ags in itertools.chain.from_iterable(named) if ags in by_key}


def _delete(rows: Sequence[Model], action: str, batch: ImportBatch, by: User) -> None:
    for begin in range(0, len(rows), CHUNK):
        chunk = rows[begin : begin + CHUNK]
        for row in chunk:
            audit.record(by=by, action=action, row=row, before=audit.snapshot(row), batch=batch.pk)
        type(chunk[0])._base_manager.filter(pk__in=[row.pk for row in chunk]).delete()


def _remove_empty_place(batch: ImportBatch, by: User) -> None:
    """The place in the tree that imports make for drafts, once nothing hangs there any more."""
    dimension, component = UNSORTED
    places = Component.objects.filter(
        district=batch.district_id, title=component, dimension__title=dimension, indicators__isnull=True
    )
    _delete(list(places), "component.deleted", batch, by)
    tops = Dimension.objects.filter(district=batch.district_id, title=dimension, components__isnull=True)
    _delete(list(tops), "dimension.deleted", batch, by)
