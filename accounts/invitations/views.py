"""The page behind the link of an invitation."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from accounts.invitations.forms import WelcomeForm
from accounts.invitations.models import Invitation
from accounts.invitations.selectors import has_account, invitation_by_secret, why_closed
from accounts.invitations.services import accept_as_known, accept_as_new
from accounts.refusals import Refusal
from accounts.secret_links import keep_quiet

BACKEND = "accounts.signin.backend.PersonBackend"


@login_not_required
@never_cache
@sensitive_post_parameters("password1", "password2")
def accept(request: HttpRequest, secret: str) -> HttpResponse:
    """Explain a dead link; else welcome a new person, or add the role to a known one."""
    invitation = invitation_by_secret(secret)
    reason = "unknown" if invitation is None else why_closed(invitation)
    if invitation is None or reason:
        response = render(request, "accounts/invitation_closed.html", {"reason": reason}, status=410)
    elif has_account(invitation):
        response = _known(request, invitation)
    else:
        response = _new(request, invitation)
    return keep_quiet(response)


def _new(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    form = WelcomeForm(request.POST or None, invitation=invitation)
    if request.method == "POST" and form.is_valid():
        try:
            user = accept_as_new(
                invitation=invitation,
                full_name=form.cleaned_data["full_name"],
                password=form.cleaned_data["password1"],
            )
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            login(request, user, backend=BACKEND)
            messages.success(request, _("Willkommen im Netz."))
            return redirect("desk:today")
    return render(request, "accounts/invitation_accept.html", {"form": form, "invitation": invitation})


def _known(request: Any, invitation: Invitation) -> HttpResponse:
    is_invited = request.user.is_authenticated and request.user.email.lower() == invitation.email.lower()
    if request.method == "POST" and is_invited:
        accept_as_known(invitation=invitation, by=request.user)
        messages.success(request, _("Die Rolle gehört jetzt zu Ihrem Zugang."))
        return redirect("desk:today")
    context = {"invitation": invitation, "is_invited": is_invited, "here": request.path}
    return render(request, "accounts/invitation_known.html", context)
