"""Beratungsfolge: a motion of one board on its way through others. Pure rules, no database."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class ConsultationRole(models.TextChoices):
    """What a body does with a motion that comes from another."""

    HEARING = "hearing", gettext_lazy("Anhörung")
    PRE_ADVICE = "pre_advice", gettext_lazy("Vorberatung")
    DECISION = "decision", gettext_lazy("Entscheidung")
    INFORMATION = "information", gettext_lazy("Kenntnisnahme")


class ConsultationResult(models.TextChoices):
    """What came out of one station."""

    OPEN = "", gettext_lazy("offen")
    ACCEPTED = "accepted", gettext_lazy("angenommen")
    AMENDED = "accepted_amended", gettext_lazy("geändert angenommen")
    REJECTED = "rejected", gettext_lazy("abgelehnt")
    POSTPONED = "postponed", gettext_lazy("vertagt")
    NOTED = "noted", gettext_lazy("zur Kenntnis genommen")


@dataclass(frozen=True)
class Station:
    """One body in the chain with what it said; `text`: its wording where it changed ours."""

    body: str
    role: str
    result: str = ConsultationResult.OPEN
    text: str = ""


FINAL = {ConsultationResult.ACCEPTED, ConsultationResult.AMENDED, ConsultationResult.REJECTED}


#: A body that has said this is done with it; a postponed paper comes back.
DONE = frozenset(FINAL | {ConsultationResult.NOTED})
#: While one of these stands there, the paper lies with the body.
OPEN = frozenset(set(ConsultationResult.values) - DONE)


def decision_of(chain: Sequence[Station]) -> Station | None:
    """The station whose word ends the chain: the decision, once it is there."""
    return next((s for s in chain if s.role == ConsultationRole.DECISION and s.result in FINAL), None)


def both_wordings(own: str, decided: Station) -> str:
    """What the board asked for and what was decided, side by side, for the task that is closed."""
    words = _("%(body)s: %(result)s.") % {
        "body": decided.body,
        "result": ConsultationResult(decided.result).label,
    }
    lines = [words, _("Unser Wortlaut: %(text)s") % {"text": own}]
    if decided.result == ConsultationResult.AMENDED:
        lines.append(_("Beschlossener Wortlaut: %(text)s") % {"text": decided.text})
    return "\n".join(lines)
