"""P4 where it is dear: the pages of a full day, each in the states that make it ask the most.

`tests/test_statements.py` measures every page once; here stand meetings with everything on them.
"""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from committees.meetings.aftermath.objections import raise_objection
from committees.meetings.aftermath.sending import send_minutes
from committees.meetings.ballots.models import RollCall
from committees.meetings.ballots.services.roll_call import cancel_roll_call
from committees.meetings.models import AgendaItem, Meeting, Part
from committees.meetings.services.agenda import add_item
from committees.meetings.services.conduct import close_meeting
from committees.meetings.services.invitation import invite
from committees.meetings.services.minutes import note_correction, submit_minutes
from committees.meetings.services.votes import Motion, record_vote
from committees.rules.voting import Count
from tests.cast import TODAY as MORNING
from tests.cast import Cast, make_committee
from tests.committees.make import at, call, make_board, make_meeting, open_with
from tests.committees.make_ballots import make_election, make_roll_call, running
from tests.committees.make_joint import make_joint, open_joint, partner_of, same
from tests.committees.make_minutes import TODAY, hold_big_meeting, seal
from tests.committees.make_papers import on_agenda
from tests.coordination import make as network
from tests.coordination.make_interpreting import make_interpreter, make_pool, make_request
from tests.monitoring import make as reports
from tests.offers import make as offers
from tests.test_statements import HTML, statements

pytestmark = pytest.mark.django_db

#: "Heute" is no page of a record: each room is asked once for each kind of thing that waits for a role.
TODAY_PAGE = {"coordinator": 27, "clerk": HTML, "ngo_editor": 18, "board_member": HTML}


def page(name: str, meeting: Meeting) -> str:
    return reverse(f"committees:{name}", kwargs={"pk": meeting.pk})


def invited(cast: Cast) -> Meeting:
    return invite(meeting=make_meeting(cast), today=MORNING, by=cast.clerk)


def voting(cast: Cast) -> Meeting:
    """A roll call runs in which members vote from their own devices, one of them with an account."""
    meeting = make_roll_call(cast, running(cast, self_casting=True)).item.meeting
    cast.board_member.email = "mitglied03@auental.example"
    cast.board_member.save()
    return meeting


def held(cast: Cast) -> Meeting:
    return hold_big_meeting(cast)


def submitted(cast: Cast) -> Meeting:
    meeting = held(cast)
    submit_minutes(meeting=meeting, today=TODAY, by=cast.clerk)
    return meeting


def disputed(cast: Cast) -> Meeting:
    """Sealed, sent, corrected, and somebody objects."""
    meeting = seal(cast, held(cast))
    send_minutes(meeting=meeting, today=TODAY, by=cast.clerk)
    public = meeting.minutes.get(part=Part.PUBLIC)
    note_correction(minutes=public, text="Es waren neun.", today=TODAY, by=cast.clerk)
    raise_objection(
        minutes=public,
        attendance=meeting.attendances.filter(seat__isnull=False).first(),
        text="Es fehlt ein Satz.",
        raised_on=TODAY,
        by=cast.clerk,
    )
    return meeting


MEETING, LIVE, MINUTES = "meeting-detail", "meeting-live", "minutes-detail"
SCENES: list[tuple[str, Callable[[Cast], Meeting], str]] = [
    *((MEETING, make_meeting, name) for name in ("coordinator", "clerk", "board_member", "case_worker")),
    *((MEETING, invited, name) for name in ("coordinator", "clerk", "board_member")),
    *((MEETING, voting, name) for name in ("coordinator", "clerk", "board_member")),
    *((MEETING, held, name) for name in ("coordinator", "clerk", "board_member")),
    *((MEETING, disputed, name) for name in ("coordinator", "clerk", "board_member", "ngo_editor")),
    *((LIVE, state, "clerk") for state in (make_meeting, voting, held)),
    (MINUTES, held, "clerk"),
    *((MINUTES, submitted, name) for name in ("clerk", "board_member")),
    *((MINUTES, disputed, name) for name in ("clerk", "board_member")),
]


