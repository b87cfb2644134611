"""Progress: one word, per cent or a milestone, one sentence. It stands as it was given."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.audit import services as audit
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from committees.roster.models import Committee
from desk.notifications.services import notify
from monitoring.concept.choices import MeasureStatus, ProgressState
from monitoring.concept.models import Measure, MeasureComment, Milestone, ProgressEntry


def report_progress(
    measure: Measure,
    *,
    state: str,
    sentence: str,
    today: dt.date,
    by: User,
    percent: int | None = None,
    milestone: Milestone | None = None,
    organisation: Any = None,
) -> ProgressEntry:
    """Keep what somebody reports, and bring the measure up to date with it.

    A reported milestone counts as done today. Closing the measure stays with the coordination: a partner
    who says "ist fertig" rings its bell. Raises `WrongState` for a measure that is closed.
    """
    with transaction.atomic():
        current = changes.lock(measure)
        if current.status in (MeasureStatus.DONE, MeasureStatus.GIVEN_UP):
            raise WrongState(_("Diese Maßnahme ist abgeschlossen oder aufgegeben."))
        if milestone is not None and milestone.measure_id != current.pk:
            raise Refusal(_("Dieser Meilenstein gehört zu einer anderen Maßnahme."), field="milestone")
        entry = ProgressEntry(
            district_id=current.district_id,
            measure=current,
            organisation=organisation,
            author=by,
            reported_on=today,
            state=state,
            percent=percent,
            milestone=milestone,
            sentence=sentence,
        )
        changes.create(entry, by=by, action="progress.reported")
        _bring_up_to_date(current, entry, by)
    return entry


def _bring_up_to_date(measure: Measure, entry: ProgressEntry, by: User) -> None:
    """The measure carries the last percentage and day; a milestone named as done is done."""
    fields: dict[str, Any] = {"reported_on": entry.reported_on, "percent": _percent_after(measure, entry)}
    if measure.status == MeasureStatus.PLANNED and entry.state == ProgressState.ON_TRACK and entry.percent:
        fields |= {"status": MeasureStatus.RUNNING, "status_since": entry.reported_on}
    changes.apply(measure, fields, by=by, action="measure.reported", reason=entry.sentence)
    if entry.milestone is not None and entry.milestone.done_on is None:
        changes.apply(entry.milestone, {"done_on": entry.reported_on}, by=by, action="milestone.done")
    owner = measure.owner
    if owner is not None and owner != by and entry.state in (ProgressState.STUCK, ProgressState.FINISHED):
        notify(
            user=owner,
            title=f"{measure.code}: {entry.get_state_display()}",
            line=entry.sentence,
            url=measure.get_absolute_url(),
            district=measure.district,
        )


def _percent_after(measure: Measure, entry: ProgressEntry) -> int | None:
    if entry.state == ProgressState.FINISHED:
        return 100
    return measure.percent if entry.percent is None else entry.percent


def comment_on_measure(
    measure: Measure, *, committee: Committee, text: str, today: dt.date, by: User
) -> MeasureComment:
    """A board says something to a measure it can see."""
    row = MeasureComment(
        district_id=measure.district_id,
        measure=measure,
        committee=committee,
        author=by,
        text=text,
        noted_on=today,
    )
    return changes.create(row, by=by, action="measure_comment.added")


def remove_comment(row: MeasureComment, *, by: User) -> None:
    """Taken away by the coordination, e.g. because it names somebody; the log keeps that it was there."""
    with transaction.atomic():
        audit.record(by=by, action="measure_comment.removed", row=row)
        row.delete()
