"""P13: the cluster analysis of 400 districts with seven indicators, fixed start; and what the expert view adds."""

import random
import statistics
import time
from collections.abc import Callable

from benchmarks.measure import report
from monitoring.clusters import compute
from monitoring.clusters.compute import Case
from monitoring.clusters.study import CLUSTERS, DEVIATIONS

ROUNDS = 7
MUST, EXPERT_MUST = 1.0, 60.0
#: Spread within a cluster as a share of that over all: about a fifth become border cases, as in the real data.
SPREAD = 0.6
WEIGHTS = [1.0] * 7


def measure() -> None:
    """The algorithm alone, from values to distances; no database takes part in it."""
    cases = _invented()
    outcome = compute.compute(cases, weights=WEIGHTS)
    fixed = _median(lambda: compute.compute(cases, weights=WEIGHTS), ROUNDS)
    expert = _median(lambda: compute.with_contrast(outcome, WEIGHTS), 1)
    report(
        "P13", f"cluster analysis, fixed start, {outcome.found.iterations} iterations", size="400 x 7",
        ours=f"{fixed:.2f} s", reference="0.25 s", must=f"<= {MUST:g} s", met=fixed <= MUST,
    )  # fmt: skip
    report(
        "P13", "Ward, 200 starts, two to ten clusters", size="400 x 7", ours=f"{expert:.1f} s",
        must=f"<= {EXPERT_MUST:g} s", met=expert <= EXPERT_MUST,
    )  # fmt: skip


def _median(work: Callable[[], object], rounds: int) -> float:
    times = []
    for _round in range(rounds):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def _invented() -> list[Case]:
    """400 districts around the published means, in the published sizes."""
    draw = random.Random("P13")
    return [
        Case(
            f"{10_000 + 1_000 * cluster.number + place}",
            f"Kreis {cluster.number}-{place}",
            tuple(
                mean + SPREAD * deviation * draw.gauss(0, 1)
                for mean, deviation in zip(cluster.means, DEVIATIONS, strict=True)
            ),
        )
        for cluster in CLUSTERS
        for place in range(cluster.size)
    ]
