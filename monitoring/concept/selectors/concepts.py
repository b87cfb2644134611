"""Reading concepts, their fields and goals."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q, QuerySet

from accounts.districts.models import District
from committees.papers.models import Resolution
from monitoring.concept.models import Concept, ConceptField, Goal, Measure


def concept_rows(user: Any, action: str = "L") -> QuerySet[Concept]:
    """Versions the person may list, with the number of fields, goals and measures of each."""
    return (
        Concept.objects.allowed_to(user, action)
        .select_related("predecessor", "resolution")
        .annotate(
            field_count=Count("fields", distinct=True),
            goal_count=Count("fields__goals", filter=Q(fields__goals__level="operational"), distinct=True),
            measure_count=Count("measures", distinct=True),
        )
    )


def current_concept(user: Any) -> Concept | None:
    """The one in force in the district the person acts in, else the newest it may see."""
    rows = Concept.objects.visible_to(user).filter(district=user.active_district)
    found = rows.filter(status="adopted").first()
    return found or rows.order_by("-term_start").first()


def fields_of(concept: Concept, measures: Iterable[Measure]) -> list[ConceptField]:
    """Fields with their goals in `rows`, and each goal with those of `measures` (what the person may see) in
    `shown`: two queries."""
    fields = list(concept.fields.all())
    by_goal: dict[Any, list[Measure]] = {}
    for measure in measures:
        by_goal.setdefault(measure.goal_id, []).append(measure)
    by_field: dict[Any, list[Goal]] = {}
    for goal in Goal.objects.filter(field__in=fields):
        goal.shown = by_goal.get(goal.pk, [])
        by_field.setdefault(goal.field_id, []).append(goal)
    for row in fields:
        row.rows = by_field.get(row.pk, [])
    return fields


def field_rows(user: Any) -> QuerySet[ConceptField]:
    return ConceptField.objects.visible_to(user).select_related("concept")


def goals_in(concept: Concept) -> QuerySet[Goal]:
    """All goals of a concept the caller has reached through its door."""
    return Goal.objects.filter(field__concept=concept).select_related("field")


def goal_rows(user: Any) -> QuerySet[Goal]:
    return Goal.objects.visible_to(user).select_related("field__concept", "parent", "checked_by")


def goal_choices(user: Any, concept: Concept) -> QuerySet[Goal]:
    return goal_rows(user).filter(field__concept=concept).order_by("field__position", "position", "number")


def guiding_choices(user: Any, concept: Concept) -> QuerySet[Goal]:
    return goal_choices(user, concept).filter(level="guiding")


def resolution_choices(user: Any) -> QuerySet[Resolution]:
    """Public resolutions a concept or a measure can rest on, the newest first."""
    rows = Resolution.objects.visible_to(user).filter(district=user.active_district, is_public=True)
    return rows.order_by("-decided_on", "-sequence")


def published_concept(district: District) -> Concept | None:
    """The concept in force, for everybody."""
    return Concept.objects.published().filter(district=district, status="adopted").first()


def published_fields(concept: Concept) -> list[ConceptField]:
    """Its fields with goals and public measures."""
    rows = Measure.objects.published().filter(concept=concept)
    return fields_of(concept, rows.select_related("organisation"))
