"""Chapter 7, table by table, against grants built by hand."""

import datetime as dt
from decimal import Decimal

import pytest

from accounts.clock import BERLIN
from documents.suppression import NOT_MEANINGFUL
from monitoring.reports.chapters import funding
from offers.catalogue.models import Offer
from tests.cast import TODAY
from tests.monitoring import make
from tests.monitoring.reading import block, lines
from tests.offers import make as offer_rows

DAY = dt.date
FIRST = "erstmals erhoben"
pytestmark = pytest.mark.django_db


def chapter(cast, period=make.PERIOD):
    return funding.build(cast.auental, period, TODAY)


def grant(cast, amount, programme, **fields):
    """A grant of so many euros, a fifth of them as own money on top."""
    parts = {
        "grant_amount": Decimal(amount),
        "own_share": Decimal(amount) / 5,
        "third_party_share": Decimal(0),
    }
    values = parts | {"total_cost": Decimal(amount) * 6 / 5, "notional_share": Decimal(0)} | fields
    return offer_rows.period(cast, programme=programme, **values)


@pytest.fixture
def land(cast):
    return offer_rows.programme(cast, name="Ankommen")


def test_t18_shows_own_money_and_says_that_spending_is_not_recorded(cast, land):
    grant(cast, 1000, land)
    grant(cast, 500, land, notice_on=DAY(2023, 5, 1))
    found = lines(chapter(cast), "T18")
    assert found["2024"] == (Decimal(1000), Decimal(1000), 1, Decimal(200))
    assert found["2023"] == (Decimal(500), Decimal(500), 1, Decimal(100))
    assert found["2022"] == (None, None, 0, None)
    assert found[""] == (Decimal(1500), Decimal(1500), 2, Decimal(300))
    assert "Verausgabte Mittel werden im Förderregister nicht geführt." in block(chapter(cast), "T18").notes


def test_t18a_sets_both_periods_side_by_side(cast, land):
    grant(
        cast,
        1000,
        land,
        notice_on=DAY(2018, 5, 1),
        period_start=DAY(2018, 6, 1),
        period_end=DAY(2020, 12, 31),
    )
    grant(cast, 1500, land, posts=Decimal("1.5"))
    found = lines(chapter(cast), "T18a")
    assert found["Land"] == ("€", Decimal(1000), Decimal(1500), "↑ um 50,0 % gestiegen")
    assert found["Eigenmittel der Träger"] == ("€", Decimal(200), Decimal(300), "↑ um 50,0 % gestiegen")
    assert found["Bescheide"] == ("Anzahl", 1, 1, "→ unverändert")
    assert found["Stellen aus Förderung am Ende"] == (
        "Vollzeit", Decimal(0), Decimal("1.5"), "↑ um 1,50 Stellen gestiegen",
    )  # fmt: skip


def test_a10_stacks_the_years_and_joins_foundations_and_lotteries(cast, land):
    grant(cast, 1000, land)
    for level, amount in (("stiftung", 200), ("lotterie", 300)):
        grant(cast, amount, offer_rows.programme(cast, name=level, level=level), notice_on=DAY(2023, 1, 1))
    chart = block(chapter(cast), "A10")
    assert chart.categories == ("2021", "2022", "2023", "2024", "2025")
    assert chart.series == (
        ("Land", (0, 0, 0, 1000, 0)),
        ("Stiftungen und Lotterien", (0, 0, 500, 0, 0)),
    )
    assert chart.description == "Das meiste Geld kam von: Land, zusammen 1.000 Euro."


def test_t18a_says_where_nothing_was_recorded_before(cast, land):
    grant(cast, 1000, land)
    assert lines(chapter(cast), "T18a")["Bescheide"] == ("Anzahl", None, 1, FIRST)


def offer(cast, title, *grants, **fields):
    values = {
        "district": cast.auental, "provider": cast.bruecke, "title": title, "summary": "Kurz.", "openness": "open",
        "fields_of_action": ["bildung"], "registration": "none", "valid_from": DAY(2015, 1, 1), "status": "published",
        "slug": title, "overdue_on": DAY(2027, 1, 1), "published_at": dt.datetime(2016, 2, 1, tzinfo=BERLIN),
    } | fields  # fmt: skip
    row = Offer.objects.create(**values)
    row.funding_periods.set(grants)
    return row


