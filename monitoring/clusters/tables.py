"""The tables of the comparison, for pages and files, and the list of runs."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from desk.lists import ChoiceFilter, Column, Empty, ListSpec
from documents.tables import Table, TableColumn, german_number
from monitoring.clusters.features import run_features
from monitoring.clusters.models import ClusterAssignment, ClusterRun
from monitoring.clusters.position import Position, ratio_of
from monitoring.clusters.selectors import run_rows
from monitoring.clusters.study import CLUSTERS, FEATURES, REBUILT, Feature
from monitoring.clusters.words import ratio_words, source_words, standing_word

#: Decimals of numbers in files: twelve months of an income leave no dust of binary fractions behind.
PLACES = 6


class RunList(ListSpec):
    """Runs of the cluster analysis, newest first."""

    key = "cluster-runs"
    title = gettext_lazy("Rechenläufe")
    resource = "cluster_run"
    model = ClusterRun
    noun = (gettext_lazy("Lauf"), gettext_lazy("Läufe"))
    intro = REBUILT
    breadcrumb = [(gettext_lazy("Vergleich der Kreise"), reverse_lazy("monitoring:position"))]
    columns = [
        Column("sequence", gettext_lazy("Lauf"), value=lambda run: run.title, sort="sequence", link=True),
        Column("edition", gettext_lazy("Ausgabe"), sort="edition"),
        Column("areas_on", gettext_lazy("Gebietsstand"), sort="areas_on"),
        Column("method", gettext_lazy("Verfahren"), value=lambda run: str(run.get_method_display())),
        Column("count", gettext_lazy("Kreise"), value=lambda run: run.count, numeric=True),
        Column("sizes", gettext_lazy("Größen der Cluster"), value=lambda run: run.size_words),
        Column("iterations", gettext_lazy("Schritte"), sort="iterations", numeric=True, default=False),
        Column("inertia", gettext_lazy("Streuung"), sort="inertia", numeric=True, default=False,
               value=lambda run: round(run.inertia, 2)),
        Column("made_at", gettext_lazy("gerechnet am"), sort="made_at"),
        Column("made_by", gettext_lazy("von"), value=lambda run: str(run.made_by), default=False),
    ]  # fmt: skip
    filters = [
        ChoiceFilter("method", gettext_lazy("Verfahren"), field="method", choices=ClusterRun.Method.choices),
    ]
    search_field = "search_text"
    default_sort = "-sequence"
    create_url = "monitoring:cluster-run-create"
    create_title = gettext_lazy("Neu rechnen")
    empty = Empty(
        gettext_lazy("Noch kein Lauf"),
        gettext_lazy("Wenn die sieben Indikatoren für alle Kreise eingelesen sind, kann gerechnet werden."),
    )

    def rows(self, user: Any) -> Any:
        return run_rows(user)


def feature_table(position: Position) -> Table:
    """The seven indicators of the district, its cluster and all districts; T5 of the report.

    Numbers are texts, because years, per cent and euros stand in one column.
    """
    numeric: dict[str, Any] = {"numeric": True}
    columns = [
        TableColumn("feature", _("Indikator")),
        TableColumn("value", position.name, **numeric),
        TableColumn("cluster", _("Mittel von Cluster %(number)d") % {"number": position.label}, **numeric),
        TableColumn("all", _("Mittel der Kreise"), **numeric),
        TableColumn("rank", _("Rang von %(count)d") % {"count": position.count}, **numeric),
        TableColumn("z", _("z-Wert"), **numeric),
    ]
    with_before = position.before_run is not None
    if with_before:
        columns.append(TableColumn("before", _("früherer Lauf"), **numeric))
    rows = []
    for line in position.lines:
        study = line.feature.study
        cells = [
            f"{study.title} {line.feature.year}, {study.unit}",
            *(value_words(study, value) for value in (line.value, line.cluster_mean, line.all_mean)),
            line.rank,
            signed(line.z_value),
        ]
        if with_before:
            was = value_words(study, line.before) if line.before is not None else None
            cells.append(f"{was} ({line.before_year})" if was else None)
        rows.append(tuple(cells))
    return Table(
        "cluster-features",
        _("Die sieben Indikatoren: %(name)s im Vergleich") % {"name": position.name},
        columns,
        rows,
        source=source_words(position.run),
        notes=[
            _(
                "Rang 1 ist der günstigste Wert. z-Wert: Abstand vom Mittel der Kreise in Standardabweichungen."
            ),
            str(REBUILT),
        ],
    )


def peer_table(position: Position) -> Table:
    """The ten most similar districts; T6 of the report."""
    columns = [
        TableColumn("name", _("Kreis")),
        TableColumn("cluster", _("Cluster"), numeric=True),
        TableColumn("distance", _("Abstand"), kind="number", decimals=2),
        TableColumn("ratio", _("Verhältnis"), numeric=True),
        TableColumn("standing", _("Zuordnung")),
    ]
    rows = [
        (peer.name, peer.label, peer.distance, ratio_words(peer.ratio), standing_word(peer.ratio))
        for peer in position.peers
    ]
    return Table(
        "cluster-peers",
        _("Vergleichskreise: die %(count)d ähnlichsten zu %(name)s")
        % {"count": len(rows), "name": position.name},
        columns,
        rows,
        source=source_words(position.run),
        notes=[_("Abstand: euklidisch über alle sieben z-Werte."), str(REBUILT)],
    )


def assignment_table(run: ClusterRun, rows: Sequence[ClusterAssignment]) -> Table:
    """Every district of a run with its values and z-values, for files; a CSV has no notes, so the head says it."""
    features = run_features(run.features)
    columns = [
        TableColumn("ags", _("Gebietsschlüssel")),
        TableColumn("name", _("Kreis")),
        TableColumn("label", _("Cluster (Nachbau)"), numeric=True),
        TableColumn("second_label", _("zweitnächster"), numeric=True),
        TableColumn("distance", _("Abstand"), kind="number", decimals=3),
        TableColumn("second_distance", _("Abstand zum zweitnächsten"), kind="number", decimals=3),
        TableColumn("ratio", _("Verhältnis"), numeric=True),
        TableColumn("standing", _("Zuordnung")),
        TableColumn("ward", _("Cluster nach Ward"), numeric=True),
        TableColumn("many", _("Cluster aus vielen Starts"), numeric=True),
    ]
    for feature in features:
        name = f"{feature.study.title} {feature.year}"
        columns.append(TableColumn(feature.key, name, kind="number", decimals=feature.study.decimals + 1))
        columns.append(TableColumn(f"z_{feature.key}", f"z {name}", kind="number", decimals=4))
    cells = []
    for row in rows:
        pairs = zip(row.values, row.z_values, strict=True)
        cells.append(
            (row.ags, row.name, row.label, row.second_label, row.distance, row.second_distance,
             ratio_words(ratio_of(row)), standing_word(ratio_of(row)), row.ward_label, row.many_label,
             *(round(number, PLACES) for pair in pairs for number in pair))
        )  # fmt: skip
    title = _("Vergleich der Kreise, %(run)s") % {"run": run}
    return Table("cluster-districts", title, columns, cells, source=source_words(run), notes=[str(REBUILT)])


def mean_table(run: ClusterRun, rows: Sequence[ClusterAssignment]) -> Table:
    """Means of the clusters beside the published ones, which stand in brackets."""
    columns = [TableColumn("feature", _("Indikator"))]
    columns += [TableColumn(f"c{c.number}", str(c.number), numeric=True) for c in CLUSTERS]
    lines: list[tuple[Any, ...]] = [
        (
            _("Kreise"),
            *(f"{size} ({c.size})" for size, c in zip(run.sizes, CLUSTERS, strict=True)),
        )
    ]
    for place, feature in enumerate(FEATURES):
        lines.append((str(feature.title), *(_mean_words(rows, place, c) for c in CLUSTERS)))
    title = _("Mittel der Cluster, in Klammern die veröffentlichten der Studie")
    return Table("cluster-means", title, columns, lines, source=source_words(run), notes=[str(REBUILT)])


def _mean_words(rows: Sequence[ClusterAssignment], place: int, cluster: Any) -> str:
    values = [row.values[place] for row in rows if row.label == cluster.number]
    decimals = FEATURES[place].decimals
    published = german_number(cluster.means[place], decimals=decimals)
    if not values:
        return f"– ({published})"
    return f"{german_number(sum(values) / len(values), decimals=decimals)} ({published})"


def value_words(feature: Feature, value: float) -> str:
    """A value as people read it, with the mark of its unit."""
    text = german_number(value, decimals=feature.decimals)
    return f"{text}\u00a0{feature.mark}" if feature.mark else text


def signed(value: float) -> str:
    """With a plus where it is above the mean."""
    text = german_number(value, decimals=2)
    return f"+{text}" if value > 0 and text != "0,00" else text
