"""Pages of committees and of meetings before and after the sitting."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from accounts import clock
from accounts.doors import fetch_allowed, fetch_visible, require_create
from accounts.requests import SignedInRequest
from committees.meetings.allowances import meetings_to_pay
from committees.meetings.exports import allowance_sheet, attendance_sheet, member_sheet
from committees.meetings.forms import (
    ChairChangeForm,
    ContinueForm,
    InviteForm,
    MeetingChangeForm,
    MeetingForm,
    MoveForm,
    ObjectionsForm,
    ReasonForm,
)
from committees.meetings.hub import committee_page, meeting_page
from committees.meetings.joint.selectors import led_words
from committees.meetings.live import moment
from committees.meetings.models import Meeting
from committees.meetings.selectors import may_see_nonpublic, meeting_page_rows, notice_if_sent, rules_of
from committees.meetings.services.conduct import break_off_meeting, change_chair, note_late_objections
from committees.meetings.services.continuation import continue_meeting
from committees.meetings.services.invitation import (
    addressees,
    cancel_meeting,
    invite,
    meeting_ics,
    pdf_name,
    preview_pdf,
)
from committees.meetings.services.planning import (
    create_meeting,
    move_meeting,
    schedule_meeting,
    update_meeting,
)
from committees.meetings.tables import MeetingList
from committees.roster.models import Committee
from committees.roster.selectors import committee_page_rows
from committees.rules.catalogue import sentence_of
from committees.rules.notice import seats_to_stop
from desk.forms import form_page, step_page
from desk.lists import list_page
from documents.store.views import attachment


def trail(meeting: Meeting | None = None) -> list[tuple[str, str]]:
    steps = [(_("Sitzungen"), reverse("committees:meeting-list"))]
    return steps + ([(str(meeting), meeting.get_absolute_url())] if meeting else [])


@require_GET
def committee_detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    committee = fetch_visible(committee_page_rows(request.user), request.user, pk=pk)
    return committee_page(request, committee, clock.today())


@require_GET
def member_list_export(request: SignedInRequest, pk: UUID) -> HttpResponse:
    committee = fetch_allowed(Committee, request.user, "E", pk=pk)
    return attachment(*member_sheet(committee, clock.today()))


@require_GET
def allowance_export(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Sitting allowances of a year, for those who keep the office of the committee."""
    committee = fetch_visible(Committee, request.user, pk=pk)
    require_create(request.user, "minutes_draft", committee=committee)
    text = request.GET.get("jahr", "")
    year = int(text) if text.isdigit() and len(text) == 4 and text > "1999" else clock.today().year
    meetings = list(meetings_to_pay(request.user, committee, year))
    return attachment(*allowance_sheet(meetings, committee, year))


@require_GET
def attendance_export(request: SignedInRequest, pk: UUID) -> HttpResponse:
    meeting = fetch_allowed(Meeting, request.user, "E", pk=pk)
    sees_all = may_see_nonpublic(request.user, meeting)
    return attachment(*attendance_sheet(meeting, with_closed_part=sees_all))


def meeting_list(request: SignedInRequest) -> HttpResponse:
    return list_page(request, MeetingList())


def meeting_plan(request: SignedInRequest) -> HttpResponse:
    require_create(request.user, "meeting")

    def save(form: Any) -> Meeting:
        require_create(request.user, "meeting", committee=form.cleaned_data["committee"])
        return create_meeting(by=request.user, **form.cleaned_data)

    return form_page(
        request,
        form_class=MeetingForm,
        title=_("Sitzung planen"),
        initial={"committee": request.GET.get("gremium"), "is_public": True},
        save=save,
        success=lambda row: row.get_absolute_url(),
        message=_("Entwurf angelegt. Der erste Punkt ist schon gesetzt."),
        submit=_("Anlegen"),
        cancel=reverse("committees:meeting-list"),
        breadcrumb=trail(),
    )


