"""Sentences of a report against its tables: which table they name, which numbers they tell."""

import re
from decimal import Decimal

from documents.tables import is_number
from monitoring.reports.snapshot import Content
from monitoring.reports.wording import paragraphs

#: ``(T7.3)``, ``(T27, T26)``, ``(2025, T7.3)``.
NAMED = re.compile(r"\b[TAK]\d+[a-z]?(?:\.\d+)?[a-z]?\b")
DATES = re.compile(r"\b\d{2}\.\d{2}\.\d{4}\b|\b(?:19|20)\d{2}\b(?!,\d)")
NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")


def numbers_in(text: str) -> list[Decimal]:
    """In their order; days, years and the numbers of tables are none."""
    left = DATES.sub(" ", NAMED.sub(" ", text.replace("SGB-II", "").replace("10.000 Menschen", "")))
    return [Decimal(found.replace(".", "").replace(",", ".")) for found in NUMBER.findall(left)]


def texts_of(content: Content) -> dict[str, str]:
    """Everything the editors wrote that may name a table, by where it stands."""
    found = {name: text for name, text in content.texts.items() if name in ("summary", "findings")}
    found |= content.writing.sections
    found |= {f"goal {row.goal}": row.reason for row in content.writing.judgements}
    return found | {f"outcome {row.title}": row.evidence for row in content.writing.outcomes}


def printed(content: Content, number: str) -> set[Decimal]:
    """Every number a table or the data of a picture shows, also those inside words such as ``10 / 8 Wochen``."""
    table = content.table(number)
    assert table is not None, f"{number} is named and does not exist"
    assert table.rows, f"{number} is named and empty"
    cells = {abs(Decimal(str(cell))) for cell in table.cells() if is_number(cell)}
    return cells | {n for cell in table.cells() if isinstance(cell, str) for n in numbers_in(cell)}


def untold(content: Content, text: str, sums: dict[str, Decimal]) -> list[str]:
    """Numbers of sentences that name tables which none of those tables shows. `sums`: what a reader adds up."""
    wrong = []
    for line in paragraphs(text):
        for sentence in _sentences(line):
            if named := NAMED.findall(sentence):
                known = set().union(*(printed(content, number) for number in named))
                known |= {total for number, total in sums.items() if number in named}
                wrong += [f"{n}: {sentence}" for n in numbers_in(sentence) if n not in known]
    return wrong


def _sentences(line: str) -> list[str]:
    """Parts of a line that each end with the tables they rest on; what follows the last of them names none."""
    parts: list[str] = []
    rest = line
    while found := re.search(r"\([^)]*\b[TAK]\d[^)]*\)", rest):
        parts.append(rest[: found.end()])
        rest = rest[found.end() :]
    return [*parts, rest]


def cell(content: Content, number: str, row: str, column: str) -> Decimal:
    """A number by table, first words of its row (empty: the last line) and key of its column."""
    table = content.table(number)
    place = [one.key for one in table.columns].index(column)
    found = table.total if not row else next(line for line in table.rows if str(line[0]) == row)
    return Decimal(str(found[place]))
