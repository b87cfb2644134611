"""Claim and practice: contradictions appear and go, shares add up, and the chapter prints the same figures."""

import datetime as dt

import pytest

from documents.suppression import HIDDEN, NOT_MEANINGFUL
from monitoring.concept import analysis, services
from monitoring.concept.models import Measure
from monitoring.concept.selectors.concepts import fields_of
from monitoring.concept.selectors.practice import doors_by_field, offers_behind
from monitoring.concept.selectors.reporting import concept_on
from monitoring.concept.selectors.trainings import dates_shown, reach_of, training_rows
from monitoring.reports.blocks import from_plain, to_plain
from monitoring.reports.chapters import concept as chapter
from monitoring.reports.snapshot import live_chapters
from offers.catalogue.models import Offer
from tests.cast import TODAY
from tests.monitoring import make
from tests.monitoring import make_concept as concepts
from tests.offers.make_openness import public_offer

DAY = dt.date


def found(row):
    """The contradictions of a concept as the page finds them."""
    rows = Measure.objects.filter(concept=row)
    return analysis.contradictions(fields_of(row, rows), offers_behind(m.pk for m in rows))


@pytest.fixture
def promised(cast):
    """A goal that promises everybody something, and a measure that rests on one open offer."""
    row = concepts.adopted(cast)
    offer = public_offer(cast, "Mieterberatung", fields=["wohnen"])
    concepts.measure(concepts.the_goal(row), cast.coordinator, offers=[offer])
    return row, offer


def test_idea_2_an_offer_for_one_group_contradicts_and_opening_it_settles_it(promised):
    row, offer = promised
    assert found(row) == []
    offers = Offer.objects.filter(pk=offer.pk)
    offers.update(openness="target_group", target_groups=["refugees"], target_group_reason="funding")
    (each,) = found(row)
    assert each.counts == (0, 0, 1)
    assert each.sentence == "Offen für alle: 0 von 1 Angebot."
    assert each.reasons == "1 wegen: Förderregel"
    offers.update(openness="open", target_groups=[], target_group_reason="")
    assert found(row) == []


def test_a_room_that_protects_is_no_contradiction(promised):
    row, offer = promised
    Offer.objects.filter(pk=offer.pk).update(
        openness="target_group", target_groups=["women"], target_group_reason="protection"
    )
    assert found(row) == []


def test_an_offer_on_request_alone_is_none_and_a_draft_does_not_count(cast, promised):
    row, offer = promised
    Offer.objects.filter(pk=offer.pk).update(
        openness="open_on_request", target_groups=["newcomers"], target_group_reason="capacity"
    )
    assert found(row) == []
    Offer.objects.filter(pk=offer.pk).update(
        openness="target_group", target_group_reason="funding", status="draft"
    )
    assert found(row) == []


def test_a_measure_for_immigrants_under_a_goal_for_all_contradicts_until_it_is_over(cast, promised):
    row, _offer = promised
    measure = concepts.measure(concepts.the_goal(row), cast.coordinator, audience="migrants")
    (each,) = found(row)
    assert each.reasons == f"nur für Zugewanderte: {measure.code}"
    services.give_up_measure(measure, reason="Kein Geld.", today=TODAY, by=cast.coordinator)
    assert found(row) == []


def test_a_goal_that_promises_only_immigrants_contradicts_nothing(cast):
    row = concepts.adopted(cast)
    goal = services.update_goal(concepts.the_goal(row), fields={"promised": "migrants"}, by=cast.coordinator)
    concepts.measure(goal, cast.coordinator, audience="migrants")
    assert found(row) == []


def test_what_was_checked_is_asked_anew_when_the_numbers_change(cast, promised):
    row, offer = promised
    Offer.objects.filter(pk=offer.pk).update(
        openness="target_group", target_groups=["refugees"], target_group_reason="funding"
    )
    (each,) = found(row)
    services.check_goal(each.goal, note="Bescheid", state=each.state, today=TODAY, by=cast.coordinator)
    assert found(row)[0].is_checked
    other = public_offer(cast, "Beratung", "target_group", ["wohnen"])
    Measure.objects.get(concept=row).offers.add(other)
    assert not found(row)[0].is_checked


