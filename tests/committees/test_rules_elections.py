"""Election rules as pure values: sums, majorities of the Länder, runoff and lot."""

import pytest

from accounts.refusals import Refusal
from committees.rules.elections import ElectionRule, Tally, decide_round, require_tally
from tests.committees.profiles import profile


def tally(votes, *, entitled=15, invalid=0, abstain=0, against=0, valid=None):
    total = sum(votes.values()) + against if valid is None else valid
    return Tally(entitled, total, invalid, abstain, votes, against)


def first(kind, counted, posts=1):
    return decide_round(ElectionRule(kind), counted, posts, is_first=True)


def test_more_than_half_of_the_votes_cast_elects_in_the_first_round():
    outcome = first("of_cast", tally({"a": 8, "b": 5}, abstain=2))
    assert (outcome.elected, outcome.posts_left) == (("a",), 0)
    short = first("of_cast", tally({"a": 7, "b": 6}, abstain=2))
    assert (short.elected, short.runoff) == ((), ("a", "b"))


def test_abstentions_and_invalid_ones_count_only_where_the_rule_says_so():
    counted = tally({"a": 6, "b": 5}, invalid=1, abstain=2)
    assert counted.cast == 14
    assert [counted.needed(ElectionRule(k)) for k in ("of_cast", "of_valid", "of_present")] == [8, 6, 8]
    assert first("of_valid", counted).elected == ("a",)
    assert first("of_cast", counted).elected == ()


def test_the_runoff_is_between_the_two_best_and_all_level_with_the_second():
    outcome = first("of_valid", tally({"a": 6, "b": 4, "c": 4, "d": 1}))
    assert outcome.runoff == ("a", "b", "c")
    assert first("of_valid", tally({"a": 6, "b": 5, "c": 4})).runoff == ("a", "b")


def test_the_runoff_asks_for_the_most_votes_and_ends_level_with_the_lot():
    rule = ElectionRule("of_valid")
    assert decide_round(rule, tally({"a": 6, "b": 5}), 1, is_first=False).elected == ("a",)
    level = decide_round(rule, tally({"a": 6, "b": 6}), 1, is_first=False)
    assert (level.elected, level.lot, level.posts_left) == ((), ("a", "b"), 1)


def test_where_the_most_votes_suffice_there_is_no_runoff():
    assert first("most", tally({"a": 3, "b": 2, "c": 2})).elected == ("a",)
    assert first("most", tally({"a": 3, "b": 3, "c": 2})).lot == ("a", "b")


def test_one_person_alone_needs_more_yes_than_no():
    assert first("of_valid", tally({"a": 8}, against=7)).elected == ("a",)
    assert first("of_valid", tally({"a": 7}, against=8)).runoff == ("a",)
    assert decide_round(ElectionRule(), tally({"a": 7}, against=7), 1, is_first=False).elected == ()


def test_several_posts_go_to_the_best_and_the_rest_into_the_runoff():
    counted = tally({"a": 12, "b": 9, "c": 7, "d": 4}, valid=14)
    outcome = first("of_valid", counted, posts=3)
    assert (outcome.elected, outcome.runoff, outcome.posts_left) == (("a", "b"), ("c", "d"), 1)
    level = first("of_valid", tally({"a": 12, "b": 9, "c": 9}, valid=14), posts=2)
    assert (level.elected, level.lot) == (("a",), ("b", "c"))


@pytest.mark.parametrize(
    ("counted", "posts", "words"),
    [
        (tally({"a": 10, "b": 5}, abstain=1), 1, "16 abgegeben > 15"),
        (tally({"a": 5}, valid=7), 1, "entfallen 5 Stimmen, gültig sind 7"),
        (tally({}, valid=0), 1, "abgegebenen Stimmen"),
        (tally({"a": 5, "b": 5, "c": 5}, valid=4), 3, "geht das nicht auf"),
        (tally({"a": 6, "b": 1}, valid=5), 2, "mehr Stimmen haben"),
    ],
)
def test_sums_that_do_not_add_up_are_refused(counted, posts, words):
    with pytest.raises(Refusal, match=words):
        require_tally(counted, posts)


@pytest.mark.parametrize(
    ("land", "kind"),
    [
        ("NW", "of_valid"),
        ("BW", "of_present"),
        ("HE", "of_valid"),
        ("SH", "most"),
        ("TH", "of_valid"),
        ("ST", "of_present"),
    ],
)
def test_each_land_has_its_majority_and_nobody_has_checked_it_yet(land, kind):
    rules = profile(land)
    assert rules.election.kind == kind
    assert "bitte prüfen" in rules.election.source
