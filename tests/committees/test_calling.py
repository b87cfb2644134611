"""Late items need a vote, members can demand a meeting, and a late notice binds only those who came."""

import datetime as dt

import pytest
from django.urls import reverse

from accounts.audit.models import AuditEntry
from accounts.refusals import Refusal, WrongState
from committees.meetings.calling.models import MeetingDemand
from committees.meetings.calling.services import admit_item, call_on_demand
from committees.meetings.contexts.admission import admission_note, admissions_of
from committees.meetings.models import AgendaItem, Meeting
from committees.meetings.services.agenda import add_item
from committees.meetings.services.attendance import arrive
from committees.meetings.services.conduct import note_late_objections, open_meeting
from committees.meetings.services.invitation import invite
from committees.meetings.services.items import call_item
from committees.meetings.services.votes import Motion, record_vote
from committees.roster.services import set_rules
from committees.rules.notice import may_go_on, seats_to_stop
from committees.rules.voting import Count
from committees.rules.words import LateNotice, NoticeRule
from tests.cast import TODAY
from tests.committees.make import at, call, holders, let_in, make_board, make_meeting

pytestmark = pytest.mark.django_db
LATE = dt.date(2026, 3, 16)


@pytest.fixture
def board(cast):
    return make_board(cast, seats=6, vacant=0, deputies=0)


def by_rules(cast, board, **values):
    set_rules(committee=board, valid_from=dt.date(2026, 3, 1), by=cast.coordinator, **values)
    return board


def invited(cast, board, today=TODAY, **fields) -> Meeting:
    return invite(meeting=make_meeting(cast, board), today=today, by=cast.clerk, **fields)


def running(cast, board, present=5, **fields) -> Meeting:
    meeting = invited(cast, board, **fields)
    let_in(meeting, present, cast)
    return open_meeting(meeting=meeting, at=at("17:05"), by=cast.clerk)


def late_item(meeting, cast, today=LATE) -> AgendaItem:
    return add_item(
        meeting=meeting, title="Notunterkunft", kind=AgendaItem.Kind.MOTION, today=today, by=cast.clerk
    )


def admit(item, cast, *counts, reason="Räumung am Freitag"):
    return admit_item(item=item, reason=reason, count=Count(*counts), at=at("17:06"), by=cast.clerk)


def test_an_addition_in_time_needs_no_vote_and_a_late_one_does(cast, board):
    meeting = invited(cast, board)
    assert not late_item(meeting, cast, today=dt.date(2026, 3, 7)).needs_admission
    assert late_item(meeting, cast, today=dt.date(2026, 3, 8)).needs_admission


def test_a_late_item_is_called_only_after_the_committee_took_it_up(cast, board):
    meeting = running(cast, board)
    item = late_item(meeting, cast)
    with pytest.raises(Refusal, match="Aufnahme"):
        call_item(item=item, at=at("17:10"), by=cast.clerk)
    row = admit(item, cast, 3, 2)
    assert row.is_admitted
    item = call_item(item=item, at=at("17:10"), by=cast.clerk)
    vote = record_vote(item=item, motion=Motion("Hilfe."), count=Count(5), at=at("17:12"), by=cast.clerk)
    assert vote.is_accepted


def test_a_tie_leaves_it_off_the_agenda_with_its_number(cast, board):
    item = late_item(running(cast, board), cast)
    row = admit(item, cast, 2, 2, 1)
    item.refresh_from_db()
    assert not row.is_admitted
    assert (item.state, item.number) == ("withdrawn", "Ö 2a")
    with pytest.raises(WrongState):
        admit(item, cast, 5)


@pytest.mark.parametrize(("yes", "is_admitted"), [(4, True), (3, False)])
def test_two_thirds_of_all_members_are_counted_of_the_statute(cast, board, yes, is_admitted):
    """4 of 6 seats, though only 5 are in the room and 3 of 4 votes would be more than two thirds."""
    item = late_item(running(cast, by_rules(cast, board, agenda_extension="two_thirds")), cast)
    assert admit(item, cast, yes, 1, 4 - yes).is_admitted is is_admitted


def test_where_the_rules_know_no_extension_nothing_is_added_late(cast, board):
    meeting = running(cast, by_rules(cast, board, agenda_extension="none"))
    with pytest.raises(Refusal, match="nicht möglich"):
        late_item(meeting, cast)


def test_the_vote_asks_for_a_reason_the_right_sum_and_a_quorum(cast, board):
    item = late_item(running(cast, board), cast)
    with pytest.raises(Refusal, match="Aufschub"):
        admit(item, cast, 5, reason=" ")
    with pytest.raises(Refusal, match="6 > 5"):
        admit(item, cast, 6)
    with pytest.raises(Refusal, match="Es fehlen noch 2"):
        admit(item, cast, 3)


def test_without_quorum_nothing_is_taken_up(cast, board):
    item = late_item(running(cast, board, present=3), cast)
    with pytest.raises(Refusal, match="nicht beschlussfähig"):
        admit(item, cast, 3)


def test_before_the_meeting_nobody_votes_on_it(cast, board):
    item = late_item(invited(cast, board), cast)
    with pytest.raises(WrongState):
        admit(item, cast, 5)


def test_a_round_without_notice_adds_what_it_likes(cast, board):
    meeting = running(cast, by_rules(cast, board, notice_days=0))
    assert not late_item(meeting, cast).needs_admission


