"""Reading a file once from end to end: every cell is judged, staged and counted; nothing is written."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from monitoring.imports import judging
from monitoring.imports.cells import RawCell, Told
from monitoring.imports.comparing import compare
from monitoring.imports.judging import NEW, SKIP, Passed, Refused, chosen_indicator, judge, name_of
from monitoring.imports.keys import LAND
from monitoring.imports.known import Known, KnownIndicator
from monitoring.imports.layouts import BY_CODE
from monitoring.imports.models import NotedCell, ValueFile
from monitoring.imports.sources import Source
from monitoring.imports.staging import Staging
from monitoring.imports.warnings import Warned, jumps, wrong_sums

#: So many notes are kept per kind; all are counted.
MOST_NOTES = 5_000
#: So many unknown areas and indicators are listed.
MOST_LISTED = 1_000
#: Progress is told after so many cells.
STEP = 20_000

Progress = Callable[[int], None]


@dataclass
class Reading:
    """A file as it was read: the staged cells, what was told, counted and noted."""

    staging: Staging
    told: Told
    known: Known
    choices: dict[str, Any]
    counts: Counter[str] = field(default_factory=Counter)
    passed: Counter[str] = field(default_factory=Counter)
    signs: Counter[str] = field(default_factory=Counter)
    notes: list[NotedCell] = field(default_factory=list)
    #: What each indicator of the file becomes, by its name in lower case.
    meanings: dict[str, KnownIndicator | str] = field(default_factory=dict)

    def note(self, kind: str, line: int, column: str, area: str, text: str, reason: str) -> None:
        self.counts[kind] += 1
        if self.counts[kind] <= MOST_NOTES:
            self.notes.append(
                NotedCell(
                    kind=kind,
                    row=line,
                    column=column[:300],
                    area=area.strip()[:200],
                    text=text.strip()[:200],
                    reason=reason[:400],
                )
            )

    def takes_area(self, ags: str) -> bool:
        """Known areas, and unknown ones that shall be created."""
        return ags in self.known.areas or bool(self.choices.get("areas"))

    def indicators(self) -> Iterator[tuple[str, KnownIndicator | None]]:
        """Names of the indicators that are taken; None: to be created."""
        for found in self.staging.about_indicator:
            meaning = self.meanings[found.key.lower()]
            if isinstance(meaning, KnownIndicator):
                yield found.key, meaning
            elif meaning == NEW:
                yield found.key, None


@contextmanager
def read_file(file: ValueFile, source: Source, known: Known, *, progress: Progress) -> Iterator[Reading]:
    """Judge every cell of the file. `progress` is told how many cells have been read."""
    with Staging() as staging:
        reading = Reading(staging, Told(), known, file.choices)
        last_row, number = (0, ""), 0
        for number, cell in enumerate(BY_CODE[file.layout].read(source, reading.told), start=1):
            last_row = _take(reading, cell, file.layout, last_row)
            if number % STEP == 0:
                progress(number)
        reading.counts["cells"] = number
        for double in staging.settle():
            reading.counts["taken"] -= 1
            if double.differs:
                reading.note(
                    "refused",
                    double.line,
                    double.column,
                    double.ags,
                    double.name,
                    _("Steht mit einem anderen Wert schon in Zeile %(line)s.") % {"line": double.first_line},
                )
            else:
                reading.counts["double"] += 1
        yield reading


def _take(reading: Reading, cell: RawCell, layout: str, last_row: tuple[int, str]) -> tuple[int, str]:
    """Judge one cell and put it where it belongs; returns the line and what was said of the whole of it."""
    meaning = _meaning(reading, cell)
    reading.counts["rows"] += cell.row != last_row[0]
    if last_row == (cell.row, "refused"):
        return last_row
    try:
        judged = judge(cell, meaning, reading.known, layout=layout)
    except Passed as passed:
        code = str(passed)
        reading.counts["passed"] += 1
        if last_row != (cell.row, code):
            reading.passed[code] += 1
        return cell.row, code
    except Refused as refused:
        if meaning == SKIP and not refused.of_row:
            reading.counts["left"] += 1
            return cell.row, ""
        column = _("ganze Zeile") if refused.of_row else cell.column
        reading.note("refused", cell.row, column, cell.area_name or cell.key, cell.text, refused.reason)
        return cell.row, "refused" if refused.of_row else ""
    if judged.level == "sum":
        reading.counts["passed"] += 1
        if last_row != (cell.row, LAND):
            reading.passed[LAND] += 1
    _stage(reading, cell, judged, meaning)
    return cell.row, LAND if judged.level == "sum" else ""


def _stage(reading: Reading, cell: RawCell, judged: judging.Judged, meaning: KnownIndicator | str) -> None:
    reading.staging.introduce_area(judged.ags, cell.area_name, cell.area_kind, judged.level)
    if meaning == SKIP:
        reading.counts["left"] += judged.level != "sum"
        reading.counts[f"left {judged.name.lower()}"] += 1
        return
    reading.staging.add(judged, cell.group, cell.sex, cell.row, cell.column)
    if judged.level != "sum":
        reading.counts["taken"] += 1
        reading.signs[judged.sign or "number"] += 1


def _meaning(reading: Reading, cell: RawCell) -> KnownIndicator | str:
    name = name_of(cell).lower()
    if name not in reading.meanings:
        reading.meanings[name] = chosen_indicator(cell, reading.known, reading.choices)
        reading.staging.introduce_indicator(name_of(cell), cell.indicator, cell.unit)
    return reading.meanings[name]


# --- What the page of the check shows ------------------------------------------------------------
def find(reading: Reading, file: ValueFile, *, edition: str) -> dict[str, Any]:
    """Compare everything taken with what is there, look for what stands out; the findings as plain JSON."""
    areas = {ags: area.pk for ags, area in reading.known.areas.items()}
    rows = [
        _of_indicator(reading, file, name, meaning, areas, edition) for name, meaning in reading.indicators()
    ]
    totals: Counter[str] = Counter()
    for row in rows:
        totals.update({key: row[key] for key in ("new", "changed", "same", "kept", "editions")})
    unknown = _unknown_areas(reading)
    return {
        **{key: totals[key] for key in ("new", "changed", "same", "kept", "editions")},
        "matched": sum(totals[key] for key in ("new", "changed", "same", "kept")),
        **{
            key: reading.counts[key]
            for key in ("cells", "taken", "left", "refused", "warning", "double", "rows")
        },
        "passed": dict(reading.passed + reading.told.passed),
        "signs": dict(reading.signs),
        "indicators": rows[:MOST_LISTED],
        "unknown_indicators": _unknown_indicators(reading)[:MOST_LISTED],
        "areas_known": sum(ags in reading.known.areas for ags in reading.staging.areas),
        "areas_unknown": len(unknown),
        "unknown_areas": unknown[:MOST_LISTED],
        "edition": reading.told.edition,
        "source": reading.told.source,
    }


def _of_indicator(
    reading: Reading,
    file: ValueFile,
    name: str,
    meaning: KnownIndicator | None,
    areas: dict[str, Any],
    edition: str,
) -> dict[str, Any]:
    staging = reading.staging
    counted: Counter[str] = Counter()
    compared = compare(
        staging.of_indicator(name),
        district=file.district_id,
        indicator_pk=meaning.pk if meaning else None,
        areas=areas,
        edition=edition,
    )
    for one in compared:
        counted[one.outcome] += 1
        counted["editions"] += one.rival is not None and one.rival.value != one.staged.value
    if reading.choices.get("areas"):
        counted["new"] += sum(n for ags, n in staging.counts(name).items() if ags not in areas)
    for warned in _warnings(reading, name, meaning, areas):
        reading.note("warning", *warned)
    first, last = staging.years(name)
    lowest, highest = staging.coverage(name)
    found = staging.about_indicator[staging.indicators[name.lower()]]
    return {
        "name": name,
        "title": meaning.title if meaning else found.title,
        "is_new": meaning is None,
        "pk": str(meaning.pk) if meaning else "",
        "unit": found.more,
        "years": "" if first is None else f"{first}" if first == last else f"{first}–{last}",
        "coverage": [lowest, highest],
        **{key: counted[key] for key in ("new", "changed", "same", "kept", "editions")},
    }


def _warnings(
    reading: Reading, name: str, meaning: KnownIndicator | None, areas: dict[str, Any]
) -> Iterator[Warned]:
    """Jumps of known areas; sums of counts."""
    decimals = meaning.decimals if meaning else 1
    series = groupby(reading.staging.of_indicator(name), key=lambda one: (one.ags, one.group, one.sex))
    for (ags, _group, _sex), values in series:
        if ags in areas or reading.choices.get("areas"):
            yield from jumps(list(values), decimals)
    if meaning is not None and meaning.is_count:
        yield from wrong_sums(
            reading.staging.of_indicator(name), reading.staging.of_indicator(name, only_sums=True)
        )


def _unknown_indicators(reading: Reading) -> list[dict[str, Any]]:
    """Indicators that are left out so far, with what the file says of them."""
    rows = []
    for found in reading.staging.about_indicator:
        if reading.meanings[found.key.lower()] == SKIP:
            told = reading.told.definitions.get(found.title)
            rows.append(
                {
                    "name": found.key,
                    "title": (told and told.title) or found.title,
                    "unit": (told and told.unit) or found.more,
                    "values": reading.counts[f"left {found.key.lower()}"],
                    "skipped": found.key.lower() in reading.choices.get("indicators", {}),
                }
            )
    return rows


def _unknown_areas(reading: Reading) -> list[dict[str, Any]]:
    return [
        {"ags": found.key, "name": found.title, "kind": found.more}
        for found in reading.staging.about_area
        if found.key not in reading.known.areas and found.level != "sum"
    ]
