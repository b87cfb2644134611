"""The reference of the domain paper, 400 districts, where this machine has it."""

import csv
import os
import warnings
from dataclasses import dataclass
from pathlib import Path

import pytest

from monitoring.clusters.algorithm import Vector

#: Beside the project, never in it.
FILE = Path(
    os.environ.get(
        "CLUSTER_REFERENCE", Path(__file__).resolve().parents[3] / "shared" / "data" / "cluster_referenz.csv"
    )
)
COLUMNS = (
    "lebenserwartung_2020", "schulabg_ohne_2020", "arbeitslosenquote_2020", "steuerkraft_2019",
    "einkommen_jahr_2019", "versorgungsindex_4", "wanderung_18_29_2015_2020",
)  # fmt: skip
Z_COLUMNS = ("z_le", "z_schul", "z_alq", "z_steuer", "z_eink", "z_vi", "z_wan")


@dataclass(frozen=True)
class Reference:
    """The rows of the file as text, and the seven values of each as numbers."""

    rows: list[dict[str, str]]
    values: list[Vector]

    def labels(self, column: str) -> tuple[int, ...]:
        return tuple(int(row[column]) for row in self.rows)


def reference() -> Reference:
    """Skips loudly where the file is not there."""
    if not FILE.exists():
        words = f"The reference of the cluster analysis is not tested: no {FILE}"
        warnings.warn(words, stacklevel=2)
        pytest.skip(words)
    with FILE.open(encoding="utf-8") as opened:
        rows = list(csv.DictReader(opened, delimiter=";"))
    return Reference(rows, [tuple(float(row[column]) for column in COLUMNS) for row in rows])
