"""What is asked while a file is read in."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.refusals import Refusal
from desk.forms import KernForm, Section
from documents.spreadsheets import UnreadableTable
from monitoring.imports.descriptions import reading as descriptions
from monitoring.imports.judging import NEW, SKIP
from monitoring.imports.layouts import recognise
from monitoring.imports.models import ValueFile
from monitoring.imports.sources import open_source
from monitoring.imports.uploads import MAX_BYTES
from offers.places.geojson import MOST_BYTES, Shape, read_shapes

#: So many unknown indicators are asked for one by one; one answer serves for the rest.
ONE_BY_ONE = 60
#: From so many on, one answer for all is offered before them.
MANY = 3
EDITION_HELP = gettext_lazy("Zum Beispiel INKAR 2024. Leer: was in der Datei steht.")


class UploadForm(KernForm):
    """The file, and its edition where the file does not name one."""

    file = forms.FileField(
        label=gettext_lazy("Datei (CSV oder XLSX)"),
        help_text=gettext_lazy(
            "Export aus INKAR, Tabelle aus GENESIS oder Regionalstatistik, oder die eigene Vorlage. Höchstens 400 MB."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,text/csv"}),
    )
    edition = forms.CharField(
        label=gettext_lazy("Ausgabe"), max_length=60, required=False, help_text=EDITION_HELP
    )

    def clean_file(self) -> Any:
        """Looks at the file as the worker will; a file of another kind is refused here and not kept."""
        upload = self.cleaned_data["file"]
        if upload.size > MAX_BYTES:
            raise ValidationError(_("Die Datei ist größer als 400 MB. Bitte in mehrere Dateien teilen."))
        stream = getattr(upload.file, "file", upload.file)
        try:
            source = open_source(str(upload.name), stream)
            is_described = descriptions.recognises(source.head())
            self.layout = descriptions.DESCRIPTIONS if is_described else recognise(source).code
            self.encoding = source.encoding
        except UnreadableTable as error:
            raise ValidationError(str(error)) from error
        return upload


class ChoicesForm(KernForm):
    """What becomes of unknown indicators and areas, and what is said of the file."""

    edition = forms.CharField(label=gettext_lazy("Ausgabe"), max_length=60, required=False)
    source = forms.CharField(label=gettext_lazy("Quelle"), max_length=300, required=False)
    licence = forms.CharField(label=gettext_lazy("Lizenz"), max_length=60, required=False)
    attribution = forms.CharField(
        label=gettext_lazy("Quellenvermerk"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Steht unter jeder Tabelle und jedem Bild mit diesen Zahlen."),
    )

    def __init__(self, *args: Any, file: ValueFile, indicators: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self._names: dict[str, str] = {}
        self.rest: list[str] = []
        chosen = file.choices.get("indicators", {})
        self._ask_indicators(file.findings.get("unknown_indicators", []), chosen, indicators)
        if file.findings.get("areas_unknown") or file.choices.get("areas"):
            self._ask_areas(file)
        self.sections = [
            Section(_("Indikatoren, die der Kreis nicht kennt"), ["together", *self._names, "rest"]),
            Section(_("Gebiete"), ["areas"]),
            Section(_("Angaben zur Datei"), ["edition", "source", "licence", "attribution"]),
        ]

    def _ask_indicators(
        self, unknown: list[dict[str, Any]], chosen: dict[str, str], indicators: list[tuple[str, str]]
    ) -> None:
        # What was decided before is asked again, so that it can be undone.
        rows = unknown + [{"name": name, "title": name} for name in chosen if not _holds(unknown, name)]
        few = [(SKIP, _("nicht übernehmen")), (NEW, _("als Entwurf anlegen"))]
        if len(rows) >= MANY:
            self.fields["together"] = forms.ChoiceField(
                label=_("Alle auf einmal"),
                choices=[("", _("jeden einzeln entscheiden")), (NEW, _("alle als Entwurf anlegen"))],
                required=False,
                help_text=_("Was unten einem Indikator des Kreises zugeordnet ist, bleibt zugeordnet."),
            )
        for number, row in enumerate(rows[:ONE_BY_ONE]):
            key = f"indikator_{number}"
            self._names[key] = row["name"]
            self.fields[key] = forms.ChoiceField(
                label=row["title"][:150] or row["name"],
                choices=[*few, (_("gehört zu"), indicators)] if indicators else few,
                initial=chosen.get(row["name"].lower(), SKIP),
                help_text=_words(row),
            )
        self.rest = [row["name"] for row in rows[ONE_BY_ONE:]]
        if self.rest:
            self.fields["rest"] = forms.ChoiceField(
                label=_("Alle %(count)s übrigen") % {"count": len(self.rest)},
                choices=few,
                initial=chosen.get(self.rest[0].lower(), SKIP),
            )

    def _ask_areas(self, file: ValueFile) -> None:
        self.fields["areas"] = forms.BooleanField(
            label=_("Unbekannte Gebiete mit den Namen der Datei anlegen"),
            required=False,
            initial=bool(file.choices.get("areas")),
            help_text=_(
                "Zum Vergleich mit anderen Kreisen braucht es alle; für den eigenen Kreis keine weiteren."
            ),
        )

    def meanings(self) -> dict[str, str]:
        """By the name of the indicator in the file."""
        found = {name: self.cleaned_data[key] for key, name in self._names.items()}
        found |= dict.fromkeys(self.rest, self.cleaned_data.get("rest", SKIP))
        if self.cleaned_data.get("together") == NEW:
            return {name: NEW if choice == SKIP else choice for name, choice in found.items()}
        return found


def _holds(unknown: list[dict[str, Any]], name: str) -> bool:
    return any(row["name"].lower() == name for row in unknown)


def _words(row: dict[str, Any]) -> str:
    parts = []
    if row.get("values"):
        parts.append(_("%(count)s Werte") % {"count": f"{row['values']:,}".replace(",", ".")})
    if row.get("unit"):
        parts.append(row["unit"])
    if row.get("name") and row["name"] != row.get("title"):
        parts.append(_("in der Datei: %(name)s") % {"name": row["name"]})
    return ", ".join(parts)


class TakeOverForm(KernForm):
    """That refused cells stay out is agreed to, not passed over."""

    leave_out = forms.BooleanField(required=False)

    def __init__(self, *args: Any, file: ValueFile, **kwargs: Any):
        super().__init__(*args, **kwargs)
        refused = file.findings.get("refused", 0)
        if not refused:
            del self.fields["leave_out"]
            return
        self.fields["leave_out"].label = _("%(count)s zurückgestellte Zellen weglassen") % {"count": refused}


class BoundariesForm(KernForm):
    """A file with outlines and what its licence wants to be said."""

    file = forms.FileField(
        label=gettext_lazy("GeoJSON-Datei"),
        help_text=gettext_lazy(
            "Koordinaten in WGS 84, je Fläche der Gebietsschlüssel als „ags“. Am besten ein grober Maßstab wie VG5000."
        ),
        widget=forms.FileInput(attrs={"accept": ".geojson,.json,application/geo+json"}),
    )
    edition = forms.CharField(
        label=gettext_lazy("Ausgabe"),
        max_length=60,
        help_text=gettext_lazy("Zum Beispiel VG5000, Stand 01.01.2021."),
    )
    attribution = forms.CharField(
        label=gettext_lazy("Quellenvermerk"),
        max_length=200,
        help_text=gettext_lazy(
            "Wie die Lizenz ihn verlangt, zum Beispiel: © GeoBasis-DE / BKG 2021 (Daten verändert)"
        ),
    )
    create_missing = forms.BooleanField(
        label=gettext_lazy("Fehlende Gebiete mit den Namen der Datei anlegen"), required=False
    )

    shapes: list[Shape]

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if upload.size > MOST_BYTES:
            raise ValidationError(
                _("Die Datei ist zu groß. Bitte einen gröberen Maßstab nehmen, zum Beispiel VG5000.")
            )
        try:
            self.shapes = read_shapes(upload.read())
        except Refusal as refusal:
            raise ValidationError(str(refusal)) from refusal
        return upload
