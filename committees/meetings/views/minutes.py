"""Pages about minutes: the editor, signatures, publication, corrections."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts import clock
from accounts.audit.services import record_read
from accounts.doors import fetch_allowed, fetch_visible
from accounts.refusals import StaleVersion
from accounts.requests import SignedInRequest
from committees.meetings.aftermath.selectors import aftermath_of, is_chair_in
from committees.meetings.editor import editor_page
from committees.meetings.forms import CorrectionForm, SignatureForm
from committees.meetings.joint.selectors import leading_row
from committees.meetings.models import Meeting, Minutes
from committees.meetings.selectors import (
    agenda_items,
    leaders_of,
    minutes_page_parts,
    minutes_rows,
    rules_of,
)
from committees.meetings.services.invitation import pdf_name
from committees.meetings.services.items import write_record
from committees.meetings.services.minutes import (
    note_correction,
    publish_minutes,
    render_minutes,
    sign_minutes,
    signing_roles,
    submit_minutes,
)
from committees.meetings.tables import MinutesList
from committees.meetings.views.meetings import trail
from committees.rules.minutes import signature_words
from desk.forms import step_page
from desk.lists import list_page
from documents.store.views import attachment

#: While the text is with the chair, or released by it.
REVIEWED = (Minutes.State.CHAIR_REVIEW, Minutes.State.READY)


def minutes_list(request: SignedInRequest) -> HttpResponse:
    return list_page(request, MinutesList())


def parts_of(request: SignedInRequest, pk: UUID) -> list[Minutes]:
    """The parts of a meeting's minutes that the person may see; none is a 404."""
    rows = list(minutes_rows(request.user, "V").filter(meeting=pk))
    if not rows:
        raise Http404
    return rows


def to_write(request: SignedInRequest, pk: UUID) -> Meeting:
    """The meeting whose minutes the person may write."""
    parts = parts_of(request, pk)
    return fetch_allowed(Minutes, request.user, "U", pk=parts[0].pk).meeting


@require_GET
def minutes_detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    parts = minutes_page_parts(request.user, pk, clock.today())
    if not parts:
        raise Http404
    for row in parts:
        if not row.is_public_part:
            record_read(by=request.user, row=row)
    rules = rules_of(parts[0].meeting)
    page = editor_page(request.user, parts, rules, request.GET.get("punkt", ""), clock.today())
    values = {
        "page": page,
        "meeting": page.meeting,
        "after": aftermath_of(request.user, parts, rules, page.room, clock.today()),
        "may_write": parts[0].may_write,
        "may_review": parts[0].state in REVIEWED
        and (parts[0].may_decide or is_chair_in(page.room, request.user, page.meeting)),
        "may_decide": any(row.may_decide for row in parts),
        "breadcrumb": [
            (_("Gremien"), reverse("committees:committee-list")),
            (str(page.meeting.committee), page.meeting.committee.get_absolute_url()),
            (_("Niederschrift"), ""),
        ],
    }
    return render(request, "committees/meetings/minutes_detail.html", values)


