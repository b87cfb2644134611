"""What a session must fulfil on every request: not too old, not too idle, second factor where it is due."""

import time
from collections.abc import Callable
from typing import cast

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from accounts.permissions import SENSITIVE_ROLES
from accounts.signin.throttle import TooManyAttempts
from accounts.users.models import User
from accounts.users.services import has_second_factor, needs_second_factor

ABSOLUTE = 12 * 60 * 60
IDLE = 8 * 60 * 60
IDLE_SENSITIVE = 30 * 60
#: The mark of the last request is written at most this often.
MARK_EVERY = 60
#: What a person may open before the second factor is set up.
SETUP_ADDRESSES = frozenset(
    {
        "mfa_activate_totp",
        "mfa_reauthenticate",
        "account_reauthenticate",
        "account_logout",
        "accounts:district-switch",
        "desk:set-language",
        "desk:appearance",
        "desk:district-colours",
    }
)
Handler = Callable[[HttpRequest], HttpResponse]


class SessionLimitMiddleware:
    """Ends a session after 12 hours, or after 30 minutes (8 hours) without a request."""

    def __init__(self, get_response: Handler):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and self._has_run_out(request):
            logout(request)
            messages.info(
                request, _("Sie waren zu lange nicht aktiv und wurden abgemeldet. Entwürfe sind gesichert.")
            )
            query = urlencode({"next": request.get_full_path()}) if request.method == "GET" else ""
            return redirect(f"{reverse('account_login')}?{query}")
        return self.get_response(request)

    def _has_run_out(self, request: HttpRequest) -> bool:
        now = time.time()
        session = request.session
        if "started_at" not in session:
            session["started_at"] = session["seen_at"] = now
            return False
        idle = IDLE_SENSITIVE if SENSITIVE_ROLES & cast(User, request.user).roles else IDLE
        if now - session["started_at"] > ABSOLUTE or now - session["seen_at"] > idle:
            return True
        if now - session["seen_at"] > MARK_EVERY:
            session["seen_at"] = now
        return False


class SecondFactorMiddleware:
    """Leads whose role demands a second factor to its set-up, and nowhere else, until it is there."""

    def __init__(self, get_response: Handler):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if user.is_authenticated and not request.session.get("second_factor") and needs_second_factor(user):
            if has_second_factor(user):
                request.session["second_factor"] = True
            elif not self._is_setup(request):
                return redirect("mfa_activate_totp")
        return self.get_response(request)

    def _is_setup(self, request: HttpRequest) -> bool:
        try:
            return resolve(request.path_info).view_name in SETUP_ADDRESSES
        except Resolver404:
            return False


class TooManyAttemptsMiddleware:
    """Answers a braked try with 429, the waiting time and a page of its own."""

    def __init__(self, get_response: Handler):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, TooManyAttempts):
            return None
        minutes = -(-exception.seconds // 60)
        response = render(request, "account/too_many.html", {"minutes": minutes}, status=429)
        response["Retry-After"] = str(exception.seconds)
        return response
