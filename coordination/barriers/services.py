"""Writing the register of barriers."""

import datetime as dt
import hashlib
import hmac
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.audit import services as audit
from accounts.districts.models import District, Municipality
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from coordination.barriers.models import Barrier, BarrierSighting
from coordination.barriers.privacy import refuse_personal_data
from coordination.network.models import Organisation

Status = Barrier.Status


def raise_barrier(
    *,
    district: District,
    title: str,
    description: str,
    field_of_action: str,
    kind: str,
    level: str,
    today: dt.date,
    by: User,
    groups: list[str] | None = None,
    municipality: Municipality | None = None,
    seen_on: dt.date | None = None,
    reported_by: Organisation | None = None,
    source: str = BarrierSighting.Source.OWN,
    token: str = "",
) -> Barrier:
    """Enter a barrier with its first sighting; refuses texts that name somebody.

    Raises `PersonalDataFound`, and `Refusal` for a day in the future. `token`: see `sighting_token`.
    """
    seen_on = seen_on or today
    _refuse_future(seen_on, today)
    refuse_personal_data(today=today, title=title, description=description)
    with transaction.atomic():
        barrier = Barrier(
            district=district,
            year=today.year,
            sequence=_next_sequence(district, today.year),
            title=title,
            description=description,
            field_of_action=field_of_action,
            kind=kind,
            level=level,
            groups=groups or [],
            municipality=municipality,
            seen_on=seen_on,
            status_since=today,
            reported_by=reported_by,
        )
        changes.create(barrier, by=by, action="barrier.raised")
        _store_sighting(barrier, source, seen_on, municipality, token, by)
    return barrier


def update_barrier(
    barrier: Barrier, *, fields: dict[str, Any], today: dt.date, by: User, version: int | None = None
) -> Barrier:
    """Change what a barrier says; its state has its own services."""
    refuse_personal_data(
        today=today,
        title=fields.get("title", barrier.title),
        description=fields.get("description", barrier.description),
    )
    if seen_on := fields.get("seen_on"):
        _refuse_future(seen_on, today)
    return changes.apply(barrier, fields, by=by, action="barrier.changed", version=version)


def add_sighting(
    barrier: Barrier,
    *,
    source: str,
    seen_on: dt.date,
    today: dt.date,
    by: User,
    municipality: Municipality | None = None,
    token: str = "",
) -> BarrierSighting:
    """Count that the barrier was met once more. The same case (`token`) is refused a second time.

    Raises `WrongState` for a duplicate or rejected barrier: those are not counted on.
    """
    _refuse_future(seen_on, today)
    if barrier.status in (Status.DUPLICATE, Status.REJECTED):
        raise WrongState(
            _("Diese Hürde wird nicht weiter verfolgt. Bitte die andere wählen oder sie wieder aufnehmen.")
        )
    with transaction.atomic():
        current = changes.lock(barrier)
        return _store_sighting(current, source, seen_on, municipality, token, by)


def sighting_token(barrier_id: UUID, case_id: UUID) -> str:
    """A mark that one case has met one barrier: computable by those who hold the case, for
    nobody else, and different for each barrier, so that two marks never show the same case."""
    message = f"barrier-sighting:{barrier_id}:{case_id}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), message, hashlib.sha256).hexdigest()


def confirm_barrier(
    barrier: Barrier, *, today: dt.date, by: User, reason: str = "", version: int | None = None
) -> Barrier:
    """The coordination has checked it: from now on the boards see it."""
    return _move(barrier, Status.CONFIRMED, today, by, reason, version)


def put_on_agenda(barrier: Barrier, *, today: dt.date, by: User, reason: str = "") -> Barrier:
    """A board deals with it."""
    return _move(barrier, Status.ON_AGENDA, today, by, reason)


def start_work(barrier: Barrier, *, today: dt.date, by: User, reason: str = "") -> Barrier:
    """Somebody works on removing it, e.g. by a measure; also when a solved one has come back."""
    return _move(barrier, Status.IN_PROGRESS, today, by, reason)


def solve_barrier(barrier: Barrier, *, solved_on: dt.date, today: dt.date, by: User, reason: str) -> Barrier:
    """It is removed; the reason says by what."""
    _refuse_future(solved_on, today)
    return _move(barrier, Status.SOLVED, today, by, reason, extra={"solved_on": solved_on})


def reject_barrier(barrier: Barrier, *, today: dt.date, by: User, reason: str) -> Barrier:
    """It is not followed up, and the reason says why."""
    return _move(barrier, Status.REJECTED, today, by, reason)


def reopen_barrier(barrier: Barrier, *, today: dt.date, by: User, reason: str = "") -> Barrier:
    """A rejected barrier or a duplicate is observed again."""
    return _move(barrier, Status.OBSERVED, today, by, reason)


def mark_duplicate(barrier: Barrier, *, of: Barrier, today: dt.date, by: User, reason: str = "") -> Barrier:
    """It is the same as another one, which takes over its sightings."""
    if of.pk == barrier.pk or of.status == Status.DUPLICATE:
        raise Refusal(_("Bitte eine andere Hürde wählen, die selbst keine Dublette ist."), field="of")
    with transaction.atomic():
        moved = _move(barrier, Status.DUPLICATE, today, by, reason, extra={"duplicate_of": of})
        moved.sightings.update(barrier=of)
        audit.record(by=by, action="barrier.sightings_taken_over", row=of, reason=moved.number)
    return moved


def _move(
    barrier: Barrier,
    target: str,
    today: dt.date,
    by: User,
    reason: str,
    version: int | None = None,
    extra: dict[str, Any] | None = None,
) -> Barrier:
    refuse_personal_data(today=today, reason=reason)
    if target in (Status.REJECTED, Status.SOLVED) and not reason.strip():
        raise Refusal(_("Bitte einen Grund angeben."), field="reason")
    with transaction.atomic():
        current = changes.lock(barrier, version=version)
        if target not in Barrier.TRANSITIONS[Status(current.status)]:
            raise WrongState(
                _("Von „%(now)s“ führt kein Weg zu „%(target)s“.")
                % {"now": current.get_status_display(), "target": Status(target).label}
            )
        fields = {"status": target, "status_since": today, "status_reason": reason}
        fields |= {"solved_on": None, "duplicate_of": None} | (extra or {})
        return changes.apply(current, fields, by=by, action=f"barrier.{target}", reason=reason)


def _store_sighting(
    barrier: Barrier, source: str, seen_on: dt.date, municipality: Any, token: str, by: User
) -> BarrierSighting:
    if token and barrier.sightings.filter(token=token).exists():
        raise Refusal(_("Dieser Fall ist bei dieser Hürde schon gezählt."))
    sighting = BarrierSighting(
        district_id=barrier.district_id,
        barrier=barrier,
        source=source,
        seen_on=seen_on,
        municipality=municipality,
        token=token,
    )
    return changes.create(sighting, by=by, action="barrier.sighted")


def _next_sequence(district: District, year: int) -> int:
    """The next number of the year; the district's row is locked so that two never share one."""
    changes.lock(district)
    last = Barrier._base_manager.filter(district=district, year=year).order_by("-sequence").first()
    return last.sequence + 1 if last else 1


def _refuse_future(day: dt.date, today: dt.date) -> None:
    if day > today:
        raise Refusal(_("Dieser Tag liegt in der Zukunft."), field="seen_on")
