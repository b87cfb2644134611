"""What is asked about indicators, areas, breaks and surveys."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from desk.forms import KernForm, KernModelForm, Section
from monitoring.indicators.models import (
    Area,
    AreaChange,
    AreaVersion,
    Component,
    Dimension,
    Indicator,
    IndicatorKey,
    SeriesBreak,
    Survey,
)
from monitoring.indicators.selectors.rows import (
    area_options,
    component_options,
    conductor_options,
    dimension_options,
    weight_options,
)

System = IndicatorKey.System


class IndicatorForm(KernModelForm):
    """An indicator: what it is, how it is to be read, where it comes from."""

    new_dimension = forms.CharField(
        label=_("Neue Dimension"),
        required=False,
        max_length=120,
        help_text=_("Nur wenn der neue Bereich in keine vorhandene passt."),
    )
    new_component = forms.CharField(
        label=_("Neuer Bereich"), required=False, max_length=120, help_text=_("Statt eines Bereichs oben.")
    )
    inkar_key = forms.CharField(
        label=_("INKAR-Kürzel"), required=False, max_length=200, help_text=_("Zum Beispiel a_ausl_bev.")
    )
    file_titles = forms.CharField(
        label=_("Überschriften in Dateien"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Unter welchen Namen Dateien diese Zahl bringen, einer je Zeile."),
    )
    sections = [
        Section(
            _("Was wird gemessen?"),
            ["code", "title", "short_title", "definition", "kind", "unit", "decimals", "reference_day"],
        ),
        Section(_("Wohin gehört es?"), ["component", "new_component", "new_dimension", "field", "is_lead"]),
        Section(
            _("Wie ist es zu lesen?"),
            ["desired_direction", "unchanged_band", "missing_people", "dash_is_zero"],
        ),
        Section(
            _("Woher kommt es?"), ["origin", "source", "licence", "attribution", "inkar_key", "file_titles"]
        ),
        Section(
            _("Was ist möglich, und was geschieht, wenn Gebiete zusammengehen?"),
            ["minimum", "maximum", "aggregation", "weight_indicator"],
        ),
    ]
    leaves_constraints = True

    class Meta:
        model = Indicator
        fields = [
            "code", "title", "short_title", "definition", "kind", "unit", "decimals", "reference_day", "component",
            "field", "is_lead", "desired_direction", "unchanged_band", "missing_people", "dash_is_zero", "origin",
            "source", "licence", "attribution", "minimum", "maximum", "aggregation", "weight_indicator",
        ]  # fmt: skip
        widgets = {
            "definition": forms.Textarea(attrs={"rows": 3}),
            "missing_people": forms.Textarea(attrs={"rows": 4}),
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["component"].queryset = component_options(self.user)
        self.fields["component"].required = False
        others = weight_options(self.user)
        self.fields["weight_indicator"].queryset = others.exclude(pk=self.instance.pk)
        if not self.instance._state.adding:
            keys = list(self.instance.keys.all())
            self.initial["inkar_key"] = next((row.key for row in keys if row.system == System.INKAR), "")
            self.initial["file_titles"] = "\n".join(row.key for row in keys if row.system == System.TITLE)

    def clean_file_titles(self) -> list[str]:
        lines = (line.strip() for line in self.cleaned_data["file_titles"].splitlines())
        titles = list(dict.fromkeys(line for line in lines if line))
        if any(len(title) > 200 for title in titles):
            raise forms.ValidationError(_("Eine Überschrift hat höchstens 200 Zeichen."))
        return titles

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("aggregation") == Indicator.Aggregation.WEIGHTED_MEAN and not values.get(
            "weight_indicator"
        ):
            self.add_error("weight_indicator", _("Zum gewichteten Mittel gehört, womit gewichtet wird."))
        if values.get("is_lead") and not values.get("field"):
            self.add_error("field", _("Ein Leitindikator braucht ein Handlungsfeld."))
        low, high = values.get("minimum"), values.get("maximum")
        if low is not None and high is not None and high < low:
            self.add_error("maximum", _("Der größte mögliche Wert liegt unter dem kleinsten."))
        return values


class BreakForm(KernModelForm):
    """From which year on figures are made in another way, and why."""

    leaves_constraints = True

    class Meta:
        model = SeriesBreak
        fields = ["year", "reason"]


class AreaForm(KernModelForm):
    """An area by its official key."""

    sections = [
        Section(_("Welches Gebiet?"), ["ags", "name", "level", "kind", "parent"]),
        Section(_("Wo liegt es?"), ["nuts", "latitude", "longitude"]),
    ]
    leaves_constraints = True

    class Meta:
        model = Area
        fields = ["ags", "name", "level", "kind", "parent", "nuts", "latitude", "longitude"]
        help_texts = {
            "latitude": _("Grad, zum Beispiel 51,23456. Ein Punkt im Innern des Gebiets."),
            "longitude": _("Grad, zum Beispiel 8,12345."),
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = area_options(self.user).exclude(pk=self.instance.pk)


class AreaVersionForm(KernModelForm):
    """How the area was cut from when to when."""

    leaves_constraints = True

    class Meta:
        model = AreaVersion
        fields = ["valid_from", "valid_to", "note"]
        help_texts = {"valid_to": _("Leer lassen, wenn das Gebiet noch so zugeschnitten ist.")}

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        return _forward(self, values, "valid_from", "valid_to")


class AreaChangeForm(KernModelForm):
    """What became of an old area."""

    leaves_constraints = True

    class Meta:
        model = AreaChange
        fields = ["old_ags", "old_name", "new_ags", "on", "share"]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("old_ags") and values["old_ags"] == values.get("new_ags"):
            self.add_error("new_ags", _("Alter und neuer Schlüssel sind gleich."))
        share = values.get("share")
        if share is not None and not 0 < share <= 1:
            self.add_error("share", _("Der Anteil liegt zwischen 0 und 1."))
        return values


class SurveyForm(KernModelForm):
    """How a survey was made."""

    sections = [
        Section(_("Welche Erhebung?"), ["title", "conductor", "period_start", "period_end"]),
        Section(
            _("Wie wurde gefragt?"),
            ["method", "population", "invited", "respondents", "note"],
            hint=_("Nur wie gefragt wurde. Antworten einzelner Menschen werden nirgends gespeichert."),
        ),
    ]
    leaves_constraints = True

    class Meta:
        model = Survey
        fields = [
            "title", "conductor", "period_start", "period_end", "method", "population", "invited", "respondents",
            "note",
        ]  # fmt: skip
        widgets = {"note": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["conductor"].queryset = conductor_options(self.user)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        answers, asked = values.get("respondents"), values.get("invited")
        if answers and asked and asked < answers:
            self.add_error(
                "respondents", _("Es können nicht mehr Menschen geantwortet haben als gefragt wurden.")
            )
        return _forward(self, values, "period_start", "period_end")


class DimensionForm(KernModelForm):
    """Name and place of a dimension."""

    leaves_constraints = True

    class Meta:
        model = Dimension
        fields = ["title", "order"]


class ComponentForm(KernModelForm):
    """Name and place of a component."""

    leaves_constraints = True

    class Meta:
        model = Component
        fields = ["title", "dimension", "order"]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["dimension"].queryset = dimension_options(self.user)


def _forward(form: KernForm | KernModelForm, values: dict[str, Any], first: str, last: str) -> dict[str, Any]:
    if values.get(first) and values.get(last) and values[last] < values[first]:
        form.add_error(last, _("Der letzte Tag liegt vor dem ersten."))
    return values
