"""The frame around every page, Heute, refusals and legal pages."""

import datetime as dt
import re
from itertools import pairwise

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from accounts.memberships.models import Membership
from accounts.permissions import Role
from accounts.refusals import Refusal
from desk.notifications.models import Notification
from desk.shell import today as today_module
from desk.shell.today import MOST, TodayItem, WeekDate, morning
from tests.cast import TODAY


def sample_items(user, today):
    return [
        TodayItem(10 * n, f"Sache {n}", "Zeile", "/heute/", "Ansehen", "offer", is_urgent=n == 9)
        for n in range(1, 10)
    ]


def sample_dates(user, today):
    return [
        WeekDate(dt.datetime(2026, 3, 3, 9, tzinfo=dt.UTC), "Beirat"),
        WeekDate(dt.date(2026, 3, 3), "Ganztags"),
    ]


@pytest.fixture
def busy(settings, monkeypatch):
    sources = [f"{__name__}.sample_items", f"{__name__}.sample_dates"]
    monkeypatch.setattr(settings.HOUSE, "TODAY_SOURCES", sources)


@pytest.fixture
def quiet(settings, monkeypatch):
    monkeypatch.setattr(settings.HOUSE, "TODAY_SOURCES", [])


def test_the_heaviest_item_stands_first():
    items, _dates = morning([f"{__name__}.sample_items", f"{__name__}.sample_dates"], None, TODAY)
    assert [item.weight for item in items] == sorted((item.weight for item in items), reverse=True)


def test_whole_days_stand_before_the_clock():
    _items, dates = morning([f"{__name__}.sample_items", f"{__name__}.sample_dates"], None, TODAY)
    assert [date.text for date in dates] == ["Ganztags", "Beirat"]


def test_heute_shows_seven_items_and_one_filled_button(as_person, busy):
    page = as_person("coordinator").get("/heute/").content.decode()
    assert page.count("tn-aufgaben__art") == MOST
    assert page.count("kern-btn--primary") == 1
    assert page.index("Sache 9") < page.index("Sache 8")
    assert "Sache 2" not in page
    assert "2 weitere Dinge" in page


def test_a_quiet_morning_says_so(as_person, quiet):
    assert "Gerade ist nichts offen" in as_person("nobody").get("/heute/").content.decode()


def test_news_of_the_person_stand_beside_heute(as_person, cast, quiet):
    for person, title in (
        (cast.coordinator, "Tabelle ist fertig"),
        (cast.second_coordinator, "Nicht für Sie"),
    ):
        Notification.objects.create(
            user=person, district=cast.auental, title=title, created_at=dt.datetime(2026, 3, 2, tzinfo=dt.UTC)
        )
    page = as_person("coordinator").get("/heute/").content.decode()
    assert "Tabelle ist fertig" in page
    assert "Nicht für Sie" not in page


def test_the_frame_costs_few_queries(as_person, quiet, django_assert_max_num_queries):
    client = as_person("coordinator")
    client.get("/muster/")
    with django_assert_max_num_queries(7):
        client.get("/muster/")


def test_the_title_names_page_and_house(as_person):
    page = as_person("coordinator").get("/muster/").content.decode()
    assert "<title>Muster – Teilhabenetz</title>" in page
    assert '<html lang="de"' in page


def test_a_second_district_brings_the_switch(as_person, cast):
    client = as_person("coordinator")
    assert "Kreis Nordmark" not in client.get("/heute/").content.decode()
    Membership.objects.create(
        user=cast.coordinator, district=cast.nordmark, role=Role.COORDINATOR, valid_from=dt.date(2020, 1, 1)
    )
    page = as_person("coordinator").get("/heute/").content.decode()
    if "district-switch" in page or "Kreis wechseln" in page:
        assert "Kreis Nordmark" in page


def test_headings_begin_with_one_h1_and_skip_no_level(as_person):
    for address in ("/heute/", "/muster/", "/impressum/", "/gibt-es-nicht/"):
        page = as_person("coordinator").get(address).content.decode()
        levels = [
            int(level) for level in re.findall(r"<h([1-6])[ >]", page.split("<main")[1].split("</main>")[0])
        ]
        assert levels.count(1) == 1, address
        assert all(later - earlier <= 1 for earlier, later in pairwise(levels)), address


# --- Switches ----------------------------------------------------------------------------
def test_the_chosen_appearance_is_kept(client, cast):
    answer = client.post("/darstellung/", {"darstellung": "dark", "next": "/impressum/"})
    assert answer["Location"] == "/impressum/"
    assert 'data-kern-theme="dark"' in client.get("/impressum/").content.decode()


def test_an_unknown_appearance_means_as_the_device_says(client, cast):
    client.post("/darstellung/", {"darstellung": '"><script>'})
    assert client.cookies["darstellung"].value == "system"


def test_switches_do_not_lead_to_strangers(client, cast):
    for address in ("/darstellung/", "/sprache/"):
        answer = client.post(
            address, {"darstellung": "dark", "language": "en", "next": "https://boese.example/"}
        )
        assert "boese" not in answer["Location"]


def test_the_chosen_language_is_kept(client, cast):
    client.post("/sprache/", {"language": "en", "next": "/impressum/"})
    assert '<html lang="en"' in client.get("/impressum/").content.decode()


# --- Refusals ----------------------------------------------------------------------------
def test_a_stranger_gets_the_public_404_with_the_map(client, cast):
    page = client.get("/gibt-es-nicht/")
    assert page.status_code == 404
    assert "tn-oops__map" in page.content.decode()


def test_a_colleague_gets_404_inside_the_frame(as_person):
    page = as_person("coordinator").get("/gibt-es-nicht/").content.decode()
    assert 'class="tn-halt__nr">404' in page
    assert 'id="navi"' in page


@pytest.mark.parametrize("template", ["400.html", "403_csrf.html", "500.html", "503.html"])
def test_emergency_pages_need_nothing_but_themselves(template):
    page = render_to_string(template)
    assert "<nav" not in page
    assert page.count("<h1") == 1


@pytest.mark.parametrize(
    ("template", "context", "words"),
    [
        ("403.html", {}, "Dafür fehlt Ihnen ein Recht"),
        (
            "409.html",
            {"refusal": Refusal("Nur 8 von 17.", rule="Nötig sind 9.", source="§ 7 GeschO")},
            "§ 7 GeschO",
        ),
        ("429.html", {"minutes": 5}, "in 5 Minuten"),
    ],
)
def test_a_refusal_says_what_and_why(template, context, words, cast):
    request = RequestFactory().get("/")
    request.user, request.resolver_match = cast.coordinator, None
    page = render_to_string(template, context, request)
    assert words in page
    assert "Zu „Heute“" in page


# --- Legal pages -------------------------------------------------------------------------
@pytest.mark.parametrize("page", ["impressum", "datenschutz", "barrierefreiheit", "rueckmeldung"])
def test_legal_pages_speak_of_the_district_of_the_address(client, cast, page):
    text = client.get(f"/kreis/auental/{page}/").content.decode()
    assert "Landkreis Auental" in text
    assert "Kreis Nordmark" not in text


def test_what_the_district_has_not_said_is_marked(client, cast):
    assert "tn-gapfill" in client.get("/kreis/auental/impressum/").content.decode()
    cast.auental.settings = {"represented_by": "Landrätin <b>Mia</b> Sommer"}
    cast.auental.save()
    text = client.get("/kreis/auental/impressum/").content.decode()
    assert "Landrätin &lt;b&gt;Mia" in text


def test_sources_are_read_once(settings):
    assert today_module._source(f"{__name__}.sample_items") is sample_items
