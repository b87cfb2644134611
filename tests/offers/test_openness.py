"""How open the offers are: counted once, and the same on page, chart, file and paper."""

import csv
import datetime as dt
import io
import re

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import strip_tags
from openpyxl import load_workbook

from accounts import clock
from desk.lists.state import read_state
from desk.tokens.services import create_token
from offers.catalogue.models import Offer
from offers.catalogue.tables import OfferList
from offers.openness.bars import picture_of
from offers.openness.choices import Dimension
from offers.openness.counting import Cell, Census, share_percent
from offers.openness.history import change_words, first_month, moments_of
from offers.openness.lens import lens_of
from offers.openness.models import OpennessSnapshot
from offers.openness.narrowing import Narrowing
from offers.openness.selectors import census_today
from offers.openness.services import take_snapshot, take_snapshots
from offers.tasks import take_openness_snapshots
from tests.offers import make
from tests.offers.make_openness import public_offer, sixteen_of_forty, snapshot
from tests.pdf import pdf_text

pytestmark = pytest.mark.django_db
PAGE = "/angebote/oeffnung/"


def lens(cast, **asked):
    return lens_of(census_today(cast.auental), Narrowing(**asked), "", clock.today())


def found_by(link: str, user) -> int:
    """How many offers the list behind a number holds."""
    address, _, query = link.partition("?")
    assert address == reverse("offers:offer-list")
    spec = OfferList()
    return read_state(spec, QueryDict(query), user).narrowed(spec.rows(user)).count()


@pytest.mark.parametrize(
    ("part", "whole", "percent"), [(16, 40, 40), (1, 8, 13), (1, 200, 1), (1, 201, 0), (0, 3, 0), (2, 3, 67)]
)
def test_shares_are_rounded_half_up_to_whole_percent(part, whole, percent):
    assert share_percent(part, whole) == percent
    assert share_percent(0, 0) is None


def test_16_of_40_offers_open_gives_40_percent(cast, as_person):
    sixteen_of_forty(cast)
    shown = lens(cast)
    assert (shown.doors.counts, shown.doors.total, shown.doors.share) == ((16, 9, 15), 40, 40)
    page = as_person("coordinator").get(PAGE).content.decode()
    assert "16 von 40 Angeboten stehen allen offen, das sind 40 %." in strip_tags(page)
    assert "40\N{NO-BREAK SPACE}%" in page


def test_an_offer_in_several_fields_counts_in_each_and_once_in_the_total(cast, as_person):
    sixteen_of_forty(cast)
    lines = {line.name: line.doors.total for line in lens(cast).lines}
    assert lines == {"Bildung": 40, "Arbeit": 10}
    assert lens(cast).total.doors.total == 40
    assert (
        "zählt in jedem, in der letzten Zeile einmal" in as_person("coordinator").get(PAGE).content.decode()
    )


def test_only_what_the_public_reads_today_is_counted(cast):
    today = clock.today()
    public_offer(cast, "zählt")
    public_offer(cast, "überfällig", overdue_on=today)
    public_offer(cast, "vorbei", valid_until=today - dt.timedelta(days=1))
    public_offer(cast, "ruht", status="paused")
    public_offer(cast, "fremd", provider=cast.foreign_organisation)
    make.draft(cast)
    assert lens(cast).doors.total == 1


