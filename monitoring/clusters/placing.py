"""A place among the published clusters when only the own seven values are known."""

from collections.abc import Sequence
from dataclasses import dataclass

from monitoring.clusters import algorithm
from monitoring.clusters.algorithm import Nearness, Scale, Vector
from monitoring.clusters.features import run_features
from monitoring.clusters.models import ClusterRun
from monitoring.clusters.study import CLUSTERS, DEVIATIONS, MEANS, SIZES, StudyCluster


@dataclass(frozen=True)
class Placed:
    """The nearest published mean and the one after it. Nothing of it is stored.

    `z_values`: by the districts of the run if there is one, else by the published mean and the deviations of the
    reference (`study.DEVIATIONS`).
    """

    values: Vector
    z_values: Vector
    near: Nearness
    distances: Vector
    run: ClusterRun | None

    @property
    def cluster(self) -> StudyCluster:
        return CLUSTERS[self.near.label - 1]

    @property
    def second(self) -> StudyCluster:
        return CLUSTERS[self.near.second_label - 1]


def place(values: Sequence[float], run: ClusterRun | None = None) -> Placed:
    """Standardise and take the nearest published mean, without any iteration."""
    scale = _scale(run)
    start = algorithm.start_centroids(MEANS, SIZES, scale.deviations)
    point = scale.standardised(values)
    return Placed(
        tuple(values), point, algorithm.nearness(point, start), algorithm.distances(point, start), run
    )


def _scale(run: ClusterRun | None) -> Scale:
    if run is None:
        return Scale(algorithm.weighted_mean(MEANS, SIZES), DEVIATIONS)
    features = run_features(run.features)
    return Scale(
        tuple(feature.mean for feature in features), tuple(feature.deviation for feature in features)
    )
