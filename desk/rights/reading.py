"""Turning the permission table into sentences about one person or one record."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.permissions import REACH_WORDS, TABLE, Role, grants_for, reaches
from desk.rights.selectors import Holder

#: The columns of the page, in the order of weight.
ACTIONS = {
    "V": gettext_lazy("lesen"),
    "C": gettext_lazy("anlegen"),
    "U": gettext_lazy("ändern"),
    "X": gettext_lazy("löschen"),
    "P": gettext_lazy("freigeben"),
    "E": gettext_lazy("ausgeben"),
}
#: Rights on a record that already exists.
RECORD_ACTIONS = {letter: word for letter, word in ACTIONS.items() if letter != "C"}


@dataclass(frozen=True)
class RightsLine:
    """One line of the table: who or what, a word per action (empty: no), and why."""

    title: str
    note: str
    cells: list[str]
    because: str


@dataclass(frozen=True)
class RightsGroup:
    """Lines that belong together, under one heading."""

    title: str
    lines: list[RightsLine]


def rights_of_person(memberships: list[Any]) -> list[RightsGroup]:
    """Every kind of record the person can do something with, by class of protection."""
    groups: dict[str, list[RightsLine]] = {}
    for key, resource in TABLE.items():
        cells = [_reach_words(memberships, key, action) for action in ACTIONS]
        if any(cells):
            line = RightsLine(
                str(resource.title), resource.protection, cells, _because_roles(memberships, key)
            )
            groups.setdefault(resource.protection, []).append(line)
    return [RightsGroup(_class_words(name), lines) for name, lines in sorted(groups.items())]


def rights_on_record(row: models.Model, holders: list[Holder]) -> list[RightsGroup]:
    """Everyone of the district with what they may do with this record, and because of what."""
    groups: dict[str, list[RightsLine]] = {}
    for holder in holders:
        cells = [_("ja") if holder.may(action, row) else "" for action in RECORD_ACTIONS]
        role = holder.memberships[0].get_role_display()
        line = RightsLine(
            holder.user.full_name, _scope_of(holder), cells, _because_row(row, holder, any(cells))
        )
        groups.setdefault(str(role), []).append(line)
    return [RightsGroup(title, lines) for title, lines in groups.items()]


def sentences(memberships: list[Any]) -> Iterator[str]:
    """The roles of a person, each as a sentence."""
    for membership in memberships:
        yield _role_sentence(membership)


def _reach_words(memberships: list[Any], resource: str, action: str) -> str:
    found = {reach for m in memberships for reach in reaches(m.role, resource, action)}
    widest = [reach for reach in "*rogmpsa" if reach in found]
    if "*" in found or "r" in found:
        widest = widest[:1]
    return ", ".join(str(REACH_WORDS[reach]) for reach in widest)


def _because_roles(memberships: list[Any], resource: str) -> str:
    giving = [m for m in memberships if grants_for(m.role, resource)]
    return "; ".join(_role_sentence(m) for m in giving)


def _because_row(row: Any, holder: Holder, has_any: bool) -> str:
    resource = row.door.resource
    giving = [m for m in holder.memberships if grants_for(m.role, resource)]
    if not giving:
        return _("Diese Rolle hat mit „%(what)s“ nichts zu tun.") % {"what": TABLE[resource].title}
    if not has_any:
        return _("Das Recht reicht nicht bis zu diesem Eintrag: %(reach)s.") % {
            "reach": _reach_words(giving, resource, "V") or _("nur Listen")
        }
    return "; ".join(_role_sentence(m) for m in giving)


def _scope_of(holder: Holder) -> str:
    parts = [str(m.organisation or m.committee or "") for m in holder.memberships]
    return ", ".join(part for part in parts if part)


def _role_sentence(membership: Any) -> str:
    scope = str(
        membership.organisation or membership.committee or membership.district or _("ganze Plattform")
    )
    words = {
        "role": Role(membership.role).label,
        "scope": scope,
        "since": f"{membership.valid_from:%d.%m.%Y}",
    }
    if membership.valid_until:
        words["until"] = f"{membership.valid_until:%d.%m.%Y}"
        return _("Rolle %(role)s, %(scope)s, seit %(since)s, gültig bis vor dem %(until)s") % words
    return _("Rolle %(role)s, %(scope)s, seit %(since)s") % words


def _class_words(name: str) -> str:
    return {
        "S1": _("Öffentlich oder zur Veröffentlichung bestimmt"),
        "S2": _("Intern"),
        "S3": _("Persönlich und geschützt"),
        "S4": _("Fälle, besonders geschützt"),
    }[name]
