"""Pages of the register of barriers."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.clock import today
from accounts.doors import fetch_allowed, fetch_visible, require_create
from accounts.permissions import Role
from accounts.requests import SignedInRequest
from coordination.barriers import hub
from coordination.barriers.forms import BarrierForm, SightingForm
from coordination.barriers.models import BarrierSighting
from coordination.barriers.selectors import barrier_rows
from coordination.barriers.services import add_sighting, raise_barrier, update_barrier
from coordination.barriers.steps import step_for
from coordination.barriers.tables import BarrierList
from desk.forms import form_page, step_page
from desk.lists import list_page


def barrier_list(request: SignedInRequest) -> HttpResponse:
    return list_page(request, BarrierList())


@require_GET
def barrier_detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    return hub.barrier_page(request, fetch_visible(barrier_rows(request.user), request.user, pk=pk))


def barrier_create(request: SignedInRequest) -> HttpResponse:
    organisation = _own_organisation(request.user)
    require_create(request.user, "barrier", organisation=organisation)
    return form_page(
        request,
        form_class=BarrierForm,
        title=_("Hürde melden"),
        save=lambda form: raise_barrier(
            district=request.user.acting_district,
            today=today(),
            by=request.user,
            source=BarrierSighting.Source.PARTNER if organisation else BarrierSighting.Source.OWN,
            **({"reported_by": organisation} | form.cleaned_data),
        ),
        success=lambda row: row.get_absolute_url(),
        message=_("Hürde aufgenommen. Die Koordination prüft sie."),
        submit=_("Melden"),
        cancel=reverse("coordination:barrier-list"),
        breadcrumb=trail(),
        template="coordination/barriers/barrier_form.html",
    )


def barrier_update(request: SignedInRequest, pk: UUID) -> HttpResponse:
    barrier = fetch_allowed(barrier_rows(request.user), request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=BarrierForm,
        title=_("%(number)s bearbeiten") % {"number": barrier.number},
        instance=barrier,
        save=lambda form: update_barrier(
            barrier, fields=form.cleaned_data, today=today(), version=form.expected_version, by=request.user
        ),
        success=barrier.get_absolute_url(),
        message=_("Gespeichert."),
        cancel=barrier.get_absolute_url(),
        breadcrumb=trail(barrier),
        template="coordination/barriers/barrier_form.html",
    )


def sighting_create(request: SignedInRequest, pk: UUID) -> HttpResponse:
    barrier = fetch_allowed(barrier_rows(request.user), request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=SightingForm,
        title=_("Weitere Beobachtung"),
        intro=str(barrier),
        save=lambda form: add_sighting(barrier, today=today(), by=request.user, **form.cleaned_data),
        success=barrier.get_absolute_url(),
        message=_("Beobachtung gezählt."),
        submit=_("Zählen"),
        cancel=barrier.get_absolute_url(),
        breadcrumb=trail(barrier),
    )


def barrier_step(request: SignedInRequest, pk: UUID, step: str) -> HttpResponse:
    """Ask for what a change of state needs, then make it."""
    barrier = fetch_allowed(barrier_rows(request.user), request.user, "P", pk=pk)
    chosen = step_for(step)
    return step_page(
        request,
        barrier,
        partial(chosen.run, barrier, today=today()),
        title=chosen.title,
        consequence=chosen.consequence,
        confirm=chosen.button,
        form_class=chosen.form_class,
        form_kwargs={"barrier": barrier} if chosen.needs_barrier else {},
        breadcrumb=trail(barrier),
    )


def trail(barrier=None) -> list[tuple[str, str]]:
    way = [(_("Hürden"), reverse("coordination:barrier-list"))]
    return [*way, (barrier.number, barrier.get_absolute_url())] if barrier else way


def _own_organisation(user: Any) -> Any:
    """The organisation for which an editor reports; nobody's for those who see the whole district."""
    own = [m.organisation for m in user.acting_memberships if m.role == Role.NGO_EDITOR]
    is_wider = {Role.COORDINATOR, Role.CASE_WORKER} & set(user.roles)
    return own[0] if own and not is_wider else None
