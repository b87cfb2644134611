"""Pages to take up a late item, and to call the meeting members demand."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from accounts import clock
from accounts.doors import fetch_allowed, fetch_visible, require_create
from accounts.requests import SignedInRequest
from committees.meetings.calling.forms import AdmissionForm, DemandForm
from committees.meetings.calling.services import admit_item, call_on_demand
from committees.meetings.live import moment
from committees.meetings.selectors import agenda_items, rules_of
from committees.meetings.views.meetings import trail
from committees.roster.models import Committee
from committees.roster.selectors import rules_on
from committees.roster.views.committees import trail as committee_trail
from committees.rules.catalogue import sentence_of
from committees.rules.voting import Count
from desk.forms import action_page, form_page


def item_admit(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The vote on taking up an item that came after the notice was over."""
    item = fetch_allowed(agenda_items(), request.user, "P", pk=pk)
    rules = rules_of(item.meeting)

    def run(form: AdmissionForm) -> object:
        count = Count(*(form.cleaned_data[name] for name in ("yes", "no", "abstain")))
        at = moment(item.meeting, clock.now())
        return admit_item(item=item, reason=form.cleaned_data["reason"], count=count, at=at, by=request.user)

    return action_page(
        request,
        item,
        run=run,
        title=_("Aufnahme von %(number)s: %(title)s") % {"number": item.number, "title": item.title},
        consequence=f"{sentence_of('extension', rules)} ({rules.cited('extension')})",
        confirm=_("Abstimmung festhalten"),
        form_class=AdmissionForm,
        success=item.get_absolute_url(),
        breadcrumb=trail(item.meeting),
    )


def meeting_demand(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Call the meeting that enough members demand."""
    committee = fetch_visible(Committee, request.user, pk=pk)
    require_create(request.user, "meeting", committee=committee)
    rules = rules_on(committee, clock.today())
    return form_page(
        request,
        form_class=DemandForm,
        form_kwargs={"committee": committee},
        title=_("Sitzung auf Verlangen: %(name)s") % {"name": committee},
        intro=f"{sentence_of('demand', rules)} ({rules.cited('demand')})",
        initial={"received_on": clock.today()},
        save=lambda form: call_on_demand(committee=committee, by=request.user, **form.cleaned_data),
        success=lambda meeting: meeting.get_absolute_url(),
        message=_("Außerordentliche Sitzung angelegt, der Gegenstand steht auf der Tagesordnung."),
        submit=_("Sitzung anlegen"),
        cancel=committee.get_absolute_url(),
        breadcrumb=committee_trail(committee),
    )
