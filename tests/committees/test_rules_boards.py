"""The examples of B.3 that live in rows: rule profiles in force, meetings, votes, minutes."""

import datetime as dt
import hashlib
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from accounts.refusals import Refusal, WrongState
from committees.meetings.allowances import claims_of, meetings_to_pay
from committees.meetings.contexts.invitation import invitation_context
from committees.meetings.contexts.minutes import minutes_context
from committees.meetings.interests import Interests
from committees.meetings.models import AgendaItem, Meeting, Part, Vote
from committees.meetings.selectors import (
    entitled_at,
    minutes_due_of,
    quorum_at,
    room_of,
    rules_of,
)
from committees.meetings.services.agenda import add_item
from committees.meetings.services.attendance import add_guest, arrive, leave
from committees.meetings.services.conduct import (
    change_chair,
    close_meeting,
    doubt_quorum,
    note_late_objections,
    open_meeting,
)
from committees.meetings.services.invitation import invite
from committees.meetings.services.items import declare_conflict, return_from_conflict, write_record
from committees.meetings.services.minutes import (
    note_correction,
    publish_minutes,
    render_minutes,
    sign_minutes,
    submit_minutes,
)
from committees.meetings.services.planning import create_meeting, schedule_meeting
from committees.meetings.services.votes import Motion, record_vote
from committees.papers.models import Resolution
from committees.papers.services import FollowUp, note_consultation, plan_consultation
from committees.roster.models import RuleProfile
from committees.roster.selectors import rules_on, seats_on, term_on
from committees.roster.services import (
    set_allowance,
    set_rules,
    start_term,
    take_over_template,
)
from committees.rules.quorum import Standing
from committees.rules.voting import Count
from documents.store.models import StoredDocument
from tests.committees.make import (
    at,
    call,
    holders,
    let_in,
    make_board,
    make_meeting,
    open_with,
)
from tests.committees.make_minutes import submit_and_release
from tests.pdf import pdf_text

START = dt.date(2024, 6, 12)
TODAY = dt.date(2026, 3, 20)
TEXT = Motion("Der Beirat empfiehlt ein gemeinsames Merkblatt.")


def board_by(cast, land: str, *, seats: int = 15, **own):
    board = make_board(cast, seats=seats, vacant=0, deputies=1)
    take_over_template(committee=board, template=land, valid_from=START, by=cast.coordinator)
    if own:
        set_rules(committee=board, valid_from=START, by=cast.coordinator, **own)
    return board


def send_home(meeting, count, cast, clock):
    for holding in holders(meeting)[:count]:
        leave(attendance=meeting.attendances.get(holding=holding), at=at(clock, meeting.day), by=cast.clerk)


def vote(item, cast, count, clock="17:40", **fields):
    return record_vote(item=item, motion=TEXT, count=count, at=at(clock), by=cast.clerk, **fields)


# --- Profiles and their versions ---------------------------------------------------------------


def test_a_board_takes_a_template_and_deviates_value_by_value(cast):
    board = board_by(cast, "SH", notice_days=14, sources={"notice": "§ 4 GeschO"})
    rules = rules_on(board, TODAY)
    assert (rules.template, rules.notice_days, rules.deemed_receipt_days) == ("SH", 14, 4)
    assert rules.sources["notice"]["origin"] == "own"
    assert rules.sources["receipt"]["origin"] == "template"
    assert board.rules.count() == 1


def test_new_rules_from_a_day_on_leave_the_earlier_version_to_earlier_meetings(cast):
    board = board_by(cast, "HE")
    set_rules(
        committee=board, valid_from=dt.date(2026, 4, 1), by=cast.coordinator,
        notice_days=14, sources={"notice": "§ 2 GeschO"},
    )  # fmt: skip
    march = make_meeting(cast, board)
    june = make_meeting(cast, board, day=dt.date(2026, 6, 16))
    assert (rules_of(march).notice_days, rules_of(june).notice_days) == (3, 14)
    assert rules_of(june).quorum_presumed, "what is not named stays as it was"
    assert rules_of(june).sources["quorum"]["origin"] == "template"


