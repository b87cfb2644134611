"""What pages show about the rules of a committee: each rule as a sentence with its source."""

from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from committees.roster.models import RuleProfile
from committees.rules.catalogue import GROUPS, Spec

#: What the page of a committee shows beside its seats; the page of the rules shows all.
SHORT = ("notice", "receipt", "quorum", "conflict", "majority", "due", "signatures", "publish")


@dataclass(frozen=True)
class RuleLine:
    """One rule in words with its source; unless somebody has checked it, it is to be checked."""

    key: str
    name: Any
    words: str
    source: str
    origin: str
    is_checked: bool


@dataclass(frozen=True)
class RuleGroup:
    """Rules under one heading."""

    key: str
    title: Any
    lines: tuple[RuleLine, ...]

    @property
    def unchecked(self) -> int:
        return sum(1 for line in self.lines if not line.is_checked)


def rule_groups(rules: RuleProfile) -> list[RuleGroup]:
    """All rules in the order in which a meeting needs them."""
    return [
        RuleGroup(group.key, group.title, tuple(_line(rules, spec) for spec in group.specs))
        for group in GROUPS
    ]


def rule_lines(rules: RuleProfile) -> list[RuleLine]:
    """The rules asked for most often."""
    by_key = {line.key: line for group in rule_groups(rules) for line in group.lines}
    return [by_key[key] for key in SHORT]


def rule_line(rules: RuleProfile, key: str, words: str = "") -> RuleLine:
    """One rule; `words` instead of its sentence where a page can compute a day or a number."""
    line = next(line for group in rule_groups(rules) for line in group.lines if line.key == key)
    return replace(line, words=words) if words else line


def unchecked_rules(rules: RuleProfile) -> int:
    return sum(group.unchecked for group in rule_groups(rules))


def _line(rules: RuleProfile, spec: Spec) -> RuleLine:
    return RuleLine(
        key=spec.key,
        name=spec.name,
        words=spec.sentence(rules, rules.seats),
        source=rules.source(spec.key),
        origin=_origin(rules, spec.key),
        is_checked=rules.is_checked(spec.key),
    )


def _origin(rules: RuleProfile, key: str) -> str:
    """From whom a rule comes: the template of a Land, the board's own rules, or nobody."""
    match rules.sources.get(key, {}).get("origin"):
        case "template":
            return _("Vorlage %(name)s") % {"name": rules.get_template_display()}
        case "own":
            return _("eigene Regel")
    return _("Annahme")
