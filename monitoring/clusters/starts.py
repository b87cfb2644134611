"""Many starts instead of one: how good can six groups get, and what would two or ten give?

The starts are drawn by numbered seeds, so the same numbers give the same draw on every machine.
"""

import random
from collections.abc import Callable, Sequence

from monitoring.clusters.algorithm import Clustering, Vector, kmeans
from monitoring.clusters.ward import Merge, cut, grouping

#: As many as the reference of the domain paper (section 6.2) was made with.
MANY = 200
#: For the row of inertias over several numbers of groups, beside the start from Ward's groups.
FEW = 20
#: Numbers of groups the expert view compares.
COUNTS = range(2, 11)
Progress = Callable[[int], None]


def drawn_points(points: Sequence[Vector], count: int, seed: int) -> tuple[Vector, ...]:
    """`count` different points; raises ValueError when there are not that many."""
    distinct = sorted(set(points))
    if len(distinct) < count:
        raise ValueError(f"{count} groups need at least as many different points.")
    draw = random.Random(seed)
    chosen: list[Vector] = []
    while len(chosen) < count:
        point = distinct[int(draw.random() * len(distinct))]
        if point not in chosen:
            chosen.append(point)
    return tuple(chosen)


def best_of(
    points: Sequence[Vector], count: int, starts: int = MANY, progress: Progress | None = None
) -> Clustering:
    """The grouping with the smallest inertia; of equals the one of the earlier start."""
    best: Clustering | None = None
    for seed in range(1, starts + 1):
        found = kmeans(points, drawn_points(points, count, seed))
        if best is None or found.inertia < best.inertia:
            best = found
        if progress:
            progress(seed)
    assert best is not None, "at least one start"
    return best


def inertias(points: Sequence[Vector], merges: Sequence[Merge], starts: int = FEW) -> dict[int, float]:
    """Smallest inertia found for each number of groups that the points allow."""
    found = {}
    for count in COUNTS:
        if count >= len(set(points)):
            break
        from_ward = kmeans(points, grouping(points, cut(merges, count)).centroids)
        found[count] = min(from_ward.inertia, best_of(points, count, starts).inertia)
    return found
