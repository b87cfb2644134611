"""Pages about a committee as a whole. Its hub also shows meetings and resolutions and lives in `meetings`."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.doors import fetch_allowed, require_create
from accounts.requests import SignedInRequest
from committees.roster.forms import CommitteeForm, StatusForm, TermForm, TermSeatsForm
from committees.roster.models import Committee, Term
from committees.roster.services import (
    change_status,
    create_committee,
    start_term,
    update_committee,
)
from committees.roster.tables import CommitteeList
from committees.roster.terms import set_seat_numbers
from desk.forms import form_page, step_page
from desk.lists import list_page


def trail(committee: Committee | None = None) -> list[tuple[str, str]]:
    """The way back: list of committees, then the committee."""
    steps = [(_("Gremien"), reverse("committees:committee-list"))]
    return steps + ([(str(committee), committee.get_absolute_url())] if committee else [])


def committee_list(request: SignedInRequest) -> HttpResponse:
    return list_page(request, CommitteeList())


def committee_create(request: SignedInRequest) -> HttpResponse:
    require_create(request.user, "committee")
    return form_page(
        request,
        form_class=CommitteeForm,
        title=_("Neues Gremium"),
        save=lambda form: create_committee(
            district=request.user.acting_district, by=request.user, **form.cleaned_data
        ),
        success=lambda row: row.get_absolute_url(),
        message=_("Gremium angelegt."),
        submit=_("Anlegen"),
        cancel=reverse("committees:committee-list"),
        breadcrumb=trail(),
    )


def committee_update(request: SignedInRequest, pk: UUID) -> HttpResponse:
    committee = fetch_allowed(Committee, request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=CommitteeForm,
        title=_("%(name)s bearbeiten") % {"name": committee},
        instance=committee,
        save=lambda form: update_committee(
            committee=committee, by=request.user, version=form.expected_version, **form.cleaned_data
        ),
        success=committee.get_absolute_url(),
        message=_("Gespeichert."),
        cancel=committee.get_absolute_url(),
        breadcrumb=trail(committee),
    )


def committee_status(request: SignedInRequest, pk: UUID) -> HttpResponse:
    committee = fetch_allowed(Committee, request.user, "U", pk=pk)
    return step_page(
        request,
        committee,
        partial(change_status, committee=committee),
        title=_("Stand ändern: %(name)s") % {"name": committee},
        consequence=_("Ein aufgelöstes Gremium tagt nicht mehr; seine Niederschriften bleiben."),
        confirm=_("Stand ändern"),
        form_class=StatusForm,
        form_kwargs={"committee": committee},
        success=committee.get_absolute_url(),
        breadcrumb=trail(committee),
    )


def term_seats(request: SignedInRequest, pk: UUID) -> HttpResponse:
    term = fetch_allowed(Term, request.user, "U", pk=pk)
    committee = term.committee
    return form_page(
        request,
        form_class=TermSeatsForm,
        title=_("Sitze: %(term)s") % {"term": term},
        intro=_(
            "Mit dieser Zahl rechnet die Beschlussfähigkeit der ganzen Amtszeit, auch wenn die Grundlage sich ändert. Berichtigen lässt sie sich, solange noch keine Sitzung der Amtszeit eröffnet war. Welche Sitze stimmen, steht am einzelnen Sitz."
        ),
        initial={"statutory_seats": term.seats_kept, "voting_seats": term.votes_kept},
        save=lambda form: set_seat_numbers(term=term, by=request.user, **form.cleaned_data),
        success=committee.get_absolute_url(),
        message=_("Gespeichert."),
        cancel=committee.get_absolute_url(),
        breadcrumb=trail(committee),
    )


def term_create(request: SignedInRequest, pk: UUID) -> HttpResponse:
    committee = fetch_allowed(Committee, request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=TermForm,
        title=_("Neue Amtszeit"),
        intro=_(
            "Es entstehen so viele Sitze, wie die Grundlage nennt. Die vorige Amtszeit endet am Tag davor."
        ),
        save=lambda form: start_term(committee=committee, by=request.user, **form.cleaned_data),
        success=committee.get_absolute_url(),
        message=_("Amtszeit begonnen."),
        cancel=committee.get_absolute_url(),
        breadcrumb=trail(committee),
    )