@require_GET
def meeting_detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    meeting = fetch_visible(meeting_page_rows(request.user), request.user, pk=pk)
    return meeting_page(request, meeting, clock.today())


def meeting_update(request: SignedInRequest, pk: UUID) -> HttpResponse:
    meeting = fetch_allowed(Meeting, request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=MeetingChangeForm,
        title=_("%(name)s bearbeiten") % {"name": meeting},
        instance=meeting,
        save=lambda form: update_meeting(
            meeting=meeting, by=request.user, version=form.expected_version, **form.cleaned_data
        ),
        success=meeting.get_absolute_url(),
        message=_("Gespeichert."),
        cancel=meeting.get_absolute_url(),
        breadcrumb=trail(meeting),
    )


def meeting_schedule(request: SignedInRequest, pk: UUID) -> HttpResponse:
    meeting = fetch_allowed(Meeting, request.user, "U", pk=pk)
    return step_page(
        request,
        meeting,
        partial(schedule_meeting, meeting=meeting),
        title=_("Termin festlegen: %(name)s") % {"name": meeting},
        consequence=_("Eine öffentliche Sitzung steht danach mit Ort und öffentlicher Tagesordnung im Netz."),
        confirm=_("Termin festlegen"),
        success=meeting.get_absolute_url(),
        breadcrumb=trail(meeting),
    )


def meeting_move(request: SignedInRequest, pk: UUID) -> HttpResponse:
    meeting = fetch_allowed(Meeting, request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=MoveForm,
        title=_("Verlegen: %(name)s") % {"name": meeting},
        intro=_("Wer schon eingeladen ist, erhält mit der neuen Einladung den neuen Termin.")
        + led_words(
            meeting,
            _("Mit verlegt wird: %(boards)s. Eingeladen wird jedes Gremium nach seiner eigenen Frist."),
        ),
        initial={"starts_at": meeting.local_start, "location": meeting.location},
        save=lambda form: move_meeting(meeting=meeting, by=request.user, **form.cleaned_data),
        success=meeting.get_absolute_url(),
        message=_("Verlegt. Bitte neu einladen."),
        submit=_("Verlegen"),
        cancel=meeting.get_absolute_url(),
        breadcrumb=trail(meeting),
    )


def meeting_invite(request: SignedInRequest, pk: UUID) -> HttpResponse:
    meeting = fetch_allowed(Meeting, request.user, "P", pk=pk)
    finding, count = notice_if_sent(meeting, clock.today()), len(addressees(meeting))
    going_out = ngettext("%(count)d Einladung geht hinaus.", "%(count)d Einladungen gehen hinaus.", count)
    rule = f"{finding.result}: {finding.sentence}. {finding.rule.source}"
    return step_page(
        request,
        meeting,
        partial(invite, meeting=meeting, today=clock.today()),
        title=_("Einladen: %(name)s") % {"name": meeting},
        consequence=f"{going_out % {'count': count}} {rule}",
        confirm=_("Einladungen versenden"),
        form_class=InviteForm,
        success=meeting.get_absolute_url(),
        message=_("Die Einladungen sind unterwegs."),
        breadcrumb=trail(meeting),
    )


def meeting_cancel(request: SignedInRequest, pk: UUID) -> HttpResponse:
    meeting = fetch_allowed(Meeting, request.user, "P", pk=pk)
    return step_page(
        request,
        meeting,
        partial(cancel_meeting, meeting=meeting),
        title=_("Absagen: %(name)s") % {"name": meeting},
        consequence=_("Alle Eingeladenen erhalten eine Absage, ihr Kalender löscht den Termin.")
        + led_words(meeting, _("Mit abgesagt wird die gemeinsame Sitzung von: %(boards)s.")),
        confirm=_("Sitzung absagen"),
        form_class=ReasonForm,
        success=meeting.get_absolute_url(),
        breadcrumb=trail(meeting),
    )


