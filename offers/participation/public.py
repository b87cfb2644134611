"""What anyone may do: see dates, take a place or a number in the line, look after it, show a card."""

import uuid
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts import clock
from accounts.refusals import Refusal
from accounts.secret_links import keep_quiet
from desk.forms.answers import see_other
from desk.shell.frame import published_district_of, show_district
from offers.participation import brake, papers, public_view, services
from offers.participation.codes import read_code
from offers.participation.forms import CodeForm, PublicSignUpForm
from offers.participation.models import Participation
from offers.participation.selectors import published_card, published_session, published_sign_up

Answer = tuple[Refusal | None, int]


@never_cache
@login_not_required
def sign_up(request: HttpRequest, district_slug: str, pk: UUID) -> HttpResponse:
    """Take a place without an account: no name, no telephone, one button."""
    district = published_district_of(request, district_slug)
    session = published_session(district, pk)
    if session is None or not public_view.takes_sign_ups(session):
        raise Http404
    form = PublicSignUpForm(request.POST if request.method == "POST" else None)
    refusal, status = None, 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            refusal, row = _take_place(request, session, form.cleaned_data)
            if row is not None:
                return see_other("offers:public-sign-up-state", district_slug=district.slug, code=row.code)
            status = refusal.status if refusal else status
    context = public_view.sign_up_context(district, session, clock.now())
    key = request.POST.get("request_key") or str(uuid.uuid4())
    context |= {"form": form, "request_key": key, "refusal": refusal}
    return render(request, "public/offers/sign_up.html", context, status=status)


@never_cache
@login_not_required
def sign_up_code(request: HttpRequest, district_slug: str) -> HttpResponse:
    """Back to one's own sign-up with the code one was handed."""
    district = published_district_of(request, district_slug)
    form = CodeForm(request.POST if request.method == "POST" else None)
    refusal, status = None, 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            code = form.cleaned_data["code"]
            refusal, row = _find(request, district, code)
            if row is not None:
                return see_other("offers:public-sign-up-state", district_slug=district.slug, code=code)
            if refusal is None:
                form.add_error("code", _("Diesen Code kennen wir nicht. Bitte noch einmal vergleichen."))
            status = refusal.status if refusal else status
    context = {
        "district": district,
        "public_area": "offers",
        "form": form,
        "refusal": refusal,
        "breadcrumb": [(_("Start"), _home(district)), (_("Meine Anmeldung"), "")],
    }
    return keep_quiet(render(request, "public/offers/sign_up_code.html", context, status=status))


@never_cache
@login_not_required
def sign_up_state(request: HttpRequest, district_slug: str, code: str) -> HttpResponse:
    """The page of one sign-up: its number, whether there is a place, yes and no as buttons."""
    district = published_district_of(request, district_slug)
    refusal, row = _find(request, district, read_code(code))
    if refusal is not None:
        context: dict[str, Any] = {"district": district, "refusal": refusal, "form": CodeForm()}
        return keep_quiet(render(request, "public/offers/sign_up_code.html", context, status=refusal.status))
    if row is None:
        raise Http404
    status = 200
    if request.method == "POST":
        refusal, status = _decide(row, request.POST.get("tun", ""))
        if status == 200:
            return see_other("offers:public-sign-up-state", district_slug=district.slug, code=row.code)
    context = public_view.state_context(district, row, clock.now()) | {"refusal": refusal}
    return keep_quiet(render(request, "public/offers/sign_up_state.html", context, status=status))


@never_cache
@login_not_required
@require_safe
def card(request: HttpRequest, token: str) -> HttpResponse:
    """The stamps of a card, for whoever holds it in the hand; nothing else."""
    row = published_card(token)
    if row is None:
        raise Http404
    show_district(request, row.district)
    context = {
        "district": row.district,
        "public_area": "offers",
        "card": row,
        "certificate": getattr(row, "certificate", None),
        **papers.context_of(row),
    }
    return keep_quiet(render(request, "public/offers/card.html", context))


def _take_place(
    request: HttpRequest, session: Any, values: dict[str, Any]
) -> tuple[Refusal | None, Participation | None]:
    try:
        brake.count_sign_up(request)
        return None, services.sign_up(session, now=clock.now(), **values)
    except Refusal as refusal:
        return refusal, None


def _find(request: HttpRequest, district: Any, code: str) -> tuple[Refusal | None, Participation | None]:
    """The sign-up behind a code; every look counts as a guess until it was right."""
    try:
        brake.count_guess(request)
    except Refusal as refusal:
        return refusal, None
    row = published_sign_up(district, code) if code else None
    if row is not None:
        brake.guess_was_right(request)
    return None, row


def _decide(row: Participation, answer: str) -> Answer:
    deeds = {"kommen": services.confirm, "absagen": services.call_off}
    if answer not in deeds:
        return None, 422
    try:
        deeds[answer](row, now=clock.now())
    except Refusal as refusal:
        return refusal, refusal.status
    return None, 200


def _home(district: Any) -> str:
    return reverse("offers:public-home", kwargs={"district_slug": district.slug})
