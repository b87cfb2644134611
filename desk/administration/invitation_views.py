"""Pages about invitations."""

import uuid
from functools import partial

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.doors import fetch_allowed, fetch_visible, require_create
from accounts.invitations import services
from accounts.invitations.models import Invitation
from accounts.invitations.selectors import why_closed
from accounts.requests import SignedInRequest
from desk.administration.forms import InvitationForm
from desk.administration.letters import send_invitation
from desk.administration.tables import INVITATION_WORDS, InvitationList
from desk.forms import action_page, form_page, step_page
from desk.lists import list_page

LIST = "desk:invitation-list"


def invitation_list(request: SignedInRequest) -> HttpResponse:
    """Who was invited."""
    return list_page(request, InvitationList())


def invitation_create(request: SignedInRequest) -> HttpResponse:
    """Invite a person; the link goes out by mail."""
    require_create(request.user, "invitation")

    @transaction.atomic
    def save(form):
        invitation, secret = services.invite(by=request.user, **form.cleaned_data)
        send_invitation(invitation, secret, by=request.user)
        return invitation

    return form_page(
        request,
        form_class=InvitationForm,
        title=_("Person einladen"),
        save=save,
        success=reverse(LIST),
        message=_("Die Einladung ist unterwegs."),
        submit=_("Einladen"),
        cancel=reverse(LIST),
        breadcrumb=[(_("Einladungen"), reverse(LIST))],
    )


def invitation_detail(request: SignedInRequest, pk: uuid.UUID) -> HttpResponse:
    """One invitation and what can still be done about it."""
    invitation = fetch_visible(Invitation, request.user, pk=pk)
    reason = why_closed(invitation)
    context = {
        "invitation": invitation,
        "state": INVITATION_WORDS[reason],
        "is_open": reason in ("", "expired"),
        "breadcrumb": [(_("Einladungen"), reverse(LIST)), (invitation.full_name, "")],
    }
    return render(request, "desk/administration/invitation_detail.html", context)


def invitation_renew(request: SignedInRequest, pk: uuid.UUID) -> HttpResponse:
    """Send a new link; the old one stops working."""
    invitation = fetch_allowed(Invitation, request.user, "U", pk=pk)

    @transaction.atomic
    def run(form):
        fresh, secret = services.renew(invitation=invitation, by=request.user)
        send_invitation(fresh, secret, by=request.user)

    return action_page(
        request,
        invitation,
        run=run,
        title=_("Einladung erneut senden"),
        consequence=_("Der bisherige Link gilt nicht mehr, ein neuer gilt sieben Tage."),
        confirm=_("Erneut senden"),
        success=reverse(LIST),
        cancel=reverse(LIST),
        message=_("Die Einladung ist unterwegs."),
    )


def invitation_revoke(request: SignedInRequest, pk: uuid.UUID) -> HttpResponse:
    """Take an invitation back."""
    invitation = fetch_allowed(Invitation, request.user, "U", pk=pk)
    return step_page(
        request,
        invitation,
        partial(services.revoke, invitation=invitation),
        title=_("Einladung zurückziehen"),
        consequence=_("Der Link gilt sofort nicht mehr und sagt das auch."),
        confirm=_("Zurückziehen"),
        success=reverse(LIST),
        cancel=reverse(LIST),
        message=_("Einladung zurückgezogen."),
    )
