"""The lines of the permission table by which areas, indicators and values are read."""

from django.db.models import Q

from accounts.doors import NOTHING, Door

#: Areas are public facts; a value is public when its indicator is.
AREA_DOOR = Door("area", public=Q())


def indicator_door(path: str = "") -> Door:
    """Door of a row that hangs on an indicator; `path` leads to it, with the trailing underscores."""
    return Door("indicator", public=Q(**{f"{path}is_public": True}))


#: Surveys, imports and the tree: for those who work with the indicators, no public part of their own.
INSIDE_DOOR = Door("indicator", public=NOTHING)
