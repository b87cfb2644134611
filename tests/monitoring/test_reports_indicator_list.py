"""Annex B names every indicator the report rests on, with all a reader needs to look it up."""

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from monitoring.indicators.models import SeriesBreak
from monitoring.reports.contexts import report_context
from monitoring.reports.gaps import gaps_of
from monitoring.reports.selectors import content_of
from monitoring.reports.snapshot import from_json, to_json
from tests.cast import TODAY
from tests.monitoring import make
from tests.monitoring import make_concept as concepts
from tests.monitoring import make_indicators as indicators

pytestmark = pytest.mark.django_db


@pytest.fixture
def own(cast):
    return indicators.make_area(cast.auental, cast.auental.ags)


@pytest.fixture
def rate(cast, own):
    """An official one of a field, with two editions and a break."""
    row = indicators.make_indicator(
        cast.auental, code="I-16", title="Arbeitslosenquote", field="arbeit", source="INKAR",
        attribution="© BBSR Bonn", licence="dl-de/by-2-0", definition="Anteil an den Erwerbspersonen.",
    )  # fmt: skip
    for year in (2019, 2020, 2021):
        indicators.make_value(row, own, year, "5.2", edition="INKAR 2022")
    indicators.make_value(row, own, 2023, "5.5", edition="INKAR 2024")
    SeriesBreak.objects.create(district=cast.auental, indicator=row, year=2022, reason="Zensus 2022")
    return row


def content(report):
    return content_of(report, now=make.NOW, today=TODAY)


def test_b2_tells_name_definition_source_edition_licence_and_breaks(cast, rate):
    table = content(make.draft(cast)).table("B2")
    assert table.rows == (
        (
            "I-16 Arbeitslosenquote (%)",
            "Anteil an den Erwerbspersonen.",
            "INKAR; © BBSR Bonn",
            "INKAR 2022: 2019–2021; INKAR 2024: 2023",
            "dl-de/by-2-0",
            "2022: Zensus 2022",
        ),
    )


def test_every_indicator_with_a_line_in_a_chapter_is_named(cast, own, rate):
    for code, title in (("I-01", "Bevölkerung"), ("I-03", "Schutzsuchende")):
        row = indicators.make_indicator(cast.auental, code=code, title=title)
        indicators.make_value(row, own, 2024, "3")
    indicators.make_indicator(cast.auental, code="I-02", title="Ausländeranteil")
    indicators.make_indicator(cast.auental, code="X-1", title="Nirgends gebraucht")
    found = content(make.draft(cast))
    named = [row[0] for row in found.table("B2").rows]
    assert named == ["I-01 Bevölkerung (%)", "I-03 Schutzsuchende (%)", "I-16 Arbeitslosenquote (%)"]
    shown = {row[0] for number in ("T3", "T4", "T7.3") for row in found.table(number).rows}
    assert len(shown) <= len(named)
    assert all(any(title.split(" (")[0] in name for name in named) for title in shown)


def test_what_is_not_public_is_not_explained(cast, own):
    row = indicators.make_indicator(
        cast.auental, code="S-1", title="Nur für uns", origin="own_survey", field="arbeit"
    )
    indicators.make_value(row, own, 2024, "3")
    goal = concepts.the_goal(concepts.adopted(cast))
    assert concepts.measure(goal, cast.coordinator, indicator=row).is_public
    assert content(make.draft(cast)).table("B2").is_empty
    type(row).objects.filter(pk=row.pk).update(is_public=True)
    assert [line[0] for line in content(make.draft(cast)).table("B2").rows] == ["S-1 Nur für uns (%)"]


def test_the_list_is_frozen_with_the_report_and_printed(cast, rate):
    report = make.frozen(cast)
    type(rate).objects.filter(pk=rate.pk).update(title="Umbenannt", definition="Anders")
    found = content(report)
    assert found.indicators.rows[0][0] == "I-16 Arbeitslosenquote (%)"
    assert "B2" not in [table.number for table in found.directory]
    context = report_context(found, stamp="", standing="", accent="#123456", with_completeness=False)
    page = render_to_string("documents/monitoring/_annex.html", vars(context))
    assert "Alle Indikatoren dieses Berichts" in page
    assert "Anteil an den Erwerbspersonen." in page
    assert "Umbenannt" not in page


def test_a_datenschnitt_of_earlier_days_has_no_list_and_prints_without_one(cast):
    plain = to_json(content(make.draft(cast)))
    plain["annex"] = [block for block in plain["annex"] if block["number"] != "B2"]
    for chapter in plain["chapters"]:
        del chapter["indicators"]
    found = from_json(plain)
    assert found.indicators is None
    context = report_context(found, stamp="", standing="", accent="#123456", with_completeness=False)
    assert context.indicators is None


def test_the_web_edition_and_the_workbook_carry_the_list(cast, rate, client):
    report = make.released(cast)
    page = client.get(reverse("monitoring:public-report", args=["auental", report.pk])).content.decode()
    assert "Alle Indikatoren dieses Berichts" in page
    assert "INKAR 2022: 2019–2021; INKAR 2024: 2023" in page
    kwargs = {"district_slug": "auental", "pk": report.pk, "number": "B2", "ending": "csv"}
    data = client.get(reverse("monitoring:public-report-table", kwargs=kwargs)).content.decode("utf-8-sig")
    assert "2022: Zensus 2022" in data


def test_a_broken_series_stands_on_the_page_of_what_is_missing(cast, own, as_person):
    row = indicators.make_indicator(cast.auental, code="I-02", title="Ausländeranteil")
    for year, value in ((2020, "9.4"), (2021, "9.7"), (2023, "12.4")):
        indicators.make_value(row, own, year, value)
    SeriesBreak.objects.create(district=cast.auental, indicator=row, year=2022, reason="Zensus 2022")
    report = make.draft(cast)
    found = {gap.number: gap.what for gap in gaps_of(content(report), []).broken}
    assert found == {"T3": "1 Zeile ohne Vergleich", "A1": "2022: Zensus 2022"}
    url = reverse("monitoring:report-completeness", kwargs={"pk": report.pk})
    assert "2022: Zensus 2022" in as_person("coordinator").get(url).content.decode()
