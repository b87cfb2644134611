"""The numbered examples of the domain paper (B.3) that need no database, each in its Land's profile.

Those that need rows stand in `test_rules_boards.py`. Session: Thursday, 19 March 2026.
"""

import datetime as dt
from decimal import Decimal

import pytest

from accounts.clock import BERLIN
from accounts.refusals import Refusal
from committees.rules.allowances import Rate, Sitting, claims
from committees.rules.circulation import Circulation
from committees.rules.clock import length, oparl_instant
from committees.rules.consultations import Station, both_wordings, decision_of
from committees.rules.minutes import leaders, may_publish, members_to_sign, signatures_needed
from committees.rules.notice import (
    last_receipt_day,
    may_go_on,
    motion_deadline,
    notice,
    place_motion,
    seats_to_stop,
)
from committees.rules.quorum import (
    Presence,
    Sitter,
    Standing,
    presence_timeline,
    quorum,
    seats_present,
    who_votes,
    with_presumption,
)
from committees.rules.templates import TEMPLATES, Template
from committees.rules.terms import EarnedVoteRule, TermFact, acting_term, earns_vote, seats_day
from committees.rules.voting import Count, Result, check_sum, decide, require_sum
from tests.committees.profiles import profile

THURSDAY = dt.date(2026, 3, 19)
LAENDER = [key for key in TEMPLATES if key != Template.LIGHT]


def day(month: int, number: int, year: int = 2026) -> dt.date:
    return dt.date(year, month, number)


def at(clock: str) -> dt.datetime:
    hour, minute = map(int, clock.split(":"))
    return dt.datetime(2026, 3, 19, hour, minute, tzinfo=BERLIN)


def judged(rules, present, **more):
    return quorum(rules.quorum, present=present, statutory=rules.seats, **more)


def test_b3_01_more_than_half_and_at_least_half():
    hesse = profile("HE", 15)
    assert judged(hesse, 8).is_quorate
    assert not judged(hesse, 7).is_quorate
    assert judged(profile("HE", 14), 8).needed == 8
    assert judged(profile("BW", 14), 7).needed == 7


def test_b3_02_vacant_seats_count_unless_the_base_is_current():
    assert judged(profile("HE", 15), 8, filled=12).needed == 8
    assert judged(profile("ST", 15), 7, filled=12).needed == 7


def test_b3_03_in_holstein_a_conflict_lowers_the_base_for_that_item_only():
    rules = profile("SH", 15)
    on_item = judged(rules, 10, conflicted=3)
    assert (on_item.base, on_item.needed, on_item.present, on_item.is_quorate) == (12, 7, 7, True)
    assert not judged(rules, 9, conflicted=3).is_quorate
    assert judged(rules, 10).needed == 8
    assert "ohne die Befangenen (12)" in on_item.sentence


def test_b3_04_in_baden_a_quarter_suffices_once_more_than_half_are_conflicted():
    rules = profile("BW", 15)
    assert judged(rules, 12, conflicted=8).needed == 4
    assert judged(rules, 12, conflicted=8).is_quorate
    assert not judged(rules, 11, conflicted=8).is_quorate
    normal = judged(rules, 15, conflicted=7)
    assert (normal.needed, normal.present, normal.is_quorate) == (8, 8, True)
    assert not judged(rules, 14, conflicted=7).is_quorate


def presumed(present: int, *, rules=None, doubted_at=()):
    rules = rules or profile("SH", 15)
    seats = [Presence(n, at("17:00")) for n in range(present)]
    seats += [Presence(n, at("17:00"), at("18:00")) for n in range(present, 9)]
    return with_presumption(
        judged(rules, present),
        steps=presence_timeline(seats),
        opened_at=at("17:05"),
        at=at("18:30"),
        doubted_at=doubted_at,
    )


def test_b3_05_established_once_it_lasts_until_doubted_or_below_the_floor():
    quiet = presumed(6)
    assert (quiet.standing, quiet.is_quorate) == (Standing.PRESUMED, True)
    doubted = presumed(6, doubted_at=[at("18:20")])
    assert (doubted.standing, doubted.is_quorate) == (Standing.LOST, False)
    low = presumed(4)
    assert (low.standing, low.is_quorate) == (Standing.BELOW_FLOOR, False)
    assert "Weniger als 5 Sitze" in low.sentence
    assert presumed(5).is_quorate
    assert not presumed(6, rules=profile("BW", 15)).is_quorate


