"""The search across everything: every source through its door."""

import pytest

from config import house
from coordination.network.models import Organisation
from desk.search import SearchSource
from tests.cast import make_organisation

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
