"""Meine Gremien: what boards ask of one person, across all of them, and the calendar that goes with it."""

import datetime as dt

import icalendar
import pytest
from django.urls import reverse

from accounts.audit.models import AuditEntry
from accounts.refusals import WrongState
from committees.meetings.models import InvitationRecipient
from committees.meetings.services.invitation import cancel_meeting, invite
from committees.mine.models import BoardVisit, CalendarKey, hash_key
from committees.mine.selectors import my_committees, my_next_meetings, reply_of, statements_due
from committees.mine.services import (
    make_calendar_key,
    note_visit,
    revoke_calendar_key,
    use_calendar_key,
)
from committees.papers.services.consultations import send_paper
from committees.roster.models import SeatHolding
from coordination.network.services.tasks import create_task
from desk.tokens.services import create_token
from tests.cast import TODAY, make_committee
from tests.committees.make import at, make_board, make_meeting
from tests.committees.make_minutes import TODAY as SIGNED
from tests.committees.make_minutes import seal
from tests.committees.make_papers import make_admitted, make_secret
from tests.committees.test_meetings_minutes import hold_meeting
from tests.test_statements import HTML, statements

NOW = at("09:00", TODAY)
MINE = reverse("committees:my-boards")


@pytest.fixture
def now(monkeypatch):
    monkeypatch.setattr("accounts.clock.now", lambda: NOW)


def later(monkeypatch, moment):
    monkeypatch.setattr("accounts.clock.now", lambda: moment)


def text_of(client):
    response = client.get(MINE)
    assert response.status_code == 200
    return response.content.decode()


def seated(cast, board, user):
    """The person sits on the second seat, by the address of its invitations alone."""
    holding = SeatHolding.objects.get(term__committee=board, seat__number=2, role="member")
    holding.email = user.email.upper()
    holding.save()
    return holding


def test_without_a_board_the_page_says_how_it_begins(cast, now, as_person):
    text = text_of(as_person("ngo_editor"))
    assert "Noch kein Gremium" in text
    assert "Nächste Termine" not in text


def test_a_role_or_a_seat_makes_a_committee_mine(cast, now):
    board = make_board(cast, seats=3, vacant=0, deputies=0)
    assert list(my_committees(cast.board_member, TODAY)) == [board]
    assert not my_committees(cast.coordinator, TODAY).exists()
    holding = seated(cast, board, cast.coordinator)
    assert list(my_committees(cast.coordinator, TODAY)) == [board]
    holding.ends_on = TODAY - dt.timedelta(days=1)
    holding.save()
    assert not my_committees(cast.coordinator, TODAY).exists(), "the seat has ended"
    assert not my_committees(cast.outsider, TODAY).filter(district=cast.auental).exists()


def test_dates_show_the_own_reply_and_what_is_called_off(cast, now, as_person):
    board = make_board(cast, seats=3, vacant=0, deputies=0)
    seated(cast, board, cast.board_member)
    meeting = invite(meeting=make_meeting(cast, board), today=TODAY, by=cast.clerk)
    InvitationRecipient.objects.filter(meeting=meeting, email__iexact=cast.board_member.email).update(
        reply="yes"
    )
    other = make_meeting(cast, board, day=dt.date(2026, 5, 5))
    draft = make_meeting(cast, board, day=dt.date(2026, 5, 6))
    type(draft).objects.filter(pk=draft.pk).update(state="draft")
    cancel_meeting(meeting=other, reason="Saal gesperrt", by=cast.clerk)
    rows = my_next_meetings(cast.board_member, TODAY)
    assert [(row.pk, reply_of(row)) for row in rows] == [(meeting.pk, "kommt"), (other.pk, "")]
    text = text_of(as_person("board_member"))
    assert "Ihre Antwort: kommt" in text
    assert "abgesagt" in text
    assert "06.05.2026" not in text


