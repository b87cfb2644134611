"""What an import is: one class per kind of table, checked row by row before anything is saved."""

import re
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from accounts.refusals import Refusal
from desk.forms.fields import read_day, read_number
from desk.forms.text import visible_text
from desk.lists.words import shown
from desk.search.normal import sort_key
from documents.spreadsheets import ReadTable

Parser = Callable[[str], Any]
#: The language of the source strings.
SOURCE = "de"


@dataclass(frozen=True)
class ImportColumn:
    """One value of a row. `aliases`: other headings people use. `parse`: text to value, or a problem.

    `example` stands in the template file.
    """

    key: str
    title: Any
    required: bool = False
    aliases: Sequence[str] = ()
    parse: Parser | None = None
    example: str = ""
    limit: int = 200

    def read(self, text: str) -> Any:
        """The value; raises ValidationError or Refusal with one sentence."""
        text = visible_text(text).strip()
        if not text:
            if self.required:
                raise ValidationError(_("Hier fehlt die Angabe „%(title)s“.") % {"title": self.title})
            return None
        if len(text) > self.limit:
            raise ValidationError(_("Länger als %(limit)s Zeichen.") % {"limit": self.limit})
        return self.parse(text) if self.parse else text

    def words(self, value: Any) -> str:
        """The value as a person reads it; codes of a list by their label."""
        say = getattr(self.parse, "words", None)
        return say(value) if say and value is not None else shown(value)


class TableImport:
    """An import. Subclass it in the slice's `tables.py` or `imports.py`; show it with `import_page`."""

    key: str
    title: Any
    resource: str
    columns: Sequence[ImportColumn] = ()
    intro: Any = ""
    success_url: str = ""
    noun: tuple[Any, Any] = ("", "")
    breadcrumb: Sequence[tuple[Any, str]] = ()
    consequence: Any = ""

    def prepare(self, user: Any) -> None:
        """Read once what every row needs (municipalities, names already there)."""

    def column_list(self) -> Sequence[ImportColumn]:
        """The columns; override it when a parser needs what `prepare` has read."""
        return self.columns

    def check(self, row: dict[str, Any]) -> None:
        """Rules over several values of a row; raise Refusal(message, field=key)."""

    def says_nothing(self, row: dict[str, Any]) -> bool:
        """Is there nothing to take over from this row? It is passed over, and no rule is asked."""
        return False

    def identity(self, row: dict[str, Any]) -> Any:
        """What makes two rows of the file the same record; None: they may repeat."""
        return None

    def twin(self, row: dict[str, Any]) -> str:
        """The name of a record that is already there, or ""."""
        return ""

    def save(self, rows: list[dict[str, Any]], by: Any, batch: uuid.UUID) -> None:
        """Create the records by services; runs in one transaction."""
        raise NotImplementedError

    def guessed_mapping(
        self, headers: Sequence[str], remembered: Mapping[str, str] | None = None
    ) -> dict[str, str]:
        """Which column each heading means, by what was chosen before, title and aliases; position -> key.

        `remembered`: meanings by heading, as `spelling_of` writes it; "" is a heading nobody wanted.
        """
        known = {
            sort_key(str(name)): column.key
            for column in self.columns
            for name in (column.key, column.title, *column.aliases)
        }
        ours = {column.key for column in self.columns}
        chosen = {heading: key for heading, key in (remembered or {}).items() if key in ours or not key}
        found: dict[str, str] = {}
        # What somebody chose goes before what only looks alike, wherever it stands in the table.
        for names in (chosen, known):
            for place, header in enumerate(headers):
                key = names.get(spelling_of(header))
                if key is not None and not found.get(str(place)) and key not in {*found.values()} - {""}:
                    found.setdefault(str(place), key)
        return {str(place): found.get(str(place), "") for place in range(len(headers))}


def spelling_of(heading: str) -> str:
    """A heading in the one spelling in which its meaning is remembered."""
    return sort_key(heading)[:200]


@dataclass(frozen=True)
class Problem:
    """One value that cannot be taken over: where it stands and why."""

    line: int
    column: str
    key: str
    value: str
    reason: str


@dataclass(frozen=True)
class Twin:
    """A row whose record may be there already."""

    line: int
    label: str
    existing: str
    is_taken: bool


@dataclass
class Checked:
    """A table after the check. `good` holds the rows that would be created, with their lines."""

    good: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    twins: list[Twin] = field(default_factory=list)
    dropped: list[int] = field(default_factory=list)
    silent: list[int] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    @property
    def bad_lines(self) -> list[int]:
        return list(dict.fromkeys(problem.line for problem in self.problems))

    @property
    def may_be_taken_over(self) -> bool:
        return bool(self.good) and not self.problems and not self.missing


def check_table(
    plan: TableImport, table: ReadTable, mapping: dict[str, str], changes: dict[str, Any]
) -> Checked:
    """Every row against every rule; nothing is saved. `changes`: values set and rows left out by hand."""
    columns = list(plan.column_list())
    places = {key: int(place) for place, key in mapping.items() if key}
    result = Checked()
    result.missing = [str(c.title) for c in columns if c.required and c.key not in places]
    if result.missing:
        return result
    seen: dict[Any, int] = {}
    for row in table.rows:
        if row.line in changes.get("drop", []):
            result.dropped.append(row.line)
            continue
        _check_row(plan, columns, row, places, changes, result, seen)
    return result


