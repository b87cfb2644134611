"""Pages of the comparison: what they say with a run, without one, and to wrong input."""

import datetime as dt
import json

import pytest
from django.urls import reverse

from accounts.audit.models import AuditEntry
from accounts.clock import today
from desk.tokens.services import create_token
from documents.jobs.models import Job
from monitoring.clusters.models import ClusterAssignment, ClusterRun
from monitoring.clusters.study import FEATURES, REBUILT
from monitoring.clusters.tables import assignment_table
from monitoring.indicators.models import AreaBoundary, Indicator, IndicatorValue
from tests.monitoring.make_clusters import choices_of, make_districts, make_run
from tests.test_statements import statements

pytestmark = pytest.mark.django_db
TYPED = {
    "life_expectancy": "80,9", "no_certificate": "6,9", "unemployment": "4,9", "tax_power": "842",
    "income": "22.980", "supply": "1", "young_migration": "-8,6",
}  # fmt: skip


@pytest.fixture
def districts(cast):
    return make_districts(cast.auental)


@pytest.fixture
def run(cast, districts):
    return make_run(cast.auental, cast.coordinator)


@pytest.fixture
def api_as(cast, client):
    """Asks the API with a key of its own."""

    def ask(person, address):
        by = getattr(cast, person).acting_in(cast.nordmark if person == "outsider" else cast.auental)
        _token, secret = create_token(name="t", expires_on=today() + dt.timedelta(days=7), by=by)
        return client.get(address, headers={"authorization": f"Bearer {secret}"})

    return ask


def page(client, name, **kwargs):
    return client.get(reverse(f"monitoring:{name}", kwargs=kwargs)).content.decode()


def with_borders(areas, attribution="© GeoBasis-DE / BKG 2021 (Daten verändert)"):
    for number, area in enumerate(areas):
        x, y = 8 + number % 6 * 0.1, 50 + number // 6 * 0.1
        ring = [[x, y], [x + 0.1, y], [x + 0.1, y + 0.1], [x, y + 0.1], [x, y]]
        AreaBoundary.objects.create(
            district=area.district, area=area, edition="2021", attribution=attribution,
            geometry={"type": "Polygon", "coordinates": [ring]},
        )  # fmt: skip


# --- Position ---------------------------------------------------------------------------------
def test_without_a_run_the_page_says_how_to_begin(cast, as_person):
    shown = page(as_person("coordinator"), "position")
    assert "Noch ist nichts gerechnet" in shown
    assert reverse("monitoring:cluster-run-create") in shown
    assert reverse("monitoring:cluster-run-create") not in page(as_person("case_worker"), "position")


def test_the_position_says_cluster_certainty_and_that_it_is_a_rebuilding(run, as_person):
    shown = page(as_person("coordinator"), "position")
    assert str(REBUILT) in shown
    assert "ländlich, mittlere Chancen" in shown
    assert "Mittel der Kreise" in shown
    assert "hier steht die Arbeitslosenquote" in shown
    assert shown.count("Musterkreis") >= 10
    assert "<svg" in shown


def test_a_district_that_was_left_out_is_told_which_value_is_missing(cast, districts, as_person):
    IndicatorValue.objects.filter(area__ags="05999", indicator__code="arbeitslosenquote").delete()
    made = make_run(cast.auental, cast.coordinator)
    assert made.left_out == [{"ags": "05999", "name": "Landkreis Auental", "missing": ["unemployment"]}]
    shown = page(as_person("coordinator"), "position")
    assert "Fehlendes wird nicht geschätzt" in shown
    assert "Arbeitslosenquote" in shown
    assert "Landkreis Auental" in page(as_person("coordinator"), "cluster-run-detail", pk=made.pk)


def test_another_district_has_a_page_of_its_own(run, as_person):
    shown = page(as_person("coordinator"), "cluster-district", pk=run.pk, ags="90101")
    assert "<h1>Musterkreis 02</h1>" in shown


def test_an_old_run_still_shows_what_it_was(cast, run, as_person):
    IndicatorValue.objects.filter(indicator__code="arbeitslosenquote").update(value=3)
    Indicator.objects.filter(district=cast.auental).update(title="umbenannt")
    assert "5,8" in page(as_person("coordinator"), "position")


# --- Map, other methods, file -----------------------------------------------------------------
def test_the_map_prints_the_attribution_and_every_district_stands_in_the_list(run, districts, as_person):
    client = as_person("coordinator")
    assert "fehlen die Grenzen" in page(client, "cluster-map", pk=run.pk)
    with_borders(districts)
    shown = page(client, "cluster-map", pk=run.pk)
    assert "GeoBasis-DE / BKG 2021" in shown
    assert shown.count('<path d="') >= 36
    assert "(der eigene Kreis)" in shown
    assert all(area.name in shown for area in districts)


def test_the_expert_view_names_methods_sizes_and_agreement(run, as_person):
    shown = page(as_person("coordinator"), "cluster-expert", pk=run.pk)
    for word in ("Ward", "k-Means, bester aus vielen Starts", "14", "115", "Kein Kreis wechselt"):
        assert word in shown


def test_a_file_holds_every_district_and_is_written_down(run, as_person):
    address = reverse("monitoring:cluster-file", kwargs={"pk": run.pk, "ending": "csv"})
    text = as_person("coordinator").get(address).content.decode("utf-8-sig")
    assert text.count("Musterkreis") == 35
    assert "Cluster (Nachbau)" in text.splitlines()[0]
    assert AuditEntry.objects.filter(action="list.exported", row_id=str(run.pk)).exists()