def test_a_doubt_while_enough_are_there_changes_nothing():
    assert presumed(6, doubted_at=[at("17:30")]).standing == Standing.PRESUMED


def test_what_was_never_established_is_not_presumed():
    rules = profile("SH", 15)
    seats = [Presence(n, at("17:00")) for n in range(6)]
    finding = with_presumption(
        judged(rules, 6), steps=presence_timeline(seats), opened_at=at("17:05"), at=at("18:00")
    )
    assert (finding.standing, finding.is_quorate) == (Standing.COUNTED, False)


def test_who_comes_back_after_a_loss_establishes_it_anew():
    rules = profile("SH", 15)
    seats = [Presence(n, at("17:00")) for n in range(4)]
    seats += [Presence(n, at("17:00"), at("18:00")) for n in range(4, 9)]
    seats += [Presence(n, at("18:30")) for n in range(4, 8)]
    steps = presence_timeline(seats)
    lost = with_presumption(judged(rules, 4), steps=steps, opened_at=at("17:05"), at=at("18:10"))
    back = with_presumption(judged(rules, 8), steps=steps, opened_at=at("17:05"), at=at("18:40"))
    assert (lost.is_quorate, back.is_quorate) == (False, True)


def test_b3_06_a_second_session_is_eased_only_if_the_notice_says_so():
    assert judged(profile("HE"), 2, is_second=True).is_quorate
    assert not judged(profile("BW"), 2, is_second=True).is_quorate
    assert judged(profile("BW"), 3, is_second=True).is_quorate
    assert judged(profile("HE"), 2).needed == 8
    assert not judged(profile("HE"), 0, is_second=True).is_quorate


def test_b3_07_a_deputy_votes_only_while_the_member_is_away_and_the_pool_fills_one_chair():
    people = [
        Sitter("A", 1, at("17:00"), at("18:10")),
        Sitter("A'", 1, at("17:00"), is_deputy=True),
    ]
    assert who_votes(people, at("17:30")) == {1: "A"}
    assert who_votes(people, at("18:30")) == {1: "A'"}
    pool = [Sitter("P", None, at("17:00")), Sitter("Q", None, at("17:00"))]
    assert who_votes(pool, at("17:30"), chairs=[7]) == {7: "P"}


def test_b3_08_advisers_do_not_enter_the_quorum():
    voting = [Presence(f"seat {n}", at("17:00")) for n in range(7)]
    assert not judged(profile("NW", 15), seats_present(voting, at("17:05"))).is_quorate


@pytest.mark.parametrize("land", LAENDER)
@pytest.mark.parametrize(
    ("counts", "entitled", "result"),
    [
        (Count(1, 1, 3), 5, Result.REJECTED),  # Amt Probstei
        (Count(19, 0, 1), 20, Result.ACCEPTED),  # Warnow-West
        (Count(14, 3, 1), 18, Result.ACCEPTED),  # Köln
        (Count(19, 1, 0), 20, Result.ACCEPTED),  # Georgenthal, 20 of 21 present
    ],
)
def test_b3_09_votes_of_real_boards_come_out_as_printed(land, counts, entitled, result):
    require_sum(counts, entitled)
    assert decide(profile(land, 21).majority, counts) == result


def test_b3_10_abstentions_do_not_count_and_a_recall_needs_two_thirds_of_all():
    rules = profile("NW", 15)
    assert decide(rules.majority, Count(2, 1, 9)) == Result.ACCEPTED
    recall = rules.majority_for(15, "recall")
    assert recall.yes_needed == 10
    assert decide(recall, Count(9, 0, 0)) == Result.REJECTED
    assert decide(recall, Count(10, 0, 0)) == Result.ACCEPTED
    assert "10 Ja von 15" in recall.words


def test_abstentions_count_where_the_board_says_so():
    rules = profile("NW", 15, majority_kind="of_cast")
    assert decide(rules.majority, Count(4, 3, 2)) == Result.REJECTED
    assert decide(rules.majority, Count(5, 2, 2)) == Result.ACCEPTED


@pytest.mark.parametrize(("chair", "result"), [(True, "accepted"), (False, "rejected"), (None, "rejected")])
def test_the_chair_decides_a_tie_only_where_the_rules_say_so(chair, result):
    assert decide(profile("NW", tie="chair").majority, Count(4, 4), chair=chair) == result
    assert decide(profile("NW").majority, Count(4, 4), chair=True) == Result.REJECTED


