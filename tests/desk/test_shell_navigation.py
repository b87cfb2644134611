"""The left navigation: only what the role may list, and only rooms that exist."""

import pytest

from accounts.permissions import TABLE
from config import house
from desk.shell.navigation import Area, Entry, closed_rooms, navigation_for, walkable

AREAS = [
    Area("Heute", "today", [Entry("Heute", "desk:today")]),
    Area(
        "Verwaltung",
        "administration",
        [
            Entry("Muster", "desk:pattern-page", "membership"),
            Entry("Impressum", "desk:imprint", ("audit", "mail")),
            Entry("Baustelle", "desk:not-built-yet"),
        ],
    ),
]


def titles(areas):
    return [area.title for area in areas]


def test_a_role_without_the_right_does_not_see_the_area():
    assert titles(navigation_for(AREAS, [], "/heute/")) == ["Heute"]


def test_one_right_of_several_opens_an_entry():
    shown = navigation_for(AREAS, ["B"], "/heute/")
    assert titles(shown) == ["Heute", "Verwaltung"]
    assert shown[1].url == "/impressum/"


def test_an_own_page_is_shown_to_its_role_only():
    entry = Entry("Meine Einsätze", "desk:today", "booking", roles=("I",))
    assert entry.is_open_to(["I"])
    assert not entry.is_open_to(["K"])


def test_a_room_that_does_not_exist_yet_is_left_out():
    administration = navigation_for(AREAS, ["A"], "/muster/")[1]
    assert [link.title for link in administration.links] == ["Muster", "Impressum"]


def test_the_area_and_the_entry_of_the_page_are_marked():
    today, administration = navigation_for(AREAS, ["A"], "/muster/etwas/tiefer/")
    assert not today.is_current
    assert administration.is_current
    assert [link.is_current for link in administration.links] == [True, False]


def test_the_longest_address_wins():
    areas = [
        Area("Oben", "today", [Entry("Oben", "desk:imprint")], paths=("/",)),
        Area("Genauer", "today", [Entry("Genauer", "desk:today")]),
    ]
    assert [area.is_current for area in navigation_for(areas, [], "/heute/mehr/")] == [False, True]


def test_the_only_entry_of_an_area_is_the_area_itself():
    today = navigation_for(AREAS, [], "/heute/")[0]
    assert today.is_current
    assert today.links == []


@pytest.mark.parametrize(
    "entry",
    [entry for area in house.NAVIGATION for entry in area.children]
    + [e for e, _line in house.STARTING_POINTS],
    ids=lambda entry: entry.url_name,
)
def test_every_entry_names_resources_of_the_permission_table(entry):
    resources = (entry.resource,) if isinstance(entry.resource, str) else entry.resource
    assert all(resource in TABLE for resource in resources if resource)


def test_nobody_sees_only_heute(as_person):
    page = as_person("nobody").get("/heute/").content.decode()
    navigation = page.split('id="navi"')[1].split("</nav>")[0]
    assert "Heute" in navigation
    assert "Netzwerk" not in navigation


def test_the_way_back_leads_through_no_closed_room():
    """Whoever may not open the list reads its name; what lies in it is closed as well, what lies elsewhere is not."""
    closed = closed_rooms(AREAS, [])
    assert closed >= {"/impressum/"}
    assert "/heute/" not in closed
    steps = [
        ("Heute", "/heute/"),
        ("Impressum", "/impressum/"),
        ("Anbieter", "/impressum/1/"),
        ("Hier", None),
    ]
    assert walkable(steps, closed) == [
        ("Heute", "/heute/"),
        ("Impressum", ""),
        ("Anbieter", ""),
        ("Hier", None),
    ]
    assert walkable(steps, closed_rooms(AREAS, ["A", "P", "B", "D"])) == steps


def test_an_address_that_any_entry_opens_is_not_closed():
    twice = [Area("Heute", "today", [Entry("Meine", "desk:today", "audit"), Entry("Heute", "desk:today")])]
    assert closed_rooms(twice, []) == set()
