"""A Gebietsreform between both periods: nothing in the report is compared across it."""

import datetime as dt
from decimal import Decimal

import pytest

from monitoring.dashboards import readings as dashboard
from monitoring.indicators.models import ImportBatch, SeriesBreak
from monitoring.reports.chapters import fields, population
from monitoring.reports.figure_changes import changes_since
from monitoring.reports.gaps import gaps_of
from monitoring.reports.indicator_list import indicator_list
from monitoring.reports.selectors import content_of
from monitoring.reports.signs import INCOMPARABLE
from tests.cast import TODAY
from tests.monitoring import make
from tests.monitoring import make_indicators as indicators
from tests.monitoring.reading import block, lines

D = Decimal
TOTAL = "Arbeitslosenquote, insgesamt (%)"
GAP = "Abstand der Gruppen: Arbeitslosenquote (Prozentpunkte)"
REFORM = "Gebietsreform am 01.07.2022"
OLD = {"period_start": dt.date(2016, 1, 1), "period_end": dt.date(2020, 12, 31)}
pytestmark = pytest.mark.django_db


@pytest.fixture
def own(cast):
    return indicators.make_area(cast.auental, cast.auental.ags)


@pytest.fixture
def lead(cast, own):
    """Values from before 2022 come from an edition of 2021, the later ones from one of 2026."""
    row = indicators.make_indicator(
        cast.auental, title="Arbeitslosenquote", field="arbeit", is_lead=True, desired_direction="down", source="BA"
    )  # fmt: skip
    for group, values in {
        "total": {2020: "5.6", 2021: "5.1", 2025: "5.7"},
        "foreign": {2020: "14.9", 2021: "13.6", 2025: "13.1"},
    }.items():
        for year, value in values.items():
            indicators.make_value(
                row, own, year, value, group=group, edition="2021" if year < 2022 else "2026"
            )
    return row


def reform(cast, **changed):
    words = {"old": "05988", "new": cast.auental.ags, "on": "2022-07-01", "old_name": "Altkreis"}
    return indicators.make_change(cast.auental, **(words | changed))


def chapter(cast):
    return fields.build(cast.auental, make.PERIOD, TODAY)


def test_no_arrow_no_judgement_and_no_change_of_the_gap_across_a_reform(cast, lead):
    reform(cast)
    found = lines(chapter(cast), "T7.3")
    assert found[TOTAL][-1] == INCOMPARABLE
    assert found[TOTAL][0] == D("5.6"), "the value itself stays"
    assert found["Arbeitslosenquote, ohne deutsche Staatsangehörigkeit (%)"][-1] == INCOMPARABLE
    assert found[GAP][0] == D("9.3")
    assert found[GAP][-1] is None


def test_the_line_is_cut_and_the_table_says_why(cast, lead):
    reform(cast)
    SeriesBreak.objects.create(district=cast.auental, indicator=lead, year=2024, reason="Neue Definition")
    found = chapter(cast)
    assert block(found, "A5.3").breaks == (("2024", "Neue Definition"), ("2022", REFORM))
    assert block(found, "T7.3").notes == (
        f"Bruch in der Reihe ab 2022 ({REFORM}): Arbeitslosenquote; darüber hinweg wird nicht verglichen.",
        "Bruch in der Reihe ab 2024 (Neue Definition): Arbeitslosenquote; darüber hinweg wird nicht verglichen.",
    )


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        (None, "nobody has changed an area"),
        ({"on": "2015-07-01"}, "before both periods"),
        ({"on": "2026-01-01"}, "after both"),
        ({"new": "05977"}, "another area"),
        ({"old": "05999", "new": "05977", "share": "1"}, "the whole area went over, it is dissolved"),
    ],
)
def test_without_a_reform_of_the_own_area_between_them_the_periods_are_compared(cast, lead, changed, why):
    if changed is not None:
        reform(cast, **changed)
    found = chapter(cast)
    assert lines(found, "T7.3")[TOTAL][-1] == "↑ um 0,1\u00a0Prozentpunkte gestiegen, ungünstig", why
    assert lines(found, "T7.3")[GAP][-1] == "Abstand verringert um 1,9\u00a0Prozentpunkte, günstig"
    assert block(found, "A5.3").breaks == ()
    assert block(found, "T7.3").notes == ()


