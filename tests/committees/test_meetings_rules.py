"""The pure rules, by the numbered examples of the domain paper (B.3)."""

import datetime as dt

import pytest

from accounts.clock import BERLIN
from accounts.refusals import Refusal
from committees.rules.notice import last_receipt_day, notice
from committees.rules.quorum import (
    Presence,
    presence_timeline,
    quorum,
    seats_present,
)
from committees.rules.voting import Count, Result, check_sum, decide, require_sum
from committees.rules.words import (
    MajorityKind,
    MajorityRule,
    NoticeCounting,
    NoticeRule,
    QuorumBase,
    QuorumKind,
    QuorumRule,
    seats_needed,
)

MORE_THAN_HALF = QuorumRule(source="§ 7 Abs. 1 GeschO")
SIMPLE = MajorityRule()
THURSDAY = dt.date(2026, 3, 19)


def at(clock: str) -> dt.datetime:
    hour, minute = map(int, clock.split(":"))
    return dt.datetime(2026, 3, 19, hour, minute, tzinfo=BERLIN)


def test_b3_01_more_than_half_and_at_least_half():
    assert quorum(MORE_THAN_HALF, present=8, statutory=15).is_quorate
    assert not quorum(MORE_THAN_HALF, present=7, statutory=15).is_quorate
    assert seats_needed(QuorumKind.MORE_THAN_HALF, 14) == 8
    assert seats_needed(QuorumKind.AT_LEAST_HALF, 14) == 7


def test_b3_02_vacant_seats_count_when_the_base_is_statutory():
    assert quorum(MORE_THAN_HALF, present=8, statutory=15, filled=12).needed == 8
    current = QuorumRule(base=QuorumBase.CURRENT)
    assert quorum(current, present=8, statutory=15, filled=12).needed == 7


@pytest.mark.parametrize(("present", "is_quorate"), [(9, True), (8, False), (17, True), (0, False)])
def test_nine_of_seventeen_seats_are_a_quorum_and_eight_are_not(present, is_quorate):
    finding = quorum(MORE_THAN_HALF, present=present, statutory=17)
    assert finding.is_quorate is is_quorate
    assert finding.sentence.startswith(
        f"{present} von 17 stimmberechtigten Sitzen anwesend, 9 nötig: mehr als"
    )
    assert finding.rule.source == "§ 7 Abs. 1 GeschO"


def test_a_round_without_quorum_is_always_able_to_go_on():
    finding = quorum(QuorumRule(kind=QuorumKind.NONE), present=0, statutory=0)
    assert finding.is_quorate
    assert not finding.is_required


def test_b3_07_member_and_deputy_on_one_seat_are_never_two():
    stays = [
        Presence("seat 1", at("17:00"), at("18:10")),
        Presence("seat 1", at("17:00"), None),
    ]
    assert seats_present(stays, at("17:30")) == 1
    assert seats_present(stays, at("18:30")) == 1


def test_b3_08_advisers_do_not_enter_the_quorum():
    voting = [Presence(f"seat {n}", at("17:00")) for n in range(7)]
    assert not quorum(MORE_THAN_HALF, present=seats_present(voting, at("17:05")), statutory=15).is_quorate


def test_the_timeline_has_a_step_for_each_change():
    stays = [
        Presence(1, at("17:00")),
        Presence(2, at("17:00"), at("17:38")),
        Presence(3, at("17:06")),
    ]
    assert [(step.at, step.present) for step in presence_timeline(stays)] == [
        (at("17:00"), 2),
        (at("17:06"), 3),
        (at("17:38"), 2),
    ]


def test_who_leaves_and_hands_over_at_the_same_minute_leaves_no_gap():
    stays = [Presence(1, at("17:00"), at("17:30")), Presence(1, at("17:30"))]
    assert [step.present for step in presence_timeline(stays)] == [1]


@pytest.mark.parametrize(
    ("counts", "entitled", "result"),
    [
        (Count(1, 1, 3), 5, Result.REJECTED),  # Amt Probstei: a tie is a rejection
        (Count(19, 0, 1), 20, Result.ACCEPTED),  # Warnow-West
        (Count(14, 3, 1), 18, Result.ACCEPTED),  # Köln
        (Count(19, 1, 0), 20, Result.ACCEPTED),  # Georgenthal
    ],
)
def test_b3_09_votes_of_real_boards_come_out_as_printed(counts, entitled, result):
    require_sum(counts, entitled)
    assert decide(SIMPLE, counts) == result


def test_b3_10_abstentions_do_not_count_for_the_majority():
    assert decide(SIMPLE, Count(2, 1, 9)) == Result.ACCEPTED


def test_consensus_fails_with_one_no():
    rule = MajorityRule(kind=MajorityKind.CONSENSUS)
    assert decide(rule, Count(8, 1, 0)) == Result.REJECTED
    assert decide(rule, Count(8, 0, 3)) == Result.ACCEPTED


def test_b3_11_a_sum_above_those_entitled_is_refused_and_named():
    checked = check_sum(Count(8, 2, 2), 11)
    assert not checked.is_right
    with pytest.raises(Refusal, match="12 > 11"):
        require_sum(Count(8, 2, 2), 11)


def test_a_sum_below_those_entitled_says_how_many_are_missing():
    with pytest.raises(Refusal, match="fehlen noch 2 von 11"):
        require_sum(Count(8, 1, 0), 11)


@pytest.mark.parametrize(
    ("days", "last"),
    [
        (8, dt.date(2026, 3, 10)),
        (10, dt.date(2026, 3, 8)),
        (7, dt.date(2026, 3, 11)),
        (3, dt.date(2026, 3, 15)),
        (14, dt.date(2026, 3, 4)),
    ],
)
def test_b3_12_full_days_leave_out_receipt_and_session(days, last):
    rule = NoticeRule(days=days)
    assert last_receipt_day(rule, THURSDAY) == last
    assert notice(rule, sent_on=last, meeting_on=THURSDAY).is_kept
    late = notice(rule, sent_on=last + dt.timedelta(days=1), meeting_on=THURSDAY)
    assert not late.is_kept
    assert late.missing == 1


def test_nine_full_days_before_tuesday_17_march_end_on_saturday_the_7th():
    rule = NoticeRule(days=9, source="§ 4 Abs. 1 GeschO")
    finding = notice(rule, sent_on=dt.date(2026, 3, 2), meeting_on=dt.date(2026, 3, 17))
    assert finding.is_kept
    assert finding.sentence == "14 volle Tage bis zur Sitzung, 9 nötig"
    assert finding.last_day == dt.date(2026, 3, 7)
    early = notice(rule, sent_on=dt.date(2026, 3, 2), meeting_on=dt.date(2026, 3, 10))
    assert (early.is_kept, early.days, early.missing) == (False, 7, 2)


def test_calendar_days_count_the_day_of_receipt():
    rule = NoticeRule(days=7, counting=NoticeCounting.CALENDAR_DAYS)
    assert last_receipt_day(rule, THURSDAY) == dt.date(2026, 3, 12)


def test_b3_13_a_receipt_by_law_counts_from_the_fourth_day():
    rule = NoticeRule(days=7, counting=NoticeCounting.CALENDAR_DAYS, deemed_receipt_days=4)
    assert notice(rule, sent_on=dt.date(2026, 3, 6), meeting_on=THURSDAY).received_on == dt.date(2026, 3, 10)
    assert not notice(rule, sent_on=dt.date(2026, 3, 11), meeting_on=THURSDAY).is_kept
