"""Chapter 8, table by table, against requests built by hand."""

import datetime as dt

import pytest

from accounts.clock import BERLIN
from coordination.interpreting.codes import CredentialType
from coordination.interpreting.models import Assignment, BookingRequest
from documents.suppression import HIDDEN, NOT_MEANINGFUL
from monitoring.reports.chapters import interpreting
from monitoring.reports.periods import Period
from tests.cast import TODAY
from tests.coordination import make_interpreting as pools
from tests.monitoring import make
from tests.monitoring.reading import YEAR_2025, block, lines

FIRST = "erstmals erhoben"
ALL_PROOFS = dict.fromkeys(CredentialType.values, dt.date(2025, 1, 1))
pytestmark = pytest.mark.django_db


@pytest.fixture
def pool(cast):
    return pools.make_pool(cast)


def chapter(cast, period=make.PERIOD):
    return interpreting.build(cast.auental, period, TODAY)


def booked(cast, pool, count, status="held", *, on=(2025, 5, 1), days=10, people=(), **fields):
    """So many requests on a day, asked so many days before; `people` take turns in interpreting."""
    start = dt.datetime(*on, 10, tzinfo=BERLIN)
    for number in range(count):
        values = {
            "district": cast.auental, "pool": pool, "requester": cast.bruecke, "requested_by": cast.ngo_editor,
            "contact_name": "x", "contact_phone": "0", "contact_email": "x@a.example", "language": "tir",
            "occasion": "parent_talk", "starts_at": start, "ends_at": start + dt.timedelta(minutes=90),
            "submitted_at": start - dt.timedelta(days=days), "municipality": cast.lindtal,
            "necessity_confirmed": True, "no_other_help_confirmed": True, "status": status,
        } | fields  # fmt: skip
        row = BookingRequest.objects.create(**values)
        if people:
            time = start + dt.timedelta(days=number)
            Assignment.objects.create(
                request=row, interpreter=people[number % len(people)], starts_at=time,
                blocked_until=time + dt.timedelta(hours=1), assigned_at=start,
            )  # fmt: skip


def staff(cast, pool, count, name="Tesfay", **fields):
    return [pools.make_interpreter(cast, pool, f"{name} Nummer{number}", **fields) for number in range(count)]


def test_the_pool_names_the_day_it_was_counted_because_nobody_knows_that_of_the_end_of_the_period(cast, pool):
    staff(cast, pool, 6)
    early = chapter(cast, Period(dt.date(2016, 1, 1), dt.date(2020, 12, 31)))
    for number in ("T23", "T23a"):
        assert f"Stand {TODAY:%d.%m.%Y}" in block(early, number).title
        assert f"Stand {TODAY:%d.%m.%Y}" in block(early, number).source


def test_t23a_counts_standing_and_valid_proofs(cast, pool):
    staff(cast, pool, 12)
    staff(cast, pool, 5, "Neu", credentials=ALL_PROOFS)
    staff(cast, pool, 2, "Anna", status="applicant")
    staff(cast, pool, 1, "Fort", status="left")
    rows = block(chapter(cast), "T23a").rows
    found = {value: count for _group, value, count in rows}
    assert (found["aktiv"], found["beworben"], found["in Schulung"]) == (17, HIDDEN, 0)
    assert found["Grundschulung"] == 17
    assert found["Schulung psychosoziale Gespräche"] == 5


def test_t23a_hides_a_proof_that_only_a_few_do_not_have(cast, pool):
    staff(cast, pool, 12, credentials=ALL_PROOFS)
    staff(cast, pool, 1, "Ohne")
    found = {value: count for _group, value, count in block(chapter(cast), "T23a").rows}
    assert (found["aktiv"], found["Schulung psychosoziale Gespräche"]) == (13, HIDDEN)


def test_t24a_counts_by_setting_with_the_served_rate_of_both_periods(cast, pool):
    booked(cast, pool, 30)
    booked(cast, pool, 10, "unfilled", occasion="daycare_admission")
    booked(cast, pool, 6, occasion="legal")
    booked(cast, pool, 20, on=(2018, 5, 1))
    found = lines(chapter(cast), "T24a")
    assert found["Schule und Kita"] == (40, 30, 0, 10, 0, 100.0, 75.0, "↓ um 25,0 Prozentpunkte gesunken")
    assert found["Amt und Recht"] == (6, 6, 0, 0, 0, None, NOT_MEANINGFUL, NOT_MEANINGFUL)
    assert found[""][:5] == (46, 36, 0, 10, 0)
    assert "Gesundheit" not in found


