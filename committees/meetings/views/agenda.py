"""Pages about single items of the agenda."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import clock
from accounts.doors import fetch_allowed, fetch_visible, may_create, require_create
from accounts.requests import SignedInRequest
from committees.meetings.forms import AgendaItemForm, BarrierForm, ReasonForm
from committees.meetings.models import Meeting
from committees.meetings.selectors import agenda_items
from committees.meetings.services.agenda import add_item, move_item, update_item, withdraw_item
from committees.meetings.services.barriers import put_barrier_on_agenda
from committees.meetings.views.meetings import trail
from coordination.barriers.models import Barrier
from desk.forms import form_page, step_page


def item_create(request: SignedInRequest, pk: UUID) -> HttpResponse:
    meeting = fetch_allowed(Meeting, request.user, "U", pk=pk)
    may_hide = may_create(request.user, "nonpublic_item", committee=meeting.committee)
    return form_page(
        request,
        form_class=AgendaItemForm,
        form_kwargs={"may_hide": may_hide, "is_common": meeting.leads},
        title=_("Neuer Tagesordnungspunkt"),
        save=lambda form: add_item(
            meeting=meeting, today=clock.today(), by=request.user, **form.cleaned_data
        ),
        success=meeting.get_absolute_url(),
        message=_("Auf die Tagesordnung gesetzt."),
        submit=_("Aufnehmen"),
        cancel=meeting.get_absolute_url(),
        draft_key="" if may_hide else None,
        breadcrumb=trail(meeting),
    )


def item_update(request: SignedInRequest, pk: UUID) -> HttpResponse:
    item = fetch_allowed(agenda_items(), request.user, "U", pk=pk)
    may_hide = may_create(request.user, "nonpublic_item", committee=item.meeting.committee)
    return form_page(
        request,
        form_class=AgendaItemForm,
        form_kwargs={"may_hide": may_hide},
        title=_("%(number)s bearbeiten") % {"number": item.number},
        instance=item,
        save=lambda form: update_item(
            item=item, by=request.user, version=form.expected_version, **form.cleaned_data
        ),
        success=item.meeting.get_absolute_url(),
        cancel=item.meeting.get_absolute_url(),
        draft_key="" if may_hide else None,
        breadcrumb=trail(item.meeting),
    )


@require_POST
def item_move(request: SignedInRequest, pk: UUID) -> HttpResponse:
    item = fetch_allowed(agenda_items(), request.user, "U", pk=pk)
    move_item(item=item, up=request.POST.get("richtung") == "hoch", by=request.user)
    return redirect(item)


def item_withdraw(request: SignedInRequest, pk: UUID) -> HttpResponse:
    item = fetch_allowed(agenda_items(), request.user, "U", pk=pk)
    return step_page(
        request,
        item,
        partial(withdraw_item, item=item),
        title=_("%(number)s absetzen") % {"number": item.number},
        consequence=_(
            "Vor der Einladung verschwindet der Punkt, danach bleibt seine Nummer als „abgesetzt“."
        ),
        confirm=_("Absetzen"),
        form_class=ReasonForm,
        success=item.meeting.get_absolute_url(),
        breadcrumb=trail(item.meeting),
    )


def barrier_to_agenda(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """From the page of a barrier: choose the meeting that shall deal with it."""
    barrier = fetch_visible(Barrier, request.user, pk=pk)
    require_create(request.user, "meeting")
    return form_page(
        request,
        form_class=BarrierForm,
        title=_("Auf die Tagesordnung: %(title)s") % {"title": barrier.title},
        save=lambda form: put_barrier_on_agenda(
            barrier=barrier, today=clock.today(), by=request.user, **form.cleaned_data
        ),
        success=lambda item: item.meeting.get_absolute_url(),
        message=_("Die Hürde steht auf der Tagesordnung."),
        cancel=barrier.get_absolute_url(),
        breadcrumb=[(str(barrier), barrier.get_absolute_url())],
    )
