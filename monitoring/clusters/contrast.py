"""The expert view: what other methods make of the same numbers, and where they disagree."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from monitoring.clusters.algorithm import BORDER_RATIO
from monitoring.clusters.models import ClusterAssignment, ClusterRun
from monitoring.clusters.position import ratio_of
from monitoring.clusters.study import SIZES

METHODS = {
    "ward": gettext_lazy("Ward (schrittweises Zusammenlegen)"),
    "ward_kmeans": gettext_lazy("Ward, danach k-Means"),
    "many": gettext_lazy("k-Means, bester aus vielen Starts"),
}


@dataclass(frozen=True)
class MethodLine:
    """One way to group. `gap`: sum of the differences of its sizes to the published ones; `rand`: adjusted Rand
    index against the run, 1 means the same groups; `same`: districts with the cluster of the run."""

    name: str
    sizes: tuple[int, ...]
    gap: int | None
    inertia: float | None
    rand: float | None
    same: int | None


@dataclass(frozen=True)
class InertiaLine:
    """What a number of clusters would leave as spread within them; `saved`: less than with one cluster fewer."""

    count: int
    inertia: float
    saved: float | None


@dataclass(frozen=True)
class Flipped:
    """A district other methods put elsewhere."""

    ags: str
    name: str
    label: int
    ward: int
    many: int
    ratio: float

    @property
    def is_border_case(self) -> bool:
        return self.ratio < BORDER_RATIO


@dataclass(frozen=True)
class ExpertView:
    """All of it; `agreed`: districts that all methods put into the same cluster."""

    methods: tuple[MethodLine, ...]
    inertias: tuple[InertiaLine, ...]
    flipped: tuple[Flipped, ...]
    agreed: int
    count: int
    border_cases: int
    starts: int

    @property
    def flipped_border_cases(self) -> int:
        return sum(line.is_border_case for line in self.flipped)


def expert_view(run: ClusterRun, rows: Sequence[ClusterAssignment]) -> ExpertView:
    """From what is stored with the run; nothing is computed anew."""
    flipped = tuple(_flipped(row) for row in rows if {row.ward_label, row.many_label} != {row.label})
    return ExpertView(
        methods=_methods(run, rows),
        inertias=_inertias(run.comparison.get("inertias", {})),
        flipped=tuple(sorted(flipped, key=lambda line: line.ratio)),
        agreed=len(rows) - len(flipped),
        count=len(rows),
        border_cases=sum(ratio_of(row) < BORDER_RATIO for row in rows),
        starts=run.comparison.get("starts", 0),
    )


def _methods(run: ClusterRun, rows: Sequence[ClusterAssignment]) -> tuple[MethodLine, ...]:
    same = {
        "ward": sum(row.ward_label == row.label for row in rows),
        "many": sum(row.many_label == row.label for row in rows),
    }
    lines = [
        MethodLine(_("veröffentlicht (Studie)"), SIZES, None, None, None, None),
        MethodLine(_("dieser Lauf"), tuple(run.sizes), _gap(run.sizes), run.inertia, None, None),
    ]
    for key, name in METHODS.items():
        found: dict[str, Any] | None = run.comparison.get("methods", {}).get(key)
        if found:
            lines.append(
                MethodLine(
                    str(name), tuple(found["sizes"]), _gap(found["sizes"]), found["inertia"],
                    found["rand"], same.get(key),
                )
            )  # fmt: skip
    return tuple(lines)


def _gap(sizes: Sequence[int]) -> int | None:
    """Only where as many districts take part as in the study."""
    if sum(sizes) != sum(SIZES):
        return None
    return sum(abs(ours - theirs) for ours, theirs in zip(sizes, SIZES, strict=True))


def _inertias(found: dict[str, float]) -> tuple[InertiaLine, ...]:
    lines: list[InertiaLine] = []
    for count, inertia in sorted((int(count), value) for count, value in found.items()):
        saved = lines[-1].inertia - inertia if lines else None
        lines.append(InertiaLine(count, inertia, saved))
    return tuple(lines)


def _flipped(row: ClusterAssignment) -> Flipped:
    return Flipped(row.ags, row.name, row.label, row.ward_label or 0, row.many_label or 0, ratio_of(row))
