"""Writing the register of resolutions. Votes call this; nobody enters a resolution by hand."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts import changes
from accounts.audit import services as audit
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from committees.papers.models import Resolution, ResolutionReport
from committees.roster.models import Committee
from coordination.barriers.models import Barrier
from coordination.network.services.tasks import complete_task, create_task, drop_task


@dataclass(frozen=True)
class FollowUp:
    """What follows from a resolution: who is to do it by when; `owner` has a sign-in and gets a task."""

    responsible: str = ""
    due_on: dt.date | None = None
    owner: User | None = None

    @property
    def is_wanted(self) -> bool:
        return bool(self.responsible or self.owner or self.due_on)


def adopt_resolution(
    *,
    vote: Any,
    meeting: Any,
    title: str,
    text: str,
    is_public: bool,
    today: dt.date,
    by: User,
    follow_up: FollowUp | None = None,
    barrier: Barrier | None = None,
) -> Resolution:
    """Enter the resolution of an accepted vote, or bring it up to date when the vote was corrected."""
    follow_up = follow_up or FollowUp()
    with transaction.atomic():
        existing = Resolution.objects.filter(vote=vote).first()
        if existing is not None:
            row = changes.apply(existing, {"title": title, "text": text}, by=by, action="resolution.changed")
        else:
            row = _number_and_create(
                meeting.committee,
                meeting.day,
                by,
                vote=vote,
                meeting=meeting,
                title=title,
                text=text,
                is_public=is_public,
                barrier=barrier,
            )
        return set_follow_up(resolution=row, follow_up=follow_up, today=today, by=by)


def adopt_circulated(*, circulation: Any, today: dt.date, by: Any) -> Resolution:
    """Enter the resolution of a circulation nobody objected to; the next meeting is told of it.

    `by` is None where the clock ended it.
    """
    with transaction.atomic():
        row = _number_and_create(
            circulation.committee,
            today,
            by,
            circulation=circulation,
            title=circulation.title,
            text=circulation.text,
            is_public=circulation.is_public,
        )
        follow_up = FollowUp(responsible=circulation.responsible, due_on=circulation.due_on)
        return set_follow_up(resolution=row, follow_up=follow_up, today=today, by=by)


def _number_and_create(committee: Committee, day: dt.date, by: Any, **values: Any) -> Resolution:
    committee = changes.lock(committee)  # two clerks never draw the same number
    year = day.year
    used = Resolution.objects.filter(committee=committee, year=year).aggregate(top=Max("sequence"))["top"]
    sequence = (used or 0) + 1
    row = Resolution(
        district=committee.district,
        committee=committee,
        year=year,
        sequence=sequence,
        number=number_of(committee, year, sequence),
        decided_on=day,
        **values,
    )
    return changes.create(row, by=by, action="resolution.adopted")


def number_of(committee: Committee, year: int, sequence: int) -> str:
    """E.g. "BT 2026/03"."""
    return f"{committee.sign} {year}/{sequence:02d}".strip()


def set_follow_up(*, resolution: Resolution, follow_up: FollowUp, today: dt.date, by: User) -> Resolution:
    """Note who does it by when; with an owner it becomes a task of that person."""
    if not follow_up.is_wanted:
        return resolution
    if resolution.is_closed:
        raise WrongState(_("Der Beschluss ist abgeschlossen. Bitte zuerst wieder aufnehmen."))
    with transaction.atomic():
        values: dict[str, Any] = {
            "responsible": follow_up.responsible or (str(follow_up.owner) if follow_up.owner else ""),
            "due_on": follow_up.due_on,
        }
        if follow_up.owner and resolution.task_id is None:
            values["task"] = create_task(
                title=_task_title(resolution),
                owner=follow_up.owner,
                by=by,
                district=resolution.district,
                today=today,
                due_on=follow_up.due_on,
                subject=resolution,
                origin=str(resolution.number),
                is_private=not resolution.is_public,
            )
        return changes.apply(resolution, values, by=by, action="resolution.follow_up")


def _task_title(resolution: Resolution) -> str:
    """The subject; of a non-public resolution only its number, tasks travel further than boards."""
    if resolution.is_public:
        return resolution.title
    return _("Beschluss %(number)s umsetzen") % {"number": resolution.number}


def withdraw_resolution(*, vote: Any, today: dt.date, by: User) -> None:
    """The vote was corrected and rejects now: the resolution goes, its task is dropped."""
    row = Resolution.objects.filter(vote=vote).select_related("task").first()
    if row is None:
        return
    with transaction.atomic():
        if row.task and row.task.status == row.task.Status.OPEN:
            drop_task(row.task, reason=_("Die Abstimmung wurde berichtigt."), today=today, by=by)
        changes.delete(row, by=by, action="resolution.withdrawn")


def report_on(
    *, resolution: Resolution, reported_on: dt.date, text: str, today: dt.date, by: User, reporter: str = ""
) -> ResolutionReport:
    """Note how far it is carried out; the report stands as it was given."""
    if not resolution.decided_on <= reported_on <= today:
        raise Refusal(_("Berichtet wird nach dem Beschluss und nicht in der Zukunft."), field="reported_on")
    with transaction.atomic():
        current = changes.lock(resolution)
        if current.is_closed:
            raise WrongState(_("Der Beschluss ist abgeschlossen. Bitte zuerst wieder aufnehmen."))
        row = ResolutionReport(
            resolution=current, reported_on=reported_on, text=text, reporter=reporter or str(by), author=by
        )
        row.full_clean()
        row.save()
        audit.record(by=by, action="resolution.reported", row=current)
    return row


def close_resolution(
    *,
    resolution: Resolution,
    closing: str,
    closed_on: dt.date,
    words: str,
    today: dt.date,
    by: User,
    meeting: Any = None,
    is_correction: bool = False,
) -> Resolution:
    """End the follow-up: carried out, or not followed any more; `meeting` is the later one that said so.

    Its task ends with it. Raises `WrongState` when somebody has closed it before.
    """
    _refuse_wrong_end(resolution, closing, closed_on, words, today, meeting)
    with transaction.atomic():
        current = changes.lock(resolution)
        if current.is_closed and not is_correction:
            raise WrongState(_("Der Beschluss ist schon abgeschlossen."))
        _end_task(current, closing, words, today, by)
        values = {
            "closing": closing,
            "closed_on": closed_on,
            "closing_words": words.strip(),
            "closed_in": meeting,
        }
        return changes.apply(current, values, by=by, action="resolution.closed")


def _refuse_wrong_end(
    resolution: Resolution, closing: str, closed_on: dt.date, words: str, today: dt.date, meeting: Any
) -> None:
    if closing not in (Resolution.Closing.DONE, Resolution.Closing.DROPPED):
        raise Refusal(_("Bitte wählen: umgesetzt oder nicht weiter verfolgt."), field="closing")
    if not words.strip():
        raise Refusal(_("Bitte sagen, was daraus geworden ist."), field="words")
    if not resolution.decided_on <= closed_on <= today:
        raise Refusal(_("Abgeschlossen wird nach dem Beschluss und nicht in der Zukunft."), field="closed_on")
    if meeting is None:
        return
    if meeting.committee_id != resolution.committee_id or meeting.starts_at <= resolution.known_since:
        raise Refusal(_("Abschließen kann ihn nur eine spätere Sitzung desselben Gremiums."), field="meeting")
    if not meeting.is_held and not meeting.is_running:
        raise Refusal(_("Diese Sitzung hat noch nicht stattgefunden."), field="meeting")


def _end_task(resolution: Resolution, closing: str, words: str, today: dt.date, by: User) -> None:
    task = resolution.task
    if task is None or task.status != task.Status.OPEN:
        return
    if closing == Resolution.Closing.DONE:
        complete_task(task, today=today, by=by)
    else:
        said = words.strip()[:200] if resolution.is_public else str(resolution.number)
        drop_task(task, reason=said, today=today, by=by)


def reopen_resolution(*, resolution: Resolution, reason: str, by: User) -> Resolution:
    """It was closed too early: it is followed again."""
    if not reason.strip():
        raise Refusal(_("Bitte einen Grund angeben."), field="reason")
    with transaction.atomic():
        current = changes.lock(resolution)
        if not current.is_closed:
            raise WrongState(_("Der Beschluss ist nicht abgeschlossen."))
        values = {"closing": "", "closed_on": None, "closing_words": "", "closed_in": None}
        said = reason if current.is_public else ""
        return changes.apply(current, values, by=by, action="resolution.reopened", reason=said)


def adopt_barrier(*, resolution: Resolution, barrier: Barrier | None, by: User) -> Resolution:
    """Note which barrier the resolution is to remove; None takes the link away."""
    if barrier is not None and not resolution.is_public:
        raise Refusal(
            _("Ein nichtöffentlicher Beschluss steht nicht auf der Seite einer Hürde."), field="barrier"
        )
    return changes.apply(resolution, {"barrier": barrier}, by=by, action="resolution.barrier_adopted")