def test_b3_11_a_sum_above_those_entitled_is_refused_and_named():
    assert not check_sum(Count(8, 2, 2), 11).is_right
    with pytest.raises(Refusal, match="12 > 11"):
        require_sum(Count(8, 2, 2), 11)


@pytest.mark.parametrize(
    ("rules", "last"),
    [
        (profile("NW", sources={"notice": "Geschäftsordnung Wesel"}), day(3, 10)),
        (profile("NW", notice_days=10, sources={"notice": "Geschäftsordnung Dinslaken"}), day(3, 8)),
        (profile("TH", notice_days=7, sources={"notice": "Geschäftsordnung Krölpa"}), day(3, 11)),
        (profile("HE"), day(3, 15)),
        (profile("HE", notice_days=14, sources={"notice": "Geschäftsordnung"}), day(3, 4)),
    ],
)
def test_b3_12_full_days_leave_out_receipt_and_session(rules, last):
    assert last_receipt_day(rules.notice, THURSDAY) == last
    assert notice(rules.notice, sent_on=last, meeting_on=THURSDAY).is_kept
    assert not notice(rules.notice, sent_on=last + dt.timedelta(days=1), meeting_on=THURSDAY).is_kept


def test_b3_13_a_summons_by_mail_in_holstein_is_received_on_the_fourth_day():
    rule = profile("SH", 15).notice
    early = notice(rule, sent_on=day(3, 6), meeting_on=THURSDAY)
    assert (early.received_on, early.is_kept) == (day(3, 10), True)
    assert early.received_on + dt.timedelta(days=rule.days) == day(3, 17)
    late = notice(rule, sent_on=day(3, 11), meeting_on=THURSDAY)
    assert (late.received_on, late.is_kept) == (day(3, 15), False)
    assert seats_to_stop(rule, 15) == 5
    assert not may_go_on(rule, objections=5, statutory=15)
    assert may_go_on(rule, objections=4, statutory=15)
    assert may_go_on(profile("HE").notice, objections=15, statutory=15)


def test_b3_14_a_motion_after_the_21st_day_goes_to_the_next_meeting_with_the_reason():
    rules = profile("NW", motion_deadline_days=21, sources={"motions": "Geschäftsordnung Bonn (2013)"})
    meetings = [THURSDAY, day(6, 18)]
    assert motion_deadline(21, THURSDAY) == day(2, 26)
    in_time = place_motion(rules.motion_deadline_days, received_on=day(2, 26), meetings=meetings)
    assert (in_time.meeting_on, in_time.reason) == (THURSDAY, "")
    late = place_motion(rules.motion_deadline_days, received_on=day(2, 27), meetings=meetings)
    assert late.meeting_on == day(6, 18)
    assert "26.02.2026" in late.reason
    assert place_motion(None, received_on=THURSDAY, meetings=meetings).meeting_on == THURSDAY


def test_b3_15_minutes_are_due_by_days_by_the_next_meeting_or_by_working_days():
    holstein = profile("SH")
    assert holstein.minutes_due_on(THURSDAY) == day(4, 18)
    assert holstein.minutes_due_on(THURSDAY, day(4, 9)) == day(4, 9)
    own = {"sources": {"due": "Geschäftsordnung Nottuln"}}
    saturdays = profile("NW", minutes_due_counting="workdays_saturday", **own)
    assert saturdays.minutes_due_on(THURSDAY) == day(3, 31)
    assert profile("NW", **own).minutes_due_on(THURSDAY) == day(4, 2)
    assert profile("BW").minutes_due_on(day(1, 31)) == day(2, 28)


def test_b3_16_published_when_approved_in_thuringia_and_when_signed_in_nrw():
    thuringia, nrw = profile("TH").publish_when, profile("NW").publish_when
    assert not may_publish(thuringia, is_signed=True, is_approved=False)
    assert may_publish(thuringia, is_signed=True, is_approved=True)
    assert may_publish(nrw, is_signed=True, is_approved=False)
    assert not may_publish(nrw, is_signed=False, is_approved=False)
    assert decide(profile("TH").majority, Count(9, 0, 2)) == Result.ACCEPTED