def test_page_and_minutes_tell_the_vote(cast, board, client, monkeypatch):
    monkeypatch.setattr("accounts.clock.now", lambda: at("17:06"))
    meeting = running(cast, board)
    item = late_item(meeting, cast)
    client.force_login(cast.clerk)
    assert "noch nicht beschlossen" in client.get(meeting.get_absolute_url()).content.decode()
    data = {"reason": "Räumung", "yes": "4", "no": "1", "abstain": "0"}
    response = client.post(reverse("committees:item-admit", args=[item.pk]), data)
    assert response.status_code == 303
    assert "Nachtrag, aufgenommen." in client.get(meeting.get_absolute_url()).content.decode()
    (note,) = admission_note(item, admissions_of(meeting))
    assert "Räumung" in note
    assert "Aufgenommen mit 4 Ja, 1 Nein, 0 Enthaltungen" in note


def test_the_reason_of_a_secret_item_is_not_logged(cast, board):
    meeting = running(cast, board)
    item = add_item(
        meeting=meeting,
        title="Familie X",
        part="non_public",
        confidential_reason="personenbezogen",
        kind=AgendaItem.Kind.MOTION,
        today=LATE,
        by=cast.clerk,
    )
    admit(item, cast, 5, reason="Familie X verliert die Wohnung")
    entry = AuditEntry.objects.get(action="agenda.admission_voted")
    assert "Familie X" not in f"{entry.row_label}{entry.after}{entry.reason}"


def demand(cast, board, count, **fields):
    values = {
        "subject": "Kürzung der Mittel",
        "supporters": holders_of(board)[:count],
        "received_on": TODAY,
        "starts_at": at("17:00", dt.date(2026, 3, 30)),
        "location": "Saal",
    }
    return call_on_demand(committee=board, by=cast.clerk, **(values | fields))


def holders_of(board):
    return holders(type("M", (), {"term": board.terms.get()}))


def test_a_quarter_of_six_members_is_two_and_one_is_too_few(cast, board):
    by_rules(cast, board, demand_share="1/4")
    with pytest.raises(Refusal, match="Es verlangen 1 von 6 Mitgliedern, nötig sind 2 \\(ein Viertel"):
        demand(cast, board, 1)
    assert not Meeting.objects.exists()
    meeting = demand(cast, board, 2)
    assert (meeting.kind, meeting.demand.needed) == ("extraordinary", 2)
    assert meeting.items.filter(title="Kürzung der Mittel").exists()


def test_where_nobody_can_demand_nothing_is_called(cast, board):
    by_rules(cast, board, demand_share="")
    with pytest.raises(Refusal, match="nicht geregelt"):
        demand(cast, board, 6)


def test_people_of_another_committee_or_time_do_not_support(cast, board):
    by_rules(cast, board, demand_share="1/4")
    with pytest.raises(Refusal, match="gehört dem Gremium"):
        demand(cast, board, 2, received_on=dt.date(2030, 1, 1))


def test_the_page_calls_the_meeting(cast, board, client, monkeypatch):
    monkeypatch.setattr("accounts.clock.now", lambda: at("09:00", TODAY))
    by_rules(cast, board, demand_share="1/3")
    client.force_login(cast.clerk)
    url = reverse("committees:meeting-demand", args=[board.pk])
    people = [str(holding.pk) for holding in holders_of(board)]
    data = {
        "subject": "Mittel",
        "received_on": "02.03.2026",
        "starts_at": "30.03.2026",
        "starts_at_zeit": "17:00",
        "location": "Saal",
    }
    refused = client.post(url, data | {"supporters": people[:1]})
    assert refused.status_code == 422
    assert "nötig sind 2" in refused.content.decode()
    assert client.post(url, data | {"supporters": people[:2]}).status_code == 303
    assert MeetingDemand.objects.get().supporters.count() == 2


def test_one_objection_at_once_stops_a_late_meeting(cast, board):
    rule = NoticeRule(days=9, late=LateNotice.OBJECT_AT_ONCE)
    assert seats_to_stop(rule, 15) == 1
    assert not may_go_on(rule, objections=1, statutory=15)
    meeting = running(
        cast, by_rules(cast, board, late_notice="object_at_once"), today=LATE, reason="Hochwasser"
    )
    note_late_objections(meeting=meeting, count=1, by=cast.clerk)
    item = call(meeting, "Ö 2", cast)
    with pytest.raises(Refusal, match="Ladungsfrist war abgekürzt"):
        record_vote(item=item, motion=Motion("x"), count=Count(5), at=at("17:12"), by=cast.clerk)


def test_attending_heals_a_late_notice_for_those_who_came_only(cast, board):
    board = by_rules(cast, board, late_notice="attending_heals")
    meeting = running(cast, board, today=LATE, reason="Hochwasser")
    with pytest.raises(Refusal, match="es fehlen: Mitglied 06"):
        call(meeting, "Ö 2", cast)
    call(meeting, "Ö 3", cast)
    arrive(meeting=meeting, holding=holders(meeting)[5], at=at("17:15"), by=cast.clerk)
    assert call(meeting, "Ö 2", cast, clock="17:20").state == "called"


def test_in_time_nobody_has_to_be_healed(cast, board):
    meeting = running(cast, by_rules(cast, board, late_notice="attending_heals"))
    assert call(meeting, "Ö 2", cast).state == "called"
