"""Each chapter's numbers against rows built by hand; rows of the other district never count."""

import datetime as dt
from decimal import Decimal

import pytest

from accounts.clock import BERLIN
from committees.declarations.selectors import holders_on
from committees.declarations.services import declare, refresh_statistics
from committees.meetings.models import Meeting, Minutes
from committees.meetings.services.conduct import close_meeting
from committees.roster.services import update_committee
from coordination.interpreting.models import BookingRequest
from coordination.interpreting.models.interpreters import InterpreterLanguage
from documents.suppression import HIDDEN
from monitoring.reports.blocks import from_plain, to_plain
from monitoring.reports.chapters import barriers, committees, funding, interpreting, network, offers
from monitoring.reports.periods import Period
from monitoring.reports.snapshot import live_chapters
from offers.catalogue.models import Offer
from tests.cast import TODAY
from tests.committees import make as boards
from tests.coordination import make_interpreting as pools
from tests.monitoring import make
from tests.offers import make as offer_rows

DAY = dt.date
pytestmark = pytest.mark.django_db


def cells(chapter, number):
    table = next(block for block in chapter.tables if block.number == number)
    return {row[0]: row[1:] for row in table.rows} | ({"": table.total[1:]} if table.total else {})


def test_t10_counts_who_was_there_who_came_and_who_left(cast):
    make.actor(cast.auental, "Alt", kind="association", joined_on=DAY(2015, 1, 1))
    make.actor(cast.auental, "Neu", kind="association", joined_on=DAY(2021, 1, 1))
    make.actor(cast.auental, "Letzter Tag", kind="association", joined_on=DAY(2025, 12, 31))
    make.actor(cast.auental, "Fort", kind="association", joined_on=DAY(2015, 1, 1), left_on=DAY(2022, 5, 1))
    make.actor(
        cast.auental, "Vorher fort", kind="association", joined_on=DAY(2010, 1, 1), left_on=DAY(2020, 12, 31)
    )
    make.actor(cast.auental, "Später", kind="association", joined_on=DAY(2026, 1, 1))
    make.actor(cast.nordmark, "Fremd", kind="association", joined_on=DAY(2022, 1, 1))
    found = cells(network.build(cast.auental, make.PERIOD, TODAY), "T10")
    assert found["Verein"] == (2, 2, 1, 3)
    assert found["Sonstige"] == (1, 0, 0, 1), "the organisation of the cast, without a date"
    assert found[""] == (3, 2, 1, 4)


def test_a6_counts_an_actor_in_each_of_its_fields(cast):
    make.actor(cast.auental, "Eins", fields_of_action=["bildung", "arbeit"])
    make.actor(cast.auental, "Zwei", fields_of_action=["bildung"])
    make.actor(cast.nordmark, "Fremd", fields_of_action=["bildung"])
    chart = network.build(cast.auental, make.PERIOD, TODAY).charts[0]
    assert chart.categories == ("Bildung", "Arbeit")
    assert chart.series[0][1] == (2, 1)


def held_meeting(cast, present):
    meeting = boards.open_with(cast, present)
    return close_meeting(meeting=meeting, at=boards.at("19:00", meeting.day), by=cast.clerk)


def test_t12_counts_quorum_attendance_and_minutes_in_time(cast):
    meeting = held_meeting(cast, 9)
    Meeting.objects.create(
        district=cast.nordmark, committee=cast.foreign_board, number=1, state="closed", location="Deich",
        starts_at=boards.at("10:00"), opened_at=boards.at("10:00"),
    )  # fmt: skip
    period = Period(DAY(2026, 1, 1), DAY(2026, 12, 31))
    chapter = committees.build(cast.auental, period, DAY(2026, 12, 31))
    assert cells(chapter, "T12")["Beirat für Teilhabe"] == (1, 1, 52.9, 0, 0, 0, 0)
    Minutes.objects.filter(meeting=meeting, part="public").update(signed_on=meeting.day + dt.timedelta(14))
    chapter = committees.build(cast.auental, period, DAY(2026, 12, 31))
    assert cells(chapter, "T12")[""] == (1, 1, 52.9, 1, 0, 0, 0)


def test_t12_eight_of_seventeen_are_not_quorate(cast):
    held_meeting(cast, 8)
    chapter = committees.build(cast.auental, Period(DAY(2026, 1, 1), DAY(2026, 12, 31)), DAY(2026, 12, 31))
    assert cells(chapter, "T12")["Beirat für Teilhabe"][:3] == (1, 0, 47.1)


