"""Asking interpreters, taking the first yes, confirming both sides, and what happens when one drops out."""

import datetime as dt
import hashlib
import secrets
from typing import Any

from django.db import IntegrityError, OperationalError, connection, transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from coordination.interpreting import mails
from coordination.interpreting.codes import Answer, RequestStatus
from coordination.interpreting.matching import blocked_range, clashes, eligible_or_reason
from coordination.interpreting.models import Assignment, AssignmentOffer, BookingRequest, Interpreter
from coordination.interpreting.services.requests import move

S = RequestStatus


class InterpreterNotFree(Refusal):
    """The interpreter has another assignment at that time, travel buffer included."""


class AlreadyTaken(Refusal):
    """Somebody else said yes first, or the question is no longer open."""


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def ask_interpreters(
    request: BookingRequest,
    *,
    interpreters: list[Interpreter],
    expires_at: dt.datetime,
    now: dt.datetime,
    by: User,
) -> list[AssignmentOffer]:
    """One wave: everyone gets a mail with a link; who says yes first has the assignment."""
    if not interpreters:
        raise Refusal(_("Bitte mindestens eine Person auswählen."), field="interpreters")
    if expires_at <= now:
        raise Refusal(_("Die Antwortfrist liegt in der Vergangenheit."), field="expires_at")
    offers = []
    with transaction.atomic():
        current = changes.lock(request)
        for interpreter in interpreters:
            _refuse_unless_free(interpreter, current)
            token = secrets.token_urlsafe(24)
            offer = changes.create(
                AssignmentOffer(
                    request=current, interpreter=interpreter, token_hash=hash_of(token),
                    sent_at=now, expires_at=expires_at,
                ),
                by=by, action="booking.offered",
            )  # fmt: skip
            mails.assignment_offered(offer, token)
            offers.append(offer)
        if current.status != S.OFFERED:
            move(current, S.OFFERED, by=by, action="booking.asked")
    return offers


def accept_offer(offer: AssignmentOffer, *, now: dt.datetime, by: Any) -> Assignment:
    """The interpreter says yes. A second yes reads "schon vergeben"; a late one that the time is over."""
    with transaction.atomic():
        interpreter = changes.lock(offer.interpreter)
        current = changes.lock(offer)
        if current.answer != Answer.OPEN:
            raise AlreadyTaken(
                _("Dieser Einsatz ist schon vergeben.")
                if current.answer == Answer.WITHDRAWN
                else _("Diese Anfrage ist schon beantwortet.")
            )
        if now >= current.expires_at:
            raise AlreadyTaken(_("Die Antwortfrist ist vorbei. Danke für die Rückmeldung."))
        assignment = _assign_locked(current.request, interpreter, now=now, by=by)
        changes.apply(
            current, {"answer": Answer.ACCEPTED, "answered_at": now}, by=by, action="booking.offer_accepted"
        )
    return assignment


def decline_offer(offer: AssignmentOffer, *, now: dt.datetime, by: Any) -> AssignmentOffer:
    """No, without having to say why: there is no duty to take an assignment."""
    with transaction.atomic():
        current = changes.lock(offer)
        if current.answer != Answer.OPEN:
            raise AlreadyTaken(_("Diese Anfrage ist schon beantwortet."))
        return changes.apply(
            current, {"answer": Answer.DECLINED, "answered_at": now}, by=by, action="booking.offer_declined"
        )


def assign(request: BookingRequest, interpreter: Interpreter, *, now: dt.datetime, by: User) -> Assignment:
    """Assign directly. Locks the interpreter first; a deadlock is retried once when no outer work hangs on it."""
    try:
        return _assign(request, interpreter, now=now, by=by)
    except OperationalError:
        if connection.in_atomic_block:
            raise
        return _assign(request, interpreter, now=now, by=by)


def _assign(request: BookingRequest, interpreter: Interpreter, *, now: dt.datetime, by: User) -> Assignment:
    with transaction.atomic():
        return _assign_locked(request, changes.lock(interpreter), now=now, by=by)


def _assign_locked(
    request: BookingRequest, interpreter: Interpreter, *, now: dt.datetime, by: Any
) -> Assignment:
    current = changes.lock(request)
    if current.status not in (S.SEARCHING, S.OFFERED):
        raise AlreadyTaken(
            _("Dieser Einsatz ist schon vergeben.")
            if current.status in (S.ASSIGNED, S.CONFIRMED)
            else _("Für diese Anfrage wird niemand gesucht (Stand: %(status)s).")
            % {"status": current.get_status_display()}
        )
    _refuse_unless_free(interpreter, current)
    start, until = blocked_range(current)
    assignment = Assignment(
        request=current, interpreter=interpreter, starts_at=start, blocked_until=until, assigned_at=now
    )
    try:
        with transaction.atomic():
            assignment = changes.create(assignment, by=by, action="booking.assigned")
    except IntegrityError as error:
        raise InterpreterNotFree(_not_free(interpreter)) from error
    move(current, S.ASSIGNED, by=by, action="booking.taken")
    _close_open_offers(current, interpreter, now=now, by=by)
    return assignment


