"""Small numbers: hidden, and not to be computed from what is printed."""

import random

from documents.suppression import DEFAULT_K, HIDDEN, Line, rate, suppress, suppress_lines, suppress_table


def test_d04_a_small_count_takes_the_next_smallest_with_it():
    shown = suppress([41, 28, 19, 4])
    assert shown == [41, 28, HIDDEN, HIDDEN]
    assert 92 - 41 - 28 == 23


def test_d05_two_is_hidden_three_and_zero_are_printed_when_k_is_three():
    assert suppress([2, 3, 0], has_total=False, k=3) == [HIDDEN, 3, 0]


def test_without_a_printed_total_nothing_else_is_hidden():
    assert suppress([41, 28, 19, 4], has_total=False) == [41, 28, 19, HIDDEN]


def test_two_hidden_ones_whose_sum_gives_them_away_take_a_third():
    assert suppress([30, 9, 1, 1]) == [30, HIDDEN, HIDDEN, HIDDEN]


def test_a_table_hides_crosswise():
    rows, sums = suppress_table([[40, 30, 3], [20, 25, 18], [12, 9, 30]])
    hidden = {(r, c) for r, row in enumerate(rows) for c, cell in enumerate(row) if cell == HIDDEN}
    assert (0, 2) in hidden
    for r in range(3):
        assert sum(1 for place in hidden if place[0] == r and place[1] < 3) != 1
    for c in range(3):
        assert sum(1 for place in hidden if place[1] == c) != 1
    assert sums == [72, 64, 51, 187]


def test_no_line_of_any_table_gives_a_hidden_number_away():
    """Whatever the numbers: no row and no column has exactly one unknown in it."""
    dice = random.Random(5)
    for _round in range(400):
        counts = [
            [dice.choice([0, 1, 2, 4, 5, 7, 30]) for _c in range(4)] for _r in range(dice.randint(1, 6))
        ]
        rows, sums = suppress_table(counts)
        grid = [*rows, sums]
        for line in [*grid, *zip(*grid, strict=True)]:
            assert list(line).count(HIDDEN) != 1, (counts, grid)
        assert not any(isinstance(cell, int) and 0 < cell < 5 for line in grid for cell in line)


def test_a_rate_needs_twenty_cases_and_known_numbers():
    assert rate(18, 20) == 90.0
    assert rate(18, 19) == "x"
    assert rate(0, 0) is None
    assert rate(HIDDEN, 40) == HIDDEN


def test_one_hidden_part_takes_the_next_smallest_of_its_line_with_it():
    line = Line("all", ("a", "b", "c"))
    assert suppress_lines({"a": 3, "b": 20, "c": 30, "all": 53}, [line]) == {"a", "b"}
    assert suppress_lines({"a": None, "b": 20, "c": 30, "all": 53}, [line]) == {"a", "b"}, "hidden by hand"
    assert suppress_lines({"a": 1, "b": 2, "c": 30, "all": 33}, [line]) == {"a", "b", "c"}
    assert suppress_lines({"a": 3, "b": 20, "c": 30}, [line]) == {"a"}, "no total, nothing to compute"
    assert suppress_lines({"a": 12, "b": 20, "c": 30, "all": 62}, [line]) == set()


def test_a_line_that_names_not_all_parts_is_safe_unless_its_rest_is_small():
    line = Line("all", ("a", "b"), is_whole=False)
    assert suppress_lines({"a": 3, "b": 20, "all": 53}, [line]) == {"a"}, (
        "the rest is 33 of which 3 or so are a"
    )
    assert suppress_lines({"a": 3, "b": 20, "all": 24}, [line]) == {"a", "b"}, "the rest is 4"
    assert suppress_lines({"a": 30, "b": 20, "all": 53}, [line]) == {"b"}, "three are somewhere else"


def test_a_total_that_would_stand_alone_beside_a_hidden_part_is_hidden():
    assert suppress_lines({"a": None, "all": 40}, [Line("all", ("a",))]) == {"a", "all"}
    assert suppress_lines({"a": 20, "b": 30, "all": None}, [Line("all", ("a", "b"))]) == {"a", "all"}


def test_no_number_in_a_net_of_lines_can_be_told_from_the_others():
    """Districts of places and of groups: what one line hides, the crossing one does not give away."""
    dice = random.Random(7)
    for _round in range(300):
        places, groups = dice.randint(1, 5), ("f", "g")
        counts = {(p, g): dice.choice([0, 1, 3, 4, 7, 20, 60]) for p in range(places) for g in groups}
        counts |= {(p, "all"): sum(counts[p, g] for g in groups) for p in range(places)}
        counts |= {("all", g): sum(counts[p, g] for p in range(places)) for g in (*groups, "all")}
        lines = [Line((p, "all"), tuple((p, g) for g in groups)) for p in (*range(places), "all")]
        lines += [Line(("all", g), tuple((p, g) for p in range(places))) for g in (*groups, "all")]
        hidden = suppress_lines(counts, lines)
        assert {name for name, count in counts.items() if 0 < count < DEFAULT_K} <= hidden
        for line in lines:
            unknown = [name for name in (*line.parts, line.total) if name in hidden]
            told = sum(counts[name] for name in line.parts if name in hidden)
            assert len(unknown) != 1 or not counts[unknown[0]], (counts, line)
            assert line.total in hidden or not told or told >= DEFAULT_K, (counts, line)