def test_gaps_name_goals_without_activity_and_activity_without_goal_owner_or_date(cast):
    by = cast.coordinator
    row = concepts.adopted(cast)
    loose = concepts.measure(row, by, office="Sozialamt", ends_on=DAY(2026, 12, 31), audience="unclear")
    gaps = analysis.gaps_of(
        fields_of(row, Measure.objects.all()), list(Measure.objects.select_related("organisation"))
    )
    assert [goal.number for goal in gaps.goals_without_measure] == ["4.2"]
    assert gaps.measures_without_goal == [loose]
    assert gaps.unclear == [loose]
    assert (gaps.without_owner, gaps.without_date) == ([], [])
    bare = concepts.measure(concepts.the_goal(row), by)
    gaps = analysis.gaps_of(fields_of(row, Measure.objects.all()), list(Measure.objects.all()))
    assert (gaps.without_owner, gaps.without_date) == ([bare], [bare])
    assert [words for words, _rows in gaps.rows][:2] == ["Maßnahmen ohne Ziel", "Maßnahmen ohne Zuständige"]


def test_section_6_4_the_share_of_measures_for_everybody(cast):
    row = concepts.adopted(cast)
    goal = concepts.the_goal(row)
    for audience in ("all", "all", "migrants", "unclear"):
        concepts.measure(goal, cast.coordinator, audience=audience, kind="language")
    measures = list(Measure.objects.all())
    kinds = {line.key: line.measures for line in analysis.by_kind(measures)}
    assert kinds["language"].counts == (2, 1, 1)
    assert kinds["language"].share == 50
    assert kinds["political"].share is None, "rarely planned, so it stands there as nothing"
    public_offer(cast, "Offen", fields=["wohnen"])
    public_offer(cast, "Zu", "target_group", ["wohnen", "sprache"])
    (line,) = analysis.by_field(fields_of(row, Measure.objects.all()), measures, doors_by_field(cast.auental))
    assert (line.goals.share, line.measures.share, line.doors.counts) == (100, 50, (1, 0, 1))


def test_strategies_show_only_kinds_that_occur(cast):
    row = concepts.adopted(cast)
    concepts.measure(concepts.the_goal(row), cast.coordinator, kind="network")
    rows = Measure.objects.all()
    (line,) = analysis.strategies(fields_of(row, rows), list(rows))
    assert (line.kind, line.total, [len(cell) for _field, cell in line.cells]) == ("network", 1, [1])


# --- Trainings ---------------------------------------------------------------------------
def reach(cast, *counts, staff=60):
    row = concepts.matrix_training(cast)
    services.update_training(row, fields={"staff": staff}, by=cast.coordinator)
    for number, count in enumerate(counts, start=1):
        services.add_training_date(
            row, held_on=DAY(2026, 1, number), reached=count, today=TODAY, by=cast.coordinator
        )
    found = training_rows(cast.coordinator).get(pk=row.pk)
    return reach_of(found), [cell for _row, cell in dates_shown(found)]


def test_reach_is_a_share_of_the_staff(cast):
    total, dates = reach(cast, 14, 10)
    assert (total.reached, total.percent, total.words) == (24, 40.0, "40,0 %")
    assert dates == [14, 10]


@pytest.mark.parametrize("counts", [(3,), (2, 2), (57,), (58, 1)])
def test_small_numbers_of_people_and_of_the_rest_are_not_shown(cast, counts):
    total, _dates = reach(cast, *counts)
    assert (total.reached, total.percent) == (HIDDEN, HIDDEN)


def test_a_small_date_takes_another_one_with_it(cast):
    _total, dates = reach(cast, 3, 9, 20)
    assert dates == [HIDDEN, HIDDEN, 20]


def test_a_share_of_few_staff_is_not_meaningful_and_without_staff_there_is_none(cast):
    assert reach(cast, 7, staff=19)[0].percent == NOT_MEANINGFUL
    assert reach(cast, 7, staff=None)[0].words == "–"


# --- Chapter 10 --------------------------------------------------------------------------
def cells(made, number):
    table = next(block for block in made.tables if block.number == number)
    return [list(row) for row in table.rows], list(table.total or ())


