"""The public list: every filter, the numbers beside them, words as people type them, and what a search costs."""

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from offers.catalogue.tally import tally_of
from tests.offers import make, make_places

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _monday(settings):
    settings.DEMO_TODAY = "2026-03-02"


@pytest.fixture
def search(client, cast):
    """`search(q="mieten")`: the page of the list with these parameters."""
    address = reverse("offers:public-search", kwargs={"district_slug": cast.auental.slug})
    return lambda **query: client.get(address, query)


def titles(page):
    return [hit.title for hit in page.context["hits"]]


def numbers(page, param):
    box = next(box for box in page.context["boxes"] if box["param"] == param)
    return {code: number for code, _label, _chosen, number in box["options"]}


# --- Words ------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Wonungslos", "Hilfe für Wohnungslose"),
        ("wonungslosenhilfe", "Wohnungslosenhilfe Lindtal"),
        ("Beratung", "Schuldnerberatung"),
        ("Strasse", "Treff in der Gartenstraße"),
        ("Straße", "Spielstrasse am Markt"),
        ("Gartenstrasse", "Treff in der Gartenstraße"),
        ("Naehcafe", "Nähcafé"),
        ("Nahcafé", "Nähcafé"),
        ("SCHULDNER", "Schuldnerberatung"),
    ],
)
def test_words_are_found_as_people_type_them(search, cast, typed, found):
    for title in (
        "Hilfe für Wohnungslose",
        "Wohnungslosenhilfe Lindtal",
        "Schuldnerberatung",
        "Treff in der Gartenstraße",
        "Spielstrasse am Markt",
        "Nähcafé",
    ):
        make.published(cast, title=title, summary="Jeden Dienstag.")
    assert found in titles(search(q=typed))


# --- Filters ----------------------------------------------------------------------------------
def test_the_radius_takes_the_neighbours_in(search, cast):
    make_places.outlines(cast)
    make.published(cast, title="In der Stadt", municipality=cast.auenstadt)
    make.published(cast, title="Im Tal", municipality=cast.lindtal)
    town = cast.auenstadt.ags
    assert titles(search(ort=town)) == ["In der Stadt"]
    assert titles(search(ort=town, umkreis="5")) == ["In der Stadt"]
    assert titles(search(ort=town, umkreis="20")) == ["Im Tal", "In der Stadt"]


def test_a_radius_without_points_is_the_municipality_itself(search, cast):
    make.published(cast, title="In der Stadt", municipality=cast.auenstadt)
    make.published(cast, title="Im Tal", municipality=cast.lindtal)
    page = search(ort=cast.auenstadt.ags, umkreis="20")
    assert titles(page) == ["In der Stadt"]
    assert page.context["radii"] == []


def test_what_has_no_place_of_its_own_is_asked_for_by_name(search, cast):
    make.published(cast, title="Am Telefon", place_kind="online")
    make.published(cast, title="In der Stadt", municipality=cast.auenstadt)
    assert titles(search(ort="ueberall")) == ["Am Telefon"]
    assert titles(search(ort=["ueberall", cast.auenstadt.ags])) == ["Am Telefon", "In der Stadt"]


@pytest.mark.parametrize(
    ("ages", "expected"),
    [
        (["kinder"], ["Für alle", "Kindergruppe"]),
        (["jugend"], ["Ausbildungslotsen", "Für alle"]),
        (["alt"], ["Für alle"]),
        (["kinder", "jung"], ["Ausbildungslotsen", "Für alle", "Kindergruppe"]),
    ],
)
def test_an_age_finds_what_takes_it(search, cast, ages, expected):
    make.published(cast, title="Kindergruppe", age_min=6, age_max=11)
    make.published(cast, title="Ausbildungslotsen", age_min=15, age_max=25)
    make.published(cast, title="Für alle")
    page = search(alter=ages)
    assert titles(page) == expected


def test_a_day_finds_what_takes_place_then(search, cast):
    def weekly(*days):
        return [{"rhythm": "weekly", "days": list(days), "start": "10:00", "end": "12:00"}]

    make.published(cast, title="Dienstags", recurrence=weekly("TU"))
    make.published(cast, title="Am Wochenende", recurrence=weekly("SA", "SU"))
    make.published(cast, title="Nach Absprache", times="nach Absprache")
    assert titles(search(tag="TU")) == ["Dienstags"]
    assert titles(search(tag=["TU", "SU"])) == ["Am Wochenende", "Dienstags"]
    assert (numbers(search(), "tag")["SA"], numbers(search(), "tag")["MO"]) == (1, 0)


def test_cheap_takes_what_is_free_as_well(search, cast):
    for title, cost in (("Frei", 0), ("Billig", 5), ("Teuer", 45)):
        make.published(cast, title=title, cost=cost)
    assert titles(search(kosten="frei")) == ["Frei"]
    assert titles(search(kosten="bis5")) == ["Billig", "Frei"]
    assert numbers(search(), "kosten") == {"frei": 1, "bis5": 2}


def test_the_numbers_follow_the_other_filters(search, cast):
    make.published(cast, title="Wohnen offen", fields_of_action=["wohnen"], municipality=cast.lindtal)
    make.published(cast, **make.CLOSED, title="Wohnen geschlossen", fields_of_action=["wohnen"])
    make.published(cast, title="Sprache offen", fields_of_action=["sprache"], wheelchair="yes", age_min=65)
    whole = search()
    assert (numbers(whole, "thema")["wohnen"], numbers(whole, "offen")["open"]) == (2, 2)
    assert numbers(whole, "ort")[cast.lindtal.ags] == 1
    assert (numbers(whole, "alter")["kinder"], numbers(whole, "alter")["alt"]) == (2, 3)
    narrowed = search(thema="wohnen")
    assert numbers(narrowed, "offen") == {"open": 1, "open_on_request": 0, "target_group": 1}
    assert numbers(narrowed, "barrierefrei")["wheelchair"] == 0
    assert set(numbers(narrowed, "thema").values()) == {None}, "a second topic would add, not narrow"


