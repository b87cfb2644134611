"""Registering without a sign-in. Every answer looks the same, whether or not the address is known."""

from typing import Any

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from accounts.clock import today
from accounts.districts.models import District
from accounts.invitations.forms import WelcomeForm
from accounts.invitations.views import BACKEND
from accounts.refusals import Refusal
from accounts.secret_links import keep_quiet
from desk.forms import see_other
from desk.shell.frame import published_district_of
from offers.catalogue.answering import answer_by
from offers.registration import guards, services
from offers.registration.forms import RegistrationForm
from offers.registration.models import Registration
from offers.registration.selectors import has_account, registration_by_secret


@login_not_required
@never_cache
def register(request: HttpRequest, district_slug: str) -> HttpResponse:
    """Three answers, and a mail."""
    district = published_district_of(request, district_slug)
    if request.method != "POST":
        return _form(request, district, RegistrationForm(subject=district.slug))
    form = RegistrationForm(request.POST, subject=district.slug)
    if not form.is_valid():
        return _form(request, district, form, status=422)
    if not form.is_filled_by_machine:
        try:
            guards.count_address(get_adapter().get_client_ip(request))
            services.register(district=district, **form.answers)
        except guards.TooMany:
            return _form(request, district, form, status=429, is_too_much=True)
    return see_other("offers:public-register-sent", district_slug=district.slug)


@login_not_required
@require_safe
def register_sent(request: HttpRequest, district_slug: str) -> HttpResponse:
    """What happens next; says nothing about the address."""
    district = published_district_of(request, district_slug)
    context = {"district": district, "public_area": "", "breadcrumb": _trail(district)}
    return render(request, "public/offers/register_sent.html", context)


@login_not_required
@never_cache
@sensitive_post_parameters("password1", "password2")
def confirm(request: HttpRequest, secret: str) -> HttpResponse:
    """The page behind the mailed link. Looking at it changes nothing; the button uses the link up."""
    registration = registration_by_secret(secret)
    if registration is None or registration.state != Registration.State.UNCONFIRMED:
        response = _closed(request, registration, "used" if registration else "unknown")
    elif registration.expires_at <= timezone.now():
        response = _closed(request, registration, "expired")
    elif has_account(registration):
        response = _known(request, registration)
    else:
        response = _new(request, registration)
    return keep_quiet(response)


def _form(
    request: HttpRequest,
    district: District,
    form: RegistrationForm,
    *,
    status: int = 200,
    is_too_much: bool = False,
) -> HttpResponse:
    context = {
        "district": district,
        "public_area": "",
        "form": form,
        "is_too_much": is_too_much,
        "answer_by": answer_by(today(), district.land),
        "breadcrumb": _trail(district),
    }
    return render(request, "public/offers/register.html", context, status=status)


def _trail(district: District) -> list[tuple[Any, str]]:
    home = reverse("offers:public-home", kwargs={"district_slug": district.slug})
    return [(_("Start"), home), (_("Verein anmelden"), "")]


def _closed(request: HttpRequest, registration: Registration | None, reason: str) -> HttpResponse:
    context = {"reason": reason, "registration": registration}
    return render(request, "offers/registration/link_closed.html", context, status=410)


def _new(request: HttpRequest, registration: Registration) -> HttpResponse:
    form = WelcomeForm(request.POST or None, invitation=registration)
    if request.method == "POST" and form.is_valid():
        try:
            user = services.confirm_as_new(
                registration=registration,
                full_name=form.cleaned_data["full_name"],
                password=form.cleaned_data["password1"],
            )
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            login(request, user, backend=BACKEND)
            return _welcome(request)
    context = {"form": form, "registration": registration}
    return render(request, "offers/registration/link_new.html", context)


def _known(request: Any, registration: Registration) -> HttpResponse:
    is_meant = request.user.is_authenticated and request.user.email.lower() == registration.email.lower()
    if request.method == "POST" and is_meant:
        services.confirm_as_known(registration=registration, by=request.user)
        return _welcome(request)
    context = {"registration": registration, "is_meant": is_meant, "here": request.path}
    return render(request, "offers/registration/link_known.html", context)


def _welcome(request: HttpRequest) -> HttpResponse:
    messages.success(
        request, _("Ihre E-Mail-Adresse ist bestätigt. Sie können jetzt Ihr erstes Angebot schreiben.")
    )
    return redirect("offers:my-offers")
