"""The own profile, and in which district one works."""

import uuid

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.memberships.selectors import own_memberships
from accounts.profile.forms import ProfileForm
from accounts.profile.services import switch_district, update_profile
from accounts.requests import SignedInRequest
from accounts.users.services import has_second_factor, needs_second_factor


def profile(request: SignedInRequest) -> HttpResponse:
    """Name and language, the own roles, ways to password and second factor."""
    form = ProfileForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        update_profile(by=request.user, **form.cleaned_data)
        messages.success(request, _("Profil gespeichert."))
        response = redirect("accounts:profile")
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, form.cleaned_data["language"], samesite="Lax")
        return response
    context = {
        "form": form,
        "memberships": own_memberships(request.user),
        "has_factor": has_second_factor(request.user),
        "needs_factor": needs_second_factor(request.user),
        "breadcrumb": [(_("Mein Konto"), "")],
    }
    return render(request, "accounts/profile.html", context)


@require_POST
def district_switch(request: SignedInRequest) -> HttpResponse:
    """Change the district one works in; back to where one came from, if that is a page of ours."""
    try:
        district_id = str(uuid.UUID(request.POST.get("district", "")))
    except ValueError as error:
        raise Http404 from error
    district = switch_district(district_id=district_id, by=request.user)
    messages.success(request, _("Sie arbeiten jetzt für: %(district)s") % {"district": district})
    target = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts=None):
        target = settings.LOGIN_REDIRECT_URL
    return redirect(target)


def own_rights(request: SignedInRequest) -> HttpResponse:
    """A short address for the page about one's own rights."""
    return redirect("desk:rights-person", pk=request.user.pk)
