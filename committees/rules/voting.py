"""Abstimmung: do the counts add up, and what do they decide? Pure rules, no database."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.refusals import Refusal
from committees.rules.words import MajorityKind, MajorityRule, Tie


class Result(models.TextChoices):
    """What came out of a vote."""

    ACCEPTED = "accepted", gettext_lazy("angenommen")
    REJECTED = "rejected", gettext_lazy("abgelehnt")


@dataclass(frozen=True)
class Count:
    """The counts of one vote; those conflicted stand outside."""

    yes: int = 0
    no: int = 0
    abstain: int = 0
    invalid: int = 0
    not_participating: int = 0

    @property
    def total(self) -> int:
        return self.yes + self.no + self.abstain + self.invalid + self.not_participating


@dataclass(frozen=True)
class SumCheck:
    """Whether the counts reach the number of those entitled who are in the room."""

    total: int
    entitled: int

    @property
    def is_right(self) -> bool:
        return self.total == self.entitled

    @property
    def sentence(self) -> str:
        if self.is_right:
            return _("Summe geht auf")
        if self.total > self.entitled:
            return _("Die Summe stimmt nicht: %(total)d > %(entitled)d stimmberechtigt Anwesende.") % {
                "total": self.total,
                "entitled": self.entitled,
            }
        return _("Es fehlen noch %(missing)d von %(entitled)d Stimmen.") % {
            "missing": self.entitled - self.total,
            "entitled": self.entitled,
        }


def check_sum(count: Count, entitled: int) -> SumCheck:
    return SumCheck(total=count.total, entitled=entitled)


def require_sum(count: Count, entitled: int) -> None:
    """Raise `Refusal` unless yes + no + abstain + invalid + not participating = entitled."""
    checked = check_sum(count, entitled)
    if not checked.is_right:
        raise Refusal(
            checked.sentence,
            field="yes",
            rule=_("Ja, Nein, Enthaltung, ungültig und nicht teilgenommen ergeben alle Stimmberechtigten."),
        )


def require_no_count(rule: MajorityRule, entitled: int) -> None:
    """Raise `Refusal` where nobody's silence can decide: a majority of all members has to be counted."""
    if rule.yes_needed:
        raise Refusal(
            _("Ohne Widerspruch geht es hier nicht: Diese Mehrheit muss gezählt werden."),
            rule=rule.words,
            source=rule.source,
        )
    if not entitled:
        raise Refusal(_("Noch ist niemand Stimmberechtigtes im Raum."))


def decide(rule: MajorityRule, count: Count, *, chair: bool | None = None) -> Result:
    """Apply the majority rule. A tie is a rejection, unless the chair's vote decides it.

    `chair`: whether the chair voted yes; None when unknown. Invalid votes never count.
    """
    if needed := rule.yes_needed:
        return _result(count.yes >= needed)
    if rule.kind == MajorityKind.CONSENSUS:
        return _result(count.no == 0 and count.yes > 0)
    if count.yes == count.no and count.yes and rule.tie == Tie.CHAIR:
        return _result(chair is True)
    if rule.kind == MajorityKind.OF_CAST:
        return _result(count.yes * 2 > count.yes + count.no + count.abstain)
    return _result(count.yes > count.no)


def _result(is_accepted: bool) -> Result:
    return Result.ACCEPTED if is_accepted else Result.REJECTED


def result_sentence(result: Result | str, count: Count) -> str:
    """E.g. "Angenommen mit 8 Ja gegen 1 Nein bei 2 Enthaltungen"."""
    return _("%(result)s mit %(yes)d Ja gegen %(no)d Nein bei %(abstain)d Enthaltungen") % {
        "result": str(Result(result).label).capitalize(),
        "yes": count.yes,
        "no": count.no,
        "abstain": count.abstain,
    }
