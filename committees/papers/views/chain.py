"""Pages about amendments and the consultation chain."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from accounts.clock import today
from accounts.doors import fetch_allowed, fetch_visible, require_create
from accounts.requests import SignedInRequest
from committees.papers.forms import AmendmentForm, ConsultationForm, ConsultationResultForm, SendForm
from committees.papers.hub import trail
from committees.papers.models import Consultation
from committees.papers.selectors import amendment_rows, paper_page_rows, resolution_rows, stop_rows
from committees.papers.services.amendments import move_amendment, take_over_amendment, withdraw_amendment
from committees.papers.services.consultations import (
    drop_stop,
    note_consultation,
    plan_consultation,
    send_paper,
)
from desk.forms import action_page, form_page, step_page


def amendment_create(request: SignedInRequest, pk: UUID) -> HttpResponse:
    paper = fetch_visible(paper_page_rows(request.user), request.user, pk=pk)
    require_create(request.user, "paper" if paper.is_public else "paper_nonpublic", committee=paper.committee)
    return form_page(
        request,
        form_class=AmendmentForm,
        title=_("Änderungsantrag zu %(paper)s") % {"paper": paper},
        intro=paper.wording,
        initial={"mover": request.user.full_name},
        save=lambda form: move_amendment(paper=paper, today=today(), by=request.user, **form.cleaned_data),
        success=paper.get_absolute_url(),
        message=_("Änderungsantrag gestellt. Über ihn wird vor dem Antrag abgestimmt."),
        submit=_("Stellen"),
        cancel=paper.get_absolute_url(),
        breadcrumb=trail(paper),
        draft_key=None if paper.is_public else "",
    )


def amendment_take_over(request: SignedInRequest, pk: UUID) -> HttpResponse:
    amendment = fetch_allowed(amendment_rows(), request.user, "U", pk=pk)
    return step_page(
        request,
        amendment,
        partial(take_over_amendment, amendment=amendment, today=today()),
        title=_("Übernehmen: %(amendment)s") % {"amendment": amendment},
        consequence=_(
            "Die Antragstellenden machen sich die Änderung zu eigen. Der Wortlaut des Antrags ändert sich sofort, eine Abstimmung entfällt."
        ),
        confirm=_("Übernehmen"),
        success=amendment.paper.get_absolute_url(),
        breadcrumb=trail(amendment.paper),
    )


def amendment_withdraw(request: SignedInRequest, pk: UUID) -> HttpResponse:
    amendment = fetch_allowed(amendment_rows(), request.user, "X", pk=pk)
    return step_page(
        request,
        amendment,
        partial(withdraw_amendment, amendment=amendment, today=today()),
        title=_("Zurückziehen: %(amendment)s") % {"amendment": amendment},
        consequence=_("Über ihn wird nicht mehr abgestimmt."),
        confirm=_("Zurückziehen"),
        success=amendment.paper.get_absolute_url(),
        breadcrumb=trail(amendment.paper),
    )


def paper_send(request: SignedInRequest, pk: UUID) -> HttpResponse:
    paper = fetch_allowed(paper_page_rows(request.user), request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=SendForm,
        title=_("Weitergeben: %(paper)s") % {"paper": paper},
        intro=_("Ein anderes Gremium berät oder entscheidet. Sein Ergebnis kommt hierher zurück."),
        initial={"owner": request.user.pk},
        save=lambda form: send_paper(paper=paper, today=today(), by=request.user, **form.cleaned_data),
        success=paper.get_absolute_url(),
        message=_("Station eingetragen."),
        submit=_("Weitergeben"),
        cancel=paper.get_absolute_url(),
        breadcrumb=trail(paper),
    )


def consultation_plan(request: SignedInRequest, pk: UUID) -> HttpResponse:
    resolution = fetch_allowed(resolution_rows(request.user, "V"), request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=ConsultationForm,
        title=_("Weitergeben: %(number)s") % {"number": resolution.number},
        intro=_("Ein anderes Gremium berät oder entscheidet. Sein Ergebnis kommt hierher zurück."),
        save=lambda form: plan_consultation(
            resolution=resolution, today=today(), by=request.user, **form.cleaned_data
        ),
        success=resolution.get_absolute_url(),
        message=_("Station eingetragen."),
        cancel=resolution.get_absolute_url(),
        breadcrumb=[(str(resolution), resolution.get_absolute_url())],
    )


def consultation_note(request: SignedInRequest, pk: UUID) -> HttpResponse:
    consultation = _stop(request, pk)
    paper = consultation.paper

    def run(form: Any) -> Any:
        return note_consultation(
            consultation=consultation, today=today(), by=request.user, **form.cleaned_data
        )

    return action_page(
        request,
        paper,
        run=run,
        title=_("Ergebnis: %(body)s") % {"body": consultation.body_name},
        consequence=_("Mit der Entscheidung ist die Aufgabe erledigt; beide Wortlaute stehen in ihr."),
        confirm=_("Festhalten"),
        form_class=ConsultationResultForm,
        success=paper.get_absolute_url(),
        breadcrumb=trail(paper),
    )


def consultation_drop(request: SignedInRequest, pk: UUID) -> HttpResponse:
    consultation = _stop(request, pk)
    return step_page(
        request,
        consultation,
        partial(drop_stop, stop=consultation, today=today()),
        title=_("Station entfernen: %(body)s") % {"body": consultation.body_name},
        consequence=_("Der Antrag geht dann nicht mehr an dieses Gremium."),
        confirm=_("Entfernen"),
        success=consultation.paper.get_absolute_url(),
        breadcrumb=trail(consultation.paper),
    )


def _stop(request: SignedInRequest, pk: UUID) -> Consultation:
    return fetch_allowed(stop_rows(), request.user, "U", pk=pk)
