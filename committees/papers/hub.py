"""What the page of a motion and of a resolution shows, gathered from selectors."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from accounts.doors import may, may_create, rights_on
from accounts.requests import SignedInRequest
from accounts.users.models import User
from committees.papers.models import Paper, Resolution
from committees.papers.selectors import (
    chain_of,
    deadline_for,
    is_guest,
    may_report,
    progress_of,
    stops_for,
)
from committees.papers.services.consultations import our_wording, paper_of
from coordination.barriers.thread import PLACES, Station, Stop
from coordination.network.selectors import tasks_of
from desk.hub import Action, NextStep, render_hub
from documents.store.selectors import readable_of

State = Paper.State
TONES: dict[str, str] = {
    State.SUBMITTED: "frage",
    State.ADMITTED: "frage",
    State.IN_CONSULTATION: "frage",
    State.REFUSED: "fehler",
}
PROGRESS_TONES = {"good": "gut", "warn": "warn", "info": "frage"}


def trail(paper: Paper | None = None) -> list[tuple[str, str]]:
    way = [(_("Anträge"), reverse("committees:paper-list"))]
    return [*way, (paper.number or _("Entwurf"), paper.get_absolute_url())] if paper else way


def paper_page(request: SignedInRequest, paper: Paper, today: dt.date) -> HttpResponse:
    """The motion, its amendments, its way through the bodies, and the step that comes next.

    Whoever reads it only because it lies with another committee sees the motion itself and the own stop.
    """
    user = request.user
    rights, guest = rights_on(user, paper, "UPX"), is_guest(user, paper)
    stops = stops_for(user, paper) if guest else chain_of(paper)
    amendments = [] if guest else list(paper.amendments.all())
    finding = (
        deadline_for(paper, paper.target_meeting, today)
        if paper.target_meeting and not paper.is_over and not guest
        else None
    )
    moves = paper.is_running and may_create(
        user, "paper" if paper.is_public else "paper_nonpublic", committee=paper.committee
    )
    return render_hub(
        request,
        paper,
        template="committees/papers/paper_detail.html",
        title=f"{paper.number} {paper.title}".strip(),
        subtitle=f"{paper.get_kind_display()}, {paper.committee}",
        state=(_state_words(paper), _tone(paper)),
        facts=_paper_facts(paper, guest),
        actions=_paper_actions(paper, rights, stops),
        next_step=_paper_step(paper, rights, stops),
        jump=[
            ("folge", _("Beratungsfolge"), len(stops)),
            *([] if guest else [("aenderungen", _("Änderungsanträge"), len(amendments))]),
        ],
        breadcrumb=[(_("Anträge"), reverse("committees:paper-list"))],
        with_history=not guest,
        context={
            "paper": paper,
            "is_guest": guest,
            "related": paper.related if paper.related and may(user, "V", paper.related) else None,
            "deadline": finding,
            "stops": stops,
            "amendments": amendments,
            "ours": paper.wording if guest else our_wording(paper, stops),
            "files": readable_of(user, paper),
            "tasks": tasks_of(paper, user),
            "rights": {"change": rights["U"], "decide": rights["P"], "take_back": rights["X"], "move": moves},
            "reads_log": rights["U"] or paper.author_id == user.pk,
        },
    )


def _state_words(paper: Paper) -> str:
    if paper.state == State.DECIDED:
        return str(paper.get_outcome_display())
    return str(paper.get_state_display())


def _tone(paper: Paper) -> str:
    """A motion that was not carried is over as well, but nothing to be green about."""
    carried = paper.state == State.DECIDED and paper.outcome != "rejected"
    return "gut" if carried else TONES.get(State(paper.state), "ruht")


def originators_of(paper: Paper) -> str:
    """Everybody who moves it, in one line."""
    relations = (paper.originator_people, paper.originator_organisations, paper.originator_committees)
    first, *others = [relation.order_by().values_list("name", flat=True) for relation in relations]
    names = [paper.originator_words] if paper.originator_words else []
    names += sorted(first.union(*others))
    return ", ".join(names)


def _paper_facts(paper: Paper, guest: bool) -> list[tuple[Any, Any]]:
    facts: list[tuple[Any, Any]] = [(_("Von"), originators_of(paper) or "–")]
    if paper.received_on:
        facts.append((_("Eingegangen"), f"{paper.received_on:%d.%m.%Y}"))
    if paper.target_meeting and not guest:
        facts.append((_("Für die Sitzung"), paper.target_meeting))
    facts.append((_("Teil"), _("öffentlich") if paper.is_public else _("nichtöffentlich")))
    if not paper.is_public:
        facts += [(_("Neutraler Titel"), paper.public_title), (_("Grund"), paper.confidential_reason)]
    if paper.costs:
        facts.append((_("Kosten und Deckung"), paper.costs))
    if paper.decided_on:
        facts.append((_("Entschieden"), f"{paper.decided_on:%d.%m.%Y}, {paper.decided_by}"))
    return facts


def _to(name: str, paper: Any) -> str:
    return reverse(f"committees:{name}", kwargs={"pk": paper.pk})


def _paper_actions(paper: Paper, rights: dict[str, bool], stops: list[Any]) -> list[Action]:
    actions = []
    if rights["U"] and paper.is_writable:
        actions.append(Action(_("Bearbeiten"), _to("paper-update", paper), "pencil"))
    if rights["P"] and paper.state == State.SUBMITTED:
        actions.append(Action(_("Zurückweisen"), _to("paper-refuse", paper), "cross"))
    if rights["U"] and (paper.is_running or paper.state == State.DECIDED):
        actions.append(Action(_("Weitergeben"), _to("paper-send", paper), "arrow"))
    waits = not any(stop.agenda_item_id and not stop.result for stop in stops)
    if rights["U"] and paper.state == State.IN_CONSULTATION and waits:
        actions.append(Action(_("Auf eine Tagesordnung"), _to("paper-to-agenda", paper), "committee"))
    return actions


def _paper_step(paper: Paper, rights: dict[str, bool], stops: list[Any]) -> NextStep | None:
    """The one thing the state asks for."""
    if paper.is_draft and rights["U"]:
        line = _("Erst dann sieht ihn die Geschäftsstelle. Bis dahin können Sie alles ändern.")
        return NextStep(_("Antrag einreichen"), line, _("Einreichen"), _to("paper-submit", paper), "mail")
    if paper.state == State.SUBMITTED and rights["P"]:
        line = _("Ist das Gremium zuständig, ist die Frist eingehalten, ist der Wortlaut abstimmbar?")
        return NextStep(_("Antrag prüfen"), line, _("Zulassen"), _to("paper-admit", paper), "check")
    if paper.state == State.ADMITTED and rights["U"]:
        line = _("Mit Nummer und Wortlaut; die Antragsfrist wird geprüft.")
        button = _("Auf eine Tagesordnung")
        return NextStep(
            _("Auf eine Tagesordnung setzen"), line, button, _to("paper-to-agenda", paper), "committee"
        )
    if paper.state != State.IN_CONSULTATION or not rights["U"]:
        return None
    waiting = next((stop for stop in stops if not stop.is_done), None)
    if waiting is None or waiting.agenda_item_id:
        return None
    line = _("Sobald das Gremium getagt hat. Das Ergebnis schließt die Aufgabe.")
    title = _("Ergebnis eintragen: %(body)s") % {"body": waiting.body_name}
    return NextStep(title, line, _("Ergebnis eintragen"), _to("consultation-note", waiting), "resolution")


def resolution_page(request: SignedInRequest, resolution: Resolution, today: dt.date) -> HttpResponse:
    """The wording, what became of it, and the thread on which it hangs."""
    user = request.user
    may_change, progress = may(user, "U", resolution), progress_of(resolution, today)
    paper = paper_of(resolution)
    stops = [stop for stop in chain_of(paper) if not stop.is_own] if paper else []
    seen = paper if paper and may(user, "V", paper) else None
    reports = list(resolution.reports.all())
    return render_hub(
        request,
        resolution,
        template="committees/papers/resolution_detail.html",
        title=f"{resolution.number} {resolution.title}",
        subtitle=str(resolution.committee),
        state=(progress.word, PROGRESS_TONES.get(progress.tone, "ruht")),
        facts=_resolution_facts(resolution),
        actions=_resolution_actions(resolution, user, may_change),
        next_step=_resolution_step(resolution, progress.tone, may_change),
        jump=[("berichte", _("Umsetzung"), len(reports))],
        breadcrumb=[(_("Beschlüsse"), reverse("committees:resolution-list"))],
        context={
            "resolution": resolution,
            "paper": seen,
            "stations": thread_of_resolution(resolution, seen, user),
            "reports": reports,
            "may_report": may_report(user, resolution) and not resolution.is_closed,
            "may_change": may_change,
            "stops": stops,
            "ours": resolution.text,
            "tasks": tasks_of(resolution, user),
        },
    )


def _resolution_facts(resolution: Resolution) -> list[tuple[Any, Any]]:
    return [
        (_("Gremium"), resolution.committee),
        (_("gefasst am"), f"{resolution.decided_on:%d.%m.%Y}"),
        (_("Teil"), _("öffentlich") if resolution.is_public else _("nichtöffentlich")),
        (_("Zuständig"), resolution.responsible or "–"),
        (_("umzusetzen bis"), f"{resolution.due_on:%d.%m.%Y}" if resolution.due_on else "–"),
    ]


def _resolution_actions(resolution: Resolution, user: User, may_change: bool) -> list[Action]:
    if not may_change:
        return []
    if resolution.is_closed:
        return [Action(_("Wieder aufnehmen"), _to("resolution-reopen", resolution), "arrow")]
    actions = [
        Action(_("Umsetzung festlegen"), _to("resolution-follow-up", resolution), "measure"),
        Action(_("An ein anderes Gremium weitergeben"), _to("consultation-plan", resolution), "arrow"),
    ]
    if resolution.is_public:
        actions.append(Action(_("Hürde zuordnen"), _to("resolution-barrier", resolution), "barrier"))
    return actions + _more(settings.HOUSE, "RESOLUTION_ACTIONS", resolution, user)


def _more(house: Any, name: str, resolution: Resolution, user: User) -> list[Any]:
    """What rooms to the right add; only a public resolution is handed on."""
    if not resolution.is_public:
        return []
    return [found for path in getattr(house, name, []) for found in import_string(path)(resolution, user)]


def _resolution_step(resolution: Resolution, tone: str, may_change: bool) -> NextStep | None:
    if not may_change or resolution.is_closed or tone not in ("warn", "good"):
        return None
    late = tone == "warn"
    line = (
        _("Die Frist ist vorbei: Was ist daraus geworden?")
        if late
        else _("Die Aufgabe ist erledigt. Halten Sie fest, was daraus geworden ist.")
    )
    return NextStep(
        _("Beschluss abschließen"), line, _("Abschließen"), _to("resolution-close", resolution), "check"
    )


def thread_of_resolution(resolution: Resolution, paper: Paper | None, user: User) -> list[Stop]:
    """From where it came to what it becomes; what nobody has added yet stands there as open.

    `paper`: the motion, where the person may see it.
    """
    stops = []
    barrier = resolution.barrier
    if barrier is not None and may(user, "V", barrier):
        stops.append(
            Stop(_("Hürde"), barrier.number, barrier.get_absolute_url(), barrier.title, "barrier", "done")
        )
    if paper is not None:
        stops.append(
            Stop(paper.get_kind_display(), paper.number, paper.get_absolute_url(), "", "pencil", "done")
        )
    if resolution.circulation is not None:
        circulation = resolution.circulation
        stops.append(Stop(_("Umlauf"), str(circulation), circulation.get_absolute_url(), f"{resolution.decided_on:%d.%m.%Y}", "committee", "done"))  # fmt: skip
    meeting = resolution.meeting
    if meeting is not None:
        stops.append(Stop(_("Sitzung"), meeting.title, meeting.get_absolute_url(), f"{meeting.day:%d.%m.%Y}", "committee", "done"))  # fmt: skip
    stops.append(Stop(_("Beschluss"), resolution.number, "", "", "resolution", "done" if resolution.is_closed else "now"))  # fmt: skip
    stations: list[Station] = _more(settings.HOUSE, "RESOLUTION_THREAD", resolution, user)
    for key, word, icon in PLACES:
        here = [station for station in stations if station.place == key]
        stops += [Stop(word, s.title, s.url, s.line, icon, s.step) for s in here]
        if not here and key == "measure":
            stops.append(Stop(word, _("noch keine"), "", "", icon, "open"))
    return stops
