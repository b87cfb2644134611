"""Steps of a file: hand it in, say what becomes of the unknown, check again, take over, throw away."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import changes
from accounts.doors import may_create
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from documents.jobs.services import enqueue
from monitoring.imports.descriptions.reading import DESCRIPTIONS
from monitoring.imports.models import ValueFile
from monitoring.imports.uploads import forget_content, forget_old_files, keep_file

CHECK_JOB, APPLY_JOB = "value-file-check", "value-file-apply"
State = ValueFile.State


def hand_in(*, by: User, **fields: Any) -> ValueFile:
    """Keep the file and begin to check it; old files go at the same time."""
    if by.active_district is None or not may_create(by, "import") or not may_create(by, "indicator"):
        raise PermissionDenied
    with transaction.atomic():
        forget_old_files(now=timezone.now())
        file = keep_file(district=by.active_district, by=by, **fields)
        if file.layout == DESCRIPTIONS:
            # A few lines: they are looked at on the page itself, no worker is asked.
            return changes.apply(file, {"state": State.CHECKED}, by=by, action="value_file.checked")
        return _with_job(file, CHECK_JOB, _("%(file)s prüfen") % {"file": file}, by)


def choose(
    *,
    file: ValueFile,
    indicators: Mapping[str, str],
    areas: bool,
    by: User,
    version: int | None = None,
    **fields: Any,
) -> ValueFile:
    """Say what becomes of unknown indicators (by name: new, skip or a key of one) and areas; then check again."""
    with transaction.atomic():
        current = _in_state(file, State.CHECKING, version)
        kept = {name.lower(): meaning for name, meaning in indicators.items() if meaning}
        values = {"choices": {"indicators": kept, "areas": areas}, "state": State.CHECKING, **fields}
        current = changes.apply(current, values, by=by, action="value_file.changed")
        return _with_job(current, CHECK_JOB, _("%(file)s prüfen") % {"file": file}, by)


def apply_file(
    *, file: ValueFile, leave_out: bool = False, by: User, version: int | None = None
) -> ValueFile:
    """Begin to take values over. Raises `Refusal` when there is nothing to take, or refused cells were not agreed to."""
    with transaction.atomic():
        current = _in_state(file, State.APPLYING, version)
        findings = current.findings
        if not _counts(findings):
            raise Refusal(_("In dieser Datei ist nichts, was neu oder anders wäre."))
        if findings.get("refused") and not leave_out:
            raise Refusal(
                _(
                    "Bitte bestätigen Sie, dass die zurückgestellten Zellen wegbleiben, oder bessern Sie die Datei nach."
                ),
                field="leave_out",
            )
        current = changes.apply(current, {"state": State.APPLYING}, by=by, action="value_file.changed")
        return _with_job(current, APPLY_JOB, _("%(file)s übernehmen") % {"file": file}, by)


def _counts(findings: Mapping[str, Any]) -> int:
    return findings.get("new", 0) + findings.get("changed", 0)


def discard_file(*, file: ValueFile, by: User) -> ValueFile:
    """Throw the file away; nothing of it is left but that it was there."""
    with transaction.atomic():
        current = _in_state(file, State.DISCARDED, None)
        forget_content(current)
        current.noted.all().delete()
        values = {"state": State.DISCARDED, "findings": {}, "choices": {}}
        return changes.apply(current, values, by=by, action="value_file.discarded")


def _in_state(file: ValueFile, goal: str, version: int | None) -> ValueFile:
    """The locked row, if it may go there; a job that has come to nothing does not hold it."""
    current = changes.lock(file, version=version)
    if current.job is not None and current.job.is_open:
        raise WrongState(_("Die Datei wird gerade gelesen. Bitte warten Sie, bis das fertig ist."))
    state = State.CHECKED if current.state == State.APPLYING else current.state
    if goal not in ValueFile.TRANSITIONS[state] and state != goal:
        raise WrongState(_("Diese Datei ist schon übernommen oder verworfen."))
    if goal == State.APPLYING and state != State.CHECKED:
        raise WrongState(_("Die Datei ist noch nicht geprüft."))
    return current


def _with_job(file: ValueFile, kind: str, title: str, by: User) -> ValueFile:
    params = {"file": str(file.pk), "result_url": file.get_absolute_url()}
    file.job = enqueue(kind=kind, title=title, by=by, district=file.district, params=params)
    file.save(update_fields=["job", "updated_at"])
    return file