def test_t13_says_what_members_declared_of_committees_that_show_it_and_hides_small_numbers(cast):
    board = boards.make_board(cast)
    for number, holding in enumerate(holders_on(board, TODAY)[:11]):
        said = {"gender": "female" if number < 7 else "male", "age_group": "27_44", "migration": "none"}
        declare(holding=holding, answers=said, agrees=True, today=TODAY, by=None)
    refresh_statistics(today=TODAY)
    period = Period(DAY(2026, 1, 1), DAY(2026, 12, 31))
    assert cells(committees.build(cast.auental, period, DAY(2026, 12, 31)), "T13") == {}
    update_committee(committee=board, by=cast.coordinator, statistics_public_since=TODAY)
    tables = committees.build(cast.auental, period, DAY(2026, 12, 31)).tables
    rows = next(table for table in tables if table.number == "T13").rows
    found = {(fact, answer): count for _committee, fact, answer, count in rows}
    assert found["Geschlecht", "weiblich"] == 7
    assert found["Geschlecht", "divers"] == HIDDEN
    assert found["Alter", "27 bis 44 Jahre"] == 11
    assert not any(isinstance(count, int) and count < 5 for count in found.values())
    assert cells(committees.build(cast.nordmark, period, DAY(2026, 12, 31)), "T13") == {}
    assert cells(committees.build(cast.auental, make.PERIOD, TODAY), "T13") == {}, "taken after this period"


def published(cast, title, openness, fields, provider=None, **more):
    provider = provider or cast.bruecke
    closed = {} if openness == "open" else {"target_groups": ["refugees"], "target_group_reason": "funding"}
    return Offer.objects.create(
        district=provider.district, provider=provider, title=title, summary="Kurz.", openness=openness,
        fields_of_action=fields, registration="none", valid_from=DAY(2024, 1, 1), status="published",
        slug=title.lower(), overdue_on=DAY(2027, 1, 1), published_at=dt.datetime(2024, 2, 1, tzinfo=BERLIN),
        **closed, **more,
    )  # fmt: skip


def test_t14_counts_doors_by_field_and_each_offer_once_in_the_last_line(cast):
    published(cast, "a", "open", ["bildung", "arbeit"])
    published(cast, "b", "target_group", ["bildung"])
    published(cast, "c", "open_on_request", ["wohnen"], valid_until=DAY(2025, 12, 31))
    published(cast, "vorbei", "open", ["wohnen"], valid_until=DAY(2025, 12, 30))
    published(cast, "fremd", "open", ["bildung"], provider=cast.foreign_organisation)
    offer_rows.draft(cast)
    chapter = offers.build(cast.auental, make.PERIOD, TODAY)
    found = cells(chapter, "T14")
    assert found["Bildung"] == (1, 0, 1, 2)
    assert found["Arbeit"] == (1, 0, 0, 1)
    assert found["Wohnen"] == (0, 1, 0, 1)
    assert found[""] == (1, 1, 1, 3)
    assert chapter.charts[0].series[0] == ("offen für alle", (1, 1, 0, 1))


def test_t18_adds_grants_by_year_of_notice_and_level(cast):
    land = offer_rows.programme(cast, name="Ankommen")
    offer_rows.period(cast, programme=land)
    offer_rows.period(cast, programme=land, notice_on=None, status="applied")
    union = offer_rows.programme(cast, name="AMIF", level="eu")
    offer_rows.period(cast, programme=union, notice_on=None, period_start=DAY(2022, 3, 1), status="closed")
    foreign = offer_rows.programme(cast, name="Fremd", district=cast.nordmark)
    offer_rows.period(cast, programme=foreign, grantee=cast.foreign_organisation)
    found = cells(funding.build(cast.auental, make.PERIOD, TODAY), "T18")
    amount = Decimal("48600.00")
    own = Decimal("6180.00")
    assert found["2022"] == (amount, None, amount, 1, own)
    assert found["2024"] == (None, amount, amount, 1, own)
    assert found["2023"] == (None, None, None, 0, None)
    assert found[""] == (amount, amount, 2 * amount, 2, 2 * own)


def test_t23_joins_languages_of_fewer_than_five_people(cast):
    pool = pools.make_pool(cast)
    for number in range(6):
        pools.make_interpreter(cast, pool, f"Tesfay Nummer{number}")
    for number in range(3):
        languages = {"ara": "C1", "deu": "C1"} if number < 2 else {"kmr": "C1", "deu": "C1"}
        pools.make_interpreter(cast, pool, f"Anna Nummer{number}", languages=languages)
    found = cells(interpreting.build(cast.auental, make.PERIOD, TODAY), "T23")
    assert found == {"Tigrinya": (6,), "Sonstige Sprachen": ("•",)}
    assert InterpreterLanguage.objects.exclude(language="deu").count() == 9