def _refuse_unless_free(interpreter: Interpreter, request: BookingRequest) -> None:
    if reason := eligible_or_reason(interpreter, request):
        raise Refusal(f"{interpreter}: {reason}", field="interpreters")
    if clashes([interpreter.pk], *blocked_range(request)).exists():
        raise InterpreterNotFree(
            _not_free(interpreter), field="interpreters", rule=_("Fahrtpuffer des Pools"),
            source=request.pool.rule_source,
        )  # fmt: skip


def _not_free(interpreter: Interpreter) -> str:
    return _("%(name)s ist zu dieser Zeit einschließlich Fahrtpuffer schon vergeben.") % {"name": interpreter}


def _close_open_offers(request: BookingRequest, winner: Interpreter, *, now: dt.datetime, by: Any) -> None:
    for offer in request.offers.filter(answer=Answer.OPEN).exclude(interpreter=winner):
        changes.apply(
            offer, {"answer": Answer.WITHDRAWN, "answered_at": now}, by=by, action="booking.offer_closed"
        )


def confirm_assignment(assignment: Assignment, *, now: dt.datetime, by: User) -> Assignment:
    """Confirm to both sides; the institution sees contact data only if the pool allows it (A-16)."""
    with transaction.atomic():
        assignment = changes.apply(assignment, {"confirmed_at": now}, by=by, action="booking.confirmed")
        move(assignment.request, S.CONFIRMED, by=by, action="booking.confirmed")
        mails.assignment_confirmed(assignment)
    return assignment


def drop_out(assignment: Assignment, *, reason: str, now: dt.datetime, by: Any) -> BookingRequest:
    """The interpreter cannot come: the search goes on under the same number, the institution knows at once."""
    with transaction.atomic():
        _cancel(assignment, reason=reason, now=now, by=by)
        request = move(assignment.request, S.SEARCHING, by=by, action="booking.dropped_out", reason=reason)
        mails.search_restarted(request)
    return request


def cancel_request(request: BookingRequest, *, reason: str, now: dt.datetime, by: User) -> BookingRequest:
    """The institution no longer needs the interpreter; the interpreter is told, the time is free again."""
    if not reason.strip():
        raise Refusal(_("Bitte einen Grund angeben."), field="reason")
    with transaction.atomic():
        current = changes.lock(request)
        for offer in current.offers.filter(answer=Answer.OPEN):
            changes.apply(
                offer, {"answer": Answer.WITHDRAWN, "answered_at": now}, by=by, action="booking.offer_closed"
            )
        assignment = current.assignments.filter(cancelled_at__isnull=True).first()
        if assignment is None:
            return move(current, S.WITHDRAWN, by=by, action="booking.withdrawn", reason=reason)
        if current.status not in (S.ASSIGNED, S.CONFIRMED):
            raise WrongState(_("Dieser Einsatz kann nicht mehr abgesagt werden."))
        _cancel(assignment, reason=reason, now=now, by=by)
        request = move(current, S.CANCELLED, by=by, action="booking.cancelled", reason=reason)
        mails.assignment_cancelled(assignment, reason)
    return request


def _cancel(assignment: Assignment, *, reason: str, now: dt.datetime, by: Any) -> None:
    changes.apply(
        assignment,
        {"cancelled_at": now, "cancel_reason": reason[:300]},
        by=by,
        action="booking.assignment_ended",
    )


def confirm_running(request: BookingRequest, *, now: dt.datetime, by: User) -> Assignment:
    """Confirm the assignment that is running for a request."""
    return confirm_assignment(_running(request), now=now, by=by)


def drop_out_running(request: BookingRequest, *, reason: str, now: dt.datetime, by: User) -> BookingRequest:
    """The assigned person cannot come."""
    return drop_out(_running(request), reason=reason, now=now, by=by)


def _running(request: BookingRequest) -> Assignment:
    assignment = request.assignments.filter(cancelled_at__isnull=True).first()
    if assignment is None:
        raise WrongState(_("Für diese Anfrage hat niemand zugesagt."))
    return assignment


def expire_offers(*, now: dt.datetime) -> int:
    """Close questions whose answer time is over; a request nobody answered is searched for again."""
    count = 0
    for offer in AssignmentOffer.objects.filter(answer=Answer.OPEN, expires_at__lte=now).select_related(
        "request"
    ):
        with transaction.atomic():
            current = changes.lock(offer)
            if current.answer != Answer.OPEN:
                continue
            changes.apply(
                current,
                {"answer": Answer.EXPIRED, "answered_at": now},
                by=None,
                action="booking.offer_expired",
            )
            count += 1
            request = changes.lock(offer.request)
            if request.status == S.OFFERED and not request.offers.filter(answer=Answer.OPEN).exists():
                move(request, S.SEARCHING, by=None, action="booking.wave_over")
    return count
