"""What dates and cards ask of a person this morning."""

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import clock
from desk.shell.today import TodayItem, first_and_number
from offers.participation.hub import when
from offers.participation.selectors import (
    cards_to_certify,
    offers_without_sessions,
    sessions_without_attendance,
)


def items(user: Any, today: dt.date) -> list[TodayItem]:
    """Attendance to note, full cards, and offers whose dates are all called off."""
    now = clock.now()
    return [*_attendance(user, now), *_called_off(user, now), *_full_cards(user)]


def _attendance(user: Any, now: dt.datetime) -> list[TodayItem]:
    first, number = first_and_number(sessions_without_attendance(user, now))
    if first is None:
        return []
    title = _("Anwesenheit eintragen: %(offer)s") % {"offer": first.offer.title}
    line = when(first) if number == 1 else _("%(number)d Termine sind noch offen.") % {"number": number}
    url = reverse("offers:session-attendance", kwargs={"pk": first.pk})
    return [TodayItem(50, title, line, url, _("Eintragen"), "check")]


def _called_off(user: Any, now: dt.datetime) -> list[TodayItem]:
    return [
        TodayItem(
            45,
            _("Alle Termine abgesagt: %(title)s") % {"title": offer.title},
            _("Das Angebot steht weiter öffentlich. Neue Termine eintragen oder ruhen lassen?"),
            f"{offer.get_absolute_url()}#termine",
            _("Ansehen"),
            "offer",
        )
        for offer in offers_without_sessions(user, now)[:3]
    ]


def _full_cards(user: Any) -> list[TodayItem]:
    first, number = first_and_number(cards_to_certify(user))
    if first is None:
        return []
    if number == 1:
        title = _("%(card)s ist voll") % {"card": first}
        url = first.get_absolute_url()
    else:
        title = _("%(number)d Stempelkarten sind voll") % {"number": number}
        url = f"{reverse('offers:card-list')}?full=1"
    return [TodayItem(40, title, first.programme.title, url, _("Urkunde ausstellen"), "check")]
