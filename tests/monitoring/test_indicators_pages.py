"""Pages of the indicators: what they show, what they answer to wrong input, how many statements they need."""

import re
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from monitoring.indicators import services
from monitoring.indicators.models import Area, Indicator, IndicatorValue, Level, SeriesBreak
from tests.monitoring.make_indicators import (
    make_area,
    make_component,
    make_indicator,
    make_survey,
    make_value,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(as_person):
    return as_person("coordinator")


@pytest.fixture
def area(cast):
    return make_area(cast.auental)


@pytest.fixture
def indicator(cast, area):
    """The figures of the mock-up."""
    row = make_indicator(
        cast.auental, desired_direction="up", source="Landesamt", missing_people="Nie Angemeldete"
    )
    for year, mit, ohne in ((2020, "78.3", "94.6"), (2022, "76.4", "93.8"), (2025, "82.6", "94.7")):
        make_value(row, area, year=year, value=mit, group="migration")
        make_value(row, area, year=year, value=ohne, group="no_migration")
    return row


def text_of(response) -> str:
    page = re.sub(r"<svg.*?</svg>|<[^>]+>", " ", response.content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", page)


def detail(client, indicator, query=""):
    response = client.get(indicator.get_absolute_url() + query)
    assert response.status_code == 200
    return text_of(response)


def table_url(indicator, ags="05999", year=2020, pair="migration"):
    return reverse("monitoring:indicator-values-table", args=[indicator.pk, ags, year, pair])


def test_the_page_tells_groups_gap_and_its_change(client, indicator):
    page = detail(client, indicator)
    assert "Entwicklung beider Gruppen" in page
    assert "12,1 Prozentpunkte" in page
    assert "Abstand verringert um 4,2 Prozentpunkte seit 2020" in page
    assert "um 4,3 Prozentpunkte gestiegen" in page
    assert "2025 82,6 % 94,7 % 12,1 Pp. +6,2 Pp. 2025" in page
    assert "Quelle: Landesamt" in page
    assert "Wer fehlt hier? Nie Angemeldete" in page


def test_a_break_takes_the_change_away_and_is_named(client, indicator):
    SeriesBreak.objects.create(
        district=indicator.district, indicator=indicator, year=2022, reason="Zensus 2022"
    )
    page = detail(client, indicator)
    assert "Über einen Bruch hinweg wird nicht verglichen." in page
    assert "Bruch: Zensus 2022" in page
    assert "Die Abstände lassen sich nicht vergleichen." in page
    assert "2022 76,4 % 93,8 % 17,4 Pp. nicht vergleichbar" in page


def test_a_single_year_was_collected_for_the_first_time(cast, client, area):
    row = make_indicator(cast.auental, code="I-36", title="Diskriminierung erlebt")
    make_value(row, area, year=2025, value="18.9", survey=make_survey(cast.auental))
    page = detail(client, row)
    assert "erstmals erhoben" in page
    assert "n = 412, schriftlich, Zufallsauswahl, 01.03.2025 bis 30.04.2025" in page


def test_other_areas_stand_beside_it_with_their_signs(cast, client, indicator):
    for ags, name, level in (
        ("DG", "Deutschland", Level.COUNTRY),
        ("05", "Nordrhein-Westfalen", Level.STATE),
    ):
        other = make_area(cast.auental, ags, name, level)
        for group, value in (("migration", "80"), ("no_migration", "95")):
            make_value(indicator, other, year=2025, value=value, group=group)
    village = make_area(cast.auental, "05999012", "Sankt Wendolin", Level.MUNICIPALITY)
    make_value(indicator, village, year=2025, value=None, sign="unknown_or_secret", group="migration")
    page = detail(client, indicator)
    assert "Vergleich 2025" in page
    assert "Deutschland 80,0 % 95,0 % 15,0 Pp. 15,0" in page
    assert "Sankt Wendolin . … – kein Wert" in page
    assert ". unbekannt oder geheim zu halten" in page


def test_the_mean_of_many_districts_is_called_what_it_is(cast, client, indicator, area):
    make_value(indicator, area, year=2025, value="90")
    for number, value in ((1, "80"), (2, "84")):
        other = make_area(cast.auental, f"0100{number}", f"Kreis {number}")
        make_value(indicator, other, year=2025, value=value)
    page = detail(client, indicator, "?vergleich=gesamt")
    assert "Mittel der Kreise, ungewichtet, aus 3 84,7 %" in page
    assert "Kreis 1" not in page


def test_an_indicator_without_values_says_how_to_begin(cast, client, area):
    page = detail(client, make_indicator(cast.auental, code="I-99", title="Leer"))
    assert "Noch keine Werte" in page
    assert "Löschen" in page


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("?vergleich=x", 400),
        ("?geschlecht=x", 400),
        ("?gebiet=99999", 200),
        ("?gebiet=%00", 200),
        ("?vergleich=staat", 200),
    ],
)
def test_an_address_by_hand_never_breaks_the_page(client, indicator, query, status):
    assert client.get(indicator.get_absolute_url() + query).status_code == status


