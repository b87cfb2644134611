"""How much each kind of minutes tells of an item.

Beschlussprotokoll: motions, votes and resolutions, conflicts, statements on request. Ergebnisprotokoll: the
result in words as well. Verlaufs- and Wortprotokoll: the course with its times, and who came and went.
"""

from dataclasses import replace
from typing import Any, TypeVar

from committees.rules.words import MinutesKind

Section = TypeVar("Section", bound=Any)


def shaped(section: Section, kind: str) -> Section:
    """The section of an item as this kind of minutes prints it."""
    if kind in (MinutesKind.COURSE, MinutesKind.VERBATIM):
        return section
    section = replace(section, time="", events=())
    return replace(section, text=()) if kind == MinutesKind.RESOLUTIONS else section


def tells(kind: str) -> bool:
    """Whether the text of the clerk is printed at all."""
    return kind != MinutesKind.RESOLUTIONS