@pytest.mark.parametrize("by", [Dimension.FIELD, Dimension.PLACE, Dimension.PROVIDER])
def test_every_number_leads_to_as_many_offers_as_it_says(cast, by):
    for n, offer in enumerate(sixteen_of_forty(cast)):
        place = {"municipality": [cast.lindtal, cast.auenstadt, None][n % 3]}
        if n % 5 == 0:
            place = {"place_kind": ["online", "outreach"][n % 2], "municipality": None}
        Offer.objects.filter(pk=offer.pk).update(**place, german_level="none" if n % 2 else "B1")
    public_offer(cast, "überfällig", overdue_on=clock.today())
    shown = lens(cast, by=by)
    assert len(shown.lines) > (1 if by != Dimension.PROVIDER else 0)
    for line in [*shown.lines, shown.total]:
        for number in (*line.numbers, line.total, line.low):
            assert found_by(number.url, cast.coordinator) == number.value, (line.name, number)
    for reason in shown.reasons:
        assert found_by(reason.number.url, cast.coordinator) == reason.number.value
    assert found_by(shown.total.total.url, cast.admin) == shown.doors.total, (
        "the administration reads the same"
    )


def test_narrowed_to_field_place_and_provider(cast):
    public_offer(cast, "a", fields=["bildung", "arbeit"], municipality=cast.lindtal)
    public_offer(cast, "b", "target_group", fields=["arbeit"], municipality=cast.lindtal)
    public_offer(cast, "c", fields=["arbeit"])
    shown = lens(cast, field="arbeit", place=str(cast.lindtal.pk), by=Dimension.FIELD)
    assert [(line.name, line.doors.counts) for line in shown.lines] == [("Arbeit", (1, 0, 1))]
    assert shown.doors.share == 50
    assert shown.narrowing.line is None
    assert lens(cast, provider=str(cast.bruecke.pk)).doors.total == 3


def test_the_grants_that_bind_stand_with_their_offers_and_their_end(cast, as_person):
    bound = public_offer(cast, "Gebundenes Café", "target_group")
    public_offer(cast, "Freies Café", "target_group")
    today = clock.today()
    end = today + dt.timedelta(days=40)
    make.period(cast, offers=[bound], period_start=today, period_end=end)
    page = strip_tags(as_person("coordinator").get(PAGE).content.decode())
    assert "Warum 2 Angebote nicht allen offen stehen" in page
    assert "1 davon bindet ein Bescheid, der heute gilt." in page
    assert "AV-2025-0317" in page
    assert f"{end + dt.timedelta(days=1):%d.%m.%Y}" in page


def test_one_changed_offer_moves_tile_chart_table_pdf_and_csv_alike(cast, as_person, judge_pdf):
    offers = sixteen_of_forty(cast)
    snapshot(cast, first_month(clock.today()))
    client = as_person("coordinator")
    before = everything(client)
    assert before == {
        "tile": "40",
        "sentence": "16",
        "bar": "16",
        "table": "16",
        "csv": "16",
        "xlsx": 16,
        "history": "40",
    }
    Offer.objects.filter(pk=offers[-1].pk).update(openness="open", target_groups=[], target_group_reason="")
    assert everything(client) == {
        "tile": "43", "sentence": "17", "bar": "17", "table": "17", "csv": "17", "xlsx": 17, "history": "43",
    }  # fmt: skip
    paper = client.get(f"{PAGE}?ausgabe=pdf")
    assert paper["Content-Type"] == "application/pdf"
    judge_pdf(paper.content)
    assert "17 von 40 Angeboten" in pdf_text(paper.content)


def everything(client) -> dict:
    context = client.get(PAGE).context
    shown = context["lens"]
    rows = list(
        csv.reader(io.StringIO(client.get(f"{PAGE}?ausgabe=csv").content.decode("utf-8-sig")), delimiter=";")
    )
    sheet = load_workbook(io.BytesIO(client.get(f"{PAGE}?ausgabe=xlsx").content)).worksheets[0]
    bar = next(bar for bar in picture_of(shown.lines).bars if bar.line.name == "Bildung")
    return {
        "tile": str(shown.tiles[0].percent),
        "sentence": shown.sentence.split()[0],
        "bar": str(bar.parts[0].count),
        "table": str(shown.total.numbers[0].value),
        "csv": rows[-1][1],
        "xlsx": list(sheet.iter_rows(values_only=True))[-1][1],
        "history": str(list(context["history"].table.rows)[-1][1]),
    }