def test_t19_sorts_offers_by_the_longest_term_of_their_grants(cast, land):
    ends = {
        "bald": DAY(2026, 6, 29),
        "mittel": DAY(2026, 12, 31),
        "lang": DAY(2027, 1, 1),
        "aus": DAY(2025, 6, 30),
    }
    rows = {name: grant(cast, 100, land, title=name, period_end=end) for name, end in ends.items()}
    offer(cast, "a", rows["bald"])
    offer(cast, "b", rows["bald"], rows["mittel"])
    offer(cast, "c", rows["lang"], rows["aus"])
    offer(cast, "d", rows["aus"])
    offer(cast, "e", valid_until=DAY(2025, 12, 31))
    offer(cast, "vorbei", valid_until=DAY(2025, 12, 30))
    rejected = grant(cast, 100, land, status="rejected", period_end=DAY(2028, 1, 1))
    offer(cast, "neu", rejected, published_at=dt.datetime(2025, 12, 31, 22, tzinfo=dt.UTC))
    offer(cast, "zu spät", published_at=dt.datetime(2025, 12, 31, 23, tzinfo=dt.UTC))
    found = lines(chapter(cast), "T19")
    now = {label: cells[2] for label, cells in found.items()}
    assert now == {
        "unter 6 Monate": 1, "6 bis 12 Monate": 1, "über 12 Monate": 1,
        "Förderung ausgelaufen, Angebot läuft noch": 1, "keine befristete Förderung": 2, "": 6,
    }  # fmt: skip
    assert found["unter 6 Monate"] == (NOT_MEANINGFUL, 0, 1, "↑ um 1 gestiegen")
    assert found["keine befristete Förderung"][1] == 6, "the grants came later, the offers were there"


def test_t20_shares_the_money_by_its_bond(cast, land):
    free, bound = land, offer_rows.binding_programme(cast, name="Nur Geflüchtete")
    grant(cast, 750, free)
    grant(cast, 250, bound)
    grant(cast, 100, bound, notice_on=DAY(2018, 1, 1))
    found = lines(chapter(cast), "T20")
    assert found["keine Zielgruppe vorgeschrieben"] == (
        1, Decimal(750), Decimal(0), Decimal(75), "↑ um 75,0 Prozentpunkte gestiegen",
    )  # fmt: skip
    assert found["schließt „offen für alle“ aus"] == (
        1, Decimal(250), Decimal(100), Decimal(25), "↓ um 75,0 Prozentpunkte gesunken",
    )  # fmt: skip
    assert found[""] == (2, Decimal(1000), Decimal(100), Decimal(100), None)


def test_t21_counts_the_posts_of_the_last_day_of_each_year(cast, land):
    grant(cast, 100, land, posts=Decimal("1.25"), period_start=DAY(2022, 1, 1), period_end=DAY(2023, 12, 30))
    grant(cast, 100, land, posts=Decimal("0.50"), period_start=DAY(2022, 12, 31), period_end=DAY(2030, 1, 1))
    grant(cast, 100, land, posts=Decimal("9"), status="rejected", period_start=DAY(2021, 1, 1))
    found = lines(chapter(cast), "T21")
    assert found["31.12.2021"] == (Decimal(0), 0)
    assert found["31.12.2022"] == (Decimal("1.75"), 2)
    assert found["31.12.2023"] == (Decimal("0.50"), 1)
    assert block(chapter(cast), "T21").notes == (
        "Unbefristete Stellen werden im Teilhabenetz nicht geführt.",
    )


def test_t22_counts_applications_by_their_end(cast, land):
    for status in ("running", "closed", "rejected", "withdrawn", "applied", "idea"):
        grant(cast, 100, land, status=status)
    grant(cast, 100, land, status="rejected", notice_on=DAY(2019, 1, 1))
    found = lines(chapter(cast), "T22")
    assert found["gestellt"] == ("Anzahl", 1, 5, "↑ um 4 gestiegen")
    assert found["bewilligt"][2] == 2
    assert found["abgelehnt"] == ("Anzahl", 1, 1, "→ unverändert")
    assert (found["zurückgezogen"][2], found["noch nicht entschieden"][2]) == (1, 1)
    assert found["Bewilligungsquote"][2] == NOT_MEANINGFUL, "three decisions make no rate"


def test_t22_tells_a_rate_from_twenty_decisions_on(cast, land):
    for number in range(20):
        grant(cast, 100, land, status="rejected" if number < 5 else "running")
    assert lines(chapter(cast), "T22")["Bewilligungsquote"] == ("%", None, 75.0, FIRST)


def test_money_of_others_never_counts(cast):
    foreign = offer_rows.programme(cast, name="Fremd", district=cast.nordmark)
    offer_rows.period(cast, programme=foreign, grantee=cast.foreign_organisation)
    assert all(part.is_empty for part in chapter(cast).blocks)


@pytest.mark.parametrize("count", [1, 30])
def test_the_chapter_costs_two_statements(cast, land, count, django_assert_num_queries):
    for number in range(count):
        offer(cast, f"angebot-{number}", grant(cast, 100, land))
    with django_assert_num_queries(2):
        chapter(cast)
