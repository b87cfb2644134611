"""Demo: one file of invented figures, read in, and one that still waits to be looked at."""

import datetime as dt
from typing import Any

from accounts.clock import BERLIN
from desk.notifications.models import Notification
from documents.jobs.models import Job
from documents.jobs.runner import run
from monitoring.imports.models import ValueFile
from monitoring.imports.services import apply_file, choose, hand_in
from monitoring.indicators.models import ImportBatch, Indicator

DAY = dt.datetime(2026, 2, 24, 8, 21, tzinfo=BERLIN)
#: Invented: share of pupils in all-day schools and of places in language courses, for the district and its Land.
HEAD = "ags;indikator;zeit;gruppe;geschlecht;wert;zeichen"
CREDIT = {
    "source": "Erfundene Zahlen für die Vorführung",
    "attribution": "Erfundene Zahlen, Landkreis Auental",
}
SERIES = {
    "Ganztagsplätze je 100 Grundschulkinder": [41.2, 43.8, 46.1, 49.0, 52.4],
    "Plätze in Integrationskursen je 1.000 Zugewanderte": [38.5, 36.9, 61.4, 58.2, 55.7],
}
UNITS = dict(zip(SERIES, ("je 100", "je 1.000"), strict=True))


def build(world: Any) -> None:
    """A batch of two small series, and a file with two cells that cannot be read."""
    by, own = world.people["coordinator"], world.district.ags
    done = _read(world, "ganztag_und_kurse_2025.csv", _lines(own), by)
    _work(apply_file(file=done, by=by))
    batch = ImportBatch.objects.get(files=done.pk)
    ImportBatch.objects.filter(pk=batch.pk).update(applied_at=DAY)
    world.remember("import_batch", batch)
    for title, unit in UNITS.items():
        Indicator.objects.filter(district=world.district, title=title).update(unit=unit)
    wrong = [
        *_lines(own)[:4],
        f"{own};Ganztagsplätze je 100 Grundschulkinder;2026;;;k. A.;",
        "Auental;Ganztagsplätze je 100 Grundschulkinder;2026;;;54,9;",
    ]
    wrong.append(f"{own};Ganztagsplätze je 100 Grundschulkinder;2025;;;52,9;")
    world.remember("value_file", _read(world, "ganztag_nachtrag_2026.csv", wrong, by))


def _lines(own: str) -> list[str]:
    return [
        f"{own};{title};{2021 + place};;;{str(value).replace('.', ',')};"
        for title, values in SERIES.items()
        for place, value in enumerate(values)
    ]


def _read(world: Any, name: str, lines: list[str], by: Any) -> ValueFile:
    text = "\n".join([HEAD, *lines]) + "\n"
    file = hand_in(
        file_name=name, chunks=[text.encode()], layout="H", encoding="utf-8", edition="2025", by=by, **CREDIT
    )
    file = _work(file)
    unknown = {row["name"]: "new" for row in file.findings["unknown_indicators"]}
    if unknown or file.findings["areas_unknown"]:
        file = _work(choose(file=file, indicators=unknown, areas=True, by=by))
    return file


def _work(file: ValueFile) -> ValueFile:
    """What the worker does; the demo does not wait for one, and no bell rings for it."""
    job = Job.objects.get(pk=file.job_id)
    run(job.pk)
    job.refresh_from_db()
    assert job.status == Job.Status.DONE, job.error
    Notification.objects.filter(url=job.result_url).delete()
    job.delete()
    return ValueFile.objects.get(pk=file.pk)