@pytest.mark.parametrize(("name", "build", "person"), SCENES)
def test_a_meeting_stays_within_its_statements_in_every_state(
    name, build, person, cast, as_person, monkeypatch
):
    meeting = build(cast)
    monkeypatch.setattr("accounts.clock.now", lambda: at("17:20"))
    assert statements(as_person(person), page(name, meeting)) <= HTML


def together(cast: Cast) -> Meeting:
    """A joint session in planning."""
    return make_joint(cast)[0]


def together_invited(cast: Cast) -> Meeting:
    for meeting in (rows := make_joint(cast)):
        invite(meeting=meeting, today=MORNING, by=cast.clerk)
    return rows[0]


def together_voting(cast: Cast) -> Meeting:
    """Both boards have voted on a common item, and a roll call runs on the next with voices from own devices."""
    leading, other = open_joint(cast)
    leading.committee.rules.update(self_casting=True)
    item = call(leading, "Ö 2", cast)
    for row in (item, same(item, other)):
        row.refresh_from_db()
        record_vote(item=row, motion=Motion("Ja."), count=Count(yes=3), at=at("17:12"), by=cast.clerk)
    make_roll_call(cast, leading, number="Ö 1")
    cast.board_member.email = "mitglied03@auental.example"
    cast.board_member.save()
    return leading


def together_held(cast: Cast) -> Meeting:
    meeting = together_voting(cast)
    cancel_roll_call(roll_call=RollCall.objects.get(), by=cast.clerk)
    return close_meeting(meeting=meeting, at=at("18:00"), by=cast.clerk)


JOINT: list[Callable[[Cast], Meeting]] = [together, together_invited, together_voting, together_held]


@pytest.mark.parametrize("person", ["coordinator", "clerk", "board_member"])
@pytest.mark.parametrize("build", JOINT)
def test_a_joint_session_stays_within_its_statements_in_every_state(
    build, person, cast, as_person, monkeypatch
):
    leading = build(cast)
    monkeypatch.setattr("accounts.clock.now", lambda: at("17:20"))
    client = as_person(person)
    rows = [leading, *([partner_of(leading)] if person != "board_member" else [])]
    pages = [(MEETING, row) for row in rows] + [(LIVE, row) for row in rows if person == "clerk"]
    assert {name: n for name, row in pages if (n := statements(client, page(name, row))) > HTML} == {}


def test_every_item_of_the_minutes_costs_the_same_within_the_limit(cast, as_person):
    """Also the one with a statement, and the one behind closed doors."""
    meeting, client = disputed(cast), as_person("clerk")
    numbers = ["Ö 1", "Ö 12", "N 1"]
    addresses = [f"{page(MINUTES, meeting)}?punkt={meeting.items.get(number=n).pk}" for n in numbers]
    assert max(statements(client, address) for address in addresses) <= HTML


@pytest.mark.parametrize("person", ["clerk", "board_member"])
def test_a_roll_call_and_an_election_stay_within_their_statements(cast, as_person, person, monkeypatch):
    roll_call = make_roll_call(cast, running(cast, self_casting=True))
    monkeypatch.setattr("accounts.clock.now", lambda: at("17:20"))
    client = as_person(person)
    assert statements(client, roll_call.get_absolute_url()) <= HTML


@pytest.mark.parametrize("person", ["clerk", "board_member"])
def test_an_election_stays_within_its_statements(cast, as_person, person):
    election = make_election(cast)
    assert statements(as_person(person), election.get_absolute_url()) <= HTML


@pytest.mark.parametrize("person", ["clerk", "board_member", "coordinator"])
def test_a_motion_on_an_agenda_stays_within_its_statements(cast, as_person, person):
    paper, _item = on_agenda(cast)
    assert statements(as_person(person), paper.get_absolute_url()) <= HTML


@pytest.mark.parametrize("person", ["coordinator", "clerk", "board_member", "ngo_editor"])
def test_the_page_of_a_committee_stays_within_its_statements(cast, as_person, person):
    meeting = disputed(cast)
    assert statements(as_person(person), meeting.committee.get_absolute_url()) <= HTML


