"""Chapter 4: what is there in each field of action, and what hinders."""

import datetime as dt
from decimal import Decimal

import pytest

from accounts.clock import BERLIN
from documents.suppression import NOT_MEANINGFUL
from monitoring.indicators.models import SeriesBreak
from monitoring.reports.chapters import fields
from monitoring.reports.contexts import report_context
from monitoring.reports.selectors import content_of
from offers.catalogue.models import Offer
from tests.cast import TODAY
from tests.monitoring import make
from tests.monitoring import make_concept as concepts
from tests.monitoring import make_indicators as indicators
from tests.monitoring import make_writing as write
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
    assert blocks[:6] == ["4.1 Sprache", "T7.1", "A5.1", "T8.1", "T8.1a", "T9.1"]
    assert blocks[-6:] == ["4.13 Mobilität und Digitales", "T7.13", "A5.13", "T8.13", "T8.13a", "T9.13"]
    assert block(chapter(cast), "T8.13").is_empty


def figures(cast, indicator, area, group, values):
    for year, value in values.items():
        indicators.make_value(indicator, area, year, value, group=group)


@pytest.fixture
def lead(cast):
    own, land = indicators.make_area(cast.auental, cast.auental.ags), indicators.make_area(
        cast.auental, cast.auental.ags[:2], "Land", level="land"
    )  # fmt: skip
    row = indicators.make_indicator(
        cast.auental,
        title="Arbeitslosenquote",
        field="arbeit",
        is_lead=True,
        desired_direction="down",
        source="BA",
    )
    figures(cast, row, own, "total", {2019: "6.1", 2020: "5.6", 2021: "5.1", 2025: "5.7"})
    figures(cast, row, own, "foreign", {2020: "14.9", 2021: "13.6", 2024: "13.8", 2025: "13.1"})
    figures(cast, row, land, "total", {2025: "5.3"})
    return row


def test_t7_shows_years_change_comparison_and_gap(cast, lead):
    found = lines(chapter(cast), "T7.3")
    D = Decimal
    assert found["Arbeitslosenquote, insgesamt (%)"] == (
        D("5.6"), D("5.1"), "…", "…", "…", D("5.7"), D("5.3"), "↑ um 0,1\u00a0Prozentpunkte gestiegen, ungünstig",
    )  # fmt: skip
    assert found["Arbeitslosenquote, ohne deutsche Staatsangehörigkeit (%)"][-1] == (
        "↓ um 1,8\u00a0Prozentpunkte gesunken, günstig"
    )
    gap = found["Abstand der Gruppen: Arbeitslosenquote (Prozentpunkte)"]
    assert gap == (
        D("9.3"), D("8.5"), "…", "…", "…", D("7.4"), None, "Abstand verringert um 1,9\u00a0Prozentpunkte, günstig",
    )  # fmt: skip


def test_t7_draws_no_arrow_across_a_break(cast, lead):
    SeriesBreak.objects.create(district=cast.auental, indicator=lead, year=2022, reason="Zensus 2022")
    found = lines(chapter(cast), "T7.3")
    assert found["Arbeitslosenquote, insgesamt (%)"][-1] == "nicht vergleichbar"
    assert found["Abstand der Gruppen: Arbeitslosenquote (Prozentpunkte)"][-1] is None
    assert block(chapter(cast), "A5.3").breaks == (("2022", "Zensus 2022"),)


def test_a5_draws_both_groups_of_the_lead_indicator(cast, lead):
    chart = block(chapter(cast), "A5.3")
    assert chart.categories == ("2021", "2022", "2023", "2024", "2025")
    assert [name for name, _values in chart.series] == ["insgesamt", "ohne dt. Pass"]
    assert chart.series[1][1] == (Decimal("13.6"), None, None, Decimal("13.8"), Decimal("13.1"))
    assert block(chapter(cast), "A5.1").absence.startswith("Für dieses Handlungsfeld ist kein Leitindikator")


