"""How an offer reads: its state in a word, its place, its door and its languages as text."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from coordination.network.codes import labels
from coordination.network.fields import FieldOfAction
from coordination.network.languages import Language
from desk.templatetags.desk import euro
from offers.catalogue.choices import (
    Freshness,
    GenderOnly,
    Openness,
    PlaceKind,
    Status,
    TargetGroup,
    Weekday,
)
from offers.catalogue.models import Offer
from offers.catalogue.recurrence import read_breaks, read_times
from offers.catalogue.recurrence_words import breaks_words, times_words

#: The sign of each door in the components of the house.
DOOR_SIGNS = {Openness.OPEN: "open", Openness.ON_REQUEST: "on_request", Openness.TARGET_GROUP: "group"}
TONES = {
    Status.DRAFT: "ruht",
    Status.SUBMITTED: "frage",
    Status.RETURNED: "warn",
    Status.PUBLISHED: "gut",
    Status.PAUSED: "ruht",
    Status.ENDED: "ruht",
    Status.ARCHIVED: "ruht",
}


def question(name: str) -> str:
    """What the form asks for a field of the offer."""
    field = Offer._meta.get_field(name)
    assert isinstance(field, models.Field)
    return str(field.verbose_name)


class Mark(str):
    """A word with a tone, so that a list shows a sign and an export the bare word."""

    tone: str

    def __new__(cls, word: Any, tone: str) -> "Mark":
        mark = super().__new__(cls, str(word))
        mark.tone = tone
        return mark


def state_of(offer: Offer, today: dt.date, *, has_open_change: bool = False) -> Mark:
    """The one word that says where the offer stands; what asks for action comes before what is normal."""
    if offer.status == Status.PUBLISHED:
        if has_open_change:
            return Mark(_("Änderung in Prüfung"), "frage")
        fresh = offer.freshness(today)
        if fresh == Freshness.OVERDUE:
            return Mark(_("überfällig"), "warn")
        if fresh == Freshness.DUE:
            return Mark(_("zu bestätigen"), "frage")
    return Mark(offer.get_status_display(), TONES[Status(offer.status)])


def door_of(openness: str) -> Mark:
    """The door in a word; the tone is the sign's name."""
    return Mark(Openness(openness).label, DOOR_SIGNS[Openness(openness)])


def short_door_of(openness: str) -> Mark:
    """The same for a narrow column."""
    mark = door_of(openness)
    return Mark(_("auf Anfrage"), mark.tone) if openness == Openness.ON_REQUEST else mark


def place_of(offer: Offer) -> str:
    if offer.place_kind == PlaceKind.ADDRESS:
        return offer.municipality.name if offer.municipality else offer.address
    if offer.place_kind == PlaceKind.DISTRICT_WIDE:
        return _("kreisweit")
    return _("aufsuchend") if offer.place_kind == PlaceKind.OUTREACH else str(offer.get_place_kind_display())


def field_names(codes: list[str]) -> str:
    return ", ".join(str(label) for label in labels(FieldOfAction, codes))


def group_names(codes: list[str]) -> str:
    return listed(labels(TargetGroup, codes))


def weekday_names(codes: list[str]) -> str:
    return ", ".join(str(label) for label in labels(Weekday, codes))


def language_words(codes: list[str]) -> str:
    return listed(labels(Language, codes))


def listed(words: Iterable[Any]) -> str:
    """One after the other, with the comma of the language."""
    return pgettext("zwischen Wörtern einer Aufzählung", ", ").join(str(word) for word in words)


def cost_words(cost: Decimal, note: str) -> str:
    """kostenlos, or the sum, with the note behind."""
    words = euro(cost) if cost else _("kostenlos")
    return ". ".join((words.removesuffix("."), note)) if note else words


def age_words(low: int | None, high: int | None) -> str:
    if low is not None and high is not None:
        return _("von %(low)d bis %(high)d Jahren") % {"low": low, "high": high}
    if low is not None:
        return _("ab %(low)d Jahren") % {"low": low}
    return _("bis %(high)d Jahre") % {"high": high} if high is not None else ""


def when_words(recurrence: list[dict[str, Any]], note: str) -> str:
    """The regular times, and the note on a line of its own."""
    regular = times_words(read_times(recurrence))
    return "\n".join(words for words in (regular[:1].upper() + regular[1:], note) if words)


def gender_words(code: str) -> str:
    return str(GenderOnly(code).label) if code else ""


def value_words(offer: Offer, name: str) -> str:
    """Any field of the form as a reviewer reads it."""
    value = getattr(offer, name)
    if name == "fields_of_action":
        return field_names(value)
    if name == "target_groups":
        return group_names(value)
    if name.startswith("languages_"):
        return language_words(value)
    if name == "recurrence":
        return times_words(read_times(value))
    if name == "breaks":
        return breaks_words(read_breaks(value))
    if name == "cost":
        return euro(value)
    if isinstance(value, bool):
        return _("ja") if value else _("nein")
    if isinstance(value, dt.date):
        return f"{value:%d.%m.%Y}"
    if display := getattr(offer, f"get_{name}_display", None):
        return str(display())
    return "" if value is None else str(value)
