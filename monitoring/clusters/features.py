"""An indicator as a run uses it: the choice somebody made, and what the run found about it."""

from dataclasses import asdict, dataclass
from typing import Any

from monitoring.clusters.study import FEATURES, Feature

#: The study speaks of income in a year, INKAR gives it by month.
MONTHS = 12
#: A facility counts as near below this mean distance in metres (domain paper on monitoring, section 6.1).
NEAR_METRES = 1000
#: INKAR codes of the mean distances: supermarket, pharmacy, primary school, stop of public transport.
DISTANCE_KEYS = ("G02_SUP_DIST", "Q01_APO_DIST", "P01_PRIM_DIST", "OEV20_DIST")


@dataclass(frozen=True)
class Choice:
    """Which indicator and year stand for one of the seven; `factor` brings it to the unit of the study.

    `near`: mean distances in metres; the value is then how many of them lie below NEAR_METRES. What the study
    counts is not published, so the facilities are a choice, and `indicator` is the first of them.
    """

    key: str
    indicator: Any
    year: int
    weight: float = 1.0
    factor: float = 1.0
    near: tuple[Any, ...] = ()

    @property
    def used(self) -> tuple[Any, ...]:
        """All indicators the value is made from."""
        return self.near or (self.indicator,)


@dataclass(frozen=True)
class RunFeature:
    """One of the seven in a run. `mean` and `deviation` of all districts; `published_mean`: the study's,
    weighted by the sizes of its clusters. `indicator` is the id of the district's own indicator."""

    key: str
    indicator: str
    code: str
    title: str
    year: int
    direction: int
    weight: float
    factor: float
    mean: float
    deviation: float
    published_mean: float
    source: str = ""
    attribution: str = ""

    def to_plain(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def study(self) -> Feature:
        return FEATURE_BY_KEY[self.key]


FEATURE_BY_KEY = {feature.key: feature for feature in FEATURES}


def run_features(plain: list[dict[str, Any]]) -> tuple[RunFeature, ...]:
    """The features of a stored run, in the order of its values."""
    return tuple(RunFeature(**values) for values in plain)
