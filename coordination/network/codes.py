"""A field that holds several codes of one list, the same on SQLite and PostgreSQL.

Stored as ``|sprache|bildung|``, so that one code is found by an ordinary `LIKE` and counted without
a join. Rows speak of a Python list; `__has` asks for one code.
"""

from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

BAR = "|"


class CodeListField(models.TextField):
    """Several codes out of `codes` (a TextChoices class), in the order of that list."""

    description = "Several codes of one list"
    _pyi_private_set_type: Any
    _pyi_private_get_type: list[str]  # type: ignore[assignment]

    def __init__(self, *args: Any, codes: type[models.TextChoices] | None = None, **options: Any):
        self.codes = codes
        options.setdefault("default", list)
        options.setdefault("blank", True)
        super().__init__(*args, **options)

    def deconstruct(self):
        name, path, args, options = super().deconstruct()
        return name, path, args, options

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> list[str]:
        return split_codes(value)

    def to_python(self, value: Any) -> list[str]:
        return self._in_order(split_codes(value) if isinstance(value, str) else list(value or []))

    def get_prep_value(self, value: Any) -> str:
        if isinstance(value, str):
            value = split_codes(value)
        codes = self._in_order(list(value or []))
        return BAR + BAR.join(codes) + BAR if codes else ""

    def validate(self, value: list[str], model_instance: Any) -> None:
        if not value and not self.blank:
            raise ValidationError(self.error_messages["blank"], code="blank")
        unknown = [code for code in value if self.codes is not None and code not in self.codes.values]
        if unknown:
            raise ValidationError(
                _("„%(code)s“ steht nicht in der Liste."), code="invalid_choice", params={"code": unknown[0]}
            )

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj))

    def formfield(self, **options: Any) -> Any:
        from coordination.network.widgets import CodeListFormField

        choices = self.codes.choices if self.codes else []
        return CodeListFormField(
            choices=choices, required=not self.blank, label=self.verbose_name, help_text=self.help_text
        )

    def _in_order(self, codes: list[str]) -> list[str]:
        if self.codes is None:
            return codes
        known = [code for code in self.codes.values if code in codes]
        return known + [code for code in dict.fromkeys(codes) if code not in known]


@CodeListField.register_lookup
class Has(models.Lookup):
    """`field__has="wohnen"`: rows whose list contains the code."""

    lookup_name = "has"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        column, params = self.process_lhs(compiler, connection)
        code = str(self.rhs).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        return f"{column} LIKE %s ESCAPE '\\'", [*params, f"%{BAR}{code}{BAR}%"]


def has_any(field: str, codes: list[str]) -> Q:
    """Rows whose list contains at least one of the codes; every row if none is asked for."""
    result = Q()
    for code in codes:
        result |= Q(**{f"{field}__has": code})
    return result


def split_codes(value: str | None) -> list[str]:
    """The stored text as a list."""
    return [code for code in (value or "").split(BAR) if code]


def labels(codes: type[models.TextChoices], values: list[str]) -> list[str | Promise]:
    """The words for the codes, in the order of the list."""
    return [label for value, label in _words(codes) if value in values] if values else []


@cache
def _words(codes: type[models.TextChoices]) -> tuple[tuple[str, str | Promise], ...]:
    """The list, made once: `choices` makes it anew each time, which long tables feel. Labels stay lazy."""
    return tuple(codes.choices)


def word_of(codes: type[models.TextChoices], value: str) -> str:
    """The label of one code; a code that left the list is shown as it stands."""
    return str(codes(value).label) if value in codes.values else value