def test_rules_by_which_a_meeting_was_held_are_fixed_but_their_source_may_be_mended(cast):
    meeting = open_with(cast, 9, make_meeting(cast, board_by(cast, "HE")))
    board = meeting.committee
    for day in (START, meeting.day, dt.date(2026, 1, 1)):
        with pytest.raises(Refusal, match="frühestens am Tag danach"):
            set_rules(committee=board, valid_from=day, by=cast.coordinator, notice_days=5)
    mended = set_rules(
        committee=board, valid_from=START, by=cast.coordinator, sources={"notice": "§ 4 GeschO"}
    )
    assert (mended.notice_days, mended.source("notice")) == (3, "§ 4 GeschO")
    tomorrow = meeting.day + dt.timedelta(days=1)
    set_rules(committee=board, valid_from=tomorrow, by=cast.coordinator, notice_days=5)
    assert (rules_of(meeting).notice_days, rules_on(board, tomorrow).notice_days) == (3, 5)


def test_the_database_itself_refuses_two_profiles_on_one_day(cast):
    board = board_by(cast, "HE")
    set_rules(committee=board, valid_from=dt.date(2026, 4, 1), by=cast.coordinator, notice_days=5)
    same = {"committee": board, "district": board.district}
    with pytest.raises(IntegrityError, match="rules_no_overlap"), transaction.atomic():
        RuleProfile.objects.create(**same, valid_from=dt.date(2025, 1, 1), valid_until=dt.date(2025, 2, 1))
    with pytest.raises(IntegrityError, match="rules_no_overlap"), transaction.atomic():
        board.rules.filter(valid_from=START).update(valid_until=dt.date(2026, 4, 2))
    before = RuleProfile.objects.create(**same, valid_from=dt.date(2020, 1, 1), valid_until=START)
    assert before.pk, "back to back is no overlap"


# --- Quorum ------------------------------------------------------------------------------------


def test_b3_03_a_conflict_lowers_the_quorum_of_its_item_and_of_no_other(cast):
    meeting = open_with(cast, 10, make_meeting(cast, board_by(cast, "SH")))
    item = call(meeting, "Ö 2", cast)
    for holding in holders(meeting)[:3]:
        declare_conflict(
            item=item, attendance=meeting.attendances.get(holding=holding), ground="Vorstand",
            at=at("17:15"), by=cast.clerk,
        )  # fmt: skip
    finding = quorum_at(meeting, room_of(meeting), at("17:30"), item=item)
    assert (finding.present, finding.needed, finding.is_quorate) == (7, 7, True)
    assert quorum_at(meeting, room_of(meeting), at("17:30")).needed == 8
    assert vote(item, cast, Count(7)).entitled == 7


def test_b3_05_presumed_while_nobody_doubts_lost_by_doubt_or_below_the_floor(cast):
    meeting = open_with(cast, 9, make_meeting(cast, board_by(cast, "SH")))
    item = call(meeting, "Ö 2", cast)
    send_home(meeting, 3, cast, "17:20")
    first = vote(item, cast, Count(6), "17:25")
    assert first.result == "accepted"
    assert doubt_quorum(meeting=meeting, at=at("17:30"), by=cast.clerk).present == 6
    other = call(meeting, "Ö 1", cast, clock="17:32")
    with pytest.raises(Refusal, match="bezweifelt") as refused:
        vote(other, cast, Count(6))
    assert refused.value.source.startswith("§ 38 GO SH")


def test_b3_05_a_vote_with_four_of_fifteen_is_blocked_without_any_motion(cast):
    meeting = open_with(cast, 9, make_meeting(cast, board_by(cast, "SH")))
    item = call(meeting, "Ö 2", cast)
    send_home(meeting, 5, cast, "17:20")
    finding = quorum_at(meeting, room_of(meeting), at("17:30"))
    assert finding.standing == Standing.BELOW_FLOOR
    with pytest.raises(Refusal, match="Weniger als 5 Sitze"):
        vote(item, cast, Count(4))
    assert not Vote.objects.exists()


