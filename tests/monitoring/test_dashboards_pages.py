"""Overview: every figure is the number of its list, each person sees what it may list, statements stay constant."""

import datetime as dt

import pytest
from django.urls import reverse

from accounts.audit.models import AuditEntry
from accounts.clock import now, today
from committees.meetings.models import Meeting
from coordination.network.models import Organisation
from desk.tokens.services import create_token
from monitoring.dashboards.health import tiles_of
from monitoring.dashboards.selectors import minutes_in_time
from tests.committees.make import make_board, make_meeting
from tests.coordination import make as network
from tests.coordination.make_interpreting import make_open_request, make_pool
from tests.monitoring import make_concept
from tests.monitoring.make_indicators import make_area, make_indicator, make_value
from tests.offers import make as offers
from tests.offers.make_openness import public_offer
from tests.test_statements import statements

pytestmark = pytest.mark.django_db
FIELD = reverse("monitoring:action-field-detail", kwargs={"code": "wohnen"})


@pytest.fixture
def busy(cast):
    """One late row and one in time of every kind."""
    public_offer(cast, "Frisch")
    public_offer(cast, "Fällig", overdue_on=today() + dt.timedelta(days=3))
    Organisation.objects.filter(pk=cast.bruecke.pk).update(confirmed_on=today())
    network.organisation(cast.auental, "Nie bestätigt e. V.")
    target = make_concept.the_goal(make_concept.adopted(cast))
    make_concept.measure(target, cast.coordinator, ends_on=today() - dt.timedelta(days=1))
    make_concept.measure(target, cast.coordinator, title="Später", ends_on=today() + dt.timedelta(days=30))
    pool = make_pool(cast)
    for days in (5, 30):
        starts_at = now() + dt.timedelta(days=days)
        make_open_request(cast, pool, starts_at=starts_at, ends_at=starts_at + dt.timedelta(hours=1))
    offers.period(cast, period_end=today() + dt.timedelta(days=90))
    network.task(cast.coordinator, cast.coordinator, due_on=today() - dt.timedelta(days=2))
    network.task(cast.coordinator, cast.coordinator, title="Morgen", due_on=today() + dt.timedelta(days=1))
    return cast


def figures(user):
    return {tile.key: tile for tile in tiles_of(user, today())}


def test_every_figure_is_the_number_of_its_list(busy, as_person):
    client = as_person("coordinator")
    for tile in figures(busy.coordinator).values():
        shown = client.get(tile.url)
        assert shown.status_code == 200, tile.url
        assert shown.context["count_words"] == str(tile.part), tile.key


def test_the_figures_by_hand(busy):
    found = figures(busy.coordinator)
    assert {key: (tile.part, tile.whole) for key, tile in found.items()} == {
        "offers_confirmed": (1, 2),
        "organisations_confirmed": (1, 2),
        "minutes_in_time": (0, 0),
        "measures_late": (1, 2),
        "bookings_unfilled": (1, 1),
        "grants_at_risk": (1, 1),
        "tasks_overdue": (1, 2),
    }
    assert found["offers_confirmed"].percent == 50
    assert found["minutes_in_time"].percent is None, "nothing of nothing has no share"
    assert found["measures_late"].is_met is False


def test_minutes_count_by_the_time_the_committee_gives_itself(cast):
    board = make_board(cast)
    for back in (60, 3):  # never signed, and still within its time
        meeting = make_meeting(cast, board, day=today() + dt.timedelta(days=10 + back))
        starts_at = meeting.starts_at - dt.timedelta(days=10 + 2 * back)
        Meeting.objects.filter(pk=meeting.pk).update(
            state="closed",
            starts_at=starts_at,
            opened_at=starts_at,
            closed_at=starts_at + dt.timedelta(hours=2),
        )
    found = minutes_in_time(cast.coordinator, today())
    assert (found.part, found.whole, found.left) == (0, 2, 1)


def test_each_sees_only_figures_whose_list_it_may_open_as_a_whole(busy):
    assert set(figures(busy.admin)) == {"organisations_confirmed", "measures_late", "grants_at_risk"}
    assert set(figures(busy.case_worker)) == {"organisations_confirmed", "measures_late"}
    assert figures(busy.board_member) == {}, "published measures alone are not those of the district"


def test_another_district_counts_its_own(busy):
    found = figures(busy.outsider.acting_in(busy.nordmark))
    assert {key: tile.whole for key, tile in found.items() if tile.whole} == {"organisations_confirmed": 1}


def test_a_gemeinde_shows_everything_that_hangs_on_it(cast, as_person):
    row = make_indicator(cast.auental)
    make_value(row, make_area(cast.auental, "05999002", "Lindtal", "gemeinde"), value="84.1")
    public_offer(cast, "Elterncafé", municipality=cast.lindtal)
    network.organisation(cast.auental, "Verein Lindtal", municipality=cast.lindtal)
    barrier = network.barrier(cast.coordinator, municipality=cast.lindtal)
    target = make_concept.the_goal(make_concept.adopted(cast))
    make_concept.measure(target, cast.coordinator, title="Beratung in Lindtal")
    url = reverse("monitoring:place-detail", kwargs={"pk": cast.lindtal.pk})
    page = as_person("coordinator").get(url)
    text = page.content.decode()
    for words in ("84,1", "Verein Lindtal", barrier.title, "Beratung in Lindtal", "nicht eingetragen"):
        assert words in text
    client = as_person("coordinator")
    context = page.context
    for address, count in (
        (context["actors"]["url"], 1), (context["hindrances"]["url"], 1), (context["measures"]["url"], 1),
        (context["offers_url"], 1),
    ):  # fmt: skip
        assert client.get(address).context["count_words"] == str(count), address


