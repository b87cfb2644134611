"""Pages of a circulation: the office writes, sends and notes; a member answers for itself."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts import clock
from accounts.audit.services import record_read
from accounts.doors import fetch_allowed, fetch_visible, may, require_create
from accounts.requests import SignedInRequest
from accounts.users.models import User
from committees.meetings.ballots.forms import (
    CirculationChangeForm,
    CirculationForm,
    NotedAnswerForm,
    OwnAnswerForm,
    ReasonForm,
    ToMeetingForm,
)
from committees.meetings.ballots.models import Circulation
from committees.meetings.ballots.selectors import (
    answer_rows,
    circulation_rows,
    committees_for_circulation,
    own_answer,
)
from committees.meetings.ballots.services.circulations import (
    answer_own,
    bring_to_meeting,
    change_circulation,
    drop_circulation,
    note_answer,
    start_circulation,
    stop_circulation,
    write_circulation,
)
from committees.meetings.ballots.services.papers import KIND as PAPER_KIND
from committees.meetings.ballots.services.papers import attach_paper, remove_paper
from committees.meetings.ballots.tables import CirculationList
from committees.papers.forms import FileForm
from committees.roster.selectors import committees_to_run
from desk.forms import action_page, form_page
from desk.hub import Action, NextStep, render_hub
from desk.lists import list_page
from documents.store.selectors import documents_of, readable_of

TONES: dict[str, str] = {
    Circulation.State.RUNNING: "frage",
    Circulation.State.ADOPTED: "gut",
    Circulation.State.OBJECTED: "warn",
}


def _to(name: str, row: Any) -> str:
    return reverse(f"committees:{name}", kwargs={"pk": row.pk})


def _trail(row: Circulation | None = None) -> list[tuple[Any, str]]:
    way: list[tuple[Any, str]] = [(_("Umlaufverfahren"), reverse("committees:circulation-list"))]
    return [*way, (str(row), row.get_absolute_url())] if row else way


def circulation_list(request: SignedInRequest) -> HttpResponse:
    return list_page(request, CirculationList())


def circulation_create(request: SignedInRequest) -> HttpResponse:
    require_create(request.user, "circulation")
    allowed = [row.pk for row in committees_for_circulation(request.user)]

    def save(form: Any) -> Circulation:
        require_create(request.user, "circulation", committee=form.cleaned_data["committee"])
        return write_circulation(by=request.user, **form.cleaned_data)

    return form_page(
        request,
        form_class=CirculationForm,
        title=_("Umlaufverfahren beginnen"),
        intro=_("Für einfache Fragen zwischen zwei Sitzungen. Widerspricht jemand, kommt die Sache in eine Sitzung.")
        if allowed
        else _("Nach den Regeln Ihrer Gremien gibt es keine Beschlüsse im Umlauf."),
        initial={"is_public": True, "committee": allowed[0] if len(allowed) == 1 else None},
        form_kwargs={"committees": committees_to_run(request.user).filter(pk__in=allowed)},
        save=save,
        success=lambda row: row.get_absolute_url(),
        message=_("Entwurf gesichert. Versenden können Sie ihn auf dieser Seite."),
        cancel=reverse("committees:circulation-list"),
        breadcrumb=_trail(),
    )  # fmt: skip


def circulation_update(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = fetch_allowed(Circulation, request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=CirculationChangeForm,
        title=_("%(name)s bearbeiten") % {"name": row},
        instance=row,
        save=lambda form: change_circulation(
            circulation=row, by=request.user, version=form.expected_version, **form.cleaned_data
        ),
        success=row.get_absolute_url(),
        message=_("Gespeichert."),
        cancel=row.get_absolute_url(),
        breadcrumb=_trail(row),
        draft_key=None if row.is_public else "",
    )


@require_GET
def circulation_detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    user = request.user
    row = fetch_visible(circulation_rows(user, "V"), user, pk=pk)
    if not row.is_public:
        record_read(by=user, row=row)
    may_change = may(user, "U", row)
    own = own_answer(user, row)
    return render_hub(
        request,
        row,
        template="committees/ballots/circulation_detail.html",
        title=row.title,
        subtitle=f"{_('Umlaufverfahren')}, {row.committee}",
        state=(row.get_state_display(), TONES.get(row.state, "ruht")),
        actions=_actions(row, may_change),
        next_step=_next(row, user, own, may_change),
        facts=_facts(row),
        breadcrumb=_trail(),
        context={
            "circulation": row,
            "answers": list(row.answers.all()),
            "standing": row.standing,
            "own": own,
            "may_change": may_change,
            "paper": row.paper if row.paper and may(user, "V", row.paper) else None,
            "files": readable_of(user, row.paper) if row.paper and may(user, "V", row.paper) else [],
            "papers": list(documents_of(row, kind=PAPER_KIND)),
            "resolution": getattr(row, "resolution", None),
        },
    )


def _facts(row: Circulation) -> list[tuple[Any, Any]]:
    def day(value: Any) -> str:
        return f"{value:%d.%m.%Y}" if value else "–"

    return [
        (_("versandt am"), day(row.asked_on)),
        (_("Antwort bis"), day(row.ends_on)),
        (_("Teil"), _("öffentlich") if row.is_public else _("nichtöffentlich")),
        (_("bekannt gegeben in"), row.reported_in or "–"),
    ]


def _actions(row: Circulation, may_change: bool) -> list[Action]:
    if not may_change:
        return []
    if row.is_draft:
        return [
            Action(_("Bearbeiten"), _to("circulation-update", row), "pencil"),
            Action(_("Entwurf verwerfen"), _to("circulation-drop", row), "cross"),
        ]
    return [Action(_("Abbrechen"), _to("circulation-stop", row), "cross")] if row.is_running else []


def _next(row: Circulation, user: User, own: Any, may_change: bool) -> NextStep | None:
    if row.is_draft and may_change:
        line = _("Alle stimmberechtigten Mitglieder bekommen eine E-Mail mit dem Weg zu dieser Seite.")
        return NextStep(_("Versenden"), line, _("An alle versenden"), _to("circulation-start", row), "mail")
    if row.is_running and own is not None and clock.today() <= row.ends_on:
        line = _("Bis %(day)s. Wer nicht antwortet, gilt als einverstanden.") % {
            "day": f"{row.ends_on:%d.%m.%Y}"
        }
        title = _("Ihre Antwort: %(answer)s") % {"answer": own.get_answer_display()}
        return NextStep(title, line, _("Antworten"), _to("circulation-answer", row), "check")
    if row.state == Circulation.State.OBJECTED and may_change and row.item_id is None:
        line = _("Jemand hat widersprochen: Das Gremium berät die Sache in einer Sitzung.")
        url = _to("circulation-to-meeting", row)
        return NextStep(_("In eine Sitzung bringen"), line, _("Auf die Tagesordnung"), url, "committee")
    return None


def circulation_start(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = fetch_allowed(Circulation, request.user, "U", pk=pk)
    return _step(
        request,
        row,
        lambda form: start_circulation(circulation=row, today=clock.today(), by=request.user),
        title=_("Versenden: %(name)s") % {"name": row},
        consequence=_("Eine E-Mail geht an alle stimmberechtigten Mitglieder. Danach lässt sich nichts mehr ändern."),
        confirm=_("An alle versenden"),
    )  # fmt: skip


def circulation_stop(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = fetch_allowed(Circulation, request.user, "U", pk=pk)
    return _step(
        request,
        row,
        lambda form: stop_circulation(
            circulation=row, today=clock.today(), by=request.user, **form.cleaned_data
        ),
        title=_("Abbrechen: %(name)s") % {"name": row},
        consequence=_("Nichts ist beschlossen; wer noch nicht geantwortet hat, wird nicht mehr gefragt."),
        confirm=_("Verfahren abbrechen"),
        form_class=ReasonForm,
    )


def circulation_drop(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = fetch_allowed(Circulation, request.user, "U", pk=pk)
    return _step(
        request,
        row,
        lambda form: drop_circulation(circulation=row, by=request.user),
        title=_("Entwurf verwerfen: %(name)s") % {"name": row},
        consequence=_("Niemand hat ihn bekommen; er ist danach weg."),
        confirm=_("Verwerfen"),
        success=reverse("committees:circulation-list"),
    )


def circulation_paper_add(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = fetch_allowed(Circulation, request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=FileForm,
        title=_("Unterlage zu %(name)s") % {"name": row},
        intro=_(
            "Alle Gefragten lesen sie. Nach dem Versenden lässt sich keine mehr ergänzen oder entfernen."
        ),
        save=lambda form: attach_paper(
            circulation=row,
            title=form.cleaned_data["title"],
            upload=form.cleaned_data["file"],
            by=request.user,
        ),
        success=row.get_absolute_url(),
        message=_("Abgelegt."),
        submit=_("Ablegen"),
        cancel=row.get_absolute_url(),
        breadcrumb=_trail(row),
        draft_key="",
    )


def circulation_paper_remove(request: SignedInRequest, pk: UUID, document: UUID) -> HttpResponse:
    row = fetch_allowed(Circulation, request.user, "U", pk=pk)
    paper = documents_of(row, kind=PAPER_KIND).filter(pk=document).first()
    if paper is None:
        raise Http404
    return _step(
        request,
        row,
        lambda form: remove_paper(circulation=row, document=paper, by=request.user),
        title=_("Unterlage entfernen: %(title)s") % {"title": paper.title},
        consequence=_("Die Datei ist danach weg."),
        confirm=_("Entfernen"),
    )


def circulation_to_meeting(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = fetch_allowed(Circulation, request.user, "U", pk=pk)
    return _step(
        request,
        row,
        lambda form: bring_to_meeting(
            circulation=row, today=clock.today(), by=request.user, **form.cleaned_data
        ),
        title=_("In eine Sitzung bringen: %(name)s") % {"name": row},
        consequence=_("Aus dem Vorschlag wird ein Punkt der Tagesordnung mit demselben Wortlaut."),
        confirm=_("Auf die Tagesordnung"),
        form_class=ToMeetingForm,
        form_kwargs={"circulation": row},
    )


def _step(request: SignedInRequest, row: Circulation, run: Any, **options: Any) -> HttpResponse:
    return action_page(
        request,
        row,
        run=run,
        cancel=row.get_absolute_url(),
        breadcrumb=_trail(row),
        **{"success": row.get_absolute_url()} | options,
    )


def circulation_answer(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The own page of a member who was asked."""
    row = fetch_visible(circulation_rows(request.user, "V"), request.user, pk=pk)
    own = own_answer(request.user, row)
    if own is None:
        raise Http404
    return form_page(
        request,
        form_class=OwnAnswerForm,
        title=_("Ihre Antwort: %(name)s") % {"name": row},
        intro=row.text,
        initial={"answer": own.answer, "words": own.words},
        save=lambda form: answer_own(
            circulation=row, today=clock.today(), by=request.user, **form.cleaned_data
        ),
        success=row.get_absolute_url(),
        message=_("Danke, Ihre Antwort ist eingegangen."),
        submit=_("Antwort absenden"),
        cancel=row.get_absolute_url(),
        breadcrumb=_trail(row),
        draft_key="",
    )


def circulation_note(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The office notes the answer of somebody without a sign-in."""
    row = fetch_allowed(answer_rows(), request.user, "U", pk=pk)
    page = row.circulation.get_absolute_url()
    return form_page(
        request,
        form_class=NotedAnswerForm,
        title=_("Antwort von %(name)s") % {"name": row.name},
        initial={"said": row.answer, "words": row.words},
        save=lambda form: note_answer(answer=row, today=clock.today(), by=request.user, **form.cleaned_data),
        success=page,
        message=_("Antwort eingetragen."),
        cancel=page,
        breadcrumb=_trail(row.circulation),
        draft_key="",
    )
