"""Pages around minutes: review by the chair, statements, sending, objections."""

from functools import partial
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts import clock
from accounts.audit.services import record_read
from accounts.doors import fetch_allowed, fetch_visible, may
from accounts.requests import SignedInRequest
from committees.meetings.aftermath.corrections import corrections_pdf
from committees.meetings.aftermath.forms import (
    DecisionForm,
    NotedObjectionForm,
    ObjectionForm,
    ReleaseForm,
    ReturnForm,
    StatementForm,
)
from committees.meetings.aftermath.objections import decide_objection, raise_objection, withdraw_objection
from committees.meetings.aftermath.selectors import (
    attended_as,
    is_chair,
    objection_rows,
    objection_rule,
    statement_rows,
)
from committees.meetings.aftermath.sending import send_minutes
from committees.meetings.aftermath.services import (
    change_statement,
    drop_statement,
    give_back,
    release_minutes,
    take_statement,
)
from committees.meetings.aftermath.word import WORD, minutes_word
from committees.meetings.models import Meeting, Minutes
from committees.meetings.selectors import agenda_items, leaders_of
from committees.meetings.services.invitation import pdf_name
from committees.meetings.views.meetings import trail
from committees.meetings.views.minutes import parts_of, to_write
from desk.forms import form_page, step_page
from documents.store.views import attachment


def _page(pk: UUID) -> str:
    return reverse("committees:minutes-detail", kwargs={"pk": pk})


def _to_review(request: SignedInRequest, pk: UUID) -> tuple[Meeting, bool]:
    """The meeting, and whether the person itself is its chair. The office may note the chair's word."""
    row = parts_of(request, pk)[0]
    is_own = is_chair(request.user, row.meeting)
    if not (is_own or may(request.user, "P", row)):
        raise PermissionDenied
    return row.meeting, is_own


def minutes_release(request: SignedInRequest, pk: UUID) -> HttpResponse:
    meeting, is_own = _to_review(request, pk)
    name = str(request.user) if is_own else leaders_of(meeting)[0].name
    return step_page(
        request,
        meeting,
        partial(release_minutes, meeting=meeting, today=clock.today()),
        title=_("Zur Unterschrift freigeben: %(name)s") % {"name": meeting},
        consequence=_("Der Text steht danach fest, bis jemand ihn zurückgibt; dann wird unterschrieben."),
        confirm=_("Freigeben"),
        form_class=ReleaseForm,
        form_kwargs={"initial": {"name": name, "reviewed_on": clock.today()}},
        success=_page(pk),
        cancel=_page(pk),
        breadcrumb=trail(meeting),
    )


def minutes_return(request: SignedInRequest, pk: UUID) -> HttpResponse:
    meeting, is_own = _to_review(request, pk)
    name = str(request.user) if is_own else ""
    return step_page(
        request,
        meeting,
        partial(give_back, meeting=meeting, today=clock.today(), name=name),
        title=_("Zurückgeben: %(name)s") % {"name": meeting},
        consequence=_("Der Text wird wieder bearbeitet; schon gegebene Unterschriften verfallen."),
        confirm=_("Zurückgeben"),
        form_class=ReturnForm,
        success=_page(pk),
        cancel=_page(pk),
        breadcrumb=trail(meeting),
    )


def statement_create(request: SignedInRequest, pk: UUID) -> HttpResponse:
    item = fetch_allowed(agenda_items(), request.user, "U", pk=pk)
    to_write(request, item.meeting_id)
    back = f"{_page(item.meeting_id)}?punkt={item.pk}"
    return form_page(
        request,
        form_class=StatementForm,
        title=_("Erklärung zu Protokoll: %(number)s") % {"number": item.number},
        intro=_("Wer es verlangt, dessen Erklärung steht wörtlich in der Niederschrift, gleich welcher Art."),
        save=lambda form: take_statement(item=item, by=request.user, **form.cleaned_data),
        success=back,
        message=_("Erklärung aufgenommen."),
        cancel=back,
        breadcrumb=trail(item.meeting),
    )


