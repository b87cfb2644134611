"""Writing the log. Services call this inside their own transaction."""

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.module_loading import import_string

from accounts import clock
from accounts.audit.models import AuditEntry

#: Never written to the log, in any model.
SECRET_FIELDS = frozenset({"password", "token_hash", "search_text", "updated_at", "created_at", "version"})


def record(
    *,
    by: Any,
    action: str,
    row: models.Model,
    before: dict | None = None,
    after: dict | None = None,
    reason: str = "",
    batch: uuid.UUID | None = None,
    is_read: bool = False,
) -> AuditEntry:
    """Append one line. `action` is a dotted name such as ``offer.submitted``.

    With `before` and `after` only the fields that differ are kept. A model that must not be named in the
    log says by `audit_label` what it is called there. Rooms that follow changes
    (`RECORDED_HOOKS`) hear of it in the same transaction.
    """
    if before is not None and after is not None:
        changed = {name for name in after if before.get(name) != after[name]}
        before = {name: before.get(name) for name in changed}
        after = {name: after[name] for name in changed}
    known = by if getattr(by, "pk", None) else None
    entry = AuditEntry.objects.create(
        at=clock.now(),
        district_id=_district_of(row),
        actor=known,
        actor_name=str(by)[:200] if by else "System",
        action=action,
        row_type=(row._meta.concrete_model or type(row))._meta.label,
        row_id=str(row.pk),
        row_label=str(getattr(row, "audit_label", row))[:250],
        before=before,
        after=after,
        reason=reason,
        batch=batch,
        is_read=is_read,
    )
    for path in settings.HOUSE.RECORDED_HOOKS:
        import_string(path)(entry, row)
    return entry


def record_read(*, by: Any, row: models.Model, purpose: str = "") -> AuditEntry:
    """Log that a person looked at a record of class S3 or S4, and why."""
    return record(by=by, action=f"{row._meta.model_name}.read", row=row, reason=purpose, is_read=True)


def snapshot(row: models.Model) -> dict[str, Any]:
    """Plain values of the row's own fields; a model may withhold some by `audit_withheld`."""
    withheld = SECRET_FIELDS | frozenset(getattr(row, "audit_withheld", ()))
    values = {}
    for field in row._meta.concrete_fields:
        if field.primary_key:
            continue
        if field.name in withheld:
            continue
        values[field.name] = _plain(getattr(row, field.attname))
    return values


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | str | list | dict):
        return value
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return str(value)


def _district_of(row: models.Model) -> Any:
    if row._meta.label == "accounts.District":
        return row.pk
    district_id = getattr(row, "district_id", None)
    if district_id is None and (door := getattr(row, "door", None)) and "__" in door.district:
        target: Any = row
        for step in door.district.split("__"):
            target = getattr(target, step, None)
        return getattr(target, "pk", None)
    return district_id
