"""Two boards, one text: what they share, what each keeps, and whose rule says no."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404

from accounts.audit.models import AuditEntry
from accounts.refusals import Refusal, WrongState
from committees.meetings.joint.models import JointSession
from committees.meetings.joint.services import keep_item, part_again, share_item, sit_together
from committees.meetings.models import AgendaItem, Meeting, Minutes, Part
from committees.meetings.selectors import notice_if_sent, room_of
from committees.meetings.services.agenda import add_item, move_item, update_item, withdraw_item
from committees.meetings.services.attendance import arrive
from committees.meetings.services.conduct import (
    close_meeting,
    interrupt_meeting,
    open_meeting,
    resume_meeting,
)
from committees.meetings.services.invitation import cancel_meeting, invite
from committees.meetings.services.items import call_item, finish_item, write_record
from committees.meetings.services.minutes import submit_minutes
from committees.meetings.services.planning import create_meeting, move_meeting, update_meeting
from committees.meetings.services.votes import Motion, record_vote
from committees.rules.voting import Count
from tests.committees.make import MEETING_DAY, SECRET, at, holders, let_in, make_board, make_meeting
from tests.committees.make_joint import (
    BOTH,
    agenda,
    make_council,
    make_joint,
    may_clerk,
    open_joint,
    partner_of,
    same,
)

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 3, 2)
MOTION = "Merkblatt zur Wohnungsgeberbescheinigung"
COMMON = ["Ö 1 Begrüßung und Tagesordnung", f"Ö 2 {MOTION}", "Ö 3 Anfragen"]


def test_both_boards_have_the_common_items_under_the_same_numbers(cast):
    leading, other = make_joint(cast)
    assert agenda(leading)[:3] == COMMON
    assert agenda(other) == COMMON
    assert (
        same(leading.items.get(number="Ö 2"), other).proposal
        == "Der Beirat empfiehlt ein gemeinsames Merkblatt."
    )


def test_what_is_not_public_is_shared_with_nobody_unasked(cast):
    leading, other = make_joint(cast)
    assert leading.items.get(part=Part.NON_PUBLIC).number == "N E1"
    assert not other.items.filter(part=Part.NON_PUBLIC).exists()
    assert not AgendaItem.objects.filter(meeting=other, title=SECRET).exists()


def test_each_board_keeps_its_number_its_people_and_its_rules(cast):
    leading, other = make_joint(cast)
    assert (other.number, other.committee.name) == (1, "Jugendrat Auental")
    assert other.chair_name == "Jugend 02"
    assert (other.starts_at, other.location) == (leading.starts_at, leading.location)
    assert notice_if_sent(leading, TODAY).is_kept
    assert not notice_if_sent(other, dt.date(2026, 3, 3)).is_kept, "Its own rules ask for 14 days."


def test_a_planned_meeting_of_the_same_day_is_taken_and_same_words_become_one_item(cast):
    board, council = make_board(cast, seats=5, vacant=0), make_council(cast)
    may_clerk(cast, council)
    planned = create_meeting(
        committee=council, starts_at=at("10:00"), location="Jugendhaus", by=cast.coordinator
    )
    add_item(meeting=planned, title="Skatepark", by=cast.coordinator)
    leading = make_meeting(cast, board)
    sit_together(meeting=leading, committees=[council], by=cast.clerk)
    assert partner_of(leading).pk == planned.pk
    planned.refresh_from_db()
    assert (planned.starts_at, planned.location) == (leading.starts_at, leading.location)
    assert agenda(planned) == [*COMMON[:2], "Ö E1 Skatepark", COMMON[2]]


def test_the_own_last_minutes_stay_with_their_board(cast):
    from tests.committees.test_meetings_secret import hold_meeting_of

    council = make_council(cast)
    may_clerk(cast, council)
    board = make_board(cast)
    hold_meeting_of(cast, make_meeting(cast, board))
    leading = make_meeting(cast, board, day=dt.date(2026, 6, 16))
    sit_together(meeting=leading, committees=[council], by=cast.clerk)
    own = leading.items.get(approves__isnull=False)
    assert own.number == "Ö E1"
    assert not own.is_joint
    assert not partner_of(leading).items.filter(approves__isnull=False).exists()


def test_who_may_not_plan_for_a_board_cannot_take_it_in(cast):
    board, council = make_board(cast), make_council(cast)
    leading = make_meeting(cast, board)
    with pytest.raises(PermissionDenied):
        sit_together(meeting=leading, committees=[council], by=cast.clerk)
    create_meeting(committee=council, starts_at=at("10:00"), location="Jugendhaus", by=cast.coordinator)
    with pytest.raises((Http404, PermissionDenied)):
        sit_together(meeting=leading, committees=[council], by=cast.clerk)
    assert not JointSession.objects.exists()


def test_a_board_of_another_district_never_sits_with_ours(cast):
    leading = make_meeting(cast)
    with pytest.raises(Refusal, match="anderen Kreis"):
        sit_together(meeting=leading, committees=[cast.foreign_board], by=cast.coordinator)


def test_a_board_sits_in_a_joint_session_once_and_one_leads(cast):
    leading, other = make_joint(cast)
    with pytest.raises(Refusal, match="tagt schon mit"):
        sit_together(meeting=leading, committees=[other.committee], by=cast.clerk)
    with pytest.raises(WrongState, match="führt"):
        sit_together(meeting=other, committees=[leading.committee], by=cast.clerk)
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.filter(pk=other.pk).update(leads=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.filter(pk=leading.pk).update(joint=None)


def test_after_an_invitation_nobody_joins_and_nobody_parts(cast):
    leading, other = make_joint(cast)
    invite(meeting=other, today=TODAY, by=cast.clerk)
    with pytest.raises(WrongState, match="vor der ersten Einladung"):
        part_again(meeting=leading, by=cast.clerk)
    with pytest.raises(WrongState, match="vor der ersten Einladung"):
        keep_item(item=leading.items.get(number="Ö 2"), by=cast.clerk)


def test_parting_leaves_each_board_its_meeting_and_its_agenda(cast):
    leading, other = make_joint(cast)
    part_again(meeting=leading, by=cast.clerk)
    leading.refresh_from_db()
    other.refresh_from_db()
    assert (leading.joint, leading.leads, other.joint) == (None, False, None)
    assert agenda(other) == COMMON
    assert leading.items.get(part=Part.NON_PUBLIC).number == "N 1"
    update_item(item=other.items.get(number="Ö 2"), title="Eigenes Merkblatt", by=cast.clerk)
    assert leading.items.get(number="Ö 2").title == MOTION


def test_a_common_item_is_written_once_and_both_logs_tell_it(cast):
    leading, other = make_joint(cast)
    item = update_item(
        item=leading.items.get(number="Ö 2"), title="Merkblatt in vier Sprachen", by=cast.clerk
    )
    twin = same(item, other)
    assert twin.title == "Merkblatt in vier Sprachen"
    logged = AuditEntry.objects.filter(action="agenda.item_changed", row_id__in=[item.pk, twin.pk])
    assert logged.count() == 2


def test_a_joined_board_does_not_edit_a_common_item_alone(cast):
    leading, other = make_joint(cast)
    twin = other.items.get(number="Ö 2")
    for deed in (
        lambda: update_item(item=twin, title="Anders", by=cast.clerk),
        lambda: move_item(item=twin, up=True, by=cast.clerk),
        lambda: withdraw_item(item=twin, reason="nicht reif", by=cast.clerk),
        lambda: add_item(meeting=other, title="Neu", is_joint=True, by=cast.clerk),
        lambda: move_meeting(meeting=other, starts_at=at("18:00"), location="Aula", by=cast.clerk),
        lambda: update_meeting(meeting=other, location="Aula", by=cast.clerk),
        lambda: open_meeting(meeting=other, at=at("17:00"), by=cast.clerk),
    ):
        with pytest.raises(WrongState, match="für alle Gremien auf einmal"):
            deed()
    assert agenda(other) == agenda(leading)[:3]


def test_own_items_have_numbers_of_their_own_and_leave_the_common_ones_alone(cast):
    leading, other = make_joint(cast)
    own = add_item(meeting=other, title="Skatepark", by=cast.clerk)
    move_item(item=own, up=True, by=cast.clerk)
    add_item(meeting=other, title="Fahrt", by=cast.clerk)
    assert agenda(other) == [COMMON[0], "Ö E1 Skatepark", COMMON[1], "Ö E2 Fahrt", COMMON[2]]
    assert agenda(leading)[:3] == COMMON
    assert [item.position for item in other.items.all()] == [1, 2, 3, 4, 5]


def test_common_items_change_places_in_every_board(cast):
    leading, other = make_joint(cast)
    own = add_item(meeting=other, title="Skatepark", by=cast.clerk)
    move_item(item=own, up=True, by=cast.clerk)
    item = move_item(item=leading.items.get(number="Ö 2"), up=True, by=cast.clerk)
    assert item.number == "Ö 1"
    assert agenda(leading)[:2] == [f"Ö 1 {MOTION}", "Ö 2 Begrüßung und Tagesordnung"]
    assert agenda(other) == [f"Ö 1 {MOTION}", "Ö E1 Skatepark", "Ö 2 Begrüßung und Tagesordnung", COMMON[2]]


def test_once_one_board_is_invited_the_common_numbers_stay_in_all(cast):
    leading, other = make_joint(cast)
    invite(meeting=leading, today=TODAY, by=cast.clerk)
    leading.refresh_from_db()
    late = add_item(meeting=leading, title="Eilig", is_joint=True, by=cast.clerk, today=TODAY)
    assert late.number == "Ö 2a"
    assert same(late, other).number == "Ö 2a"
    own = add_item(meeting=other, title="Skatepark", by=cast.clerk, today=TODAY)
    assert own.number == "Ö E1", "The council has no invitation yet: its own series is still free."
    withdraw_item(item=leading.items.get(number="Ö 2"), reason="nicht reif", by=cast.clerk)
    assert [item.state for item in AgendaItem.objects.filter(title=MOTION)] == ["withdrawn", "withdrawn"]
    assert other.items.get(title=MOTION).number == "Ö 2"


def test_a_late_item_waits_in_each_board_by_the_rules_of_that_board(cast):
    leading, other = make_joint(cast)
    for meeting in (leading, other):
        invite(meeting=meeting, today=TODAY, by=cast.clerk)
    leading.refresh_from_db()
    late = add_item(meeting=leading, title="Eilig", is_joint=True, by=cast.clerk, today=dt.date(2026, 3, 4))
    assert not late.needs_admission, "Nine days are kept."
    assert same(late, other).needs_admission, "Fourteen are not."


def test_before_the_invitation_an_item_can_be_shared_and_taken_back(cast):
    leading, other = make_joint(cast)
    item = keep_item(item=leading.items.get(number="Ö 2"), by=cast.clerk)
    assert (item.number, item.is_joint) == ("Ö E1", False)
    assert agenda(other) == ["Ö 1 Begrüßung und Tagesordnung", "Ö 2 Anfragen"]
    item = share_item(item=item, by=cast.clerk)
    assert item.number == "Ö 2"
    assert agenda(other) == COMMON


def test_where_nobody_sits_along_nothing_is_shared_and_nothing_ends(cast):
    meeting = make_meeting(cast)
    item = meeting.items.get(number="Ö 2")
    for deed in (
        lambda: share_item(item=item, by=cast.clerk),
        lambda: keep_item(item=item, by=cast.clerk),
        lambda: part_again(meeting=meeting, by=cast.clerk),
    ):
        with pytest.raises(WrongState, match="nicht gemeinsam mit einem anderen Gremium"):
            deed()
    item.refresh_from_db()
    assert (item.number, item.joint_key) == ("Ö 2", None)


def test_a_secret_item_is_shared_only_by_whoever_asks_for_it(cast):
    leading, other = make_joint(cast)
    share_item(item=leading.items.get(part=Part.NON_PUBLIC), by=cast.clerk)
    twin = other.items.get(part=Part.NON_PUBLIC)
    assert (twin.number, twin.title, twin.shown_title) == ("N 1", SECRET, "Einzelangelegenheit")


def test_moving_the_leading_meeting_moves_the_others_and_asks_each_for_its_notice(cast):
    leading, other = make_joint(cast)
    for meeting in (leading, other):
        invite(meeting=meeting, today=TODAY, by=cast.clerk)
    start = at("18:00", dt.date(2026, 3, 18))
    move_meeting(meeting=leading, starts_at=start, location="Aula", by=cast.clerk)
    leading.refresh_from_db()
    other.refresh_from_db()
    assert (other.starts_at, other.location, other.state) == (start, "Aula", "scheduled")
    invite(meeting=leading, today=dt.date(2026, 3, 5), by=cast.clerk)
    with pytest.raises(Refusal, match="Frist verletzt"):
        invite(meeting=other, today=dt.date(2026, 3, 5), by=cast.clerk)


def test_calling_off_the_leading_meeting_calls_off_all_and_tells_everybody_invited(cast, mailoutbox):
    leading, other = make_joint(cast)
    invite(meeting=other, today=TODAY, by=cast.clerk)
    cancel_meeting(meeting=leading, reason="Saal gesperrt", by=cast.clerk)
    other.refresh_from_db()
    assert (other.state, other.cancel_reason) == ("cancelled", "Saal gesperrt")


def test_a_board_that_stays_away_does_not_stop_the_others(cast):
    leading, other = make_joint(cast)
    cancel_meeting(meeting=other, reason="Prüfungszeit", by=cast.clerk)
    leading.refresh_from_db()
    assert leading.state == "scheduled"
    let_in(leading, 3, cast)
    opened = open_meeting(meeting=leading, at=at("17:05"), by=cast.clerk)
    call_item(item=opened.items.get(number="Ö 2"), at=at("17:10"), by=cast.clerk)
    for meeting in (other, Meeting.objects.get(pk=other.pk)):
        with pytest.raises(WrongState):
            call_item(item=meeting.items.get(number="Ö 2"), at=at("17:12"), by=cast.clerk)
    other.refresh_from_db()
    assert other.state == "cancelled"
    assert other.items.get(number="Ö 2").state == "planned"


def test_opening_breaks_and_end_happen_once_for_both(cast):
    leading, other = open_joint(cast)
    assert (other.state, other.opened_at) == ("open", leading.opened_at)
    interrupt_meeting(meeting=leading, at=at("17:30"), by=cast.clerk)
    resume_meeting(meeting=leading, at=at("17:40"), by=cast.clerk)
    close_meeting(meeting=leading, at=at("18:00"), by=cast.clerk)
    other.refresh_from_db()
    assert other.closed_at == at("18:00")
    assert [(row.start, row.until) for row in other.breaks.all()] == [(at("17:30"), at("17:40"))]
    assert Minutes.objects.filter(meeting__in=[leading, other], part=Part.PUBLIC).count() == 2


def test_one_board_that_cannot_close_keeps_all_open_and_is_named(cast):
    leading, other = open_joint(cast)
    arrive(meeting=other, holding=holders(other)[4], at=at("18:30"), by=cast.clerk)
    with pytest.raises(Refusal, match="Jugendrat Auental: Jugend 05 ist laut Liste erst danach"):
        close_meeting(meeting=leading, at=at("18:00"), by=cast.clerk)
    leading.refresh_from_db()
    assert leading.state == "open"


def test_an_item_is_called_once_for_both_and_ends_what_was_called_before(cast):
    leading, other = open_joint(cast)
    call_item(item=leading.items.get(number="Ö 1"), at=at("17:06"), by=cast.clerk)
    item = call_item(item=leading.items.get(number="Ö 2"), at=at("17:10"), by=cast.clerk)
    twin = same(item, other)
    assert (twin.state, twin.called_at) == ("called", at("17:10"))
    assert [row.state for row in AgendaItem.objects.filter(number="Ö 1")] == ["noted", "noted"]


def test_an_own_item_is_called_in_its_board_alone(cast):
    leading, other = open_joint(cast)
    own = add_item(meeting=other, title="Skatepark", by=cast.clerk)
    AgendaItem.objects.filter(pk=own.pk).update(needs_admission=False)
    common = call_item(item=leading.items.get(number="Ö 2"), at=at("17:10"), by=cast.clerk)
    call_item(item=own, at=at("17:20"), by=cast.clerk)
    common.refresh_from_db()
    assert common.state == "called"
    assert same(common, other).state == "noted"


def test_each_board_votes_for_itself_by_its_own_seats_and_makes_its_own_resolution(cast):
    leading, other = open_joint(cast)
    let_in(other, 0, cast)
    arrive(meeting=other, holding=holders(other)[3], at=at("17:08"), by=cast.clerk)
    item = call_item(item=leading.items.get(number="Ö 2"), at=at("17:10"), by=cast.clerk)
    twin = same(item, other)
    ours = record_vote(item=item, motion=Motion(item.proposal), count=Count(3), at=at("17:12"), by=cast.clerk)
    theirs = record_vote(
        item=twin, motion=Motion(twin.proposal), count=Count(1, 3), at=at("17:13"), by=cast.clerk
    )
    assert (ours.entitled, ours.result) == (3, "accepted")
    assert (theirs.entitled, theirs.result) == (4, "rejected")
    assert ours.resolution.committee == leading.committee
    assert not other.resolutions.exists()
    item.refresh_from_db()
    assert (item.state, same(item, other).state) == ("decided", "decided")


def test_a_person_on_both_boards_is_present_in_both_and_counts_once_in_each(cast):
    leading, other = make_joint(cast)
    for meeting in (leading, other):
        holding = next(row for row in holders(meeting) if row.person.name == BOTH)
        arrive(meeting=meeting, holding=holding, at=at("16:58"), by=cast.clerk)
        assert room_of(meeting).present(at("17:00")) == 1
    assert leading.attendances.get().name == other.attendances.get().name == BOTH


def test_noting_from_the_lead_ends_the_item_for_all_who_have_not_ended_it(cast):
    leading, other = open_joint(cast)
    item = call_item(item=leading.items.get(number="Ö 2"), at=at("17:10"), by=cast.clerk)
    twin = finish_item(item=same(item, other), outcome="postponed", by=cast.clerk)
    item.refresh_from_db()
    assert (item.state, twin.state) == ("called", "postponed"), "A board postpones for itself."
    finish_item(item=item, outcome="noted", by=cast.clerk)
    twin.refresh_from_db()
    assert twin.state == "postponed"


def test_the_text_of_a_common_item_is_one_and_stays_when_one_board_has_released_its_minutes(cast):
    leading, other = open_joint(cast)
    item = call_item(item=leading.items.get(number="Ö 2"), at=at("17:10"), by=cast.clerk)
    write_record(item=item, text="Alle sprechen dafür.", by=cast.clerk)
    assert same(item, other).record == "Alle sprechen dafür."
    close_meeting(meeting=leading, at=at("18:00"), by=cast.clerk)
    write_record(item=same(item, other), text="Alle sprechen dafür, auch die Jugend.", by=cast.clerk)
    item.refresh_from_db()
    assert item.record.endswith("auch die Jugend.")
    submit_minutes(meeting=other, today=MEETING_DAY, by=cast.clerk)
    Minutes.objects.filter(meeting=other).update(state="ready")
    with pytest.raises(WrongState, match="Jugendrat Auental: Der Text ist zur Unterschrift freigegeben"):
        write_record(item=item, text="Noch einmal anders.", by=cast.clerk)


def test_the_database_holds_one_row_per_board_and_common_item(cast):
    leading, other = make_joint(cast)
    key = leading.items.get(number="Ö 1").joint_key
    with pytest.raises(IntegrityError), transaction.atomic():
        AgendaItem.objects.filter(meeting=other, number="Ö 2").update(joint_key=key)
