"""Writing indicators, areas, surveys and values, each allowed and each refused step."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from accounts.refusals import Refusal, WrongState
from monitoring.indicators import services
from monitoring.indicators.core_set import CORE_SET, DIMENSIONS
from monitoring.indicators.editions import edition_rank, end_year
from monitoring.indicators.models import Area, Dimension, Indicator, IndicatorKey, IndicatorValue
from monitoring.indicators.selectors import series
from monitoring.indicators.services import Entry
from tests.monitoring.make_indicators import (
    make_area,
    make_component,
    make_indicator,
    make_survey,
    make_value,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(cast):
    return cast.coordinator


@pytest.fixture
def indicator(cast):
    return make_indicator(cast.auental, maximum=Decimal(100), minimum=Decimal(0))


@pytest.fixture
def area(cast):
    return make_area(cast.auental)


def enter(indicator, area, *entries, by, edition="Handeingabe 2026", **more):
    return services.enter_values(indicator, area, entries=entries, edition=edition, by=by, **more)


def test_the_core_set_brings_tree_indicators_keys_and_areas(cast, by):
    made = services.install_core_set(district=cast.auental, by=by)
    assert len(made) == len(CORE_SET) == Indicator.objects.filter(district=cast.auental).count()
    assert list(Dimension.objects.filter(district=cast.auental).values_list("title", flat=True)) == list(
        DIMENSIONS
    )
    keys = dict(IndicatorKey.objects.filter(system="inkar").values_list("key", "indicator__code"))
    assert keys["d_Hausshaltseinkommen"] == "I-19"
    assert keys["q_alo"] == "I-16"
    ags = Area.objects.filter(district=cast.auental).values_list("ags", flat=True)
    assert set(ags) == {"DG", "05", "05999", "05999001", "05999002"}
    assert Area.objects.get(ags="05999001").parent.parent.parent.ags == "DG"


def test_the_core_set_names_every_key_of_the_paper():
    keys = {core.inkar for core in CORE_SET} - {""}
    assert keys >= {
        "xbev", "a_ausl_bev", "a_schutzs_bev", "i_wans", "i_wans_a", "i_wans_b", "q_ebuerg_aus",
        "a_betr0003_bev0003", "a_betr0306_bev0306", "a_schul_oA", "a_schul_abi", "a_sch_a", "q_alo", "q_svw_ausl",
        "q_SGBII", "d_Hausshaltseinkommen", "q_newfBGu15_bev", "q_asyl_bev", "q_hausarzt_bev", "a_wbtlg",
        "G02_SUP_DIST", "G02_SUP_ANT", "Q01_APO_DIST", "Q01_APO_ANT", "P01_PRIM_DIST", "P01_PRIM_ANT",
        "OEV20_DIST", "OEV20_ANT",
    }  # fmt: skip


def test_the_core_set_twice_adds_nothing_and_changes_nothing(cast, by):
    services.install_core_set(district=cast.auental, by=by)
    Indicator.objects.filter(code="I-16").update(title="Arbeitslose, unser Titel")
    assert services.install_core_set(district=cast.auental, by=by) == []
    assert Indicator.objects.get(code="I-16").title == "Arbeitslose, unser Titel"


def test_the_core_set_leaves_names_and_leads_the_district_has_given(cast, by):
    own = make_indicator(cast.auental, code="A-1", field="arbeit", is_lead=True)
    services.indicators.set_keys(own, inkar_key="q_alo", file_titles=["Arbeitslosenquote"], by=by)
    services.install_core_set(district=cast.auental, by=by)
    assert not Indicator.objects.get(code="I-16").is_lead
    assert IndicatorKey.objects.get(key="q_alo").indicator == own


def test_an_indicator_brings_its_place_in_the_tree_and_its_names(cast, by):
    made = services.create_indicator(
        district=cast.auental,
        code="I-99",
        title="Vereinsmitglieder",
        unit="%",
        new_dimension="Engagement",
        new_component="Vereine",
        inkar_key="a_verein",
        file_titles=["Vereine", " "],
        by=by,
    )
    assert str(made.component) == "Engagement: Vereine"
    assert set(made.keys.values_list("key", flat=True)) == {"a_verein", "Vereine"}
    services.update_indicator(made, component=made.component, file_titles=["Verein"], by=by)
    assert set(made.keys.values_list("key", flat=True)) == {"a_verein", "Verein"}, "what is not given stays"
    services.update_indicator(made, component=made.component, inkar_key="", by=by)
    assert set(made.keys.values_list("key", flat=True)) == {"Verein"}


@pytest.mark.parametrize(
    ("fields", "where"), [({}, "component"), ({"new_component": "Vereine"}, "new_dimension")]
)
def test_an_indicator_without_a_place_is_refused(cast, by, fields, where):
    with pytest.raises(Refusal) as refused:
        services.create_indicator(district=cast.auental, code="I-99", title="T", unit="%", by=by, **fields)
    assert refused.value.field == where


def test_a_name_belongs_to_one_indicator(cast, by, indicator):
    services.indicators.set_keys(indicator, inkar_key="q_alo", file_titles=[], by=by)
    with pytest.raises(Refusal, match="Betreuungsquote"):
        services.create_indicator(
            district=cast.auental,
            code="I-9",
            title="T",
            unit="%",
            component=indicator.component,
            inkar_key="q_alo",
            by=by,
        )
    assert not Indicator.objects.filter(code="I-9").exists()


def test_a_component_of_another_district_is_refused(cast, by):
    with pytest.raises(ValidationError):
        services.create_indicator(
            district=cast.auental,
            code="I-9",
            title="T",
            unit="%",
            component=make_component(cast.nordmark),
            by=by,
        )


def test_publishing_needs_a_source_and_happens_once(by, indicator):
    with pytest.raises(Refusal, match="Quelle"):
        services.publish_indicator(indicator, by=by)
    Indicator.objects.update(source="Statistisches Landesamt")
    with pytest.raises(WrongState):
        services.withdraw_indicator(indicator, by=by)
    assert services.publish_indicator(indicator, by=by).is_public
    with pytest.raises(WrongState):
        services.publish_indicator(indicator, by=by)
    assert not services.withdraw_indicator(indicator, by=by).is_public


def test_an_indicator_with_values_is_not_deleted(by, indicator, area):
    value = make_value(indicator, area)
    with pytest.raises(Refusal, match="Werte"):
        services.delete_indicator(indicator, by=by)
    value.delete()
    services.delete_indicator(indicator, by=by)
    assert not Indicator.objects.exists()


def test_an_indicator_is_not_weighted_with_itself(by, indicator):
    with pytest.raises(Refusal):
        services.update_indicator(indicator, component=indicator.component, weight_indicator=indicator, by=by)


def test_a_break_comes_changes_and_goes(by, indicator):
    row = services.add_break(indicator, year=2022, reason="Zensus 2022", by=by)
    assert services.change_break(row, year=2023, reason="Zensus", by=by).year == 2023
    services.remove_break(row, by=by)
    assert not indicator.breaks.exists()


def test_the_key_of_an_area_stays_while_it_has_values(by, indicator, area):
    assert services.update_area(area, ags="05998", by=by).ags == "05998"
    make_value(indicator, area)
    with pytest.raises(Refusal) as refused:
        services.update_area(area, ags="05997", by=by)
    assert refused.value.field == "ags"


@pytest.mark.parametrize(
    ("first", "last", "is_fine"),
    [
        ((2021, 7, 1), None, False),
        ((2015, 1, 1), (2015, 12, 31), True),
        ((2015, 1, 1), (2016, 11, 1), False),
        ((2026, 1, 1), None, False),
    ],
)
def test_two_versions_of_an_area_do_not_overlap(by, area, first, last, is_fine):
    services.add_area_version(area, valid_from=dt.date(2016, 11, 1), by=by)
    days = {"valid_from": dt.date(*first), "valid_to": dt.date(*last) if last else None}
    if is_fine:
        services.add_area_version(area, by=by, **days)
    else:
        with pytest.raises(Refusal):
            services.add_area_version(area, by=by, **days)


def test_the_shares_of_a_split_area_make_at_most_the_whole(cast, by):
    day = dt.date(2021, 7, 1)
    common = {"district": cast.auental, "old_ags": "05998", "on": day, "by": by}
    services.add_area_change(new_ags="05999", share=Decimal("0.6"), **common)
    with pytest.raises(Refusal):
        services.add_area_change(new_ags="05997", share=Decimal("0.5"), **common)
    assert services.add_area_change(new_ags="05997", share=Decimal("0.4"), **common).pk


def test_values_are_entered_changed_and_taken_out(cast, by, indicator, area):
    assert enter(indicator, area, Entry(2024, value=Decimal("82.6")), Entry(2023), by=by) == 1
    assert enter(indicator, area, Entry(2024, value=Decimal("82.6")), by=by) == 0
    assert enter(indicator, area, Entry(2024, value=Decimal("82.7")), by=by) == 1
    assert enter(indicator, area, Entry(2024, sign="missing"), by=by) == 1
    assert [point.sign for point in series(cast.auental, indicator, area)] == ["missing"]
    assert enter(indicator, area, Entry(2024), by=by) == 1
    assert not IndicatorValue.objects.exists()


def test_a_newer_edition_takes_over_and_the_old_one_stays(cast, by, indicator, area):
    make_value(indicator, area, edition="INKAR 2024")
    enter(indicator, area, Entry(2024, value=Decimal(80)), by=by)
    rows = IndicatorValue.objects.order_by("edition").values_list("edition", "is_active")
    assert list(rows) == [("Handeingabe 2026", True), ("INKAR 2024", False)]
    assert enter(indicator, area, Entry(2024), by=by) == 1
    assert IndicatorValue.objects.get().is_active


def test_an_older_edition_is_refused_because_nobody_would_see_it(by, indicator, area):
    make_value(indicator, area, edition="INKAR 2027")
    with pytest.raises(Refusal) as refused:
        enter(indicator, area, Entry(2024, value=Decimal(80)), by=by)
    assert refused.value.field == "edition"


@pytest.mark.parametrize("value", ["-0.1", "100.1"])
def test_a_value_outside_the_range_is_refused(by, indicator, area, value):
    with pytest.raises(Refusal, match="2024"):
        enter(indicator, area, Entry(2024, value=Decimal(value)), by=by)


@pytest.mark.parametrize(
    ("origin", "value", "is_fine"),
    [("ngo_survey", "1", False), ("own_survey", "4", False), ("ngo_survey", "5", True), ("ngo_survey", "0", True),
     ("official", "3", True)],
)  # fmt: skip
def test_small_counts_of_our_own_are_not_stored(cast, by, area, origin, value, is_fine):
    row = make_indicator(cast.auental, kind="count", unit="Beratungen", origin=origin)
    if is_fine:
        assert enter(row, area, Entry(2024, value=Decimal(value)), by=by) == 1
        return
    with pytest.raises(Refusal, match="1 bis 4"):
        enter(row, area, Entry(2024, value=Decimal(value)), by=by)


@pytest.mark.parametrize(("answers", "is_fine"), [(19, False), (20, True)])
def test_a_rate_of_our_own_stands_on_twenty_answers(cast, by, area, answers, is_fine):
    row = make_indicator(cast.auental, origin="own_survey")
    survey = make_survey(cast.auental, respondents=answers)
    if is_fine:
        enter(row, area, Entry(2024, value=Decimal(30)), survey=survey, by=by)
        assert IndicatorValue.objects.get().survey == survey
        return
    with pytest.raises(Refusal, match="20 Antworten"):
        enter(row, area, Entry(2024, value=Decimal(30)), survey=survey, by=by)
    assert enter(row, area, Entry(2024, sign="blocked"), survey=survey, by=by) == 1


def test_settling_makes_the_newest_of_many_editions_active(cast, indicator, area):
    for edition in ("INKAR 2021", "INKAR 2024", "2023"):
        make_value(indicator, area, edition=edition, is_active=False)
    assert services.settle_editions(cast.auental, [indicator.pk], [area.pk]) == 1
    assert IndicatorValue.objects.get(is_active=True).edition == "INKAR 2024"
    assert services.settle_editions(cast.auental, [indicator.pk], [area.pk]) == 0


def test_editions_and_times_are_sorted_by_their_last_year():
    assert edition_rank("INKAR 2024") > edition_rank("INKAR 2021") > edition_rank("ohne Jahr")
    times = ["2024", "2016/2017/2018", "2018/19", "2012-2017", "31.12.2020", "heute"]
    assert [end_year(text) for text in times] == [2024, 2018, 2019, 2017, 2020, None]