def bookings(cast, pool, status, count, year=2025, district=None):
    start = dt.datetime(year, 5, 1, 10, tzinfo=BERLIN)
    for _number in range(count):
        BookingRequest.objects.create(
            district=district or cast.auental, pool=pool, requester=cast.bruecke, requested_by=cast.ngo_editor,
            contact_name="x", contact_phone="0", contact_email="x@a.example", language="tir",
            occasion="parent_talk", starts_at=start, ends_at=start + dt.timedelta(hours=1), submitted_at=start,
            municipality=cast.lindtal, necessity_confirmed=True, no_other_help_confirmed=True, status=status,
        )  # fmt: skip


def test_t24_counts_outcomes_by_year_and_hides_small_ones(cast):
    pool = pools.make_pool(cast)
    bookings(cast, pool, "held", 30)
    bookings(cast, pool, "cancelled_by_requester", 8)
    bookings(cast, pool, "unfilled", 2)
    bookings(cast, pool, "held", 7, district=cast.nordmark)
    found = cells(interpreting.build(cast.auental, make.PERIOD, TODAY), "T24")
    assert found["2025"] == (40, 30, "•", "•", 0, 75.0)
    assert found["2024"] == (0, 0, 0, 0, 0, None)


def test_t24_uses_the_german_calendar(cast):
    pool = pools.make_pool(cast)
    bookings(cast, pool, "held", 1)
    BookingRequest.objects.update(
        starts_at=dt.datetime(2024, 12, 31, 23, 30, tzinfo=dt.UTC),
        ends_at=dt.datetime(2025, 1, 1, 1, tzinfo=dt.UTC),
    )
    chapter = interpreting.build(cast.auental, Period(DAY(2025, 1, 1), DAY(2025, 12, 31)), TODAY)
    assert cells(chapter, "T24")["2025"][0] == "•"


def test_t34_counts_confirmed_barriers_by_kind_and_level(cast):
    make.barrier(cast.auental, 1)
    make.barrier(cast.auental, 2, level="land", kind="legal")
    make.barrier(cast.auental, 3, status="solved", solved_on=DAY(2025, 1, 1), status_reason="Bus fährt")
    make.barrier(cast.auental, 4, status="observed")
    make.barrier(
        cast.auental,
        5,
        status="solved",
        seen_on=DAY(2019, 1, 1),
        solved_on=DAY(2020, 1, 1),
        status_reason="x",
    )
    make.barrier(cast.nordmark, 1)
    found = cells(barriers.build(cast.auental, make.PERIOD, TODAY), "T34")
    assert found["Mobilität"] == (2, 0, 0, 0, 1, 1, 2, "↑ um 1 gestiegen")
    assert found["rechtlich"] == (0, 0, 1, 0, 0, 0, 1, "↑ um 1 gestiegen")
    assert found[""] == (2, 0, 1, 0, 1, 1, 3, "↑ um 2 gestiegen")


def test_chapters_survive_json(cast):
    make.barrier(cast.auental, 1)
    offer_rows.period(cast)
    for chapter in live_chapters(cast.auental, make.PERIOD, TODAY):
        assert from_plain(to_plain(chapter)) == chapter


def test_empty_chapters_are_kept(cast):
    chapters = live_chapters(cast.nordmark, Period(DAY(1990, 1, 1), DAY(1990, 12, 31)), TODAY)
    assert [chapter.number for chapter in chapters] == [2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
    assert [chapter.is_empty for chapter in chapters if chapter.number > 5] == [True] * 6


@pytest.mark.parametrize("count", [1, 60])
def test_the_number_of_queries_does_not_grow(cast, count, django_assert_num_queries):
    for number in range(count):
        make.actor(cast.auental, f"Verein {number}", fields_of_action=["bildung"])
        make.barrier(cast.auental, number + 1)
        published(cast, f"angebot-{number}", "open", ["bildung"])
    with django_assert_num_queries(37):
        live_chapters(cast.auental, make.PERIOD, TODAY)


def test_empty_blocks_of_chapters_5_and_6_say_why(cast):
    chapters = live_chapters(cast.nordmark, Period(DAY(1990, 1, 1), DAY(1990, 12, 31)), TODAY)
    silent = [
        b.number
        for chapter in chapters
        if chapter.number in (5, 6)
        for b in chapter.blocks
        if b.is_empty and not b.absence
    ]
    assert silent == ["T16"], "T11 is there: the organisation of the cast has no date"
