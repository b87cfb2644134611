"""Calendar files: German time on both sides of the change, one identity, no smuggled lines."""

import dataclasses
import datetime as dt
import uuid
from zoneinfo import ZoneInfo

import icalendar
import pytest

from documents.calendar import Event, event_uid, write_ics

BERLIN = ZoneInfo("Europe/Berlin")
KEY = uuid.UUID(int=7)
EVENT = Event(
    uid=KEY,
    summary="8. Sitzung des Beirats; öffentlich, Ö 1",
    start=dt.datetime(2026, 3, 17, 17, tzinfo=BERLIN),
    end=dt.datetime(2026, 3, 17, 19, 15, tzinfo=BERLIN),
    location="Kreishaus, Saal 1",
    description="Erste Zeile\nZweite Zeile",
    url="https://auental.example/sitzung",
    organizer_name="KI, Auental",
    organizer_email="beirat@auental.example",
    attendees=[("Amal Haddad", "amal@bruecke.example")],
    sequence=3,
)


def read(data: bytes):
    calendar = icalendar.Calendar.from_ical(data)
    return calendar, calendar.walk("VEVENT")


def test_programs_read_back_what_was_meant():
    calendar, [event] = read(write_ics([EVENT], method="REQUEST", name="Beirat"))
    assert calendar["METHOD"] == "REQUEST"
    assert event["SUMMARY"] == EVENT.summary
    assert event["DESCRIPTION"] == EVENT.description
    assert event.decoded("DTSTART") == EVENT.start
    assert event["ATTENDEE"] == "mailto:amal@bruecke.example"
    assert event["SEQUENCE"] == 3
    assert event["STATUS"] == "CONFIRMED"


def test_the_same_event_gives_the_same_bytes_and_keeps_its_identity():
    assert write_ics([EVENT]) == write_ics([EVENT])
    assert event_uid(KEY) == event_uid(str(KEY))
    moved = dataclasses.replace(EVENT, start=EVENT.start + dt.timedelta(hours=1), sequence=4)
    assert read(write_ics([moved]))[1][0]["UID"] == event_uid(KEY)
    assert str(KEY) not in write_ics([EVENT]).decode()


@pytest.mark.parametrize(
    ("moment", "local", "offset"),
    [
        (dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC), "20261025T023000", 2),
        (dt.datetime(2026, 10, 25, 2, 30, tzinfo=dt.UTC), "20261025T033000", 1),
        (dt.datetime(2027, 3, 28, 1, 30, tzinfo=dt.UTC), "20270328T033000", 2),
        (dt.datetime(2028, 2, 29, 12, 0, tzinfo=dt.UTC), "20280229T130000", 1),
    ],
)
def test_times_are_german_wall_time_on_both_sides_of_the_change(moment, local, offset):
    data = write_ics([dataclasses.replace(EVENT, start=moment, end=moment + dt.timedelta(hours=1))])
    assert f"DTSTART;TZID=Europe/Berlin:{local}" in data.decode()
    zone = icalendar.Calendar.from_ical(data).walk("VTIMEZONE")[0].to_tz()
    assert dt.datetime.strptime(local, "%Y%m%dT%H%M%S").replace(tzinfo=zone).utcoffset() == dt.timedelta(
        hours=offset
    )


def test_no_text_can_begin_a_line_of_the_file():
    evil = "x\r\nATTENDEE:mailto:boese@x.example\nEND:VEVENT\r\u2028BEGIN:VEVENT"
    event = dataclasses.replace(
        EVENT,
        summary=evil,
        location=evil,
        description=evil,
        url=f"https://x/{evil}",
        organizer_name=f'"{evil}',
        organizer_email=f"a@b.example{evil}",
        attendees=[(f'"{evil}', f"c@d.example{evil}")],
    )
    data = write_ics([event], name=evil)
    _calendar, events = read(data)
    assert len(events) == 1
    assert isinstance(events[0]["ATTENDEE"], icalendar.vCalAddress)
    starts = {
        line.partition(":")[0].partition(";")[0] for line in data.decode().replace("\r\n ", "").split("\r\n")
    }
    assert sum(line.startswith("ATTENDEE") for line in data.decode().replace("\r\n ", "").split("\r\n")) == 1
    assert starts <= {
        "BEGIN", "END", "VERSION", "PRODID", "METHOD", "X-WR-CALNAME", "TZID", "DTSTART", "RRULE", "TZNAME",
        "TZOFFSETFROM", "TZOFFSETTO", "SUMMARY", "DTEND", "DTSTAMP", "UID", "SEQUENCE", "ATTENDEE", "DESCRIPTION",
        "LOCATION", "ORGANIZER", "STATUS", "URL", "",
    }  # fmt: skip


def test_an_address_that_is_no_web_address_is_left_out():
    assert b"URL" not in write_ics([dataclasses.replace(EVENT, url="javascript:alert(1)")])


def test_cancelling_strikes_the_event_out():
    _calendar, [event] = read(write_ics([EVENT], method="CANCEL"))
    assert event["STATUS"] == "CANCELLED"
    _calendar, [event] = read(write_ics([dataclasses.replace(EVENT, cancelled=True)]))
    assert event["STATUS"] == "CANCELLED"


def test_an_unknown_method_is_a_mistake():
    with pytest.raises(ValueError, match="method"):
        write_ics([EVENT], method="ADD\r\nX:1")