def test_where_every_vote_is_counted_nobody_needs_to_doubt(cast):
    meeting = open_with(cast, 9, make_meeting(cast, board_by(cast, "BW")))
    with pytest.raises(Refusal, match="bei jedem Beschluss gezählt"):
        doubt_quorum(meeting=meeting, at=at("17:30"), by=cast.clerk)


def test_b3_06_a_second_session_decides_with_two_in_hesse_if_the_invitation_says_so(cast):
    board = board_by(cast, "HE")
    meeting = make_meeting(cast, board, kind=Meeting.Kind.SECOND)
    assert "genügt jede Zahl" in invitation_context(meeting, sent_on=dt.date(2026, 3, 2)).quorum_line
    invited = invite(meeting=meeting, today=dt.date(2026, 3, 2), by=cast.clerk)
    assert invited.names_second_session
    let_in(invited, 2, cast)
    running = open_meeting(meeting=invited, at=at("17:05"), by=cast.clerk)
    assert vote(call(running, "Ö 2", cast), cast, Count(2)).result == "accepted"


def test_b3_06_without_that_sentence_the_normal_quorum_holds(cast):
    meeting = open_with(cast, 2, make_meeting(cast, board_by(cast, "HE"), kind=Meeting.Kind.SECOND))
    assert not meeting.names_second_session
    with pytest.raises(Refusal, match="nicht beschlussfähig"):
        vote(call(meeting, "Ö 2", cast), cast, Count(2))


def test_b3_10_a_recall_is_rejected_with_nine_of_fifteen(cast):
    meeting = open_with(cast, 9, make_meeting(cast, board_by(cast, "NW")))
    item = call(meeting, "Ö 2", cast)
    motion = Motion("Frau M. wird abberufen.", subject=Vote.Subject.RECALL)
    stored = record_vote(item=item, motion=motion, count=Count(9), at=at("17:40"), by=cast.clerk)
    assert stored.result == "rejected"
    assert "10 Ja von 15" in stored.rule_words
    assert "bitte prüfen" in stored.rule_source


def test_b3_13_five_objections_stop_a_late_summons_and_four_do_not(cast):
    meeting = make_meeting(cast, board_by(cast, "SH"))
    invited = invite(meeting=meeting, today=dt.date(2026, 3, 10), reason="Frist des Landes", by=cast.clerk)
    assert invited.recipients.first().deemed_received_on == dt.date(2026, 3, 14)
    note_late_objections(meeting=invited, count=5, by=cast.clerk)
    running = open_with(cast, 9, invited)
    item = call(running, "Ö 2", cast)
    with pytest.raises(Refusal, match="5 Mitglieder haben widersprochen"):
        vote(item, cast, Count(9))
    note_late_objections(meeting=running, count=4, by=cast.clerk)
    assert vote(item, cast, Count(9)).result == "accepted"


def test_an_urgent_summons_leaves_at_least_48_hours_where_the_rules_say_so(cast):
    meeting = make_meeting(cast, board_by(cast, "NW"))
    with pytest.raises(Refusal, match="48 Stunden"):
        invite(meeting=meeting, today=dt.date(2026, 3, 16), reason="eilig", by=cast.clerk)
    invited = invite(meeting=meeting, today=dt.date(2026, 3, 15), reason="eilig", by=cast.clerk)
    assert invited.shortening_reason == "eilig"


def test_b3_15_the_next_meeting_brings_the_due_day_forward(cast):
    board = board_by(cast, "SH")
    meeting = make_meeting(cast, board, day=dt.date(2026, 3, 19))
    assert minutes_due_of(meeting, rules_of(meeting)) == dt.date(2026, 4, 18)
    make_meeting(cast, board, day=dt.date(2026, 4, 9))
    assert minutes_due_of(meeting, rules_of(meeting)) == dt.date(2026, 4, 9)


# --- Minutes -----------------------------------------------------------------------------------


def held(cast, board, present=9, **fields) -> Meeting:
    meeting = open_with(cast, present, make_meeting(cast, board, **fields))
    call(meeting, "Ö 2", cast)
    return close_meeting(meeting=meeting, at=at("18:40", meeting.day), by=cast.clerk)


