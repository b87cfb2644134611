"""How a time is taken: warm-up, several rounds, the median; and what one line of the result says."""

import json
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

from django.db import connection

ROUNDS = 3


def rate(work: Callable[[], Any], *, seconds: float = 1.5) -> float:
    """Calls per second: the median of three rounds after a warm-up."""
    work()
    rounds = []
    for _ in range(ROUNDS):
        count, start = 0, time.perf_counter()
        while time.perf_counter() - start < seconds:
            work()
            count += 1
        rounds.append(count / (time.perf_counter() - start))
    return statistics.median(rounds)


def p95(work: Callable[[], Any], *, calls: int = 40) -> float:
    """The 95th percentile in milliseconds, median of three rounds after a warm-up."""
    return p95_by_turns([work], calls=calls)[0]


def p95_by_turns(works: list[Callable[[], Any]], *, calls: int = 40) -> list[float]:
    """The same for several, called by turns, so that what else the machine does meets them all alike."""
    for work in works * 3:
        work()
    rounds: list[list[float]] = [[] for _work in works]
    for _ in range(ROUNDS):
        times: list[list[float]] = [[] for _work in works]
        for _ in range(calls):
            for place, work in enumerate(works):
                start = time.perf_counter()
                work()
                times[place].append((time.perf_counter() - start) * 1000)
        for place, taken in enumerate(times):
            rounds[place].append(statistics.quantiles(taken, n=20)[18])
    return [statistics.median(taken) for taken in rounds]


def report(
    key: str,
    what: str,
    *,
    size: int | str,
    ours: str,
    must: str,
    met: bool,
    reference: str = "",
    ratio: str = "",
) -> None:
    """One result as a line of JSON for the caller, and in words for who waits."""
    row = {
        "key": key, "vendor": connection.vendor, "what": what, "size": size, "ours": ours,
        "reference": reference, "ratio": ratio, "must": must, "met": met,
    }  # fmt: skip
    sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    sys.stdout.flush()
    sys.stderr.write(
        f"{key} {connection.vendor:<10} {what} [{size}]: {ours} {ratio} {'ok' if met else 'MISSED'}\n"
    )
