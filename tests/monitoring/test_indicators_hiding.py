"""Own counts by municipality: through no door can a small one be read, or computed from a total that is told."""

import csv
import datetime as dt
import io
import json
import re
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from monitoring.dashboards.readings import read
from monitoring.indicators.models import Group, ImportBatch, IndicatorValue
from monitoring.indicators.selectors import latest, series, values_of_year
from monitoring.indicators.selectors.hiding import hidden_values
from monitoring.indicators.selectors.rows import value_rows
from monitoring.indicators.totals import may_be_one
from monitoring.reports.chapters import fields, official, population
from tests.cast import TODAY
from tests.monitoring import make
from tests.monitoring.make_indicators import make_area, make_change, make_indicator, make_value, make_version
from tests.monitoring.reading import block, lines
from tests.monitoring.test_indicators_api import ask
from tests.offers import make_places

#: Auenstadt, Lindtal and two more; nobody else has these numbers on any page.
NUMBERS = {"05999001": 7411, "05999002": 3, "05999003": 5923, "05999004": 6637}
TOTAL = sum(NUMBERS.values())
SMALL, NEXT = "05999002", "05999003"
pytestmark = pytest.mark.django_db


def planted(cast, small: str | None = "3", **changed):
    """Participants of 2024 by municipality. `small` None: a point stands there, as the entry asks for."""
    values = {
        "code": "I-02", "title": "Teilnehmende", "kind": "count", "unit": "Menschen", "decimals": 0, "field": "sprache",
        "origin": "own_survey", "is_lead": True, "is_public": True, "desired_direction": "up",
    }  # fmt: skip
    row = make_indicator(cast.auental, **(values | changed))
    make_value(row, make_area(cast.auental, "05999"), value=str(TOTAL))
    for ags, number in NUMBERS.items():
        area = make_area(cast.auental, ags, f"Ort {ags[-1]}", "gemeinde")
        if ags == SMALL and small is None:
            make_value(row, area, value=None, sign="unknown_or_secret", cases=3)
        else:
            make_value(row, area, value=str(number))
    return row


@pytest.fixture(params=["3", None], ids=["stored", "a point"])
def indicator(request, cast):
    return planted(cast, request.param)


@pytest.fixture
def client(as_person):
    return as_person("coordinator")


def numbers_in(text) -> set[int]:
    """Every whole number a reader can find, whatever stands between its thousands."""
    plain = re.sub(
        r"(?<=\d)[.\u202f\u00a0 ](?=\d{3}(?!\d))", "", text if isinstance(text, str) else text.decode()
    )
    return {int(found) for found in re.findall(r"(?<![\w-])\d{4}(?![\w-])", plain)}


def assert_keeps_it(text, *, told=("05999001", "05999004")):
    """Neither the small number nor, beside the total, all the others."""
    found = numbers_in(text)
    assert NUMBERS[NEXT] not in found, "the next smallest gives it away"
    assert {NUMBERS[ags] for ags in told} <= found, "the others are told"


# --- the doors, one by one ---------------------------------------------------------------
def test_the_list_on_the_page(indicator, client, cast):
    assert_keeps_it(client.get(reverse("monitoring:value-list")).content)
    rows = {row.area.ags: row for row in value_rows(cast.coordinator)}
    assert {ags for ags, row in rows.items() if row.value is None} == {SMALL, NEXT}
    assert {(rows[ags].sign, rows[ags].cases) for ags in (SMALL, NEXT)} == {("unknown_or_secret", None)}


def test_the_list_as_csv(indicator, client):
    answer = client.get(reverse("monitoring:value-list") + "?ausgabe=csv&spalten=ags&spalten=value")
    text = answer.content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert answer.status_code == 200
    assert_keeps_it(text.replace(",0000", ""))
    assert sum("." in row for row in rows) == 2


def test_the_list_as_xlsx(indicator, client):
    answer = client.get(reverse("monitoring:value-list") + "?ausgabe=xlsx")
    sheet: Any = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    cells = [cell for row in sheet.iter_rows(values_only=True) for cell in row]
    assert_keeps_it(" ".join(str(int(c)) if isinstance(c, int | float | Decimal) else str(c) for c in cells))
    assert 3 not in cells


def test_the_page_of_the_indicator_inside(indicator, client):
    for ags in ("", "?gebiet=05999002", "?gebiet=05999003"):
        text = client.get(indicator.get_absolute_url() + ags).content.decode()
        assert_keeps_it(text)


