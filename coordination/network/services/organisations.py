"""Entering, changing and retiring organisations."""

import datetime as dt
import uuid
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.districts.models import District
from accounts.permissions import reaches
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from coordination.network.models import Function, Organisation

Status = Organisation.Status

#: What says who an organisation is; its own editors leave that to the coordination.
CORE_FIELDS = frozenset(
    {
        "name",
        "short_name",
        "kind",
        "legal_form",
        "municipality",
        "parent",
        "register",
        "joined_on",
        "trusted_provider",
    }
)


def may_change_core(user: User) -> bool:
    """May the person change who an organisation is, not only how it is reached?"""
    return any(
        reach in ("r", "*")
        for membership in user.acting_memberships
        for reach in reaches(membership.role, "organisation", "U")
    )


def create_organisation(
    *, district: District, by: User, batch: uuid.UUID | None = None, **fields: Any
) -> Organisation:
    """Enter an organisation. A name that an active one bears already is refused."""
    organisation = Organisation(district=district, **fields)
    _refuse_loop(organisation)
    return changes.create(organisation, by=by, action="organisation.created", batch=batch)


def update_organisation(
    organisation: Organisation,
    *,
    fields: dict[str, Any],
    by: User,
    version: int | None = None,
    batch: uuid.UUID | None = None,
) -> Organisation:
    """Change facts. Editors of the organisation itself may not touch `CORE_FIELDS`."""
    with transaction.atomic():
        current = changes.lock(organisation, version=version)
        changed = {name: value for name, value in fields.items() if getattr(current, name) != value}
        core = sorted(CORE_FIELDS & set(changed))
        if core and not may_change_core(by):
            raise Refusal(
                _("Wer eine Organisation ist, ändert die Koordination. Bitte melden Sie sich dort."),
                field=core[0],
                rule=_("Die Organisation pflegt selbst, wie man sie erreicht und was sie tut."),
            )
        if "parent" in changed:
            current.parent = changed["parent"]
            _refuse_loop(current)
        return changes.apply(current, fields, by=by, action="organisation.changed", batch=batch)


def admit_organisation(
    organisation: Organisation, *, on: dt.date, by: User, reason: str = ""
) -> Organisation:
    """Take in an organisation that has registered itself; from here on it is public."""
    with transaction.atomic():
        current = changes.lock(organisation)
        if current.status != Status.PENDING:
            raise WrongState(_("%(name)s ist nicht mehr in Prüfung.") % {"name": current})
        fields = {"status": Status.ACTIVE, "joined_on": on}
        return changes.apply(current, fields, by=by, action="organisation.admitted", reason=reason)


def confirm_organisation(organisation: Organisation, *, on: dt.date, by: User) -> Organisation:
    """Somebody who knows has said: what stands here is right."""
    return changes.apply(organisation, {"confirmed_on": on}, by=by, action="organisation.confirmed")


def pause_organisation(
    organisation: Organisation, *, by: User, reason: str = "", batch: uuid.UUID | None = None
) -> Organisation:
    """It rests: still there, at the moment without activity."""
    return _move(organisation, Status.DORMANT, by=by, reason=reason, batch=batch)


def resume_organisation(
    organisation: Organisation, *, by: User, reason: str = "", batch: uuid.UUID | None = None
) -> Organisation:
    """It works again, after a rest or after having left."""
    return _move(organisation, Status.ACTIVE, by=by, reason=reason, batch=batch, left_on=None)


def leave_network(
    organisation: Organisation,
    *,
    left_on: dt.date,
    by: User,
    reason: str,
    batch: uuid.UUID | None = None,
) -> Organisation:
    """It leaves the network: functions end that day, public pages forget it, history stays."""
    if not reason.strip():
        raise Refusal(_("Bitte einen Grund angeben."), field="reason")
    with transaction.atomic():
        gone = _move(organisation, Status.LEFT, by=by, reason=reason, batch=batch, left_on=left_on)
        for function in Function._base_manager.filter(organisation=gone, ends_on__isnull=True):
            ends_on = max(left_on, function.starts_on or left_on)
            ended = {"ends_on": ends_on, "is_public": False}
            changes.apply(function, ended, by=by, action="function.ended", reason=reason, batch=batch)
    return gone


def set_status(
    *,
    rows: Iterable[Organisation],
    status: str,
    today: dt.date,
    by: User,
    batch: uuid.UUID,
    reason: str = "",
) -> int:
    """Set the state of several organisations under one id in the log; all or none."""
    moves: dict[str, Callable[..., Organisation]] = {
        Status.ACTIVE: resume_organisation,
        Status.DORMANT: pause_organisation,
        Status.LEFT: partial(leave_network, left_on=today),
    }
    with transaction.atomic():
        changed = [
            moves[Status(status)](row, by=by, reason=reason, batch=batch)
            for row in rows
            if row.status != status
        ]
    return len(changed)


def _move(
    organisation: Organisation,
    target: str,
    *,
    by: User,
    reason: str,
    batch: uuid.UUID | None,
    **fields: Any,
) -> Organisation:
    with transaction.atomic():
        current = changes.lock(organisation)
        if target not in Organisation.TRANSITIONS[Status(current.status)]:
            raise WrongState(
                _("%(name)s: Von „%(now)s“ führt kein Weg zu „%(target)s“.")
                % {"name": current, "now": current.get_status_display(), "target": Status(target).label}
            )
        fields["status"] = target
        return changes.apply(
            current, fields, by=by, action=f"organisation.{target}", reason=reason, batch=batch
        )


def _refuse_loop(organisation: Organisation) -> None:
    """An organisation does not belong to one that belongs to itself."""
    seen, above = {organisation.pk}, organisation.parent
    while above is not None:
        if above.pk in seen:
            raise Refusal(
                _("Das ergäbe einen Kreis: Diese Organisation gehört schon darunter."), field="parent"
            )
        seen.add(above.pk)
        above = above.parent