def test_the_csv_is_for_german_spreadsheets(cast, as_person):
    public_offer(cast, "a")
    data = as_person("coordinator").get(f"{PAGE}?ausgabe=csv").content
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig").splitlines()[0].startswith("Handlungsfeld;offen für alle;")


def test_an_empty_district_is_told_how_to_begin(cast, as_person):
    page = as_person("coordinator").get(PAGE).content.decode()
    assert "Noch steht kein Angebot öffentlich" in page
    narrowed = as_person("coordinator").get(f"{PAGE}?feld=wohnen").content.decode()
    assert "Hier steht kein Angebot öffentlich" in narrowed


@pytest.mark.parametrize(
    "query", ["feld=farbe", "gemeinde=x", "traeger=x", "nach=x", "ausgabe=doc", "quatsch=1", "traeger=00000000-0000-4000-8000-000000000000", "gemeinde=00000000-0000-4000-8000-000000000000"]
)  # fmt: skip
def test_an_address_that_asks_for_nothing_known_is_refused(cast, as_person, query):
    assert as_person("coordinator").get(f"{PAGE}?{query}").status_code == 400


def test_a_provider_without_public_offers_keeps_its_address(cast, as_person):
    response = as_person("coordinator").get(f"{PAGE}?traeger={cast.bruecke.pk}")
    assert response.status_code == 200
    assert as_person("coordinator").get(f"{PAGE}?traeger={cast.foreign_organisation.pk}").status_code == 400


# --- Month by month ---------------------------------------------------------------------------
def test_a_month_is_counted_once_and_never_again(cast):
    offer = public_offer(cast, "a", fields=["bildung", "arbeit"], municipality=cast.lindtal)
    day = clock.today().replace(day=1)
    assert take_snapshots(day=day) == 2, "both districts"
    kept = list(
        OpennessSnapshot.objects.filter(district=cast.auental).values_list("dimension", "key", "open")
    )
    assert sorted(kept) == sorted(
        [("all", "", 1), ("field", "bildung", 1), ("field", "arbeit", 1), ("place", str(cast.lindtal.pk), 1), ("provider", str(cast.bruecke.pk), 1)]
    )  # fmt: skip
    assert list(
        OpennessSnapshot.objects.filter(district=cast.nordmark).values_list("open", "target_group")
    ) == [(0, 0)]
    Offer.objects.filter(pk=offer.pk).update(status="paused")
    assert take_snapshots(day=day) == 0
    assert take_snapshot(cast.auental, day=day + dt.timedelta(days=12)) == 0, "the month is written"
    assert OpennessSnapshot.objects.filter(district=cast.auental, open=1).count() == 5


def test_a_missed_first_is_made_good_with_the_day_it_was_counted(cast):
    day = clock.today().replace(day=1) + dt.timedelta(days=4)
    take_snapshots(day=day)
    row = OpennessSnapshot.objects.filter(district=cast.auental).get()
    assert (row.month.day, row.taken_on) == (1, day)


def test_the_beat_counts_after_midnight_in_germany(settings, cast):
    plan = settings.CELERY_BEAT_SCHEDULE["take-openness-snapshots"]
    assert plan["task"] == take_openness_snapshots.name
    assert settings.CELERY_TIMEZONE == "Europe/Berlin"
    assert take_openness_snapshots() == 2


