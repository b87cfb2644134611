"""What the templates of the comparison show, decided here."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from documents.tables import german_number
from monitoring.clusters.charts import cluster_map, profile_chart
from monitoring.clusters.models import ClusterAssignment, ClusterRun
from monitoring.clusters.placing import Placed
from monitoring.clusters.position import Position
from monitoring.clusters.study import CLUSTERS, FEATURES, REBUILT, SIZES, UNEMPLOYMENT_NOTE
from monitoring.clusters.tables import feature_table, signed, value_words
from monitoring.clusters.words import (
    border_rule,
    certainty,
    limits,
    method_words,
    ratio_words,
    source_words,
    standing_word,
)
from monitoring.indicators.models import AreaBoundary


def position_context(found: Position, accent: str) -> dict[str, Any]:
    """Everything the page of a position says."""
    return {
        "rebuilt": REBUILT,
        "position": found,
        "features": feature_table(found),
        "profile": profile_chart(found, accent),
        "peers": [_peer(found, peer) for peer in found.peers],
        "ratio": ratio_words(found.ratio),
        "standing": standing_word(found.ratio),
        "certainty": certainty(found),
        "border_rule": border_rule(found),
        "limits": limits(found),
        "source": source_words(found.run),
        "facts": run_facts(found.run),
    }


def run_facts(run: ClusterRun) -> list[tuple[Any, Any]]:
    """How a run was made, as label and value."""
    return [
        (_("Lauf"), _("%(run)s vom %(day)s") % {"run": run.title, "day": f"{run.made_at:%d.%m.%Y}"}),
        (_("Ausgabe"), run.edition),
        (_("Gebietsstand"), f"{run.areas_on:%d.%m.%Y}"),
        (_("Verfahren"), method_words(run)),
        (_("Größen"), run.size_words),
        (_("Studie"), ", ".join(str(size) for size in SIZES)),
        (_("Streuung in den Clustern"), german_number(run.inertia, decimals=2)),
        (_("ohne alle Werte"), _left_out_words(run)),
        (_("Prüfwert der Daten"), f"{run.data_hash[:16]}…"),
    ]


def map_context(
    run: ClusterRun, rows: Sequence[ClusterAssignment], boundaries: Sequence[AreaBoundary], accent: str
) -> dict[str, Any]:
    """The map, and the districts by cluster as lists beside it."""
    groups = []
    for number, (cluster, size) in enumerate(zip(CLUSTERS, run.sizes, strict=True), 1):
        groups.append((number, cluster.name, size, [row for row in rows if row.label == number]))
    return {
        "run": run,
        "rebuilt": REBUILT,
        "map": cluster_map(run, rows, boundaries, accent),
        "groups": groups,
        "own_ags": run.district.ags,
        "source": source_words(run),
    }


def placed_context(placed: Placed) -> dict[str, Any]:
    """The answer to seven typed values."""
    lines = [
        (feature, value_words(feature, value), signed(z), cluster_mean)
        for feature, value, z, cluster_mean in zip(
            FEATURES, placed.values, placed.z_values, _mean_words(placed), strict=True
        )
    ]
    return {
        "placed": placed,
        "lines": lines,
        "ratio": ratio_words(placed.near.ratio),
        "standing": standing_word(placed.near.ratio),
        "distances": [
            (cluster, german_number(distance, decimals=2), cluster.number == placed.near.label)
            for cluster, distance in zip(CLUSTERS, placed.distances, strict=True)
        ],
        "unemployment_note": UNEMPLOYMENT_NOTE,
    }


def _mean_words(placed: Placed) -> list[str]:
    return [value_words(feature, mean) for mean, feature in zip(placed.cluster.means, FEATURES, strict=True)]


def _peer(found: Position, peer: Any) -> dict[str, Any]:
    return {
        "name": peer.name,
        "url": reverse("monitoring:cluster-district", args=[found.run.pk, peer.ags]),
        "label": peer.label,
        "distance": german_number(peer.distance, decimals=2),
        "ratio": ratio_words(peer.ratio),
        "standing": standing_word(peer.ratio),
        "is_border_case": peer.is_border_case,
    }


def _left_out_words(run: ClusterRun) -> str:
    if not run.left_out:
        return _("keine Kreise")
    return ", ".join(case["name"] for case in run.left_out)
