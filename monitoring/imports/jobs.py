"""Checking a file and taking it over: minutes of work, told in steps, done once however often it is begun."""

from collections.abc import Callable

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes, clock
from accounts.doors import may_create
from accounts.refusals import Refusal
from documents.jobs.registry import job
from documents.jobs.runner import JobRun
from monitoring.imports.checking import Reading, find, read_file
from monitoring.imports.credits import credit_of
from monitoring.imports.known import known_to
from monitoring.imports.models import ValueFile
from monitoring.imports.notes import keep_notes
from monitoring.imports.selectors import file_rows
from monitoring.imports.services import APPLY_JOB, CHECK_JOB, State
from monitoring.imports.sources import open_source
from monitoring.imports.uploads import forget_content, stream_of
from monitoring.imports.writing import write_values

#: Per cent when the file has been read, and when the values are written.
READ, WRITTEN = 60, 98
MINUTES = 30


@job(CHECK_JOB, minutes=MINUTES)
def check_file(run: JobRun) -> None:
    """Read, compare, keep the findings."""
    file = _file(run, State.CHECKING)
    known = known_to(file.district)
    with stream_of(file) as stream:
        source = open_source(file.file_name, stream)
        with read_file(file, source, known, progress=_progress(run, file, stream.tell, 85)) as reading:
            told = credit_of(file, reading.told)
            run.progress(90, _("Vergleichen mit dem Bestand"))
            findings = find(reading, file, edition=str(told.get("edition", file.edition)))
            notes = reading.notes

    def keep() -> None:
        current = changes.lock(file)
        keep_notes(current, notes)
        values = {**told, "findings": findings, "state": State.CHECKED}
        changes.apply(current, values, by=run.person, action="value_file.checked")

    run.once(keep)


@job(APPLY_JOB, minutes=MINUTES)
def apply_values(run: JobRun) -> None:
    """Read again with what is there now, then write everything in one transaction."""
    file = _file(run, State.APPLYING)
    known = known_to(file.district)
    with stream_of(file) as stream:
        source = open_source(file.file_name, stream)
        with read_file(file, source, known, progress=_progress(run, file, stream.tell, READ)) as reading:
            count = f"{reading.counts['taken']:,}".replace(",", ".")
            run.progress(READ, _("%(count)s Werte werden in einem Zug geschrieben") % {"count": count})
            _write(run, file, reading, count)


def _write(run: JobRun, file: ValueFile, reading: Reading, count: str) -> None:
    """All in one transaction; the job itself is touched last, so that it shows life and progress until then."""

    def tell(done: int, whole: int) -> None:
        words = _("%(count)s Werte werden geschrieben, Indikator %(done)s von %(whole)s")
        share = done / max(1, whole)
        run.say(
            round(READ + share * (WRITTEN - READ)), words % {"count": count, "done": done + 1, "whole": whole}
        )

    with transaction.atomic():
        # One after the other in a district, so that what is compared is what is written over.
        changes.lock(file.district)
        batch = write_values(reading, file, now=clock.now(), by=run.person, progress=tell)

        def settle() -> None:
            current = changes.lock(file)
            values = {"state": State.APPLIED, "batch": batch}
            changes.apply(current, values, by=run.person, action="value_file.applied", batch=batch.pk)
            forget_content(current)

        run.once(settle)


def _file(run: JobRun, state: str) -> ValueFile:
    """The file, if the person may still read files in; the door says which."""
    file = file_rows(run.person).filter(pk=run.params["file"], state=state).first()
    if file is None or not may_create(run.person, "indicator"):
        raise Refusal(_("Diese Datei gibt es nicht mehr, oder das Recht dazu ist erloschen."))
    return file


def _progress(run: JobRun, file: ValueFile, place: Callable[[], int], end: int) -> Callable[[int], None]:
    """By how far the stream has come."""

    def tell(cells: int) -> None:
        done = min(1.0, place() / max(1, file.size))
        run.progress(
            round(2 + done * (end - 2)),
            _("%(count)s Zellen gelesen") % {"count": f"{cells:,}".replace(",", ".")},
        )

    return tell
