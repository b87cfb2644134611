"""Which check constraints of a row are broken, asked in one statement.

Django asks the database once for every constraint, with all fields of the row each time; a record with a dozen
rules pays that on every save.
"""

from contextlib import nullcontext

from django.core.exceptions import FieldError, ValidationError
from django.db import DatabaseError, connections, models, router, transaction
from django.db.models.functions import Coalesce
from django.db.models.sql import Query
from django.db.models.sql.constants import SINGLE

Broken = tuple[models.BaseConstraint, type[models.Model], ValidationError]


def broken_constraints(row: models.Model) -> list[Broken]:
    """Every constraint the row breaks, in the order of the model, with what Django says about it."""
    using = router.db_for_write(type(row), instance=row)
    found = []
    for model, constraints in row.get_constraints():
        checks = [one for one in constraints if isinstance(one, models.CheckConstraint)]
        kept = _kept(row, model, checks, using) if len(checks) > 1 else None
        for constraint in constraints:
            try:
                if kept is None or not isinstance(constraint, models.CheckConstraint):
                    constraint.validate(model, row, using=using)
                elif not kept[constraint.name]:
                    words = constraint.get_violation_error_message()
                    raise ValidationError(words, code=constraint.violation_error_code)
            except ValidationError as error:
                found.append((constraint, model, error))
    return found


def _kept(
    row: models.Model, model: type[models.Model], checks: list[models.CheckConstraint], using: str
) -> dict[str, bool] | None:
    """By name, whether the row keeps a check; None where they cannot be asked together."""
    query = Query(None)
    try:
        for name, value in _values(row, model).items():
            query.add_annotation(value, name, select=False)
        for place, check in enumerate(checks):
            # As in the database: what is unknown because a value is missing counts as kept.
            held = Coalesce(models.Q(check.condition), True, output_field=models.BooleanField())
            query.add_annotation(held, f"check_{place}")
        within = transaction.atomic(using=using) if connections[using].in_atomic_block else nullcontext()
        with within:
            answers = query.get_compiler(using=using).execute_sql(SINGLE)
    except (FieldError, DatabaseError):  # one of them is beyond the row, or a value beyond the database
        return None
    return {check.name: bool(answer) for check, answer in zip(checks, answers, strict=True)}


def _values(row: models.Model, model: type[models.Model]) -> dict[str, models.expressions.BaseExpression]:
    """The fields of the row as the conditions name them."""
    values = {}
    for field in model._meta.local_concrete_fields:
        value = getattr(row, field.attname)
        values[field.name] = value if hasattr(value, "resolve_expression") else models.Value(value, field)
    return values | {"pk": models.Value(row.pk, model._meta.pk)}