def test_the_page_for_everybody(indicator, client, cast):
    client.logout()
    url = reverse("monitoring:public-indicator", args=[cast.auental.slug, indicator.pk])
    assert_keeps_it(client.get(url).content)


def test_the_interface_for_programs(indicator, client, cast):
    answer = ask(client, cast.coordinator, "indicator-values-list", {"code": "I-02"})
    found = {row["ags"]: row for row in answer.json()["results"]}
    assert {ags for ags, row in found.items() if row["value"] is None} == {SMALL, NEXT}
    assert {(found[ags]["sign"], found[ags]["cases"]) for ags in (SMALL, NEXT)} == {
        ("unknown_or_secret", None)
    }
    one = ask(client, cast.coordinator, "indicator-values-detail", pk=found[NEXT]["id"]).json()
    assert one["value"] is None


def test_the_page_of_a_gemeinde(indicator, client, cast):
    lindtal = client.get(reverse("monitoring:place-detail", kwargs={"pk": cast.lindtal.pk}))
    (line,) = lindtal.context["figures"]
    assert line.value == "."
    assert line.district != "."
    found = read(cast.coordinator, ["05999", *NUMBERS])
    shown = {ags: point for ags in NUMBERS if (point := found.newest(indicator, ags))}
    assert {ags for ags, point in shown.items() if point.value is None} == {SMALL, NEXT}


def test_the_supply_its_map_and_its_files(indicator, client, cast):
    make_places.outlines(cast)
    url = reverse("monitoring:supply") + "?indikator=I-02"
    text = client.get(url).content.decode()
    assert NUMBERS["05999001"] in numbers_in(text)
    assert NUMBERS[NEXT] not in numbers_in(text)
    data = client.get(url + "&ausgabe=csv").content.decode("utf-8-sig")
    lindtal = next(row for row in csv.reader(io.StringIO(data), delimiter=";") if row[:1] == ["Lindtal"])
    assert "3" not in lindtal


def test_the_chapters_of_the_report(indicator, cast):
    make_places.outlines(cast)
    found = population.build(cast.auental, make.PERIOD, TODAY)
    values = {area.label: area.value for area in block(found, "K1").areas}
    assert (values["Auenstadt"], values["Lindtal"]) == (Decimal("7411.0"), None)
    assert lines(found, "T3")["Teilnehmende (Menschen)"][4] == TOTAL
    plain = json.dumps(str(found))
    assert str(NUMBERS[NEXT]) not in plain
    readings = official.read(cast.auental, make.PERIOD, fields.Q(code="I-02"))
    newest = readings.latest(readings.of(indicator, "05999", Group.TOTAL), make.PERIOD)
    assert newest is not None
    assert newest.value == TOTAL


def test_what_other_rooms_read(indicator, cast):
    assert set(values_of_year(cast.auental, indicator, 2024, "gemeinde")) == {"05999001", "05999004"}
    for value in IndicatorValue.objects.filter(indicator=indicator, area__ags__in=[SMALL, NEXT]):
        assert latest(cast.auental, indicator, value.area) is None
        assert [point.value for point in series(cast.auental, indicator, value.area)] == [None]


def test_a_long_list_is_looked_at_in_batches(indicator, cast, monkeypatch):
    monkeypatch.setattr("monitoring.indicators.selectors.hiding.BATCH", 2)
    shown = {row.area.ags: row.value for row in value_rows(cast.coordinator).iterator(chunk_size=2)}
    assert {ags for ags, value in shown.items() if value is None} == {SMALL, NEXT}


# --- the rule ----------------------------------------------------------------------------
def test_whoever_writes_the_values_sees_what_was_entered(indicator, client):
    url = reverse("monitoring:indicator-values", args=[indicator.pk]) + f"?gebiet={NEXT}"
    assert NUMBERS[NEXT] in numbers_in(client.get(url, follow=True).content)


def test_official_figures_are_hidden_by_nobody_but_their_publisher(cast, client):
    row = planted(cast, origin="official")
    assert set(values_of_year(cast.auental, row, 2024, "gemeinde")) == set(NUMBERS)
    assert NUMBERS[NEXT] in numbers_in(client.get(row.get_absolute_url()).content)
    assert hidden_values([row]).names == set()


def test_rates_are_not_touched(cast):
    row = planted(cast, kind="rate", unit="%")
    assert hidden_values([row]).names == set()


