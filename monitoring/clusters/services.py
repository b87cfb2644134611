"""Asking for a run of the cluster analysis, and writing it down once and for all."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import translation
from django.utils.translation import gettext as _

from accounts import changes
from accounts.districts.models import District
from accounts.refusals import Refusal
from accounts.users.models import User
from documents.jobs.models import Job
from documents.jobs.services import enqueue
from monitoring.clusters import algorithm, compute, starts
from monitoring.clusters.compute import Contrast, Outcome, Progress
from monitoring.clusters.features import Choice, RunFeature
from monitoring.clusters.inputs import areas_of_day, cases_of
from monitoring.clusters.models import ClusterAssignment, ClusterRun
from monitoring.clusters.study import CLUSTERS, FEATURES, MEANS, SIZES

Method = ClusterRun.Method
RUN_JOB = "cluster-run"
#: Assignments written with one statement; SQLite takes only so many values at once.
BATCH = 40


def request_run(
    *,
    district: District,
    edition: str,
    areas_on: dt.date,
    choices: Sequence[Choice],
    method: str = Method.STUDY,
    started_from: ClusterRun | None = None,
    now: dt.datetime,
    by: User,
) -> Job:
    """Ask for a run in the background. Says at once when too much is missing, instead of failing later."""
    _refuse_wrong_choices(choices, method, started_from)
    compute.complete_cases(cases_of(district, choices, areas_on))
    params = {
        "edition": edition,
        "areas_on": areas_on.isoformat(),
        "method": str(method),
        "started_from": str(started_from.pk) if started_from else "",
        "asked_at": now.isoformat(),
        "choices": [
            {
                "key": choice.key, "indicator": str(choice.indicator.pk), "year": choice.year,
                "weight": choice.weight, "factor": choice.factor, "near": [str(row.pk) for row in choice.near],
            }
            for choice in choices
        ],
    }  # fmt: skip
    title = _("Vergleich der Kreise: %(edition)s") % {"edition": edition}
    return enqueue(kind=RUN_JOB, title=title, by=by, district=district, params=params)


def calculate(
    *,
    district: District,
    areas_on: dt.date,
    choices: Sequence[Choice],
    method: str = Method.STUDY,
    started_from: ClusterRun | None = None,
    many: int = starts.MANY,
    progress: Progress | None = None,
) -> Outcome:
    """The slow part, without a transaction: read the values, form the clusters, try other methods."""
    _refuse_wrong_choices(choices, method, started_from)
    weights = [choice.weight for choice in choices]
    outcome = compute.compute(
        cases_of(district, choices, areas_on),
        weights=weights,
        method=method,
        centroids=[tuple(row) for row in started_from.centroids] if started_from else (),
        progress=progress,
    )
    return compute.with_contrast(outcome, weights, many, progress)


def store_run(
    outcome: Outcome,
    *,
    district: District,
    edition: str,
    areas_on: dt.date,
    choices: Sequence[Choice],
    method: str = Method.STUDY,
    started_from: ClusterRun | None = None,
    now: dt.datetime,
    by: User,
) -> ClusterRun:
    """Write the run and where each district ended; neither is ever changed."""
    with transaction.atomic():
        changes.lock(district)
        run = ClusterRun(
            district=district,
            sequence=next_number(district),
            edition=edition,
            areas_on=areas_on,
            method=method,
            started_from=started_from,
            features=[feature.to_plain() for feature in _features(choices, outcome.scale)],
            labels=_names(),
            start=outcome.start,
            centroids=_centroids(outcome, method),
            sizes=outcome.found.sizes,
            iterations=outcome.found.iterations,
            inertia=outcome.found.inertia,
            left_out=[_left_out(case) for case in outcome.left_out],
            comparison=_comparison(outcome.contrast),
            data_hash=outcome.data_hash,
            made_at=now,
            made_by=by,
        )
        changes.create(run, by=by, action="cluster_run.created")
        ClusterAssignment.objects.bulk_create(_assignments(run, outcome), batch_size=BATCH)
    return run


def _names() -> list[str]:
    """In German, whatever language the person reads: pages translate them."""
    with translation.override("de"):
        return [str(cluster.name) for cluster in CLUSTERS]


def next_number(district: District) -> int:
    found = ClusterRun.objects.filter(district=district).aggregate(highest=Max("sequence"))
    return (found["highest"] or 0) + 1


def _refuse_wrong_choices(choices: Sequence[Choice], method: str, started_from: ClusterRun | None) -> None:
    """Seven in the order of the study, weights that count, and a start where one is asked for."""
    if [choice.key for choice in choices] != [feature.key for feature in FEATURES]:
        raise Refusal(_("Es braucht genau die sieben Indikatoren der Studie."))
    if min(choice.weight for choice in choices) < 0 or not any(choice.weight for choice in choices):
        raise Refusal(_("Gewichte sind null oder größer, und mindestens eines ist größer als null."))
    if method == Method.LAST and started_from is None:
        raise Refusal(_("Bitte wählen, bei welchem Lauf begonnen wird."), field="started_from")


def _features(choices: Sequence[Choice], scale: algorithm.Scale) -> list[RunFeature]:
    published = algorithm.weighted_mean(MEANS, SIZES)
    return [
        RunFeature(
            key=feature.key,
            indicator=str(choice.indicator.pk),
            code=", ".join(row.code for row in choice.used),
            title=", ".join(row.title for row in choice.used),
            year=choice.year,
            direction=feature.direction,
            weight=choice.weight,
            factor=choice.factor,
            mean=scale.means[place],
            deviation=scale.deviations[place],
            published_mean=published[place],
            source=choice.indicator.source,
            attribution=choice.indicator.attribution,
        )
        for place, (feature, choice) in enumerate(zip(FEATURES, choices, strict=True))
    ]


def _centroids(outcome: Outcome, method: str) -> list[Any]:
    """As plain z-values, whatever the weights; a cluster without districts stays where it began."""
    if method == Method.NEAREST:
        return list(outcome.start)
    centroids = []
    for number, start in enumerate(outcome.start, 1):
        members = [
            point
            for point, label in zip(outcome.points, outcome.found.labels, strict=True)
            if label == number
        ]
        centroids.append(algorithm.centre(members) if members else start)
    return centroids


def _left_out(case: compute.Case) -> dict[str, Any]:
    return {"ags": case.ags, "name": case.name, "missing": [FEATURES[place].key for place in case.missing]}


def _comparison(contrast: Contrast | None) -> dict[str, Any]:
    if contrast is None:
        return {}
    methods = {"ward": contrast.ward, "ward_kmeans": contrast.ward_kmeans, "many": contrast.many}
    return {
        "starts": contrast.starts,
        "inertias": {str(count): value for count, value in contrast.inertias.items()},
        "methods": {
            key: {"sizes": found.sizes, "inertia": found.inertia, "rand": contrast.rand[key]}
            for key, found in methods.items()
        },
    }


def _assignments(run: ClusterRun, outcome: Outcome) -> list[ClusterAssignment]:
    areas = {area.ags: area for area in areas_of_day(run.district, run.areas_on)}
    contrast = outcome.contrast
    return [
        ClusterAssignment(
            district=run.district,
            run=run,
            area=areas[case.ags],
            ags=case.ags,
            name=case.name,
            label=near.label,
            second_label=near.second_label,
            distance=near.distance,
            second_distance=near.second_distance,
            values=case.values,
            z_values=outcome.points[place],
            distances=outcome.distances[place],
            ward_label=contrast.ward.labels[place] if contrast else None,
            many_label=contrast.many.labels[place] if contrast else None,
        )
        for place, (case, near) in enumerate(zip(outcome.cases, outcome.near, strict=True))
    ]
