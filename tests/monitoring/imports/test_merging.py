"""After a change of areas stored values are put together by the rule, marked, and taken back as a whole."""

from decimal import Decimal

import pytest
from django.urls import reverse

from accounts.audit.models import AuditEntry
from accounts.refusals import Refusal, WrongState
from monitoring.imports.merging_values import merge_values
from monitoring.imports.reforms import merged_edition, reform
from monitoring.imports.undoing import undo_batch, what_rests_on
from monitoring.indicators import services
from monitoring.indicators.comparison import compare
from monitoring.indicators.models import IndicatorValue
from monitoring.indicators.selectors import series
from tests.monitoring.imports.make import applied
from tests.monitoring.make import NOW
from tests.monitoring.make_indicators import make_area, make_change, make_indicator, make_value, make_version
from tests.monitoring.test_indicators_pages import text_of

pytestmark = pytest.mark.django_db
EDITION = "INKAR 2020"


@pytest.fixture
def ground(cast):
    """Eisenach went to the Wartburgkreis; people, a share of them, an index, and a share without a base."""

    class Ground:
        city = make_area(cast.auental, "16056", "Eisenach")
        county = make_area(cast.auental, "16063", "Wartburgkreis")
        change = make_change(cast.auental)
        people = make_indicator(
            cast.auental, "bev", title="Bevölkerung", kind="count", unit="Anzahl", aggregation="sum"
        )
        share = make_indicator(
            cast.auental, "quote", title="Quote", aggregation="weighted_mean", weight_indicator=people
        )
        index = make_indicator(cast.auental, "index", title="Index", kind="index", unit="0-4")

    make_version(Ground.county, "1994-07-01")
    for year in (2018, 2019):
        make_value(Ground.people, Ground.city, year, "40000", edition=EDITION)
        make_value(Ground.people, Ground.county, year, "120000", edition=EDITION)
        make_value(Ground.index, Ground.city, year, "3", edition=EDITION)
    make_value(Ground.share, Ground.city, 2019, "8", edition=EDITION)
    make_value(Ground.share, Ground.county, 2019, "4", edition=EDITION)
    return Ground


def merged(ground, by):
    return merge_values(change=ground.change, now=NOW, by=by)


def state(cast):
    names = ("pk", "value", "sign", "edition", "is_active", "version", "batch")
    return sorted(IndicatorValue.objects.filter(district=cast.auental).values_list(*names))


def test_counts_are_added_and_rates_weighted_with_their_base(cast, ground):
    batch = merged(ground, cast.coordinator)
    people = series(cast.auental, ground.people, ground.county)
    assert [(p.year, p.value, p.edition) for p in people] == [
        (2018, 160000, "INKAR 2020, zusammengefasst"),
        (2019, 160000, "INKAR 2020, zusammengefasst"),
    ]
    # (8 * 40000 + 4 * 120000) / 160000, and not the plain mean 6.
    assert series(cast.auental, ground.share, ground.county)[0].value == 5
    assert batch.values_new == 3
    assert batch.note == "zusammengefasst aus Eisenach (16056) und Wartburgkreis (16063, alter Zuschnitt)"
    assert not ground.index.values.filter(area=ground.county).exists()


def test_a_rate_without_its_base_is_never_averaged(cast, ground):
    make_value(ground.share, ground.city, 2017, "8", edition=EDITION)
    make_value(ground.share, ground.county, 2017, "4", edition=EDITION)
    line = next(line for line in reform(ground.change).lines if line.indicator == ground.share)
    assert (line.counts["new"], line.counts["base"]) == (1, 1)
    # Nor is the base of other people taken.
    for area, value in ((ground.city, "20"), (ground.county, "10")):
        make_value(ground.share, area, 2019, value, edition=EDITION, group="foreign")
    line = next(line for line in reform(ground.change).lines if line.indicator == ground.share)
    assert line.counts["base"] == 2


def test_a_part_that_is_missing_or_secret_keeps_the_whole_unknown(cast, ground):
    make_value(ground.people, ground.city, 2016, None, sign="unknown_or_secret", edition=EDITION)
    make_value(ground.people, ground.county, 2016, "120000", edition=EDITION)
    make_value(ground.people, ground.city, 2015, "40000", edition=EDITION)
    line = next(line for line in reform(ground.change).lines if line.indicator == ground.people)
    assert (line.new, line.counts["part"]) == (2, 2)


def test_what_was_delivered_for_the_new_area_is_never_overwritten(cast, ground):
    make_value(ground.people, ground.city, 2017, "40000", edition=EDITION)
    given = make_value(ground.people, ground.county, 2017, "161000", edition="INKAR 2024")
    plan = reform(ground.change)
    assert next(line for line in plan.lines if line.indicator == ground.people).counts["kept"] == 1
    merged(ground, cast.coordinator)
    given.refresh_from_db()
    assert (given.value, given.is_active, given.version, given.batch) == (161000, True, 1, None)
    assert ground.people.values.filter(area=ground.county, year=2017).count() == 1


def test_a_later_delivery_goes_before_what_was_put_together(cast, ground):
    merged(ground, cast.coordinator)
    assert merged_edition(EDITION) < "INKAR 2024"
    applied(
        cast, "ags;indikator;zeit;wert\n16063;bev;2019;160500\n", name="bestand.csv", edition="INKAR 2024"
    )
    assert [p.value for p in series(cast.auental, ground.people, ground.county)] == [160000, 160500]


def test_a_split_takes_its_share_of_counts_along(cast):
    old, new = make_area(cast.auental, "05998", "Altkreis"), make_area(cast.auental, "05997", "Neukreis")
    make_version(new, "2021-01-01")
    change = make_change(cast.auental, "05998", "05997", "2021-01-01", "0.25")
    people = make_indicator(cast.auental, "bev", title="Bevölkerung", kind="count", aggregation="sum")
    make_value(people, old, 2019, "1000", edition=EDITION)
    merge_values(change=change, now=NOW, by=cast.coordinator)
    assert series(cast.auental, people, new)[0].value == 250
    assert series(cast.auental, people, old)[0].value == 1000


