"""What holds for motions: was it in time, what does an amendment make of it, when is it decided. Pure."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.refusals import Refusal
from committees.rules.consultations import FINAL, ConsultationResult, ConsultationRole, Station, decision_of
from committees.rules.notice import motion_deadline, place_motion

DONE = FINAL | {ConsultationResult.NOTED}


@dataclass(frozen=True)
class Deadline:
    """How a paper received on a day stands to the motion deadline (Antragsfrist) of one meeting."""

    meeting_on: dt.date
    received_on: dt.date
    last_day: dt.date | None
    source: str
    next_on: dt.date | None = None
    reason: str = ""

    @property
    def is_kept(self) -> bool:
        return self.last_day is None or self.received_on <= self.last_day

    @property
    def result(self) -> str:
        return _("Antragsfrist eingehalten") if self.is_kept else _("Antragsfrist verstrichen")

    @property
    def sentence(self) -> str:
        """What the rule says to this paper, with the meeting it can still reach when it is late."""
        if self.last_day is None:
            return _("Für dieses Gremium gilt keine Antragsfrist.")
        if self.is_kept:
            return _(
                "Eingegangen am %(received)s, letzter Tag für die Sitzung am %(meeting)s ist der %(last)s."
            ) % {
                "received": f"{self.received_on:%d.%m.%Y}",
                "meeting": f"{self.meeting_on:%d.%m.%Y}",
                "last": f"{self.last_day:%d.%m.%Y}",
            }
        if self.next_on:
            return f"{self.reason} " + _("Er kommt in die Sitzung am %(next)s.") % {
                "next": f"{self.next_on:%d.%m.%Y}"
            }
        return f"{self.reason} " + _("Eine spätere Sitzung ist noch nicht geplant.")


def deadline(
    days: int | None, *, received_on: dt.date, meeting_on: dt.date, meetings: Iterable[dt.date], source: str
) -> Deadline:
    """Judge a paper for one meeting; `meetings` are all that are planned, `source` is where the rule stands."""
    later = [day for day in meetings if day >= meeting_on]
    place = place_motion(days, received_on=received_on, meetings=[meeting_on, *later])
    last = motion_deadline(days, meeting_on)
    reason = place.reason
    if last is not None and received_on > meeting_on:
        reason = _("Die Sitzung am %(meeting)s war schon.") % {"meeting": f"{meeting_on:%d.%m.%Y}"}
    return Deadline(meeting_on, received_on, last, source, place.meeting_on, reason)


def amended(wording: str, passage: str, replacement: str) -> str:
    """The wording with one passage replaced, or with a sentence put behind it.

    Raises `Refusal` where the passage does not stand there, or more than once, so that nobody has to
    guess what was voted on.
    """
    passage, replacement = passage.strip(), replacement.strip()
    if not passage:
        return f"{wording.rstrip()}\n\n{replacement}"
    found = wording.count(passage)
    if found != 1:
        raise Refusal(
            _("Diese Stelle steht so nicht im geltenden Wortlaut des Antrags.")
            if not found
            else _("Diese Stelle kommt im Antrag mehrmals vor. Bitte mehr vom Satz angeben."),
            field="passage",
        )
    changed = wording.replace(passage, replacement)
    return (changed if replacement else changed.replace("  ", " ").replace(" .", ".")).strip()


def amendment_words(passage: str, replacement: str) -> str:
    """What is voted on, in one sentence for the minutes."""
    if not passage.strip():
        return _("Angefügt wird: „%(new)s“") % {"new": replacement.strip()}
    if not replacement.strip():
        return _("„%(old)s“ entfällt.") % {"old": passage.strip()}
    return _("„%(old)s“ wird ersetzt durch „%(new)s“") % {
        "old": passage.strip(),
        "new": replacement.strip(),
    }


def votes_on_amendments(*, is_own: bool, role: str) -> bool:
    """Whether a body votes on amendments: where the motion was moved, and where it is decided.

    Whoever is heard, advises first or takes note speaks about the motion as it lies there; what it would
    rather have stands in the wording of its own vote and changes no word of the motion.
    """
    return is_own or role == ConsultationRole.DECISION


def is_left_behind(*, is_voted: bool, lies_elsewhere: bool, is_taken_up: bool) -> bool:
    """Whether a motion ended with the term: its own committee never decided it.

    What it has voted on goes its way; what it only handed on lies with others; and what the new body has
    put on its agenda has begun anew.
    """
    return not (is_voted or lies_elsewhere or is_taken_up)


@dataclass(frozen=True)
class Stop:
    """A station with what the chain must know besides: is it the mover's own committee?"""

    station: Station
    is_own: bool


def deciding(stops: Sequence[Stop]) -> Stop | None:
    """The stop whose word ends the matter, once it is there.

    The own committee ends it by a no. Otherwise the body that decides; without such a body the own
    committee, and a paper that is only heard or noted ends with its last stop.
    """
    own = next((stop for stop in stops if stop.is_own), None)
    if own and own.station.result == ConsultationResult.REJECTED:
        return own
    others = [stop for stop in stops if not stop.is_own]
    if any(stop.station.role == ConsultationRole.DECISION for stop in others):
        found = decision_of([stop.station for stop in others])
        return next((stop for stop in others if stop.station is found), None) if found else None
    if own and own.station.result in FINAL:
        return own
    if stops and all(stop.station.result in DONE for stop in stops):
        return stops[-1]
    return None


def result_of(is_accepted: bool, decided: str, asked: str) -> ConsultationResult:
    """Accepted as asked, accepted with another wording, or rejected."""
    if not is_accepted:
        return ConsultationResult.REJECTED
    same = " ".join(decided.split()) == " ".join(asked.split())
    return ConsultationResult.ACCEPTED if same else ConsultationResult.AMENDED
