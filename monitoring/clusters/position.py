"""Where one district stands: plain values for the page, the report and programs."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from monitoring.clusters.algorithm import BORDER_RATIO
from monitoring.clusters.features import RunFeature, run_features
from monitoring.clusters.models import ClusterAssignment, ClusterRun

#: So many districts are named for comparison (outline of the report, table T6).
PEERS = 10


@dataclass(frozen=True)
class FeatureLine:
    """One indicator of the district. Numbers in the unit of `feature`; `all_mean` is unweighted.

    `rank`: 1 is the most favourable of `of`; equals share a rank. `z_value` and `cluster_z` as computed;
    `towards` turns the sign so that more is more favourable. `before`: the value in an earlier run.
    """

    feature: RunFeature
    value: float
    cluster_mean: float
    all_mean: float
    rank: int
    of: int
    z_value: float
    cluster_z: float
    before: float | None = None
    before_year: int | None = None

    @property
    def towards(self) -> float:
        return self.z_value * self.feature.direction

    @property
    def cluster_towards(self) -> float:
        return self.cluster_z * self.feature.direction


@dataclass(frozen=True)
class ClusterLine:
    """One cluster as the district sees it: how many are in it, and how far its middle is."""

    number: int
    name: str
    size: int
    distance: float
    is_own: bool


@dataclass(frozen=True)
class Peer:
    """Another district with its distance to the one in question, over all seven z-values."""

    ags: str
    name: str
    label: int
    distance: float
    ratio: float

    @property
    def is_border_case(self) -> bool:
        return self.ratio < BORDER_RATIO


@dataclass(frozen=True)
class Position:
    """Everything that is said of one district in one run."""

    run: ClusterRun
    ags: str
    name: str
    label: int
    second_label: int
    ratio: float
    lines: tuple[FeatureLine, ...]
    clusters: tuple[ClusterLine, ...]
    peers: tuple[Peer, ...]
    border_cases: int
    count: int
    before_run: ClusterRun | None = None

    @property
    def is_border_case(self) -> bool:
        return self.ratio < BORDER_RATIO

    @property
    def own(self) -> ClusterLine:
        return next(line for line in self.clusters if line.number == self.label)

    @property
    def second(self) -> ClusterLine:
        return next(line for line in self.clusters if line.number == self.second_label)


def position_of(
    run: ClusterRun,
    rows: Sequence[ClusterAssignment],
    ags: str,
    earlier: ClusterAssignment | None = None,
) -> Position | None:
    """The place of a district among all rows of a run; None if it was left out or is unknown."""
    own = next((row for row in rows if row.ags == ags), None)
    if own is None:
        return None
    return Position(
        run=run,
        ags=own.ags,
        name=own.name,
        label=own.label,
        second_label=own.second_label,
        ratio=ratio_of(own),
        lines=_lines(run, rows, own, earlier),
        clusters=_clusters(run, own),
        peers=peers_of(own, rows),
        border_cases=sum(ratio_of(row) < BORDER_RATIO for row in rows),
        count=len(rows),
        before_run=earlier.run if earlier else None,
    )


def ratio_of(row: ClusterAssignment) -> float:
    """How many times as far the second nearest cluster is."""
    return row.second_distance / row.distance if row.distance else math.inf


def peers_of(
    own: ClusterAssignment, rows: Sequence[ClusterAssignment], most: int = PEERS
) -> tuple[Peer, ...]:
    """The nearest by plain distance of the z-values; ties in the order of the keys."""
    found = [(math.dist(own.z_values, row.z_values), row.ags, row) for row in rows if row.ags != own.ags]
    return tuple(
        Peer(row.ags, row.name, row.label, distance, ratio_of(row))
        for distance, _ags, row in sorted(found, key=lambda each: each[:2])[:most]
    )


def rank_of(value: float, all_values: Sequence[float], direction: int) -> int:
    """1 for the most favourable; equal values share the better rank."""
    return 1 + sum((other - value) * direction > 0 for other in all_values)


def _lines(
    run: ClusterRun, rows: Sequence[ClusterAssignment], own: ClusterAssignment, earlier: Any
) -> tuple[FeatureLine, ...]:
    before = _values_before(earlier)
    members = [row for row in rows if row.label == own.label]
    lines = []
    for place, feature in enumerate(run_features(run.features)):
        values = [row.values[place] for row in rows]
        was, year = before.get(feature.key, (None, None))
        lines.append(
            FeatureLine(
                feature=feature,
                value=own.values[place],
                cluster_mean=math.fsum(row.values[place] for row in members) / len(members),
                all_mean=feature.mean,
                rank=rank_of(own.values[place], values, feature.direction),
                of=len(values),
                z_value=own.z_values[place],
                cluster_z=math.fsum(row.z_values[place] for row in members) / len(members),
                before=was,
                before_year=year,
            )
        )
    return tuple(lines)


def _values_before(earlier: ClusterAssignment | None) -> dict[str, tuple[float, int]]:
    if earlier is None:
        return {}
    features = run_features(earlier.run.features)
    return {
        feature.key: (value, feature.year) for feature, value in zip(features, earlier.values, strict=True)
    }


def _clusters(run: ClusterRun, own: ClusterAssignment) -> tuple[ClusterLine, ...]:
    return tuple(
        ClusterLine(number, gettext(name), size, distance, number == own.label)
        for number, (name, size, distance) in enumerate(
            zip(run.labels, run.sizes, own.distances, strict=True), 1
        )
    )
