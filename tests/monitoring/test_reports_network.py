"""Chapter 5 by table number: who is tied to whom, how dense, who sits where, how often they met."""

import datetime as dt
from decimal import Decimal

import pytest

from committees.meetings.models import Minutes
from committees.meetings.services.conduct import close_meeting
from committees.roster.models import Seat, SeatHolding
from coordination.network.models import Organisation, Relation
from monitoring.reports.blocks import from_plain, to_plain
from monitoring.reports.changes import change_of_count, change_of_mean, change_of_rate
from monitoring.reports.chapters import SOURCES, bodies, committees, network, ties
from monitoring.reports.periods import Period
from monitoring.reports.snapshot import _built
from tests.cast import TODAY
from tests.committees import make as boards
from tests.monitoring import make

DAY = dt.date
YEAR = Period(DAY(2026, 1, 1), DAY(2026, 12, 31))
pytestmark = pytest.mark.django_db


def block(chapter, number):
    return next(block for block in chapter.blocks if block.number == number)


def rows(chapter, number):
    table = block(chapter, number)
    return {row[0]: row[1:] for row in table.rows} | ({"": table.total[1:]} if table.total else {})


def relate(one, other, kind="cooperates", **fields):
    return Relation.objects.create(district=one.district, source=one, target=other, kind=kind, **fields)


def actors(cast, *kinds):
    """Actors of these kinds; the organisation of the cast is gone, so that only they count."""
    Organisation.objects.filter(pk=cast.bruecke.pk).update(status="left", left_on=DAY(2020, 1, 1))
    return [make.actor(cast.auental, f"Akteur {n}", kind=kind) for n, kind in enumerate(kinds)]


def seat_of(board, number, organisation):
    Seat.objects.filter(term__committee=board, number=number).update(organisation=organisation)


def test_a7_counts_tied_pairs_by_kind_once_and_shows_both_halves(cast):
    club, led, office = actors(cast, "association", "migrant_led", "administration")
    relate(club, led)
    relate(led, club, "refers")
    relate(club, office, "funds", ends_on=DAY(2025, 12, 30))
    relate(led, office, starts_on=DAY(2026, 1, 1))
    chart = block(ties.build(cast.auental, make.PERIOD, TODAY), "A7")
    assert chart.form == "matrix"
    assert chart.categories == ("Verwaltung", "Migrantische Selbstorganisation", "Verein")
    assert [values for _name, values in chart.series] == [(None, 0, 0), (0, None, 1), (0, 1, None)]
    assert "1 von 1" in chart.description


def test_a7_counts_two_organisations_on_one_board_as_tied(cast):
    club, led = actors(cast, "association", "migrant_led")
    board = boards.make_board(cast)
    seat_of(board, 1, club)
    seat_of(board, 2, led)
    seat_of(board, 17, club)
    net = ties._nets(cast.auental, [TODAY])[0]
    assert (len(net.ties), len(net.seated), len(net.related)) == (1, 1, 0)


def test_a7_an_empty_seat_and_a_round_of_leaders_tie_nobody(cast):
    club, led = actors(cast, "association", "migrant_led")
    board = boards.make_board(cast)
    seat_of(board, 1, club)
    seat_of(board, 17, led)
    assert not ties._nets(cast.auental, [TODAY])[0].ties
    seat_of(board, 2, led)
    assert ties._nets(cast.auental, [TODAY])[0].ties
    type(board).objects.filter(pk=board.pk).update(format="leadership")
    assert not ties._nets(cast.auental, [TODAY])[0].ties


def test_a7_ties_of_the_other_district_and_of_the_pending_never_count(cast):
    club, led = actors(cast, "association", "migrant_led")
    other = make.actor(cast.nordmark, "Fremd")
    relate(cast.foreign_organisation, other)
    relate(club, led)
    Organisation.objects.filter(pk=led.pk).update(status="pending")
    net = ties._nets(cast.auental, [TODAY])[0]
    assert (len(net.kinds), len(net.ties)) == (1, 0)


def test_t11_density_mean_degree_and_isolated_at_both_ends(cast):
    one, two, three, _alone = actors(cast, *["association"] * 4)
    relate(one, two)
    relate(two, three, starts_on=DAY(2023, 1, 1))
    found = rows(ties.build(cast.auental, make.PERIOD, TODAY), "T11")
    assert found["Akteure"] == (4, 4, "unverändert")
    assert found["Verbindungen"] == (1, 2, "+1 ↑ gestiegen")
    assert found["Dichte in %"] == (
        Decimal("16.7"),
        Decimal("33.3"),
        "+16,6\u00a0Prozentpunkte ↑ gestiegen",
    )
    assert found["Verbindungen je Akteur im Mittel"] == (
        Decimal("0.5"),
        Decimal("1.0"),
        "+0,5 ↑ gestiegen",
    )
    assert found["Akteure ohne Verbindung"] == (2, 1, "−1 ↓ gesunken")


def test_t10_and_t11_count_the_same_actors_at_both_ends(cast):
    """Who joins on the first day is new, not there at the beginning; the beginning is the end of the day before."""
    actors(cast)
    days = {
        "Vorher": (DAY(2020, 12, 31), None),
        "Neu": (DAY(2021, 1, 1), None),
        "Fort": (None, DAY(2020, 12, 31)),
    }
    for name, (joined, left) in days.items():
        status = {"status": "left", "left_on": left} if left else {}
        make.actor(cast.auental, name, kind="association", joined_on=joined, **status)
    chapter = ties.build(cast.auental, make.PERIOD, TODAY)
    start, end = rows(chapter, "T11")["Akteure"][:2]
    stock = rows(network.build(cast.auental, make.PERIOD, TODAY), "T10")[""]
    assert (start, end) == (stock[0], stock[3]) == (1, 2)
    assert [column.title for column in block(chapter, "T11").columns][1] == "31.12.2020"