def test_the_page_costs_the_same_for_many_areas_and_years(cast, client, indicator):
    def statements():
        with CaptureQueriesContext(connection) as captured:
            detail(client, indicator)
        return len(captured)

    statements()
    few = statements()
    for number in range(12):
        place = make_area(cast.auental, f"059990{number:02d}", f"Ort {number}", Level.MUNICIPALITY)
        for year in range(2018, 2026):
            make_value(indicator, place, year=year, value="80", group="migration")
            make_value(indicator, place, year=year, value="90", group="no_migration")
    assert statements() == few <= 12


def test_values_are_typed_as_people_write_them(client, indicator, area):
    data = {
        "edition": "Handeingabe 2026",
        "w_2020_migration": "78,3",
        "w_2021_migration": "77,1",
        "w_2021_no_migration": "(94,1)",
        "w_2022_migration": ".",
        "w_2020_no_migration": "94,6",
        "w_2022_no_migration": "93,8",
        "w_2025_migration": "82,6",
        "w_2025_no_migration": "94,7",
    }
    response = client.post(table_url(indicator), data)
    assert response.status_code == 303
    rows = {(v.year, v.group): (v.value, v.sign) for v in IndicatorValue.objects.filter(is_active=True)}
    assert rows[2021, "migration"] == (Decimal("77.1"), "")
    assert rows[2021, "no_migration"] == (Decimal("94.1"), "limited")
    assert rows[2022, "migration"] == (None, "unknown_or_secret")
    assert IndicatorValue.objects.filter(edition="Handeingabe 2026").count() == 3
    assert "3 Werte geschrieben." in text_of(client.get(response.headers["Location"]))


def test_saving_the_table_untouched_changes_nothing(client, indicator, area):
    page = client.get(table_url(indicator)).content.decode()
    fields = dict(re.findall(r'name="(w_\d+_\w+)" value="([^"]*)"', page))
    assert fields["w_2020_migration"] == "78,3"
    response = client.post(table_url(indicator), fields | {"edition": "Handeingabe 2026"})
    assert response.status_code == 303
    assert not IndicatorValue.objects.filter(edition="Handeingabe 2026").exists()


@pytest.mark.parametrize("typed", ["viel", "12,5,3", "9" * 20, "(", "--"])
def test_a_cell_that_is_no_number_keeps_what_was_typed(client, indicator, typed):
    response = client.post(table_url(indicator), {"edition": "2026", "w_2024_total": typed})
    assert response.status_code == 422
    assert f'value="{typed}"' in response.content.decode()


@pytest.mark.parametrize(
    ("ags", "year", "pair"),
    [("09999", 2020, "migration"), ("05999", 1800, "migration"), ("05999", 2020, "alles")],
)
def test_a_table_that_does_not_exist_is_not_found(client, indicator, ags, year, pair):
    assert client.get(table_url(indicator, ags, year, pair)).status_code == 404


@pytest.mark.parametrize("query", ["?ab=neun", "?ab=1", "?gruppen=x", "?gebiet=x"])
def test_a_wrong_choice_of_the_table_is_refused(client, indicator, query):
    assert client.get(reverse("monitoring:indicator-values", args=[indicator.pk]) + query).status_code == 400


def test_the_way_to_the_table_knows_the_usual_choice(client, indicator):
    response = client.get(reverse("monitoring:indicator-values", args=[indicator.pk]))
    assert response.headers["Location"] == table_url(indicator, "05999", 2020, "ausland")


def test_without_areas_the_way_leads_to_the_core_set(cast, client):
    row = make_indicator(cast.auental, code="I-99")
    response = client.get(reverse("monitoring:indicator-values", args=[row.pk]))
    assert response.headers["Location"] == reverse("monitoring:indicator-core-set")


def test_the_core_set_comes_with_one_button(cast, client):
    response = client.post(reverse("monitoring:indicator-core-set"))
    assert response.status_code == 303
    page = text_of(client.get(reverse("monitoring:indicator-list")))
    assert "Ausländeranteil" in page
    assert "Interkulturelle Öffnung" in page
    tree = text_of(client.get(reverse("monitoring:indicator-tree")))
    assert "Arbeitsmarkt und Lebensunterhalt" in tree


def indicator_data(component, **more):
    return {
        "code": "I-77", "title": "Sprachkurse", "unit": "%", "kind": "rate", "decimals": "1", "component": component.pk,
        "desired_direction": "up", "origin": "official", "aggregation": "none",
    } | more  # fmt: skip