def test_b3_17_four_sign_in_baden_and_each_chair_for_the_own_items():
    rule = profile("BW").signature_rule
    assert (signatures_needed(rule), members_to_sign(rule)) == (4, 2)
    assert signatures_needed(profile("NW").signature_rule) == 2
    assert signatures_needed(profile("light").signature_rule) == 1
    numbers = ["Ö 1", "Ö 2", "Ö 3", "Ö 4", "Ö 5", "N 1", "N 2"]
    spans = leaders("Vollmer", numbers, [("Ö 5", "Brandt")])
    assert [(leader.name, leader.items) for leader in spans] == [
        ("Vollmer", "Ö 1–Ö 4"),
        ("Brandt", "Ö 5–N 2"),
    ]
    assert signatures_needed(rule, len(spans)) == 5


def test_b3_20_the_hour_that_exists_twice_counts_twice():
    start = dt.datetime(2026, 10, 24, 18, 0, tzinfo=BERLIN)
    end = dt.datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=1)
    assert length(start, end) == dt.timedelta(hours=9, minutes=30)
    assert oparl_instant(start) == "2026-10-24T18:00:00+02:00"
    assert oparl_instant(end) == "2026-10-25T02:30:00+01:00"


def test_b3_21_an_allowance_by_date_capacity_and_day():
    who = frozenset({"member", "deputy"})
    rates = [
        Rate(who, Decimal(20), day(1, 1), day(7, 1), per_day=1),
        Rate(who, Decimal(25), day(7, 1), per_day=1),
    ]

    def paid(*sittings):
        return [claim.amount for claim in claims(sittings, rates)]

    assert paid(Sitting("A", day(6, 30), "member", 90), Sitting("A", day(7, 1), "member", 90)) == [20, 25]
    twice = (Sitting("A", day(6, 30), "member", 90, "1"), Sitting("A", day(6, 30), "deputy", 60, "2"))
    assert paid(*twice) == [20]
    assert paid(Sitting("G", day(6, 30), "guest", 90)) == []
    assert paid(Sitting("A", day(6, 30), "member", 0)) == []
    assert paid(Sitting("A", day(12, 31, 2025), "member", 90)) == []


def test_b3_22_old_members_hold_over_until_the_new_body_meets():
    old = TermFact(1, day(11, 1, 2020), day(10, 31, 2025), day(11, 20, 2020))
    new = TermFact(2, day(11, 1, 2025), day(10, 31, 2030), day(12, 4, 2025))
    november = day(11, 20, 2025)
    assert profile("NW").holds_over
    acting = acting_term([old, new], november, holds_over=True)
    assert acting == old
    assert seats_day(acting, november) == day(10, 31, 2025)
    assert acting_term([old, new], day(12, 4, 2025), holds_over=True) == new
    assert acting_term([old, new], november, holds_over=False) == new


def test_b3_23_a_vote_is_earned_by_the_third_session_and_used_from_the_next():
    rule = EarnedVoteRule(3, 36)
    came = [day(3, 1, 2024), day(9, 1, 2025)]
    assert not earns_vote(rule, came, THURSDAY)
    assert not earns_vote(rule, [*came, THURSDAY], THURSDAY)
    assert earns_vote(rule, [*came, THURSDAY], day(6, 18))
    assert not earns_vote(rule, [day(1, 1, 2020), *came], THURSDAY)


def test_b3_24_what_the_other_body_decided_flows_back_with_both_wordings():
    chain = [
        Station("Forum der Vielfalt", "pre_advice", "accepted", "Bus bis 22 Uhr"),
        Station("Sozialausschuss", "decision"),
    ]
    assert decision_of(chain) is None
    decided = Station("Sozialausschuss", "decision", "accepted_amended", "Bus bis 21 Uhr")
    assert decision_of([chain[0], decided]) == decided
    words = both_wordings("Bus bis 22 Uhr", decided)
    assert "geändert angenommen" in words
    assert "Bus bis 22 Uhr" in words
    assert "Bus bis 21 Uhr" in words


def test_b3_25_one_objection_ends_a_circulation_and_silence_agrees():
    assert profile("BW").circulation_allowed
    assert profile("ST").circulation_allowed
    assert not profile("NW").circulation_allowed
    stopped = Circulation(entitled=15, agreed=14, objected=1, is_over=True)
    assert (stopped.is_adopted, stopped.goes_to_agenda) == (False, True)
    silent = Circulation(entitled=15, agreed=0, objected=0, is_over=True)
    assert (silent.is_adopted, silent.silent) == (True, 15)
    assert not Circulation(15, 14, 0, is_over=False).is_adopted