def sign(meeting, role, name, cast, **fields):
    fields = {"signed_on": TODAY, "today": TODAY, "by": cast.clerk, "is_on_paper": True} | fields
    return sign_minutes(meeting=meeting, role=role, name=name, **fields)


def test_b3_16_in_nrw_an_objection_becomes_a_note_in_the_next_minutes(cast):
    board = board_by(cast, "NW")
    seventh = held(cast, board)
    submit_and_release(cast, seventh, TODAY)
    sign(seventh, "clerk", "Marek Winter", cast)
    sign(seventh, "chair", "Mitglied 01", cast)
    seventh.refresh_from_db()
    minutes = publish_minutes(meeting=seventh, today=TODAY, by=cast.clerk)
    before = hashlib.sha256(bytes(StoredDocument.objects.get(pk=minutes.document_id).content)).hexdigest()
    eighth = make_meeting(cast, board, day=dt.date(2026, 6, 16))
    item = eighth.items.get(number="Ö 1")
    assert (item.title, item.proposal) == ("Einwendungen gegen die Niederschrift vom 17.03.2026", "")
    open_with(cast, 9, eighth)
    note_correction(
        minutes=minutes, text="Richtig: 12 Vordrucke.", today=eighth.day, decided_in=eighth, by=cast.clerk
    )
    told = minutes_context(eighth, Part.PUBLIC).items[0].notes
    assert told == ("Berichtigung der Niederschrift vom 17. März 2026: Richtig: 12 Vordrucke.",)
    stored = bytes(StoredDocument.objects.get(pk=minutes.document_id).content)
    assert hashlib.sha256(stored).hexdigest() == before
    with pytest.raises(Refusal, match="spätere Sitzung"):
        note_correction(minutes=minutes, text="x", today=TODAY, decided_in=seventh, by=cast.clerk)


def test_b3_17_four_signatures_seal_and_an_absent_member_cannot_sign(cast, judge_pdf):
    board = board_by(cast, "BW")
    meeting = open_with(cast, 9, make_meeting(cast, board))
    early = meeting.attendances.get(holding=holders(meeting)[1])
    leave(attendance=early, at=at("17:50"), by=cast.clerk)
    meeting = close_meeting(meeting=meeting, at=at("18:40"), by=cast.clerk)
    submit_and_release(cast, meeting, TODAY)
    sign(meeting, "clerk", "Marek Winter", cast)
    sign(meeting, "chair", "Mitglied 01", cast)
    with pytest.raises(Refusal, match="nicht teilgenommen"):
        sign(meeting, "member", "Mitglied 12", cast)
    sign(meeting, "member", "Mitglied 02", cast)
    meeting.refresh_from_db()
    assert meeting.state == Meeting.State.CLOSED
    sign(meeting, "member", "Mitglied 03", cast)
    meeting.refresh_from_db()
    assert meeting.state == Meeting.State.MINUTED
    data = bytes(meeting.minutes.get(part=Part.PUBLIC).document.content)
    assert all(name in pdf_text(data) for name in ("Mitglied 02", "Mitglied 03", "Marek Winter"))
    judge_pdf(data)


def test_b3_17_each_chair_signs_for_the_own_items(cast):
    meeting = open_with(cast, 9, make_meeting(cast, board_by(cast, "HE")))
    change_chair(item=meeting.items.get(number="Ö 3"), name="Mitglied 02", by=cast.clerk)
    meeting.chair_name = "Mitglied 01"
    meeting.save()
    meeting = close_meeting(meeting=meeting, at=at("18:40"), by=cast.clerk)
    lines = [(field.name, field.line) for field in minutes_context(meeting, Part.PUBLIC).signatures]
    assert lines[:2] == [("Mitglied 01", "Vorsitz, für Ö 1–Ö 2"), ("Mitglied 02", "Vorsitz, für Ö 3–N 1")]
    submit_and_release(cast, meeting, TODAY)
    sign(meeting, "clerk", "Marek Winter", cast)
    with pytest.raises(Refusal, match="keinen Punkt geleitet"):
        sign(meeting, "chair", "Mitglied 05", cast)
    sign(meeting, "chair", "Mitglied 01", cast)
    assert not meeting.minutes.filter(state="signed").exists()
    sign(meeting, "chair", "Mitglied 02", cast)
    assert meeting.minutes.filter(state="signed").count() == 2
    with pytest.raises(WrongState):
        change_chair(item=meeting.items.get(number="Ö 2"), name="Mitglied 03", by=cast.clerk)


