"""The page behind a mailed link: each entry as the public reads it, with the answers it may have."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coordination.network.models import Function, Organisation
from offers.catalogue import wording
from offers.catalogue.choices import PlaceKind, Status
from offers.catalogue.freshness import rules, taking_back
from offers.catalogue.freshness.choices import Result
from offers.catalogue.freshness.entries import Entry, Key
from offers.catalogue.freshness.models import OfferReview
from offers.catalogue.models import Offer

#: Button that answers "stimmt noch" to everything.
ALL = "all"
UNCHANGED, CHANGED, ENDED = Result.UNCHANGED, Result.CHANGED, Result.ENDED


@dataclass
class Question:
    """One entry on the page."""

    key: Key
    title: str
    facts: list[tuple[str, str]]
    is_due: bool
    hint: str
    choices: list[tuple[str, str, str]]
    chosen: str = ""
    error: str = ""


@dataclass
class Sent:
    """What came back: an answer by key, and whether everything was to be confirmed at once."""

    answers: dict[Key, str] = field(default_factory=dict)
    is_all: bool = False

    @property
    def contrary(self) -> list[Key]:
        """Entries about which something else was chosen than the button for all says."""
        return [key for key, value in self.answers.items() if self.is_all and value != UNCHANGED]


@dataclass(frozen=True)
class Outcome:
    """One line of the page after the answer."""

    title: str
    words: str
    sign: str
    css: str
    url: str = ""
    button: str = ""
    take_back: str = ""
    take_back_until: dt.date | None = None


class AboutYouForm(forms.Form):
    """What may be said beside the answers, both of it free."""

    note = forms.CharField(label=gettext_lazy("Was ist anders?"), required=False, max_length=2000)
    name = forms.CharField(label=gettext_lazy("Ihr Name"), required=False, max_length=120)


def read_answers(data: Mapping[str, Any], entries: list[Entry]) -> Sent:
    """The chosen answers of entries that are there; an answer an entry does not offer is none."""
    sent = Sent(is_all=ALL in data)
    for entry in entries:
        value = data.get(entry.key, "")
        if value in {code for code, _label, _sign in _choices(entry.row)}:
            sent.answers[entry.key] = value
        elif sent.is_all:
            sent.answers[entry.key] = UNCHANGED
    return sent


def questions_of(
    entries: list[Entry], today: dt.date, *, chosen: Mapping[Key, str], errors: Mapping[Key, str]
) -> list[Question]:
    return [
        Question(
            entry.key,
            title_of(entry.row),
            _facts(entry.row),
            entry.is_due(today),
            _hint(entry, today),
            _choices(entry.row),
            chosen.get(entry.key, ""),
            errors.get(entry.key, ""),
        )
        for entry in entries
    ]


def outcome_of(review: OfferReview, today: dt.date) -> Outcome:
    """What an answer has done, and what is still to do."""
    row = review.offer or review.contact or review.request.provider
    title = title_of(row)
    if review.result == CHANGED:
        return Outcome(
            title,
            _("Wird geändert. Bis dahin steht der alte Text da."),
            "pen",
            "draft",
            _edit_url(row),
            _("Jetzt ändern"),
        )
    day = f"{review.answered_at:%d.%m.%Y}" if review.answered_at else ""
    if review.result == ENDED:
        words = _("Gibt es nicht mehr, seit %(day)s nicht in der Suche") % {"day": day}
        if review.contact:
            words = _("Ist es nicht mehr, seit %(day)s nicht öffentlich genannt") % {"day": day}
        last = taking_back.until(review)
        is_open = last is not None and today <= last
        return Outcome(
            title, words, "x", "draft", take_back=str(review.pk) if is_open else "", take_back_until=last
        )
    if review.offer and review.answered_at:
        until = review.answered_at.date() + dt.timedelta(days=review.offer.review_interval_days)
        return Outcome(
            title, _("Stimmt noch, aktuell bis %(day)s") % {"day": f"{until:%d.%m.%Y}"}, "ok", "ok"
        )
    return Outcome(title, _("Stimmt noch"), "ok", "ok")


def title_of(row: Any) -> str:
    return (
        _("Ihre Organisation")
        if isinstance(row, Organisation)
        else str(row.person if isinstance(row, Function) else row)
    )


def _choices(row: Any) -> list[tuple[str, str, str]]:
    """Code, words and sign of each answer."""
    same, other = (UNCHANGED.value, _("Stimmt noch"), "yes"), (CHANGED.value, _("Ändern"), "pen")
    if isinstance(row, Organisation):
        return [same, other]
    gone = _("Ist es nicht mehr") if isinstance(row, Function) else _("Gibt es nicht mehr")
    return [same, other, (ENDED.value, gone, "x")]


def _facts(row: Any) -> list[tuple[str, str]]:
    """What the public reads; a protected place stands here no more than there."""
    if isinstance(row, Offer):
        place = row.shown_place if row.place_kind == PlaceKind.ADDRESS else wording.place_of(row)
        address = row.address if row.shows_address and row.place_kind == PlaceKind.ADDRESS else ""
        contact = row.contact if row.contact and row.contact.is_public else None
        reach = (
            (str(contact.person), contact.phone, contact.email)
            if contact
            else (row.provider.phone, row.provider.email)
        )
        pairs = [
            (_("Wann"), row.times),
            (_("Wo"), ", ".join(filter(None, (place, address))) or _("wird auf Anfrage genannt")),
            (_("Wer"), _who(row)),
            (_("Kontakt"), ", ".join(filter(None, reach))),
        ]
    elif isinstance(row, Function):
        pairs = [(_("Funktion"), str(row.words)), (_("Telefon"), row.phone), (_("E-Mail"), row.email)]
    else:
        pairs = [
            (_("Name"), row.name),
            (_("Anschrift"), row.address),
            (_("Telefon"), row.phone),
            (_("E-Mail"), row.email),
            (_("Internet"), row.website),
        ]
    return [(label, str(words) or _("keine Angabe")) for label, words in pairs]


def _who(offer: Offer) -> str:
    door = str(wording.door_of(offer.openness))
    groups = wording.group_names(offer.target_groups)
    ages = wording.age_words(offer.age_min, offer.age_max)
    return ", ".join(filter(None, (door[:1].upper() + door[1:], groups, ages)))


def _hint(entry: Entry, today: dt.date) -> str:
    if isinstance(entry.row, Offer) and entry.row.status == Status.PAUSED:
        return _("Ruht und ist zurzeit nicht öffentlich.")
    if not entry.is_due(today):
        return _("Aktuell bis %(day)s.") % {"day": f"{entry.due_on:%d.%m.%Y}"}
    hidden = rules.hidden_on(entry.due_on)
    if hidden <= today:
        return _("Seit %(day)s nicht mehr öffentlich. Mit „Stimmt noch“ ist es sofort wieder da.") % {
            "day": f"{hidden:%d.%m.%Y}"
        }
    return _("Ohne Antwort ab %(day)s nicht mehr öffentlich.") % {"day": f"{hidden:%d.%m.%Y}"}


def _edit_url(row: Any) -> str:
    if isinstance(row, Offer):
        return reverse("offers:offer-update", kwargs={"pk": row.pk})
    if isinstance(row, Function):
        return reverse("coordination:function-update", kwargs={"pk": row.pk})
    return reverse("coordination:organisation-update", kwargs={"pk": row.pk})
