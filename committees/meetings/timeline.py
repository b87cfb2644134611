"""The quorum as a line through the meeting: who came and left when, and how many seats that made."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.clock import BERLIN
from committees.meetings.models import Meeting
from committees.meetings.room import Room
from committees.meetings.selectors import usual_quorum
from committees.roster.models import RuleProfile
from committees.rules.quorum import Step

#: The picture: points from left to right and from the line of no seat upwards.
LEFT, RIGHT, TOP, BOTTOM = 20, 296, 16, 84
#: Height of a number beside the line.
LETTER = 16


@dataclass(frozen=True)
class Coming:
    """One line of the list behind the picture."""

    at: dt.datetime
    name: str
    comes: bool
    present: int


@dataclass(frozen=True)
class PresencePicture:
    """A step line as an SVG path with its words; `needed` is 0 where no quorum is asked for."""

    path: str
    needed: int
    needed_y: int
    #: Where its number stands: beside the line, but never on the number of those present.
    needed_text_y: int
    present: int
    present_y: int
    first: dt.datetime
    last: dt.datetime
    last_x: int
    comings: tuple[Coming, ...]
    words: str


def presence_picture(
    meeting: Meeting, room: Room, at: dt.datetime, rules: RuleProfile
) -> PresencePicture | None:
    """The line until `at`; None while nobody with a vote has come."""
    steps = [step for step in room.timeline() if step.at <= at]
    if not steps:
        return None
    finding = usual_quorum(meeting, room, at, rules)
    needed = finding.needed if finding.is_required else 0
    first, last = steps[0].at, max(at, steps[-1].at)
    span = max((last - first).total_seconds(), 1)
    highest = max([needed, 1, *(step.present for step in steps)])

    def x(moment: dt.datetime) -> int:
        return round(LEFT + (RIGHT - LEFT) * (moment - first).total_seconds() / span)

    def y(seats: int) -> int:
        return round(BOTTOM - (BOTTOM - TOP) * seats / highest)

    path = f"M{LEFT} {BOTTOM}" + "".join(f"H{x(step.at)}V{y(step.present)}" for step in steps) + f"H{RIGHT}"
    return PresencePicture(
        path=path,
        needed=needed,
        needed_y=y(needed),
        needed_text_y=_beside(y(needed), y(steps[-1].present)),
        present=steps[-1].present,
        present_y=y(steps[-1].present),
        first=first,
        last=steps[-1].at,
        last_x=min(x(steps[-1].at), RIGHT - 40),
        comings=_comings(room, at),
        words=_words(steps, needed),
    )


def _beside(needed_y: int, present_y: int) -> int:
    if abs(needed_y - present_y) >= LETTER:
        return needed_y
    return present_y + LETTER if needed_y >= present_y else present_y - LETTER


def _words(steps: list[Step], needed: int) -> str:
    said = ", ".join(
        _("%(count)d um %(time)s") % {"count": step.present, "time": f"{step.at.astimezone(BERLIN):%H:%M}"}
        for step in steps
    )
    words = _("Stimmberechtigte Sitze im Raum: %(steps)s Uhr.") % {"steps": said}
    return f"{words} {_('Nötig sind %(count)d.') % {'count': needed}}" if needed else words


def _comings(room: Room, at: dt.datetime) -> tuple[Coming, ...]:
    moments = []
    for row in room.rows:
        for stay in row.stays if row.is_voting else ():
            moments.append((stay.start, row.name, True))
            if stay.until is not None:
                moments.append((stay.until, row.name, False))
    return tuple(
        Coming(moment, name, comes, room.present(moment))
        for moment, name, comes in sorted(moments, key=lambda coming: coming[0])
        if moment <= at
    )
