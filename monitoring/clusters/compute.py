"""From the values of all districts to a finished run: which districts take part, and what the methods give."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.refusals import Refusal
from documents.tables import german_number
from monitoring.clusters import algorithm, starts, ward
from monitoring.clusters.algorithm import Clustering, Nearness, Vector
from monitoring.clusters.study import FEATURES, MEANS, SIZES

#: A run is refused when an indicator is missing for more than this share of the districts.
MOST_MISSING = 0.05
#: Our mean may lie this many deviations from the published one; farther off the unit must be another one.
FARTHEST_MEAN = 3.0
#: Domain paper on monitoring, section 6.3, as the handbook tells it.
RULE_SOURCE = gettext_lazy("Handbuch, „Vergleich der Kreise“")
Progress = Callable[[int, Any], None]


@dataclass(frozen=True)
class Case:
    """A district before the run; `values` in the order of the features, None where there is no number."""

    ags: str
    name: str
    values: tuple[float | None, ...]

    @property
    def missing(self) -> list[int]:
        return [position for position, value in enumerate(self.values) if value is None]


@dataclass(frozen=True)
class Outcome:
    """A computed run. `cases` and everything in their order hold only districts with all values."""

    cases: tuple[Case, ...]
    left_out: tuple[Case, ...]
    scale: algorithm.Scale
    points: tuple[Vector, ...]
    start: tuple[Vector, ...]
    found: Clustering
    near: tuple[Nearness, ...]
    distances: tuple[Vector, ...]
    data_hash: str
    contrast: "Contrast | None" = None


@dataclass(frozen=True)
class Contrast:
    """What other methods give for the same points, under the numbers of the run."""

    ward: Clustering
    ward_kmeans: Clustering
    many: Clustering
    rand: dict[str, float]
    inertias: dict[int, float]
    starts: int


def complete_cases(cases: Sequence[Case]) -> tuple[tuple[Case, ...], tuple[Case, ...]]:
    """Districts with all values and those left out. Raises Refusal when too much is missing.

    Nothing is imputed. Rule: domain paper on monitoring, section 6.3, step 2.
    """
    for position, feature in enumerate(FEATURES):
        gaps = sum(case.values[position] is None for case in cases)
        if gaps > MOST_MISSING * len(cases):
            _refuse_gaps(str(feature.title), gaps, len(cases))
    complete = tuple(case for case in cases if not case.missing)
    left_out = tuple(case for case in cases if case.missing)
    if len({case.values for case in complete}) < 2 * len(MEANS):
        raise Refusal(
            _("Es gibt erst %(count)d Kreise mit allen sieben Werten. Für sechs Cluster sind das zu wenige.")
            % {"count": len(complete)},
            rule=_("Mindestens zwölf Kreise mit verschiedenen Werten"),
            source=str(RULE_SOURCE),
        )
    return complete, left_out


def _refuse_gaps(title: str, gaps: int, count: int) -> None:
    values = {
        "title": title, "gaps": gaps, "count": count,
        "share": german_number(100 * gaps / count, decimals=1),
    }  # fmt: skip
    raise Refusal(
        _("%(title)s fehlt für %(gaps)d von %(count)d Kreisen (%(share)s Prozent).") % values,
        rule=_("Höchstens 5 Prozent der Kreise dürfen bei einem Indikator ohne Wert sein."),
        source=str(RULE_SOURCE),
    )


def compute(
    cases: Sequence[Case],
    *,
    weights: Sequence[float],
    method: str = "study",
    centroids: Sequence[Vector] = (),
    progress: Progress | None = None,
) -> Outcome:
    """Standardise, start, iterate. `method` "last" starts from `centroids`; "nearest" does not iterate."""
    tell = progress or (lambda percent, words: None)
    tell(10, _("Fehlende Werte werden geprüft"))
    complete, left_out = complete_cases(cases)
    rows = [tuple(value for value in case.values if value is not None) for case in complete]
    scale = _scale(rows)
    if method != "last":
        _refuse_other_units(scale)
    points = tuple(scale.standardised(row) for row in rows)
    start = tuple(centroids) or algorithm.start_centroids(MEANS, SIZES, scale.deviations)
    tell(20, _("Die Cluster werden gebildet"))
    space, begin = algorithm.stretched(points, weights), algorithm.stretched(start, weights)
    found = _nearest_only(space, begin) if method == "nearest" else algorithm.kmeans(space, begin)
    near = tuple(algorithm.nearness(point, found.centroids) for point in space)
    distances = tuple(algorithm.distances(point, found.centroids) for point in space)
    return Outcome(
        complete, left_out, scale, points, start, found, near, distances, data_hash(cases, weights)
    )


def with_contrast(
    outcome: Outcome, weights: Sequence[float], many: int = starts.MANY, progress: Progress | None = None
) -> Outcome:
    """The same with what Ward, k-means from Ward's groups and the best of many starts give."""
    tell = progress or (lambda percent, words: None)
    space = algorithm.stretched(outcome.points, weights)
    like, count = outcome.found.centroids, len(outcome.found.centroids)
    tell(30, _("Zum Vergleich: Ward"))
    merges = ward.ward_merges(space)
    groups = ward.grouping(space, ward.cut(merges, count))

    def told(seed: int) -> None:
        if seed % 10 == 0:
            tell(
                35 + 40 * seed // many, _("Zum Vergleich: Start %(n)d von %(all)d") % {"n": seed, "all": many}
            )

    best = starts.best_of(space, count, many, told)
    tell(80, _("Zum Vergleich: andere Zahlen von Clustern"))
    methods = {
        "ward": ward.renumbered(groups, like),
        "ward_kmeans": ward.renumbered(algorithm.kmeans(space, groups.centroids), like),
        "many": ward.renumbered(best, like),
    }
    rand = {key: ward.adjusted_rand(outcome.found.labels, found.labels) for key, found in methods.items()}
    inertias = starts.inertias(space, merges, min(many, starts.FEW))
    return replace(outcome, contrast=Contrast(**methods, rand=rand, inertias=inertias, starts=many))