def test_a_part_given_away_is_a_break_too(cast, lead):
    reform(cast, old=cast.auental.ags, new="05977", share="0.2")
    assert lines(chapter(cast), "T7.3")[TOTAL][-1] == INCOMPARABLE


def test_values_the_publisher_reckoned_back_or_that_were_put_together_are_compared(cast, own, lead):
    reform(cast)
    lead.values.update(edition="2026")
    assert lines(chapter(cast), "T7.3")[TOTAL][-1].startswith("↑")
    lead.values.filter(year__lt=2022).update(edition="2021")
    assert lines(chapter(cast), "T7.3")[TOTAL][-1] == INCOMPARABLE
    batch = ImportBatch.objects.create(
        district=cast.auental,
        author=cast.coordinator,
        layout="merge",
        applied_at=make.NOW,
        merged_area=own,
        merged_on=dt.date(2022, 7, 1),
    )
    lead.values.filter(year__lt=2022).update(batch=batch)
    assert lines(chapter(cast), "T7.3")[TOTAL][-1].startswith("↑")


def test_a_reform_noted_by_hand_too_stands_there_once(cast, lead):
    reform(cast)
    SeriesBreak.objects.create(district=cast.auental, indicator=lead, year=2022, reason="Kreisreform")
    found = chapter(cast)
    assert block(found, "A5.3").breaks == (("2022", "Kreisreform"),)
    assert len(block(found, "T7.3").notes) == 1


def test_chapter_2_follows_the_same_rule(cast, own):
    row = indicators.make_indicator(cast.auental, code="I-02", title="Ausländeranteil")
    indicators.make_value(row, own, 2020, "9.4", edition="2021")
    indicators.make_value(row, own, 2025, "12.8", edition="2026")
    reform(cast)
    found = population.build(cast.auental, make.PERIOD, TODAY)
    assert lines(found, "T3")["Ausländeranteil (%)"][-1] == INCOMPARABLE
    assert block(found, "A1").breaks == (("2022", REFORM),)
    assert REFORM in block(found, "T3").notes[0]


def test_annex_b_names_the_reform_among_the_breaks(cast, lead):
    SeriesBreak.objects.create(district=cast.auental, indicator=lead, year=2018, reason="Neue Definition")
    assert indicator_list(cast.auental, make.PERIOD, [chapter(cast)]).rows[0][-1] == "2018: Neue Definition"
    reform(cast)
    found = indicator_list(cast.auental, make.PERIOD, [chapter(cast)])
    assert found.rows[0][-1] == f"2018: Neue Definition; 2022: {REFORM}"


def test_the_page_of_gaps_counts_the_lines_that_are_not_compared(cast, lead):
    reform(cast)
    broken = gaps_of(content_of(make.draft(cast), now=make.NOW, today=TODAY), []).broken
    told = {gap.number: gap.what for gap in broken}
    assert told["A5.3"] == f"2022: {REFORM}"
    assert {gap.what for gap in broken if gap.number == "T7.3"} >= {"2 Zeilen ohne Vergleich"}


def people(cast, own, **changed):
    row = indicators.make_indicator(
        cast.auental, code="I-01", title="Bevölkerung", kind="count", unit="Personen", decimals=0
    )
    indicators.make_value(row, own, 2020, "157410", **changed)
    indicators.make_value(row, own, 2025, "169730", edition="2026")
    return row


def first_page(cast, previous):
    then = content_of(previous, now=make.NOW, today=TODAY).chapters
    now = content_of(make.draft(cast), now=make.NOW, today=TODAY).chapters
    return changes_since(now, then, label="2016 bis 2020", first_year=2016)


