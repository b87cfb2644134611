"""A concept with fields, goals and measures, and the rows the access matrix asks for."""

import datetime as dt
from typing import Any

from monitoring.concept import services
from monitoring.concept.models import (
    Concept,
    ConceptField,
    Goal,
    Measure,
    MeasureComment,
    Milestone,
    Training,
    TrainingDate,
)
from tests.cast import TODAY, Cast


def concept(cast: Cast, **fields: Any) -> Concept:
    values = {
        "title": "Integrationskonzept",
        "year": 2022,
        "term_start": dt.date(2022, 1, 1),
        "term_end": dt.date(2028, 12, 31),
        "district": cast.auental,
        "by": cast.coordinator,
    } | fields
    return services.create_concept(today=TODAY, **values)


def field(row: Concept, by: Any, code: str = "wohnen", **fields: Any) -> ConceptField:
    return services.add_field(row, by=by, code=code, **fields)


def goal(row: ConceptField, by: Any, number: str = "4.2", **fields: Any) -> Goal:
    values = {"title": "Zugang zu Wohnraum ohne Umwege", "promised": "all"} | fields
    return services.create_goal(row, by=by, number=number, **values)


def measure(target: Any, by: Any, /, **fields: Any) -> Measure:
    """For a goal or, without one, for a concept."""
    values: dict[str, Any] = {
        "title": "Merkblatt und Ansprechstelle",
        "kind": "counselling",
        "audience": "all",
    }
    if isinstance(target, Goal):
        values |= {"goal": target}
        target = target.field.concept
    else:
        values |= {"field_of_action": "wohnen"}
    return services.create_measure(concept=target, today=TODAY, by=by, **values | fields)


def adopted(cast: Cast, **fields: Any) -> Concept:
    row = concept(cast, **fields)
    by = fields.get("by", cast.coordinator)
    goal(field(row, by), by)
    return services.adopt_concept(
        row, decided_by="Kreistag", decided_on=dt.date(2021, 12, 14), decision_number="2021/118", today=TODAY, by=by
    )  # fmt: skip


def the_goal(row: Concept) -> Goal:
    return Goal.objects.get(field__concept=row)


# --- Builders for the access matrix: one row each, ours ------------------------------------
def matrix_draft(cast: Cast) -> Concept:
    row = concept(cast, title="Entwurf")
    goal(field(row, cast.coordinator), cast.coordinator)
    return row


def matrix_adopted(cast: Cast) -> Concept:
    return adopted(cast)


def matrix_field(cast: Cast) -> ConceptField:
    return adopted(cast).fields.get()


def matrix_goal(cast: Cast) -> Goal:
    return the_goal(adopted(cast))


def matrix_draft_goal(cast: Cast) -> Goal:
    return the_goal(matrix_draft(cast))


def matrix_measure(cast: Cast) -> Measure:
    """Public, of an adopted concept, with the Brücke as partner."""
    return measure(the_goal(adopted(cast)), cast.coordinator, partners=[cast.bruecke])


def matrix_hidden(cast: Cast) -> Measure:
    """Not public, and nobody's but the office's."""
    return measure(matrix_draft(cast), cast.coordinator, is_public=False)


def matrix_milestone(cast: Cast) -> Milestone:
    return services.add_milestone(
        matrix_measure(cast), title="Merkblatt drucken", due_on=dt.date(2026, 4, 30), today=TODAY, by=cast.coordinator
    )  # fmt: skip


def matrix_comment(cast: Cast) -> MeasureComment:
    return services.comment_on_measure(
        matrix_measure(cast), committee=cast.board, text="Bitte auch auf Dari.", today=TODAY, by=cast.board_member
    )  # fmt: skip


def matrix_training(cast: Cast) -> Training:
    return services.create_training(
        district=cast.auental, by=cast.coordinator, title="Vielfalt am Schalter", audience="Bürgerdienste", staff=60
    )  # fmt: skip


def matrix_training_date(cast: Cast) -> TrainingDate:
    return services.add_training_date(
        matrix_training(cast), held_on=dt.date(2026, 2, 10), reached=14, today=TODAY, by=cast.coordinator
    )
