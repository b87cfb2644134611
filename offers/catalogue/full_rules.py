"""Rules over the further answers of an offer: places, the notice that closes it, the planned opening, its dates."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from accounts.refusals import Refusal
from offers.catalogue.choices import ClosedReason, Openness
from offers.catalogue.recurrence import occurrences, timetable_of


def check_in_full(values: Mapping[str, Any]) -> None:
    """Raise Refusal at the field that does not go with the others; `binding_grant` is the notice itself."""
    if values["waiting_list"] and not values["capacity"]:
        raise Refusal(_("Eine Warteliste braucht die Zahl der Plätze."), field="capacity")
    _check_grant(values)
    _check_opening(values)
    _check_dates(values)


def _check_grant(values: Mapping[str, Any]) -> None:
    if values["binding_grant"] is None:
        return
    if values["openness"] == Openness.OPEN:
        raise Refusal(_("Ein offenes Angebot ist an keinen Bescheid gebunden."), field="binding_grant")
    if values["target_group_reason"] != ClosedReason.FUNDING:
        raise Refusal(
            _(
                "Einen Bescheid nennt, wer als Grund „Förderregel“ wählt. Bitte den Grund ändern oder hier leeren."
            ),
            field="binding_grant",
        )


def _check_opening(values: Mapping[str, Any]) -> None:
    day = values["opens_on"]
    if day is None:
        return
    if values["openness"] == Openness.OPEN:
        raise Refusal(_("Das Angebot ist schon offen für alle."), field="opens_on")
    grant = values["binding_grant"]
    if grant is not None and day <= grant.period_end:
        free_from = grant.period_end + dt.timedelta(days=1)
        raise Refusal(
            _("Der Bescheid bindet bis %(end)s. Frühestens möglich ist der %(free)s.")
            % {"end": f"{grant.period_end:%d.%m.%Y}", "free": f"{free_from:%d.%m.%Y}"},
            field="opens_on",
        )
    if values["valid_until"] is not None and day > values["valid_until"]:
        raise Refusal(
            _("An diesem Tag ist das Angebot schon vorbei: Es endet am %(end)s.")
            % {"end": f"{values['valid_until']:%d.%m.%Y}"},
            field="opens_on",
        )


def _check_dates(values: Mapping[str, Any]) -> None:
    """Times that never come are a slip: a Tuesday course from Wednesday to Friday."""
    end = values["valid_until"]
    if not values["recurrence"] or end is None:
        return
    if not occurrences(timetable_of(values, land=""), values["valid_from"], end):
        raise Refusal(
            _(
                "Zwischen Beginn und Ende des Angebots liegt keiner dieser Termine. Bitte Tage oder Zeitraum prüfen."
            ),
            field="recurrence",
        )
