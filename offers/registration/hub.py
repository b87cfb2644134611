"""What the page of a registration shows: three answers, possible doubles, and what can be decided."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.doors import may
from desk.hub import Action, NextStep
from desk.templatetags.desk import german_date, german_datetime
from offers.registration.models import Registration
from offers.registration.rules import answer_day
from offers.registration.selectors import possible_doubles
from offers.registration.tables import state_mark

State = Registration.State


def registration_hub(user: Any, registration: Registration) -> dict[str, Any]:
    """Arguments of `render_hub`."""
    may_decide = may(user, "P", registration)
    mark = state_mark(registration)
    doubles = possible_doubles(user, registration) if registration.is_open else []
    return {
        "template": "offers/registration/registration_detail.html",
        "title": registration.organisation_name,
        "subtitle": _("angemeldet von %(name)s") % {"name": registration.full_name},
        "state": (mark, mark.tone),
        "facts": facts(registration),
        "actions": actions(registration) if may_decide else [],
        "next_step": next_step(registration, bool(doubles)) if may_decide else None,
        "breadcrumb": [(_("Registrierungen"), reverse("offers:registration-list"))],
        "with_history": may_decide,
        "context": {"registration": registration, "doubles": doubles, "may_decide": may_decide},
    }


def facts(registration: Registration) -> list[tuple[Any, Any]]:
    found = [
        (_("Verein oder Gruppe"), registration.organisation_name),
        (_("Angemeldet von"), registration.full_name),
        (_("E-Mail-Adresse"), registration.email),
        (_("Mail bestätigt"), german_datetime(registration.confirmed_at)),
    ]
    if registration.is_open:
        found.append((_("Antwort zugesagt bis"), german_date(answer_day(registration), "tag")))
    elif registration.decided_at:
        found.append((_("Entschieden"), german_datetime(registration.decided_at)))
        found.append((_("Entschieden von"), str(registration.decided_by or "")))
    return found


def actions(registration: Registration) -> list[Action]:
    if not registration.is_open:
        return []
    return [
        Action(_("Rückfragen"), _link(registration, "ask"), "mail"),
        Action(_("Gibt es schon"), _link(registration, "join"), "link"),
        Action(_("Ablehnen"), _link(registration, "refuse"), "cross"),
    ]


def next_step(registration: Registration, has_doubles: bool) -> NextStep | None:
    """Look at the doubles first; then take it in. A refused one may still be taken in."""
    accept = _link(registration, "accept")
    if registration.state == State.ASKED:
        line = _("Die Rückfrage ist noch nicht beantwortet.")
        return NextStep(_("Antwort abwarten"), line, _("Trotzdem aufnehmen"), accept, "clock")
    if registration.state == State.WAITING:
        line = (
            _("Sehen Sie zuerst nach, ob es eine der ähnlichen Organisationen ist.")
            if has_doubles
            else _("Keine Organisation im Netz heißt ähnlich.")
        )
        return NextStep(_("Entscheiden"), line, _("Aufnehmen"), accept, "check")
    if registration.state == State.REFUSED:
        line = _("30 Tage lang lässt sich die Ablehnung zurücknehmen.")
        return NextStep(_("Doch aufnehmen"), line, _("Doch aufnehmen"), accept, "back")
    return None


def _link(registration: Registration, step: str) -> str:
    return reverse(f"offers:registration-{step}", kwargs={"pk": registration.pk})
