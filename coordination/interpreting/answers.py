"""The interpreter's narrow door: own assignments, own details, and the mailed link to say yes or no."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts import clock
from accounts.doors import fetch_allowed
from accounts.refusals import Refusal
from accounts.requests import SignedInRequest
from accounts.secret_links import keep_quiet
from coordination.interpreting.forms import OwnDetailsForm
from coordination.interpreting.models import AssignmentOffer, Interpreter
from coordination.interpreting.selectors import (
    interpreter_rows,
    offer_by_token_hash,
    own_assignments,
    own_offers,
    own_profiles,
    private_of,
)
from coordination.interpreting.services import assignments, people
from desk.forms import form_page, see_other


def my_assignments(request: SignedInRequest) -> HttpResponse:
    """What is asked of me, what I have agreed to."""
    now = clock.now()
    mine = list(own_assignments(request.user))
    return render(
        request,
        "coordination/interpreting/my_assignments.html",
        {
            "offers": list(own_offers(request.user)),
            "profiles": [(person, _own_facts(person)) for person in own_profiles(request.user)],
            "coming": [a for a in mine if a.blocked_until >= now],
            "past": [a for a in reversed(mine) if a.blocked_until < now][:20],
            "breadcrumb": [(_("Meine Einsätze"), "")],
        },
    )


def _own_facts(person: Interpreter) -> list[tuple[str, object]]:
    private = getattr(person, "private", None)
    return [
        (_("Stand"), person.get_status_display()),
        (_("Sprachen"), ", ".join(str(language) for language in person.languages.all())),
        (_("Bereit für"), ", ".join(person.mode_names)),
        (_("Wohngemeinde"), person.home),
        (_("E-Mail"), private.email if private else ""),
        (_("Telefon"), private.phone if private else ""),
    ]


@require_POST
def own_offer_answer(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Yes or no to a question asked of the person who is signed in, as by the mailed link."""
    offer = get_object_or_404(own_offers(request.user), pk=pk)
    messages.success(request, _answer(offer, request.POST.get("answer", ""), by=request.user))
    return see_other("coordination:my-assignments")


def own_details(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """How to reach me and what I am ready for; languages, proofs and pool are kept by dispatch."""
    person = fetch_allowed(interpreter_rows(request.user), request.user, "U", pk=pk)
    private = private_of(person, request.user)
    mine = reverse("coordination:my-assignments")
    return form_page(
        request,
        form_class=OwnDetailsForm,
        title=_("Meine Angaben"),
        instance=person,
        initial={name: getattr(private, name, "") for name in people.PRIVATE_FIELDS},
        save=lambda form: people.update_interpreter(
            person,
            version=form.expected_version,
            today=clock.today(),
            by=request.user,
            **form.cleaned_data,
        ),
        success=lambda row: mine,
        message=_("Gespeichert. Die Vermittlung sieht Ihre neuen Angaben."),
        submit=_("Speichern"),
        cancel=mine,
        breadcrumb=[(_("Meine Einsätze"), mine), (_("Meine Angaben"), "")],
        draft_key=f"own-details-{person.pk}",
    )


@never_cache
@login_not_required
def offer_answer(request: HttpRequest, token: str) -> HttpResponse:
    """The secret in the address is the door; the page shows no more than the mail did."""
    offer = offer_by_token_hash(assignments.hash_of(token))
    if offer is None:
        raise Http404
    context = {
        "offer": offer,
        "booking": offer.request,
        "district": offer.request.district,
        "now": clock.now(),
    }
    status = 200
    if request.method == "POST":
        try:
            context["done"] = _answer(offer, request.POST.get("answer", ""), by=offer.interpreter)
        except Refusal as refusal:
            context["refusal"] = refusal
            status = refusal.status
        offer.refresh_from_db()
    return keep_quiet(render(request, "coordination/interpreting/offer_answer.html", context, status=status))


def _answer(offer: AssignmentOffer, answer: str, *, by: Any) -> str:
    if answer == "yes":
        assignments.accept_offer(offer, now=clock.now(), by=by)
        return _("Danke! Der Einsatz gehört Ihnen. Die Bestätigung mit der genauen Anschrift folgt.")
    assignments.decline_offer(offer, now=clock.now(), by=by)
    return _("Danke für die Antwort. Wir fragen jemand anderen.")
