"""The other way to group: Ward's merging, and numbers that tell how far two groupings agree.

For the expert view only: where two sound methods put a district into different clusters, nobody should build
on its cluster. Ward, J. H. (1963); Hubert, L. and Arabie, P. (1985) for the adjusted Rand index.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import permutations

from monitoring.clusters.algorithm import Clustering, Vector, centre, inertia

Merge = tuple[float, int, int]


def ward_merges(points: Sequence[Vector]) -> list[Merge]:
    """All n-1 merges, cheapest first, as (cost, point, point): each names one point of either group.

    Follows chains of nearest neighbours, so that 400 districts take well under a second without a library.
    """
    size = [1] * len(points)
    cost = [[math.dist(a, b) ** 2 / 2 for b in points] for a in points]
    alive = set(range(len(points)))
    chain: list[int] = []
    merges: list[Merge] = []
    while len(alive) > 1:
        chain = chain or [min(alive)]
        last = chain[-1]
        before = chain[-2] if len(chain) > 1 else None
        near = _nearest_group(cost[last], alive, last, before)
        if near != before:
            chain.append(near)
            continue
        del chain[-2:]
        merges.append((cost[last][near], last, near))
        _merge(cost, size, alive, last, near)
    return sorted(merges)


def _nearest_group(row: list[float], alive: set[int], own: int, before: int | None) -> int:
    """The predecessor wins a tie, or the chain would never end; then the lower number."""
    return min((row[other], other != before, other) for other in alive if other != own)[2]


def _merge(cost: list[list[float]], size: list[int], alive: set[int], kept: int, gone: int) -> None:
    """The formula of Lance and Williams: costs of the new group from those of the two old ones."""
    alive.discard(gone)
    a, b, between = size[kept], size[gone], cost[kept][gone]
    for other in alive:
        if other != kept:
            c = size[other]
            new = ((a + c) * cost[kept][other] + (b + c) * cost[gone][other] - c * between) / (a + b + c)
            cost[kept][other] = cost[other][kept] = new
    size[kept] = a + b


def cut(merges: Sequence[Merge], count: int) -> tuple[int, ...]:
    """The grouping into `count` groups, numbered from 1 in the order of their first points."""
    parent = list(range(len(merges) + 1))

    def root(point: int) -> int:
        while parent[point] != point:
            parent[point] = parent[parent[point]]
            point = parent[point]
        return point

    for _cost, a, b in merges[: len(parent) - count]:
        parent[root(b)] = root(a)
    numbers: dict[int, int] = {}
    return tuple(numbers.setdefault(root(point), len(numbers) + 1) for point in range(len(parent)))


def grouping(points: Sequence[Vector], labels: Sequence[int]) -> Clustering:
    """Labels from elsewhere with their centres and inertia."""
    centroids = tuple(
        centre([point for point, label in zip(points, labels, strict=True) if label == number])
        for number in range(1, max(labels) + 1)
    )
    return Clustering(tuple(labels), centroids, 0, inertia(points, labels, centroids))


def renumbered(found: Clustering, like: Sequence[Vector]) -> Clustering:
    """The same groups under the numbers of the centroids they are nearest to, all taken together."""
    count = len(found.centroids)
    best = min(
        permutations(range(count)),
        key=lambda order: math.fsum(
            math.dist(found.centroids[i], like[place]) ** 2 for i, place in enumerate(order)
        ),
    )
    centroids = tuple(found.centroids[best.index(place)] for place in range(count))
    return Clustering(
        tuple(best[label - 1] + 1 for label in found.labels), centroids, found.iterations, found.inertia
    )


def adjusted_rand(first: Sequence[int], second: Sequence[int]) -> float:
    """1 where two groupings are the same, about 0 where they agree no more than by chance."""
    together = _pairs(Counter(zip(first, second, strict=True)).values())
    of_first, of_second = _pairs(Counter(first).values()), _pairs(Counter(second).values())
    expected = of_first * of_second / _pairs([len(first)])
    most = (of_first + of_second) / 2
    return (together - expected) / (most - expected) if most != expected else 1.0


def _pairs(counts: Iterable[int]) -> float:
    return sum(count * (count - 1) / 2 for count in counts)
