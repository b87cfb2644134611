"""Regular times asked in rows without any script: weekdays to tick, a rhythm, from and to."""

import re
from collections.abc import Set
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from desk.forms.fields import read_day, read_time
from offers.catalogue import recurrence
from offers.catalogue.choices import Rhythm, Weekday
from offers.catalogue.recurrence_words import break_words, times_words

#: Rows in sight before anything is written; the others are folded.
ROWS_IN_SIGHT = 2
SHORT = {
    "MO": gettext_lazy("Mo"), "TU": gettext_lazy("Di"), "WE": gettext_lazy("Mi"), "TH": gettext_lazy("Do"),
    "FR": gettext_lazy("Fr"), "SA": gettext_lazy("Sa"), "SU": gettext_lazy("So"),
}  # fmt: skip
BETWEEN = re.compile(r"\s*(?:\b(?:bis|to)\b|–|—|(?<=\d)\s*-\s*(?=\d{1,2}\.))\s*")


class TimesInput(forms.Widget):
    """Seven rows; each has its weekdays, its rhythm and its hours. The value is a list of rows as typed."""

    template_name = "offers/catalogue/_times_input.html"
    is_group = True
    PARTS = ("days", "rhythm", "start", "end")
    #: Rows the field has refused, for the frame around them.
    wrong_rows: Set[int] = frozenset()

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[dict[str, Any]]:
        return [self._row(data, name, place) for place in range(recurrence.MOST_TIMES)]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return f"{name}-0-rhythm" not in data

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        rows = [
            self._drawn(name, place, row, context["widget"]["attrs"])
            for place, row in enumerate(_padded(value))
        ]
        shown = max(ROWS_IN_SIGHT, sum(row["is_filled"] for row in rows) + 1)
        context["widget"] |= {"rows": rows[:shown], "more": rows[shown:], "rhythms": Rhythm.choices}
        return context

    def posted(self, value: Any, name: str) -> dict[str, list[str]]:
        """The value as a browser would post it."""
        found = {}
        for place, row in enumerate(_padded(value)):
            found[f"{name}-{place}-days"] = list(row["days"])
            for part in self.PARTS[1:]:
                found[f"{name}-{place}-{part}"] = [row[part]] if row[part] else []
        return found

    def in_words(self, value: Any) -> str:
        try:
            return times_words(recurrence.read_times(TimesFormField().clean(value)))
        except ValidationError:
            return ", ".join(" ".join(row["days"]) for row in _padded(value) if row["days"])

    def _row(self, data: Any, name: str, place: int) -> dict[str, Any]:
        several = getattr(data, "getlist", lambda key: data.get(key) or [])
        texts = {part: data.get(f"{name}-{place}-{part}") or "" for part in self.PARTS[1:]}
        return {"days": several(f"{name}-{place}-days"), **texts}

    def _drawn(self, name: str, place: int, row: dict[str, Any], attrs: dict[str, Any]) -> dict[str, Any]:
        key = f"{attrs.get('id', name)}_{place}"
        days = [
            {
                "value": code,
                "short": SHORT[code],
                "label": Weekday(code).label,
                "is_on": code in row["days"],
                "id": key if day == 0 else f"{key}_{code}",
            }
            for day, code in enumerate(Weekday.values)
        ]
        return {
            **row, "days": days, "name": f"{name}-{place}", "id": key, "number": place + 1,
            "is_filled": _is_filled(row), "is_wrong": place in self.wrong_rows,
        }  # fmt: skip


class TimesFormField(forms.Field):
    """Rows to regular times; what cannot be is refused with the number of its row and a way out."""

    widget: Any = TimesInput

    def prepare_value(self, value: Any) -> Any:
        return _padded(value)

    def clean(self, value: Any) -> Any:
        times, problems, wrong = [], [], set()
        for place, row in enumerate(_padded(value)):
            if not _is_filled(row):
                continue
            try:
                times.append(_read_row(row))
            except ValidationError as error:
                wrong.add(place)
                words = " ".join(error.messages)
                problems.append(_("Zeit %(number)d: %(problem)s") % {"number": place + 1, "problem": words})
        self.widget.wrong_rows = wrong
        if problems:
            raise ValidationError(problems)
        return recurrence.plain(recurrence.read_times(times))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return [row for row in _padded(initial) if _is_filled(row)] != [
            row for row in _padded(data) if _is_filled(row)
        ]


class BreaksFormField(forms.CharField):
    """One day or one span a line, a name behind a colon: 23.12.2026 bis 06.01.2027: Weihnachtsferien."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, list):
            return value
        return "\n".join(break_words(pause) for pause in recurrence.read_breaks(value))

    def clean(self, value: Any) -> Any:
        if isinstance(value, list):
            return recurrence.plain(recurrence.read_breaks(value))
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        return recurrence.plain(recurrence.read_breaks([_read_break(line) for line in lines]))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (self.prepare_value(initial) or "") != (data or "")


def _read_break(line: str) -> recurrence.Break:
    days, _colon, name = line.partition(":")
    first, *rest = BETWEEN.split(days, maxsplit=1)
    return recurrence.Break(read_day(first), read_day(rest[0] if rest else first), " ".join(name.split()))


def _read_row(row: dict[str, Any]) -> recurrence.RegularTime:
    missing = [
        label for label, text in ((_("von"), row["start"]), (_("bis"), row["end"])) if not text.strip()
    ]
    if missing:
        raise ValidationError(_("Bitte auch „%(label)s“ ausfüllen.") % {"label": missing[0]})
    start, end = read_time(row["start"]), read_time(row["end"])
    if row["rhythm"] not in Rhythm.values:
        raise ValidationError(_("Bitte wählen, wie oft."))
    days = tuple(day for day in Weekday.values if day in row["days"])
    return recurrence.RegularTime(row["rhythm"], days, start, end)


def _padded(value: Any) -> list[dict[str, Any]]:
    """Rows as the widget draws them, whether stored, typed or absent."""
    rows = []
    for row in value or []:
        plain = row.plain() if isinstance(row, recurrence.RegularTime) else row
        rows.append({part: plain.get(part) or ([] if part == "days" else "") for part in TimesInput.PARTS})
    blank = {"days": [], "rhythm": Rhythm.WEEKLY.value, "start": "", "end": ""}
    return [*rows, *(dict(blank) for _place in range(recurrence.MOST_TIMES - len(rows)))]


def _is_filled(row: dict[str, Any]) -> bool:
    return bool(row["days"] or row["start"].strip() or row["end"].strip())
