"""Tasks: entering, doing, reopening, dropping."""

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Any

from django.db import models, transaction
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from accounts import changes
from accounts.districts.models import District
from accounts.memberships.models import Membership
from accounts.permissions import TABLE
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from coordination.network.models import Task

Status = Task.Status


def create_task(
    *,
    title: str,
    owner: User,
    by: User,
    district: District,
    today: dt.date,
    due_on: dt.date | None = None,
    note: str = "",
    subject: models.Model | None = None,
    origin: str = "",
    is_private: bool = False,
    batch: uuid.UUID | None = None,
) -> Task:
    """Enter a task for somebody of the district, about a record the caller has reached by its door.

    A task about a record of class S3 or S4 is private by itself. Raises `Refusal` when the owner has
    no role in the district.
    """
    _refuse_stranger(owner, district, today)
    task = Task(
        district=district,
        title=title,
        owner=owner,
        created_by=by,
        due_on=due_on,
        note=note,
        origin=origin,
        is_private=is_private or _is_protected(subject),
        **_subject_fields(subject),
    )
    return changes.create(task, by=by, action="task.created", batch=batch)


def create_tasks_for(
    *,
    rows: Iterable[models.Model],
    title: str,
    owner: User,
    by: User,
    today: dt.date,
    due_on: dt.date | None = None,
    batch: uuid.UUID | None = None,
) -> int:
    """The same task for each of several records, under one id in the log; all or none."""
    batch = batch or uuid.uuid4()
    with transaction.atomic():
        tasks = [
            create_task(
                title=title,
                owner=owner,
                by=by,
                district=row.district,  # type: ignore[attr-defined]
                today=today,
                due_on=due_on,
                subject=row,
                batch=batch,
            )
            for row in rows
        ]
    return len(tasks)


def update_task(
    task: Task, *, fields: dict[str, Any], today: dt.date, by: User, version: int | None = None
) -> Task:
    """Change wording, day or owner of an open task."""
    if task.status != Status.OPEN:
        raise WrongState(_("Die Aufgabe ist abgeschlossen. Bitte zuerst wieder öffnen."))
    if owner := fields.get("owner"):
        _refuse_stranger(owner, task.district, today)
    reminder = {"reminded_on": None} if "due_on" in fields or "owner" in fields else {}
    return changes.apply(task, fields | reminder, by=by, action="task.changed", version=version)


def complete_task(task: Task, *, today: dt.date, by: User) -> Task:
    """It is done."""
    return _move(task, Status.DONE, by=by, closed_on=today, closing_reason="")


def drop_task(task: Task, *, reason: str, today: dt.date, by: User) -> Task:
    """Nobody will do it, and the reason says why."""
    if not reason.strip():
        raise Refusal(_("Bitte einen Grund angeben."), field="reason")
    return _move(task, Status.DROPPED, by=by, closed_on=today, closing_reason=reason)


def reopen_task(task: Task, *, by: User) -> Task:
    """It is to be done after all."""
    return _move(task, Status.OPEN, by=by, closed_on=None, closing_reason="")


def _move(task: Task, target: str, *, by: User, **fields: Any) -> Task:
    with transaction.atomic():
        current = changes.lock(task)
        if target not in Task.TRANSITIONS[Status(current.status)]:
            raise WrongState(
                _("Die Aufgabe ist schon %(status)s.") % {"status": current.get_status_display()}
            )
        reason = fields.get("closing_reason", "")
        return changes.apply(
            current, {"status": target} | fields, by=by, action=f"task.{target}", reason=reason
        )


def _subject_fields(subject: models.Model | None) -> dict[str, Any]:
    if subject is None:
        return {}
    return {
        "subject_type": subject._meta.label_lower,
        "subject_id": subject.pk,
        "subject_label": str(subject)[:200],
        "subject_url_name": _url_name(subject),
    }


def _url_name(subject: models.Model) -> str:
    address = getattr(subject, "get_absolute_url", None)
    if address is None:
        return ""
    try:
        return resolve(address().split("#")[0]).view_name
    except Resolver404:
        return ""


def _is_protected(subject: models.Model | None) -> bool:
    door = getattr(subject, "door", None)
    return door is not None and TABLE[door.resource].protection in ("S3", "S4")


def _refuse_stranger(owner: User, district: District, today: dt.date) -> None:
    if not Membership.objects.active_on(today).filter(user=owner, district=district).exists():
        raise Refusal(_("Diese Person hat im Kreis keinen Zugang."), field="owner")
