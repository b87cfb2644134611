"""Taking a batch back: every value is again what it was before, or gone if the batch brought it.

Areas and drafts the batch has made go too, unless somebody needs them by now (`made`).

The version goes back as well: a later number than a batch left behind means that somebody changed the value since.
"""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import changes
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from monitoring.imports.made import remove_made
from monitoring.imports.models import ValueBefore
from monitoring.indicators.editions import edition_rank
from monitoring.indicators.models import MERGER, AreaChange, ImportBatch, IndicatorValue

CHUNK = 500


def undo_batch(*, batch: ImportBatch, now: dt.datetime, by: User, version: int | None = None) -> ImportBatch:
    """Raises `Refusal` while a later batch or a change by hand rests on it, `WrongState` when it is undone already."""
    with transaction.atomic():
        changes.lock(batch.district)
        current = changes.lock(batch, version=version)
        if ImportBatch.Status.UNDONE not in ImportBatch.TRANSITIONS[current.status]:
            raise WrongState(_("Diese Einfuhr ist schon zurückgenommen."))
        if reason := what_rests_on(current):
            raise Refusal(reason, rule=_("Die letzte Einfuhr wird zuerst zurückgenommen."))
        _delete_new(current)
        _restore_changed(current)
        _bring_back_retired(current)
        ValueBefore.objects.filter(batch=current).delete()
        remove_made(current, by=by)
        values = {"status": ImportBatch.Status.UNDONE, "undone_at": now, "undone_by": by}
        return changes.apply(current, values, by=by, action="import_batch.undone")


def what_rests_on(batch: ImportBatch) -> str:
    """Why a batch cannot be taken back now, in one sentence; empty when it can."""
    later = (
        ImportBatch.objects.filter(before__former_batch=batch, status=ImportBatch.Status.APPLIED)
        .exclude(pk=batch.pk)
        .order_by("-applied_at")
        .first()
    )
    if later is not None:
        return _(
            "Auf dieser Einfuhr baut eine spätere auf: „%(file)s“ vom %(day)s. Bitte zuerst diese zurücknehmen."
        ) % {"file": later.file_name, "day": f"{timezone.localtime(later.applied_at):%d.%m.%Y}"}
    if (merger := _merger_of_parts(batch)) is not None:
        return _(
            "Werte dieser Einfuhr wurden zusammengefasst: „%(batch)s“. Bitte zuerst das zurücknehmen."
        ) % {"batch": merger}
    if (
        _new_values(batch).exclude(version=1).exists()
        or _before(batch).exclude(version=F("value__version")).exists()
    ):
        return _(
            "Seit dieser Einfuhr wurden Werte von Hand geändert. Zurückgenommen gingen diese Änderungen verloren."
        )
    return ""


def _merger_of_parts(batch: ImportBatch) -> ImportBatch | None:
    """A later batch that put values of this one together for a new area; what it wrote would outlive its parts."""
    later = ImportBatch.objects.filter(
        district=batch.district_id,
        layout=MERGER,
        status=ImportBatch.Status.APPLIED,
        applied_at__gte=batch.applied_at,
    ).exclude(pk=batch.pk)
    for merger in later.select_related("merged_area"):
        assert merger.merged_area is not None, "a constraint holds that"
        assert merger.merged_on is not None, "a constraint holds that"
        old = AreaChange.objects.filter(
            district=batch.district_id, new_ags=merger.merged_area.ags, on=merger.merged_on
        )
        parts = batch.values.filter(
            area__ags__in=old.values("old_ags"),
            year__lt=merger.merged_on.year,
            indicator__in=merger.values.values("indicator"),
        )
        if parts.exists():
            return merger
    return None


def _before(batch: ImportBatch) -> QuerySet[ValueBefore]:
    return ValueBefore.objects.filter(batch=batch)


def _new_values(batch: ImportBatch) -> QuerySet[IndicatorValue]:
    """Values that came with the batch and were not there before."""
    changed = _before(batch).filter(is_retired=False).values("value")
    return IndicatorValue.objects.filter(batch=batch).exclude(pk__in=changed)


def _delete_new(batch: ImportBatch) -> None:
    """Piece by piece; where nothing counts afterwards, the newest edition that is left does."""
    while rows := list(
        _new_values(batch)
        .order_by()
        .values_list("pk", "indicator", "area", "time_text", "group", "sex", "is_active")[:CHUNK]
    ):
        IndicatorValue.objects.filter(pk__in=[row[0] for row in rows]).delete()
        _activate_rest({row[1:6] for row in rows if row[6]}, batch)


def _activate_rest(keys: set[tuple], batch: ImportBatch) -> None:
    if not keys:
        return
    retired = set(_before(batch).filter(is_retired=True).values_list("value", flat=True))
    names = ("indicator", "area", "time_text", "group", "sex")
    found = IndicatorValue.objects.filter(
        district=batch.district_id,
        indicator__in={key[0] for key in keys},
        area__in={key[1] for key in keys},
        time_text__in={key[2] for key in keys},
    ).exclude(batch=batch)
    left: dict[tuple, list[tuple[Any, ...]]] = {}
    for *key, pk, edition, created in found.values_list(*names, "pk", "edition", "created_at").iterator():
        if tuple(key) in keys:
            left.setdefault(tuple(key), []).append((edition_rank(edition), created, pk))
    winners = [max(rest)[2] for rest in left.values() if not any(row[2] in retired for row in rest)]
    IndicatorValue.objects.filter(pk__in=winners).update(is_active=True)


def _restore_changed(batch: ImportBatch) -> None:
    rows = _before(batch).filter(is_retired=False).select_related("value")
    changed = []
    for before in rows.iterator(chunk_size=CHUNK):
        value = before.value
        value.value, value.sign, value.batch_id = before.number, before.sign, before.former_batch_id
        value.version = before.version - 1
        changed.append(value)
        if len(changed) == CHUNK:
            _save(changed)
    _save(changed)


def _save(values: list[IndicatorValue]) -> None:
    IndicatorValue.objects.bulk_update(values, ["value", "sign", "batch", "version"], batch_size=100)
    values.clear()


def _bring_back_retired(batch: ImportBatch) -> None:
    retired = _before(batch).filter(is_retired=True).values("value")
    IndicatorValue.objects.filter(pk__in=retired).update(
        is_active=True, version=F("version") - 1, updated_at=timezone.now()
    )
