"""Pages of the usual agenda, and the step that fills a meeting from it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.doors import fetch_allowed
from accounts.requests import SignedInRequest
from committees.meetings.models import Meeting
from committees.meetings.standing.forms import StandingItemForm
from committees.meetings.standing.models import StandingItem
from committees.meetings.standing.selectors import standing_items
from committees.meetings.standing.services import (
    add_line,
    change_line,
    fill_agenda,
    move_line,
    remove_line,
    take_usual,
)
from committees.roster.models import Committee
from committees.roster.views.committees import trail
from desk.forms import action_page, form_page


def _page(committee: Committee) -> str:
    return reverse("committees:standing-agenda", kwargs={"pk": committee.pk})


def _trail(committee: Committee) -> list[tuple[str, str]]:
    return [*trail(committee), (_("Übliche Tagesordnung"), _page(committee))]


@require_GET
def standing_agenda(request: SignedInRequest, pk: UUID) -> HttpResponse:
    committee = fetch_allowed(Committee, request.user, "U", pk=pk)
    lines = list(standing_items(committee))
    context = {
        "committee": committee,
        "lines": lines,
        "breadcrumb": [*_trail(committee)[:-1], (_("Übliche Tagesordnung"), "")],
    }
    return render(request, "committees/standing/standing_agenda.html", context)


def standing_create(request: SignedInRequest, pk: UUID) -> HttpResponse:
    committee = fetch_allowed(Committee, request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=StandingItemForm,
        title=_("Neue Zeile der üblichen Tagesordnung"),
        save=lambda form: add_line(committee=committee, by=request.user, **form.cleaned_data),
        success=_page(committee),
        message=_("Aufgenommen."),
        submit=_("Aufnehmen"),
        cancel=_page(committee),
        breadcrumb=_trail(committee),
    )


def standing_update(request: SignedInRequest, pk: UUID) -> HttpResponse:
    line = fetch_allowed(StandingItem, request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=StandingItemForm,
        title=_("%(name)s bearbeiten") % {"name": line},
        instance=line,
        save=lambda form: change_line(line=line, by=request.user, **form.cleaned_data),
        success=_page(line.committee),
        message=_("Gespeichert."),
        cancel=_page(line.committee),
        breadcrumb=_trail(line.committee),
    )


@require_POST
def standing_move(request: SignedInRequest, pk: UUID) -> HttpResponse:
    line = fetch_allowed(StandingItem, request.user, "U", pk=pk)
    move_line(line=line, up=request.POST.get("richtung") == "hoch", by=request.user)
    return redirect(_page(line.committee))


def standing_remove(request: SignedInRequest, pk: UUID) -> HttpResponse:
    line = fetch_allowed(StandingItem, request.user, "U", pk=pk)
    return action_page(
        request,
        line,
        run=lambda form: remove_line(line=line, by=request.user),
        title=_("%(name)s streichen") % {"name": line},
        consequence=_("Neue Sitzungen beginnen ohne diese Zeile. Geplante Sitzungen behalten sie."),
        confirm=_("Streichen"),
        success=_page(line.committee),
        cancel=_page(line.committee),
        breadcrumb=_trail(line.committee),
    )


def standing_usual(request: SignedInRequest, pk: UUID) -> HttpResponse:
    committee = fetch_allowed(Committee, request.user, "U", pk=pk)
    return action_page(
        request,
        committee,
        run=lambda form: take_usual(committee=committee, by=request.user),
        title=_("Mit dem Üblichen beginnen: %(name)s") % {"name": committee},
        consequence=_(
            "Eröffnung, Genehmigung der Niederschrift, Fragen, Berichte, offene Beschlüsse, vertagte Punkte, Anfragen. Danach ändern Sie, was bei Ihnen anders ist."
        ),
        confirm=_("Übernehmen"),
        success=_page(committee),
        cancel=_page(committee),
        breadcrumb=_trail(committee),
    )


def agenda_fill(request: SignedInRequest, pk: UUID) -> HttpResponse:
    meeting = fetch_allowed(Meeting, request.user, "U", pk=pk)
    return action_page(
        request,
        meeting,
        run=lambda form: (fill_agenda(meeting=meeting, by=request.user), meeting)[1],
        title=_("Tagesordnung ergänzen: %(name)s") % {"name": meeting},
        consequence=_(
            "Aus der üblichen Tagesordnung kommt, was noch fehlt: feste Punkte, die Niederschrift zur Genehmigung, offene Beschlüsse und was die letzte Sitzung vertagt hat."
        ),
        confirm=_("Ergänzen"),
        success=meeting.get_absolute_url(),
        breadcrumb=[
            (str(meeting.committee), meeting.committee.get_absolute_url()),
            (str(meeting), meeting.get_absolute_url()),
        ],
    )