def test_without_the_total_of_the_district_only_the_small_one_is_hidden(cast):
    row = planted(cast)
    row.values.filter(area__ags="05999").delete()
    assert set(values_of_year(cast.auental, row, 2024, "gemeinde")) == set(NUMBERS) - {SMALL}


def test_another_year_is_another_table(cast):
    row = planted(cast)
    for value in list(row.values.select_related("area")):
        if value.area.ags != SMALL:
            make_value(row, value.area, 2023, value.value)
    shown = values_of_year(cast.auental, row, 2023, "gemeinde")
    assert set(shown) == {"05999001", "05999004"}, "nobody entered the three, and the total told them"


def test_where_others_have_no_value_the_rest_protects(cast):
    row = planted(cast)
    row.values.filter(area__ags__in=["05999001", "05999004"]).delete()
    assert set(values_of_year(cast.auental, row, 2024, "gemeinde")) == {NEXT}


def test_the_groups_of_a_gemeinde_do_not_give_it_away_either(cast):
    row = make_indicator(cast.auental, kind="count", unit="Menschen", origin="platform")
    area = make_area(cast.auental, "05999001", "Auenstadt", "gemeinde")
    make_value(row, area, value="120")
    make_value(row, area, value=None, sign="unknown_or_secret", group="foreign")
    make_value(row, area, value="118", group="german")
    hidden = {name.group for name in hidden_values([row]).names}
    assert hidden == {"foreign", "german"}


def test_two_sexes_do_not_tell_of_the_third(cast):
    row = make_indicator(cast.auental, kind="count", unit="Menschen", origin="platform")
    area = make_area(cast.auental, "05999001", "Auenstadt", "gemeinde")
    for sex, value in {"all": 103, "female": 60, "male": 40}.items():
        make_value(row, area, value=str(value), sex=sex)
    assert {name.sex for name in hidden_values([row]).names} == {"female", "male"}


def told_keys(cast, row) -> set[str]:
    """Keys of the areas whose number a reader sees."""
    return {
        value.area.ags
        for value in value_rows(cast.coordinator).filter(indicator=row)
        if value.value is not None
    }


@pytest.mark.parametrize("whole", ["2024", "31.12.2024"])
@pytest.mark.parametrize("parts", ["2024", "31.12.2024"])
def test_the_year_and_its_last_day_are_one_table(cast, whole, parts):
    """The district says "2024", its municipalities "31.12.2024"; the reader subtracts all the same."""
    row = planted(cast)
    row.values.filter(area__level="gemeinde").update(time_text=parts)
    row.values.filter(area__ags="05999").update(time_text=whole)
    assert told_keys(cast, row) == {"05999", "05999001", "05999004"}


def test_sexes_and_groups_of_another_word_for_the_year_do_not_give_it_away(cast):
    row = make_indicator(cast.auental, kind="count", unit="Menschen", origin="platform")
    area = make_area(cast.auental, "05999001", "Auenstadt", "gemeinde")
    make_value(row, area, value="120", time_text="2024")
    make_value(row, area, value="117", time_text="31.12.2024", group="german")
    make_value(row, area, value="60", time_text="30.06.2024", sex="female")
    make_value(row, area, value="58", time_text="30.06.2024", sex="male")
    assert {(name.time, name.group, name.sex) for name in hidden_values([row]).names} == {
        ("31.12.2024", "german", "all"), ("30.06.2024", "total", "male"), ("30.06.2024", "total", "female")
    }  # fmt: skip


def test_two_days_of_a_year_are_two_tables(cast):
    row = planted(cast)
    row.values.filter(area__level="gemeinde").update(time_text="30.06.2024")
    row.values.filter(area__ags="05999").update(time_text="31.12.2024")
    assert told_keys(cast, row) == {"05999", *NUMBERS} - {SMALL}


@pytest.mark.parametrize(
    ("time", "other", "expected"),
    [
        ("2024", "31.12.2024", True),
        ("30.06.2024", "2024", True),
        ("2024", "Dezember 2024", True),
        ("Stand 2024", "31.12.2024", True),
        ("30.06.2024", "31.12.2024", False),
        ("2024", "2023/24", False),
        ("2024", "2023/2024", False),
        ("2024", "2020-2024", False),
        ("2024", "2020–24", False),
        ("2024", "31.12.2023", False),
    ],
)
def test_words_that_may_mean_the_same_time(time, other, expected):
    assert may_be_one(time, other) is expected
    assert may_be_one(other, time) is expected


