"""Forms of a series of meetings."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from committees.meetings.series.models import MONTHS, MeetingSeries
from desk.forms import KernForm, KernModelForm, MultiCheck, Section


class SeriesForm(KernModelForm):
    """The rule of a series, and whether its dates stand at once."""

    months: Any = forms.TypedMultipleChoiceField(
        label=_("Monate"), choices=list(MONTHS.items()), coerce=int, widget=MultiCheck
    )
    fixes = forms.BooleanField(
        label=_("Termine gleich festlegen"),
        required=False,
        initial=True,
        help_text=_("Öffentliche Sitzungen stehen dann sofort im Kalender. Sonst entstehen Entwürfe."),
    )
    sections = [
        Section(
            _("An welchen Tagen?"), ["ordinal", "weekday", "months", "starts_on", "ends_on", "on_holiday"]
        ),
        Section(_("Wann und wo?"), ["at", "minutes", "location", "location_note", "form"]),
        Section(_("Termine"), ["fixes"]),
    ]

    class Meta:
        model = MeetingSeries
        fields = [
            "ordinal",
            "weekday",
            "months",
            "starts_on",
            "ends_on",
            "on_holiday",
            "at",
            "minutes",
            "location",
            "location_note",
            "form",
        ]


class SeriesChangeForm(KernForm):
    """Another hour or place, from a day on."""

    since = forms.DateField(label=_("für Sitzungen ab"))
    at = forms.TimeField(label=_("Beginn"))
    location = forms.CharField(label=_("Ort"), max_length=200)
    location_note = forms.CharField(label=_("Hinweise zum Ort"), max_length=200, required=False)


class SeriesExtendForm(KernForm):
    """Until when the series goes on."""

    ends_on = forms.DateField(label=_("Neues Ende der Reihe"))
    fixes = forms.BooleanField(label=_("Termine gleich festlegen"), required=False, initial=True)
