"""Columns for regular times and breaks: plain values that cannot be saved unless they can be read."""

from collections.abc import Sequence
from typing import Any

from django.db import models

from coordination.network.codes import CodeListField
from offers.catalogue import recurrence
from offers.catalogue.choices import Weekday


class PlainListField(models.JSONField):
    """A short list of plain values, read by a rule before it is kept."""

    def __init__(self, *args: Any, **options: Any):
        options.setdefault("default", list)
        options.setdefault("blank", True)
        super().__init__(*args, **options)

    def read(self, value: Any) -> Sequence[Any]:
        raise NotImplementedError

    def to_python(self, value: Any) -> list[dict[str, Any]]:
        return recurrence.plain(self.read(value))


class TimesField(PlainListField):
    """Regular times (`RegularTime.plain`), in the order in which they are read aloud."""

    def read(self, value: Any) -> Sequence[Any]:
        return recurrence.read_times(value)

    def formfield(self, **options: Any) -> Any:
        from offers.catalogue.recurrence_forms import TimesFormField

        return TimesFormField(required=False, label=self.verbose_name, help_text=options.get("help_text", ""))


class BreaksField(PlainListField):
    """Breaks (`Break.plain`), the earliest first."""

    def read(self, value: Any) -> Sequence[Any]:
        return recurrence.read_breaks(value)

    def formfield(self, **options: Any) -> Any:
        from offers.catalogue.recurrence_forms import BreaksFormField

        return BreaksFormField(
            required=False, label=self.verbose_name, help_text=options.get("help_text", "")
        )


class WeekdaysField(CodeListField):
    """On which weekdays an offer takes place at all; filled in from its regular times whenever it is saved.

    Ask it with `weekdays__has="TU"` or `has_any("weekdays", ["SA", "SU"])`.
    """

    def __init__(self, *args: Any, **options: Any):
        options |= {"codes": Weekday, "editable": False}
        super().__init__(*args, **options)

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        options.pop("editable", None)
        return name, path, args, options

    def pre_save(self, model_instance: Any, add: bool) -> list[str]:
        days = recurrence.weekdays_of(recurrence.read_times(model_instance.recurrence))
        setattr(model_instance, self.attname, days)
        return days
