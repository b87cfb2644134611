"""Inputs of our own: cards for a choice that matters, boxes for several values, day and time."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Card:
    """What a choice says beside its name: a sentence, an icon, and why it is closed."""

    text: Any = ""
    icon: str = ""
    css: str = ""
    closed: bool = False


class ChoiceCards(forms.RadioSelect):
    """A choice that matters: one card per answer. `cards` maps values to `Card`."""

    template_name = "desk/forms/widgets/cards.html"
    option_template_name = "desk/forms/widgets/card.html"

    def __init__(self, *args: Any, cards: dict[Any, Card] | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.cards = {str(key): card for key, card in (cards or {}).items()}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        card = self.cards.get(str(value), Card())
        option["card"] = card
        if card.closed:
            option["attrs"]["disabled"] = True
        return option


class MultiCheck(forms.CheckboxSelectMultiple):
    """Several of a few values, all in sight."""

    template_name = "desk/forms/widgets/checks.html"


class FoldedCheck(MultiCheck):
    """Several of very many values: the usual and the chosen ones in sight, the rest folded and searchable.

    `first` are the usual values, `more` names the rest, `search` labels the field that narrows it by script.
    """

    template_name = "desk/forms/widgets/folded_checks.html"

    def __init__(self, *args: Any, first: Sequence[str], more: Any, search: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.first = tuple(first)
        self.more, self.search = more, search

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        boxes = [box for _group, options, _index in context["widget"]["optgroups"] for box in options]
        near = [box for box in boxes if box["selected"] or box["value"] in self.first]
        far = [box for box in boxes if box not in near]
        far.sort(key=lambda box: str(box["label"]).casefold())
        context["widget"] |= {"near": near, "far": far, "more": self.more, "search": self.search}
        return context


class GermanDateInput(forms.DateInput):
    """A day, typed as 31.12.2026; scripts add a calendar."""

    def __init__(self, attrs: dict[str, Any] | None = None):
        usual = {"inputmode": "numeric", "autocomplete": "off", "data-tag": "", "maxlength": "10"}
        super().__init__({**usual, **(attrs or {})}, format="%d.%m.%Y")

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, dt.date):
            return f"{value:%d.%m.%Y}"
        return str(value) if value else None


class GermanTimeInput(forms.TimeInput):
    """A time of day, typed as 14:30."""

    def __init__(self, attrs: dict[str, Any] | None = None):
        usual = {"inputmode": "numeric", "autocomplete": "off", "maxlength": "5"}
        super().__init__({**usual, **(attrs or {})}, format="%H:%M")

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, dt.time):
            return f"{value:%H:%M}"
        return str(value) if value else None


class GermanDateTimeInput(forms.MultiWidget):
    """Day and time side by side, and, for the hour that exists twice, which of the two."""

    template_name = "desk/forms/widgets/datetime.html"
    HOURS = [
        ("", _("nur am Tag der Zeitumstellung nötig")),
        ("0", _("die erste (Sommerzeit)")),
        ("1", _("die zweite (Winterzeit)")),
    ]

    def __init__(self, attrs: dict[str, Any] | None = None):
        super().__init__(
            {"": GermanDateInput(), "zeit": GermanTimeInput(), "stunde": forms.Select(choices=self.HOURS)},
            attrs,
        )
        self.asks_which_hour = False

    def decompress(self, value: Any) -> list[Any]:
        if not value:
            return [None, None, ""]
        if isinstance(value, str):
            value = dt.datetime.fromisoformat(value)
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        return [local.date(), local.time(), str(local.fold) if _exists_twice(local) else ""]

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        parts = context["widget"]["subwidgets"]
        for part, label in zip(parts, (_("Tag"), _("Uhrzeit"), _("Welche der beiden Stunden?")), strict=True):
            part["label"] = label
            part["attrs"]["class"] = "tn-eingabe tn-eingabe--s"
            part["attrs"].pop("required", None)
        chosen = parts[2]["value"]
        context["widget"]["asks_which_hour"] = self.asks_which_hour or bool(chosen and any(chosen))
        return context


class GermanNumberInput(forms.TextInput):
    """A number as written here: 1.234,50."""

    def __init__(self, attrs: dict[str, Any] | None = None, places: int | None = None):
        usual = {"inputmode": "decimal" if places else "numeric", "autocomplete": "off"}
        super().__init__({**usual, **(attrs or {})})
        self.places = places

    def format_value(self, value: Any) -> str | None:
        if value is None or value == "":
            return None
        if isinstance(value, Decimal | int | float):
            return number_format(value, decimal_pos=self.places, use_l10n=True, force_grouping=False)
        return str(value)


def _exists_twice(local: dt.datetime) -> bool:
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
