"""Pages of the administration: people and roles."""

import uuid
from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.clock import today
from accounts.doors import fetch_allowed, require_create
from accounts.memberships import services
from accounts.memberships.models import Membership, PendingGrant
from accounts.memberships.selectors import membership_rows, open_grants, people_visible_to
from accounts.requests import SignedInRequest
from accounts.users.models import User
from accounts.users.services import has_second_factor
from desk.administration.forms import GrantForm, ReasonForm
from desk.administration.rights import may_administer, require_administration
from desk.administration.tables import MembershipList
from desk.forms import form_page, step_page
from desk.lists import list_page

LIST = "desk:membership-list"


def membership_list(request: SignedInRequest) -> HttpResponse:
    """All roles in the district, and above them what waits for a second person."""
    spec = MembershipList()
    spec.template = "desk/administration/membership_list.html"
    is_mine = may_administer(request.user)
    if is_mine:
        spec.create_url, spec.create_title = "desk:membership-grant", _("Rolle vergeben")
    return list_page(request, spec, context={"grants": open_grants(request.user) if is_mine else []})


def account_detail(request: SignedInRequest, pk: uuid.UUID) -> HttpResponse:
    """A person with its roles and what can be done about its account."""
    person = get_object_or_404(people_visible_to(request.user), pk=pk)
    context = {
        "person": person,
        "memberships": membership_rows(request.user).filter(user=person),
        "today": today(),
        "has_factor": has_second_factor(person),
        "may_change": may_administer(request.user) and person.pk != request.user.pk,
        "breadcrumb": [(_("Zugänge"), reverse(LIST)), (person.full_name, "")],
    }
    return render(request, "desk/administration/account_detail.html", context)


def membership_grant(request: SignedInRequest) -> HttpResponse:
    """Give a role to a person who has an account."""
    require_create(request.user, "membership")

    def save(form: GrantForm):
        data = {name: value for name, value in form.cleaned_data.items() if name != "email"}
        district = request.user.acting_district
        return services.grant_role(user=form.person, district=district, by=request.user, **data)

    return form_page(
        request,
        form_class=GrantForm,
        title=_("Rolle vergeben"),
        save=save,
        success=reverse(LIST),
        message=lambda row: (
            _("Rolle vergeben.")
            if isinstance(row, Membership)
            else _("Vorgeschlagen. Eine zweite Person muss zustimmen.")
        ),
        initial={"valid_from": today(), "email": request.GET.get("email", "")},
        submit=_("Vergeben"),
        cancel=reverse(LIST),
        breadcrumb=[(_("Zugänge"), reverse(LIST))],
    )


def membership_end(request: SignedInRequest, pk: uuid.UUID) -> HttpResponse:
    """End a role today, after a question."""
    membership = fetch_allowed(Membership, request.user, "X", pk=pk)
    back = reverse("desk:account-detail", kwargs={"pk": membership.user_id})
    return step_page(
        request,
        membership,
        partial(services.end_role, membership=membership),
        title=_("Rolle beenden"),
        consequence=_("Die Rechte enden sofort, auch in Sitzungen, die gerade offen sind."),
        confirm=_("Beenden"),
        form_class=ReasonForm,
        success=back,
        cancel=back,
        message=_("Rolle beendet."),
    )


def grant_approve(request: SignedInRequest, pk: uuid.UUID) -> HttpResponse:
    """The second person gives the role."""
    grant = fetch_allowed(PendingGrant, request.user, "P", pk=pk)
    return step_page(
        request,
        grant,
        partial(services.approve_grant, grant=grant),
        title=_("Rolle als zweite Person vergeben"),
        consequence=_("%(grant)s, vorgeschlagen von %(who)s.") % {"grant": grant, "who": grant.proposed_by},
        confirm=_("Vergeben"),
        success=reverse(LIST),
        cancel=reverse(LIST),
        message=_("Rolle vergeben."),
    )


def grant_refuse(request: SignedInRequest, pk: uuid.UUID) -> HttpResponse:
    """The second person says no."""
    grant = fetch_allowed(PendingGrant, request.user, "P", pk=pk)
    return step_page(
        request,
        grant,
        partial(services.refuse_grant, grant=grant),
        title=_("Vorgeschlagene Rolle ablehnen"),
        consequence=_("%(grant)s, vorgeschlagen von %(who)s.") % {"grant": grant, "who": grant.proposed_by},
        confirm=_("Ablehnen"),
        success=reverse(LIST),
        cancel=reverse(LIST),
        message=_("Abgelehnt."),
    )


def account_close(request: SignedInRequest, pk: uuid.UUID) -> HttpResponse:
    """Close an account."""
    return _account_action(
        request,
        pk,
        services.deactivate_person,
        title=_("Zugang schließen"),
        consequence=_(
            "Alle Anmeldungen und Zugangsschlüssel enden sofort. Was die Person eingetragen hat, bleibt."
        ),
        confirm=_("Schließen"),
        message=_("Zugang geschlossen."),
    )


def account_open(request: SignedInRequest, pk: uuid.UUID) -> HttpResponse:
    """Open a closed account again."""
    return _account_action(
        request,
        pk,
        services.reactivate_person,
        title=_("Zugang wieder öffnen"),
        consequence=_("Die Person kann sich wieder anmelden. Zugangsschlüssel bleiben widerrufen."),
        confirm=_("Öffnen"),
        message=_("Zugang wieder offen."),
    )


def account_reset_factor(request: SignedInRequest, pk: uuid.UUID) -> HttpResponse:
    """Take off a lost second factor."""
    return _account_action(
        request,
        pk,
        services.reset_second_factor,
        title=_("Zweiten Schritt zurücksetzen"),
        consequence=_("Fragen Sie vorher bei der Person nach, unter einer Nummer, die Sie schon kennen."),
        confirm=_("Zurücksetzen"),
        message=_("Der zweite Schritt wird bei der nächsten Anmeldung neu eingerichtet."),
    )


def _account_action(request: SignedInRequest, pk: uuid.UUID, deed, **words) -> HttpResponse:
    person: User = get_object_or_404(people_visible_to(request.user), pk=pk)
    require_administration(request.user)
    back = reverse("desk:account-detail", kwargs={"pk": pk})
    return step_page(
        request,
        person,
        partial(deed, user=person),
        form_class=ReasonForm,
        success=back,
        cancel=back,
        **words,
    )
