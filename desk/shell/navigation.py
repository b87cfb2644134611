"""The left navigation: areas and their entries, shown to whoever may list what lies behind them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.urls import NoReverseMatch, reverse


@dataclass(frozen=True)
class Entry:
    """One link. Shown if a role of the person has `action` on `resource`, to all if it names none.

    `roles` narrows it to those whose own page it is ("Meine Einsätze").
    """

    title: Any
    url_name: str
    resource: str | tuple[str, ...] = ()
    action: str = "L"
    roles: tuple[str, ...] = ()

    def is_open_to(self, roles: Iterable[str]) -> bool:
        from accounts.permissions import reaches  # models need the app registry, the house does not

        roles = tuple(roles)
        if self.roles and not set(self.roles) & set(roles):
            return False
        resources = (self.resource,) if isinstance(self.resource, str) else self.resource
        return not resources or any(
            reaches(role, resource, self.action) for role in roles for resource in resources if resource
        )

    @property
    def url(self) -> str:
        """Empty while that room does not exist in this installation."""
        try:
            return reverse(self.url_name)
        except NoReverseMatch:
            return ""


@dataclass(frozen=True)
class Area:
    """A word of the navigation with its sign; opens with its first entry that the person may see.

    `paths` are the beginnings of further addresses that belong to the area.
    """

    title: Any
    icon: str
    children: list[Entry] = field(default_factory=list)
    paths: tuple[str, ...] = ()


@dataclass(frozen=True)
class Link:
    """An entry as it stands on the page."""

    title: Any
    url: str
    is_current: bool = False


@dataclass(frozen=True)
class OpenArea:
    """An area as it stands on the page; sub-links only in the one the person is in."""

    title: Any
    icon: str
    url: str
    links: list[Link]
    is_current: bool = False


def navigation_for(areas: Iterable[Area], roles: Iterable[str], path: str) -> list[OpenArea]:
    """The areas the roles may see, with the one marked that `path` lies in."""
    roles = tuple(roles)
    shown = [(area, _entries(area, roles)) for area in areas]
    shown = [(area, entries) for area, entries in shown if entries]
    here = _area_of(path, shown)
    return [_open(area, entries, path, area is here) for area, entries in shown]


def closed_rooms(areas: Iterable[Area], roles: Iterable[str]) -> frozenset[str]:
    """Addresses of the navigation that are not open to these roles."""
    roles = tuple(roles)
    entries = [entry for area in areas for entry in area.children]
    return frozenset(entry.url for entry in entries) - {e.url for e in entries if e.is_open_to(roles)}


def walkable(steps: Iterable[tuple[Any, str]], closed: frozenset[str]) -> list[tuple[Any, str]]:
    """The way back to a page; a list the person may not open stays a word, and so does what lies in it."""
    found, shut = [], ""
    for text, url in steps:
        address = str(url or "")
        shut = address if address and address in closed else shut
        is_shut = bool(shut) and address.startswith(shut)
        found.append((text, "" if is_shut else url))
    return found


def _entries(area: Area, roles: tuple[str, ...]) -> list[tuple[Entry, str]]:
    open_ones = ((entry, entry.url) for entry in area.children if entry.is_open_to(roles))
    return [(entry, url) for entry, url in open_ones if url]


def _area_of(path: str, shown: list[tuple[Area, list[tuple[Entry, str]]]]) -> Area | None:
    """The area with the longest address that `path` begins with."""
    lengths = [
        (len(start), area)
        for area, entries in shown
        for start in (*(url for _entry, url in entries), *area.paths)
        if path.startswith(start)
    ]
    return max(lengths, key=lambda pair: pair[0])[1] if lengths else None


def _open(area: Area, entries: list[tuple[Entry, str]], path: str, is_current: bool) -> OpenArea:
    nearest = max((url for _entry, url in entries if path.startswith(url)), key=len, default="")
    links = [Link(entry.title, url, is_current and url == nearest) for entry, url in entries]
    return OpenArea(area.title, area.icon, links[0].url, links if len(links) > 1 else [], is_current)
