"""The rules of an offer that need no database: freshness, low threshold, openness, four eyes.

Source of the numbers: domain paper B (offers), invariants B4 and C5.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any, NoReturn

from django.utils.translation import gettext_lazy as _

from accounts.refusals import Refusal, WrongState
from offers.catalogue.choices import (
    AddressVisibility,
    ClosedReason,
    Freshness,
    GermanLevel,
    Openness,
    Registration,
)
from offers.catalogue.full_rules import check_in_full

#: Days between "please confirm" and leaving the public list.
GRACE_DAYS = 30
#: An offer that is about everything is found under nothing.
MOST_FIELDS = 3
FOUR_EYES = _("Vier Augen: Wer einträgt oder einreicht, gibt nicht frei, auch nicht über eine zweite Rolle.")


def due_on(confirmed_on: dt.date, interval_days: int) -> dt.date:
    """First day on which the provider should confirm again."""
    return confirmed_on + dt.timedelta(days=interval_days)


def overdue_on(confirmed_on: dt.date, interval_days: int) -> dt.date:
    """First day on which the offer is no longer public."""
    return due_on(confirmed_on, interval_days) + dt.timedelta(days=GRACE_DAYS)


def freshness(confirmed_on: dt.date | None, interval_days: int, today: dt.date) -> Freshness:
    if confirmed_on is None or today >= overdue_on(confirmed_on, interval_days):
        return Freshness.OVERDUE
    return Freshness.DUE if today >= due_on(confirmed_on, interval_days) else Freshness.FRESH


def is_low_threshold(values: Mapping[str, Any]) -> bool:
    """Anyone can simply come: no German, no residence status, no formal registration, no cost."""
    return (
        values["german_level"] == GermanLevel.NONE
        and not values["residence_required"]
        and values["registration"] in {Registration.NONE, Registration.INFORMAL}
        and not values["cost"]
    )


def shows_address(visibility: str, reason: str) -> bool:
    """May the public read where it is? A protected room is hidden unless it was decided otherwise."""
    if visibility == AddressVisibility.STANDARD:
        return reason != ClosedReason.PROTECTION
    return visibility == AddressVisibility.PUBLIC


def check_consistent(values: Mapping[str, Any]) -> None:
    """B4.4: an open offer excludes nobody; a closed one says whom it is for, and why."""
    if values["openness"] == Openness.OPEN:
        _refuse_if(
            values["residence_required"],
            "residence_required",
            _("Ein offenes Angebot verlangt keinen Aufenthaltsstatus."),
        )
        _refuse_if(
            values["gender_only"],
            "gender_only",
            _("Ein offenes Angebot ist nicht auf ein Geschlecht beschränkt."),
        )
        _refuse_if(values["target_groups"], "target_groups", _("Ein offenes Angebot hat keine Zielgruppe."))
        _refuse_if(
            values["target_group_reason"],
            "target_group_reason",
            _("Ein offenes Angebot braucht keinen Grund für eine Beschränkung."),
        )
    else:
        _refuse_if(
            not values["target_groups"], "target_groups", _("Bitte sagen, für welche Gruppe das Angebot ist.")
        )
        _refuse_if(
            not values["target_group_reason"],
            "target_group_reason",
            _("Bitte sagen, warum das Angebot nicht für alle offen ist."),
        )
        is_protected = values["target_group_reason"] == ClosedReason.PROTECTION
        _refuse_if(
            values["gender_only"] and not is_protected,
            "target_group_reason",
            _("Ein Angebot nur für ein Geschlecht ist ein Schutzraum: bitte diesen Grund wählen."),
        )
    _check_frame(values)
    check_in_full(values)


def _check_frame(values: Mapping[str, Any]) -> None:
    """Ages and days in order, a topic to be found under, a language to be spoken."""
    low, high = values["age_min"], values["age_max"]
    if low is not None and high is not None:
        _refuse_if(
            low > high,
            "age_min",
            _("Von %(low)d bis %(high)d Jahre geht nicht auf. Sind die Felder vertauscht?")
            % {"low": low, "high": high},
        )
    start, end = values["valid_from"], values["valid_until"]
    _refuse_if(end is not None and end < start, "valid_until", _("Das Ende liegt vor dem Beginn."))
    count = len(values["fields_of_action"])
    _refuse_if(
        not 1 <= count <= MOST_FIELDS, "fields_of_action", _("Bitte ein bis drei Handlungsfelder wählen.")
    )
    spoken = [*values["languages_spoken"], *values["languages_taught"], *values["languages_on_request"]]
    _refuse_if(not spoken, "languages_spoken", _("Bitte mindestens eine Sprache nennen."))


def check_publishable(values: Mapping[str, Any], *, today: dt.date) -> None:
    """What must be there before others are asked to look at it (guards of B3)."""
    doors = [values["contact"], values["provider"]]
    reachable = any(door is not None and (door.phone or door.email) for door in doors)
    _refuse_if(
        not reachable,
        "contact",
        _("Weder die zuständige Person noch der Träger hat Telefon oder E-Mail: So erreicht Sie niemand."),
    )
    _refuse_if(
        values["provider"].status != "active",
        "provider",
        _("Der Träger ist im Netz nicht aktiv. Bitte zuerst die Organisation wieder aufnehmen."),
    )
    end = values["valid_until"]
    _refuse_if(
        end is not None and end < today, "valid_until", _("Der Zeitraum des Angebots ist schon vorbei.")
    )


def check_step(transitions: Mapping[str, set[str]], current: str, target: str, label: Any) -> None:
    """Refuse a step that the table of transitions does not know."""
    if target not in transitions[current]:
        refuse_state(label)


def check_second_person(by: Any, involved: set[Any], provider_id: Any) -> None:
    """Four eyes: whoever wrote or handed in, or edits for the provider, does not approve (C1.8, C2)."""
    if by.pk in involved:
        raise Refusal(str(_("Das haben Sie selbst eingetragen oder eingereicht.")), rule=str(FOUR_EYES))
    if any(membership.organisation_id == provider_id for membership in by.acting_memberships):
        raise Refusal(str(_("Sie arbeiten auch für den Träger dieses Angebots.")), rule=str(FOUR_EYES))


def refuse_state(label: Any) -> NoReturn:
    raise WrongState(str(_("Im Stand „%(state)s“ ist dieser Schritt nicht möglich.") % {"state": label}))


def refuse(field: str, message: Any) -> NoReturn:
    raise Refusal(str(message), field=field)


def _refuse_if(condition: Any, field: str, message: Any) -> None:
    if condition:
        refuse(field, message)
