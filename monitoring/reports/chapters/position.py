"""Chapter 3: where the district stands among all, from the newest run (T5, A4, K2, T6, limits)."""

import datetime as dt

from django.utils.translation import gettext as _

from accounts.districts.models import District
from documents.charts import MapArea
from documents.tables import Table
from monitoring.clusters.charts import (
    Z_DECIMALS,
    map_areas,
    map_kinds,
    map_words,
    profile_question,
    profile_series,
    profile_words,
)
from monitoring.clusters.features import run_features
from monitoring.clusters.models import ClusterRun
from monitoring.clusters.position import Position, position_of
from monitoring.clusters.selectors import assignments_of, boundaries_of, earlier_of, run_of_day
from monitoring.clusters.study import REBUILT
from monitoring.clusters.tables import feature_table, peer_table
from monitoring.clusters.words import limits, method_words, source_words
from monitoring.reports.blocks import Chapter, ChartBlock, ColumnSpec, MapBlock, TableBlock, TextBlock
from monitoring.reports.periods import Period

NUMBER, KEY = 3, "position"


def build(district: District, period: Period, today: dt.date) -> Chapter:
    """The newest run of the day the report is written; four statements, however many districts there are."""
    run = run_of_day(district, today, period.last.year)
    rows = assignments_of(run) if run else []
    earlier = earlier_of(run, district.ags) if run else None
    found = position_of(run, rows, district.ags, earlier) if run else None
    if run is None or found is None:
        return _empty(run)
    return Chapter(
        NUMBER,
        KEY,
        _("Teilhabechancen und Stellung im Vergleich"),
        _lead(found),
        (
            _table("T5", feature_table(found)),
            _profile(found),
            _map(run, rows, district),
            _table("T6", peer_table(found)),
            TextBlock(
                "limits",
                _("Was das nicht sagt"),
                (*limits(found), method_words(run) + "."),
            ),
        ),
        indicators=tuple(feature.code for feature in run_features(run.features)),
    )


def _lead(found: Position) -> str:
    words = _(
        "%(name)s steht in Cluster %(label)d, %(kind)s, mit %(size)d von %(count)d Kreisen. %(rebuilt)s"
    )
    return words % {
        "name": found.name,
        "label": found.label,
        "kind": found.own.name,
        "size": found.own.size,
        "count": found.count,
        "rebuilt": REBUILT,
    }


def _table(number: str, table: Table) -> TableBlock:
    """A table of the page as a block; numbers of different units are texts already."""
    columns = tuple(
        ColumnSpec(
            column.key,
            str(column.title),
            column.kind or ("number" if column.numeric else ""),
            column.decimals,
        )
        for column in table.shown_columns()
    )
    return TableBlock(
        number,
        table.key,
        str(table.title),
        columns,
        tuple(tuple(row) for row in table.rows),
        notes=tuple(str(note) for note in table.notes),
        source=str(table.source),
    )


def _profile(found: Position) -> ChartBlock:
    return ChartBlock(
        "A4",
        "cluster-profile",
        "dots",
        _("Profil der sieben Indikatoren: %(name)s") % {"name": found.name},
        profile_words(found),
        tuple(str(line.feature.study.title) for line in found.lines),
        tuple(profile_series(found)),
        label_title=_("Indikator"),
        question=profile_question(),
        source=source_words(found.run),
        decimals=Z_DECIMALS,
    )


def _map(run: ClusterRun, rows: list, district: District) -> MapBlock:
    areas, attribution = map_areas(rows, boundaries_of(district))
    own = next((row for row in rows if row.ags == district.ags), None)
    return MapBlock(
        "K2",
        "cluster-map",
        _("Die Kreise nach Clustern"),
        map_words(run, own),
        tuple(
            MapArea(area.key, area.label, area.outline, str(area.value) if area.value else None)
            for area in areas
        ),
        attribution,
        kinds=tuple((str(code), words) for code, words in map_kinds()),
        outlined=district.ags if own else "",
        label_title=_("Kreis"),
        value_title=_("Cluster"),
        missing_title=_("nicht im Lauf"),
        question=str(REBUILT),
        source=source_words(run),
        absence=_("Für eine Karte fehlen die Grenzen der Kreise."),
        prints_table=False,
    )


def _empty(run: ClusterRun | None) -> Chapter:
    """Says why there is nothing, table by table."""
    why = (
        _("Der Vergleich der Kreise ist noch nicht gerechnet.")
        if run is None
        else _("Für den eigenen Kreis fehlen Werte; er ist im Lauf ausgelassen.")
    )
    blocks = (
        TableBlock("T5", "cluster-features", _("Die sieben Indikatoren im Vergleich"), (), (), absence=why),
        TableBlock("T6", "cluster-peers", _("Vergleichskreise"), (), (), absence=why),
    )
    return Chapter(NUMBER, KEY, _("Teilhabechancen und Stellung im Vergleich"), "", blocks)
