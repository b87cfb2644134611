"""What was read in, newest first."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from desk.lists import ChoiceFilter, Column, DateRangeFilter, Empty, ListSpec, PresetView
from monitoring.imports.layouts import LAYOUTS
from monitoring.imports.selectors import batch_rows
from monitoring.indicators.models import MERGER, ImportBatch

TONES = {"applied": "gut", "undone": "ruht"}
LAYOUT_TITLES: dict[str, Any] = {layout.code: layout.title for layout in LAYOUTS} | {
    MERGER: _("Gebietsänderung, zusammengefasst")
}


class BatchList(ListSpec):
    """Batches of the district."""

    key = "import-batches"
    title = _("Einfuhren")
    resource = "indicator"
    model = ImportBatch
    noun = (_("Einfuhr"), _("Einfuhren"))
    intro = _("Jede Datei mit Kennzahlen ist ein Vorgang und lässt sich als Ganzes zurücknehmen.")
    columns = [
        Column("file_name", _("Datei"), sort="file_name", link=True),
        Column("applied_at", _("eingelesen"), sort="applied_at"),
        Column("layout", _("Format"), value=lambda batch: str(LAYOUT_TITLES.get(batch.layout, batch.layout))),
        Column("edition", _("Ausgabe"), sort="edition"),
        Column("values_new", _("neu"), sort="values_new", numeric=True),
        Column("values_changed", _("geändert"), sort="values_changed", numeric=True),
        Column("values_same", _("gleich"), numeric=True, default=False),
        Column("cells_refused", _("zurückgestellt"), numeric=True, default=False),
        Column("author", _("von"), value=lambda batch: str(batch.author or "")),
        Column(
            "status",
            _("Stand"),
            value=lambda batch: batch.get_status_display(),
            sort="status",
            template="monitoring/imports/_status_cell.html",
        ),
    ]
    filters = [
        ChoiceFilter("status", _("Stand"), field="status", choices=ImportBatch.Status.choices),
        ChoiceFilter("layout", _("Format"), field="layout", choices=list(LAYOUT_TITLES.items())),
        DateRangeFilter("applied", _("eingelesen"), field="applied_at"),
    ]
    default_sort = "-applied_at"
    views = [PresetView("applied", _("Gelten"), {"status": ["applied"]})]
    create_url = "monitoring:value-file-create"
    create_title = _("Datei einlesen")
    empty = Empty(
        _("Noch nichts eingelesen"),
        _("Laden Sie einen Export aus INKAR, eine Tabelle aus GENESIS oder die eigene Vorlage hoch."),
    )

    def rows(self, user):
        return batch_rows(user)
