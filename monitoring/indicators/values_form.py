"""The table form: several years of one indicator and area at once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from desk.forms import KernForm, Section
from desk.forms.fields import read_number
from monitoring.indicators.models import Area, Group, Indicator, Sign
from monitoring.indicators.selectors.rows import survey_options
from monitoring.indicators.services import Entry
from monitoring.indicators.signs import printed, read_sign

#: So many years stand below each other.
YEARS = 6
_BRACKETS = re.compile(r"\((.*)\)")


class ValueField(forms.CharField):
    """A number as people write it, a number in brackets, or one of the signs."""

    def __init__(self, *, decimals: int, dash_is_zero: bool, **kwargs: Any):
        self.decimals, self.dash_is_zero = decimals, dash_is_zero
        super().__init__(required=False, max_length=40, **kwargs)

    def clean(self, value: Any) -> tuple[Decimal | None, str]:
        text = super().clean(value).strip()
        if not text:
            return None, ""
        if (sign := read_sign(text, dash_is_zero=self.dash_is_zero)) is not None:
            return sign
        inner = _BRACKETS.fullmatch(text)
        number = read_number(inner[1].strip() if inner else text)
        if abs(number) >= Decimal(10) ** 14:
            raise forms.ValidationError(_now("Diese Zahl ist zu groß."), code="invalid")
        return number.quantize(Decimal("0.0001")), Sign.LIMITED if inner else ""


@dataclass(frozen=True)
class FormLine:
    """One year with its cells."""

    year: int
    cells: list[Any]


class ValuesForm(KernForm):
    """Years below each other, groups side by side. `entries` are the cells as the service takes them."""

    edition = forms.CharField(
        label=_("Ausgabe"),
        max_length=60,
        help_text=_("Woran man diesen Stand erkennt. Die Ausgabe mit der neuesten Jahreszahl gilt."),
    )
    survey: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Erhebung"),
        queryset=None,
        required=False,
        help_text=_("Nur wenn die Zahlen aus einer eigenen Befragung oder der eines Trägers stammen."),
    )
    sections = [Section(_("Stand"), ["edition", "survey"])]

    def __init__(
        self,
        *args: Any,
        indicator: Indicator,
        area: Area,
        first_year: int,
        groups: Sequence[str],
        known: dict[tuple[str, str], Any],
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        self.groups, self.years = list(groups), list(range(first_year, first_year + YEARS))
        self.fields["survey"].queryset = survey_options(self.user)
        for year in self.years:
            for group in self.groups:
                point = known.get((str(year), group))
                self.fields[_name(year, group)] = ValueField(
                    decimals=indicator.decimals,
                    dash_is_zero=indicator.dash_is_zero,
                    label=f"{year}, {Group(group).label}",
                    initial=_typed(point, indicator) if point else "",
                )

    @property
    def heads(self) -> list[Any]:
        return [Group(group).label for group in self.groups]

    @property
    def table(self) -> list[FormLine]:
        return [FormLine(year, [self[_name(year, group)] for group in self.groups]) for year in self.years]

    def shown_sections(self) -> list[Any]:
        """The cells stand in the table below, not one under the other."""
        return super().shown_sections()[:1]

    @property
    def entries(self) -> list[Entry]:
        """Only cells somebody has changed, so that what is rounded on the screen stays as it was."""
        return [
            Entry(year, group, *self.cleaned_data[name])
            for year in self.years
            for group in self.groups
            if (name := _name(year, group)) in self.changed_data
        ]


def _name(year: int, group: str) -> str:
    return f"w_{year}_{group}"


def _typed(point: Any, indicator: Indicator) -> str:
    return printed(point.value, point.sign, decimals=max(indicator.decimals, _places(point.value)))


def _places(value: Decimal | None) -> int:
    """As many places as the value has, so that saving changes nothing."""
    exponent = value.normalize().as_tuple().exponent if value is not None else 0
    return max(0, -exponent) if isinstance(exponent, int) else 0
