"""Two people entered the same thing: what is stored, what was typed, and the choice between them."""

import datetime as dt
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.clock import BERLIN
from committees.meetings.ballots.models import Ballot
from committees.meetings.models import AgendaItem, Attendance, ConflictDeclaration, Vote
from committees.rules.voting import Count


@dataclass(frozen=True)
class Clash:
    """Both sides in words; `fields` sent to `action` make the typed one hold. A text can be merged first."""

    title: str
    stored: str
    mine: str
    action: str
    fields: dict[str, str] = field(default_factory=dict)
    is_text: bool = False


def record_clash(item: AgendaItem, text: str) -> Clash:
    """The text of an item was changed by somebody else."""
    return Clash(
        title=_("%(number)s: zwei Fassungen des Verlaufs") % {"number": item.number},
        stored=item.record,
        mine=text,
        action=reverse("committees:item-record", kwargs={"pk": item.pk}),
        fields={"vorher": item.record},
        is_text=True,
    )


def vote_clash(stored: Vote, count: Count, typed: dict[str, str]) -> Clash:
    """For this motion there is another result already."""
    item = stored.item
    return Clash(
        title=_("%(number)s: zwei Ergebnisse") % {"number": item.number},
        stored=f"{_counts(stored.count)}, {stored.get_result_display()} ({_clock(stored.taken_at)})",
        mine=_counts(count),
        action=reverse("committees:vote-record", kwargs={"pk": item.pk}),
        fields=typed | {f"version-{stored.ordinal}": str(stored.version)},
    )


def voice_clash(stored: Ballot, choice: str, action: str, typed: dict[str, str]) -> Clash:
    """Another clerk has entered another voice for the same person."""
    return Clash(
        title=_("%(number)s: zwei Angaben zur Stimme von %(name)s")
        % {"number": stored.roll_call.item.number, "name": stored.name},
        stored=stored.get_choice_display(),
        mine=str(Ballot.Choice(choice).label),
        action=action,
        fields=typed,
    )


def _counts(count: Count) -> str:
    words = _("Ja %(yes)d, Nein %(no)d, Enthaltung %(abstain)d") % {
        "yes": count.yes,
        "no": count.no,
        "abstain": count.abstain,
    }
    if count.invalid or count.not_participating:
        words += _(", ungültig %(invalid)d, nicht teilgenommen %(absent)d") % {
            "invalid": count.invalid,
            "absent": count.not_participating,
        }
    return words


def presence_clash(attendance: Attendance, comes: bool, at: dt.datetime) -> Clash | None:
    """Somebody entered the coming or going already, at another minute; None where there is nothing to choose."""
    stays = list(attendance.stays.all())
    if not stays or (stays[-1].until is None) != comes:
        return None
    stored = stays[-1].until or stays[-1].start
    words = _("kommt um %(time)s Uhr") if comes else _("geht um %(time)s Uhr")
    return Clash(
        title=_("%(name)s: zwei Uhrzeiten") % {"name": attendance.name},
        stored=words % {"time": _clock(stored)},
        mine=words % {"time": _clock(at)},
        action=reverse("committees:attendance-change", kwargs={"pk": attendance.pk}),
        fields={"tun": "uhrzeit", "um": _clock(at)},
    )


def is_same_minute(attendance: Attendance, comes: bool, at: dt.datetime) -> bool:
    """Two clerks pressed the same button within a minute: nothing to ask."""
    stays = list(attendance.stays.all())
    if not stays or (stays[-1].until is None) != comes:
        return False
    return _clock(stays[-1].until or stays[-1].start) == _clock(at)


def conflict_clash(stored: ConflictDeclaration, ground: str, at: dt.datetime) -> Clash:
    """The person is noted as conflicted already, with other words or another time."""
    words = _("%(ground)s, draußen seit %(time)s Uhr")
    return Clash(
        title=_("%(number)s: %(name)s ist schon als befangen vermerkt")
        % {"number": stored.item.number, "name": stored.attendance.name},
        stored=words % {"ground": stored.ground, "time": _clock(stored.left_at)},
        mine=words % {"ground": ground, "time": _clock(at)},
        action=reverse("committees:conflict-declare", kwargs={"pk": stored.item_id}),
        fields={
            "person": str(stored.attendance_id),
            "grund": ground,
            "um": _clock(at),
            "vermerk": str(stored.pk),
        },
    )


def _clock(at: dt.datetime) -> str:
    return f"{at.astimezone(BERLIN):%H:%M}"
