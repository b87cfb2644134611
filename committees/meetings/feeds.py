"""Feeds of public committees: dates for a calendar, news for a feed reader. Built from published rows alone."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _

from accounts.clock import BERLIN
from accounts.districts.models import District
from committees.meetings.joint.selectors import joined_words
from committees.meetings.models import Meeting, Minutes
from committees.papers.models import Paper, Resolution
from committees.roster.models import Committee
from desk.mail.services import absolute_url
from documents.calendar import Event, write_ics
from documents.store.models import StoredDocument

State = Meeting.State
#: A reader asks again and again; older news stands on the page.
NEWS = 40
#: How long past dates stay in a subscribed calendar.
CALENDAR_PAST = dt.timedelta(days=365)


def calendar_of(meetings: Iterable[Meeting], *, district: District, name: str) -> bytes:
    """All dates as one calendar; a date called off stays in it as cancelled."""
    return write_ics([event_of(meeting, meeting_url(meeting, district)) for meeting in meetings], name=name)


def event_of(meeting: Meeting, url: str) -> Event:
    """The same identity as in the invitation, so that nobody has a date twice; no agenda, no dial-in."""
    end = meeting.ends_at or meeting.starts_at + dt.timedelta(hours=2)
    return Event(
        uid=meeting.pk,
        summary=joined_words(f"{meeting.committee.name}, {meeting.title}", meeting.known_partners),
        start=meeting.starts_at.astimezone(BERLIN),
        end=end.astimezone(BERLIN),
        location=", ".join(text for text in (meeting.location, meeting.location_note) if text),
        url=absolute_url(url) if url.startswith("/") else url,
        sequence=meeting.version,
        updated_at=meeting.updated_at,
        cancelled=meeting.state == State.CANCELLED,
    )


def meeting_url(meeting: Meeting, district: District) -> str:
    where = {"district_slug": district.slug, "pk": meeting.pk}
    return absolute_url(reverse("committees:public-meeting", kwargs=where))


@dataclass(frozen=True)
class News:
    """One entry of a feed."""

    key: str
    title: str
    text: str
    link: str
    at: dt.datetime


def news_of(
    meetings: Iterable[Meeting],
    minutes: Iterable[Minutes],
    resolutions: Iterable[Resolution],
    papers: Iterable[Paper],
    district: District,
) -> list[News]:
    """Dates, minutes, resolutions and motions in one row, newest first."""
    found = [_date(row, district) for row in meetings]
    found += [_minutes(row, row.document, district) for row in minutes if row.document]
    found += [_resolution(row, district) for row in resolutions]
    found += [_paper(row, district) for row in papers]
    return sorted(found, key=lambda news: (news.at, news.key), reverse=True)[:NEWS]


def _date(meeting: Meeting, district: District) -> News:
    words = {
        State.CANCELLED: _("%(title)s abgesagt"),
        State.SCHEDULED: _("%(title)s: Termin steht"),
        State.INVITED: _("%(title)s: eingeladen"),
    }
    title = words.get(State(meeting.state), "%(title)s") % {"title": meeting.title}
    when = f"{meeting.local_start:%d.%m.%Y, %H:%M}"
    text = _("%(when)s Uhr, %(place)s") % {"when": when, "place": meeting.location}
    text = joined_words(text, meeting.known_partners)
    return News(f"{meeting.pk}", title, text, meeting_url(meeting, district), meeting.updated_at)


def _minutes(minutes: Minutes, document: StoredDocument, district: District) -> News:
    title = _("%(title)s: Niederschrift veröffentlicht") % {"title": minutes.meeting.title}
    day = minutes.published_on or minutes.signed_on or minutes.updated_at.date()
    at = dt.datetime(day.year, day.month, day.day, 12, tzinfo=BERLIN)
    return News(f"{minutes.pk}", title, document.file_name, absolute_url(document.get_absolute_url()), at)


def _resolution(row: Resolution, district: District) -> News:
    title = _("Beschluss %(number)s: %(title)s") % {"number": row.number, "title": row.title}
    link = meeting_url(row.meeting, district) if row.meeting else ""
    return News(f"{row.pk}", title, row.text, link, row.updated_at)


def _paper(row: Paper, district: District) -> News:
    """Dated by the day it came in: what a meeting did with it stands in the resolution."""
    title = _("%(kind)s %(number)s: %(title)s") % {
        "kind": row.get_kind_display(),
        "number": row.number,
        "title": row.title,
    }
    day = row.received_on or row.state_since
    at = dt.datetime(day.year, day.month, day.day, 12, tzinfo=BERLIN)
    where = {"district_slug": district.slug, "pk": row.pk}
    link = absolute_url(reverse("committees:public-paper", kwargs=where))
    return News(f"{row.pk}", title, row.text, link, at)


def atom_of(committee: Committee, news: list[News], *, page: str, here: str) -> str:
    """An Atom feed; entries keep their identity when they change, so readers show them once."""
    feed = Atom1Feed(
        title=f"{committee.name}, {committee.district.name}",
        link=page,
        description="",
        language="de",
        author_name=committee.district.name,
        feed_url=here,
        feed_guid=f"urn:uuid:{committee.pk}",
    )
    for entry in news:
        feed.add_item(
            title=entry.title,
            link=entry.link,
            description=escape(entry.text),  # readers take it for HTML
            unique_id=f"urn:uuid:{entry.key}",
            updateddate=entry.at,
        )
    return feed.writeString("utf-8")
