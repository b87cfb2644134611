"""Appointments for any calendar program: iCalendar with German time, one lasting identity per event."""

import datetime as dt
import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import icalendar

from accounts.clock import BERLIN

PRODUCT = "-//Teilhabenetz//Kalender//DE"
METHODS = frozenset({"PUBLISH", "REQUEST", "CANCEL"})
#: Makes event identities ours without naming the server they were made on.
NAMESPACE = uuid.UUID("6a1f0f5c-2c53-4a0b-9a55-2d0c5a8f9b11")
#: German time by rule since 1996; short, and right at both changes of the clock.
TIMEZONE = """BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Event:
    """One appointment. `uid`: key of the record; `sequence`: its version, so that a change replaces.

    `attendees`: (name, address). `cancelled`: the program strikes it out. Times are aware instants.
    """

    uid: Any
    summary: str
    start: dt.datetime
    end: dt.datetime
    location: str = ""
    description: str = ""
    url: str = ""
    organizer_name: str = ""
    organizer_email: str = ""
    attendees: Sequence[tuple[str, str]] = ()
    sequence: int = 0
    updated_at: dt.datetime | None = None
    cancelled: bool = False


def write_ics(events: Sequence[Event], *, method: str = "PUBLISH", name: str = "") -> bytes:
    """The same events give the same bytes. Raises `ValueError` for a method no program knows."""
    if method not in METHODS:
        raise ValueError(f"Unknown method {method!r}.")
    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    if name:
        calendar.add("x-wr-calname", _one_line(name))
    calendar.add_component(icalendar.Timezone.from_ical(TIMEZONE))
    for event in events:
        calendar.add_component(_component(event, cancelled=event.cancelled or method == "CANCEL"))
    return calendar.to_ical()


def event_uid(key: Any) -> str:
    """Lasting identity of an event that gives nothing away about the record behind it."""
    return f"{uuid.uuid5(NAMESPACE, str(key))}@teilhabenetz"


def _component(event: Event, *, cancelled: bool) -> icalendar.Event:
    component = icalendar.Event()
    component.add("uid", event_uid(event.uid))
    component.add("dtstamp", (event.updated_at or event.start).astimezone(dt.UTC))
    component.add("sequence", event.sequence)
    component.add("dtstart", event.start.astimezone(BERLIN))
    component.add("dtend", event.end.astimezone(BERLIN))
    component.add("summary", _one_line(event.summary))
    component.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    if event.location:
        component.add("location", _one_line(event.location))
    if event.description:
        component.add("description", _plain(event.description))
    if event.url.startswith(("https://", "http://")):
        component.add("url", _one_line(event.url))
    if event.organizer_email:
        component.add("organizer", _person(event.organizer_name, event.organizer_email))
    for attendee_name, address in event.attendees:
        component.add("attendee", _person(attendee_name, address, asked=True), encode=False)
    return component


def _person(name: str, address: str, *, asked: bool = False) -> icalendar.vCalAddress:
    person = icalendar.vCalAddress(f"mailto:{_one_line(address).replace(' ', '')}")
    if name:
        person.params["CN"] = icalendar.vText(_one_line(name).replace('"', "'"))
    if asked:
        person.params["ROLE"] = icalendar.vText("REQ-PARTICIPANT")
        person.params["PARTSTAT"] = icalendar.vText("NEEDS-ACTION")
        person.params["RSVP"] = icalendar.vText("TRUE")
    return person


def _one_line(value: Any) -> str:
    """No line break survives, so nobody's text can begin a line of the file."""
    return " ".join(_plain(value).split())


def _plain(value: Any) -> str:
    return _CONTROL.sub("", str(value).replace("\r\n", "\n").replace("\r", "\n"))