@pytest.mark.parametrize("person", TODAY_PAGE)
def test_the_morning_asks_each_room_once(cast, as_person, person):
    busy(cast)
    assert statements(as_person(person), reverse("desk:today")) <= TODAY_PAGE[person]


def busy(cast: Cast) -> None:
    """Something waits in every room, and several meetings are to be invited to."""
    board = make_board(cast)
    for month in (3, 4, 5, 6):
        make_meeting(cast, board, day=MORNING.replace(month=month, day=17))
    pool = make_pool(cast)
    make_interpreter(cast, pool)
    make_request(cast, pool)
    network.task(cast.coordinator, cast.coordinator, due_on=MORNING)
    network.barrier(cast.coordinator)
    offers.draft(cast)


def draft_report(cast: Cast):
    meeting = hold_big_meeting(cast)
    period = {"period_start": meeting.day.replace(year=2022), "period_end": meeting.day.replace(year=2026)}
    reports.actor(cast.auental, "Verein A")
    reports.barrier(cast.auental, 1)
    return reports.draft(cast, **period)


def test_the_workspace_of_a_draft_reads_every_chapter_once(cast, as_person):
    report, client = draft_report(cast), as_person("coordinator")
    one = statements(client, report.get_absolute_url())
    for number in range(2, 12):
        reports.actor(cast.auental, f"Verein {number}")
        reports.barrier(cast.auental, number)
        make_committee(cast.auental, f"Gremium {number}")
    assert statements(client, report.get_absolute_url()) == one <= HTML


@pytest.mark.parametrize("chapter", ["1", "5", "6", "7", "8", "11", "12"])
def test_every_chapter_of_a_draft_stays_within_its_statements(cast, as_person, chapter):
    client, report = as_person("coordinator"), draft_report(cast)
    client.get(report.get_absolute_url())
    assert statements(client, f"{report.get_absolute_url()}?kapitel={chapter}") <= HTML


def test_a_chapter_nobody_has_opened_computes_no_other(cast, as_person):
    """Cold, too: what the page of one chapter asks does not grow with the chapters beside it."""
    client, report = as_person("coordinator"), draft_report(cast)
    client.get("/")
    with CaptureQueriesContext(connection) as captured:
        client.get(f"{report.get_absolute_url()}?kapitel=11")
    assert len(captured) <= HTML


def with_items(cast: Cast, meeting: Meeting, count: int) -> None:
    for number in range(count):
        add_item(meeting=meeting, title=f"Antrag {number}", kind=AgendaItem.Kind.MOTION, by=cast.clerk)


@pytest.mark.parametrize("name", [MEETING, LIVE])
def test_an_agenda_of_25_costs_as_much_as_one_of_three(name, cast, as_person):
    meeting, client = make_meeting(cast), as_person("clerk")
    few = statements(client, page(name, meeting))
    with_items(cast, meeting, 22)
    assert statements(client, page(name, meeting)) == few


def test_minutes_of_25_items_cost_as_much_as_those_of_three(cast, as_person):
    small = make_meeting(cast)
    large = make_meeting(cast, small.committee, day=small.day.replace(day=24))
    with_items(cast, large, 22)
    for meeting in (small, large):
        open_with(cast, 9, meeting)
        call(meeting, "Ö 2", cast)
        close_meeting(meeting=meeting, at=at("18:00", meeting.day), by=cast.clerk)
    client = as_person("clerk")
    assert statements(client, page(MINUTES, small)) == statements(client, page(MINUTES, large))


def test_a_committee_with_many_meetings_costs_as_much_as_with_one(cast, as_person):
    meeting, client = make_meeting(cast), as_person("coordinator")
    one = statements(client, meeting.committee.get_absolute_url())
    for day in range(18, 30):
        make_meeting(cast, meeting.committee, day=meeting.day.replace(day=day))
    assert statements(client, meeting.committee.get_absolute_url()) == one