def test_an_answer_to_an_earlier_invitation_is_none_to_this_one(cast, now):
    board = make_board(cast, seats=3, vacant=0, deputies=0)
    seated(cast, board, cast.board_member)
    meeting = invite(meeting=make_meeting(cast, board), today=TODAY, by=cast.clerk)
    meeting.recipients.update(reply="no")
    type(meeting).objects.filter(pk=meeting.pk).update(invitation_version=2)
    assert [reply_of(row) for row in my_next_meetings(cast.board_member, TODAY)] == [""]


def test_papers_are_new_since_the_visit_before(cast, now, as_person, monkeypatch):
    make_board(cast, seats=3, vacant=0, deputies=0)
    client = as_person("board_member")
    first = make_admitted(cast, title="Alter Antrag")
    type(first).objects.filter(pk=first.pk).update(updated_at=NOW - dt.timedelta(days=40))
    make_admitted(cast, title="Frischer Antrag")
    type(first).objects.filter(title="Frischer Antrag").update(updated_at=NOW - dt.timedelta(days=3))
    text = text_of(client)
    assert "in den letzten 30 Tagen" in text
    assert "Frischer Antrag" in text
    assert "Alter Antrag" not in text
    later(monkeypatch, NOW + dt.timedelta(days=2))
    text = text_of(client)
    assert "seit Ihrem letzten Besuch" in text
    assert "Frischer Antrag" not in text
    third = make_secret(cast)
    type(first).objects.filter(pk=third.pk).update(updated_at=NOW + dt.timedelta(days=1))
    assert third.title in text_of(client), "members read what is not public"
    assert third.title in text_of(client), "a second look is the same visit"
    assert BoardVisit.objects.get().before_at == NOW


def test_a_visit_lasts_an_hour_and_belongs_to_a_district(cast):
    by = cast.board_member
    assert note_visit(now=NOW, by=by) is None
    assert note_visit(now=NOW + dt.timedelta(minutes=59), by=by) is None
    assert note_visit(now=NOW + dt.timedelta(minutes=61), by=by) == NOW
    assert note_visit(now=NOW + dt.timedelta(minutes=62), by=by) == NOW
    assert note_visit(now=NOW, by=cast.outsider) is None
    assert BoardVisit.objects.count() == 2


def test_a_hearing_that_waits_is_a_statement_due(cast, now, as_person):
    board = make_board(cast, seats=3, vacant=0, deputies=0)
    other = make_committee(cast.auental, "Steuerungsgruppe")
    paper = make_admitted(cast, committee=other, title="Konzept Sprachkurse")
    send_paper(
        paper=paper,
        committee=board,
        role="hearing",
        planned_on=dt.date(2026, 4, 1),
        today=TODAY,
        by=cast.coordinator,
    )
    send_paper(paper=paper, body="Kreistag", role="decision", today=TODAY, by=cast.coordinator)
    assert [stop.paper for stop in statements_due(cast.board_member, [board])] == [paper]
    text = text_of(as_person("board_member"))
    assert "Stellung nehmen" in text
    assert "01.04.2026" in text


def test_own_tasks_of_boards_and_minutes_with_their_end(cast, now, as_person, monkeypatch):
    meeting = seal(cast, hold_meeting(cast))
    later(monkeypatch, at("09:00", SIGNED))
    meeting.minutes.filter(part="public").update(objections_until=SIGNED + dt.timedelta(days=10))
    create_task(
        title="Merkblatt drucken", owner=cast.clerk, by=cast.coordinator, district=cast.auental, today=TODAY,
        due_on=TODAY, subject=meeting,
    )  # fmt: skip
    create_task(
        title="Regal aufräumen", owner=cast.clerk, by=cast.coordinator, district=cast.auental, today=TODAY
    )
    text = text_of(as_person("clerk"))
    assert "Merkblatt drucken" in text
    assert "überfällig" in text
    assert "Regal aufräumen" not in text, "only what comes from a committee"
    assert "Einwendungen bis" in text
    assert "Merkblatt drucken" not in text_of(as_person("board_member"))