@pytest.fixture
def told(cast):
    """Three measures in three states, one of them not public, one milestone missed."""
    by = cast.coordinator
    row = concepts.adopted(cast)
    goal = concepts.the_goal(row)
    done = concepts.measure(
        goal,
        by,
        office="Sozialamt",
        indicator_name="Räumungen",
        baseline=22,
        target=40,
        actual=43,
        budget=1200,
    )
    services.finish_measure(services.start_measure(done, today=TODAY, by=by), today=TODAY, by=by)
    concepts.measure(goal, by, audience="migrants", is_public=False)
    services.add_milestone(
        done, title="Raum gefunden", due_on=DAY(2025, 6, 1), missed_reason="Der Saal wird saniert.", today=TODAY, by=by
    )  # fmt: skip
    services.add_milestone(
        done, title="Pünktlich", due_on=DAY(2025, 6, 1), done_on=DAY(2025, 6, 1), today=TODAY, by=by
    )
    services.add_milestone(done, title="Vorher", due_on=DAY(2020, 6, 1), today=TODAY, by=by)
    concepts.measure(concepts.matrix_draft(cast), by, title="Gehört zum Entwurf")
    return chapter.build(cast.auental, make.PERIOD, TODAY)


def test_t30_counts_goals_by_state_and_a14_draws_the_same(told):
    rows, total = cells(told, "T30")
    assert rows == [["Wohnen", "4.2 Zugang zu Wohnraum ohne Umwege", "alle", 1, 0, 1, 0, 0, 2]]
    assert total[3:] == [1, 0, 1, 0, 0, 2]
    (chart,) = told.charts
    assert (chart.number, chart.categories) == ("A14", ("Wohnen",))
    assert [values[0] for _name, values in chart.series] == [1, 0, 1, 0, 0]


def test_t31_lists_public_measures_and_counts_the_others(told):
    rows, _total = cells(told, "T31")
    assert [row[0] for row in rows] == ["W-01 Merkblatt und Ansprechstelle"]
    assert rows[0][2] == "Sozialamt"
    assert rows[0][6:9] == ["Räumungen", "43 / 40", 1200]
    assert next(t for t in told.tables if t.number == "T31").notes == (
        "1 weitere Maßnahme ist nicht öffentlich.",
    )


def test_t32_is_the_studys_check(told):
    rows, total = cells(told, "T32")
    assert rows[0] == ["Handlungsfeld", "Wohnen", 1, 1, 0, 2, 50]
    assert rows[1][:2] == ["Art", "Beratung und Begleitung"]
    assert total[2:] == [1, 1, 0, 2, 50]


def test_t33_names_what_was_missed_in_the_period_with_its_reason(told):
    rows, _total = cells(told, "T33")
    assert [row[1:] for row in rows] == [["Raum gefunden", "01.06.2025", "offen", "Der Saal wird saniert."]]


def test_the_chapter_survives_the_freezing_and_costs_the_same_for_many(cast, told, django_assert_num_queries):
    assert from_plain(to_plain(told)) == told
    for _n in range(20):
        concepts.measure(concepts.the_goal(concept_on(cast.auental, TODAY)), cast.coordinator)
    with django_assert_num_queries(5):
        chapter.build(cast.auental, make.PERIOD, TODAY)


def test_without_a_concept_the_chapter_says_so(cast):
    made = chapter.build(cast.nordmark, make.PERIOD, TODAY)
    assert made.lead == ""
    assert all(block.is_empty for block in made.blocks)
    assert 10 in [each.number for each in live_chapters(cast.nordmark, make.PERIOD, TODAY)]


def test_the_report_tells_of_the_concept_in_force_on_its_last_day(cast):
    old = concepts.adopted(cast)
    new = services.copy_concept(
        old, today=TODAY, by=cast.coordinator, title="Neu", year=2026,
        term_start=DAY(2026, 1, 1), term_end=DAY(2030, 12, 31),
    )  # fmt: skip
    services.adopt_concept(
        new, decided_by="Kreistag", decided_on=DAY(2026, 2, 1), today=TODAY, by=cast.coordinator
    )
    assert concept_on(cast.auental, DAY(2025, 12, 31)) == old
    assert concept_on(cast.auental, TODAY) == new