def test_an_indicator_is_made_and_changed_by_its_form(cast, client):
    data = indicator_data(
        make_component(cast.auental), inkar_key="a_sprache", file_titles="Kurse\nSprachkurse"
    )
    response = client.post(reverse("monitoring:indicator-create"), data)
    assert response.status_code == 303
    row = Indicator.objects.get(code="I-77")
    page = client.get(reverse("monitoring:indicator-update", args=[row.pk])).content.decode()
    assert "a_sprache" in page
    assert "Kurse\nSprachkurse" in page


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"aggregation": "weighted_mean"}, "Zum gewichteten Mittel gehört, womit gewichtet wird."),
        ({"is_lead": "on"}, "Ein Leitindikator braucht ein Handlungsfeld."),
        ({"minimum": "5", "maximum": "1"}, "Der größte mögliche Wert liegt unter dem kleinsten."),
        ({"component": ""}, "Bitte einen Bereich wählen oder einen neuen nennen."),
        ({"code": "I 77"}, "Nur Buchstaben, Ziffern, Punkt"),
        ({"file_titles": "x" * 201}, "Eine Überschrift hat höchstens 200 Zeichen."),
    ],
)
def test_what_does_not_fit_is_said_at_the_field(cast, client, more, words):
    response = client.post(
        reverse("monitoring:indicator-create"), indicator_data(make_component(cast.auental)) | more
    )
    assert response.status_code == 422
    assert words in text_of(response)


def test_a_code_that_is_taken_is_said_kindly(cast, client, indicator):
    response = client.post(
        reverse("monitoring:indicator-create"), indicator_data(indicator.component, code="I-05")
    )
    assert response.status_code == 422
    assert "Einen Indikator mit dieser Nummer gibt es schon." in text_of(response)


def test_an_area_shows_versions_changes_and_parts(cast, client, area):
    place = make_area(cast.auental, "05999001", "Auenstadt", Level.MUNICIPALITY, parent=area)
    by = cast.coordinator
    services.add_area_version(area, valid_from="2021-07-01", note="Kreisreform", by=by)
    services.add_area_change(
        district=cast.auental, old_ags="05998", old_name="Altkreis", new_ags="05999", on="2021-07-01", by=by
    )
    page = text_of(client.get(area.get_absolute_url()))
    for words in (
        "Ihr Kreis",
        "ab 01.07.2021",
        "Kreisreform",
        "05998 Altkreis",
        "Dazu gehören 1",
        place.name,
    ):
        assert words in page


def test_areas_are_entered_by_their_key(client):
    data = {"ags": "05998", "name": "Nachbarkreis", "level": "kreis", "latitude": "51,25", "longitude": "8,5"}
    assert client.post(reverse("monitoring:area-create"), data).status_code == 303
    area = Area.objects.get(ags="05998")
    assert (area.latitude, area.longitude) == (Decimal("51.25"), Decimal("8.5"))
    wrong = client.post(reverse("monitoring:area-create"), data | {"ags": "05"})
    assert "Schlüssel und Ebene passen nicht zusammen." in text_of(wrong)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"share": "1,5"}, "Der Anteil liegt zwischen 0 und 1."),
        ({"old_ags": "05999"}, "Alter und neuer Schlüssel sind gleich."),
    ],
)
def test_a_change_that_cannot_be_is_refused(client, area, more, words):
    data = {"old_ags": "05998", "new_ags": "05999", "on": "01.07.2021", "share": "1"} | more
    response = client.post(reverse("monitoring:area-change", args=[area.pk]), data)
    assert response.status_code == 422
    assert words in text_of(response)


def test_a_survey_says_how_many_of_those_asked_answered(cast, client):
    survey = make_survey(cast.auental, invited=2400, respondents=811)
    page = text_of(client.get(survey.get_absolute_url()))
    assert "Antworten (n) 811" in page
    assert "Rücklauf 34 %" in page


def test_everybody_reads_a_published_indicator_and_no_other(client, indicator):
    client.logout()
    address = reverse("monitoring:public-indicator", args=["auental", indicator.pk])
    assert client.get(address).status_code == 404
    Indicator.objects.update(is_public=True)
    page = text_of(client.get(address))
    assert "Abstand verringert um 4,2 Prozentpunkte seit 2020" in page
    assert "Nie Angemeldete" in page
    assert "Werte eintragen" not in page
    listed = text_of(client.get(reverse("monitoring:public-indicators", args=["auental"])))
    assert indicator.title in listed


def test_the_list_of_values_is_put_out_with_signs_and_numbers(client, indicator, area):
    make_value(indicator, area, year=2019, value=None, sign="blocked")
    url = reverse("monitoring:value-list")
    response = client.get(url, {"indicator": str(indicator.pk), "ausgabe": "csv"})
    lines = response.content.decode("utf-8-sig").splitlines()
    assert any("Betreuungsquote" in line and ";x;" in line for line in lines)
    assert any(";82,6;" in line or ";82,6000;" in line for line in lines)