def test_the_calendar_holds_what_its_person_may_see_now(cast, now, client):
    board = make_board(cast, seats=3, vacant=0, deputies=0)
    meeting = make_meeting(cast, board, dial_in="https://konferenz.example/geheim")
    foreign = make_meeting(cast, make_committee_with_term(cast))
    secret = make_calendar_key(by=cast.board_member)
    address = reverse("committees:my-calendar", kwargs={"secret": secret})
    response = client.get(address)
    assert response["Content-Type"].startswith("text/calendar")
    assert "no-cache" in response["Cache-Control"]
    events = list(icalendar.Calendar.from_ical(response.content).walk("VEVENT"))
    assert len(events) == 1
    assert str(meeting.pk) in str(events[0]["URL"])
    assert b"geheim" not in response.content
    assert str(foreign.pk).encode() not in response.content
    cast.board_member.memberships.update(valid_until=TODAY - dt.timedelta(days=1))
    assert b"VEVENT" not in client.get(address).content, "a role that ended shows nothing"
    cast.board_member.is_active = False
    cast.board_member.save()
    assert client.get(address).status_code == 404


def make_committee_with_term(cast):
    from committees.roster.services import start_term

    row = make_committee(cast.auental, "Andere Runde")
    start_term(committee=row, starts_on=dt.date(2024, 1, 1), ends_on=dt.date(2028, 1, 1), by=cast.coordinator)
    return row


def test_a_link_is_shown_once_kept_as_a_hash_and_ended_by_the_next(cast, now, as_person):
    make_board(cast, seats=3, vacant=0, deputies=0)
    client = as_person("board_member")
    assert client.post(reverse("committees:my-calendar-link")).status_code == 303
    shown = reverse("committees:my-calendar-shown")
    text = client.get(shown).content.decode()
    secret = text.split("/kalender/gremien/")[1].split(".ics")[0]
    assert client.get(shown).status_code == 302, "only once"
    assert CalendarKey.objects.get().token_hash == hash_key(secret)
    assert secret not in str(list(AuditEntry.objects.values()))
    assert hash_key(secret) not in str(list(AuditEntry.objects.values()))
    assert use_calendar_key(secret) == cast.board_member
    fresh = make_calendar_key(by=cast.board_member)
    assert use_calendar_key(secret) is None
    assert "Neuen Link erzeugen" in text_of(client)
    revoke = reverse("committees:my-calendar-revoke")
    assert client.get(revoke).status_code == 200
    assert client.post(revoke).status_code == 303
    assert client.get(revoke).status_code == 302, "nothing is left to revoke"
    assert use_calendar_key(fresh) is None
    with pytest.raises(WrongState):
        revoke_calendar_key(by=cast.board_member)


def test_programs_read_the_own_dates(cast, now, client):
    board = make_board(cast, seats=3, vacant=0, deputies=0)
    seated(cast, board, cast.coordinator)
    meeting = make_meeting(cast, board)
    make_meeting(cast, make_committee_with_term(cast))
    _, token = create_token(name="Kalender", expires_on=TODAY + dt.timedelta(days=30), by=cast.coordinator)
    response = client.get(reverse("api:my-meetings-list"), headers={"Authorization": f"Bearer {token}"})
    assert response.status_code == 200
    (row,) = response.json()["results"]
    assert (row["id"], row["committee_name"], row["my_reply"]) == (str(meeting.pk), board.name, "")


def test_more_rows_cost_no_more_statements(cast, now, as_person):
    board = make_board(cast, seats=3, vacant=0, deputies=0)
    client = as_person("board_member")
    make_meeting(cast, board)
    make_admitted(cast)
    one = statements(client, MINE)
    for number in range(1, 8):
        make_meeting(cast, board, day=dt.date(2026, 4, number))
        make_admitted(cast, title=f"Antrag {number}")
    assert statements(client, MINE) == one
    assert one <= HTML, one
