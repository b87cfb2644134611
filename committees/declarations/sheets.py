"""The statistics of seats as tables, pictures and a file; each shows the suppressed numbers only."""

from django.utils.translation import gettext as _

from committees.declarations.selectors import FactFigures, Statistics
from documents.charts import Chart, bar_chart
from documents.spreadsheets import write_xlsx
from documents.suppression import HIDDEN
from documents.tables import Table, TableColumn, is_number

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _legend() -> str:
    return _("%(sign)s: kleine Zahl oder eine, aus der sich eine kleine errechnen ließe") % {"sign": HIDDEN}


def seat_tables(statistics: Statistics) -> list[Table]:
    """Kinds of seats, and who sends people to them."""
    by_category = Table(
        "seats_by_category",
        _("Sitze nach Art und Stimmrecht"),
        columns=[
            TableColumn("category", _("Art")),
            TableColumn("voting", _("stimmberechtigt"), kind="number"),
            TableColumn("advisory", _("beratend"), kind="number"),
            TableColumn("sum", _("Summe"), kind="number"),
        ],
        rows=[(line.label, *line.cells) for line in statistics.by_category],
        total=(_("Summe"), *statistics.category_sums),
        source=_legend(),
    )
    by_sender = Table(
        "seats_by_sender",
        _("Sitze nach entsendender Organisation"),
        columns=[TableColumn("kind", _("Organisation")), TableColumn("seats", _("Sitze"), kind="number")],
        rows=[(line.label, *line.cells) for line in statistics.by_sender],
        total=(_("Summe"), statistics.seats),
        source=_legend(),
    )
    return [by_category, by_sender]


def fact_charts(statistics: Statistics) -> list[Chart]:
    """One picture per question, each with its numbers as a table."""
    return [_chart(statistics, figures) for figures in statistics.facts]


def _chart(statistics: Statistics, figures: FactFigures) -> Chart:
    shown = [f"{label} {value}" for label, value in figures.bars if is_number(value)]
    return bar_chart(
        key=f"seats_{figures.fact.key}",
        title=figures.fact.title,
        description=", ".join(shown) or _("Alle Zahlen sind klein und bleiben verborgen."),
        bars=figures.bars,
        label_title=_("Angabe"),
        value_title=_("Sitze"),
        question=figures.fact.question if figures.fact.question != figures.fact.title else "",
        source=_legend(),
        width_mm=80,
    )


def statistics_sheet(statistics: Statistics) -> tuple[bytes, str, str]:
    """Everything the page shows, in one sheet."""
    rows: list[tuple[object, ...]] = []
    for line in statistics.by_category:
        voting, advisory, total = line.cells
        rows += [
            (_("Art"), f"{line.label}, {_('stimmberechtigt')}", voting),
            (_("Art"), f"{line.label}, {_('beratend')}", advisory),
            (_("Art"), line.label, total),
        ]
    rows += [(_("Entsendende Organisation"), line.label, *line.cells) for line in statistics.by_sender]
    for figures in statistics.facts:
        rows += [(str(figures.fact.title), line.label, *line.cells) for line in figures.lines]
    taken = f"{statistics.state.taken_on:%d.%m.%Y}" if statistics.state else ""
    table = Table(
        "seat_statistics",
        _("Sitzstatistik"),
        columns=[
            TableColumn("fact", _("Merkmal")),
            TableColumn("value", _("Ausprägung")),
            TableColumn("seats", _("Sitze"), numeric=True),
        ],
        rows=[*rows, *_notes(statistics, taken)],
    )
    return write_xlsx(table), f"sitzstatistik-{statistics.committee.sign}.xlsx", XLSX


def _notes(statistics: Statistics, taken: str) -> list[tuple[object, ...]]:
    """What a reader of the file has to know, below its lines."""
    notes: list[tuple[object, ...]] = [(_("Hinweis"), _legend(), None)]
    if taken:
        words = _("Angaben vom %(day)s, damals besetzte Sitze:") % {"day": taken}
        notes.append((_("Hinweis"), words, statistics.state.seats if statistics.state else None))
    return notes
