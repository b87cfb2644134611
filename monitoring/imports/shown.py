"""What the page of a file says of its check, decided before the template."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from monitoring.imports.keys import PASSED
from monitoring.imports.models import NotedCell, ValueFile
from monitoring.imports.readings import SIGN_WORDS
from monitoring.imports.selectors import notes_of, same_file_before
from monitoring.imports.tables import LAYOUT_TITLES

PAGE_SIZE = 50
#: So many lines of a list are drawn; its number is always told.
LINES = 100
ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "cp1252": "Windows-1252",
    "latin-1": "Latin-1",
}


@dataclass(frozen=True)
class Step:
    """One of the four steps above the page."""

    title: Any
    line: Any
    css: str
    anchor: str = ""
    is_current: bool = False


def check_page(file: ValueFile, *, kind: str, number: str) -> dict[str, Any]:
    """Everything the template needs. `kind`: which notes are shown; `number`: which page of them."""
    found = file.findings
    kind = kind if kind in NotedCell.Kind.values else first_kind(found)
    return {
        "found": found,
        "line": _line(file),
        "steps": _steps(file),
        "is_busy": bool(file.job and file.job.is_open),
        "failed": file.job.error if file.job and file.job.is_repeatable else "",
        "kind": kind,
        "notes": Paginator(notes_of(file, kind), PAGE_SIZE).get_page(number) if found else None,
        "passed": [(PASSED[code], count) for code, count in found.get("passed", {}).items()],
        "signs": [(SIGN_WORDS[code], n) for code, n in found.get("signs", {}).items() if code in SIGN_WORDS],
        "indicators": found.get("indicators", [])[:LINES],
        "unknown_areas": found.get("unknown_areas", [])[:LINES],
        "to_write": found.get("new", 0) + found.get("changed", 0),
        "before": same_file_before(file) if file.state == ValueFile.State.CHECKED else None,
    }


def first_kind(found: dict[str, Any]) -> str:
    """Warnings where nothing was refused."""
    only_warnings = found.get("warning") and not found.get("refused")
    return NotedCell.Kind.WARNING if only_warnings else NotedCell.Kind.REFUSED


def _line(file: ValueFile) -> str:
    parts = [str(LAYOUT_TITLES.get(file.layout, file.layout))]
    if file.findings:
        rows, cells = file.findings["rows"], file.findings["cells"]
        parts.append(ngettext("%(count)s Zeile", "%(count)s Zeilen", rows) % {"count": _number(rows)})
        parts.append(ngettext("%(count)s Zelle", "%(count)s Zellen", cells) % {"count": _number(cells)})
    if file.encoding:
        parts.append(_("gelesen als %(name)s") % {"name": ENCODINGS.get(file.encoding, file.encoding)})
    return ", ".join(parts) + "."


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def _steps(file: ValueFile) -> list[Step]:
    found, state = file.findings, ValueFile.State
    unknown = len([row for row in found.get("unknown_indicators", []) if not row["skipped"]])
    is_checked = file.state in (state.CHECKED, state.APPLYING, state.APPLIED)
    known = _("Indikatoren erkannt: %(count)s") % {"count": len(found.get("indicators", []))}
    asks = _("Indikatoren unbekannt: %(count)s") % {"count": unknown}
    refused = _("Zellen zurückgestellt: %(count)s") % {"count": _number(found.get("refused", 0))}
    bad = bool(found.get("refused"))
    return [
        Step(_("Datei"), _("gelesen") if is_checked else _("wird gelesen"), "fertig" if is_checked else ""),
        Step(_("Zuordnung"), asks if unknown else known, _tone(is_checked, bad=False), "#zuordnung"),
        Step(_("Prüfen"), refused, _tone(is_checked, bad=bad), "#vermerke", file.state == state.CHECKED),
        Step(_("Übernehmen"), _("ein Vorgang, rückholbar"), "fertig" if file.state == state.APPLIED else ""),
    ]


def _tone(is_checked: bool, *, bad: bool) -> str:
    if not is_checked:
        return ""
    return "fehlt" if bad else "fertig"