def test_the_database_holds_one_line_per_month(cast):
    row = snapshot(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        snapshot(cast)
    row.month = row.month.replace(day=2)
    with pytest.raises(ValidationError):
        row.validate_constraints()


def test_the_history_ends_today_and_leaves_gaps(cast):
    today = dt.date(2026, 3, 15)
    rows = [
        snapshot(cast, dt.date(2025, 12, 1)),
        snapshot(cast, dt.date(2026, 2, 1), open=11, target_group=14),
    ]
    now = Census(
        (
            Cell(("bildung",), "", "", "open", "", offers=2),
            Cell(("bildung",), "", "", "target_group", "topic", offers=3),
        )
    )
    moments = moments_of(rows, now.doors, today)
    assert [(moment.label, moment.doors.share) for moment in moments] == [
        ("12/25", 24), ("01/26", None), ("02/26", 37), ("03/26", None), ("heute", 40),
    ]  # fmt: skip
    assert change_words(moments) == "16 Prozentpunkte mehr als am 01.12.2025 (8 von 33)."
    assert change_words(moments[-1:]) == ""


def test_another_district_sees_its_own_months(cast, as_person):
    snapshot(cast, first_month(clock.today()))
    public_offer(cast, "fremd", provider=cast.foreign_organisation)
    context = as_person("outsider").get(PAGE).context
    assert context["history"] is None
    assert context["lens"].doors.total == 1


def test_the_page_costs_as_many_statements_for_forty_offers_as_for_one(
    cast, as_person, django_assert_max_num_queries
):
    public_offer(cast, "eins", "target_group")
    client = as_person("coordinator")
    for address in (PAGE, f"{PAGE}?nach=traeger", f"{PAGE}abdeckung/"):
        client.get(address)
        with django_assert_max_num_queries(12):
            client.get(address)
    sixteen_of_forty(cast)
    for number in range(4):
        make.period(
            cast,
            programme=make.binding_programme(cast, name=f"Programm {number}"),
            offers=Offer.objects.all()[20:],
            period_end=clock.today(),
        )
    with django_assert_max_num_queries(12):
        client.get(PAGE)


def test_programs_read_the_same_numbers(cast, client):
    sixteen_of_forty(cast)
    snapshot(cast)
    _token, secret = create_token(
        name="Karte", expires_on=clock.today() + dt.timedelta(days=9), by=cast.coordinator
    )
    key = {"HTTP_AUTHORIZATION": f"Bearer {secret}"}
    found = client.get("/api/v1/openness/", **key).json()
    whole = next(line for line in found["lines"] if line["dimension"] == "all")
    assert (whole["open"], whole["total"], whole["share"]) == (16, 40, 40)
    months = client.get("/api/v1/openness-months/?dimension=all", **key).json()["results"]
    assert [row["open"] for row in months] == [8]


# --- The list behind the numbers -----------------------------------------------------------------
def test_the_list_names_the_provider_of_a_link_and_lets_it_go(cast, as_person):
    public_offer(cast, "Unseres")
    page = as_person("coordinator").get(f"/angebote/?provider={cast.bruecke.pk}&public=1").content.decode()
    assert "Träger: Brücke Auental e. V." in page
    assert "heute öffentlich" in page
    assert f'<input type="hidden" name="provider" value="{cast.bruecke.pk}">' in page, (
        "kept when filtered further"
    )
    assert '<input type="hidden" name="public" value="1">' in page


@pytest.mark.parametrize("key", ["x", "00000000-0000-4000-8000-000000000000"])
def test_the_list_refuses_a_provider_it_does_not_know(cast, as_person, key):
    assert as_person("coordinator").get(f"/angebote/?provider={key}").status_code == 400
    assert (
        as_person("coordinator").get(f"/angebote/?provider={cast.foreign_organisation.pk}").status_code == 400
    )


def test_htmx_gets_no_head_of_a_filter_that_has_no_menu_on_the_page(as_person, cast):
    """A filter that only links lead to has none; htmx would complain that there is nothing to put it into."""
    make.published(cast)
    address = f"{reverse('offers:offer-list')}?public=1"
    client = as_person("coordinator")
    part = client.get(address, headers={"HX-Request": "true"}).content.decode()
    heads = re.findall(r'<summary id="(filter-[^"]*)" hx-swap-oob', part)
    page = client.get(address).content.decode()
    assert heads
    assert all(f'<summary id="{head}"' in page for head in heads)
