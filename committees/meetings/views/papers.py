"""From a paper to an agenda, and from an agenda to the papers that wait."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from accounts.clock import today
from accounts.doors import fetch_allowed
from accounts.requests import SignedInRequest
from committees.meetings.forms import PaperForm, TakePaperForm
from committees.meetings.models import Meeting
from committees.meetings.services.papers import put_paper_on_agenda
from committees.meetings.views.meetings import trail
from committees.papers.selectors import deadline_for, paper_page_rows
from desk.forms import form_page


def paper_to_agenda(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """From the page of a paper: choose the meeting that shall deal with it."""
    paper = fetch_allowed(paper_page_rows(request.user), request.user, "U", pk=pk)
    target = paper.target_meeting
    finding = deadline_for(paper, target, today()) if target else None
    return form_page(
        request,
        form_class=PaperForm,
        title=_("Auf die Tagesordnung: %(title)s") % {"title": paper},
        intro=f"{finding.result}: {finding.sentence} {finding.source}" if finding else "",
        initial={"meeting": target.pk if target else None},
        save=lambda form: put_paper_on_agenda(
            paper=paper, today=today(), by=request.user, **form.cleaned_data
        ),
        success=lambda item: item.get_absolute_url(),
        message=_("Der Antrag steht auf der Tagesordnung."),
        submit=_("Aufnehmen"),
        cancel=paper.get_absolute_url(),
        breadcrumb=[(str(paper), paper.get_absolute_url())],
        draft_key="",
    )


def meeting_take_paper(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """From the page of a meeting: choose among the papers that wait for this committee."""
    meeting = fetch_allowed(Meeting, request.user, "U", pk=pk)

    def save(form: Any) -> Any:
        return put_paper_on_agenda(meeting=meeting, today=today(), by=request.user, **form.cleaned_data)

    return form_page(
        request,
        form_class=TakePaperForm,
        form_kwargs={"meeting": meeting},
        title=_("Antrag aufnehmen"),
        intro=str(meeting),
        save=save,
        success=lambda item: item.get_absolute_url(),
        message=_("Der Antrag steht auf der Tagesordnung."),
        submit=_("Aufnehmen"),
        cancel=meeting.get_absolute_url(),
        breadcrumb=trail(meeting),
        draft_key="",
    )
