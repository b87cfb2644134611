"""Runs: what takes part, what is refused, what is stored, and that nobody changes it."""

import datetime as dt

import pytest
from django.db import DatabaseError, transaction

from accounts.audit.models import AuditEntry
from accounts.refusals import Refusal
from documents.jobs.models import Job
from documents.jobs.runner import run as run_job
from monitoring.clusters import compute, services
from monitoring.clusters.compute import Case
from monitoring.clusters.features import Choice, run_features
from monitoring.clusters.inputs import areas_of_day, cases_of, suggested
from monitoring.clusters.models import ClusterAssignment, ClusterRun
from monitoring.clusters.selectors import assignments_of, newest_run, position, run_of_day
from monitoring.clusters.study import DEVIATIONS, FEATURES
from monitoring.indicators.models import AreaVersion, Indicator, IndicatorKey, IndicatorValue
from tests.monitoring import cluster_reference, make_clusters
from tests.monitoring.make_clusters import DAY, NOW, choices_of, invented_values, make_districts, make_run
from tests.monitoring.make_indicators import make_indicator

pytestmark = pytest.mark.django_db
WEIGHTS = [1.0] * 7


@pytest.fixture
def districts(cast):
    return make_districts(cast.auental)


def cases(count=36):
    return [Case(f"{90100 + n}", f"Kreis {n}", invented_values(n % 6 + 1, n // 6)) for n in range(count)]


def without(case, place):
    values = tuple(None if at == place else value for at, value in enumerate(case.values))
    return Case(case.ags, case.name, values)


# --- What takes part --------------------------------------------------------------------------
def test_a_district_without_one_value_is_left_out_and_named():
    """Section 6.3, step 2: no imputation, one of 36 is under five per cent."""
    given = cases()
    given[7] = without(given[7], 2)
    complete, left_out = compute.complete_cases(given)
    assert len(complete) == 35
    assert [(case.ags, case.missing) for case in left_out] == [("90107", [2])]


def test_more_than_five_per_cent_without_a_value_are_refused():
    given = cases()
    for place in (1, 2):
        given[place] = without(given[place], 4)
    with pytest.raises(Refusal) as caught:
        compute.complete_cases(given)
    assert "Verfügbares Einkommen fehlt für 2 von 36 Kreisen (5,6 Prozent)" in str(caught.value)
    assert "5 Prozent" in caught.value.rule


def test_exactly_five_per_cent_are_taken():
    given = cases(40)
    for place in (1, 2):
        given[place] = without(given[place], 0)
    complete, left_out = compute.complete_cases(given)
    assert (len(complete), len(left_out)) == (38, 2)


def test_too_few_districts_for_six_clusters_are_refused():
    with pytest.raises(Refusal, match="zu wenige"):
        compute.complete_cases(cases(11))
    with pytest.raises(Refusal, match="zu wenige"):
        compute.complete_cases([])


def test_monthly_income_against_the_yearly_of_the_study_is_noticed():
    monthly = [
        Case(case.ags, case.name, (*case.values[:4], case.values[4] / 12, *case.values[5:]))
        for case in cases()
    ]
    with pytest.raises(Refusal, match="Verfügbares Einkommen: Das Mittel Ihrer Daten"):
        compute.compute(monthly, weights=WEIGHTS)


def test_an_indicator_that_is_the_same_everywhere_is_refused_by_its_name():
    same = [Case(case.ags, case.name, (*case.values[:5], 2.0, case.values[6])) for case in cases()]
    with pytest.raises(Refusal, match="Versorgung in der Nähe hat in allen Kreisen denselben Wert"):
        compute.compute(same, weights=WEIGHTS)


def test_the_hash_changes_with_a_value_or_a_weight_but_not_with_the_order():
    given = cases()
    told = compute.data_hash(given, WEIGHTS)
    assert told == compute.data_hash(given[::-1], WEIGHTS)
    assert told != compute.data_hash(given, [2.0, *WEIGHTS[1:]])
    assert told != compute.data_hash([without(given[0], 0), *given[1:]], WEIGHTS)


def test_the_nearest_method_does_not_move_the_published_means():
    outcome = compute.compute(cases(), weights=WEIGHTS, method="nearest")
    assert outcome.found.iterations == 0
    assert outcome.found.centroids == outcome.start


def test_the_reference_run_ends_as_the_domain_paper_says():
    """The whole way from values to labels: 17/52/49/89/110/83, six iterations, inertia 1 007.65."""
    given = cluster_reference.reference()
    rows = [
        Case(row["ags"], row["name"], values) for row, values in zip(given.rows, given.values, strict=True)
    ]
    outcome = compute.compute(rows, weights=WEIGHTS)
    assert outcome.found.labels == given.labels("c_studie_start")
    assert outcome.found.iterations == 6
    assert outcome.scale.deviations == pytest.approx(DEVIATIONS, rel=2e-3)


# --- Reading the values -----------------------------------------------------------------------
def test_only_districts_of_the_day_take_part(cast, districts):
    AreaVersion.objects.create(
        district=cast.auental,
        area=districts[0],
        valid_from=dt.date(1990, 1, 1),
        valid_to=dt.date(2015, 12, 31),
    )
    assert districts[0] not in areas_of_day(cast.auental, DAY)
    assert areas_of_day(cast.auental, dt.date(2015, 12, 31)).count() == 36
    assert len(cases_of(cast.auental, choices_of(cast.auental), DAY)) == 35


def test_indicators_are_found_by_code_by_key_and_with_their_newest_well_covered_year(cast, districts):
    row = Indicator.objects.get(district=cast.auental, code="arbeitslosenquote")
    Indicator.objects.filter(pk=row.pk).update(code="I-16", title="Arbeitslose")
    IndicatorKey.objects.create(district=cast.auental, indicator=row, system="inkar", key="q_alo")
    IndicatorValue.objects.create(
        district=cast.auental, indicator=row, area=districts[0], year=2023, time_text="2023", value=4
    )
    found = suggested(cast.auental)
    assert list(found) == [feature.key for feature in FEATURES]
    assert found["unemployment"].indicator == row
    assert found["unemployment"].year == 2020


def test_monthly_income_is_brought_to_the_year(cast, districts):
    Indicator.objects.filter(district=cast.auental, code="einkommen_jahr").update(unit="€ je Monat")
    assert suggested(cast.auental)["income"].factor == 12.0


def with_distances(district, areas):
    """Three kinds of facilities; the first is near everywhere, the others by the number of the district."""
    Indicator.objects.filter(district=district, code="versorgungsindex").update(code="alt", title="alt")
    for at, key in enumerate(("G02_SUP_DIST", "Q01_APO_DIST", "OEV20_DIST")):
        row = make_indicator(district, f"I-2{at}", title=f"Entfernung {at}", unit="m")
        IndicatorKey.objects.create(district=district, indicator=row, system="inkar", key=key)
        IndicatorValue.objects.bulk_create(
            IndicatorValue(
                district=district, indicator=row, area=area, year=2020, time_text="2020",
                value=999 if at == 0 else 700 + 100 * ((number + at) % 6),
            )
            for number, area in enumerate(areas)
        )  # fmt: skip


def test_near_facilities_are_counted_from_mean_distances_below_a_kilometre(cast, districts):
    """Domain paper, section 6.1: the definition is not published and stays a choice."""
    with_distances(cast.auental, districts)
    IndicatorValue.objects.filter(indicator__code="I-21", area=districts[5]).delete()
    found = suggested(cast.auental)["supply"]
    assert [row.code for row in found.near] == ["I-20", "I-21", "I-22"]
    choices = [
        found if choice.key == "supply" else choice for choice in choices_of(cast.auental, skip="supply")
    ]
    values = {case.ags: case.values[5] for case in cases_of(cast.auental, choices, DAY)}
    assert values["90100"] == 3.0  # 999, 800, 900
    assert values["90101"] == 2.0  # 999, 900, 1 000: a kilometre is not below a kilometre
    assert values["90102"] == 1.0  # 999, 1 000, 1 100
    assert values["90105"] is None  # one distance is missing


def test_a_job_counts_the_facilities_somebody_chose(cast, districts):
    with_distances(cast.auental, districts)
    found = suggested(cast.auental)["supply"]
    choices = [
        found if choice.key == "supply" else choice for choice in choices_of(cast.auental, skip="supply")
    ]
    job = services.request_run(
        district=cast.auental, edition="INKAR", areas_on=DAY, choices=choices, now=NOW, by=cast.coordinator
    )
    run_job(job.pk)
    job.refresh_from_db()
    assert job.error == ""
    run = ClusterRun.objects.get(district=cast.auental)
    assert run_features(run.features)[5].code == "I-20, I-21, I-22"


def test_values_of_another_district_are_not_read(cast, districts):
    assert cases_of(cast.nordmark, choices_of(cast.auental), DAY) == []


# --- Storing ----------------------------------------------------------------------------------
def test_a_run_keeps_all_it_was_made_from(cast, districts):
    run = make_run(cast.auental, cast.coordinator)
    assert (run.sequence, run.method, run.sizes, run.count) == (1, "study", (6,) * 6, 36)
    run.refresh_from_db()
    features = run_features(run.features)
    assert [feature.year for feature in features] == [2020] * 7
    assert features[2].code == "arbeitslosenquote"
    assert len(run.start) == len(run.centroids) == 6
    assert run.labels[4] == "ländlich, mittlere Chancen"
    assert len(run.data_hash) == 64
    assert AuditEntry.objects.filter(action="cluster_run.created", row_id=str(run.pk)).exists()
    row = ClusterAssignment.objects.get(run=run, ags="05999")
    assert row.label == 5
    assert row.z_values == pytest.approx(
        [(v - f.mean) / f.deviation for v, f in zip(row.values, features, strict=True)]
    )
    assert row.distances[row.label - 1] == row.distance <= row.second_distance


def test_the_same_values_give_the_same_run(cast, districts):
    first, second = make_run(cast.auental, cast.coordinator), make_run(cast.auental, cast.coordinator)
    assert second.sequence == 2
    assert (first.data_hash, first.inertia, first.centroids) == (
        second.data_hash, second.inertia, second.centroids,
    )  # fmt: skip


@pytest.mark.parametrize("change", ["update", "delete"])
@pytest.mark.parametrize("model", [ClusterRun, ClusterAssignment])
def test_the_database_refuses_to_change_or_remove_what_was_computed(cast, districts, model, change):
    make_run(cast.auental, cast.coordinator)
    rows = model.objects.filter(district=cast.auental)
    with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic():
        rows._raw_delete(rows.db) if change == "delete" else rows.update(version=7)


def test_a_run_starts_where_an_earlier_one_ended(cast, districts):
    first = make_run(cast.auental, cast.coordinator)
    second = make_run(cast.auental, cast.coordinator, method="last", started_from=first)
    assert second.started_from == first
    assert second.start == [tuple(row) for row in first.centroids] or list(second.start) == first.centroids
    assert second.iterations == 1


def test_without_an_earlier_run_there_is_nothing_to_start_from(cast, districts):
    with pytest.raises(Refusal) as caught:
        services.calculate(
            district=cast.auental, areas_on=DAY, choices=choices_of(cast.auental), method="last", many=1
        )
    assert caught.value.field == "started_from"


def test_weights_must_count_something(cast, districts):
    for weight in (0.0, -1.0):
        with pytest.raises(Refusal, match="Gewichte"):
            make_run(cast.auental, cast.coordinator, choices_of(cast.auental, weight=weight))


def test_only_the_seven_in_their_order_are_taken(cast, districts):
    with pytest.raises(Refusal, match="genau die sieben"):
        make_run(cast.auental, cast.coordinator, choices_of(cast.auental)[::-1])


def test_centroids_are_kept_as_plain_z_values_whatever_the_weights(cast, districts):
    plain = choices_of(cast.auental)
    heavy = [Choice(c.key, c.indicator, c.year, weight=4.0) for c in plain]
    one, four = (
        make_run(cast.auental, cast.coordinator, plain),
        make_run(cast.auental, cast.coordinator, heavy),
    )
    assert four.inertia == pytest.approx(4 * one.inertia)
    assert four.centroids[0] == pytest.approx(one.centroids[0])


# --- As a job ---------------------------------------------------------------------------------
def ask(cast, by=None, **more):
    said = {"district": cast.auental, "edition": "INKAR 2024", "areas_on": DAY, "now": NOW} | more
    return services.request_run(choices=choices_of(cast.auental), by=by or cast.coordinator, **said)


@pytest.fixture(autouse=True)
def _few_starts(monkeypatch):
    monkeypatch.setattr("monitoring.clusters.jobs.MANY", 3)


def test_a_job_makes_the_run_once_and_leads_to_it(cast, districts):
    job = ask(cast)
    assert run_job(job.pk)
    assert not run_job(job.pk)
    job.refresh_from_db()
    run = ClusterRun.objects.get(district=cast.auental)
    assert (job.status, job.error) == ("done", "")
    assert job.result_url == run.get_absolute_url()
    assert (run.made_by, run.made_at) == (cast.coordinator, NOW)
    assert len(assignments_of(run)) == 36


def test_too_many_gaps_are_told_before_any_job_begins(cast, districts):
    IndicatorValue.objects.filter(area__in=districts[:3], indicator__code="steuereinnahmekraft").delete()
    with pytest.raises(Refusal, match="Steuereinnahmekraft fehlt für 3 von 36"):
        ask(cast)
    assert not Job.objects.filter(kind="cluster-run").exists()


def test_a_job_of_somebody_without_the_right_fails_with_a_sentence(cast, districts):
    job = ask(cast, by=cast.admin)
    run_job(job.pk)
    job.refresh_from_db()
    assert job.status == "failed"
    assert "Recht" in job.error
    assert not ClusterRun.objects.exists()


def test_a_job_whose_indicator_is_gone_says_so(cast, districts):
    job = ask(cast)
    job.params["choices"][0]["indicator"] = "00000000-0000-0000-0000-000000000000"
    job.save()
    run_job(job.pk)
    job.refresh_from_db()
    assert "gibt es nicht mehr" in job.error


# --- Reading runs -----------------------------------------------------------------------------
def test_a_report_knows_only_runs_made_by_its_day(cast, districts):
    run = make_run(cast.auental, cast.coordinator)
    assert run_of_day(cast.auental, NOW.date(), 2025) == run
    assert run_of_day(cast.auental, NOW.date(), 2019) is None, "its values are of 2020"
    assert run_of_day(cast.auental, NOW.date() - dt.timedelta(days=1), 2025) is None
    assert newest_run(cast.nordmark) is None


def test_the_value_before_comes_from_the_last_run_over_other_data(cast, districts):
    first = make_run(cast.auental, cast.coordinator)
    same = make_run(cast.auental, cast.coordinator)
    assert position(cast.auental, same).before_run is None
    IndicatorValue.objects.filter(area__ags="05999", indicator__code="arbeitslosenquote").update(value=5)
    third = make_run(cast.auental, cast.coordinator)
    found = position(cast.auental, third)
    line = next(line for line in found.lines if line.feature.key == "unemployment")
    assert (line.value, line.before, line.before_year) == (5.0, invented_values(5, 0)[2], 2020)
    assert found.before_run in (first, same)


def test_the_run_of_the_matrix_belongs_to_auental(cast):
    assert make_clusters.run(cast).district == cast.auental
