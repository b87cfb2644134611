"""P2, P3: reading all offers of one district, page by page and as one export."""

import statistics
import time
from collections.abc import Callable
from typing import Any

from django.urls import reverse

from benchmarks.data import Ground
from benchmarks.measure import ROUNDS, report
from benchmarks.pages import Pages

#: Rows a second of the location list of a German directory of the same kind, measured at 10,000 rows on two cores.
PEER_ROWS = 345
P2_MUST, P3_MUST = 15, 3.0
#: The size at which both are measured.
SIZE = 10_000


def measure(ground: Ground, pages: Pages, only: set[str]) -> None:
    if "P2" in only:
        _list(pages)
    if "P3" in only:
        kwargs = {"district_slug": ground.district.slug}
        _export(pages, "all offers as CSV", reverse("offers:public-csv", kwargs=kwargs))
        _export(
            pages, "all offers as HSDS, a record a line", f"{reverse('offers:hsds-services')}?format=ndjson"
        )


def _list(pages: Pages) -> None:
    """The public list from its first to its last row, a hundred a page."""

    first = reverse("offers:public-api", kwargs={"district_slug": pages.ground.district.slug})

    def walk() -> int:
        address, rows = f"{first}?page_size=100", 0
        while address:
            page = pages.get(pages.public, address)().json()
            rows += len(page["results"])
            address = page["next"]
        return rows

    seconds, rows = _median(walk)
    ours = rows / seconds
    report(
        "P2", "public list, read to its end", size=SIZE, ours=f"{ours:,.0f} rows/s",
        reference=f"peer {PEER_ROWS} rows/s", ratio=f"{ours / PEER_ROWS:.1f}", must=f">= {P2_MUST}",
        met=rows >= SIZE and ours / PEER_ROWS >= P2_MUST,
    )  # fmt: skip


def _export(pages: Pages, what: str, address: str) -> None:
    fetch = pages.get(pages.public, address)
    seconds, lines = _median(lambda: b"".join(fetch().streaming_content).count(b"\n"))
    report(
        "P3", what, size=SIZE, ours=f"{seconds:.2f} s", must=f"<= {P3_MUST:.0f} s",
        met=lines >= SIZE and seconds <= P3_MUST,
    )  # fmt: skip


def _median(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds, the median of three rounds after a warm-up, and what the last one gave."""
    found, rounds = work(), []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        found = work()
        rounds.append(time.perf_counter() - start)
    return statistics.median(rounds), found