def test_t11_without_anybody_is_empty(cast):
    actors(cast)
    chapter = ties.build(cast.auental, make.PERIOD, TODAY)
    assert block(chapter, "T11").is_empty
    assert block(chapter, "A7").is_empty
    assert "keine Verbindung" in block(chapter, "A7").absence


def test_t11a_counts_seats_sent_by_migrant_led_organisations(cast):
    club, led = actors(cast, "association", "migrant_led")
    board = boards.make_board(cast)
    for number, sender in ((1, club), (2, led), (3, led), (17, led)):
        seat_of(board, number, sender)
    found = rows(bodies.build_shares(cast.auental, YEAR, TODAY), "T11a")
    assert found["Beirat für Teilhabe"] == (16, 3, 2, 12.5), "the vacant seat 17 counts for nobody"
    assert found[""] == (16, 3, 2, 12.5)
    assert block(bodies.build_shares(cast.nordmark, YEAR, TODAY), "T11a").is_empty


def test_chairs_are_named_only_if_they_agreed(cast):
    board = boards.make_board(cast)
    chapter = bodies.build_chairs(cast.auental, YEAR, TODAY)
    assert chapter.blocks[0].lines == ("Beirat für Teilhabe: Name nicht veröffentlicht",)
    chair = SeatHolding.objects.filter(term__committee=board, role="chair")
    chair.update(name_public_since=TODAY)
    assert bodies.build_chairs(cast.auental, YEAR, TODAY).blocks[0].lines == (
        "Beirat für Teilhabe: Mitglied 01",
    )
    chair.update(name_public_since=TODAY + dt.timedelta(days=1))
    assert "nicht veröffentlicht" in bodies.build_chairs(cast.auental, YEAR, TODAY).blocks[0].lines[0]
    assert bodies.build_chairs(cast.nordmark, YEAR, TODAY).blocks[0].is_empty


def held_meeting(cast):
    meeting = boards.open_with(cast, 9)
    return close_meeting(meeting=meeting, at=boards.at("19:00", meeting.day), by=cast.clerk)


def test_t12a_counts_meetings_by_year(cast):
    held_meeting(cast)
    period = Period(DAY(2025, 1, 1), DAY(2026, 12, 31))
    chapter = committees.build(cast.auental, period, DAY(2026, 12, 31))
    assert [column.title for column in block(chapter, "T12a").columns] == ["Gremium", "2025", "2026", "Summe"]
    assert rows(chapter, "T12a") == {"Beirat für Teilhabe": (0, 1, 1), "": (0, 1, 1)}
    assert block(committees.build(cast.nordmark, period, TODAY), "T12a").is_empty


@pytest.mark.parametrize(("days", "in_time"), [(14, 1), (15, 0)])
def test_t12b_says_how_soon_minutes_were_signed(cast, days, in_time):
    meeting = held_meeting(cast)
    chapter = committees.build(cast.auental, YEAR, DAY(2026, 12, 31))
    assert rows(chapter, "T12b")[""] == ("", 1, 0, 0, 0.0, None)
    Minutes.objects.filter(meeting=meeting, part="public").update(
        signed_on=meeting.day + dt.timedelta(days=days)
    )
    found = rows(committees.build(cast.auental, YEAR, DAY(2026, 12, 31)), "T12b")
    assert found["Beirat für Teilhabe"] == (
        "innerhalb von 14 Tagen", 1, 1, in_time, 100.0 * in_time, float(days),
    )  # fmt: skip


def test_t13_without_a_state_says_why(cast):
    table = block(committees.build(cast.auental, YEAR, TODAY), "T13")
    assert table.is_empty
    assert "mindestens fünf Angaben" in table.absence


@pytest.mark.parametrize("count", [1, 30])
def test_chapter_5_asks_the_same_number_of_questions(cast, count, django_assert_num_queries):
    source = next(source for source in SOURCES if source.number == 5)
    first, *others = [make.actor(cast.auental, f"Verein {n}") for n in range(count + 1)]
    for other in others:
        relate(first, other)
    with django_assert_num_queries(9):
        chapter = _built(source, cast.auental, make.PERIOD, TODAY)
    assert [b.number for b in chapter.blocks] == [
        "T10", "A6", "A7", "T11", "T11a", "T12", "T12a", "T12b", "T13", "",
    ]  # fmt: skip
    assert from_plain(to_plain(chapter)) == chapter


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (20, 25, "+25,0\u00a0% ↑ gestiegen"),
        (19, 25, "+6 ↑ gestiegen"),
        (40, 30, "−25,0\u00a0% ↓ gesunken"),
        (7, 7, "unverändert"),
        ("•", 7, ""),
        (None, 7, ""),
    ],
)
def test_counts_change_in_per_cent_only_on_a_base_of_twenty(before, after, words):
    assert change_of_count(before, after) == words


def test_rates_change_in_percentage_points_of_what_is_printed():
    assert change_of_rate(22.64, 40.04) == "+17,4\u00a0Prozentpunkte ↑ gestiegen"
    assert change_of_rate(5.01, 5.04) == "unverändert"
    assert change_of_rate(None, 5) == ""
    assert change_of_mean(3.5, 2) == "−1,5 ↓ gesunken"
