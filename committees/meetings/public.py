"""Public pages of the committees: dates, public agendas, resolutions, published minutes, and their feeds."""

import hashlib
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from accounts import clock
from committees.meetings import feeds
from committees.meetings.published_selectors import (
    published_agenda,
    published_coming,
    published_membership,
    published_partners,
    published_past,
    published_progress,
    published_thread,
    published_together,
    published_years,
)
from committees.meetings.selectors import published_invitation, published_meetings, published_minutes
from committees.meetings.services.invitation import meeting_ics
from committees.papers.published_selectors import published_line, published_papers, published_papers_of
from committees.papers.selectors import published_resolutions
from committees.roster.public import (
    committee_url,
    public_start,
    public_values,
    published_committee_of,
)
from committees.roster.selectors import published_committees
from desk.mail.services import absolute_url
from desk.shell.frame import published_district_of
from documents.store.views import attachment

#: Motions on the page of a committee; all of them stand on a page of their own.
PAPERS_SHOWN = 10


@login_not_required
@require_safe
def public_committees(request: HttpRequest, district_slug: str) -> HttpResponse:
    """All committees of a district and the next dates."""
    district = published_district_of(request, district_slug)
    values = public_values(
        district,
        committees=published_committees(district).exclude(slug=""),
        coming=published_together(published_coming(district, clock.today()))[:8],
        oparl=reverse("committees:oparl-system"),
        breadcrumb=[(_("Gremien"), "")],
    )
    return render(request, "public/committees/committees.html", values)


@login_not_required
@require_safe
def public_committee(request: HttpRequest, district_slug: str, slug: str) -> HttpResponse:
    """One committee: next meeting, dates, resolutions, past meetings with their minutes, papers, people."""
    committee = published_committee_of(request, district_slug, slug)
    district = committee.district
    today = clock.today()
    coming = list(published_together(published_coming(district, today, committee))[:7])
    next_meeting = next((row for row in coming if row.state != row.State.CANCELLED), None)
    years = published_years(committee, today)
    year = _year(request.GET.get("jahr", ""), years)
    values = public_values(
        district,
        committee=committee,
        next_meeting=next_meeting,
        agenda=published_agenda(next_meeting) if next_meeting else [],
        later=[row for row in coming if row != next_meeting],
        resolutions=published_progress(district, today, committee=committee),
        past=published_past(committee, today, year),
        years=years,
        year=year,
        papers=[published_line(row) for row in published_papers_of(committee)[:PAPERS_SHOWN]],
        membership=published_membership(committee, today),
        breadcrumb=[*public_start(district), (committee.name, "")],
    )
    return render(request, "public/committees/committee.html", values)


def _year(text: str, years: list[int]) -> int | None:
    """The year in the address; one without meetings does not exist."""
    if not text:
        return None
    chosen = next((year for year in years if str(year) == text), None)
    if chosen is None:
        raise Http404
    return chosen


@login_not_required
@require_safe
def public_meeting(request: HttpRequest, district_slug: str, pk: UUID) -> HttpResponse:
    """One meeting: when and where, the agenda with its outcome, invitation and minutes."""
    district = published_district_of(request, district_slug)
    meeting = get_object_or_404(published_together(published_meetings(district)), pk=pk)
    invitation = published_invitation(meeting)
    values = public_values(
        district,
        meeting=meeting,
        partners=published_partners(meeting),
        thread=published_thread(meeting),
        agenda=published_agenda(meeting),
        invitation=invitation,
        is_over=meeting.day < clock.today(),
        resolutions=published_progress(district, clock.today(), meeting=meeting),
        minutes=published_minutes(district).filter(meeting=meeting).first(),
        breadcrumb=[
            *public_start(district),
            (meeting.committee.name, committee_url(meeting.committee, district)),
            (meeting.title, ""),
        ],
    )
    return render(request, "public/committees/meeting.html", values)


@login_not_required
@require_safe
def public_calendar(request: HttpRequest, district_slug: str, pk: UUID) -> HttpResponse:
    """One date for a calendar."""
    meeting = get_object_or_404(published_meetings(published_district_of(request, district_slug)), pk=pk)
    return attachment(meeting_ics(meeting), "sitzung.ics", "text/calendar")


@login_not_required
@require_safe
def public_calendar_feed(request: HttpRequest, district_slug: str, slug: str = "") -> HttpResponse:
    """All dates of a district or of one committee, to subscribe to."""
    committee = published_committee_of(request, district_slug, slug) if slug else None
    district = committee.district if committee else published_district_of(request, district_slug)
    since = clock.today() - feeds.CALENDAR_PAST
    name = f"{committee.name if committee else _('Gremien')}, {district.name}"
    rows = published_together(published_coming(district, since, committee))
    data = feeds.calendar_of(rows, district=district, name=name)
    return _feed(request, data, "text/calendar; charset=utf-8")


@login_not_required
@require_safe
def public_news_feed(request: HttpRequest, district_slug: str, slug: str) -> HttpResponse:
    """What is new in a committee, for a feed reader; always in German, as its documents are."""
    committee = published_committee_of(request, district_slug, slug)
    district = committee.district
    meetings = published_meetings(district).filter(committee=committee).order_by("-updated_at")
    meetings = published_together(meetings)
    minutes = published_minutes(district).filter(meeting__committee=committee).order_by("-published_on")
    resolutions = published_resolutions(district).filter(committee=committee)
    papers = published_papers(district).filter(committee=committee).prefetch_related(None)
    with override("de"):
        news = feeds.news_of(
            meetings[: feeds.NEWS],
            minutes[: feeds.NEWS],
            resolutions[: feeds.NEWS],
            papers[: feeds.NEWS],
            district,
        )
        page = absolute_url(committee_url(committee, district))
        text = feeds.atom_of(committee, news, page=page, here=absolute_url(request.path))
    return _feed(request, text.encode(), "application/atom+xml; charset=utf-8")


def _feed(request: HttpRequest, data: bytes, mime: str) -> HttpResponse:
    """A feed, sent only when it is new."""
    tag = f'"{hashlib.sha256(data).hexdigest()[:32]}"'
    response = HttpResponse(data, content_type=mime)
    response["ETag"] = tag
    response["Cache-Control"] = "no-cache"
    response["X-Content-Type-Options"] = "nosniff"
    known: HttpResponse = get_conditional_response(request, tag, None, response) or response
    return known
