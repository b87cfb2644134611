"""Fields that read what people in Germany type: 31.12.2026, 14.30, 1.234,50."""

import calendar
import datetime as dt
import re
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.clock import BERLIN
from desk.forms.widgets import GermanDateInput, GermanDateTimeInput, GermanNumberInput, GermanTimeInput

_DAY = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4}|\d{2})")
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(?:uhr)?", re.IGNORECASE)
_NUMBER = re.compile(r"[-−+]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?")


class GermanDateField(forms.Field):
    """A day; says which day was meant when it does not exist."""

    widget = GermanDateInput
    width = "s"
    example = gettext_lazy("TT.MM.JJJJ, zum Beispiel 31.12.2026")

    def __init__(self, **kwargs: Any):
        if not kwargs.get("help_text"):
            kwargs["help_text"] = self.example
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> dt.date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, dt.datetime):
            return value.date()
        if isinstance(value, dt.date):
            return value
        return read_day(str(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


class GermanTimeField(forms.Field):
    """A time of day."""

    widget = GermanTimeInput
    width = "s"

    def __init__(self, **kwargs: Any):
        if not kwargs.get("help_text"):
            kwargs["help_text"] = gettext_lazy("SS:MM, zum Beispiel 14:30")
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> dt.time | None:
        if value in self.empty_values:
            return None
        return value if isinstance(value, dt.time) else read_time(str(value))


class GermanDateTimeField(forms.MultiValueField):
    """An instant in German local time. The hour that exists twice is asked for, the missing one refused."""

    widget = GermanDateTimeInput

    def __init__(self, **kwargs: Any):
        kwargs.pop("input_formats", None)
        fields = (
            GermanDateField(required=False),
            GermanTimeField(required=False),
            forms.ChoiceField(required=False, choices=GermanDateTimeInput.HOURS),
        )
        super().__init__(fields, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[Any]) -> dt.datetime | None:
        day, time, hour = [*data_list, None, None, None][:3]
        if not day and not time:
            return None
        if not day:
            raise ValidationError(_("Bitte geben Sie auch den Tag an."), code="incomplete")
        if not time:
            raise ValidationError(_("Bitte geben Sie auch die Uhrzeit an."), code="incomplete")
        return self._instant(dt.datetime.combine(day, time, BERLIN), hour or "")

    def _instant(self, local: dt.datetime, hour: str) -> dt.datetime:
        first, second = local.replace(fold=0), local.replace(fold=1)
        if first.utcoffset() == second.utcoffset():
            return first
        if first.utcoffset() < second.utcoffset():  # type: ignore[operator]
            words = _("Am %(day)s gibt es %(time)s Uhr nicht: Die Uhr springt von 2 auf 3 Uhr.")
            raise ValidationError(
                words % {"day": f"{local:%d.%m.%Y}", "time": f"{local:%H:%M}"}, code="missing_hour"
            )
        if hour == "":
            self.widget.asks_which_hour = True
            words = _("%(time)s Uhr gibt es am %(day)s zweimal. Bitte wählen Sie, welche gemeint ist.")
            raise ValidationError(
                words % {"day": f"{local:%d.%m.%Y}", "time": f"{local:%H:%M}"}, code="double_hour"
            )
        return second if hour == "1" else first


class GermanDecimalField(forms.DecimalField):
    """A number with comma; a point groups thousands."""

    width = "s"

    def __init__(self, **kwargs: Any):
        kwargs.pop("localize", None)
        kwargs.pop("widget", None) if kwargs.get("widget") in (None, forms.NumberInput) else None
        kwargs.setdefault("widget", GermanNumberInput(places=kwargs.get("decimal_places")))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = value.strip().removesuffix("€").strip()
        if value in self.empty_values:
            return None
        return value if isinstance(value, Decimal) else read_number(str(value))

    def widget_attrs(self, widget: Any) -> dict[str, Any]:
        return {}

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


class MoneyField(GermanDecimalField):
    """Euro with two places, exact."""

    def __init__(self, **kwargs: Any):
        kwargs.setdefault("max_digits", 12)
        kwargs.setdefault("decimal_places", 2)
        if not kwargs.get("help_text"):
            kwargs["help_text"] = gettext_lazy("in Euro, zum Beispiel 1.234,50")
        super().__init__(**kwargs)


class GermanIntegerField(forms.IntegerField):
    """A whole number; points may group thousands."""

    width = "s"

    def __init__(self, **kwargs: Any):
        kwargs.pop("localize", None)
        kwargs["widget"] = GermanNumberInput()
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = value.strip()
        if value in self.empty_values:
            return None
        number = read_number(str(value))
        if number != int(number):
            raise ValidationError(_("Bitte geben Sie eine ganze Zahl an."), code="invalid")
        return int(number)

    def widget_attrs(self, widget: Any) -> dict[str, Any]:
        return {}


def read_day(text: str) -> dt.date:
    """31.12.2026, 31.12.26 or 2026-12-31; refuses other text with a sentence that helps."""
    text = text.strip()
    if found := _ISO_DAY.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _DAY.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
        year += 2000 if year < 100 else 0
    else:
        raise ValidationError(
            _("„%(text)s“ ist kein Datum. Bitte schreiben Sie TT.MM.JJJJ.") % {"text": text[:30]},
            code="invalid",
        )
    if not 1 <= month <= 12 or not 1900 <= year <= 2200 or day < 1:
        raise ValidationError(_("Den %(text)s gibt es nicht.") % {"text": text}, code="invalid")
    last = calendar.monthrange(year, month)[1]
    if day > last:
        words = _("Der %(text)s ist kein Tag. Meinen Sie den %(last)s?")
        meant = dt.date(year, month, last)
        raise ValidationError(words % {"text": text, "last": f"{meant:%d.%m.%Y}"}, code="invalid")
    return dt.date(year, month, day)


def read_time(text: str) -> dt.time:
    """14:30, 14.30, 9 or 9 Uhr."""
    found = _TIME.fullmatch(text.strip())
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
    if hour > 23 or minute > 59:
        raise ValidationError(
            _("„%(text)s“ ist keine Uhrzeit. Bitte schreiben Sie zum Beispiel 14:30.") % {"text": text[:30]},
            code="invalid",
        )
    return dt.time(hour, minute)


def read_number(text: str) -> Decimal:
    """1.234,50 and 1234,5; a single point with one or two digits behind is read as the decimal sign."""
    clean = text.strip().replace("\u00a0", "").replace(" ", "")
    if re.fullmatch(r"[-−+]?\d+\.\d{1,2}", clean):
        clean = clean.replace(".", ",")
    if not _NUMBER.fullmatch(clean) or len(clean) > 40:
        raise ValidationError(
            _("„%(text)s“ ist keine Zahl. Bitte schreiben Sie zum Beispiel 1.234,50.") % {"text": text[:30]},
            code="invalid",
        )
    try:
        return Decimal(clean.replace(".", "").replace(",", ".").replace("−", "-"))
    except InvalidOperation as error:
        raise ValidationError(_("Diese Zahl ist zu groß."), code="invalid") from error
