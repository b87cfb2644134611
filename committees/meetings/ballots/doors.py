"""The door of everything that hangs on an agenda item: the line of its part in the permission table."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q

from accounts.doors import Door
from committees.meetings.models import Part
from committees.roster.doors import SplitDoor


def item_door(path: str) -> SplitDoor:
    """Public items ask for the right "resolution", the others for "nonpublic_item"; the public sees neither.

    `path` leads from the record to its item, e.g. "election__item__".
    """
    district = f"{path}meeting__district"

    def of_committee(membership: Any) -> Q:
        return Q(**{f"{path}meeting__committee": membership.committee_id})

    def door(resource: str) -> Door:
        committee: Callable[[Any], Q] = of_committee
        return Door(resource, district, committee=committee)

    return SplitDoor(
        "resolution",
        district=district,
        public=Q(pk__in=[]),
        parts=(
            (Q(**{f"{path}part": Part.PUBLIC}), door("resolution")),
            (Q(**{f"{path}part": Part.NON_PUBLIC}), door("nonpublic_item")),
        ),
    )
