"""Writing concepts: a version begins as a copy, the council adopts it, and the one before is replaced."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.audit import services as audit
from accounts.districts.models import District
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from monitoring.concept.choices import CONCEPT_TRANSITIONS, ConceptStatus, GoalLevel
from monitoring.concept.models import Concept, ConceptField, Goal
from monitoring.concept.models.concept import position_of


def create_concept(*, district: District, today: dt.date, by: User, **fields: Any) -> Concept:
    """Begin a concept as a draft."""
    concept = Concept(district=district, status_since=today, **fields)
    return changes.create(concept, by=by, action="concept.created")


def copy_concept(source: Concept, *, today: dt.date, by: User, **fields: Any) -> Concept:
    """Begin the next version: fields and goals are taken over, measures and the decision are not."""
    same = ("kind", "understanding", "position", "key_words", "orientation")
    given = {name: getattr(source, name) for name in same} | fields
    with transaction.atomic():
        concept = Concept(district_id=source.district_id, status_since=today, predecessor=source, **given)
        changes.create(concept, by=by, action="concept.copied", reason=str(source))
        for row in source.fields.prefetch_related("goals"):
            _copy_field(row, concept)
    return concept


def _copy_field(row: ConceptField, concept: Concept) -> None:
    """A field with its goals; the copy of a part belongs to the copy of its guiding goal."""
    field = ConceptField.objects.create(
        district_id=row.district_id,
        concept=concept,
        position=row.position,
        code=row.code,
        name=row.name,
        strategy=row.strategy,
    )
    twins: dict[Any, Goal] = {}
    for goal in sorted(row.goals.all(), key=lambda goal: not goal.is_guiding):
        twins[goal.pk] = Goal.objects.create(
            district_id=row.district_id,
            field=field,
            level=goal.level,
            parent=twins.get(goal.parent_id),
            position=goal.position,
            number=goal.number,
            title=goal.title,
            text=goal.text,
            promised=goal.promised,
        )


def update_concept(
    concept: Concept, *, fields: dict[str, Any], by: User, version: int | None = None
) -> Concept:
    """Change what is said of a concept; its state has its own steps."""
    return changes.apply(concept, fields, by=by, action="concept.changed", version=version)


def adopt_concept(
    concept: Concept,
    *,
    decided_by: str,
    decided_on: dt.date,
    today: dt.date,
    by: User,
    decision_number: str = "",
    version: int | None = None,
) -> Concept:
    """The council has adopted it; the one that was in force until now is replaced in the same step.

    Refuses a concept without goals and a decision of a day to come.
    """
    if decided_on > today:
        raise Refusal(_("Dieser Tag liegt in der Zukunft."), field="decided_on")
    with transaction.atomic():
        changes.lock(concept.district)
        current = changes.lock(concept, version=version)
        _guard(current, ConceptStatus.ADOPTED)
        if not Goal.objects.filter(field__concept=current).exists():
            raise Refusal(_("Das Konzept hat noch kein Ziel. Bitte zuerst die Ziele eintragen."))
        before = Concept.objects.filter(district=current.district_id, status=ConceptStatus.ADOPTED)
        for old in before.select_for_update():
            _move(old, ConceptStatus.REPLACED, {}, today, by)
        fields = {"decided_by": decided_by, "decided_on": decided_on, "decision_number": decision_number}
        return _move(current, ConceptStatus.ADOPTED, fields, today, by)


def _move(concept: Concept, target: str, fields: dict[str, Any], today: dt.date, by: User) -> Concept:
    _guard(concept, target)
    values = fields | {"status": target, "status_since": today}
    return changes.apply(concept, values, by=by, action=f"concept.{target}")


def _guard(concept: Concept, target: str) -> None:
    if target not in CONCEPT_TRANSITIONS[concept.status]:
        raise WrongState(
            _("Von „%(now)s“ führt kein Weg zu „%(target)s“.")
            % {"now": concept.get_status_display(), "target": ConceptStatus(target).label}
        )


def discard_concept(concept: Concept, *, by: User, reason: str = "") -> None:
    """Throw a draft away; what the council has adopted stays."""
    if not concept.is_draft:
        raise WrongState(_("Ein beschlossenes Konzept bleibt stehen."))
    changes.delete(concept, by=by, action="concept.discarded", reason=reason)


# --- Fields of action and goals ----------------------------------------------------------
def add_field(concept: Concept, *, by: User, **fields: Any) -> ConceptField:
    """Add a field of action at the end, or where `position` says."""
    with transaction.atomic():
        changes.lock(concept)
        if not fields.get("position"):
            last = concept.fields.order_by("-position").first()
            fields["position"] = last.position + 1 if last else 1
        row = ConceptField(district_id=concept.district_id, concept=concept, **fields)
        return changes.create(row, by=by, action="concept.field_added")


def update_field(row: ConceptField, *, fields: dict[str, Any], by: User) -> ConceptField:
    return changes.apply(row, fields, by=by, action="concept.field_changed")


def create_goal(field: ConceptField, *, by: User, **fields: Any) -> Goal:
    """Enter a goal; its place follows its number (1.2 before 1.10)."""
    goal = Goal(district_id=field.district_id, field=field, position=position_of(fields["number"]), **fields)
    _check_parent(goal)
    return changes.create(goal, by=by, action="goal.created")


def update_goal(goal: Goal, *, fields: dict[str, Any], by: User, version: int | None = None) -> Goal:
    if "number" in fields:
        fields = fields | {"position": position_of(fields["number"])}
    trial = Goal(pk=goal.pk, field=fields.get("field", goal.field))
    trial.level, trial.parent = fields.get("level", goal.level), fields.get("parent", goal.parent)
    _check_parent(trial)
    return changes.apply(goal, fields, by=by, action="goal.changed", version=version)


def _check_parent(goal: Goal) -> None:
    """A part belongs to a guiding goal of the same concept."""
    parent = goal.parent
    if parent is None:
        return
    if parent.level != GoalLevel.GUIDING or parent.field.concept_id != goal.field.concept_id:
        raise Refusal(_("Bitte ein Leitziel desselben Konzepts wählen."), field="parent")


def check_goal(goal: Goal, *, note: str, state: str, today: dt.date, by: User) -> Goal:
    """Note that a contradiction was looked at and may stay; `state`: the counts it was looked at with."""
    fields = {"checked_on": today, "checked_by": by, "checked_note": note, "checked_state": state}
    return changes.apply(goal, fields, by=by, action="goal.checked", reason=note)


def remove_goal(goal: Goal, *, by: User) -> None:
    """Only from a draft; its measures stay and then have no goal."""
    if not goal.field.concept.is_draft:
        raise WrongState(_("Ziele eines beschlossenen Konzepts bleiben stehen."))
    with transaction.atomic():
        audit.record(by=by, action="goal.removed", row=goal, before=audit.snapshot(goal))
        goal.delete()
