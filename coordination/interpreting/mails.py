"""What goes out by mail. Nothing about the client, and no private contact data unless the pool allows it."""

from django.urls import reverse

from coordination.interpreting.codes import ContactVisibility
from coordination.interpreting.models import Assignment, AssignmentOffer, BookingRequest, Interpreter
from desk.mail.services import absolute_url, send_mail


def _to_requester(request: BookingRequest, template: str, **context: object) -> None:
    send_mail(
        to=[request.contact_email],
        template=f"coordination/interpreting/{template}",
        context={"request": request, "link": absolute_url(request.get_absolute_url()), **context},
        district=request.district,
        by=None,
    )


def _to_interpreter(
    interpreter: Interpreter, request: BookingRequest, template: str, **context: object
) -> None:
    private = getattr(interpreter, "private", None)
    address = private.email if private and private.email else getattr(interpreter.user, "email", "")
    if address:
        send_mail(
            to=[address],
            template=f"coordination/interpreting/{template}",
            context={"request": request, "interpreter": interpreter, **context},
            district=request.district,
            by=None,
        )


def request_received(request: BookingRequest) -> None:
    _to_requester(request, "received")


def request_rejected(request: BookingRequest, note: str) -> None:
    _to_requester(request, "rejected", note=note)


def request_unfilled(request: BookingRequest) -> None:
    _to_requester(request, "unfilled")


def search_restarted(request: BookingRequest) -> None:
    _to_requester(request, "search_restarted")


def assignment_offered(offer: AssignmentOffer, token: str) -> None:
    link = absolute_url(reverse("coordination:offer-answer", kwargs={"token": token}))
    _to_interpreter(offer.interpreter, offer.request, "offered", offer=offer, link=link)


def assignment_confirmed(assignment: Assignment) -> None:
    request, interpreter = assignment.request, assignment.interpreter
    private = getattr(interpreter, "private", None)
    shows_contact = request.pool.contact_visibility == ContactVisibility.AFTER_CONFIRMATION
    contact = private if shows_contact else None
    _to_requester(request, "confirmed_requester", interpreter=interpreter, contact=contact)
    _to_interpreter(interpreter, request, "confirmed_interpreter")


def assignment_cancelled(assignment: Assignment, reason: str) -> None:
    _to_interpreter(assignment.interpreter, assignment.request, "cancelled", reason=reason)
