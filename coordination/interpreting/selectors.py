"""Reading requests, assignments, pools and people."""

import datetime as dt

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from accounts.districts.models import District
from accounts.permissions import reaches
from accounts.users.models import User
from coordination.interpreting.codes import CLOSED, Answer, InterpreterStatus, RequestStatus
from coordination.interpreting.models import (
    Assignment,
    AssignmentOffer,
    BookingRequest,
    Interpreter,
    InterpreterLanguage,
    InterpreterPool,
    InterpreterPrivate,
)
from coordination.network.languages import Language
from coordination.network.models import Organisation


def booking_rows(user: User) -> QuerySet[BookingRequest]:
    """Requests the person may see, with what a list row shows."""
    running = Assignment.objects.filter(cancelled_at__isnull=True).select_related("interpreter__home")
    return (
        BookingRequest.objects.visible_to(user)
        .select_related("district", "requester", "municipality", "pool__district")
        .prefetch_related(Prefetch("assignments", running, to_attr="running"))
    )


def interpreter_rows(user: User) -> QuerySet[Interpreter]:
    return (
        Interpreter.objects.visible_to(user)
        .select_related("home", "pool")
        .prefetch_related("languages", "credentials")
    )


def pool_rows(user: User) -> QuerySet[InterpreterPool]:
    active = Count("interpreters", filter=Q(interpreters__status=InterpreterStatus.ACTIVE))
    return InterpreterPool.objects.visible_to(user).annotate(active_people=active)


def languages_of(pool: InterpreterPool, user: User) -> list[tuple[str, int]]:
    """Languages of the active people of a pool the person may see, each with their number."""
    spoken = (
        InterpreterLanguage.objects.filter(
            interpreter__in=Interpreter.objects.visible_to(user).filter(
                pool=pool, status=InterpreterStatus.ACTIVE
            )
        )
        .values_list("language")
        .annotate(number=Count("interpreter", distinct=True))
    )
    return sorted((str(Language(code).label), number) for code, number in spoken)


def open_pools(user: User) -> QuerySet[InterpreterPool]:
    """Pools a request may be addressed to."""
    return InterpreterPool.objects.visible_to(user).filter(is_active=True)


def running_assignment(request: BookingRequest) -> Assignment | None:
    """Who has it now, of a request read by `booking_rows`."""
    return next(iter(request.running), None)


def private_of(interpreter: Interpreter, user: User) -> InterpreterPrivate | None:
    """Contact data, if the person may see it at all."""
    return InterpreterPrivate.objects.visible_to(user).filter(interpreter=interpreter).first()


def own_assignments(user: User) -> QuerySet[Assignment]:
    """What an interpreter has agreed to, next first."""
    return (
        Assignment.objects.visible_to(user)
        .filter(interpreter__user=user, cancelled_at__isnull=True)
        .select_related("request__requester", "request__municipality", "request__pool")
        .order_by("starts_at")
    )


def own_profiles(user: User) -> QuerySet[Interpreter]:
    """The person's own entries, one per pool."""
    return (
        Interpreter.objects.visible_to(user)
        .filter(user=user)
        .select_related("pool", "home", "private")
        .prefetch_related("languages")
    )


def own_offers(user: User) -> QuerySet[AssignmentOffer]:
    """Questions an interpreter has not answered yet."""
    return (
        AssignmentOffer.objects.visible_to(user)
        .filter(interpreter__user=user, answer=Answer.OPEN)
        .select_related("request__requester", "request__municipality", "request__pool")
    )


def offer_by_token_hash(token_hash: str) -> AssignmentOffer | None:
    """The question behind a mailed link; the secret itself is the door."""
    return (
        AssignmentOffer.objects.filter(token_hash=token_hash)
        .select_related("request__pool", "request__requester", "request__municipality", "interpreter")
        .first()
    )


def requests_without_interpreter(user: User, *, until: dt.datetime) -> QuerySet[BookingRequest]:
    """Open requests for which nobody has said yes, soonest first."""
    taken = Assignment.objects.filter(request=OuterRef("pk"), cancelled_at__isnull=True)
    return (
        BookingRequest.objects.editable_by(user)
        .filter(~Exists(taken), starts_at__lte=until)
        .exclude(status__in=CLOSED)
        .select_related("requester")
        .order_by("starts_at")
    )


def requests_in_period(district: District, start: dt.datetime, end: dt.datetime) -> QuerySet[BookingRequest]:
    """Requests whose appointment lies in the half-open period, for statistics."""
    return BookingRequest.objects.filter(district=district, starts_at__gte=start, starts_at__lt=end)


def fill_rate(*, received: int, excluded: int, withdrawn: int, assigned: int) -> float | None:
    """Share of demand that was met: assigned ÷ (received − excluded − withdrawn before assignment)."""
    demand = received - excluded - withdrawn
    return assigned / demand if demand else None


def unmet_statuses() -> tuple[str, ...]:
    return (RequestStatus.UNFILLED, RequestStatus.REJECTED)


def requesting_bodies(user: User) -> QuerySet[Organisation]:
    """Organisations for which the person may ask for an interpreter."""
    own = [
        membership.organisation_id
        for membership in user.acting_memberships
        if "o" in reaches(membership.role, "booking", "C") and membership.organisation_id
    ]
    everywhere = any(set(reaches(m.role, "booking", "C")) & {"r", "s"} for m in user.acting_memberships)
    rows = Organisation.objects.visible_to(user)
    return rows if everywhere else rows.filter(pk__in=own)


def assignments_of(person: Interpreter, user: User) -> QuerySet[Assignment]:
    """The latest assignments of one interpreter that the asking person may see."""
    return (
        Assignment.objects.visible_to(user)
        .filter(interpreter=person, cancelled_at__isnull=True)
        .select_related("request__requester", "request__municipality")
        .order_by("-starts_at")[:20]
    )
