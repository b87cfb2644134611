"""An organisation looks after those who write for it."""

from functools import partial
from typing import Any

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.doors import fetch_allowed, fetch_visible, may_create, require_create, visible_rows
from accounts.invitations import services as invitations
from accounts.invitations.models import ColleagueInvitation
from accounts.invitations.selectors import open_colleague_invitations
from accounts.memberships import colleagues as services
from accounts.memberships.models import Colleague
from accounts.memberships.selectors import colleagues_in
from accounts.requests import SignedInRequest
from coordination.colleagues.access import may_change_colleagues, may_see_colleagues
from coordination.colleagues.forms import ColleagueForm, ReasonForm
from coordination.network.models import Organisation
from coordination.network.selectors import organisation_rows
from desk.administration.letters import send_invitation
from desk.forms import form_page, step_page


@require_GET
def colleague_list(request: SignedInRequest, pk: Any) -> HttpResponse:
    """Who writes for the organisation and who is invited."""
    organisation = _organisation(request, pk)
    rows = list(colleagues_in(request.user, organisation))
    context = {
        "organisation": organisation,
        "colleagues": rows,
        "may_change": may_change_colleagues(request.user, organisation, "U"),
        "may_remove": may_change_colleagues(request.user, organisation, "X"),
        "invitations": list(open_colleague_invitations(request.user, organisation)),
        "may_invite": may_create(request.user, "colleague", organisation=organisation),
        "breadcrumb": [*_trail(organisation)[:-1], (_("Zugänge"), "")],
    }
    return render(request, "coordination/colleagues/colleague_list.html", context)


def colleague_invite(request: SignedInRequest, pk: Any) -> HttpResponse:
    """The link goes out by mail and works for seven days."""
    organisation = _organisation(request, pk)
    require_create(request.user, "colleague", organisation=organisation)

    @transaction.atomic
    def save(form: Any) -> Any:
        invitation, secret = invitations.invite_colleague(
            organisation=organisation, by=request.user, **form.cleaned_data
        )
        send_invitation(invitation, secret, by=request.user)
        return invitation

    home = _home(organisation)
    return form_page(
        request,
        form_class=ColleagueForm,
        title=_("Kolleg:in einladen"),
        intro=_("Für %(name)s. Die Einladung gilt sieben Tage.") % {"name": organisation},
        save=save,
        success=home,
        message=_("Die Einladung ist unterwegs."),
        submit=_("Einladen"),
        cancel=home,
        breadcrumb=_trail(organisation),
    )


def colleague_manager(request: SignedInRequest, pk: Any) -> HttpResponse:
    """Turn an editor into a manager, or back."""
    colleague = fetch_allowed(_rows(request), request.user, "U", pk=pk)
    becomes = not colleague.is_manager
    title = _("%(person)s verwaltet die Zugänge") if becomes else _("%(person)s verwaltet nicht mehr")
    return step_page(
        request,
        colleague,
        partial(services.set_manager, colleague=colleague, is_manager=becomes),
        title=title % {"person": colleague.user},
        consequence=_("Kann danach andere einladen und Zugänge beenden.")
        if becomes
        else _("Schreibt weiter Angebote, lädt aber niemanden mehr ein."),
        confirm=_("Verwaltung geben") if becomes else _("Verwaltung nehmen"),
        message=_("Geändert."),
        **_ways(colleague),
    )


def colleague_remove(request: SignedInRequest, pk: Any) -> HttpResponse:
    colleague = fetch_allowed(_rows(request), request.user, "X", pk=pk)
    return step_page(
        request,
        colleague,
        partial(services.remove_colleague, colleague=colleague),
        title=_("Zugang von %(person)s beenden") % {"person": colleague.user},
        consequence=_(
            "Der Zugang endet sofort, auch auf Geräten, die noch angemeldet sind. Angebote bleiben."
        ),
        confirm=_("Zugang beenden"),
        message=_("Der Zugang ist beendet."),
        form_class=ReasonForm,
        **_ways(colleague),
    )


def colleague_uninvite(request: SignedInRequest, pk: Any) -> HttpResponse:
    rows = visible_rows(ColleagueInvitation, request.user).select_related("organisation")
    invitation = fetch_allowed(rows, request.user, "X", pk=pk)
    return step_page(
        request,
        invitation,
        partial(invitations.revoke, invitation=invitation),
        title=_("Einladung an %(person)s zurückziehen") % {"person": invitation.full_name},
        consequence=_("Der Link gilt sofort nicht mehr und sagt das auch."),
        confirm=_("Zurückziehen"),
        message=_("Einladung zurückgezogen."),
        **_ways(invitation),
    )


def _rows(request: SignedInRequest) -> Any:
    return visible_rows(Colleague, request.user).select_related("user", "organisation", "district")


def _organisation(request: SignedInRequest, pk: Any) -> Organisation:
    """The organisation, if the person may know who writes for it; 404 for one it merely sees."""
    organisation = fetch_visible(organisation_rows(request.user), request.user, pk=pk)
    if not may_see_colleagues(request.user, organisation):
        raise Http404
    return organisation


def _home(organisation: Any) -> str:
    return reverse("coordination:colleague-list", kwargs={"pk": organisation.pk})


def _trail(organisation: Organisation) -> list[tuple[Any, str]]:
    return [
        (_("Organisationen"), reverse("coordination:organisation-list")),
        (str(organisation), organisation.get_absolute_url()),
        (_("Zugänge"), _home(organisation)),
    ]


def _ways(row: Any) -> dict[str, Any]:
    """Where a step about one of these rows comes from and goes to."""
    home = _home(row.organisation)
    return {"success": home, "cancel": home, "breadcrumb": _trail(row.organisation)}
