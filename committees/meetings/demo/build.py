"""Builds the committees of the demo through the same services as the pages."""

import datetime as dt
from typing import Any

from accounts.permissions import Role
from committees.meetings.aftermath.demo import tell_aftermath
from committees.meetings.aftermath.sending import send_minutes
from committees.meetings.aftermath.services import release_minutes
from committees.meetings.ballots.demo import elect_delegate, tell_circulations, vote_in_its_kind
from committees.meetings.demo.joint import finish_along, take_in_housing, vote_along
from committees.meetings.demo.motions import MOVED, put_motion
from committees.meetings.demo.people import FORUM, HELD, HOUSING, SEATS, WORK, address_of, moment, person_of
from committees.meetings.demo.rounds import hold_round, make_round
from committees.meetings.models import AgendaItem, Meeting, Part
from committees.meetings.room import room_of
from committees.meetings.services.agenda import add_item
from committees.meetings.services.attendance import arrive, excuse
from committees.meetings.services.barriers import put_barrier_on_agenda
from committees.meetings.services.conduct import close_meeting, open_meeting
from committees.meetings.services.continuation import continue_meeting
from committees.meetings.services.invitation import invite
from committees.meetings.services.items import call_item, write_record
from committees.meetings.services.minutes import publish_minutes, sign_minutes, submit_minutes
from committees.meetings.services.planning import create_meeting, schedule_meeting
from committees.meetings.services.votes import Motion, record_vote
from committees.papers.services import FollowUp
from committees.roster.models import Committee, SeatHolding
from committees.roster.services import (
    create_committee,
    end_holding,
    fill_seat,
    name_clerk,
    set_rules,
    start_term,
    update_seat,
)
from committees.rules.voting import Count

START, END = dt.date(2023, 11, 1), dt.date(2028, 10, 31)
HALL = "Kreishaus Auenstadt, Saal 1"
MINUTE, DAY = dt.timedelta(minutes=1), dt.timedelta(days=1)


def build(world: Any) -> None:
    """A Beirat of 17 seats with a year of meetings, two working groups, and a forum next door."""
    board = _board(world)
    world.remember("beirat", board)
    world.person("clerk", "Marek Winter", Role.CLERK, committee=board)
    world.person("coordinator", "Selin Arndt", Role.CLERK, committee=board)
    world.person("board_member", "Yusuf Demirci", Role.BOARD_MEMBER, committee=board)
    housing = make_round(world, world.district, "Arbeitskreis Wohnen", "AKW", HOUSING, "coordinator")
    work = make_round(
        world,
        world.district,
        "Arbeitskreis Arbeit",
        "AKA",
        WORK,
        "coordinator",
        ended_on=dt.date(2023, 12, 31),
    )
    world.person("coordinator", "Selin Arndt", Role.CLERK, committee=housing)
    world.person("coordinator", "Selin Arndt", Role.CLERK, committee=work)
    for row in HELD:
        _held(world, board, row)
    tell_aftermath(world, board)
    tell_circulations(world, board)
    _coming(world, board)
    hold_round(
        world,
        housing,
        dt.date(2026, 2, 19),
        "Rathaus Lindtal, Raum 2",
        "Wohnungsgeberbescheinigung: Hürde für den Beirat",
    )
    cut = hold_round(
        world,
        work,
        dt.date(2026, 2, 5),
        "Jobcenter Auental",
        "Praktika im Handwerk: Wege ohne Zeugnis",
        left="Anerkennung: Sprechtag der Handwerkskammer",
        alarm="Feueralarm; das Haus blieb für den Rest des Tages geschlossen.",
    )
    continue_meeting(
        meeting=cut,
        starts_at=moment(dt.date(2026, 3, 26), 16),
        location="Jobcenter Auental",
        by=world.people["coordinator"],
    )
    make_round(world, world.other, "Forum Nordmark", "FN", FORUM, "outsider")


