"""The cluster analysis itself: z-values, k-means from given starts, nearest means. No database, no chance.

Two runs over the same numbers give the same labels to the last bit: sums are exact (`fsum`), starts are
given, and of two equally near centroids the one with the lower number is taken.
Rule: domain paper on monitoring, section 6.3.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

Vector = tuple[float, ...]

#: The iteration ends when no centroid moves farther than this (in standard deviations).
TOLERANCE = 1e-9
#: Stops a run that swings between two solutions, which exact sums make all but impossible.
MOST_ITERATIONS = 300
#: Below this ratio of second to own distance an assignment is called a border case.
BORDER_RATIO = 1.25


class NoSpread(ValueError):
    """All districts have the same value, so the indicator cannot tell them apart. Carries its position."""

    def __init__(self, position: int) -> None:
        super().__init__(f"Indicator {position} is the same everywhere.")
        self.position = position


@dataclass(frozen=True)
class Scale:
    """Mean and population standard deviation of each indicator over all districts of the run."""

    means: Vector
    deviations: Vector

    def standardised(self, values: Sequence[float]) -> Vector:
        return tuple(
            (value - mean) / deviation
            for value, mean, deviation in zip(values, self.means, self.deviations, strict=True)
        )


@dataclass(frozen=True)
class Nearness:
    """The nearest centroid of a district and the one after it; clusters are counted from 1."""

    label: int
    distance: float
    second_label: int
    second_distance: float

    @property
    def ratio(self) -> float:
        """How many times as far the second cluster is; infinite for a district on its centroid."""
        return self.second_distance / self.distance if self.distance else math.inf

    @property
    def is_border_case(self) -> bool:
        return self.ratio < BORDER_RATIO


@dataclass(frozen=True)
class Clustering:
    """What k-means ended with. `labels` in the order of the points, counted from 1."""

    labels: tuple[int, ...]
    centroids: tuple[Vector, ...]
    iterations: int
    inertia: float

    @property
    def sizes(self) -> tuple[int, ...]:
        return tuple(self.labels.count(number) for number in range(1, len(self.centroids) + 1))


def scale_of(rows: Sequence[Sequence[float]]) -> Scale:
    """Unweighted over the districts. Raises NoSpread where an indicator is the same everywhere."""
    columns = list(zip(*rows, strict=True))
    means = tuple(math.fsum(column) / len(rows) for column in columns)
    deviations = tuple(
        math.sqrt(math.fsum((value - mean) ** 2 for value in column) / len(rows))
        for column, mean in zip(columns, means, strict=True)
    )
    for position, deviation in enumerate(deviations):
        if deviation == 0:
            raise NoSpread(position)
    return Scale(means, deviations)


def weighted_mean(rows: Sequence[Sequence[float]], weights: Sequence[float]) -> Vector:
    """The mean of rows that stand for several districts each."""
    total = math.fsum(weights)
    return tuple(
        math.fsum(value * weight for value, weight in zip(column, weights, strict=True)) / total
        for column in zip(*rows, strict=True)
    )


def start_centroids(
    published: Sequence[Sequence[float]], sizes: Sequence[int], deviations: Vector
) -> tuple[Vector, ...]:
    """Published means as z-values: their own size-weighted mean, but the deviations of our districts.

    The study gives no deviations, and other years or sources shift the level of an indicator; with its
    own mean a cluster above the average of the study starts above the average of our districts.
    """
    scale = Scale(weighted_mean(published, sizes), deviations)
    return tuple(scale.standardised(row) for row in published)


def stretched(points: Sequence[Vector], weights: Sequence[float]) -> tuple[Vector, ...]:
    """Z-values in the space where plain distance counts each indicator by its weight."""
    factors = [math.sqrt(weight) for weight in weights]
    return tuple(
        tuple(value * factor for value, factor in zip(point, factors, strict=True)) for point in points
    )


def nearness(point: Vector, centroids: Sequence[Vector]) -> Nearness:
    """Ties go to the lower number, here and in `kmeans`."""
    ranked = sorted((math.dist(point, centroid), number) for number, centroid in enumerate(centroids, 1))
    (distance, label), (second_distance, second_label) = ranked[:2]
    return Nearness(label, distance, second_label, second_distance)


def distances(point: Vector, centroids: Sequence[Vector]) -> Vector:
    """To every centroid, in the order of their numbers."""
    return tuple(math.dist(point, centroid) for centroid in centroids)


def nearest_means(points: Sequence[Vector], centroids: Sequence[Vector]) -> tuple[int, ...]:
    """Each point to its nearest centroid, without any iteration."""
    return tuple(_nearest(point, centroids) for point in points)


def _nearest(point: Vector, centroids: Sequence[Vector]) -> int:
    far = distances(point, centroids)
    return far.index(min(far)) + 1


def kmeans(points: Sequence[Vector], start: Sequence[Vector]) -> Clustering:
    """Move the centroids until they rest. They keep their numbers, so the study's numbering stays.

    `iterations` counts the last one too, in which nothing moved.
    A cluster that loses its last district keeps its place.
    """
    centroids, iterations, rests = tuple(start), 0, False
    while not rests and iterations < MOST_ITERATIONS:
        iterations += 1
        labels = nearest_means(points, centroids)
        moved = _centres(points, labels, centroids)
        rests = all(math.dist(old, new) <= TOLERANCE for old, new in zip(centroids, moved, strict=True))
        centroids = moved
    return Clustering(labels, centroids, iterations, inertia(points, labels, centroids))


def _centres(points: Sequence[Vector], labels: Sequence[int], before: Sequence[Vector]) -> tuple[Vector, ...]:
    members: list[list[Vector]] = [[] for _centroid in before]
    for point, label in zip(points, labels, strict=True):
        members[label - 1].append(point)
    return tuple(centre(found) if found else old for found, old in zip(members, before, strict=True))


def centre(points: Sequence[Vector]) -> Vector:
    """The unweighted mean of at least one point."""
    return tuple(math.fsum(column) / len(points) for column in zip(*points, strict=True))


def inertia(points: Sequence[Vector], labels: Sequence[int], centroids: Sequence[Vector]) -> float:
    """Sum of the squared distances to the own centroid: smaller means closer groups."""
    return math.fsum(
        math.dist(point, centroids[label - 1]) ** 2 for point, label in zip(points, labels, strict=True)
    )
