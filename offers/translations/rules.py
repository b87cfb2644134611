"""What must hold before a translation may be handed in or published; no database."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.refusals import Refusal
from offers.catalogue.rules import refuse
from offers.catalogue.text_parts import names_in
from offers.catalogue.texts import LEICHT, TEXT_FIELDS
from offers.catalogue.texts import german_texts as german_texts_of
from offers.translations.choices import OPEN, Standing, State

#: That people with learning difficulties test every text is a rule of the Netzwerk Leichte Sprache.
CHECKED = _(
    "„Leichte Sprache“ heißt ein Text erst, wenn eine Prüfgruppe ihn gelesen hat (Regeln des Netzwerks Leichte "
    "Sprache). Bis dahin lässt er sich als „Einfache Sprache“ veröffentlichen."
)


def check_complete(german: Mapping[str, str], values: Mapping[str, str]) -> None:
    """Whatever the German text says, the other one says too."""
    for name in TEXT_FIELDS:
        if german[name].strip() and not values[name].strip():
            refuse(name, _("Hier fehlt der Text noch. Auf Deutsch steht etwas da."))
    names = german["break_names"].splitlines()
    if names and not names_in(values["break_names"], names):
        refuse(
            "break_names",
            _("Bitte für jede Pause eine Zeile, in der Reihenfolge links: %(names)s.")
            % {"names": ", ".join(names)},
        )


def check_tested(language: str, checked_by: str, checked_on: dt.date | None, today: dt.date) -> None:
    """A text in Leichte Sprache names who tested it and when, and not a day to come."""
    if language != LEICHT:
        return
    if not checked_by.strip() or checked_on is None:
        field = "checked_on" if checked_by.strip() else "checked_by"
        raise Refusal(str(_("Wer hat den Text geprüft, und wann?")), field=field, rule=str(CHECKED))
    if checked_on > today:
        refuse("checked_on", _("Dieser Tag liegt in der Zukunft."))


def standing(open_state: str | None, public_mark: str | None, text_mark: str) -> Standing:
    """How an offer stands in a language: what is being written counts before what is public."""
    if open_state in OPEN:
        return Standing(State(open_state).value)
    if public_mark is None:
        return Standing.MISSING
    return Standing.CURRENT if public_mark == text_mark else Standing.OUTDATED


def german_texts(row: Any) -> dict[str, str]:
    """The texts of an offer by field name."""
    return german_texts_of(vars(row))
