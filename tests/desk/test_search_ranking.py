"""Best hits first: names that begin with what was typed, on lists, on the public page and among the few."""

import re

import pytest
from django.db.models import Q
from django.urls import reverse

from coordination.network.models import Organisation
from coordination.network.tables.organisations import OrganisationList
from desk.lists.errors import UnknownQuery
from desk.lists.keyset import page_of, sort_keys
from desk.search import ranking, selectors
from desk.search.ranking import beginning
from desk.search.selectors import few_of, matching
from offers.catalogue.models import Offer
from offers.catalogue.published_selectors import published_filtered, published_page
from tests.cast import make_organisation
from tests.offers import make

pytestmark = pytest.mark.django_db
NAMES = ("Chor der Nähstube", "Anlauf zur Nähstube", "Nähstube Auenstadt", "Nähstube Lindtal", "Zum Garn (Nähstube)")  # fmt: skip
BEST_FIRST = ["Nähstube Auenstadt", "Nähstube Lindtal", "Anlauf zur Nähstube", "Chor der Nähstube", "Zum Garn (Nähstube)"]  # fmt: skip


@pytest.fixture
def rows(cast):
    for name in NAMES:
        make_organisation(cast.auental, name)
    make_organisation(cast.auental, "Radwerkstatt")
    make_organisation(cast.nordmark, "Nähstube Nordmark")
    return Organisation.objects.visible_to(cast.coordinator)


def walked(rows, ahead, size, *, descending=False):
    """All pages forwards, then all of them back again."""
    keys = sort_keys(rows, ("sort_name",), descending=descending)
    pages = [page_of(rows, keys, size, ahead=ahead)]
    while pages[-1].after:
        pages.append(page_of(rows, keys, size, after=pages[-1].after, ahead=ahead))
    back = [pages[-1]]
    while back[-1].before:
        back.append(page_of(rows, keys, size, before=back[-1].before, ahead=ahead))
    return [[row.name for row in page.rows] for page in pages], [
        [row.name for row in page.rows] for page in reversed(back)
    ]


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 9])
@pytest.mark.parametrize("many", [True, False])
def test_pages_run_through_both_parts_and_back(rows, monkeypatch, size, many):
    if many:
        monkeypatch.setattr(selectors, "CAP", 2)
    found = matching(rows, "nähstube")
    there, back = walked(found, beginning(Organisation, "nähstube"), size)
    assert [name for page in there for name in page] == BEST_FIRST
    assert all(len(page) == size for page in there[:-1])
    assert sorted(name for page in back for name in page) == sorted(BEST_FIRST)


@pytest.mark.parametrize("cursor", ["W10", "WzBd", "WzIsICJhIiwgImIiXQ", "WyJhIiwgImIiXQ"])
def test_a_made_up_place_is_refused(rows, cursor):
    keys = sort_keys(rows, ("sort_name",), descending=False)
    with pytest.raises(UnknownQuery):
        page_of(rows, keys, 2, after=cursor, ahead=Q(sort_name__startswith="n"))


def test_a_place_of_one_kind_of_list_is_refused_by_the_other(rows):
    keys = sort_keys(rows, ("sort_name",), descending=False)
    plain = page_of(rows, keys, 2).after
    parted = page_of(rows, keys, 2, ahead=Q(sort_name__startswith="n")).after
    with pytest.raises(UnknownQuery):
        page_of(rows, keys, 2, after=plain, ahead=Q(sort_name__startswith="n"))
    with pytest.raises(UnknownQuery):
        page_of(rows, keys, 2, after=parted)


def listed(text: str) -> list[str]:
    return list(re.findall(r'<th role="rowheader"[^>]*><a[^>]*>([^<]+)</a>', text))


def test_the_staff_list_puts_the_best_first_until_somebody_sorts(rows, as_person):
    client = as_person("coordinator")
    address = reverse("coordination:organisation-list")
    found = client.get(address, {"q": "nähstube"}).content.decode()
    assert listed(found) == BEST_FIRST
    assert "beste Treffer zuerst" in found
    assert 'aria-sort="ascending"' not in found
    assert "Nordmark" not in found
    by_name = client.get(address, {"q": "nähstube", "sortierung": "name"}).content.decode()
    assert listed(by_name) == sorted(BEST_FIRST)
    assert "beste Treffer zuerst" not in by_name
    assert 'aria-sort="ascending"' in by_name
    assert "beste Treffer zuerst" not in client.get(address).content.decode()


def test_the_first_few_are_the_best(rows):
    hits = matching(rows, "nähstube", capped=True)
    assert [row.name for row in few_of(hits, 3)] == BEST_FIRST[:3]


def test_a_capped_search_keeps_the_best(rows, monkeypatch):
    for most, kept in ((1, BEST_FIRST[:1]), (2, BEST_FIRST[:2])):
        monkeypatch.setattr(selectors, "SHOWN", most)
        hits = matching(rows, "nähstube", capped=True)
        assert [row.name for row in few_of(hits, 9)] == kept
        assert selectors.shown_only(hits) == most
    monkeypatch.setattr(selectors, "SHOWN", 3)
    names = [row.name for row in few_of(matching(rows, "nähstube", capped=True), 9)]
    assert names[:2] == BEST_FIRST[:2]
    assert len(names) == 3


def test_the_public_page_walks_through_the_best_and_the_rest(cast, settings):
    settings.DEMO_TODAY = "2026-03-02"
    for title in NAMES:
        make.published(cast, title=title)
    found = published_filtered(cast.auental, {}, "nähstube", capped=True)
    titles, after = [], ""
    while True:
        page = published_page(found, after=after, size=2)
        titles += [row["title"] for row in page.rows]
        assert not {"rank", "sort_title"} & set(page.rows[0])
        if not (after := page.after):
            break
    assert titles == BEST_FIRST
    plain = published_page(published_filtered(cast.auental, {}, "nähstube"), after="", size=9)
    assert [row["title"] for row in plain.rows] == sorted(BEST_FIRST), (
        "the open interface keeps titles in order"
    )


@pytest.mark.parametrize(
    ("typed", "behind"),
    [("haus", "haut"), ("kurs 9", "kurt"), ("schulz", "schum"), ("2026", "2027"), ("zz", ""), ("музей", "")],
)
def test_the_end_of_the_names_that_begin_alike(typed, behind):
    assert ranking._behind(typed) == behind


def test_a_name_that_is_not_searched_leads_nowhere():
    assert beginning(Offer, "x", "search_text") is not None
    assert beginning(Organisation, "x", "name") is None
    assert beginning(Organisation, " - ") is None
    assert OrganisationList.search_field == "search_text"
