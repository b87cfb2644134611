"""Doors of records whose rows do not all stand under one line of the permission table."""

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q

from accounts.doors import NOTHING, Door

#: States in which a meeting stands in the public calendar, and the one in which its outcome is public.
ANNOUNCED = ("scheduled", "invited", "open", "interrupted", "closed", "minuted", "cancelled")
MINUTED = ("minuted",)


def public_bodies(path: str = "") -> Q:
    """Committees whose work may be public at all: exchange at leadership level never is (study, format 4).

    `path` leads from another record to its committee, e.g. "meeting__committee__".
    """
    return ~Q(**{f"{path}format": "leadership"})


def public_meetings(path: str = "", *, states: tuple[str, ...] = ANNOUNCED) -> Q:
    """Meetings everybody may know of; `path` leads from another record to its meeting."""
    known = {
        f"{path}is_public": True,
        f"{path}state__in": states,
        f"{path}committee__status__in": ["active", "dormant", "dissolved"],
    }
    return Q(**known) & public_bodies(f"{path}committee__")


@dataclass(frozen=True)
class SplitDoor(Door):
    """Several doors side by side; each guards the rows of its own condition.

    A public agenda item asks for the right "meeting", a non-public one for "nonpublic_item".
    `resource` names the line shown for the record as a whole; `public` is the published part of
    all rows and must itself leave out what is not public.
    """

    parts: tuple[tuple[Q, Door], ...] = ()

    def filter_for(self, user: Any, action: str) -> Q:
        result = NOTHING
        for condition, door in self.parts:
            result |= condition & replace(door, public=self.public).filter_for(user, action)
        return result