def test_t24b_repeats_the_bottom_line_of_t24_and_hides_the_same(cast, pool):
    booked(cast, pool, 30)
    booked(cast, pool, 8, "cancelled_by_requester")
    booked(cast, pool, 2, "unfilled")
    booked(cast, pool, 25, on=(2018, 5, 1))
    found = lines(chapter(cast), "T24b")
    assert found["angefragt"] == ("Anzahl", 25, 40, "↑ um 60,0 % gestiegen")
    assert found["durchgeführt"] == ("Anzahl", 25, 30, "↑ um 20,0 % gestiegen")
    assert found["abgesagt"] == ("Anzahl", 0, HIDDEN, HIDDEN)
    assert found["nicht vermittelt"] == ("Anzahl", 0, HIDDEN, HIDDEN)
    assert found["Bedienquote"] == ("%", 100.0, 75.0, "↓ um 25,0 Prozentpunkte gesunken")


def test_a11_tells_the_rate_of_a_quarter_and_leaves_gaps(cast, pool):
    booked(cast, pool, 15, on=(2025, 3, 31))
    booked(cast, pool, 5, "unfilled", on=(2025, 1, 1))
    booked(cast, pool, 19, on=(2025, 4, 1))
    booked(cast, pool, 24, on=(2025, 7, 1))
    booked(cast, pool, 1, "unfilled", on=(2025, 7, 1))
    chart = block(chapter(cast, YEAR_2025), "A11")
    assert chart.categories == ("1/25", "2/25", "3/25", "4/25")
    assert chart.series[0][1] == (75.0, NOT_MEANINGFUL, HIDDEN, None), "24 of 25 would tell the one"


def test_a12_names_a_language_from_five_requests_and_three_interpreters_on(cast, pool):
    three = staff(cast, pool, 3)
    five = staff(cast, pool, 5, "Layla", languages={"ara": "C1", "deu": "C1"})
    booked(cast, pool, 6, people=three)
    booked(cast, pool, 9, people=five[:2], language="ara")
    booked(cast, pool, 4, people=five[:4], language="prs", on=(2025, 9, 1))
    chart = block(chapter(cast), "A12")
    assert chart.categories == ("Sonstige Sprachen", "Tigrinya"), "the first stands at the foot"
    assert chart.series[0][1] == (13, 6), "nine of two interpreters and four of any number stay unnamed"
    assert chart.series[1][1] == (None, HIDDEN), "three people speak Tigrinya"


def test_t25_tells_lead_time_and_hours_and_what_is_not_recorded(cast, pool):
    booked(cast, pool, 11, days=4)
    booked(cast, pool, 10, "unfilled", days=9)
    booked(cast, pool, 20, days=6, on=(2018, 3, 20))
    table = block(chapter(cast), "T25")
    found = lines(chapter(cast), "T25")
    assert found["Vorlauf der Anfragen (Median)"] == ("Tage", 6, 4, "↓ um 2 Tage gesunken")
    assert found["Durchgeführte Stunden"] == ("Stunden", 30, 16, "↓ um 46,7 % gesunken")
    assert "Kosten je Stunde und ihre Finanzierung werden im Teilhabenetz nicht geführt." in table.notes


def test_t25_hides_hours_where_t24_hides_the_number(cast, pool):
    booked(cast, pool, 6)
    booked(cast, pool, 3, "unfilled")
    booked(cast, pool, 40, "cancelled_by_requester")
    assert lines(chapter(cast), "T24")[""][1] == HIDDEN
    assert lines(chapter(cast), "T25")["Durchgeführte Stunden"][1:] == (None, HIDDEN, HIDDEN)


def test_t25a_counts_unserved_languages_without_naming_rare_ones(cast, pool):
    three = staff(cast, pool, 3)
    booked(cast, pool, 6, people=three)
    booked(cast, pool, 8, "unfilled")
    booked(cast, pool, 5, "unfilled", language="som")
    booked(cast, pool, 6, "rejected", on=(2018, 1, 5))
    found = lines(chapter(cast), "T25a")
    assert found["Tigrinya"] == (6, 8, "↑ um 2 gestiegen")
    assert found["Sonstige Sprachen"] == (0, 5, "↑ um 5 gestiegen")
    assert found[""] == (6, 13, "↑ um 7 gestiegen")


def test_t25a_does_not_give_away_a_sum_that_t24_hides(cast, pool):
    three = staff(cast, pool, 3)
    booked(cast, pool, 40, people=three)
    booked(cast, pool, 6, "unfilled")
    booked(cast, pool, 2, "cancelled_by_requester")
    shown = chapter(cast)
    assert lines(shown, "T24")[""][:4] == (48, 40, HIDDEN, HIDDEN)
    assert lines(shown, "T25a") == {
        "Tigrinya": (None, HIDDEN, HIDDEN), "Sonstige Sprachen": (None, 0, FIRST), "": (None, HIDDEN, HIDDEN),
    }  # fmt: skip


@pytest.mark.parametrize("count", [1, 40])
def test_the_chapter_costs_three_statements(cast, pool, count, django_assert_num_queries):
    booked(cast, pool, count, people=staff(cast, pool, 1))
    with django_assert_num_queries(3):
        chapter(cast)
