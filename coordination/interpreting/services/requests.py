"""From the wish of an institution to a request that is looked after."""

import datetime as dt
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import changes
from accounts.doors import may_create
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from coordination.barriers.privacy import refuse_personal_data
from coordination.interpreting import mails
from coordination.interpreting.codes import TRANSITIONS, Mode, Occasion, RejectionReason, RequestStatus
from coordination.interpreting.models import BookingRequest, InterpreterPool
from coordination.interpreting.rules.lead_time import check_lead_time
from coordination.network.models import Organisation


def move(
    request: BookingRequest, to: RequestStatus, *, by: Any, action: str, reason: str = "", **fields: Any
) -> BookingRequest:
    """The one way a request changes its state; refuses what `TRANSITIONS` does not name."""
    with transaction.atomic():
        current = changes.lock(request)
        if to not in TRANSITIONS[current.status]:
            raise WrongState(
                _("Die Anfrage ist „%(now)s“. Von dort geht es nicht zu „%(to)s“.")
                % {"now": current.get_status_display(), "to": RequestStatus(to).label}
            )
        return changes.apply(current, {"status": to, **fields}, by=by, action=action, reason=reason)


def submit_request(
    *, pool: InterpreterPool, requester: Organisation, now: dt.datetime, by: User, **fields: Any
) -> BookingRequest:
    """Take in a request. Too short notice needs a reason; the pool's exclusions and limits refuse."""
    if pool.district_id != by.active_district_id or not may_create(by, "booking", organisation=requester):
        raise PermissionDenied
    request = BookingRequest(
        district=pool.district, pool=pool, requester=requester, requested_by=by, submitted_at=now, **fields
    )
    _check_rules(request, today=timezone.localdate(now))
    request = changes.create(request, by=by, action="booking.submitted")
    mails.request_received(request)
    return request


def update_request(
    request: BookingRequest, *, version: int | None, by: User, **fields: Any
) -> BookingRequest:
    """Change a request that nobody has been asked for yet."""
    if request.status not in (RequestStatus.SUBMITTED, RequestStatus.SEARCHING):
        raise WrongState(_("Es sind schon Personen angefragt. Bitte absagen und neu anfragen."))
    for name, value in fields.items():
        setattr(request, name, value)
    _check_rules(request, today=timezone.localdate(request.submitted_at))
    return changes.apply(request, fields, version=version, by=by, action="booking.changed")


def _check_rules(request: BookingRequest, *, today: dt.date) -> None:
    pool = request.pool
    if not pool.is_active:
        raise Refusal(_("Dieser Pool nimmt zurzeit keine Anfragen an."), field="pool")
    if request.occasion in pool.excluded_occasions:
        raise Refusal(
            _("„%(occasion)s“ vermittelt der Pool nicht. Bitte eine:n beeidigte:n Dolmetscher:in beauftragen.")
            % {"occasion": Occasion(request.occasion).label},
            field="occasion", rule=_("Ausgeschlossene Anlässe des Pools"), source=pool.rule_source,
        )  # fmt: skip
    if request.ends_at <= request.starts_at:
        raise Refusal(_("Das Ende liegt nicht nach dem Beginn."), field="ends_at")
    if request.duration_min > pool.max_duration_min:
        raise Refusal(
            _("%(wanted)s Minuten sind zu lang, der Pool vermittelt bis %(limit)s. Bitte teilen oder eine "
              "professionelle Kraft anfragen.")
            % {"wanted": request.duration_min, "limit": pool.max_duration_min},
            field="ends_at", rule=_("Längste Dauer des Pools"), source=pool.rule_source,
        )  # fmt: skip
    if request.mode == Mode.ONSITE and not request.place.strip():
        raise Refusal(_("Für einen Einsatz vor Ort fehlt die Anschrift."), field="place")
    if not (request.necessity_confirmed and request.no_other_help_confirmed):
        raise Refusal(_("Bitte beide Fragen zur Notwendigkeit bestätigen."), field="necessity_confirmed")
    _check_lead_time(request, today)
    refuse_personal_data(
        today=today,
        topic_note=request.topic_note,
        file_reference=request.file_reference,
        urgency_reason=request.urgency_reason,
    )


def _check_lead_time(request: BookingRequest, today: dt.date) -> None:
    pool = request.pool
    result = check_lead_time(
        appointment=timezone.localdate(request.starts_at), submitted=today,
        days=pool.lead_days, kind=pool.lead_day_type, land=pool.district.land,
    )  # fmt: skip
    if timezone.localdate(request.starts_at) < today:
        raise Refusal(_("Der Termin liegt in der Vergangenheit."), field="starts_at")
    if not result.is_met and not request.urgency_reason.strip():
        raise Refusal(
            result.sentence + " " + _("Mit einer Begründung der Eile kann die Anfrage trotzdem eingehen."),
            field="urgency_reason", rule=_("Vorlauf des Pools"), source=pool.rule_source,
        )  # fmt: skip


def approve_request(request: BookingRequest, *, by: User) -> BookingRequest:
    """The coordinator checked the need; the search may begin."""
    return move(request, RequestStatus.SEARCHING, by=by, action="booking.approved")


def reject_request(request: BookingRequest, *, reason: str, note: str, by: User) -> BookingRequest:
    """Say no with a reason; it counts as unmet demand in the statistics."""
    with transaction.atomic():
        request = move(
            request, RequestStatus.REJECTED, by=by, action="booking.rejected", reason=note,
            rejection_reason=RejectionReason(reason),
        )  # fmt: skip
        mails.request_rejected(request, note)
    return request


def mark_unfilled(request: BookingRequest, *, note: str, by: User) -> BookingRequest:
    """Nobody was found; the institution is told at once."""
    with transaction.atomic():
        request = move(request, RequestStatus.UNFILLED, by=by, action="booking.unfilled", reason=note)
        mails.request_unfilled(request)
    return request


def mark_held(request: BookingRequest, *, now: dt.datetime, by: User) -> BookingRequest:
    """The talk took place; not before its scheduled start (A4)."""
    if now < request.starts_at:
        raise WrongState(_("Der Termin hat noch nicht begonnen."))
    return move(request, RequestStatus.HELD, by=by, action="booking.held")