def _board(world: Any) -> Committee:
    by = world.people["coordinator"]
    board = create_committee(
        district=world.district,
        name="Beirat für Teilhabe",
        short_name="BT",
        slug="beirat",
        format=Committee.Format.OPEN_BOARD,
        purpose="Der Beirat berät Kreistag und Verwaltung und kann selbst Anträge stellen. Die Sitzungen sind öffentlich, eine Anmeldung braucht niemand.",
        legal_basis="Satzung",
        legal_basis_on=dt.date(2024, 6, 12),
        legal_basis_organ="Kreistag",
        statutory_seats=17,
        statutory_voting_seats=17,
        business_office="Selin Arndt, Geschäftsstelle",
        contact_email="beirat@kreis-auental.example",
        contact_phone="00000 12-345",
        by=by,
    )
    set_rules(committee=board, valid_from=dt.date(2024, 6, 12), by=by, template="NW", **_BOARD_RULES)
    term = start_term(committee=board, starts_on=START, ends_on=END, by=by)
    for seat in term.seats.all():
        _fill(world, seat, SEATS[seat.number - 1], by)
    last = SeatHolding.objects.get(seat__term=term, seat__number=17)
    end_holding(holding=last, ends_on=dt.date(2026, 2, 28), by=by, reason="neue Aufgabe")
    clerk = person_of(world.district, "Marek Winter")
    name_clerk(term=term, person=clerk, starts_on=START, email="marek.winter@auental.example", by=by)
    return board


_BOARD_RULES: dict[str, Any] = {
    "notice_days": 9,
    "motion_deadline_days": 12,
    "quorum_presumed": False,
    "minutes_kind": "course",
    "minutes_due_days": 14,
    "minutes_due_counting": "days",
    "approval_kind": "resolution",
    "circulation_allowed": True,
    "self_casting": True,
    "sources": {
        "roll_call": "§ 9 Abs. 3 Geschäftsordnung",
        "circulation": "§ 8 Geschäftsordnung",
        "election": "§ 9 Abs. 5 Geschäftsordnung",
        "notice": "§ 4 Abs. 1 Geschäftsordnung vom 12.06.2024",
        "motions": "§ 4 Abs. 3 Geschäftsordnung",
        "quorum": "§ 7 Abs. 1 Geschäftsordnung",
        "presumption": "§ 7 Abs. 2 Geschäftsordnung",
        "majority": "§ 9 Abs. 2 Geschäftsordnung",
        "tie": "§ 9 Abs. 2 Geschäftsordnung",
        "conflict": "§ 10 Geschäftsordnung",
        "minutes": "§ 11 Abs. 1 Geschäftsordnung",
        "due": "§ 11 Abs. 1 Geschäftsordnung",
        "approval": "§ 11 Abs. 3 Geschäftsordnung",
        "publish": "§ 11 Abs. 4 Geschäftsordnung",
    },
}


def _fill(world: Any, seat: Any, row: tuple, by: Any) -> None:
    number, member, script, key, sender, deputy = row
    organisation = world.rows.get(key)
    category = "councillor" if sender == "Kreistag" else "delegate"
    seat = update_seat(seat=seat, organisation=organisation, nominated_by=sender, category=category, by=by)
    roles = {1: SeatHolding.Role.CHAIR, 5: SeatHolding.Role.DEPUTY_CHAIR}
    fill_seat(
        seat=seat,
        person=person_of(world.district, member, script),
        role=roles.get(number, SeatHolding.Role.MEMBER),
        starts_on=START,
        email="" if number == 14 else address_of(member),
        name_public_since=None if number in (4, 8, 10) else dt.date(2023, 11, 14),
        by=by,
    )
    if deputy:
        person = person_of(world.district, deputy)
        fill_seat(
            seat=seat,
            person=person,
            role=SeatHolding.Role.DEPUTY,
            starts_on=START,
            email=address_of(deputy),
            by=by,
        )


