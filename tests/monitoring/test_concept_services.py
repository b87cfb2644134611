"""Concepts and measures: every step, every forbidden step, and what hangs together."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.audit.models import AuditEntry
from accounts.refusals import Refusal, WrongState
from desk.notifications.models import Notification
from monitoring.concept import services
from monitoring.concept.choices import CONCEPT_TRANSITIONS, MEASURE_TRANSITIONS, MeasureStatus
from monitoring.concept.models import Concept, Goal, Measure
from monitoring.concept.models.concept import position_of
from monitoring.concept.steps import STEPS, open_steps
from tests.cast import TODAY
from tests.monitoring import make_concept as make

ADOPTION = {"decided_by": "Kreistag", "decided_on": dt.date(2026, 2, 1)}


def test_adopting_a_version_replaces_the_one_before(cast):
    first = make.adopted(cast)
    second = services.copy_concept(
        first, today=TODAY, by=cast.coordinator, title="Konzept 2029", year=2029,
        term_start=dt.date(2029, 1, 1), term_end=dt.date(2033, 12, 31),
    )  # fmt: skip
    services.adopt_concept(second, today=TODAY, by=cast.coordinator, **ADOPTION)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.status, second.status) == ("replaced", "adopted")
    assert second.predecessor == first
    actions = set(AuditEntry.objects.values_list("action", flat=True))
    assert {"concept.created", "concept.copied", "concept.adopted", "concept.replaced"} <= actions


def test_a_copy_takes_fields_and_goals_along_but_no_measure(cast):
    first = make.concept(cast)
    by = cast.coordinator
    field = make.field(first, by)
    guiding = make.goal(field, by, "4", level="guiding", title="Gut wohnen")
    part = make.goal(field, by, "4.1", parent=guiding)
    make.measure(part, by)
    copy = services.copy_concept(
        first, today=TODAY, by=by, title="Nächstes", year=2029,
        term_start=dt.date(2029, 1, 1), term_end=dt.date(2033, 12, 31),
    )  # fmt: skip
    goals = Goal.objects.filter(field__concept=copy)
    assert [goal.number for goal in goals] == ["4", "4.1"]
    assert goals.get(number="4.1").parent == goals.get(number="4")
    assert not copy.measures.exists()


def test_a_concept_without_goals_is_not_adopted(cast):
    with pytest.raises(Refusal, match="kein Ziel"):
        services.adopt_concept(make.concept(cast), today=TODAY, by=cast.coordinator, **ADOPTION)


def test_a_decision_of_tomorrow_is_refused(cast):
    row = make.matrix_draft(cast)
    with pytest.raises(Refusal, match="Zukunft"):
        services.adopt_concept(
            row, decided_by="Kreistag", decided_on=dt.date(2026, 3, 3), today=TODAY, by=cast.coordinator
        )


def test_an_adopted_concept_is_neither_adopted_again_nor_thrown_away(cast):
    row = make.adopted(cast)
    with pytest.raises(WrongState):
        services.adopt_concept(row, today=TODAY, by=cast.coordinator, **ADOPTION)
    with pytest.raises(WrongState):
        services.discard_concept(row, by=cast.coordinator)
    with pytest.raises(WrongState):
        services.remove_goal(make.the_goal(row), by=cast.coordinator)
    assert CONCEPT_TRANSITIONS["replaced"] == set()


def test_the_database_knows_one_adopted_concept_a_district(cast):
    make.adopted(cast)
    other = make.matrix_draft(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Concept.objects.filter(pk=other.pk).update(
            status="adopted", decided_by="Kreistag", decided_on=dt.date(2026, 1, 1)
        )


def test_a_draft_is_thrown_away_with_its_goals(cast):
    row = make.matrix_draft(cast)
    services.discard_concept(row, by=cast.coordinator)
    assert not Goal.objects.filter(field__concept=row.pk).exists()


def test_a_part_belongs_to_a_guiding_goal_of_the_same_concept(cast):
    by = cast.coordinator
    here, there = make.field(make.concept(cast), by), make.field(make.concept(cast, title="Anderes"), by)
    stranger = make.goal(there, by, "9", level="guiding")
    with pytest.raises(Refusal, match="Leitziel"):
        make.goal(here, by, "4.1", parent=stranger)
    goal = make.goal(here, by, "4.1")
    with pytest.raises(Refusal, match="Leitziel"):
        services.update_goal(goal, fields={"parent": stranger}, by=by)


@pytest.mark.parametrize(("number", "place"), [("1.2", 102), ("1.10", 110), ("4", 400), ("x", 0)])
def test_goals_stand_in_the_order_of_their_numbers(number, place):
    assert position_of(number) == place


# --- Measures ----------------------------------------------------------------------------
def test_a_measure_lies_in_the_field_of_its_goal_and_gets_the_next_code(cast):
    by = cast.coordinator
    goal = make.the_goal(make.adopted(cast))
    first = make.measure(goal, by, field_of_action="sprache")
    second = make.measure(goal, by, code="")
    assert (first.field_of_action, first.code, second.code) == ("wohnen", "W-01", "W-02")


def test_a_code_is_used_once(cast):
    goal = make.the_goal(make.adopted(cast))
    make.measure(goal, cast.coordinator, code="W-12")
    with pytest.raises(ValidationError, match="Kürzel"):
        make.measure(goal, cast.coordinator, code="W-12")


def test_a_goal_of_another_concept_is_refused(cast):
    row = make.adopted(cast)
    other = make.the_goal(make.matrix_draft(cast))
    with pytest.raises(Refusal, match="anderen Konzept"):
        services.create_measure(
            concept=row, goal=other, title="x", kind="other", today=TODAY, by=cast.coordinator
        )


def test_no_link_leaves_the_district(cast):
    goal = make.the_goal(make.adopted(cast))
    with pytest.raises((ValidationError, Refusal)):
        make.measure(goal, cast.coordinator, partners=[cast.foreign_organisation])
    with pytest.raises((ValidationError, Refusal)):
        make.measure(goal, cast.coordinator, organisation=cast.foreign_organisation)
    assert not Measure.objects.exists()


RUN = {
    "running": services.start_measure,
    "done": services.finish_measure,
    "planned": services.plan_measure,
    "postponed": services.postpone_measure,
    "given_up": services.give_up_measure,
}
EDGES = [(start, target) for start in MeasureStatus.values for target in MeasureStatus.values]


@pytest.mark.parametrize(("start", "target"), EDGES)
def test_each_step_of_a_measure_and_each_forbidden_one(cast, start, target):
    row = make.matrix_measure(cast)
    Measure.objects.filter(pk=row.pk).update(status=start, status_reason="Grund")
    row.refresh_from_db()
    step = {"today": TODAY, "by": cast.coordinator, "reason": "Kein Geld bewilligt."}
    if target in MEASURE_TRANSITIONS[start]:
        assert RUN[target](row, **step).status == target
        assert target in [each.target for each in open_steps(row)]
    else:
        with pytest.raises(WrongState):
            RUN[target](row, **step)
        assert target not in [each.target for each in open_steps(row)]


def test_every_state_has_its_step():
    assert {step.target for step in STEPS} == set(MeasureStatus.values)


@pytest.mark.parametrize("stop", [services.postpone_measure, services.give_up_measure])
def test_where_a_measure_stops_somebody_says_why(cast, stop):
    row = make.matrix_measure(cast)
    with pytest.raises(Refusal, match="Grund"):
        stop(row, today=TODAY, by=cast.coordinator, reason=" ")
    with pytest.raises(IntegrityError), transaction.atomic():
        Measure.objects.filter(pk=row.pk).update(status="given_up", status_reason="")


def test_a_finished_measure_has_nothing_left_to_do(cast):
    row = make.matrix_measure(cast)
    row = services.start_measure(row, today=TODAY, by=cast.coordinator)
    row = services.update_measure(
        row, fields={"next_step": "Drucken", "next_step_on": TODAY}, by=cast.coordinator
    )
    row = services.finish_measure(row, today=TODAY, by=cast.coordinator)
    assert (row.percent, row.next_step, row.next_step_on) == (100, "", None)


def test_a_measure_is_late_once_its_day_or_its_next_step_is_over(cast):
    row = make.matrix_measure(cast)
    assert not row.is_late(TODAY)
    row.next_step_on = dt.date(2026, 3, 1)
    assert row.is_late(TODAY)
    row.next_step_on, row.ends_on = None, TODAY
    assert not row.is_late(TODAY)
    assert row.is_late(dt.date(2026, 3, 3))
    row.status = "done"
    assert not row.is_late(dt.date(2026, 3, 3))


def test_a_milestone_of_the_future_is_not_done(cast):
    row = make.matrix_measure(cast)
    with pytest.raises(Refusal, match="Zukunft"):
        services.add_milestone(
            row, title="x", due_on=TODAY, done_on=dt.date(2026, 3, 3), today=TODAY, by=cast.coordinator
        )
    stone = services.add_milestone(
        row, title="x", due_on=dt.date(2026, 2, 1), today=TODAY, by=cast.coordinator
    )
    assert stone.is_missed(TODAY)
    stone.done_on = dt.date(2026, 2, 1)
    assert not stone.is_missed(TODAY)
    services.remove_milestone(stone, by=cast.coordinator)
    assert not row.milestones.exists()


# --- Progress ----------------------------------------------------------------------------
def test_a_partner_reports_and_the_measure_carries_it(cast):
    stone = make.matrix_milestone(cast)
    services.report_progress(
        stone.measure, state="on_track", percent=40, milestone=stone, sentence="Das Merkblatt ist gedruckt.",
        organisation=cast.bruecke, today=TODAY, by=cast.ngo_editor,
    )  # fmt: skip
    stone.refresh_from_db()
    measure = stone.measure
    measure.refresh_from_db()
    assert (measure.percent, measure.reported_on, measure.status) == (40, TODAY, "running")
    assert stone.done_on == TODAY


def test_a_report_without_a_number_keeps_the_last_one_and_finished_means_all(cast):
    row = make.matrix_measure(cast)
    report = {"today": TODAY, "by": cast.ngo_editor, "sentence": "Geht voran."}
    services.report_progress(row, state="on_track", percent=30, **report)
    services.report_progress(row, state="slower", **report)
    row.refresh_from_db()
    assert row.percent == 30
    services.report_progress(row, state="finished", **report)
    row.refresh_from_db()
    assert (row.percent, row.status) == (100, "running")


def test_nobody_reports_on_what_is_over_or_by_a_foreign_milestone(cast):
    stone = make.matrix_milestone(cast)
    other = make.measure(stone.measure.goal, cast.coordinator)
    report = {"state": "stuck", "sentence": "x", "today": TODAY, "by": cast.ngo_editor}
    with pytest.raises(Refusal, match="anderen Maßnahme"):
        services.report_progress(other, milestone=stone, **report)
    gone = services.give_up_measure(other, today=TODAY, by=cast.coordinator, reason="Kein Geld.")
    with pytest.raises(WrongState):
        services.report_progress(gone, **report)


def test_who_looks_after_it_hears_when_it_is_stuck(cast):
    goal = make.the_goal(make.adopted(cast))
    row = make.measure(goal, cast.coordinator, owner=cast.coordinator, partners=[cast.bruecke])
    services.report_progress(row, state="stuck", sentence="Kein Raum.", today=TODAY, by=cast.ngo_editor)
    assert "stockt" in Notification.objects.get(user=cast.coordinator).title


def test_asking_rings_the_partners_bell_once_a_day(cast):
    row = make.matrix_measure(cast)
    assert services.ask_for_progress([row], today=TODAY, by=cast.coordinator) == 1
    row.refresh_from_db()
    assert services.ask_for_progress([row], today=TODAY, by=cast.coordinator) == 0
    bell = Notification.objects.get(user=cast.ngo_editor)
    assert bell.url == f"{row.get_absolute_url()}stand/"


def test_a_check_of_a_contradiction_is_kept_with_what_was_compared(cast):
    goal = make.the_goal(make.adopted(cast))
    goal = services.check_goal(goal, note="Schutzraum", state="0/0/1/0", today=TODAY, by=cast.coordinator)
    assert goal.check_words() == "02.03.2026: Schutzraum"


# --- Trainings ---------------------------------------------------------------------------
def test_nobody_is_counted_before_the_training_was(cast):
    row = make.matrix_training(cast)
    with pytest.raises(Refusal, match="Zukunft"):
        services.add_training_date(
            row, held_on=dt.date(2026, 4, 1), reached=3, today=TODAY, by=cast.coordinator
        )
    date = services.add_training_date(row, held_on=dt.date(2026, 4, 1), today=TODAY, by=cast.coordinator)
    with pytest.raises(Refusal):
        services.update_training_date(date, fields={"reached": 3}, today=TODAY, by=cast.coordinator)
