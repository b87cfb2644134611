"""Chapter 3 of the report: T5, A4, K2, T6 and what the position does not say."""

import datetime as dt

import pytest

from documents.charts import Chart
from monitoring.clusters.study import REBUILT
from monitoring.reports.blocks import from_plain, to_plain
from monitoring.reports.chapters import position
from tests.cast import TODAY
from tests.monitoring import make
from tests.monitoring.make_clusters import make_districts, make_run
from tests.monitoring.test_clusters_pages import with_borders

pytestmark = pytest.mark.django_db


@pytest.fixture
def chapter(cast):
    areas = make_districts(cast.auental)
    with_borders(areas)
    make_run(cast.auental, cast.coordinator)
    return position.build(cast.auental, make.PERIOD, TODAY)


def block(chapter, number):
    return next(found for found in chapter.blocks if found.number == number)


def test_chapter_three_has_table_profile_map_peers_and_limits(chapter):
    assert [found.number for found in chapter.blocks] == ["T5", "A4", "K2", "T6", ""]
    assert chapter.percent == 100
    assert str(REBUILT) in chapter.lead
    assert "Cluster 5, ländlich, mittlere Chancen, mit 6 von 36 Kreisen" in chapter.lead


def test_t5_holds_seven_indicators_and_says_whose_mean_it_is(chapter):
    table = block(chapter, "T5")
    assert len(table.rows) == 7
    assert "Mittel der Kreise" in [column.title for column in table.columns]
    assert table.rows[4][1] == "23.346\u00a0€"
    assert "hier steht die Arbeitslosenquote" in table.source


def test_a4_draws_seven_dots_with_the_line_of_the_cluster(chapter):
    picture = block(chapter, "A4")
    assert (picture.form, len(picture.categories), len(picture.series)) == ("dots", 7, 2)
    assert isinstance(picture.chart("#0b4f56"), Chart)


def test_k2_outlines_the_own_district_and_prints_the_attribution(chapter):
    drawn = block(chapter, "K2")
    assert (len(drawn.areas), drawn.outlined) == (36, "05999")
    assert "GeoBasis-DE / BKG 2021" in drawn.chart("#0b4f56").svg
    assert not drawn.prints_table


def test_t6_names_the_ten_nearest(chapter):
    assert len(block(chapter, "T6").rows) == 10


def test_the_limits_name_the_method(chapter):
    assert chapter.blocks[-1].lines[-1].startswith("z-Werte, k-Means, begonnen bei den Mitten der Studie")


def test_the_chapter_survives_the_datenschnitt(chapter):
    assert from_plain(to_plain(chapter)) == chapter


def test_without_a_run_the_chapter_says_why_it_is_empty(cast):
    found = position.build(cast.auental, make.PERIOD, TODAY)
    assert found.is_empty
    assert {part.absence for part in found.blocks} == {"Der Vergleich der Kreise ist noch nicht gerechnet."}


def test_a_run_of_tomorrow_is_not_known_today(cast, chapter):
    assert position.build(cast.auental, make.PERIOD, TODAY - dt.timedelta(days=1)).is_empty


def test_without_borders_the_map_says_so(cast):
    make_districts(cast.auental)
    make_run(cast.auental, cast.coordinator)
    drawn = block(position.build(cast.auental, make.PERIOD, TODAY), "K2")
    assert drawn.is_empty
    assert "fehlen die Grenzen" in drawn.absence


def test_a_district_that_was_left_out_reads_it(cast):
    areas = make_districts(cast.nordmark, own=(6, 5))
    own = next(area for area in areas if area.ags == cast.nordmark.ags)
    own.values.filter(indicator__code="arbeitslosenquote").delete()
    make_run(cast.nordmark, cast.outsider)
    found = position.build(cast.nordmark, make.PERIOD, TODAY)
    assert "ausgelassen" in found.blocks[0].absence


def test_four_statements_whatever_the_number_of_districts(cast, chapter, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        position.build(cast.auental, make.PERIOD, TODAY)
