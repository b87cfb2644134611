"""Wahl: do the ballots add up, who is elected, who goes into the runoff? Pure rules, no database."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.refusals import Refusal

#: Whatever names a person who stands.
Key = Any


class ElectionMajority(models.TextChoices):
    """What the first round of an election asks for."""

    OF_CAST = "of_cast", gettext_lazy("mehr als die Hälfte der abgegebenen Stimmen")
    OF_VALID = "of_valid", gettext_lazy("mehr als die Hälfte der gültigen Stimmen")
    OF_PRESENT = "of_present", gettext_lazy("mehr als die Hälfte der anwesenden Stimmberechtigten")
    MOST = "most", gettext_lazy("die meisten Stimmen")


class RoundKind(models.TextChoices):
    """First round, runoff between the best, or the lot where even that ends level."""

    FIRST = "first", gettext_lazy("erster Wahlgang")
    RUNOFF = "runoff", gettext_lazy("Stichwahl")
    LOT = "lot", gettext_lazy("Losentscheid")


@dataclass(frozen=True)
class ElectionRule:
    """The majority the board's rules ask for in the first round, and where they say so."""

    kind: str = ElectionMajority.OF_CAST
    source: str = ""

    @property
    def words(self) -> str:
        if self.kind == ElectionMajority.MOST:
            return _("gewählt ist, wer die meisten Stimmen hat; bei Gleichstand das Los")
        return _("%(majority)s; sonst Stichwahl zwischen den beiden Besten, bei Gleichstand das Los") % {
            "majority": ElectionMajority(self.kind).label
        }


@dataclass(frozen=True)
class Tally:
    """What was counted in one round. `against`: No votes, where only one person stands."""

    entitled: int
    valid: int
    invalid: int
    abstain: int
    votes: Mapping[Key, int]
    against: int = 0

    @property
    def cast(self) -> int:
        return self.valid + self.invalid + self.abstain

    def needed(self, rule: ElectionRule) -> int:
        """Votes one person needs in the first round."""
        base = {
            ElectionMajority.OF_CAST: self.cast,
            ElectionMajority.OF_VALID: self.valid,
            ElectionMajority.OF_PRESENT: self.entitled,
        }.get(ElectionMajority(rule.kind))
        if base is None:
            return self.against + 1
        return base // 2 + 1


@dataclass(frozen=True)
class Outcome:
    """Who is elected, who goes into a runoff, and between whom the lot decides on how many posts."""

    elected: tuple[Key, ...] = ()
    runoff: tuple[Key, ...] = ()
    lot: tuple[Key, ...] = ()
    posts_left: int = 0


def require_tally(tally: Tally, posts: int) -> None:
    """Raise `Refusal` unless valid + invalid + abstentions = cast <= entitled, and the names make up the valid ones."""
    rule = _(
        "Gültige, ungültige und Enthaltungen sind die abgegebenen Stimmen, höchstens eine je Stimmberechtigten."
    )
    if tally.cast > tally.entitled:
        raise Refusal(
            _("Die Summe stimmt nicht: %(cast)d abgegeben > %(entitled)d stimmberechtigt Anwesende.")
            % {"cast": tally.cast, "entitled": tally.entitled},
            field="valid",
            rule=rule,
        )
    if not tally.cast:
        raise Refusal(_("Bitte die abgegebenen Stimmen eintragen."), field="valid", rule=rule)
    marks = sum(tally.votes.values()) + tally.against
    if posts == 1 and marks != tally.valid:
        raise Refusal(
            _("Auf die Namen entfallen %(marks)d Stimmen, gültig sind %(valid)d.")
            % {"marks": marks, "valid": tally.valid},
            field="valid",
            rule=rule,
        )
    if posts > 1 and not tally.valid <= marks <= tally.valid * posts:
        raise Refusal(
            _("Auf die Namen entfallen %(marks)d Stimmen; bei %(valid)d gültigen Stimmzetteln mit je höchstens %(posts)d Namen geht das nicht auf.")
            % {"marks": marks, "valid": tally.valid, "posts": posts},
            field="valid",
            rule=rule,
        )  # fmt: skip
    if any(count > tally.valid for count in tally.votes.values()):
        raise Refusal(
            _("Niemand kann mehr Stimmen haben, als gültige Stimmzettel abgegeben sind."), field="valid"
        )


def decide_round(rule: ElectionRule, tally: Tally, posts: int, *, is_first: bool) -> Outcome:
    """The first round asks for the majority of the rule, the runoff for the most votes; level at the edge: the lot."""
    ranked = sorted(tally.votes, key=lambda key: -tally.votes[key])
    needed = tally.needed(rule) if is_first else tally.against + 1
    enough = [key for key in ranked if tally.votes[key] >= needed]
    elected, lot = _first(enough, tally.votes, posts)
    left = posts - len(elected)
    if lot or not left or not is_first or rule.kind == ElectionMajority.MOST:
        return Outcome(elected, (), lot, left)
    rest = [key for key in ranked if key not in elected]
    return Outcome(elected, _best(rest, tally.votes, left + 1), (), left)


def _first(keys: list[Key], votes: Mapping[Key, int], posts: int) -> tuple[tuple[Key, ...], tuple[Key, ...]]:
    """Those sure of a post, and those level at the edge of the last ones."""
    if len(keys) <= posts:
        return tuple(keys), ()
    edge = votes[keys[posts - 1]]
    if votes[keys[posts]] < edge:
        return tuple(keys[:posts]), ()
    return tuple(k for k in keys if votes[k] > edge), tuple(k for k in keys if votes[k] == edge)


def _best(keys: list[Key], votes: Mapping[Key, int], count: int) -> tuple[Key, ...]:
    """The best, and whoever is level with the last of them."""
    if len(keys) <= count:
        return tuple(keys)
    return tuple(key for key in keys if votes[key] >= votes[keys[count - 1]])
