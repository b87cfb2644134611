"""The page of a barrier: thread, text, sightings, tasks, next step."""

from typing import Any

from django.http import HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from accounts.clock import today
from accounts.doors import may_create
from accounts.permissions import reaches
from accounts.requests import SignedInRequest
from coordination.barriers.models import Barrier
from coordination.barriers.selectors import Sightings, sightings_of, similar_barriers
from coordination.barriers.steps import open_steps
from coordination.barriers.thread import thread_of
from coordination.network.codes import labels
from coordination.network.selectors import tasks_of
from desk.hub import Action, NextStep, render_hub

TONES = {
    "observed": "frage",
    "confirmed": "warn",
    "on_agenda": "frage",
    "in_progress": "frage",
    "solved": "gut",
    "rejected": "ruht",
    "duplicate": "ruht",
}


def barrier_page(request: SignedInRequest, barrier: Barrier) -> HttpResponse:
    user: Any = request.user
    sightings = sightings_of(barrier)
    may_change, may_decide = _may(user, "U"), _may(user, "P")
    first = f"{barrier.seen_on:%d.%m.%Y}"
    line = ", ".join(part for part in (first, sightings.case_words) if part)
    return render_hub(
        request,
        barrier,
        template="coordination/barriers/barrier_detail.html",
        title=barrier.title,
        subtitle=_("Hürde %(number)s") % {"number": barrier.number},
        state=(barrier.get_status_display(), TONES[barrier.status]),
        facts=_facts(barrier, sightings),
        actions=_actions(barrier) if may_change else [],
        next_step=_next_step(barrier, _agenda_url(user, barrier)) if may_decide else None,
        breadcrumb=[(_("Hürden"), reverse("coordination:barrier-list"))],
        context={
            "barrier": barrier,
            "stations": thread_of(barrier, user, line),
            "sightings": sightings,
            "similar": similar_barriers(barrier, user),
            "steps": open_steps(barrier) if may_decide else [],
            "may_change": may_change,
            "tasks": tasks_of(barrier, user),
            "days": barrier.duration_days(today()),
        },
    )


def _may(user: Any, action: str) -> bool:
    return any("r" in reaches(m.role, "barrier", action) for m in user.acting_memberships)


def _facts(barrier: Barrier, sightings: Sightings) -> list[tuple[str, Any]]:
    places = ", ".join(sightings.places) or str(barrier.municipality or _("im ganzen Kreis"))
    visible = barrier.status in Barrier.SHOWN_TO_BOARDS
    return [
        (_("Zuerst bemerkt"), f"{barrier.seen_on:%d.%m.%Y}"),
        (_("Gemeldet von"), str(barrier.reported_by or _("eigene Beobachtung"))),
        (_("Ort"), places),
        (_("Feld"), barrier.get_field_of_action_display()),
        (_("Art"), barrier.get_kind_display()),
        (_("Betrifft"), ", ".join(str(w) for w in labels(Barrier.Group, barrier.groups))),
        (_("Abbauen kann sie"), barrier.get_level_display()),
        (_("Beobachtet"), sightings.total_words),
        (
            _("Sichtbar"),
            _("Gremien und Verwaltung, nicht öffentlich")
            if visible
            else _("nur Verwaltung, nicht öffentlich"),
        ),
    ]


def _actions(barrier: Barrier) -> list[Action]:
    actions = [Action(_("Bearbeiten"), reverse("coordination:barrier-update", args=[barrier.pk]), "pencil")]
    if barrier.is_open:
        seen = reverse("coordination:barrier-sighting", args=[barrier.pk])
        actions.insert(0, Action(_("Noch eine Beobachtung"), seen, "plus"))
    return actions


def _agenda_url(user: Any, barrier: Barrier) -> str:
    """Where a meeting is chosen that deals with it; empty for whoever plans none, or without that room."""
    if not may_create(user, "meeting"):
        return ""
    try:
        return reverse("committees:barrier-to-agenda", args=[barrier.pk])
    except NoReverseMatch:
        return ""


def _next_step(barrier: Barrier, agenda_url: str) -> NextStep | None:
    """The one thing the state asks for; noting it for an agenda stays among the steps."""
    if barrier.status == Barrier.Status.CONFIRMED and agenda_url:
        line = _("Bestätigt seit %(day)s, noch kein Gremium hat sie beraten.") % {
            "day": f"{barrier.status_since:%d.%m.%Y}"
        }
        title = _("auf eine Tagesordnung bringen")
        return NextStep(title, line, _("Auf die Tagesordnung setzen"), agenda_url, "barrier")
    words = {
        "observed": (
            "bestaetigen",
            _("prüfen und bestätigen"),
            _("Erst dann sehen die Gremien diese Hürde."),
            _("Bestätigen"),
        ),
        "confirmed": (
            "tagesordnung",
            _("auf eine Tagesordnung bringen"),
            _("Bestätigt seit %(day)s, noch kein Gremium hat sie beraten.")
            % {"day": f"{barrier.status_since:%d.%m.%Y}"},
            _("Vormerken"),
        ),
        "on_agenda": (
            "bearbeitung",
            _("nach der Beratung in Bearbeitung nehmen"),
            _("Vorgemerkt seit %(day)s.") % {"day": f"{barrier.status_since:%d.%m.%Y}"},
            _("In Bearbeitung nehmen"),
        ),
    }
    if barrier.status not in words:
        return None
    key, title, line, button = words[barrier.status]
    return NextStep(
        title, line, button, reverse("coordination:barrier-step", args=[barrier.pk, key]), "barrier"
    )