def test_a_municipality_that_is_gone_does_not_protect_those_that_are_left(cast):
    """It can have no value any more: beside the total the small number is the only one that is missing."""
    row = planted(cast)
    row.values.filter(area__ags="05999").update(value=TOTAL + 500)
    make_area(cast.auental, "05999009", "Altort", "gemeinde")
    assert told_keys(cast, row) == {"05999", *NUMBERS} - {SMALL}, "its value has not come yet"
    make_change(cast.auental, "05999009", "05999001", "2020-01-01")
    assert told_keys(cast, row) == {"05999", "05999001", "05999004"}


def test_one_whose_last_day_is_noted_and_one_that_came_later_protect_nobody_either(cast):
    row = planted(cast)
    make_version(make_area(cast.auental, "05999008", "Altort", "gemeinde"), "2000-01-01", "2019-12-31")
    make_version(make_area(cast.auental, "05999009", "Neustadt", "gemeinde"), "2025-01-01")
    assert told_keys(cast, row) == {"05999", "05999001", "05999004"}


@pytest.fixture
def merged(cast):
    """Lindtal (3) and Ort 3 became Neustadt in 2025; their values of 2024 have been put together."""
    row = planted(cast)
    new = make_area(cast.auental, "05999010", "Neustadt", "gemeinde")
    make_version(new, "2025-01-01")
    for old in (SMALL, NEXT):
        make_change(cast.auental, old, new.ags, "2025-01-01")
    batch = ImportBatch.objects.create(
        district=cast.auental, author=cast.coordinator, layout="merge", applied_at=make.NOW,
        merged_area=new, merged_on=dt.date(2025, 1, 1),
    )  # fmt: skip
    make_value(row, new, value=str(3 + NUMBERS[NEXT]), edition="zusammengefasst", batch=batch)
    return row


def test_what_was_put_together_does_not_give_a_part_away(cast, merged):
    assert told_keys(cast, merged) == {"05999", "05999010", "05999001", "05999004"}


def test_it_does_not_where_the_district_has_no_value(cast, merged):
    merged.values.filter(area__ags="05999").delete()
    assert told_keys(cast, merged) == {"05999010", "05999001", "05999004"}


def test_a_sum_of_a_reform_beside_its_parts_counts_nothing_twice(cast, merged):
    """Where nothing is small, everything is told; a small one elsewhere hides one more of each cut, and not all."""
    merged.values.filter(area__ags=SMALL).update(value=30)
    assert told_keys(cast, merged) == {"05999", "05999010", *NUMBERS}
    merged.values.filter(area__ags="05999001").update(value=4)
    assert told_keys(cast, merged) == {"05999", NEXT, "05999004"}


def test_what_one_edition_must_hide_none_shows(cast):
    row = planted(cast)
    area = row.values.get(area__ags=NEXT).area
    make_value(row, area, value="5923", edition="2024", is_active=False)
    shown = [value.value for value in value_rows(cast.coordinator).filter(area=area)]
    assert shown == [None, None]


@pytest.mark.parametrize("count", [1, 6])
def test_hiding_costs_one_statement_however_many_there_are(cast, count, django_assert_num_queries):
    rows, area = [], make_area(cast.auental, "05999001", "Auenstadt", "gemeinde")
    for number in range(count):
        row = make_indicator(cast.auental, f"X-{number}", kind="count", unit="Menschen", origin="platform")
        make_value(row, area, value="2")
        rows.append(row)
    with django_assert_num_queries(1):
        assert len(hidden_values(rows).names) == count
    told = value_rows(cast.coordinator)
    with django_assert_num_queries(2):
        assert {row.value for row in told} == {None}


@pytest.mark.parametrize("name", ["the list", "the indicator", "the Gemeinde"])
def test_pages_with_own_counts_need_one_statement_more(cast, client, name):
    row = planted(cast)
    url = {
        "the list": reverse("monitoring:value-list"),
        "the indicator": row.get_absolute_url(),
        "the Gemeinde": reverse("monitoring:place-detail", kwargs={"pk": cast.lindtal.pk}),
    }[name]
    counts = []
    for origin in ("official", "own_survey"):
        type(row).objects.filter(pk=row.pk).update(origin=origin)
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).status_code == 200
        counts.append(len(asked))
    assert counts[1] == counts[0] + 1, counts
