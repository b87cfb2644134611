"""A whole meeting with all that minutes can say, from nine seats to seventy people."""

import datetime as dt

from committees.meetings.aftermath.services import release_minutes, take_statement
from committees.meetings.models import AgendaItem, Attendance, Meeting, Part
from committees.meetings.services.agenda import add_item
from committees.meetings.services.attendance import add_guest, arrive, excuse
from committees.meetings.services.conduct import close_meeting, open_meeting
from committees.meetings.services.items import write_record
from committees.meetings.services.minutes import sign_minutes, submit_minutes
from committees.meetings.services.planning import create_meeting, schedule_meeting
from committees.meetings.services.votes import Motion, record_vote
from committees.papers.services import FollowUp
from committees.roster.services import fill_seat
from committees.rules.voting import Count
from tests.committees.make import MEETING_DAY, at, call, holders, make_board, make_person

TODAY = dt.date(2026, 3, 20)
NAMES = [
    ("Abdulrahman Khalil", "عبد الرحمن خليل"),
    ("Oleksandr Kravets", "Олександр Кравець"),
    ("Gülşen Yıldırım-Öztürk", ""),
    ("Yuliia Ґалаґан-Щербань", "Юлія Ґалаґан-Щербань"),
    ("Nour al-Hussein", "نور الحسين"),
]
SEATS, ITEMS, VOTES, PEOPLE = 40, 22, 9, 70
#: Places in the order of seats: one sent word, one did not.
AWAY = (30, 31)
#: About three printed pages.
STATEMENT = "\n\n".join(
    f"Absatz {number}: Die Sprachmittlungskostenübernahmevereinbarung regelt, wer die Kosten trägt, wenn "
    "eine Behörde zum Gespräch einlädt und die eingeladene Person die deutsche Sprache noch nicht spricht. "
    "Sie ist seit drei Jahren in Kraft, aber nur in zwei von zwölf Gemeinden bekannt; in den übrigen werden "
    "weiterhin Kinder gebeten, für ihre Eltern zu dolmetschen. Das ist weder zumutbar noch zulässig."
    for number in range(1, 25)
)


def submit_and_release(cast, meeting: Meeting, today: dt.date = TODAY) -> None:
    submit_minutes(meeting=meeting, today=today, by=cast.clerk)
    release_minutes(
        meeting=meeting,
        name=meeting.chair_name or "Mitglied 01",
        reviewed_on=today,
        today=today,
        by=cast.second_coordinator,
    )


def seal(cast, meeting: Meeting, today: dt.date = TODAY) -> Meeting:
    """Submitted, released, signed by clerk and chair."""
    submit_and_release(cast, meeting, today)
    for role, name, paper in (("clerk", "Marek Winter", False), ("chair", "Mitglied 01", True)):
        sign_minutes(
            meeting=meeting,
            role=role,
            name=name,
            signed_on=today,
            today=today,
            by=cast.clerk,
            is_on_paper=paper,
        )
    meeting.refresh_from_db()
    return meeting


def big_board(cast):
    """Forty who come and two who do not; five names in other scripts and letters."""
    board = make_board(cast, seats=SEATS + len(AWAY), vacant=len(NAMES), deputies=0)
    term = board.terms.get()
    for seat, (name, script) in zip(term.seats.filter(holdings=None), NAMES, strict=True):
        person = make_person(board.district, name, name_in_script=script)
        fill_seat(seat=seat, person=person, starts_on=term.starts_on, by=cast.coordinator)
    return board


def hold_big_meeting(cast) -> Meeting:
    """Seventy people, twenty-two public items, nine votes, a long statement, one item behind closed doors."""
    meeting = create_meeting(
        committee=big_board(cast), starts_at=at("17:00"), location="Kreishaus, Saal 1", by=cast.clerk
    )
    for number in range(2, ITEMS + 1):
        kind = AgendaItem.Kind.MOTION if number <= VOTES else AgendaItem.Kind.REPORT
        add_item(meeting=meeting, title=f"Gegenstand {number:02d}", kind=kind, by=cast.clerk)
    add_item(
        meeting=meeting,
        title="Geheimfall Quittenbaum",
        part=Part.NON_PUBLIC,
        confidential_reason="personenbezogen",
        kind=AgendaItem.Kind.MOTION,
        by=cast.clerk,
    )
    meeting = schedule_meeting(meeting=meeting, by=cast.clerk)
    _let_everybody_in(meeting, cast)
    meeting = open_meeting(meeting=meeting, at=at("17:05"), by=cast.clerk)
    late = holders(meeting)[-1]
    for number in range(1, ITEMS + 1):
        item = call(meeting, f"Ö {number}", cast, clock=f"17:{5 + number}")
        if number == 20:
            arrive(meeting=meeting, holding=late, at=at("17:25"), by=cast.clerk)
        item = write_record(item=item, text=f"Zu Gegenstand {number:02d} wird berichtet.", by=cast.clerk)
        if 2 <= number <= VOTES:
            _vote(cast, item, number)
    take_statement(
        item=meeting.items.get(number="Ö 12"), name="Gülşen Yıldırım-Öztürk", text=STATEMENT, by=cast.clerk
    )
    secret = call(meeting, "N 1", cast, clock="18:10")
    record_vote(
        item=secret,
        motion=Motion("Die Familie Quittenbaum wird gefördert."),
        count=Count(SEATS),
        at=at("18:20"),
        by=cast.clerk,
    )
    return close_meeting(meeting=meeting, at=at("18:40"), by=cast.clerk)


def _vote(cast, item: AgendaItem, number: int) -> None:
    """One vote an item, two on Ö 3, where an amendment comes first; the last one is rejected. Three leave a task."""
    words = f"Der Beirat empfiehlt Vorhaben {number:02d} mit Nachdruck."
    plan = FollowUp(responsible=f"Sachgebiet {number:02d}", due_on=dt.date(2026, 6, number))
    motions = [Motion(words, follow_up=plan if number <= 4 else FollowUp())]
    if number == 3:
        motions.insert(0, Motion("Auch auf Arabisch.", ordinal=1, mover="Nour al-Hussein"))
    for motion in motions:
        yes = number if number == VOTES else SEATS - 1 - number
        count = Count(yes, SEATS - 1 - yes)
        record_vote(item=item, motion=motion, count=count, at=at(f"17:{5 + number:02d}"), by=cast.clerk)


def _let_everybody_in(meeting: Meeting, cast) -> None:
    people = holders(meeting)
    excuse(meeting=meeting, holding=people[AWAY[0]], by=cast.clerk)
    for index, holding in enumerate(people[:-1]):
        if index not in AWAY:
            arrive(meeting=meeting, holding=holding, at=at("17:00"), by=cast.clerk)
    for number in range(PEOPLE - SEATS):
        add_guest(
            meeting=meeting,
            name=f"Beraterin {number:02d}",
            note="Amt für Teilhabe",
            capacity=Attendance.Capacity.ADVISER,
            at=at("17:00"),
            by=cast.clerk,
        )


assert MEETING_DAY < TODAY