def data_hash(cases: Sequence[Case], weights: Sequence[float]) -> str:
    """SHA-256 over keys, values and weights in one written form, in the order of the keys."""
    plain = [[case.ags, *case.values] for case in sorted(cases, key=lambda case: case.ags)]
    written = json.dumps([list(weights), plain], separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def _scale(rows: Sequence[Vector]) -> algorithm.Scale:
    try:
        return algorithm.scale_of(rows)
    except algorithm.NoSpread as error:
        raise Refusal(
            _("%(title)s hat in allen Kreisen denselben Wert und kann sie nicht unterscheiden.")
            % {"title": FEATURES[error.position].title}
        ) from error


def _refuse_other_units(scale: algorithm.Scale) -> None:
    """Monthly income against yearly, shares against per cent: the start would be far from everybody."""
    published = algorithm.weighted_mean(MEANS, SIZES)
    for feature, ours, theirs, deviation in zip(
        FEATURES, scale.means, published, scale.deviations, strict=True
    ):
        if abs(ours - theirs) > FARTHEST_MEAN * deviation:
            raise Refusal(
                _("%(title)s: Das Mittel Ihrer Daten ist %(ours)s, das der Studie %(theirs)s (%(unit)s).")
                % {
                    "title": feature.title,
                    "ours": german_number(ours, decimals=feature.decimals),
                    "theirs": german_number(theirs, decimals=feature.decimals),
                    "unit": feature.unit,
                },
                rule=_("Vermutlich ist es eine andere Einheit, zum Beispiel je Monat statt im Jahr."),
            )


def _nearest_only(space: Sequence[Vector], begin: Sequence[Vector]) -> Clustering:
    labels = algorithm.nearest_means(space, begin)
    return Clustering(labels, tuple(begin), 0, algorithm.inertia(space, labels, begin))
