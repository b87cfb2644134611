"""P1 to P6: the offers and organisations of one district at 1,000, 10,000 and 100,000 rows."""

from collections.abc import Callable
from typing import Any

import orjson
from django.db import connection

from benchmarks import export
from benchmarks.data import Ground
from benchmarks.measure import p95_by_turns, rate, report
from benchmarks.pages import Pages, statements
from coordination.network.models import Organisation
from desk.collector import settle
from offers.catalogue.models import Offer
from offers.catalogue.published_selectors import published_offers, published_values

P1_MUST = 0.08
P4_MUST = {"API": 6, "HTML": 12}
P5_MUST = {"first": 1.2, "deep": 1.5}
P6_MUST = 1.5


def measure(ground: Ground, sizes: list[int], only: set[str]) -> None:
    latencies: dict[str, dict[int, tuple[float, float]]] = {}
    counts: dict[str, dict[int, int]] = {}
    for size in sizes:
        ground.grow_to(size)
        pages = Pages(ground)
        settle()  # as every process that answers requests does
        if "P1" in only and size >= 10_000:
            _share_of_raw(ground, pages, size)
        if "P4" in only:
            _statements(ground, pages, size, counts)
        if "P5" in only and size in (sizes[0], sizes[-1]):
            _latencies(pages, size, latencies)
        if "P6" in only and size == sizes[-1]:
            _search(pages, size)
        if size == export.SIZE:
            export.measure(ground, pages, only)
    if "P4" in only:
        _report_statements(counts, sizes)
    if "P5" in only and len(sizes) > 1:
        _report_growth(latencies, sizes)


def _share_of_raw(ground: Ground, pages: Pages, size: int) -> None:
    ours = rate(pages.public_api())
    raw = rate(_raw(ground))
    report(
        "P1", "public offers API, 50 rows a page", size=size, ours=f"{ours:.0f} requests/s",
        reference=f"raw statement + orjson {raw:.0f}/s", ratio=f"{ours / raw:.2f}", must=f">= {P1_MUST}",
        met=ours / raw >= P1_MUST,
    )  # fmt: skip


def _raw(ground: Ground) -> Callable[[], Any]:
    """The same rows by the bare statement on an open connection, as JSON: no framework around it."""
    query = published_values(published_offers(ground.district).order_by("sort_title", "pk"))[:50].query
    sql, params = query.sql_with_params()

    def fetch() -> bytes:
        with (
            connection.connection.cursor()
            if connection.vendor == "postgresql"
            else connection.cursor() as cursor
        ):
            cursor.execute(sql, params)
            names = [column[0] for column in cursor.description]
            rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        return orjson.dumps(rows, default=str)

    connection.ensure_connection()
    return fetch


def _statements(ground: Ground, pages: Pages, size: int, counts: dict[str, dict[int, int]]) -> None:
    offer = Offer.objects.filter(district=ground.district).first()
    organisation = Organisation.objects.filter(district=ground.district).first()
    addresses = {
        "API public offers": pages.public_api(),
        "API offers": pages.api("offers-list"),
        "API organisations": pages.api("organisations-list"),
        "HTML public list": pages.public_list(),
        "HTML offers": pages.page("offers:offer-list"),
        "HTML organisations": pages.page("coordination:organisation-list"),
        "HTML offer": pages.page("offers:offer-detail", pk=offer.pk),
        "HTML organisation": pages.page("coordination:organisation-detail", pk=organisation.pk),
    }
    for name, fetch in addresses.items():
        counts.setdefault(name, {})[size] = statements(fetch)


def _report_statements(counts: dict[str, dict[int, int]], sizes: list[int]) -> None:
    for name, by_size in counts.items():
        limit = P4_MUST[name.split()[0]]
        same = len(set(by_size.values())) == 1
        report(
            "P4", f"statements, {name}", size=" / ".join(f"{size:,}" for size in sizes),
            ours=" / ".join(str(by_size[size]) for size in sizes), must=f"<= {limit}, the same at each size",
            met=same and max(by_size.values()) <= limit,
        )  # fmt: skip


def _latencies(pages: Pages, size: int, latencies: dict[str, dict[int, tuple[float, float]]]) -> None:
    """Each beside a page that never grows, by turns: minutes lie between the sizes, and the machine is shared."""
    cursor = pages.deep_cursor()
    for name, fetch in {
        "first page, public API": pages.public_api(),
        "deep page, public API": pages.public_api(f"&cursor={cursor}"),
        "first page, staff list": pages.page("offers:offer-list"),
        "first page, organisations": pages.page("coordination:organisation-list"),
    }.items():
        taken, steady = p95_by_turns([fetch, pages.steady()])
        latencies.setdefault(name, {})[size] = taken, steady


def _report_growth(latencies: dict[str, dict[int, tuple[float, float]]], sizes: list[int]) -> None:
    small, large = sizes[0], sizes[-1]
    for name, by_size in latencies.items():
        must = P5_MUST[name.split()[0]]
        (late, late_steady), (early, early_steady) = by_size[large], by_size[small]
        ratio = (late / late_steady) / (early / early_steady)
        report(
            "P5", f"p95, {name}", size=f"{small:,} -> {large:,}",
            ours=f"{late:.1f} ms, steady page {late_steady:.1f} ms",
            reference=f"{early:.1f} ms, steady page {early_steady:.1f} ms", ratio=f"{ratio:.2f}", must=f"<= {must}", met=ratio <= must,
        )  # fmt: skip


def _search(pages: Pages, size: int) -> None:
    lists = {"public": pages.public_list(), "staff": pages.page("offers:offer-list")}
    found: dict[str, tuple[str, Callable[[], Any]]] = {}
    for words in ("schuldnerberatung", "wonungslosenhilfe lindtal"):
        query = f"?q={words.replace(' ', '+')}"
        found[f"public search „{words}“"] = "public", pages.public_list(query)
        found[f"staff list „{words}“"] = "staff", pages.page("offers:offer-list", query)
        found[f"search in everything „{words}“"] = "staff", pages.page("desk:search", query)
    times = p95_by_turns([*lists.values(), *(fetch for _list, fetch in found.values())])
    plain = dict(zip(lists, times, strict=False))
    beside = {"public": "unfiltered list", "staff": "unfiltered staff list"}
    for (what, (name, _fetch)), taken in zip(found.items(), times[len(lists) :], strict=True):
        ratio = taken / plain[name]
        report(
            "P6", f"{what}, p95", size=size, ours=f"{taken:.1f} ms",
            reference=f"{beside[name]} {plain[name]:.1f} ms", ratio=f"{ratio:.2f}", must=f"<= {P6_MUST}",
            met=ratio <= P6_MUST,
        )  # fmt: skip
