"""Canonical addresses of the interface: lower case, no slash at the end, always the configured host."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid5

from committees.oparl.codes import Kind
from desk.mail.services import absolute_url

ROOT = "/oparl/v1.1"
#: Keys of what has no row of its own (the system, a place, a paper known by its reference only).
NAMESPACE = UUID("0c7f2f5e-9f52-4a0e-8f0e-6f6a2b1d9c37")
SYSTEM_KEY = uuid5(NAMESPACE, "system")


def oparl_url(*parts: Any) -> str:
    """E.g. `oparl_url("body", pk, "meetings")`."""
    return absolute_url("/".join([ROOT, *map(str, parts)]))


def object_url(kind: Kind, key: UUID) -> str:
    """The `id` of an object."""
    return oparl_url(kind.value) if kind == Kind.SYSTEM else oparl_url(kind.value, key)


def with_query(url: str, values: dict[str, str]) -> str:
    """The one spelling of a query: sorted by name, encoded, without what is empty."""
    query = urlencode(sorted((name, value) for name, value in values.items() if value))
    return f"{url}?{query}" if query else url


def derived_key(district_key: UUID, kind: Kind, words: str) -> UUID:
    """The lasting key of something that is known by its words alone, within one district."""
    return uuid5(NAMESPACE, f"{district_key}/{kind}/{' '.join(words.split()).casefold()}")
