"""Pictures of the comparison: the profile of seven indicators and the map of all districts by cluster."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from documents.charts import Chart, MapArea, area_map, dot_chart, outline_of
from documents.render.colours import DEFAULT_ACCENT
from monitoring.clusters.models import ClusterAssignment, ClusterRun
from monitoring.clusters.position import Position
from monitoring.clusters.study import CLUSTERS, REBUILT
from monitoring.clusters.words import certainty, source_words
from monitoring.indicators.models import AreaBoundary

#: Decimals of a z-value on a picture.
Z_DECIMALS = 2


def profile_words(position: Position) -> str:
    """The message of the profile: where the district lies better and worse than all districts."""
    better = [str(line.feature.study.title) for line in position.lines if line.towards > 0]
    worse = [str(line.feature.study.title) for line in position.lines if line.towards < 0]
    parts = [certainty(position)]
    if better:
        parts.append(_("Günstiger als das Mittel der Kreise: %(names)s.") % {"names": ", ".join(better)})
    if worse:
        parts.append(_("Ungünstiger: %(names)s.") % {"names": ", ".join(worse)})
    return " ".join(parts)


def profile_series(position: Position) -> list[tuple[str, tuple[float, ...]]]:
    """Z-values turned so that right is more favourable: the district, then the mean of its cluster."""
    return [
        (position.name, tuple(round(line.towards, Z_DECIMALS) for line in position.lines)),
        (
            _("Mittel von Cluster %(number)d") % {"number": position.label},
            tuple(round(line.cluster_towards, Z_DECIMALS) for line in position.lines),
        ),
    ]


def profile_question() -> str:
    return _(
        "Abstand vom Mittel der Kreise in Standardabweichungen; rechts ist günstiger, "
        "das Vorzeichen bei Schulabgängen und Arbeitslosenquote ist gewendet."
    )


def profile_chart(position: Position, accent: str = DEFAULT_ACCENT) -> Chart:
    """Seven z-values as dots with the line of the cluster's means; A4 of the report."""
    return dot_chart(
        key="cluster-profile",
        title=_("Profil der sieben Indikatoren: %(name)s") % {"name": position.name},
        description=profile_words(position),
        categories=[str(line.feature.study.title) for line in position.lines],
        series=profile_series(position),
        decimals=Z_DECIMALS,
        label_title=_("Indikator"),
        question=profile_question(),
        source=source_words(position.run),
        accent=accent,
    )


def map_kinds() -> list[tuple[int, str]]:
    """The six clusters with their names, in the order of the study."""
    return [(cluster.number, f"{cluster.number} {cluster.name}") for cluster in CLUSTERS]


def map_areas(
    rows: Sequence[ClusterAssignment], boundaries: Sequence[AreaBoundary]
) -> tuple[list[MapArea], str]:
    """Areas with an outline and the line their licence asks for; those not in the run have no cluster."""
    labels = {row.ags: row.label for row in rows}
    areas = [
        MapArea(row.area.ags, row.area.name, outline_of(row.geometry), labels.get(row.area.ags))
        for row in boundaries
    ]
    return areas, "; ".join(sorted({row.attribution for row in boundaries}))


def map_words(run: ClusterRun, own: ClusterAssignment | None) -> str:
    """The message of the map."""
    words = _("%(count)d Kreise in sechs Clustern; Größen %(sizes)s.") % {
        "count": run.count,
        "sizes": run.size_words,
    }
    if own:
        words += " " + _("%(name)s gehört zu Cluster %(label)d.") % {"name": own.name, "label": own.label}
    return words


def cluster_map(
    run: ClusterRun,
    rows: Sequence[ClusterAssignment],
    boundaries: Sequence[AreaBoundary],
    accent: str = DEFAULT_ACCENT,
) -> Chart | None:
    """All districts by cluster, the own one outlined; K2 of the report. None while no borders are known."""
    areas, attribution = map_areas(rows, boundaries)
    if not areas:
        return None
    own = next((row for row in rows if row.ags == run.district.ags), None)
    return area_map(
        key="cluster-map",
        title=_("Die Kreise nach Clustern"),
        description=map_words(run, own),
        areas=areas,
        kinds=map_kinds(),
        outlined=own.ags if own else "",
        label_title=_("Kreis"),
        value_title=_("Cluster"),
        missing_title=_("nicht im Lauf"),
        attribution=attribution,
        question=str(REBUILT),
        source=source_words(run),
        accent=accent,
    )
