"""The concept as everybody reads it: plain values, no money, no owner, no report."""

from dataclasses import dataclass
from typing import Any

from monitoring.concept.models import Concept
from monitoring.concept.selectors.concepts import published_fields
from monitoring.concept.tables import SIGNS, TONES


@dataclass(frozen=True)
class PublicMeasure:
    """What is public of a measure."""

    code: str
    title: str
    description: str
    status: str
    tone: str
    sign: str
    responsible: str
    period: str
    audience: str


def concept_values(concept: Concept | None) -> dict[str, Any]:
    """The concept in force with its fields, goals and public measures; nothing where there is none."""
    if concept is None:
        return {"concept": None, "fields": []}
    fields = [
        (row, [(goal, [public_measure(m) for m in goal.shown]) for goal in row.rows])
        for row in published_fields(concept)
    ]
    number = sum(len(measures) for _row, goals in fields for _goal, measures in goals)
    return {"concept": concept, "fields": fields, "measure_count": number}


def public_measure(measure: Any) -> PublicMeasure:
    return PublicMeasure(
        measure.code,
        measure.title,
        measure.description,
        measure.get_status_display(),
        TONES[measure.status],
        SIGNS[measure.status],
        measure.responsible,
        measure.period_words,
        measure.get_audience_display(),
    )
