"""What people wrote for a report, as plain values: part of the Datenschnitt beside the numbers."""

import datetime as dt
from dataclasses import asdict, dataclass, fields
from typing import Any

from monitoring.reports.models import Assessment, RecommendationOutcome


@dataclass(frozen=True)
class Advice:
    """One recommendation. `label`: E1, E2, … in the order of the report."""

    label: str
    title: str
    text: str
    reason: str = ""
    against: str = ""
    chapter: int | None = None
    responsible: str = ""
    due_on: str = ""
    effort: str = ""
    indicator: str = ""
    decision: str = ""


@dataclass(frozen=True)
class Outcome:
    """What became of a recommendation of the last report."""

    title: str
    responsible: str
    status: str
    evidence: str

    @property
    def status_words(self) -> str:
        return str(RecommendationOutcome.Status(self.status).label)


@dataclass(frozen=True)
class Judgement:
    """A goal, the step it reached, and why."""

    goal: str
    level: str
    reason: str

    @property
    def level_words(self) -> str:
        return str(Assessment.Level(self.level).label)


@dataclass(frozen=True)
class Statement:
    """The word of a board, unedited. Days are ISO texts."""

    body: str
    stated_on: str
    text: str
    entered_by: str

    @property
    def day(self) -> str:
        return f"{dt.date.fromisoformat(self.stated_on):%d.%m.%Y}"


@dataclass(frozen=True)
class Basis:
    """The legal basis in the version that held."""

    number: int
    short: str
    text: str
    as_of: str
    is_checked: bool

    @property
    def day(self) -> str:
        return f"{dt.date.fromisoformat(self.as_of):%d.%m.%Y}"


@dataclass(frozen=True)
class LogLine:
    """A step from draft to final edition (annex F)."""

    on: str
    step: str
    what: str


@dataclass(frozen=True)
class Writing:
    """Everything written. `sections`: text by section key. `changes`: words of change by key of a figure."""

    sections: dict[str, str]
    basis: Basis | None = None
    advice: tuple[Advice, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    statements: tuple[Statement, ...] = ()
    changes: dict[str, str] | None = None
    previous: str = ""
    terms: tuple[tuple[str, str], ...] = ()
    log: tuple[LogLine, ...] = ()
    #: Goals of the concept without a judgement, for the completeness page.
    unjudged: tuple[str, ...] = ()

    def section(self, key: str) -> str:
        return self.sections.get(key, "")

    def change(self, key: str) -> str:
        return (self.changes or {}).get(key, "")


#: The tuples of records inside, by field.
_PARTS: dict[str, type] = {
    "advice": Advice,
    "outcomes": Outcome,
    "judgements": Judgement,
    "statements": Statement,
    "log": LogLine,
}


def to_plain(writing: Writing) -> dict[str, Any]:
    """As JSON holds it: lists, no tuples."""
    return _listed(asdict(writing))


def _listed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _listed(item) for key, item in value.items()}
    return [_listed(item) for item in value] if isinstance(value, list | tuple) else value


def from_plain(plain: dict[str, Any] | None) -> Writing:
    """Read it again; a snapshot of the first layout has none."""
    if plain is None:
        return Writing({})
    values = {field.name: plain[field.name] for field in fields(Writing) if field.name in plain}
    for name, kind in _PARTS.items():
        values[name] = tuple(kind(**part) for part in values.get(name, ()))
    values["unjudged"] = tuple(values.get("unjudged", ()))
    values["basis"] = Basis(**values["basis"]) if values.get("basis") else None
    values["terms"] = tuple((avoided, better) for avoided, better in values.get("terms", ()))
    return Writing(**values)
