"""The access matrix: every address × person → status, as one table in `tests/access/`.

An address without a row fails the suite, so a new page cannot be forgotten.
"""

import importlib
import pkgutil

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

import tests.access
from tests.access.rows import Row, World

#: Addresses that are not ours to answer for, each with the reason.
NOT_IN_MATRIX = {
    "set_language": "Django's own language switch, no records",
}
#: Namespaces of libraries that bring their own tests; our settings for them are tested in tests/accounts.
LIBRARY_PREFIXES = ("account_", "mfa_", "openid_connect_", "socialaccount_", "prometheus")


def collect_rows() -> list[Row]:
    rows: list[Row] = []
    for module in pkgutil.iter_modules(tests.access.__path__):
        rows += getattr(importlib.import_module(f"tests.access.{module.name}"), "ROWS", [])
    return rows


def url_names(resolver: URLResolver | None = None, namespace: str = "") -> set[str]:
    """Every named address, with its namespace; an address without a name shows up as its pattern."""
    found: set[str] = set()
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            found |= url_names(entry, inner)
        elif isinstance(entry, URLPattern):
            found.add(f"{namespace}{entry.name}" if entry.name else f"{namespace}<{entry.pattern}>")
    return found


ROWS = collect_rows()


def test_every_address_has_a_row():
    covered = {row.url_name for row in ROWS} | set(NOT_IN_MATRIX)
    ours = {name for name in url_names() if not name.startswith(LIBRARY_PREFIXES)}
    assert not ours - covered, f"Without a row in tests/access/: {sorted(ours - covered)}"


def test_no_row_speaks_of_an_address_that_is_gone():
    assert not {row.url_name for row in ROWS} - url_names()


def test_every_row_asks_the_stranger():
    for row in ROWS:
        assert {"coordinator", "outsider", "anonymous"} <= set(row.expect), f"{row} forgets somebody"


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_matrix(row: Row, cast, client):
    world = World(cast)
    for person, expected in row.expect.items():
        client.logout()
        if person != "anonymous":
            client.force_login(cast.people[person])
        address = reverse(row.url_name, kwargs=row.args(world)) + row.query
        data = row.data(world) if row.data else {}
        response = getattr(client, row.method)(address, data)
        assert response.status_code == expected, f"{row} as {person}: {response.status_code}, not {expected}"


def test_a_forgotten_address_is_noticed(settings, monkeypatch):
    """The planted breach: take one row away and the first test must fail."""
    if not ROWS:
        pytest.fail("The matrix is empty.")
    gone = ROWS[0].url_name
    monkeypatch.setitem(globals(), "ROWS", [row for row in ROWS if row.url_name != gone])
    with pytest.raises(AssertionError, match=gone):
        test_every_address_has_a_row()
