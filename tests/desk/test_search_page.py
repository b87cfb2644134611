"""The search across everything: every source through its door."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from config import house
from coordination.network.models import Organisation, Task
from desk.search import SearchSource
from tests.cast import TODAY, make_organisation
from tests.coordination import make

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.desk.kit_urls")]
URL = "/suche/"
SOURCES = [
    SearchSource(
        "organisations",
        "Organisationen",
        rows=lambda user: Organisation.objects.visible_to(user).order_by("name"),
        url=lambda row: f"/probe/{row.pk}/",
        line=lambda row: "Verein",
        icon="netz",
        noun="Organisation",
    )
]


@pytest.fixture(autouse=True)
def one_source(monkeypatch):
    monkeypatch.setattr(house, "SEARCH_SOURCES", ["tests.desk.test_search_page.SOURCES"])


@pytest.fixture
def found(cast):
    for number in range(5):
        make_organisation(cast.auental, f"Wohnungshilfe {number}")
    make_organisation(cast.nordmark, "Wohnungshilfe Nord")


def test_hits_stand_under_their_kind_with_number_and_marks(as_person, found):
    html = as_person("coordinator").get(URL, {"q": "wohnung"}).content.decode()
    assert "5 Treffer für „wohnung“" in html
    assert "Organisationen<b>5</b>" in html
    assert "<mark>Wohnungshilfe</mark> 0" in html
    assert html.count("tn-fund__meta") == 3
    assert "alle 5" in html


def test_one_kind_shows_them_all(as_person, found):
    html = as_person("coordinator").get(URL, {"q": "wohnung", "art": "organisations"}).content.decode()
    assert html.count("tn-fund__meta") == 5


def test_foreign_rows_are_neither_shown_nor_counted(as_person, found):
    html = as_person("coordinator").get(URL, {"q": "wohnung"}).content.decode()
    assert "Nord" not in html.split("<main", 1)[1].split("</main", 1)[0]
    html = as_person("outsider").get(URL, {"q": "wohnung"}).content.decode()
    assert "1 Treffer für" in html
    assert "Wohnungshilfe</mark> 0" not in html


@pytest.mark.parametrize("query", ["q=x&art=unbekannt", "q=" + "a" * 201, "q=x&seite=2"])
def test_what_the_search_does_not_offer_is_answered_with_400(as_person, query):
    assert as_person("coordinator").get(f"{URL}?{query}").status_code == 400


def test_nothing_found_says_what_to_do(as_person, found):
    html = as_person("coordinator").get(URL, {"q": "gibtesnicht"}).content.decode()
    assert "steht hier nichts" in html


def test_without_words_the_page_explains_itself(as_person):
    assert "ß und ss" in as_person("coordinator").get(URL).content.decode()


def test_hostile_words_are_shown_as_text(as_person, found):
    html = as_person("coordinator").get(URL, {"q": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in html


def test_a_stranger_signs_in_first(as_person):
    assert as_person("anonymous").get(URL, {"q": "x"}).status_code == 302


BOTH = [
    *SOURCES,
    SearchSource(
        "tasks",
        "Aufgaben",
        rows=lambda user: Task.objects.visible_to(user),
        label=lambda row: row.title,
        url=lambda row: f"/aufgabe/{row.pk}/",
        noun="Aufgabe",
    ),
]


@pytest.fixture
def two_sources(monkeypatch):
    monkeypatch.setattr(house, "SEARCH_SOURCES", ["tests.desk.test_search_page.BOTH"])


def test_kinds_with_a_matching_title_come_first_and_in_them_the_exact_one(as_person, cast, two_sources):
    make_organisation(cast.auental, "Verein für Sommerfest und Kultur")
    for number, title in enumerate(
        ("Neues zum Sommerfest", "Sommerfest vorbereiten", "Sommerfest", "Altes Sommerfest")
    ):
        make.task(cast.coordinator, cast.coordinator, title=title, due_on=TODAY + dt.timedelta(days=number))
    html = as_person("coordinator").get(URL, {"q": "sommerfest"}).content.decode()
    assert re.findall(r'<section aria-labelledby="s-(\w+)"', html) == ["tasks", "organisations"]
    shown = [
        re.sub(r"</?mark>", "", title)
        for title in re.findall(r'<a href="/aufgabe/[^"]+">(.+?)</a></h3>', html)
    ]
    assert shown == ["Sommerfest", "Sommerfest vorbereiten", "Neues zum Sommerfest"]
    kinds = html.split('class="tn-arten"')[1].split("</nav>")[0]
    assert kinds.index("Organisationen") < kinds.index("Aufgaben"), "the list of kinds keeps its order"


def test_without_a_matching_title_the_order_is_that_of_the_house(as_person, cast, two_sources):
    make_organisation(cast.auental, "Verein für Sommerfest und Kultur")
    make.task(cast.coordinator, cast.coordinator, title="Neues zum Sommerfest")
    html = as_person("coordinator").get(URL, {"q": "sommerfest"}).content.decode()
    assert re.findall(r'<section aria-labelledby="s-(\w+)"', html) == ["organisations", "tasks"]


def test_the_order_asks_the_database_no_more_for_many_hits(as_person, cast, two_sources):
    client = as_person("coordinator")
    make.task(cast.coordinator, cast.coordinator, title="Sommerfest")
    client.get(URL, {"q": "sommerfest"})
    with CaptureQueriesContext(connection) as few:
        client.get(URL, {"q": "sommerfest"})
    for number in range(8):
        make.task(cast.coordinator, cast.coordinator, title=f"Sommerfest {number}")
        make_organisation(cast.auental, f"Sommerfest e. V. {number}")
    with CaptureQueriesContext(connection) as many:
        client.get(URL, {"q": "sommerfest"})
    assert len(many) <= len(few) + 1, "the rows of a kind that had none before"
