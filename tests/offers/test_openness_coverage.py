"""Which field is served in which Gemeinde, and where nothing is."""

import csv
import datetime as dt
import io
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils.html import strip_tags

from accounts import clock
from accounts.districts.models import Municipality
from accounts.districts.services import update_municipality
from offers.openness.coverage import coverage_of, rate_per_thousand
from offers.openness.files import coverage_paper_table
from offers.openness.selectors import census_today, municipalities_of
from tests.offers.make_openness import public_offer
from tests.offers.test_openness import found_by
from tests.pdf import pdf_text

pytestmark = pytest.mark.django_db
PAGE = "/angebote/oeffnung/abdeckung/"


def coverage(cast, sort="name"):
    user = cast.coordinator
    return coverage_of(census_today(cast.auental), municipalities_of(user), sort, clock.today())


def people(cast, municipality, number):
    values = {"population": number, "population_on": dt.date(2024, 12, 31)}
    return update_municipality(municipality=municipality, values=values, by=cast.admin)


def sample(cast):
    public_offer(cast, "a", fields=["bildung", "arbeit"], municipality=cast.lindtal)
    public_offer(cast, "b", fields=["bildung"], municipality=cast.lindtal)
    public_offer(cast, "c", fields=["wohnen"], municipality=cast.auenstadt)
    public_offer(cast, "d", fields=["gesundheit"], place_kind="online", municipality=cast.lindtal)
    public_offer(cast, "e", fields=["gesundheit"])


def test_offers_per_thousand_inhabitants_are_rounded_half_up_to_two_places():
    assert rate_per_thousand(5, 8000) == Decimal("0.63")
    assert rate_per_thousand(1, 3000) == Decimal("0.33")
    assert rate_per_thousand(3, None) is None


def test_the_matrix_counts_places_and_names_gaps(cast):
    sample(cast)
    shown = coverage(cast)
    lindtal = next(line for line in shown.lines if line.name == "Lindtal")
    assert {cell.name: cell.number.value for cell in lindtal.served if not cell.is_gap} == {
        "Bildung": 2,
        "Arbeit": 1,
    }
    assert lindtal.total.value == 2, "each offer once"
    assert "Gesundheit" in lindtal.gaps, "an online offer fills no gap on the spot"
    assert [(line.name, line.total.value) for line in shown.elsewhere] == [
        ("Ort ohne Gemeinde", 1),
        ("online", 1),
    ]
    assert shown.total.total.value == 5
    assert "Gesundheit" not in shown.unserved
    assert "Kultur" in shown.unserved


def test_every_number_of_the_matrix_leads_to_its_offers(cast):
    sample(cast)
    shown = coverage(cast)
    for line in [*shown.lines, *shown.elsewhere, shown.total]:
        for number in [line.total, *(cell.number for cell in line.served)]:
            assert found_by(number.url, cast.coordinator) == number.value, line.name


def test_sorted_by_rate_the_unknown_stands_last_either_way(cast):
    sample(cast)
    people(cast, cast.lindtal, 10_000)
    assert [line.rate for line in coverage(cast, "quote").lines] == [Decimal("0.20"), None]
    assert [line.rate for line in coverage(cast, "-quote").lines] == [Decimal("0.20"), None]
    assert coverage(cast).total.rate is None, "not while one Gemeinde is unknown"
    people(cast, cast.auenstadt, 40_000)
    assert coverage(cast).total.rate == Decimal("0.10")
    assert [line.name for line in coverage(cast, "-angebote").lines] == ["Lindtal", "Auenstadt"]
    assert [line.name for line in coverage(cast, "-luecken").lines] == ["Auenstadt", "Lindtal"]
    assert [line.name for line in coverage(cast, "-name").lines] == ["Lindtal", "Auenstadt"]


def test_inhabitants_need_their_day(cast):
    with pytest.raises(ValidationError, match="gehört der Tag"):
        update_municipality(municipality=cast.lindtal, values={"population": 5}, by=cast.admin)


def test_the_administration_enters_inhabitants(cast, as_person):
    address = f"/verwaltung/gemeinden/{cast.lindtal.pk}/"
    values = {"name": "Lindtal", "population": "23410", "population_on": "2024-12-31"}
    assert as_person("admin").post(address, values).status_code in (302, 303)
    cast.lindtal.refresh_from_db()
    assert cast.lindtal.population == 23410


def test_page_and_file_say_gaps_in_words(cast, as_person):
    sample(cast)
    people(cast, cast.lindtal, 10_000)
    client = as_person("coordinator")
    page = strip_tags(client.get(PAGE).content.decode())
    assert "keins" in page
    assert "11 von 13" in page
    assert "10.000 Einw. am 31.12.2024" in page
    data = client.get(f"{PAGE}?ausgabe=csv").content.decode("utf-8-sig")
    rows = {row[0]: row for row in csv.reader(io.StringIO(data), delimiter=";")}
    assert rows["Lindtal"][-2] == "0,20"
    assert "Wohnen" in rows["Lindtal"][-1]
    assert rows["online"][-1] == ""


def test_the_matrix_on_paper_is_accessible_and_says_the_same(cast, as_person, judge_pdf):
    sample(cast)
    paper = as_person("coordinator").get(f"{PAGE}?ausgabe=pdf").content
    judge_pdf(paper)
    rows = {row[0]: row for row in coverage_paper_table(coverage(cast)).rows}
    assert rows["Lindtal"][1:5] == (2, None, None, "Bildung 2, Arbeit 1")
    assert "Bildung 2, Arbeit 1" in pdf_text(paper)


def test_a_district_without_gemeinden_is_told_so(cast, as_person):
    Municipality.objects.filter(district=cast.auental).delete()
    assert "Noch keine Gemeinden" in as_person("coordinator").get(PAGE).content.decode()
