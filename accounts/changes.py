"""The one way a record is written: lock, version check, tenant check, validation, audit.

Services build on `create` and `apply`; neither knows any rule of the trade.
"""

from typing import Any, TypeVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from accounts.audit import services as audit
from accounts.constraints import broken_constraints
from accounts.refusals import Refusal, StaleVersion

M = TypeVar("M", bound=models.Model)


def create(
    row: M, *, by: Any, action: str, reason: str = "", batch: Any = None, related: dict | None = None
) -> M:
    """Validate and insert a new row, with its many-to-many values, and record it."""
    with transaction.atomic():
        check_tenant(row)
        _drop_nul(row)
        validate(row)
        row.save(force_insert=True)
        _set_related(row, related or {})
        audit.record(by=by, action=action, row=row, after=audit.snapshot(row), reason=reason, batch=batch)
    return row


def apply(
    row: M,
    changes: dict[str, Any],
    *,
    by: Any,
    action: str,
    version: int | None = None,
    reason: str = "",
    batch: Any = None,
    related: dict | None = None,
) -> M:
    """Change fields of a row that the caller has reached through a door.

    `version`: the version the person saw; another one in the database raises `StaleVersion` with the
    current row. `related`: many-to-many values by field name. Returns the locked, saved row.
    """
    with transaction.atomic():
        current = lock(row, version=version)
        before = audit.snapshot(current)
        for name, value in changes.items():
            setattr(current, name, value)
        check_tenant(current)
        _drop_nul(current)
        validate(current)
        if hasattr(current, "version"):
            current.version += 1
        current.save()
        _set_related(current, related or {})
        after = audit.snapshot(current)
        audit.record(
            by=by, action=action, row=current, before=before, after=after, reason=reason, batch=batch
        )
    return current


def lock(row: M, *, version: int | None = None) -> M:
    """Read the row again, locked until the transaction ends; refuse a stale version."""
    current = type(row)._base_manager.select_for_update().get(pk=row.pk)
    if version is not None and current.version != version:  # type: ignore[attr-defined]
        raise StaleVersion(
            _("Inzwischen hat jemand anderes gespeichert. Bitte beide Fassungen vergleichen."),
            current=current,
        )
    return current


def delete(row: models.Model, *, by: Any, action: str, reason: str = "") -> None:
    """Remove a row and keep in the audit what it was."""
    with transaction.atomic():
        current = lock(row)
        audit.record(by=by, action=action, row=current, before=audit.snapshot(current), reason=reason)
        try:
            current.delete()
        except models.ProtectedError as error:
            raise Refusal(_("Daran hängen noch andere Einträge. Bitte diese zuerst lösen.")) from error


def validate(row: models.Model) -> None:
    """Django's `full_clean`, but a broken constraint without words of its own names its fields, not itself."""
    row.full_clean(validate_constraints=False)
    problems: dict[str, list[ValidationError]] = {}
    for constraint, model, error in broken_constraints(row):
        fields = list(getattr(constraint, "fields", ()))
        at = fields[0] if error.code == "unique" and len(fields) == 1 else NON_FIELD_ERRORS
        problems.setdefault(at, []).append(_in_words(constraint, model, error))
    if problems:
        raise ValidationError(problems)


def _in_words(
    constraint: models.BaseConstraint, model: type[models.Model], error: ValidationError
) -> ValidationError:
    if constraint.name not in " ".join(error.messages):
        return error
    fields = ", ".join(f"„{field.verbose_name}“" for field in _fields_of(constraint, model))
    if isinstance(constraint, models.UniqueConstraint):
        text = _("Einen Eintrag mit denselben Angaben gibt es schon: %(fields)s.")
    else:
        text = _("Diese Angaben passen so nicht zusammen: %(fields)s. Bitte prüfen.")
    return ValidationError(text, code="constraint", params={"fields": fields, "constraint": constraint.name})


def _fields_of(constraint: models.BaseConstraint, model: type[models.Model]) -> list[models.Field]:
    """The fields a constraint speaks of, in the order of the model."""
    names = set(getattr(constraint, "fields", ()))
    parts = [getattr(constraint, "condition", None), *getattr(constraint, "expressions", ())]
    for part in parts:
        names |= _names_in(part)
    return [field for field in model._meta.concrete_fields if field.name in names and not field.primary_key]


def _names_in(part: Any) -> set[str]:
    """Names of fields in a condition or an expression."""
    if isinstance(part, models.Q):
        return {name for child in part.children for name in _names_in(child)}
    if isinstance(part, tuple):
        return {part[0].split("__")[0]} | _names_in(part[1])
    if isinstance(part, models.F):
        return {str(part.name).split("__")[0]}  # type: ignore[attr-defined]
    if isinstance(part, models.expressions.BaseExpression):
        return {name for child in part.get_source_expressions() for name in _names_in(child)}
    return set()


def check_tenant(row: models.Model) -> None:
    """Refuse a link that leaves the district: a guessed key must not connect two tenants."""
    district_id = getattr(row, "district_id", None)
    if district_id is None:
        return
    for field in row._meta.concrete_fields:
        if not field.is_relation or getattr(row, field.attname) is None or field.name == "district":
            continue
        target = getattr(row, field.name)
        _same_district(target, district_id, field.name)


def _set_related(row: models.Model, related: dict[str, Any]) -> None:
    for name, values in related.items():
        district_id = getattr(row, "district_id", None)
        for value in values:
            if district_id is not None and isinstance(value, models.Model):
                _same_district(value, district_id, name)
        getattr(row, name).set(values)


def _same_district(target: Any, district_id: Any, field_name: str) -> None:
    foreign = getattr(target, "district_id", district_id)
    if foreign is not None and foreign != district_id:
        raise ValidationError({field_name: _("Dieser Eintrag gehört zu einem anderen Kreis.")})


def _drop_nul(row: models.Model) -> None:
    """No text of ours has a use for the sign NUL, and PostgreSQL refuses it."""
    for field in row._meta.concrete_fields:
        value = row.__dict__.get(field.attname)
        if isinstance(value, str) and "\x00" in value:
            setattr(row, field.attname, value.replace("\x00", ""))
