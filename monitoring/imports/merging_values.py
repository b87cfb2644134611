"""Putting stored values together after a change of areas: one batch, taken back as a whole like an import."""

import datetime as dt
import hashlib
from collections import Counter
from itertools import groupby

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from accounts import changes
from accounts.audit import services as audit
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from monitoring.imports.comparing import NEW, Compared, Present
from monitoring.imports.reforms import Put, Reform, Row, reform
from monitoring.imports.staging import Staged
from monitoring.imports.writing import write_compared
from monitoring.indicators.models import MERGER, AreaChange, ImportBatch
from monitoring.indicators.services.areas import merger_of


def merge_values(
    *, change: AreaChange, now: dt.datetime, by: User, version: int | None = None
) -> ImportBatch:
    """Write what `reforms.reform` foresees. Values delivered for the new area stay as they are.

    Raises `WrongState` when it was done already, `Refusal` when nothing can be put together. All lines of the log
    carry the key of the batch.
    """
    with transaction.atomic():
        changes.lock(change.district)
        current = changes.lock(change, version=version)
        if merger_of(current.district, current.new_ags, current.on) is not None:
            raise WrongState(_("Für diese Gebietsänderung sind die Werte schon zusammengefasst."))
        found = reform(current)
        if found.obstacle:
            raise Refusal(found.obstacle)
        if not found.puts:
            raise Refusal(_("Es gibt keine Werte, die sich zusammenfassen lassen."))
        # What is kept speaks German, whatever language the person reads.
        with translation.override("de"):
            batch = _batch(found, now, by)
        changes.create(batch, by=by, action="import_batch.merged", batch=batch.pk)
        count = _write(found, batch)
        audit.record(
            by=by,
            action="area_change.merged",
            row=current,
            after={"values": count, "area": str(found.area), "note": batch.note},
            batch=batch.pk,
        )
    return batch


def _batch(found: Reform, now: dt.datetime, by: User) -> ImportBatch:
    area = found.area
    assert area is not None, "an obstacle was told before"
    said = "\n".join(map(str, found.puts))
    return ImportBatch(
        district=found.change.district,
        file_name=_("%(area)s, Gebietsänderung am %(day)s")
        % {"area": area.name, "day": f"{found.change.on:%d.%m.%Y}"},
        sha256=hashlib.sha256(said.encode()).hexdigest(),
        layout=MERGER,
        values_new=len(found.puts),
        merged_area=area,
        merged_on=found.change.on,
        note=found.words,
        author=by,
        applied_at=now,
    )


def _write(found: Reform, batch: ImportBatch) -> int:
    counts: Counter[str] = Counter()
    puts = sorted(found.puts, key=lambda put: (str(put.indicator), put.edition))
    for (indicator, edition), group in groupby(puts, key=lambda put: (put.indicator, put.edition)):
        compared = (_compared(put, found) for put in group)
        counts += write_compared(compared, indicator, batch, edition=edition)
    return counts.total()


def _compared(put: Put, found: Reform) -> Compared:
    area = found.area
    assert area is not None
    staged = Staged(area.ags, put.group, put.sex, put.year, put.time, put.value, put.sign, 0, "")
    return Compared(staged, area.pk, NEW, None, _present(put.rival) if put.rival else None, wins=True)


def _present(row: Row) -> Present:
    return Present(row.pk, row.value, row.sign, row.is_active, row.batch_id, row.version, row.edition)
