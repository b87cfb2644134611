"""Chapter 4: what is there in each field of action, and what hinders."""

import datetime as dt

import pytest

from accounts.clock import BERLIN
from documents.suppression import NOT_MEANINGFUL
from monitoring.reports.chapters import fields
from offers.catalogue.models import Offer
from tests.cast import TODAY
from tests.monitoring import make
from tests.monitoring.reading import block, lines

DAY = dt.date
pytestmark = pytest.mark.django_db


def chapter(cast):
    return fields.build(cast.auental, make.PERIOD, TODAY)


def offer(cast, title, codes, **changed):
    closed = {"target_groups": ["refugees"], "target_group_reason": "funding"}
    values = {
        "district": cast.auental, "provider": cast.bruecke, "title": title, "summary": "Kurz.", "openness": "open",
        "fields_of_action": codes, "registration": "none", "valid_from": DAY(2022, 1, 1), "status": "published",
        "slug": title, "overdue_on": DAY(2027, 1, 1), "published_at": dt.datetime(2022, 2, 1, tzinfo=BERLIN),
    } | changed  # fmt: skip
    return Offer.objects.create(**(values if values["openness"] == "open" else values | closed))


OLD = {"valid_from": DAY(2015, 1, 1), "published_at": dt.datetime(2016, 1, 1, tzinfo=BERLIN)}


def test_t8_counts_the_offers_of_a_field_at_the_end_of_both_periods(cast):
    offer(cast, "a", ["sprache", "bildung"], capacity=12)
    offer(cast, "b", ["sprache"], openness="target_group", capacity=8)
    offer(cast, "c", ["sprache"], **OLD)
    offer(cast, "vorbei", ["sprache"], valid_until=DAY(2025, 12, 30), **OLD)
    found = lines(chapter(cast), "T8.1")
    assert found["Öffentliche Angebote"] == ("Anzahl", 2, 3, "↑ um 1 gestiegen")
    assert found["davon offen für alle"] == ("Anzahl", 2, 2, "→ unverändert")
    assert found["Anteil offen für alle"] == ("%", NOT_MEANINGFUL, NOT_MEANINGFUL, NOT_MEANINGFUL)
    assert found["Plätze, soweit genannt"] == ("Anzahl", None, 20, "erstmals erhoben")
    assert lines(chapter(cast), "T8.2")["Öffentliche Angebote"][2] == 1


def test_t8_tells_the_open_share_from_twenty_offers_on(cast):
    for number in range(20):
        offer(cast, f"a{number}", ["sprache"], openness="open" if number < 5 else "target_group")
    assert lines(chapter(cast), "T8.1")["Anteil offen für alle"] == ("%", None, 25.0, "erstmals erhoben")


def test_t9_counts_the_barriers_of_a_field_by_kind(cast):
    make.barrier(cast.auental, 1, field_of_action="wohnen", kind="legal")
    make.barrier(cast.auental, 2, field_of_action="wohnen", kind="money", seen_on=DAY(2020, 1, 1))
    make.barrier(cast.auental, 3, field_of_action="sprache")
    make.barrier(cast.auental, 4, field_of_action="wohnen", status="observed")
    found = lines(chapter(cast), "T9.4")
    assert found == {
        "rechtlich": (0, 0, 1, "↑ um 1 gestiegen"),
        "Geld": (0, 1, 1, "→ unverändert"),
        "": (0, 1, 2, "↑ um 1 gestiegen"),
    }


def test_each_field_has_its_section_even_an_empty_one(cast):
    blocks = [part.number or part.title for part in chapter(cast).blocks]
    assert blocks[:3] == ["4.1 Sprache", "T8.1", "T9.1"]
    assert blocks[-3:] == ["4.13 Mobilität und Digitales", "T8.13", "T9.13"]
    assert block(chapter(cast), "T8.13").is_empty


@pytest.mark.parametrize("count", [1, 30])
def test_the_chapter_costs_two_statements(cast, count, django_assert_num_queries):
    for number in range(count):
        offer(cast, f"a{number}", ["sprache"])
        make.barrier(cast.auental, number + 1)
    with django_assert_num_queries(2):
        chapter(cast)
