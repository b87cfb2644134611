"""The list kit as a page: search, filters, chips, sort, pages, columns, views."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from accounts.districts.models import Municipality
from coordination.network.models import Organisation
from tests.cast import make_organisation

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.desk.kit_urls")]
URL = "/probe/liste/"


def names(response):
    return re.findall(r'<th role="rowheader"[^>]*><a[^>]*>([^<]*)</a>', response.content.decode())


def walk(client, url=URL, rel="next"):
    """All pages in reading direction, as lists of names."""
    pages = []
    while url:
        html = client.get(url).content.decode()
        pages.append(re.findall(r'<th role="rowheader"[^>]*><a[^>]*>([^<]*)</a>', html))
        found = re.search(rf'<a rel="{rel}" href="([^"]*)"', html)
        url = URL + found[1].replace("&amp;", "&") if found else ""
    return pages


@pytest.fixture
def many(cast):
    for number in range(12):
        place = [cast.lindtal, cast.auenstadt, None][number % 3]
        make_organisation(cast.auental, f"Verein {number:02}", municipality=place)
    make_organisation(cast.nordmark, "Verein Nord")


def test_the_list_shows_the_rows_of_the_own_district_only(as_person, many):
    client = as_person("coordinator")
    seen = [name for page in walk(client) for name in page]
    assert len(seen) == 13
    assert "Verein Nord" not in seen
    assert "Nordlicht e. V." not in seen


@pytest.mark.parametrize("sort", ["name", "-name", "municipality", "-municipality", "created_at", "version"])
def test_pages_neither_repeat_nor_lose_a_row_under_ties_and_empty_values(as_person, many, sort, cast):
    client = as_person("coordinator")
    found = []
    url = f"{URL}?sortierung={sort}"
    while url:
        html = client.get(url).content.decode()
        found.append(re.findall(r'name="auswahl" value="([^"]*)"', html))
        more = re.search(r'<a rel="next" href="([^"]*)"', html)
        url = URL + more[1].replace("&amp;", "&") if more else ""
    keys = [key for page in found for key in page]
    assert len(keys) == len(set(keys)) == 13
    assert [len(page) for page in found] == [5, 5, 3]
    back = re.search(r'<a rel="prev" href="([^"]*)"', html)[1].replace("&amp;", "&")
    html = client.get(URL + back).content.decode()
    assert re.findall(r'name="auswahl" value="([^"]*)"', html) == found[1]
    back = re.search(r'<a rel="prev" href="([^"]*)"', html)[1].replace("&amp;", "&")
    html = client.get(URL + back).content.decode()
    assert re.findall(r'name="auswahl" value="([^"]*)"', html) == found[0]
    assert 'rel="prev"' not in html


def test_rows_without_a_value_stand_last_in_both_directions(as_person, many):
    client = as_person("coordinator")
    for sort in ("municipality", "-municipality"):
        html = "".join(client.get(f"{URL}?sortierung={sort}").content.decode())
        first = re.findall(r'data-l="Gemeinde"[^>]*>([^<]*)<', html)
        assert "–" not in first


def test_a_row_that_appears_in_between_does_not_shift_the_next_page(as_person, many, cast):
    client = as_person("coordinator")
    html = client.get(URL).content.decode()
    following = re.search(r'<a rel="next" href="([^"]*)"', html)[1].replace("&amp;", "&")
    expected = names(client.get(URL + following))
    make_organisation(cast.auental, "AAA ganz vorn")
    assert names(client.get(URL + following)) == expected


def test_filters_narrow_show_chips_and_each_chip_can_be_taken_away(as_person, many, cast):
    client = as_person("coordinator")
    response = client.get(URL, {"municipality": [cast.lindtal.pk, cast.auenstadt.pk], "q": "Verein"})
    html = response.content.decode()
    assert "Gemeinde: Auenstadt oder Lindtal" in html or "Gemeinde: Lindtal oder Auenstadt" in html
    assert "<strong>8 Organisationen</strong> von 13" in html
    assert "Filter Gemeinde entfernen" in html
    assert 'href="?q=Verein"' in html


def test_the_choice_without_a_value_can_be_filtered(as_person, many):
    html = as_person("coordinator").get(URL, {"municipality": "-"}).content.decode()
    assert "Gemeinde: ohne Gemeinde" in html
    assert "<strong>5 Organisationen</strong>" in html


def test_a_day_range_and_a_flag_filter(as_person, many):
    client = as_person("coordinator")
    tomorrow = (timezone.localdate() + dt.timedelta(days=1)).isoformat()
    assert "Nichts gefunden" in client.get(URL, {"created_von": tomorrow}).content.decode()
    assert (
        "<strong>13 Organisationen</strong>"
        in client.get(URL, {"created_bis": tomorrow, "first": "1"}).content.decode()
    )


@pytest.mark.parametrize(
    "query",
    [
        "unbekannt=1",
        "name=Fremd",
        "sortierung=pk",
        "sortierung=-unbekannt",
        "spalten=geheim",
        "nach=xxx",
        "nach=W10",
        "nach=bnVsbA",
        "vor=a&nach=b",
        "ausgabe=exe",
        "created_von=31.02.2026",
        "first=2",
        "q=" + "a" * 201,
        "contact__phone__startswith=0",
    ],
)
def test_what_the_list_does_not_offer_is_answered_with_400(as_person, query):
    assert as_person("coordinator").get(f"{URL}?{query}").status_code == 400


def test_a_municipality_of_the_other_district_is_no_filter_value(as_person, cast):
    foreign = Municipality.objects.create(district=cast.nordmark, ags="01999001", name="Nordhafen")
    response = as_person("coordinator").get(URL, {"municipality": foreign.pk})
    assert response.status_code == 400
    assert "Nordhafen" not in as_person("coordinator").get(URL).content.decode()


def test_a_longest_search_still_works(as_person):
    assert as_person("coordinator").get(URL, {"q": "a" * 200}).status_code == 200


def test_sort_links_say_the_direction(as_person, many):
    client = as_person("coordinator")
    html = client.get(URL).content.decode()
    assert 'aria-sort="ascending"' in html
    assert "sortierung=-name" in html
    assert 'aria-sort="descending"' in client.get(URL, {"sortierung": "-name"}).content.decode()


def test_chosen_columns_stay_for_the_person(as_person, many):
    client = as_person("coordinator")
    response = client.post(URL, {"merken": "spalten", "spalten": ["name", "pk"]})
    assert response.status_code == 303
    html = client.get(URL).content.decode()
    assert "Spalten: 2 von 5" in html
    assert "Schlüssel</th>" in html
    assert "Spalten: 4 von 5" in as_person("second_coordinator").get(URL).content.decode()
    client = as_person("coordinator")
    client.post(URL, {"merken": "spalten", "zuruecksetzen": "1"})
    assert "Spalten: 4 von 5" in client.get(URL).content.decode()


def test_a_preset_view_is_a_tab_with_its_number(as_person, many):
    html = as_person("coordinator").get(URL).content.decode()
    assert re.search(r"Brücken <b>1</b>", html)
    assert re.search(r"Alle <b>13</b>", html)


def test_a_view_is_saved_shared_and_deleted(as_person, many, cast):
    client = as_person("coordinator")
    response = client.post(f"{URL}?q=Verein", {"merken": "ansicht", "name": "Meine Vereine", "geteilt": "1"})
    assert response.status_code == 303
    html = client.get(f"{URL}?q=Verein").content.decode()
    assert re.search(r'aria-current="page">.*Meine Vereine <b>12</b>', html)
    assert "Meine Vereine" in as_person("second_coordinator").get(URL).content.decode()
    assert "Meine Vereine" not in as_person("outsider").get(URL).content.decode()
    key = re.search(r'name="ansicht" value="([^"]*)"', html)[1]
    for stranger, status in (("outsider", 404), ("second_coordinator", 403)):
        assert (
            as_person(stranger).post(URL, {"merken": "ansicht-loeschen", "ansicht": key}).status_code
            == status
        )
    client = as_person("coordinator")
    assert client.post(URL, {"merken": "ansicht-loeschen", "ansicht": key}).status_code == 303
    client.get(URL)
    assert "Meine Vereine" not in client.get(URL).content.decode()


def test_an_own_view_is_seen_by_nobody_else(as_person, many):
    as_person("coordinator").post(f"{URL}?q=Verein", {"merken": "ansicht", "name": "Geheim"})
    assert "Geheim" not in as_person("second_coordinator").get(URL).content.decode()


def test_an_editor_may_not_share_a_view(as_person, many):
    response = as_person("ngo_editor").post(f"{URL}?q=V", {"merken": "ansicht", "name": "x", "geteilt": "1"})
    assert response.status_code == 403


def test_a_shared_view_with_a_value_the_person_may_not_see_is_left_out(as_person, many, cast):
    gone = Municipality.objects.create(district=cast.auental, ags="05999009", name="Altdorf")
    client = as_person("coordinator")
    client.post(f"{URL}?municipality={gone.pk}", {"merken": "ansicht", "name": "Altdorf", "geteilt": "1"})
    gone.delete()
    response = as_person("second_coordinator").get(URL)
    assert response.status_code == 200
    assert "Altdorf <b>" not in response.content.decode()


def test_an_empty_list_says_how_to_begin(as_person, cast):
    Organisation.objects.filter(district=cast.auental).exclude(pk=cast.bruecke.pk).delete()
    client = as_person("coordinator")
    assert "Nichts gefunden" in client.get(f"{URL}?q=gibtesnicht").content.decode()
    assert "Filter löschen" in client.get(f"{URL}?q=gibtesnicht").content.decode()
    cast.ngo_editor.memberships.all().delete()
    cast.bruecke.delete()
    html = client.get(URL).content.decode()
    assert "Noch keine Organisation" in html
    assert 'id="liste-filter"' not in html


def test_htmx_gets_the_results_alone(as_person, many):
    response = as_person("coordinator").get(URL, headers={"HX-Request": "true"})
    html = response.content.decode()
    assert "<html" not in html
    assert "hx-swap-oob" in html
    assert "Brücke Auental" in html


def test_hostile_text_is_shown_as_text(as_person, cast):
    make_organisation(cast.auental, '<script>alert("x")</script>')
    html = as_person("coordinator").get(f"{URL}?q=<script>").content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html


def test_the_number_of_statements_does_not_grow_with_the_rows(as_person, cast, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = as_person("coordinator")
    client.get(URL)
    with CaptureQueriesContext(connection) as few:
        client.get(URL)
    for number in range(60):
        make_organisation(cast.auental, f"Verein {number}", municipality=cast.lindtal)
    with django_assert_max_num_queries(12) as many:
        client.get(URL)
    assert len(many) == len(few)


def test_a_person_without_the_right_gets_no_list(as_person):
    assert as_person("nobody").get(URL).status_code in (302, 403)
    assert as_person("auditor").get(URL).status_code == 403


def test_more_than_a_thousand_rows_are_not_counted(as_person, cast):
    Organisation.objects.bulk_create(
        [Organisation(district=cast.auental, name=f"Nr {number}") for number in range(1005)]
    )
    html = as_person("coordinator").get(URL).content.decode()
    assert "mehr als 1.000 Organisationen" in html