def _held(world: Any, board: Committee, row: tuple) -> None:
    """One past meeting from invitation to published minutes."""
    text, present, late, items = row
    day = dt.date.fromisoformat(text)
    by = world.people["coordinator"]
    meeting = create_meeting(
        committee=board,
        starts_at=moment(day, 17),
        ends_at=moment(day, 19),
        location=HALL,
        location_note="ohne Stufen, mit Höranlage",
        by=by,
    )
    for title, kind, _record, motion, *_rest in items:
        if title == MOVED:
            put_motion(world, meeting, motion)
        else:
            add_item(meeting=meeting, title=title, kind=kind, proposal=motion, by=by)
    add_item(meeting=meeting, title="Anfragen und Verschiedenes", kind=AgendaItem.Kind.MISC, by=by)
    if day.month == 11:
        add_item(
            meeting=meeting,
            title="Förderung im Einzelfall",
            part=Part.NON_PUBLIC,
            kind=AgendaItem.Kind.MOTION,
            confidential_reason="personenbezogen, § 3 Abs. 2 GeschO",
            by=by,
        )
    meeting = schedule_meeting(meeting=meeting, by=by)
    other = take_in_housing(meeting, by) if day.month == 11 else None
    meeting = invite(meeting=meeting, today=day - dt.timedelta(days=15), by=by)
    meeting = _sit(world, meeting, present, late, items, by)
    _finish(meeting, day + 10 * DAY, by)
    if other is not None:
        finish_along(other, day + 10 * DAY, by)


def _finish(meeting: Meeting, signed: dt.date, by: Any) -> None:
    """Minutes as far as they are: those of the last meeting are still with the chair."""
    submit_minutes(meeting=meeting, today=signed, by=by)
    if meeting.day.year == 2026:
        return
    release_minutes(
        meeting=meeting,
        name="Dr. Ingrid Vollmer",
        reviewed_on=signed,
        today=signed,
        by=by,
        is_in_writing=True,
    )
    sign_minutes(meeting=meeting, role="clerk", name="Marek Winter", signed_on=signed, today=signed, by=by)
    sign_minutes(
        meeting=meeting,
        role="chair",
        name="Dr. Ingrid Vollmer",
        signed_on=signed,
        today=signed,
        by=by,
        is_on_paper=True,
    )
    send_minutes(meeting=meeting, today=signed + 3 * DAY, by=by)
    publish_minutes(meeting=meeting, today=signed + 3 * DAY, by=by)


def _sit(
    world: Any, meeting: Meeting, present: list[int], late: int | None, items: list[tuple], by: Any
) -> Meeting:
    day = meeting.day
    people = {
        h.seat.number: h
        for h in SeatHolding.objects.filter(
            seat__term=meeting.term, role__in=SeatHolding.HOLDERS
        ).select_related("seat", "person", "term")
        if h.seat
    }
    clerk = SeatHolding.objects.select_related("person", "term").get(term=meeting.term, role="clerk")
    for holding in [*(people[number] for number in present), clerk]:
        arrive(meeting=meeting, holding=holding, at=moment(day, 16, 58), by=by)
    for number in set(people) - set(present) - {late, 16}:
        excuse(meeting=meeting, holding=people[number], by=by)
    meeting = open_meeting(meeting=meeting, at=moment(day, 17, 3), by=by)
    if late:
        arrive(meeting=meeting, holding=people[late], at=moment(day, 17, 21), by=by)
    count = len(present) + (1 if late else 0)
    for index, item in enumerate(list(meeting.items.all())):
        _treat(world, item, index, {row[0]: row for row in items}, count, by)
    return close_meeting(meeting=meeting, at=moment(day, 18, 46), by=by)