@require_POST
def minutes_write(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Save the text of one item; if somebody was quicker, both texts stand side by side."""
    item = fetch_allowed(agenda_items(), request.user, "U", pk=pk)
    to_write(request, item.meeting_id)
    if (leading := leading_row(item)) is not None:
        to_write(request, fetch_allowed(agenda_items(), request.user, "U", pk=leading).meeting_id)
    text, version = request.POST.get("text", "")[:20_000], request.POST.get("version", "")
    if block := request.POST.get("baustein", ""):
        text = f"{text.rstrip()}\n\n{block}".strip()
    url = reverse("committees:minutes-detail", kwargs={"pk": item.meeting_id})
    try:
        write_record(item=item, text=text, by=request.user, version=int(version) if version.isdigit() else 0)
    except StaleVersion as stale:
        values = {
            "item": stale.current,
            "mine": text,
            "meeting": item.meeting,
            "back": f"{url}?punkt={item.pk}",
        }
        return render(request, "committees/meetings/minutes_conflict.html", values, status=409)
    messages.success(request, _("%(number)s gespeichert.") % {"number": item.number})
    return redirect(f"{url}?punkt={item.pk}")


def minutes_submit(request: SignedInRequest, pk: UUID) -> HttpResponse:
    meeting = to_write(request, pk)
    return step_page(
        request,
        meeting,
        partial(submit_minutes, meeting=meeting, today=clock.today()),
        title=_("Zur Prüfung geben: %(name)s") % {"name": meeting},
        consequence=_("Der Vorsitz und die Mitglieder sehen den Entwurf des öffentlichen Teils."),
        confirm=_("Zur Prüfung geben"),
        success=reverse("committees:minutes-detail", kwargs={"pk": pk}),
        breadcrumb=trail(meeting),
    )


def minutes_sign(request: SignedInRequest, pk: UUID) -> HttpResponse:
    meeting = fetch_allowed(Minutes, request.user, "P", pk=parts_of(request, pk)[0].pk).meeting
    return step_page(
        request,
        meeting,
        partial(sign_minutes, meeting=meeting, today=clock.today()),
        title=_("Unterzeichnen: %(name)s") % {"name": meeting},
        consequence=_("%(rule)s. Mit der letzten Unterschrift ist der Text fest.")
        % {"rule": signature_words(rules_of(meeting).signature_rule)},
        confirm=_("Unterschrift festhalten"),
        form_class=SignatureForm,
        form_kwargs={"initial": _next_signature(meeting), "roles": signing_roles(meeting)},
        success=reverse("committees:minutes-detail", kwargs={"pk": pk}),
        breadcrumb=trail(meeting),
    )


def _next_signature(meeting: Meeting) -> dict[str, object]:
    """Who signs next: the clerk, then each chair, then members whose names nobody can guess."""
    given = list(meeting.signatures.all())
    chairs = [leader.name for leader in leaders_of(meeting)]
    left = [name for name in chairs if name not in {row.name for row in given}]
    if not any(row.role == "clerk" for row in given):
        role, name = "clerk", meeting.clerk_name
    elif sum(row.role == "chair" for row in given) < len(chairs):
        role, name = "chair", left[0] if left else ""
    else:
        role, name = "member", ""
    return {"role": role, "name": name, "signed_on": clock.today()}


def minutes_publish(request: SignedInRequest, pk: UUID) -> HttpResponse:
    meeting = fetch_allowed(Minutes, request.user, "P", pk=parts_of(request, pk)[0].pk).meeting
    return step_page(
        request,
        meeting,
        partial(publish_minutes, meeting=meeting, today=clock.today()),
        title=_("Veröffentlichen: %(name)s") % {"name": meeting},
        consequence=_("Der öffentliche Teil steht danach für alle auf der Seite des Gremiums."),
        confirm=_("Veröffentlichen"),
        success=reverse("committees:minutes-detail", kwargs={"pk": pk}),
        breadcrumb=trail(meeting),
    )


def correction_note(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = fetch_allowed(Minutes, request.user, "P", pk=pk)
    return step_page(
        request,
        row,
        partial(note_correction, minutes=row, today=clock.today()),
        title=_("Berichtigungsvermerk: %(name)s") % {"name": row},
        consequence=_("Das Dokument bleibt, wie es ist; der Vermerk steht mit Datum daneben."),
        confirm=_("Vermerken"),
        form_class=CorrectionForm,
        form_kwargs={"meeting": row.meeting},
        success=row.get_absolute_url(),
        breadcrumb=trail(row.meeting),
    )


@require_GET
def minutes_draft(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The draft of one part as PDF, marked as such."""
    row = fetch_visible(Minutes, request.user, pk=pk)
    if row.is_sealed:
        return redirect("documents:document-download", pk=row.document_id)
    if not row.is_public_part:
        record_read(by=request.user, row=row)
    data = render_minutes(row.meeting, row.part)
    return attachment(data, pdf_name(row.meeting, _("Entwurf-Niederschrift")), "application/pdf")