def statement_update(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = fetch_allowed(statement_rows(), request.user, "U", pk=pk)
    back = f"{_page(row.item.meeting_id)}?punkt={row.item_id}"
    return form_page(
        request,
        form_class=StatementForm,
        title=_("Erklärung zu Protokoll: %(number)s") % {"number": row.item.number},
        initial={"name": row.name, "text": row.text},
        save=lambda form: change_statement(
            statement=row, by=request.user, version=form.expected_version, **form.cleaned_data
        ),
        success=back,
        message=_("Erklärung geändert."),
        cancel=back,
        breadcrumb=trail(row.item.meeting),
    )


def statement_drop(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = fetch_allowed(statement_rows(), request.user, "U", pk=pk)
    back = f"{_page(row.item.meeting_id)}?punkt={row.item_id}"
    return step_page(
        request,
        row,
        partial(drop_statement, statement=row),
        title=_("Erklärung entfernen: %(name)s") % {"name": row},
        consequence=_("Die Erklärung steht dann nicht in der Niederschrift."),
        confirm=_("Entfernen"),
        success=back,
        cancel=back,
        breadcrumb=trail(row.item.meeting),
    )


def minutes_send(request: SignedInRequest, pk: UUID) -> HttpResponse:
    meeting = fetch_allowed(Minutes, request.user, "P", pk=parts_of(request, pk)[0].pk).meeting
    return step_page(
        request,
        meeting,
        partial(send_minutes, meeting=meeting, today=clock.today()),
        title=_("Versenden: %(name)s") % {"name": meeting},
        consequence=_(
            "Mitglieder und Schriftführung bekommen den öffentlichen Teil, Stellvertretungen in Kopie. Vom nichtöffentlichen Teil steht nichts in der E-Mail. %(rule)s"
        )
        % {"rule": objection_rule(meeting).words},
        confirm=_("Niederschrift versenden"),
        success=_page(pk),
        cancel=_page(pk),
        breadcrumb=trail(meeting),
    )


def objection_raise(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The own page of somebody who was there; the office notes what came in by letter or mail."""
    row = fetch_visible(Minutes, request.user, pk=pk)
    meeting, own = row.meeting, attended_as(request.user, row.meeting)
    if own is None and not may(request.user, "P", row):
        raise PermissionDenied
    form_class: Any = ObjectionForm if own else NotedObjectionForm
    given: dict[str, Any] = {"attendance": own, "raised_on": clock.today()} if own else {}
    return form_page(
        request,
        form_class=form_class,
        title=_("Einwendung gegen die Niederschrift: %(name)s") % {"name": meeting},
        intro=_("%(rule)s Die unterzeichnete Niederschrift selbst wird nicht geändert.")
        % {"rule": objection_rule(meeting).words},
        initial={} if own else {"raised_on": clock.today()},
        form_kwargs={"minutes": row},
        save=lambda form: raise_objection(minutes=row, by=request.user, **form.cleaned_data, **given),
        success=_page(meeting.pk),
        message=_("Einwendung eingegangen. Die nächste Sitzung behandelt sie."),
        submit=_("Einwendung erheben"),
        cancel=_page(meeting.pk),
        breadcrumb=trail(meeting),
    )


def objection_decide(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = fetch_allowed(objection_rows(), request.user, "P", pk=pk)
    page = _page(row.minutes.meeting_id)
    return form_page(
        request,
        form_class=DecisionForm,
        title=_("Entscheidung über die Einwendung von %(name)s") % {"name": row.name},
        intro=row.text,
        form_kwargs={"objection": row},
        save=lambda form: decide_objection(
            objection=row, today=clock.today(), by=request.user, **form.cleaned_data
        ),
        success=page,
        message=_("Entscheidung festgehalten."),
        submit=_("Entscheidung festhalten"),
        cancel=page,
        breadcrumb=trail(row.minutes.meeting),
    )


def objection_withdraw(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = fetch_allowed(objection_rows(), request.user, "U", pk=pk)
    page = _page(row.minutes.meeting_id)
    return step_page(
        request,
        row,
        partial(withdraw_objection, objection=row),
        title=_("Einwendung zurückziehen"),
        consequence=_("Die nächste Sitzung behandelt sie dann nicht; dass es sie gab, bleibt vermerkt."),
        confirm=_("Zurückziehen"),
        success=page,
        cancel=page,
        breadcrumb=trail(row.minutes.meeting),
    )


@require_GET
def corrections_print(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The correction notes of one part as a paper to lay beside the sealed minutes."""
    row = fetch_visible(Minutes, request.user, pk=pk)
    _note_read(request, row)
    data = corrections_pdf(row)
    return attachment(data, pdf_name(row.meeting, _("Berichtigungsvermerk")), "application/pdf")


@require_GET
def minutes_copy(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """A Word copy of one part, for those who must work on with it; the PDF is what counts."""
    row = fetch_allowed(Minutes, request.user, "E", pk=pk)
    _note_read(request, row)
    name = pdf_name(row.meeting, _("Niederschrift-Abschrift")).removesuffix(".pdf")
    return attachment(minutes_word(row), f"{name}.docx", WORD)


def _note_read(request: SignedInRequest, row: Minutes) -> None:
    if not row.is_public_part:
        record_read(by=request.user, row=row)