def test_a_figure_of_the_first_page_is_not_held_against_that_of_the_smaller_district(cast, own):
    """Even where the value has been reckoned for the new area since: the earlier report printed the old one."""
    people(cast, own, edition="2021")
    previous = make.released(cast, **OLD)
    assert first_page(cast, previous)["population"] == "+12.320 (+7,8 %) gegenüber 2020"
    reform(cast)
    assert first_page(cast, previous)["population"] == "nicht vergleichbar mit 2020"


def test_a_change_of_definition_keeps_the_figures_of_the_first_page_apart_too(cast, own):
    row = people(cast, own, edition="2021")
    previous = make.released(cast, **OLD)
    SeriesBreak.objects.create(district=cast.auental, indicator=row, year=2018, reason="Zensus")
    assert first_page(cast, previous)["population"].startswith("+12.320"), "both lie behind it"
    SeriesBreak.objects.create(district=cast.auental, indicator=row, year=2022, reason="Zensus 2022")
    assert first_page(cast, previous)["population"] == "nicht vergleichbar mit 2020"


def test_the_overview_of_the_district_does_not_look_across_a_reform_either(cast, lead):
    reform(cast)
    found = dashboard.read(cast.coordinator, [cast.auental.ags])
    told = dashboard.change_of(lead, found.of(lead, cast.auental.ags))
    assert told is not None
    assert (told[0], told[1].word) == ("2020", INCOMPARABLE)


@pytest.mark.parametrize(
    ("first", "second", "edition", "years"),
    [
        ("2022-07-01", "2024-07-01", "2021", [2022, 2024]),
        ("2022-07-01", "2024-07-01", "2023", [2024]),
        ("2022-07-01", "2024-07-01", "2025", []),
    ],
)
def test_of_two_reforms_the_publisher_may_have_followed_one(cast, own, first, second, edition, years):
    """An edition of 2023 has been reckoned for the district of 2022, not for that of 2024."""
    row = indicators.make_indicator(
        cast.auental, title="Arbeitslosenquote", field="arbeit", is_lead=True, desired_direction="down"
    )
    indicators.make_value(row, own, 2020, "5.6", edition=edition)
    indicators.make_value(row, own, 2025, "5.7", edition="2026")
    reform(cast, on=first)
    reform(cast, old="05987", on=second)
    found = chapter(cast)
    assert [int(year) for year, _why in block(found, "A5.3").breaks] == years
    assert (lines(found, "T7.3")["Arbeitslosenquote (%)"][-1] == INCOMPARABLE) is bool(years)


def test_a_dissolved_district_with_values_of_its_own_shows_that_no_later_reform_was_followed_either(
    cast, own, lead
):
    """The edition is young enough for all; but the old district stands beside it for itself."""
    reform(cast, on="2021-07-01", old="05987")
    reform(cast, on="2022-07-01")
    reform(cast, on="2023-07-01", old="05986")
    lead.values.update(edition="2026")
    assert block(chapter(cast), "A5.3").breaks == ()
    old = indicators.make_area(cast.auental, "05988", "Altkreis")
    for year in (2020, 2021):
        indicators.make_value(lead, old, year, "4.1", edition="2026")
    assert [year for year, _why in block(chapter(cast), "A5.3").breaks] == ["2022", "2023"]


def test_a_printed_figure_is_kept_apart_by_every_reform_since(cast, own):
    row = people(cast, own, edition="2024")
    indicators.make_value(row, own, 2018, "151000", edition="2024")
    previous = make.released(cast, **OLD)
    reform(cast, on="2019-07-01")
    reform(cast, old="05987", on="2023-07-01")
    assert first_page(cast, previous)["population"] == "nicht vergleichbar mit 2020"


@pytest.mark.parametrize("count", [1, 12])
def test_reforms_cost_no_further_statement(cast, lead, count, django_assert_num_queries):
    for number in range(count):
        reform(cast, old=f"{16000 + number}", on=f"{2008 + number}-07-01")
    with django_assert_num_queries(6):  # without a concept
        chapter(cast)