def test_every_filter_can_be_taken_off_again(search, cast):
    make_places.outlines(cast)
    make.published(cast, title="Wohnen", fields_of_action=["wohnen"], municipality=cast.auenstadt)
    page = search(thema="wohnen", ort=cast.auenstadt.ags, umkreis="10", q="wohnen")
    chips = dict(page.context["chips"])
    assert set(chips) == {"Wohnen", "Auenstadt", "und 10 km darum"}
    assert "thema" not in chips["Wohnen"]
    assert "umkreis=10" in chips["Wohnen"]
    assert "umkreis" not in chips["und 10 km darum"]


@pytest.mark.parametrize(
    "query",
    [
        {"umkreis": "7"},
        {"alter": "uralt"},
        {"kosten": "viel"},
        {"tag": "x"},
        {"monat": "1"},
        {"ort": "05999999"},
    ],
)
def test_values_nobody_offers_are_refused(search, query):
    assert search(**query).status_code == 400


def test_a_tally_of_nothing_is_zero():
    tally = tally_of([])
    assert (tally.up_to(5), tally.taking(0, 99), tally.topic["wohnen"]) == (0, 0, 0)


# --- Pages and their price --------------------------------------------------------------------
def walk(client, address, query):
    """Titles over all pages of a list."""
    found, page = [], client.get(address, query)
    while True:
        found += titles(page)
        if not page.context["next_url"]:
            return found
        page = client.get(page.context["next_url"])


@pytest.mark.parametrize("query", [{}, {"q": "treff"}])
def test_the_pages_of_a_list_and_of_a_search_lose_nothing(client, cast, monkeypatch, query):
    monkeypatch.setattr("offers.catalogue.public.PAGE_SIZE", 3)
    expected = [make.published(cast, title=f"Treff {number}").title for number in range(7)]
    address = reverse("offers:public-search", kwargs={"district_slug": cast.auental.slug})
    assert walk(client, address, query) == expected


def test_a_page_of_a_search_begins_anew_when_its_offer_has_gone(search, cast, monkeypatch):
    monkeypatch.setattr("offers.catalogue.public.PAGE_SIZE", 1)
    rows = [make.published(cast, title=f"Treff {number}") for number in range(3)]
    following = search(q="treff").context["next_url"].split("nach=")[1]
    type(rows[0]).objects.filter(pk=rows[0].pk).update(status="paused")
    assert titles(search(q="treff", nach=following)) == ["Treff 1"]


#: What is asked for in as many ways as the statements may differ.
SEARCHES = (
    {},
    {"q": "beratung"},
    {"q": "schuldner beratung"},
    {"thema": "wohnen", "offen": "open"},
    {"q": "beratung", "thema": "wohnen", "alter": "alt"},
    {"q": "gibtesnicht", "thema": "kultur"},
)


def test_the_number_of_hits_is_said_in_the_grammar_of_each_language(search, client, cast, monkeypatch):
    frame = reverse("offers:public-embedded", kwargs={"district_slug": cast.auental.slug})
    make.published(cast, title="Beratung eins")
    assert "1 Angebot<" in search(q="beratung").content.decode()
    assert "1 Angebot<" in client.get(frame).content.decode()
    for number in range(2, 5):
        make.published(cast, title=f"Beratung {number}")
    for language, words in (("de", "4 Angebote<"), ("uk", "4 пропозиції<"), ("ar", "4 عروض<")):
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        assert words in search(q="beratung").content.decode()
    client.cookies.clear()
    monkeypatch.setattr("desk.search.selectors.SHOWN", 3)
    assert "mehr als 3 Angebote<" in search(q="beratung").content.decode()


def test_a_search_costs_three_statements_with_many_offers_as_with_one(search, cast):
    make_places.outlines(cast)
    make.published(cast, title="Schuldnerberatung", fields_of_action=["wohnen"])
    few = [cost_of(search, **query) for query in SEARCHES]
    for number in range(24):
        make.published(cast, title=f"Beratung {number}", fields_of_action=["wohnen"])
    assert [cost_of(search, **query) for query in SEARCHES] == few
    assert max(few) <= 3


def cost_of(search, **query):
    """Statements of a search; the district and the words of the page are known from the one before."""
    search(**query)
    with CaptureQueriesContext(connection) as captured:
        assert search(**query).status_code == 200
    return len(captured)


def test_a_search_with_a_typing_error_costs_no_more(search, cast):
    """The first look tells which words stand nowhere; then those much like them, then the page."""
    make.published(cast, title="Wohnungslosenhilfe")
    search(q="wonungslos")
    with CaptureQueriesContext(connection) as captured:
        assert titles(search(q="wonungslos")) == ["Wohnungslosenhilfe"]
    assert len(captured) <= 3


def test_a_search_with_more_hits_than_are_shown_costs_no_more(search, cast, monkeypatch):
    monkeypatch.setattr("desk.search.selectors.SHOWN", 3)
    rows = [make.published(cast, title=f"Beratung {number}") for number in range(5)]
    make.published(cast, title="Anmeldung zur Beratung")
    search(q="beratung")
    with CaptureQueriesContext(connection) as captured:
        assert titles(search(q="beratung")) == [row.title for row in rows[:3]]
    assert len(captured) <= 3


def test_the_page_works_without_a_script_and_says_more_to_one(search, cast):
    make.published(cast)
    page = search().content.decode()
    assert 'hx-boost="true"' in page
    assert 'name="thema"' in page
    assert "<style" not in page