def test_a_rate_of_few_answers_is_no_statement(cast, lead):
    own = lead.values.filter(area__ags=cast.auental.ags).first().area
    lead.values.filter(year=2025, group="total").delete()
    indicators.make_value(lead, own, 2025, "50.0", cases=6)
    assert lines(chapter(cast), "T7.3")["Arbeitslosenquote, insgesamt (%)"][5] == "x"


def test_an_unpublished_survey_stays_out(cast, lead):
    type(lead).objects.update(origin="own_survey")
    assert block(chapter(cast), "T7.3").is_empty


@pytest.mark.parametrize("count", [1, 30])
def test_the_chapter_costs_seven_statements(cast, lead, count, django_assert_num_queries):
    goal = concepts.the_goal(concepts.adopted(cast))
    for number in range(count):
        offer(cast, f"a{number}", ["sprache"])
        make.barrier(cast.auental, number + 1)
        concepts.measure(goal, cast.coordinator, code=f"W-{number}", organisation=cast.bruecke)
    with django_assert_num_queries(7):
        chapter(cast)


def place_of(code):
    return next(
        place for place, (value, _label) in enumerate(fields.FieldOfAction.choices, 1) if value == code
    )


def test_t8a_names_the_public_measures_of_the_field_with_state_and_who_answers(cast):
    goal = concepts.the_goal(concepts.adopted(cast))
    concepts.measure(goal, cast.coordinator, code="W-1", office="Wohnungsamt", organisation=cast.bruecke)
    concepts.measure(goal, cast.coordinator, code="W-2", title="Ohne Zuständige")
    concepts.measure(goal, cast.coordinator, code="W-3", title="Nur im Haus", is_public=False)
    table = block(chapter(cast), f"T8.{place_of('wohnen')}a")
    assert [row[:3] for row in table.rows] == [
        ("W-1 Merkblatt und Ansprechstelle", "geplant", f"{cast.bruecke.name}, Wohnungsamt"),
        ("W-2 Ohne Zuständige", "geplant", None),
    ]
    assert "Integrationskonzept 2022–2028" in table.title
    others = [each for each in chapter(cast).tables if each.number.endswith("a") and each != table]
    assert len(others) == 12
    assert all(each.is_empty for each in others)


def test_t8a_says_nothing_of_a_draft_or_of_a_concept_adopted_later(cast):
    draft = concepts.concept(cast)
    goal = concepts.goal(concepts.field(draft, cast.coordinator), cast.coordinator)
    concepts.measure(goal, cast.coordinator, code="W-1")
    place = place_of("wohnen")
    assert block(chapter(cast), f"T8.{place}a").is_empty
    concepts.services.adopt_concept(
        draft, decided_by="Kreistag", decided_on=DAY(2026, 1, 15), decision_number="1", today=TODAY, by=cast.coordinator
    )  # fmt: skip
    assert "kein beschlossenes Konzept" in block(chapter(cast), f"T8.{place}a").absence


def test_in_print_the_judgement_of_a_field_stands_in_its_passage(cast):
    report = make.draft(cast)
    write.text(cast, report, section="k4-bildung", text="Mehr Abschlüsse als zuvor.")
    write.text(cast, report, section="k4-politische-teilhabe", text="Der Beirat wird gehört.")
    content = content_of(report, now=make.NOW, today=TODAY)
    context = report_context(content, stamp="", standing="", accent="#123456", with_completeness=False)
    printed = next(each for each in context.chapters if each.number == 4)
    places = {part.lines: place for place, part in enumerate(printed.blocks) if part.title == "Einschätzung"}
    numbers = [part.number for part in printed.blocks]
    assert numbers[places[("Mehr Abschlüsse als zuvor.",)] + 1] == f"T9.{place_of('bildung')}"
    assert numbers[places[("Der Beirat wird gehört.",)] + 1] == f"T9.{place_of('politische_teilhabe')}"
    assert printed.texts == ()