def test_numbers_of_a_file_carry_no_dust_of_binary_fractions(run, as_person):
    """Twelve times 1,588.66 is 19,063.92 and not 19,063.920000000002."""
    row = ClusterAssignment.objects.filter(run=run).first()
    row.values[4] = 1588.66 * 12
    shown = assignment_table(run, [row]).rows[0]
    assert shown[-7 * 2 + 4 * 2] == 19063.92
    assert all(number == round(number, 6) for number in shown[-7 * 2 :])


# --- Placing typed values ---------------------------------------------------------------------
def test_seven_typed_values_are_placed_and_nothing_is_stored(cast, as_person):
    shown = as_person("coordinator").get(reverse("monitoring:position-place"), TYPED).content.decode()
    assert "Cluster 5: ländlich, mittlere Chancen" in shown
    assert "noch kein Lauf gerechnet" in shown
    assert not IndicatorValue.objects.exists()
    assert not ClusterRun.objects.exists()


def test_wrong_values_are_answered_in_words_and_kept(as_person):
    wrong = TYPED | {"life_expectancy": "viel", "no_certificate": "690", "unemployment": ""}
    answer = as_person("coordinator").get(reverse("monitoring:position-place"), wrong)
    shown = answer.content.decode()
    assert answer.status_code == 422
    for kept in ("viel", "690", "22.980", "Bitte ausfüllen."):
        assert kept in shown
    assert "Cluster 5:" not in shown


# --- Asking for a run -------------------------------------------------------------------------
def form_data(cast, **more):
    said = {"edition": "INKAR 2024", "areas_on": "01.07.2021", "method": "study", "started_from": ""}
    for choice in choices_of(cast.auental):
        said |= {
            f"indicator_{choice.key}": str(choice.indicator.pk), f"year_{choice.key}": "2020",
            f"weight_{choice.key}": "1",
        }  # fmt: skip
    return said | more


def test_the_form_knows_the_seven_and_their_year(cast, districts, as_person):
    shown = page(as_person("coordinator"), "cluster-run-create")
    assert shown.count('value="2020"') == 7
    for choice in choices_of(cast.auental):
        assert shown.count(f'value="{choice.indicator.pk}" selected') == 1
    assert "SGB-II-Quote" in shown


def test_asking_for_a_run_leads_to_its_progress(cast, districts, as_person):
    answer = as_person("coordinator").post(reverse("monitoring:cluster-run-create"), form_data(cast))
    job = Job.objects.get(kind="cluster-run")
    assert (answer.status_code, answer["Location"]) == (303, job.get_absolute_url())
    assert json.loads(json.dumps(job.params))["choices"][0]["year"] == 2020


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"year_income": "2019"}, "Verfügbares Einkommen fehlt für 36 von 36 Kreisen"),
        ({"method": "last"}, "bei welchem Lauf begonnen wird"),
        ({"weight_income": "-1"}, "Kreise"),
        ({"weight_income": "11"}, "10"),
        ({"areas_on": "31.02.2021"}, "31.02.2021"),
        ({"edition": ""}, "Bitte ausfüllen."),
        ({"indicator_supply": ""}, "entweder einen Index wählen oder Entfernungen"),
        ({"indicator_income": "c5acce29-f9d3-440d-8d47-9f48aa53d487"}, "Auswahl"),
        (
            {f"weight_{feature.key}": "0" for feature in FEATURES},
            "Gewichte sind null oder größer",
        ),
    ],
)
def test_what_cannot_be_computed_is_refused_in_words(cast, districts, as_person, more, told):
    answer = as_person("coordinator").post(reverse("monitoring:cluster-run-create"), form_data(cast, **more))
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not Job.objects.filter(kind="cluster-run").exists()


def test_an_indicator_of_another_district_is_no_choice(cast, districts, as_person):
    make_districts(cast.nordmark, own=(6, 0))
    foreign = Indicator.objects.get(district=cast.nordmark, code="arbeitslosenquote")
    data = form_data(cast, indicator_unemployment=str(foreign.pk))
    answer = as_person("coordinator").post(reverse("monitoring:cluster-run-create"), data)
    assert answer.status_code == 422


# --- Programs and numbers of statements -------------------------------------------------------
def test_the_api_lists_runs_and_shows_one_with_all_districts(cast, run, api_as):
    listed = api_as("coordinator", "/api/v1/cluster-runs/?number=1").json()["results"]
    assert listed[0]["sizes"] == [6] * 6
    assert listed[0]["notice"] == str(REBUILT)
    assert "assignments" not in listed[0]
    one = api_as("coordinator", f"/api/v1/cluster-runs/{run.pk}/").json()
    assert len(one["assignments"]) == 36
    assert one["comparison"]["starts"] == 5
    assert api_as("coordinator", "/api/v1/cluster-runs/?geheim=1").status_code == 400
    assert api_as("outsider", f"/api/v1/cluster-runs/{run.pk}/").status_code == 404


def test_pages_cost_as_many_statements_whatever_the_number_of_districts(run, districts, as_person):
    client = as_person("coordinator")
    with_borders(districts)
    position, shown = reverse("monitoring:position"), {"pk": run.pk}
    assert statements(client, position) <= 8
    assert statements(client, reverse("monitoring:cluster-map", kwargs=shown)) <= 8
    assert statements(client, reverse("monitoring:cluster-expert", kwargs=shown)) <= 8
    assert statements(client, reverse("monitoring:cluster-run-create")) <= 12
