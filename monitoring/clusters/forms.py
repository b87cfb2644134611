"""Forms of the comparison: what a run is made of, and the own seven values."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from desk.forms import KernForm, Section
from desk.forms.fields import GermanDecimalField, GermanIntegerField
from desk.forms.kern import ask_kindly
from monitoring.clusters.features import MONTHS, Choice
from monitoring.clusters.inputs import indicators_of, is_monthly
from monitoring.clusters.models import ClusterRun
from monitoring.clusters.selectors import run_rows
from monitoring.clusters.study import FEATURES, UNEMPLOYMENT_NOTE, Feature
from monitoring.indicators.models import Indicator

#: A weight beyond this would make the others meaningless.
MOST_WEIGHT = 10
#: Units of a mean distance that can be counted by.
METRES = ("m", "Meter")
#: What the indicators can be at all, to catch slips of the pen; in the unit of the study.
RANGES = {
    "life_expectancy": (50, 100),
    "no_certificate": (0, 100),
    "unemployment": (0, 100),
    "tax_power": (0, 50_000),
    "income": (0, 200_000),
    "supply": (0, 10),
    "young_migration": (-500, 500),
}


SUPPLY_HINT = gettext_lazy(
    "Was die Studie zählt, ist nicht veröffentlicht. Nehmen Sie einen eigenen Index, oder lassen Sie zählen, wie "
    "viele Einrichtungen im Mittel näher als 1.000 Meter liegen."
)


def _feature_sections() -> list[Section]:
    hints = {"unemployment": UNEMPLOYMENT_NOTE, "supply": SUPPLY_HINT}
    return [
        Section(
            feature.title,
            [
                f"indicator_{feature.key}",
                *(["near"] if feature.key == "supply" else []),
                f"year_{feature.key}",
            ],
            hint=hints.get(feature.key, ""),
        )
        for feature in FEATURES
    ]


class RunForm(KernForm):
    """Edition, borders, method, and for each of the seven an indicator of the district and a year."""

    edition = forms.CharField(
        label=gettext_lazy("Ausgabe der Daten"),
        max_length=60,
        help_text=gettext_lazy("Zum Beispiel INKAR 2024. Steht überall dabei."),
    )
    areas_on = forms.DateField(
        label=gettext_lazy("Gebietsstand"),
        help_text=gettext_lazy("Gerechnet wird mit den Kreisen, die es an diesem Tag gab."),
    )
    method = forms.ChoiceField(
        label=gettext_lazy("Verfahren"), choices=ClusterRun.Method.choices, widget=forms.RadioSelect
    )
    started_from = forms.ModelChoiceField(
        label=gettext_lazy("Früherer Lauf"),
        queryset=ClusterRun.objects.none(),
        required=False,
        help_text=gettext_lazy("Nur wenn bei den Mitten eines früheren Laufs begonnen wird."),
    )
    near = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Oder gezählt aus Entfernungen"),
        queryset=Indicator.objects.none(),
        required=False,
        help_text=gettext_lazy("Indikatoren mit einer mittleren Entfernung in Metern."),
    )
    sections = [
        Section(gettext_lazy("Welche Daten?"), ["edition", "areas_on"]),
        *_feature_sections(),
        Section(gettext_lazy("Wie wird gerechnet?"), ["method", "started_from"]),
        Section(
            gettext_lazy("Gewichte"),
            [f"weight_{feature.key}" for feature in FEATURES],
            hint=gettext_lazy("1 heißt: alle zählen gleich, wie in der Studie."),
        ),
    ]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["started_from"].queryset = run_rows(self.user).filter(district=self.user.acting_district)
        rows = indicators_of(self.user)
        self._offer_distances(rows)
        names = [("", _("Bitte wählen")), *((row.pk, f"{row.title} ({row.code})") for row in rows)]
        for feature in FEATURES:
            self._add(feature, rows, names)

    def _offer_distances(self, rows: Any) -> None:
        """Only where the district keeps some."""
        if any(row.unit in METRES for row in rows):
            self.fields["near"].queryset = rows.filter(unit__in=METRES)
        else:
            del self.fields["near"]

    def _add(self, feature: Feature, rows: Any, names: list[Any]) -> None:
        """`names`: read once for all seven, instead of once for each."""
        fields: dict[str, Any] = {
            "indicator": forms.ModelChoiceField(
                label=_("Indikator"), queryset=rows, required=feature.key != "supply"
            ),
            "year": GermanIntegerField(label=_("Jahr"), min_value=1990, max_value=2100),
            "weight": GermanDecimalField(
                label=feature.title, initial=1, min_value=0, max_value=MOST_WEIGHT, decimal_places=2
            ),
        }
        for name, field in fields.items():
            ask_kindly(field)
            self.fields[f"{name}_{feature.key}"] = field
        fields["indicator"].choices = names

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("method") == ClusterRun.Method.LAST and not values.get("started_from"):
            self.add_error("started_from", _("Bitte wählen, bei welchem Lauf begonnen wird."))
        if bool(values.get("near")) == bool(values.get("indicator_supply")):
            self.add_error(
                "indicator_supply", _("Bitte entweder einen Index wählen oder Entfernungen ankreuzen.")
            )
        return values

    def choices(self) -> list[Choice]:
        """The seven as the service wants them; monthly income is brought to the year."""
        return [self._choice(feature) for feature in FEATURES]

    def _choice(self, feature: Feature) -> Choice:
        said = self.cleaned_data
        near = tuple(said.get("near") or ()) if feature.key == "supply" else ()
        indicator = near[0] if near else said[f"indicator_{feature.key}"]
        return Choice(
            feature.key,
            indicator,
            said[f"year_{feature.key}"],
            float(said[f"weight_{feature.key}"]),
            _factor(feature, indicator),
            near,
        )

    def started(self) -> ClusterRun | None:
        """The earlier run, only where the method asks for one."""
        is_last = self.cleaned_data["method"] == ClusterRun.Method.LAST
        return self.cleaned_data["started_from"] if is_last else None


class PlaceForm(KernForm):
    """The own seven values, typed in. Sent by GET: nothing is stored."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for feature in FEATURES:
            low, high = RANGES[feature.key]
            field = GermanDecimalField(
                label=f"{feature.title} ({feature.unit})",
                min_value=low,
                max_value=high,
                max_digits=12,
                decimal_places=4,
            )
            ask_kindly(field)
            self.fields[feature.key] = field

    def numbers(self) -> list[float]:
        return [float(self.cleaned_data[feature.key]) for feature in FEATURES]


def initial_of(found: dict[str, Choice]) -> dict[str, Any]:
    """What stands in the form before anybody types."""
    initial: dict[str, Any] = {"method": ClusterRun.Method.STUDY}
    for key, choice in found.items():
        initial |= {f"indicator_{key}": choice.indicator.pk, f"year_{key}": choice.year or None}
        if choice.near:
            initial |= {f"indicator_{key}": None, "near": [row.pk for row in choice.near]}
    return initial


def _factor(feature: Feature, indicator: Any) -> float:
    return float(MONTHS) if feature.key == "income" and is_monthly(indicator) else 1.0
