"""Writing measures: entering, changing, moving from plan to result, milestones, asking how far it is."""

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts import changes
from accounts.audit import services as audit
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from coordination.network.fields import FieldOfAction
from desk.notifications.services import notify
from monitoring.concept.choices import MEASURE_TRANSITIONS, STOPPED, MeasureStatus
from monitoring.concept.models import Concept, Measure, Milestone
from monitoring.concept.selectors.links import people_to_ask

RELATED = ("partners", "barriers", "offers", "funding_periods")


def create_measure(
    *, concept: Concept, today: dt.date, by: User, batch: uuid.UUID | None = None, **fields: Any
) -> Measure:
    """Enter a measure as planned. Without a code it gets the next of its field ("W-12")."""
    related = {name: fields.pop(name) for name in RELATED if name in fields}
    with transaction.atomic():
        changes.lock(concept)
        _settle_field(fields, concept)
        if not fields.get("code"):
            fields["code"] = next_code(concept, fields["field_of_action"])
        measure = Measure(district_id=concept.district_id, concept=concept, status_since=today, **fields)
        return changes.create(measure, by=by, action="measure.created", related=related, batch=batch)


def update_measure(
    measure: Measure, *, fields: dict[str, Any], by: User, version: int | None = None
) -> Measure:
    """Change what a measure says and what hangs on it; its state has its own steps."""
    fields = dict(fields)
    related = {name: fields.pop(name) for name in RELATED if name in fields}
    _settle_field(fields, measure.concept)
    if not fields.get("code"):
        fields.pop("code", None)  # left empty: it keeps the one it has
    return changes.apply(measure, fields, by=by, action="measure.changed", version=version, related=related)


def _settle_field(fields: dict[str, Any], concept: Concept) -> None:
    """A measure lies in the field of its goal, and its goal in its own concept."""
    goal = fields.get("goal")
    if goal is not None:
        if goal.field.concept_id != concept.pk:
            raise Refusal(_("Dieses Ziel gehört zu einem anderen Konzept."), field="goal")
        fields["field_of_action"] = goal.field.code
    elif "field_of_action" in fields and not fields["field_of_action"]:
        raise Refusal(_("Bitte ein Ziel oder ein Handlungsfeld wählen."), field="field_of_action")


def next_code(concept: Concept, field_of_action: str) -> str:
    """The next free code: first letter of the field and a running number, "W-12"."""
    letter = str(FieldOfAction(field_of_action).label)[0]
    codes = Measure.objects.filter(concept=concept, code__startswith=f"{letter}-").values_list(
        "code", flat=True
    )
    numbers = [int(code[2:]) for code in codes if code[2:].isdigit()]
    return f"{letter}-{max(numbers, default=0) + 1:02d}"


# --- Steps -------------------------------------------------------------------------------
def start_measure(measure: Measure, *, today: dt.date, by: User, reason: str = "") -> Measure:
    """It runs, for the first time or again."""
    return _move(measure, MeasureStatus.RUNNING, today, by, reason)


def finish_measure(measure: Measure, *, today: dt.date, by: User, reason: str = "") -> Measure:
    """It is done; nothing is left to do next."""
    extra = {"percent": 100, "next_step": "", "next_step_on": None}
    return _move(measure, MeasureStatus.DONE, today, by, reason, extra)


def postpone_measure(measure: Measure, *, today: dt.date, by: User, reason: str) -> Measure:
    """It waits, and the reason says for what."""
    return _move(measure, MeasureStatus.POSTPONED, today, by, reason)


def give_up_measure(measure: Measure, *, today: dt.date, by: User, reason: str) -> Measure:
    """It will not happen, and the reason says why."""
    return _move(measure, MeasureStatus.GIVEN_UP, today, by, reason)


def plan_measure(measure: Measure, *, today: dt.date, by: User, reason: str = "") -> Measure:
    """It is planned again."""
    return _move(measure, MeasureStatus.PLANNED, today, by, reason)


def _move(
    measure: Measure,
    target: str,
    today: dt.date,
    by: User,
    reason: str,
    extra: dict[str, Any] | None = None,
) -> Measure:
    if target in STOPPED and not reason.strip():
        raise Refusal(_("Bitte einen Grund angeben."), field="reason")
    with transaction.atomic():
        current = changes.lock(measure)
        if target not in MEASURE_TRANSITIONS[current.status]:
            raise WrongState(
                _("Von „%(now)s“ führt kein Weg zu „%(target)s“.")
                % {"now": current.get_status_display(), "target": MeasureStatus(target).label}
            )
        fields = {"status": target, "status_since": today, "status_reason": reason.strip()[:500]}
        return changes.apply(
            current, fields | (extra or {}), by=by, action=f"measure.{target}", reason=reason
        )


# --- Milestones --------------------------------------------------------------------------
def add_milestone(measure: Measure, *, today: dt.date, by: User, **fields: Any) -> Milestone:
    """Add a step with its day."""
    row = Milestone(district_id=measure.district_id, measure=measure, **fields)
    _refuse_future(row.done_on, today)
    return changes.create(row, by=by, action="milestone.added")


def update_milestone(
    row: Milestone, *, fields: dict[str, Any], today: dt.date, by: User, version: int | None = None
) -> Milestone:
    _refuse_future(fields.get("done_on"), today)
    return changes.apply(row, fields, by=by, action="milestone.changed", version=version)


def remove_milestone(row: Milestone, *, by: User) -> None:
    changes.delete(row, by=by, action="milestone.removed")


def _refuse_future(day: dt.date | None, today: dt.date) -> None:
    if day is not None and day > today:
        raise Refusal(_("Dieser Tag liegt in der Zukunft."), field="done_on")


# --- Asking how far it is ----------------------------------------------------------------
def ask_for_progress(measures: Iterable[Measure], *, today: dt.date, by: User) -> int:
    """Ring the bell of everybody who may report on these measures and put a line into their morning mail.

    Returns how many measures had somebody to ask; one asked today is not asked twice.
    """
    asked = 0
    with transaction.atomic():
        for measure in measures:
            people = (
                [] if measure.asked_on == today or not measure.is_open else people_to_ask(measure, today, by)
            )
            for person in people:
                notify(
                    user=person,
                    title=_("Wie steht es um %(code)s?") % {"code": measure.code},
                    line=_("%(title)s. Ein Wort und ein Satz genügen.") % {"title": measure.title},
                    url=f"{measure.get_absolute_url()}stand/",
                    district=measure.district,
                    digest=True,
                )
            if people:
                Measure.objects.filter(pk=measure.pk).update(asked_on=today)
                names = ", ".join(str(person) for person in people)
                audit.record(by=by, action="measure.asked", row=measure, reason=names[:500])
                asked += 1
    return asked


def asked_words(number: int) -> str:
    if not number:
        return _("Niemand war zu fragen: Es fehlt eine Zuständige mit Zugang, oder heute ist schon gefragt.")
    return ngettext(
        "Zu %(number)d Maßnahme ist um den Stand gebeten.",
        "Zu %(number)d Maßnahmen ist um den Stand gebeten.",
        number,
    ) % {"number": number}