def _check_row(
    plan: TableImport,
    columns: list[ImportColumn],
    row: Any,
    places: dict[str, int],
    changes: dict[str, Any],
    result: Checked,
    seen: dict[Any, int],
) -> None:
    values: dict[str, Any] = {}
    texts: dict[str, str] = {}
    before = len(result.problems)
    for column in columns:
        given = row.cells[places[column.key]] if places.get(column.key, 10**6) < len(row.cells) else ""
        texts[column.key] = changes.get("set", {}).get(f"{row.line}:{column.key}", given)
        try:
            values[column.key] = column.read(texts[column.key])
        except ValidationError as error:
            result.problems.append(_problem(row, column, texts, " ".join(error.messages)))
        except Refusal as refusal:
            result.problems.append(_problem(row, column, texts, str(refusal)))
    if len(result.problems) > before:
        return
    if plan.says_nothing(values):
        result.silent.append(row.line)
        return
    try:
        _check_whole(plan, row.line, values, seen)
    except Refusal as refusal:
        named = next((c for c in columns if c.key == refusal.field), columns[0])
        result.problems.append(_problem(row, named, texts, str(refusal)))
        return
    existing = plan.twin(values)
    if existing:
        is_taken = row.line in changes.get("keep", [])
        result.twins.append(
            Twin(row.line, " · ".join(t for t in texts.values() if t)[:120], existing, is_taken)
        )
        if not is_taken:
            return
    result.good.append((row.line, values))


def _check_whole(plan: TableImport, line: int, values: dict[str, Any], seen: dict[Any, int]) -> None:
    plan.check(values)
    identity = plan.identity(values)
    if identity is None:
        return
    if identity in seen:
        raise Refusal(_("Steht schon in Zeile %(line)s.") % {"line": seen[identity]})
    seen[identity] = line


def _problem(row: Any, column: ImportColumn, texts: dict[str, str], reason: str) -> Problem:
    return Problem(row.line, str(column.title), column.key, texts[column.key], reason)


# --- Parsers -----------------------------------------------------------------------------
def day(text: str) -> Any:
    """31.12.2026."""
    return read_day(text)


def number(text: str) -> Any:
    """1.234,50."""
    return read_number(text)


def email(text: str) -> str:
    try:
        validate_email(text)
    except ValidationError as error:
        raise ValidationError(_("Keine gültige E-Mail-Adresse.")) from error
    return text


class OneOf:
    """A word of a list of choices, by its label or its key; `aliases` maps other words to keys.

    Labels count in German, in which the tables of offices are, and in the language of the person.
    """

    def __init__(self, choices: Sequence[tuple[Any, Any]], **aliases: Any):
        self._labels, self._aliases = dict(choices), aliases
        self._known: dict[str, dict[str, Any]] = {}

    def __call__(self, text: str) -> Any:
        known = self._known_in(get_language() or SOURCE)
        if sort_key(text) not in known:
            raise ValidationError(_unknown(text, [str(label) for label in self._labels.values()]))
        return known[sort_key(text)]

    def _known_in(self, language: str) -> dict[str, Any]:
        if language not in self._known:
            found: dict[str, Any] = {}
            for spoken in (SOURCE, language):
                with override(spoken):
                    found |= {sort_key(str(label)): value for value, label in self._labels.items()}
            found |= {sort_key(str(value)): value for value in self._labels}
            found |= {sort_key(word): value for word, value in self._aliases.items()}
            self._known[language] = found
        return self._known[language]

    def words(self, value: Any) -> str:
        """How a person reads the value."""
        return str(self._labels.get(value, value))


class Several:
    """Several words, separated by comma, semicolon or stroke, each read by `parse`."""

    def __init__(self, parse: Parser):
        self._parse = parse

    def __call__(self, text: str) -> list[Any]:
        return [self._parse(word.strip()) for word in re.split(r"[,;/]", text) if word.strip()]

    def words(self, values: list[Any]) -> str:
        say = getattr(self._parse, "words", str)
        return ", ".join(say(value) for value in values)


def one_of(choices: Sequence[tuple[Any, Any]], **aliases: Any) -> OneOf:
    return OneOf(choices, **aliases)


def several(parse: Parser) -> Several:
    return Several(parse)


def record_by(rows: Sequence[Any], *names: str, what: Any = "") -> Parser:
    """A record by one of its attributes: ``record_by(municipalities, "name", "ags", what=_("Gemeinde"))``."""
    known = {sort_key(str(getattr(row, name))): row for name in names for row in rows}
    labels = [str(row) for row in rows]

    def parse(text: str) -> Any:
        if sort_key(text) not in known:
            words = _("%(what)s nicht bekannt. ") % {"what": what} if what else ""
            raise ValidationError(f"{words}{_unknown(text, labels)}")
        return known[sort_key(text)]

    return parse


def _unknown(text: str, labels: list[str]) -> str:
    near = get_close_matches(text, labels, n=1, cutoff=0.6)
    if near:
        return _("„%(text)s“ gibt es nicht. Meinen Sie „%(near)s“?") % {"text": text[:60], "near": near[0]}
    some = ", ".join(labels[:8]) + (" …" if len(labels) > 8 else "")
    return _("„%(text)s“ gibt es nicht. Möglich sind: %(some)s") % {"text": text[:60], "some": some}