def _treat(world: Any, item: AgendaItem, index: int, told: dict[str, tuple], count: int, by: Any) -> None:
    start = moment(item.meeting.day, 17, 5) + 17 * index * MINUTE
    item = call_item(item=item, at=start, by=by)
    row = told.get(item.title)
    if row and row[2]:
        item = write_record(item=item, text=row[2], by=by)
    if item.approves_id:
        here = room_of(item.meeting).present(start + 2 * MINUTE)
        record_vote(item=item, motion=Motion(item.proposal), count=Count(here), at=start + 2 * MINUTE, by=by)
    if row and row[3]:
        yes, no, abstain = row[4]
        plan = FollowUp(
            responsible=row[5],
            due_on=dt.date.fromisoformat(row[6]),
            owner=world.people["coordinator"] if "Selin" in row[5] else None,
        )
        motion = Motion(row[3], follow_up=plan)
        vote_in_its_kind(item, motion, Count(yes, no, abstain), start + 12 * MINUTE, by)
        vote_along(item, row[3], start + 13 * MINUTE, by)
    elect_delegate(item, start + 8 * MINUTE, count, by)
    if not item.is_public:
        record_vote(
            item=item,
            motion=Motion("Die Förderung im Einzelfall wird befürwortet."),
            count=Count(count - 1, 0, 1),
            at=start + 5 * MINUTE,
            by=by,
        )


def _coming(world: Any, board: Committee) -> None:
    """The meeting of 17 March is being planned; three more dates stand."""
    by = world.people["coordinator"]
    meeting = create_meeting(
        committee=board,
        starts_at=moment(dt.date(2026, 3, 17), 17),
        ends_at=moment(dt.date(2026, 3, 17), 19),
        location=HALL,
        location_note="ohne Stufen, mit Höranlage; Kinderbetreuung Raum E 07",
        note="Es wird in Arabisch und Ukrainisch gedolmetscht.",
        by=by,
    )
    _coming_agenda(world, meeting, by)
    world.remember("beirat_next", schedule_meeting(meeting=meeting, by=by))
    for day, place in (("2026-06-16", "Rathaus Lindtal"), ("2026-09-15", HALL), ("2026-12-08", HALL)):
        start = moment(dt.date.fromisoformat(day), 17)
        schedule_meeting(
            meeting=create_meeting(committee=board, starts_at=start, location=place, by=by), by=by
        )


def _coming_agenda(world: Any, meeting: Meeting, by: Any) -> None:
    """Reports first, then the barrier from the working group, a motion, and one item behind closed doors."""
    Kind = AgendaItem.Kind
    add_item(
        meeting=meeting, title="Bericht der Koordination", kind=Kind.REPORT, presenter="Selin Arndt", by=by
    )
    add_item(
        meeting=meeting,
        title="Sprachmittlung: Bilanz 2025",
        kind=Kind.REPORT,
        paper="Vorlage BT/2026/010",
        by=by,
    )
    barrier = world.rows.get("barrier_bescheinigung")
    proposal = "Der Beirat empfiehlt dem Kreis, mit den zwölf Meldebehörden ein gemeinsames Merkblatt zur Wohnungsgeberbescheinigung herauszugeben und eine Ansprechstelle im Sozialamt zu benennen."
    if barrier is not None:
        put_barrier_on_agenda(barrier=barrier, meeting=meeting, proposal=proposal, today=world.today, by=by)
    else:
        add_item(
            meeting=meeting,
            title="Wohnungsgeberbescheinigung wird verweigert",
            kind=Kind.CONSULTATION,
            proposal=proposal,
            by=by,
        )
    add_item(
        meeting=meeting,
        title="Zuschuss Quartierstreff Lindtal",
        kind=Kind.MOTION,
        paper="Vorlage BT/2026/012",
        proposal="Der Beirat empfiehlt, den Quartierstreff Lindtal mit 4.800 Euro zu fördern.",
        applicant=world["bruecke"],
        by=by,
    )
    add_item(meeting=meeting, title="Anfragen und Verschiedenes", kind=Kind.MISC, by=by)
    add_item(
        meeting=meeting,
        title="Förderung im Einzelfall",
        part=Part.NON_PUBLIC,
        kind=Kind.MOTION,
        confidential_reason="personenbezogen, § 3 Abs. 2 GeschO",
        by=by,
    )
