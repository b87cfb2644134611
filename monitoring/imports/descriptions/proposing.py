"""What a table of descriptions would change, text by text, and which of these texts a person has written."""

from dataclasses import dataclass, field
from typing import Any

from accounts.audit.models import AuditEntry
from accounts.districts.models import District
from monitoring.imports.descriptions.reading import Described, read
from monitoring.imports.known import known_to
from monitoring.imports.sources import Source
from monitoring.indicators.core_set import CORE_SET
from monitoring.indicators.models import Indicator

#: Action under which texts of a table are written into the log.
ACTION = "indicator.described"
NEW, CHANGED, ASKED = "new", "changed", "asked"
#: Two ways of writing one unit.
_SAME_UNITS = ({"%", "prozent"}, {"€", "euro"})


@dataclass(frozen=True)
class Text:
    """One text: as it stands, as the table has it. `ASKED`: somebody wrote what stands, and must agree."""

    name: str
    label: Any
    before: str
    after: str
    state: str
    #: The same in words; a code for what has codes.
    value: str


@dataclass
class Proposal:
    """What becomes of one indicator."""

    indicator: Indicator
    texts: list[Text] = field(default_factory=list)

    def key(self, text: Text) -> str:
        """How an agreement is named."""
        return f"{self.indicator.pk}:{text.name}"

    @property
    def rows(self) -> list[tuple[str, Text]]:
        return [(self.key(text), text) for text in self.texts]


@dataclass
class Proposals:
    """The whole table: `same` counts indicators it says nothing new of."""

    changing: list[Proposal] = field(default_factory=list)
    same: int = 0
    unknown: list[Described] = field(default_factory=list)
    refused: list[tuple[int, str, str]] = field(default_factory=list)

    def count(self, *states: str) -> int:
        return sum(text.state in states for proposal in self.changing for text in proposal.texts)

    @property
    def free(self) -> int:
        """Texts that are taken without asking."""
        return self.count(NEW, CHANGED)

    @property
    def asked(self) -> int:
        return self.count(ASKED)


def propose(district: District, source: Source) -> Proposals:
    """A constant number of statements; nothing is written."""
    lines = list(read(source))
    known = known_to(district)
    found = Proposals()
    matched: dict[Any, Described] = {}
    for line in lines:
        found.refused += [(line.line, column, reason) for column, reason in line.refused]
        indicator = known.indicator(line.code, "") or known.indicator(line.key, line.values.get("title", ""))
        if indicator is None:
            found.unknown.append(line)
        else:
            matched.setdefault(indicator.pk, line)
    rows = Indicator.objects.in_bulk(list(matched))
    by_hand = _Hands(list(rows.values()))
    for pk, line in matched.items():
        proposal = Proposal(rows[pk], list(_texts(rows[pk], line, by_hand)))
        if proposal.texts:
            found.changing.append(proposal)
        else:
            found.same += 1
    return found


def _texts(indicator: Indicator, line: Described, by_hand: "_Hands") -> Any:
    for name, value in line.values.items():
        present = getattr(indicator, name)
        if _is_same(name, present, value):
            continue
        known = Indicator._meta.get_field(name)
        choices = dict(getattr(known, "flatchoices", ()) or ())
        if not present or (name == "unit" and present == "?"):
            state = NEW
        else:
            state = ASKED if by_hand.wrote(indicator, name) else CHANGED
        yield Text(
            name,
            known.verbose_name,  # type: ignore[union-attr]
            str(choices.get(present, present)),
            str(choices.get(value, value)),
            state,
            value,
        )


def _is_same(name: str, present: str, value: str) -> bool:
    if name == "unit":
        words = {present.strip().lower(), value.strip().lower()}
        return len(words) == 1 or any(words <= same for same in _SAME_UNITS)
    return " ".join(present.split()) == " ".join(value.split())


class _Hands:
    """Who wrote the texts that stand: the log knows the last writing of each."""

    def __init__(self, indicators: list[Indicator]):
        self._last: dict[tuple[str, str], str] = {}
        keys = [str(row.pk) for row in indicators]
        entries = AuditEntry.objects.filter(row_type=Indicator._meta.label, row_id__in=keys, is_read=False)
        for row_id, action, after in entries.order_by("at", "pk").values_list("row_id", "action", "after"):
            for name in after or {}:
                self._last[row_id, name] = action
        self._core = {core.code: core for core in CORE_SET}

    def wrote(self, indicator: Indicator, name: str) -> bool:
        """Anything but what a table, an import or the core set has written; where the log is silent, a person."""
        last = self._last.get((str(indicator.pk), name), "")
        if last == ACTION:
            return False
        if last == "indicator.created":
            return indicator.made_by_id is None and not self._is_core(indicator, name)
        return True

    def _is_core(self, indicator: Indicator, name: str) -> bool:
        """The text is still that of the core set."""
        core = self._core.get(indicator.code)
        ours = {"short_title": "short", "desired_direction": "direction"}.get(name, name)
        return core is not None and getattr(core, ours, None) == getattr(indicator, name)
