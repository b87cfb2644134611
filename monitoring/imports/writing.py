"""Taking a file over: areas and drafts it needs, then values, in bulk, all of them or none."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

from django.db.models import F
from django.utils import timezone

from accounts import changes
from accounts.users.models import User
from monitoring.imports.cells import Definition
from monitoring.imports.checking import Reading
from monitoring.imports.comparing import CHANGED, NEW, Compared, compare
from monitoring.imports.inserting import ValueInsert
from monitoring.imports.known import KnownIndicator
from monitoring.imports.models import ValueBefore, ValueFile
from monitoring.imports.staging import Found
from monitoring.indicators.models import ImportBatch, Indicator, IndicatorKey, IndicatorValue, Level
from monitoring.indicators.services import create_area, create_indicator

CHUNK = 1_000
_SHORT_NAME = re.compile(r"[A-Za-z0-9_.-]{1,40}")
#: Where indicators hang that a file brought and nobody has put into the tree yet.
UNSORTED = ("Eingelesen", "Noch einzuordnen")
LEVELS = {2: Level.STATE, 5: Level.DISTRICT, 8: Level.MUNICIPALITY}

Progress = Callable[[int, int], None]


def write_values(
    reading: Reading, file: ValueFile, *, now: dt.datetime, by: User, progress: Progress
) -> ImportBatch:
    """Write everything of the file that is taken; runs inside the transaction of the caller.

    `progress` is told how many of how many indicators are done.
    """
    batch = _batch(file, reading, now, by)
    changes.create(batch, by=by, action="import_batch.applied", batch=batch.pk)
    areas = {ags: area.pk for ags, area in reading.known.areas.items()}
    taken = list(reading.indicators())
    if reading.choices.get("areas"):
        areas |= _create_areas(reading, [name for name, _meaning in taken], file, batch, by)
    totals: Counter[str] = Counter()
    for number, (name, meaning) in enumerate(taken):
        progress(number, len(taken))
        if meaning is not None:
            _remember_name(reading, name, meaning, file, by)
        pk = meaning.pk if meaning is not None else _create_draft(reading, name, file, batch, by)
        compared = compare(
            reading.staging.of_indicator(name),
            district=file.district_id,
            indicator_pk=pk,
            areas=areas,
            edition=file.edition,
        )
        totals += write_compared(compared, pk, batch, edition=file.edition)
    return changes.apply(
        batch,
        {
            "values_new": totals[NEW],
            "values_changed": totals[CHANGED],
            "values_same": totals.total() - totals[NEW] - totals[CHANGED],
        },
        by=by,
        action="import_batch.counted",
        batch=batch.pk,
    )


def _batch(file: ValueFile, reading: Reading, now: dt.datetime, by: User) -> ImportBatch:
    return ImportBatch(
        district=file.district,
        file_name=file.file_name,
        sha256=file.sha256,
        layout=file.layout,
        edition=file.edition,
        source=file.source,
        licence=file.licence,
        attribution=file.attribution,
        rows_read=reading.counts["rows"],
        cells_refused=reading.counts["refused"],
        author=by,
        applied_at=now,
    )


# --- Values --------------------------------------------------------------------------------------
def write_compared(
    compared: Iterable[Compared], indicator_pk: Any, batch: ImportBatch, *, edition: str
) -> Counter[str]:
    """Write values of one indicator and edition so that `undoing` can take the batch back; returns the outcomes."""
    counts: Counter[str] = Counter()
    stream, values = iter(compared), ValueInsert(indicator_pk, batch, edition)
    while chunk := list(islice(stream, CHUNK)):
        counts.update(one.outcome for one in chunk)
        new = [one for one in chunk if one.outcome == NEW]
        _retire([one for one in new if one.rival and one.wins], batch)
        _change([one for one in chunk if one.outcome == CHANGED], batch)
        values.insert(new)
    return counts


def _change(compared: list[Compared], batch: ImportBatch) -> None:
    """Another number in the same edition; the former one is kept for taking the batch back."""
    rows, before = [], []
    for one in compared:
        present = one.present
        assert present is not None, "only what is there can be changed"
        rows.append(
            IndicatorValue(
                pk=present.pk,
                value=one.staged.value,
                sign=one.staged.sign,
                batch=batch,
                version=present.version + 1,
                updated_at=timezone.now(),
            )
        )
        before.append(
            ValueBefore(
                batch=batch,
                value_id=present.pk,
                number=present.value,
                sign=present.sign,
                former_batch_id=present.batch_id,
                version=present.version + 1,
            )
        )
    IndicatorValue.objects.bulk_update(
        rows, ["value", "sign", "batch", "version", "updated_at"], batch_size=100
    )
    ValueBefore.objects.bulk_create(before)


def _retire(compared: list[Compared], batch: ImportBatch) -> None:
    """Values of an older edition that no longer count."""
    rivals = [one.rival for one in compared if one.rival is not None]
    for begin in range(0, len(rivals), 500):
        IndicatorValue.objects.filter(pk__in=[rival.pk for rival in rivals[begin : begin + 500]]).update(
            is_active=False, version=F("version") + 1, updated_at=timezone.now()
        )
    ValueBefore.objects.bulk_create(
        ValueBefore(
            batch=batch,
            value_id=rival.pk,
            is_retired=True,
            number=rival.value,
            sign=rival.sign,
            former_batch_id=rival.batch_id,
            version=rival.version + 1,
        )
        for rival in rivals
    )


# --- What the file needs and the district did not have ---------------------------------------------
def _create_areas(
    reading: Reading, names: list[str], file: ValueFile, batch: ImportBatch, by: User
) -> dict[str, Any]:
    """Areas of the file that have a value of an indicator that is taken."""
    needed = {ags for name in names for ags in reading.staging.counts(name)} - set(reading.known.areas)
    created = {}
    for found in reading.staging.about_area:
        if found.key in needed:
            name, kind = area_words(found)
            above = reading.known.areas.get(found.key[:5] if len(found.key) == 8 else found.key[:2])
            created[found.key] = create_area(
                district=file.district,
                by=by,
                ags=found.key,
                name=name,
                kind=kind,
                level=LEVELS[len(found.key)],
                parent_id=above.pk if above else None,
                made_by=batch,
            ).pk
    return created


def area_words(found: Found) -> tuple[str, str]:
    """`"Lippe, Kreis"` -> Lippe, Kreis; the kind the file names goes before that in the name."""
    name, _comma, rest = found.title.partition(", ")
    kind = found.more if found.more not in ("", "Kreise") else rest.rpartition(", ")[2]
    return (name.strip() or found.key)[:200], kind.strip()[:60]


def _create_draft(reading: Reading, name: str, file: ValueFile, batch: ImportBatch, by: User) -> Any:
    """An indicator with what the file says of it, unpublished and in a place of its own, to be completed."""
    found = reading.staging.about_indicator[reading.staging.indicators[name.lower()]]
    told = reading.told.definitions.get(found.title) or Definition()
    unit = told.unit or found.more
    titles = {title[:200] for title in (name, found.title) if title.lower() not in reading.known.names}
    return create_indicator(
        district=file.district,
        by=by,
        new_dimension=UNSORTED[0],
        new_component=UNSORTED[1],
        file_titles=sorted(titles),
        code=_free_code(file, name, found.title),
        title=(told.title or found.title)[:200],
        unit=(unit or "?")[:40],
        kind=kind_of_unit(unit),
        definition=told.text[:2000],
        source=(told.source or file.source)[:300],
        licence=file.licence,
        attribution=file.attribution,
        made_by=batch,
    ).pk


def _remember_name(reading: Reading, name: str, meaning: KnownIndicator, file: ValueFile, by: User) -> None:
    """A column somebody gave to an indicator is found by itself the next time."""
    if name.lower() not in reading.known.names:
        row = IndicatorKey(
            district=file.district,
            indicator_id=meaning.pk,
            system=IndicatorKey.System.TITLE,
            key=name[:200],
        )
        changes.create(row, by=by, action="indicator_key.created")


def kind_of_unit(unit: str) -> str:
    """What sort of number a unit promises; a rate where it says nothing."""
    word = unit.strip().lower()
    if word in ("anzahl", "personen"):
        return Indicator.Kind.COUNT
    if "eur" in word or "€" in word:
        return Indicator.Kind.AMOUNT
    is_rate = not word or word in ("%", "prozent") or word.startswith("je")
    return Indicator.Kind.RATE if is_rate else Indicator.Kind.INDEX


def _free_code(file: ValueFile, name: str, title: str) -> str:
    """The short name of the file where it has one (a title is none, and begins with a capital), else the next free."""
    is_short = _SHORT_NAME.fullmatch(name) and (name != title or name == name.lower())
    codes = set(Indicator.objects.filter(district=file.district).values_list("code", flat=True))
    if is_short and name not in codes:
        return name
    number = 1
    while f"E-{number:03}" in codes:
        number += 1
    return f"E-{number:03}"
