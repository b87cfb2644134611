"""Pages about keys for programs."""

import uuid
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from accounts.doors import fetch_allowed, require_create
from accounts.requests import SignedInRequest
from desk.forms import form_page, step_page
from desk.lists import list_page
from desk.tokens.forms import TokenForm
from desk.tokens.models import ApiToken
from desk.tokens.services import create_token, revoke_token
from desk.tokens.tables import TokenList

LIST = "desk:api-token-list"
#: Where the new secret waits for the one page that shows it.
SHOWN_ONCE = "api_token_shown_once"


def token_list(request: SignedInRequest) -> HttpResponse:
    """The own keys in this district."""
    return list_page(request, TokenList())


def token_create(request: SignedInRequest) -> HttpResponse:
    """Ask for name and last day; the next page shows the secret."""
    require_create(request.user, "api_token")

    def save(form):
        token, secret = create_token(by=request.user, **form.cleaned_data)
        request.session[SHOWN_ONCE] = secret
        return token

    return form_page(
        request,
        form_class=TokenForm,
        title=_("Neuer Zugangsschlüssel"),
        save=save,
        success=reverse("desk:api-token-shown"),
        submit=_("Schlüssel anlegen"),
        cancel=reverse(LIST),
        breadcrumb=[(_("Zugangsschlüssel"), reverse(LIST))],
    )


@never_cache
def token_shown(request: SignedInRequest) -> HttpResponse:
    """Shows the new secret once; a second look finds nothing."""
    require_create(request.user, "api_token")
    secret = request.session.pop(SHOWN_ONCE, "")
    if not secret:
        messages.info(request, _("Ein Schlüssel wird nur einmal gezeigt."))
        return redirect(LIST)
    return render(request, "desk/tokens/token_shown.html", {"secret": secret})


def token_revoke(request: SignedInRequest, pk: uuid.UUID) -> HttpResponse:
    """Withdraw a key after a question."""
    token = fetch_allowed(ApiToken, request.user, "X", pk=pk)
    return step_page(
        request,
        token,
        partial(revoke_token, token=token),
        title=_("Schlüssel widerrufen"),
        consequence=_(
            "Programme mit diesem Schlüssel kommen ab sofort nicht mehr hinein. Das lässt sich nicht zurücknehmen."
        ),
        confirm=_("Widerrufen"),
        success=reverse(LIST),
        cancel=reverse(LIST),
        message=_("Schlüssel widerrufen."),
    )