def meeting_break_off(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """End a running meeting before its agenda is done."""
    meeting = fetch_allowed(Meeting, request.user, "P", pk=pk)
    return step_page(
        request,
        meeting,
        partial(break_off_meeting, meeting=meeting, at=moment(meeting, clock.now())),
        title=_("Sitzung abbrechen: %(name)s") % {"name": meeting},
        consequence=_(
            "Die Sitzung endet mit dieser Minute, ihre Niederschrift beginnt. Was nicht behandelt ist, bleibt offen und kommt auf die Fortsetzung."
        )
        + led_words(meeting, _("Mit abgebrochen wird: %(boards)s.")),
        confirm=_("Sitzung abbrechen"),
        form_class=ReasonForm,
        success=meeting.get_absolute_url(),
        message=_("Abgebrochen. Sie können die Fortsetzung planen."),
        breadcrumb=trail(meeting),
    )


def meeting_continue(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Plan the continuation of a meeting that was broken off."""
    meeting = fetch_allowed(Meeting, request.user, "P", pk=pk)
    require_create(request.user, "meeting", committee=meeting.committee)
    rules = rules_of(meeting)
    return form_page(
        request,
        form_class=ContinueForm,
        title=_("Fortsetzung planen: %(name)s") % {"name": meeting},
        intro=f"{sentence_of('continuation', rules)} {rules.cited('continuation')}.",
        initial={"location": meeting.location},
        save=lambda form: continue_meeting(meeting=meeting, by=request.user, **form.cleaned_data),
        success=lambda row: row.get_absolute_url(),
        message=_("Die Fortsetzung ist angelegt, mit allem, was offen blieb."),
        submit=_("Anlegen"),
        cancel=meeting.get_absolute_url(),
        breadcrumb=trail(meeting),
    )


def objections_note(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """How many object to the shortened notice."""
    meeting = fetch_allowed(Meeting, request.user, "P", pk=pk)
    rules = rules_of(meeting)
    words = f"{sentence_of('late', rules)} {rules.cited('late')}."
    if enough := seats_to_stop(rules.notice, meeting.voting_seats):
        words += " " + _("Ab %(enough)d Widersprüchen beschließt die Sitzung nichts.") % {"enough": enough}
    return step_page(
        request,
        meeting,
        partial(note_late_objections, meeting=meeting),
        title=_("Widerspruch gegen die abgekürzte Frist: %(name)s") % {"name": meeting},
        consequence=words,
        confirm=_("Festhalten"),
        form_class=ObjectionsForm,
        form_kwargs={"initial": {"count": meeting.late_objections}},
        success=meeting.get_absolute_url(),
        breadcrumb=trail(meeting),
    )


def chair_change(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Somebody else chairs from an item on."""
    meeting = fetch_allowed(Meeting, request.user, "P", pk=pk)
    return step_page(
        request,
        meeting,
        change_chair,
        title=_("Leitung wechselt: %(name)s") % {"name": meeting},
        consequence=_("Wer einen Teil der Sitzung leitet, unterschreibt die Niederschrift für diese Punkte."),
        confirm=_("Festhalten"),
        form_class=ChairChangeForm,
        form_kwargs={"meeting": meeting},
        success=meeting.get_absolute_url(),
        breadcrumb=trail(meeting),
    )


@require_GET
def meeting_preview(request: SignedInRequest, pk: UUID) -> HttpResponse:
    meeting = fetch_allowed(Meeting, request.user, "P", pk=pk)
    data = preview_pdf(meeting, clock.today())
    return attachment(data, pdf_name(meeting, _("Einladung-Entwurf")), "application/pdf")


@require_GET
def meeting_calendar(request: SignedInRequest, pk: UUID) -> HttpResponse:
    meeting = fetch_visible(Meeting, request.user, pk=pk)
    return attachment(meeting_ics(meeting), "sitzung.ics", "text/calendar")