def test_taken_back_everything_is_as_it_was(cast, ground):
    before = state(cast)
    batch = merged(ground, cast.coordinator)
    assert state(cast) != before
    undo_batch(batch=batch, now=NOW, by=cast.coordinator)
    assert state(cast) == before
    assert merged(ground, cast.coordinator).values_new == 3


def test_it_is_done_once_and_the_change_rests_meanwhile(cast, ground):
    merged(ground, cast.coordinator)
    with pytest.raises(WrongState):
        merged(ground, cast.coordinator)
    for deed in (
        lambda: services.remove_area_change(ground.change, by=cast.coordinator),
        lambda: services.change_area_change(ground.change, share=Decimal("0.5"), by=cast.coordinator),
        lambda: services.add_area_change(
            district=cast.auental, old_ags="16099", new_ags="16063", on=ground.change.on, by=cast.coordinator
        ),
    ):
        with pytest.raises(Refusal, match="wurden schon Werte zusammengefasst"):
            deed()


def test_one_key_binds_all_lines_of_the_log(cast, ground):
    batch = merged(ground, cast.coordinator)
    lines = AuditEntry.objects.filter(batch=batch.pk).values_list("action", "row_id")
    assert set(lines) == {
        ("import_batch.merged", str(batch.pk)),
        ("area_change.merged", str(ground.change.pk)),
    }


def test_an_import_whose_values_were_put_together_stays_until_that_is_taken_back(cast, ground):
    rows = "".join(f"{ags};bev;2014;{value}\n" for ags, value in (("16056", 40), ("16063", 120)))
    brought = applied(cast, "ags;indikator;zeit;wert\n" + rows, name="alt.csv", edition="INKAR 2016")
    assert what_rests_on(brought) == ""
    batch = merged(ground, cast.coordinator)
    assert "Wartburgkreis, Gebietsänderung am 01.07.2021" in what_rests_on(brought)
    undo_batch(batch=batch, now=NOW, by=cast.coordinator)
    undo_batch(batch=brought, now=NOW, by=cast.coordinator)


def test_nothing_is_guessed_about_an_area_nobody_has_described(cast, ground):
    ground.county.versions.all().delete()
    assert reform(ground.change).goes_on is True, "its own values from before the reform say so"
    IndicatorValue.objects.filter(area=ground.county).delete()
    with pytest.raises(Refusal, match="nicht vermerkt"):
        merged(ground, cast.coordinator)
    ground.city.values.all().delete()
    ground.city.delete()
    assert "sind nicht angelegt" in reform(ground.change).obstacle
    assert reform(ground.change).words == "zusammengefasst aus Eisenach (16056)"


def test_values_are_compared_across_the_reform_only_when_put_together(cast, ground):
    make_value(ground.people, ground.county, 2022, "158000", edition="INKAR 2024")
    own = series(cast.auental, ground.people, ground.county)
    said = compare(ground.people, own[1], own[-1])
    assert (said.arrow, said.word) == ("", "nicht vergleichbar")
    assert said.note == "Bruch 2021: Gebietsreform am 01.07.2021"
    merged(ground, cast.coordinator)
    own = series(cast.auental, ground.people, ground.county)
    assert compare(ground.people, own[1], own[-1]).signed == "−1,3\u00a0%"


def test_figures_the_publisher_has_reckoned_back_have_no_break(cast, ground):
    for year, value in ((2018, "161000"), (2022, "158000")):
        make_value(ground.people, ground.county, year, value, edition="INKAR 2023", group="german")
    first, last = series(cast.auental, ground.people, ground.county, group="german")
    assert compare(ground.people, first, last).arrow == "↓"


def test_the_page_shows_the_break_and_afterwards_the_origin(cast, ground, as_person):
    client = as_person("coordinator")
    make_value(ground.people, ground.county, 2022, "158000", edition="INKAR 2024")
    type(cast.auental).objects.filter(pk=cast.auental.pk).update(ags="16063")
    page = text_of(client.get(ground.people.get_absolute_url()))
    assert "nicht vergleichbar" in page
    preview = client.get(reverse("monitoring:area-change-merge", args=[ground.change.pk]))
    shown = text_of(preview)
    assert "Bevölkerung addiert 2 –" in shown
    assert "Quote gewichtet mit „Bevölkerung“ 1 –" in shown
    assert "Index gar nicht 0 2: der Indikator wird nicht zusammengefasst" in shown
    assert "3 Werte werden geschrieben." in shown
    done = client.post(reverse("monitoring:area-change-merge", args=[ground.change.pk]))
    assert done.status_code == 303
    page = text_of(client.get(ground.people.get_absolute_url()))
    assert "nicht vergleichbar" not in page
    assert "zusammengefasst aus Eisenach (16056) und Wartburgkreis" in page
    assert "zusammengefasst aus Eisenach" in text_of(client.get(done["Location"]))
    assert "Zusammengefasste Werte 3" in text_of(client.get(ground.change.get_absolute_url()))


def test_the_preview_costs_the_same_for_many_values(cast, ground, as_person, django_assert_max_num_queries):
    client = as_person("coordinator")
    url = reverse("monitoring:area-change-merge", args=[ground.change.pk])
    for year in range(1990, 2018):
        make_value(ground.people, ground.city, year, "1", edition=EDITION)
        make_value(ground.people, ground.county, year, "2", edition=EDITION)
    client.get(url)
    with django_assert_max_num_queries(24):
        client.get(url)
