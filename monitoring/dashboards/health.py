"""The state of the work in the district as tiles: a figure, what it means, the target if the house has one, the list
behind it. A tile is there only for whoever may list the whole of what it counts."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coordination.interpreting.tables import OPEN_STATES
from monitoring.dashboards import selectors
from monitoring.dashboards.reach import sees_whole
from monitoring.dashboards.selectors import BOOKING_DAYS, MEETING_DAYS, Share
from offers.funding.rules import AT_RISK_DAYS
from offers.openness.counting import share_percent


@dataclass(frozen=True)
class Tile:
    """One figure. `part` of `whole`: what the list at `url` holds, `link` says it in words.

    `percent`: the figure where it is a share, else the figure is `part`. `target` is met or not, if there is one.
    """

    key: str
    title: str
    part: int
    whole: int
    sentence: str
    url: str
    link: str
    percent: int | None = None
    is_share: bool = False
    target: str = ""
    is_met: bool | None = None

    @property
    def tone(self) -> str:
        """How loud the figure is: what meets its target is silent."""
        return {True: "gut", False: "warn", None: ""}[self.is_met]


def tiles_of(user: Any, today: dt.date) -> list[Tile]:
    """One statement for each tile."""
    return [make(user, today) for resource, make in TILES if sees_whole(user, resource)]


def _offers(user: Any, today: dt.date) -> Tile:
    found = selectors.offers_confirmed(user, today)
    return _confirmed(
        found,
        "offers_confirmed",
        _("Angebote bestätigt"),
        _(
            "Bestätigt: %(part)d von %(whole)d veröffentlichten Angeboten. Was zu lange nicht bestätigt ist, verschwindet aus dem Verzeichnis."
        ),
        _to("offers:freshness-list", due=1),
    )


def _organisations(user: Any, today: dt.date) -> Tile:
    found = selectors.organisations_confirmed(user, today)
    return _confirmed(
        found,
        "organisations_confirmed",
        _("Organisationen bestätigt"),
        _(
            "Im letzten Jahr bestätigt: %(part)d von %(whole)d aktiven Organisationen. Die anderen Angaben können veraltet sein."
        ),
        _to("coordination:organisation-list", status="active", unconfirmed=1),
    )


def _confirmed(found: Share, key: str, title: str, sentence: str, url: str) -> Tile:
    link = _("%(count)d noch zu bestätigen") % {"count": found.others}
    percent = share_percent(found.part, found.whole)
    return Tile(key, title, found.others, found.whole, _filled(sentence, found), url, link, percent, is_share=True)  # fmt: skip


def _minutes(user: Any, today: dt.date) -> Tile:
    found = selectors.minutes_in_time(user, today)
    over = found.whole - found.left
    sentence = _(
        "Unterzeichnet in der Frist, die das Gremium sich gibt: %(part)d von %(over)d Sitzungen der letzten zwölf Monate."
    ) % {"part": found.part, "over": over}
    if found.left:
        sentence += " " + ngettext(
            "Bei %(left)d Sitzung läuft die Frist noch.", "Bei %(left)d Sitzungen läuft die Frist noch.", found.left
        ) % {"left": found.left}  # fmt: skip
    first = today - dt.timedelta(days=MEETING_DAYS)
    url = _to("committees:meeting-list", state=["closed", "minuted"], start_von=first, start_bis=today)
    link = ngettext("%(whole)d Sitzung", "%(whole)d Sitzungen", found.whole) % {"whole": found.whole}
    return Tile(
        "minutes_in_time", _("Niederschriften in der Frist"), found.whole, found.whole, sentence, url, link,
        share_percent(found.part, over), is_share=True, target=_("alle"), is_met=found.part == over if over else None,
    )  # fmt: skip


def _measures(user: Any, today: dt.date) -> Tile:
    return _none_wanted(
        selectors.measures_late(user, today),
        "measures_late",
        _("Maßnahmen überfällig"),
        _(
            "Über ihren Termin oder nächsten Schritt hinaus: %(part)d von %(whole)d laufenden und geplanten Maßnahmen."
        ),
        _to("monitoring:measure-list", late=1),
        _("Überfällige Maßnahmen ansehen"),
    )


def _bookings(user: Any, today: dt.date) -> Tile:
    last = today + dt.timedelta(days=BOOKING_DAYS)
    return _none_wanted(
        selectors.bookings_unfilled(user, today),
        "bookings_unfilled",
        _("Einsätze ohne Zusage"),
        _(
            "In den nächsten %(days)d Tagen noch ohne Zusage: %(part)d von %(whole)d Terminen der Sprachmittlung."
        ),
        _to("coordination:booking-list", status=list(map(str, OPEN_STATES)), date_von=today, date_bis=last),
        _("Anfragen ohne Zusage ansehen"),
        days=BOOKING_DAYS,
    )


def _grants(user: Any, today: dt.date) -> Tile:
    return _none_wanted(
        selectors.grants_at_risk(user, today),
        "grants_at_risk",
        _("Förderung endet ohne Folge"),
        _(
            "In den nächsten %(days)d Tagen zu Ende, ohne Folgeantrag: %(part)d von %(whole)d bewilligten Förderungen."
        ),
        _to("offers:period-list", risk=1),
        _("Gefährdete Förderungen ansehen"),
        days=AT_RISK_DAYS,
    )


def _tasks(user: Any, today: dt.date) -> Tile:
    return _none_wanted(
        selectors.tasks_overdue(user, today),
        "tasks_overdue",
        _("Aufgaben überfällig"),
        _("Über ihren Tag hinaus: %(part)d von %(whole)d offenen Aufgaben, die Sie sehen."),
        _to("coordination:task-list", overdue=1),
        _("Überfällige Aufgaben ansehen"),
    )


def _none_wanted(found: Share, key: str, title: str, sentence: str, url: str, link: str, **more: int) -> Tile:
    """A count whose target is nought."""
    return Tile(
        key, title, found.part, found.whole, _filled(sentence, found, **more), url, link,
        target=_("keine"), is_met=not found.part,
    )  # fmt: skip


def _filled(sentence: str, found: Share, **more: int) -> str:
    return sentence % {"part": found.part, "whole": found.whole, **more}


def _to(name: str, **query: Any) -> str:
    return f"{reverse(name)}?{urlencode(query, doseq=True)}"


#: What a tile counts by the key of the permission table, in the order of the page.
TILES: tuple[tuple[str, Callable[[Any, dt.date], Tile]], ...] = (
    ("offer_draft", _offers),
    ("organisation", _organisations),
    ("meeting", _minutes),
    ("measure", _measures),
    ("booking", _bookings),
    ("funding_period", _grants),
    ("task", _tasks),
)