def test_in_a_light_round_the_clerk_alone_signs(cast):
    meeting = held(cast, board_by(cast, "light"), present=2)
    submit_minutes(meeting=meeting, today=TODAY, by=cast.clerk)
    with pytest.raises(Refusal, match="sehen die Regeln des Gremiums nicht vor"):
        sign(meeting, "chair", "Mitglied 01", cast)
    sign(meeting, "clerk", "Marek Winter", cast)
    assert meeting.minutes.filter(state="signed").exists()


def test_b3_18_of_a_secret_item_only_the_neutral_title_is_printed(cast):
    meeting = make_meeting(cast, board_by(cast, "NW"))
    add_item(
        meeting=meeting, title="Einzelfall Familie X", part=Part.NON_PUBLIC, kind=AgendaItem.Kind.MOTION,
        confidential_reason="personenbezogen", by=cast.clerk,
    )  # fmt: skip
    running = open_with(cast, 9, meeting)
    item = call(running, "N 2", cast)
    write_record(item=item, text="Familie X berichtet.", by=cast.clerk, version=item.version)
    record_vote(
        item=item, motion=Motion("Familie X erhält Hilfe."), count=Count(9), at=at("17:40"), by=cast.clerk
    )
    closed = close_meeting(meeting=running, at=at("18:40"), by=cast.clerk)
    public = " ".join(pdf_text(render_minutes(closed, Part.PUBLIC)).split())
    assert "N 2" in public
    assert public.count("Einzelangelegenheit") == 2
    assert "Familie X" not in public
    assert "Familie X" in " ".join(pdf_text(render_minutes(closed, Part.NON_PUBLIC)).split())


def test_b3_19_a_conflict_is_suggested_and_its_times_are_printed(cast):
    meeting = open_with(cast, 9, make_meeting(cast, board_by(cast, "NW")))
    item = call(meeting, "Ö 2", cast)
    someone = holders(meeting)[3]
    someone.seat.organisation = cast.bruecke
    someone.seat.save()
    item.applicant = cast.bruecke
    item.save()
    (hint,) = Interests(cast.clerk, meeting, room_of(meeting)).on(item)
    assert hint.startswith("Mitglied 04: ")
    attendance = meeting.attendances.get(holding=someone)
    conflict = declare_conflict(
        item=item, attendance=attendance, ground="Vorstand", at=at("17:42"), by=cast.clerk
    )
    assert entitled_at(item, room_of(meeting), at("17:50")).entitled == 8
    return_from_conflict(conflict=conflict, at=at("17:58"), by=cast.clerk)
    people = minutes_context(meeting, Part.PUBLIC).people
    assert [p.remark for p in people if p.remark] == ["befangen Ö 2, 17:42–17:58"]


# --- People ------------------------------------------------------------------------------------


def test_b3_21_allowances_come_from_the_list_of_those_present(cast):
    board = board_by(cast, "NW")
    for amount, day in ((20, dt.date(2026, 1, 1)), (25, dt.date(2026, 7, 1))):
        set_allowance(committee=board, amount=Decimal(amount), valid_from=day, by=cast.coordinator)
    for day in (dt.date(2026, 6, 30), dt.date(2026, 7, 1)):
        meeting = open_with(cast, 1, make_meeting(cast, board, day=day))
        add_guest(meeting=meeting, name="Gast", capacity="guest", at=at("17:05", day), by=cast.clerk)
        close_meeting(meeting=meeting, at=at("18:40", day), by=cast.clerk)
    meetings = list(meetings_to_pay(cast.clerk, board, 2026))
    assert [(c.sitting.key, c.amount) for c in claims_of(meetings, board)] == [
        ("Mitglied 01", 20),
        ("Mitglied 01", 25),
    ]
    assert not meetings_to_pay(cast.coordinator, board, 2026).exists()