def test_a_case_worker_sees_no_offers_counted(cast, as_person):
    url = reverse("monitoring:place-detail", kwargs={"pk": cast.lindtal.pk})
    page = as_person("case_worker").get(url)
    assert page.context["supply"] is None
    assert "Angebote vor Ort nach Feld" not in page.content.decode()


def test_the_page_of_a_gemeinde_leads_here_for_those_it_is_for(cast, as_person):
    address = reverse("coordination:municipality-detail", kwargs={"pk": cast.lindtal.pk})
    here = reverse("monitoring:place-detail", kwargs={"pk": cast.lindtal.pk})
    assert here in as_person("coordinator").get(address).content.decode()
    assert here not in as_person("clerk").get(address).content.decode()


def test_a_field_lays_claim_beside_practice(cast, as_person):
    target = make_concept.the_goal(make_concept.adopted(cast))
    closed = public_offer(cast, "Kurs", "target_group", fields=["wohnen"])
    make_concept.measure(target, cast.coordinator, offers=[closed])
    page = as_person("coordinator").get(FIELD)
    text = page.content.decode()
    assert "Ziele, die allen etwas versprechen: 1 von 1." in text
    assert "Offen für alle: 0 von 1 damit verbundenen Angeboten" in text
    assert "Widerspruch" in text
    states = {label: count for label, count, _url in page.context["measures"]["states"]}
    assert sum(states.values()) == 1


def test_supply_says_gaps_in_words_and_links_every_cell(cast, as_person):
    public_offer(cast, "Elterncafé", municipality=cast.lindtal)
    row = make_indicator(cast.auental, code="I-02", title="Ausländeranteil")
    make_value(row, make_area(cast.auental, "05999002", "Lindtal", "gemeinde"), value="11.8")
    page = as_person("coordinator").get(reverse("monitoring:supply"))
    text = page.content.decode()
    assert text.count("of-zelle of-luecke") == 25 + 1, "one of 26 cells is served; the legend shows a gap"
    assert "11,8\u00a0%" in text
    assert "Ausländeranteil, 2024" in text
    line = next(line for line in page.context["supply"].lines if line.line.name == "Lindtal")
    served = next(cell for cell in line.cells if cell.served.field == "bildung")
    assert as_person("coordinator").get(served.served.number.url).context["count_words"] == "1"
    without = as_person("coordinator").get(reverse("monitoring:supply") + "?indikator=-&sortierung=-luecken")
    assert without.context["supply"].chosen is None


def test_the_table_of_the_supply_goes_out_as_shown_and_is_logged(cast, as_person):
    public_offer(cast, "Elterncafé", municipality=cast.lindtal)
    row = make_indicator(cast.auental, code="I-02", title="Ausländeranteil")
    make_value(row, make_area(cast.auental, "05999002", "Lindtal", "gemeinde"), value="11.8")
    page = as_person("coordinator").get(reverse("monitoring:supply") + "?sortierung=-wert&ausgabe=csv")
    head, first, second, *_rest = page.content.decode("utf-8-sig").splitlines()
    assert "Ausländeranteil, 2024 (%)" in head
    assert (first.split(";")[0], second.split(";")[0]) == ("Lindtal", "Auenstadt"), "the highest value first"
    assert "11,8" in first
    entry = AuditEntry.objects.filter(action="list.exported").latest("pk")
    assert entry.after["list"] == "supply"


def test_the_statements_are_constant(busy, as_person):
    place = reverse("monitoring:place-detail", kwargs={"pk": busy.lindtal.pk})
    pages = [reverse("monitoring:overview"), reverse("monitoring:supply"), place, FIELD]
    row = make_indicator(busy.auental, code="N", field="wohnen")
    make_value(row, make_area(busy.auental, "05999002", "Lindtal", "gemeinde"), value="5.0")
    client = as_person("coordinator")
    before = [statements(client, page) for page in pages]
    for number in range(8):
        row = make_indicator(busy.auental, code=f"N-{number}", field="wohnen")
        area = make_area(busy.auental, f"0599901{number}", f"Ort {number}", "gemeinde")
        make_value(row, area, value="5.0")
        public_offer(busy, f"Nummer {number}", fields=["wohnen"], municipality=busy.lindtal)
        network.barrier(busy.coordinator, title=f"Hürde {number}", municipality=busy.lindtal)
        network.task(busy.coordinator, busy.coordinator, title=f"Spät {number}", due_on=dt.date(2026, 2, 1))
    after = [statements(client, page) for page in pages]
    assert after == before
    assert max(after) <= 12, after


def test_programs_read_the_same_figures(busy, client):
    def ask(person):
        by = getattr(busy, person).acting_in(busy.auental)
        _token, secret = create_token(name="t", expires_on=today() + dt.timedelta(days=7), by=by)
        return client.get("/api/v1/district-health/", headers={"authorization": f"Bearer {secret}"})

    found = ask("coordinator").json()
    assert {row["key"]: row["part"] for row in found["figures"]} == {
        key: tile.part for key, tile in figures(busy.coordinator).items()
    }
    assert {row["key"] for row in ask("admin").json()["figures"]} == set(figures(busy.admin))