def test_b3_22_old_members_sit_until_the_new_body_meets(cast):
    board = board_by(cast, "NW")
    old = board.terms.get()
    new = start_term(committee=board, starts_on=dt.date(2025, 11, 1), by=cast.coordinator)
    old.refresh_from_db()
    assert old.ends_on == dt.date(2025, 10, 31)
    old.holdings.update(ends_on=old.ends_on)
    first = create_meeting(
        committee=board, starts_at=at("17:00", dt.date(2025, 12, 4)), location="Kreishaus",
        kind=Meeting.Kind.CONSTITUTING, by=cast.clerk,
    )  # fmt: skip
    schedule_meeting(meeting=first, by=cast.clerk)
    november = dt.date(2025, 11, 20)
    meeting = make_meeting(cast, board, day=november)
    assert (meeting.term, first.term) == (old, new)
    assert sum(1 for view in seats_on(meeting.term, november) if view.holder) == 15
    arrive(meeting=meeting, holding=holders(meeting)[0], at=at("17:00", november), by=cast.clerk)
    assert room_of(meeting).present(at("17:01", november)) == 1
    assert term_on(board, dt.date(2025, 12, 4)) == new


def test_b3_23_three_sessions_earn_a_vote_from_the_next(cast):
    own = {"earned_sessions": 3, "earned_months": 36, "sources": {"earned": "Satzung § 5"}}
    board = board_by(cast, "light", seats=3, **own)
    board.terms.get().seats.filter(number=3).update(is_voting=False)
    days = [dt.date(2026, month, 17) for month in (1, 2, 3, 4)]
    counted = []
    for day in days:
        meeting = open_with(cast, 3, make_meeting(cast, board, day=day))
        counted.append(room_of(meeting).present(at("17:10", day)))
        close_meeting(meeting=meeting, at=at("18:00", day), by=cast.clerk)
    assert counted == [2, 2, 2, 3]


def test_b3_24_the_decision_of_another_body_closes_the_task_with_both_wordings(cast):
    meeting = open_with(cast, 15, make_meeting(cast, board_by(cast, "SH")))
    item = call(meeting, "Ö 2", cast)
    plan = FollowUp(owner=cast.coordinator, due_on=dt.date(2026, 6, 30))
    motion = Motion("Bus bis 22 Uhr.", follow_up=plan)
    record_vote(item=item, motion=motion, count=Count(12, 1, 2), at=at("17:40"), by=cast.clerk)
    resolution = Resolution.objects.get()
    step = plan_consultation(
        resolution=resolution, body="Sozialausschuss", role="decision", planned_on=dt.date(2026, 5, 21),
        by=cast.clerk,
    )  # fmt: skip
    said = {"result": "accepted_amended", "decided_on": dt.date(2026, 5, 21), "today": dt.date(2026, 5, 22)}
    with pytest.raises(Refusal, match="geänderten Wortlaut"):
        note_consultation(consultation=step, by=cast.clerk, **said)
    note_consultation(consultation=step, text="Bus bis 21 Uhr.", by=cast.clerk, **said)
    task = resolution.task
    task.refresh_from_db()
    assert task.status == "done"
    assert "Bus bis 22 Uhr." in task.note
    assert "Bus bis 21 Uhr." in task.note


def test_the_invitation_names_deadline_quorum_and_sources(cast):
    board = board_by(cast, "NW", motion_deadline_days=21, sources={"motions": "§ 4 Abs. 3 GeschO"})
    context = invitation_context(make_meeting(cast, board), sent_on=dt.date(2026, 3, 2))
    assert context.deadline_line == "Anträge gehen bis zum 24. Februar 2026 ein (§ 4 Abs. 3 GeschO)."
    assert "8 von 15" in context.quorum_line
    assert "bitte prüfen" in context.quorum_line
