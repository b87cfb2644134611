"""The judgement of the goals: chosen from the concept in force, kept as words, and missed where there is none."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.refusals import Refusal
from monitoring.concept.models import Goal
from monitoring.reports.models import Assessment, IntegrationReport
from monitoring.reports.outline import completeness
from monitoring.reports.selectors import content_of, goals_to_judge
from monitoring.reports.services import freeze_report
from monitoring.reports.services.writing import update_assessment
from tests.cast import TODAY
from tests.monitoring import make
from tests.monitoring import make_concept as concepts
from tests.monitoring import make_writing as write

pytestmark = pytest.mark.django_db


@pytest.fixture
def concept(cast):
    """In force: one guiding goal with two parts, and the goal 4.2 beside them."""
    row = concepts.concept(cast)
    by = cast.coordinator
    field = concepts.field(row, by)
    concepts.goal(field, by)
    top = concepts.goal(field, by, "5", title="Alle wohnen sicher", level="guiding")
    for number in ("5.1", "5.2"):
        concepts.goal(field, by, number, title="Teilziel", parent=top)
    return concepts.services.adopt_concept(
        row, decided_by="Kreistag", decided_on=dt.date(2021, 12, 14), decision_number="1", today=TODAY, by=by
    )


def goal(concept, number="4.2"):
    return Goal.objects.get(field__concept=concept, number=number)


def content(report):
    return content_of(report, now=make.NOW, today=TODAY)


def address(report):
    return reverse("monitoring:assessment-create", kwargs={"pk": report.pk})


def test_the_goals_to_choose_are_those_of_the_concept_at_the_end_of_the_period(cast, concept):
    draft = concepts.concept(
        cast, title="Entwurf", term_start=dt.date(2029, 1, 1), term_end=dt.date(2030, 1, 1)
    )
    concepts.goal(concepts.field(draft, cast.coordinator), cast.coordinator, "9.9")
    numbers = [row.number for row in goals_to_judge(make.draft(cast), TODAY)]
    assert sorted(numbers) == ["4.2", "5", "5.1", "5.2"]
    old = make.draft(cast, period_start=dt.date(2016, 1, 1), period_end=dt.date(2020, 12, 31))
    assert not goals_to_judge(old, TODAY).exists()


def test_a_goal_is_chosen_from_the_list_and_its_words_are_kept(as_person, cast, concept):
    report, client = make.draft(cast), as_person("coordinator")
    page = client.get(address(report)).content.decode()
    assert "4.2 Zugang zu Wohnraum ohne Umwege" in page
    assert "---------" not in page, "no empty step stands among the four"
    values = {"concept_goal": goal(concept).pk, "goal": "", "level": "mostly", "reason": "Es geht voran."}
    assert client.post(address(report), values).status_code == 303
    row = Assessment.objects.get()
    assert (row.concept_goal, row.goal) == (goal(concept), "4.2 Zugang zu Wohnraum ohne Umwege")
    assert client.post(address(report), values).status_code == 422, "each goal is judged once"


def test_without_any_goal_the_form_says_what_to_do_and_loses_nothing(as_person, cast, concept):
    answer = as_person("coordinator").post(
        address(make.draft(cast)), {"goal": "", "level": "mostly", "reason": "Der Grund bleibt stehen."}
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Welches Ziel? Bitte eines wählen oder eintragen." in page
    assert "Der Grund bleibt stehen." in page


def test_a_goal_no_concept_has_is_named_in_words(cast, concept):
    row = write.assessment(cast)
    assert (row.concept_goal, str(row)) == (None, "Alle finden einen Kurs")


def test_goals_of_a_draft_or_of_another_district_are_refused(cast):
    draft = concepts.concept(cast)
    own = concepts.goal(concepts.field(draft, cast.coordinator), cast.coordinator)
    with pytest.raises(Refusal, match="beschlossenen Konzepts"):
        write.assessment(cast, concept_goal=own, goal="")
    values = {"district": cast.nordmark, "by": cast.outsider}
    foreign = concepts.the_goal(concepts.adopted(cast, **values))
    with pytest.raises(ValidationError, match="anderen Kreis"):
        write.assessment(cast, concept_goal=foreign, goal="")
    assert not Assessment.objects.exists()


def test_the_database_refuses_a_judgement_of_nothing_and_a_second_one(cast, concept):
    report = make.draft(cast)
    row = write.assessment(cast, report, concept_goal=goal(concept))
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.filter(pk=row.pk).update(goal="")
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.create(
            district=cast.auental,
            report=report,
            concept_goal=goal(concept),
            goal="x",
            level="partly",
            reason="x",
        )


def test_a_draft_follows_the_concept_and_the_datenschnitt_does_not(cast, concept):
    report = make.draft(cast)
    write.assessment(cast, report, concept_goal=goal(concept))
    Goal.objects.filter(pk=goal(concept).pk).update(title="Neuer Name")
    assert content(report).writing.judgements[0].goal == "4.2 Neuer Name"
    frozen = freeze_report(report, now=make.NOW, today=TODAY, by=cast.coordinator)
    Goal.objects.filter(pk=goal(concept).pk).update(title="Noch ein Name")
    again = IntegrationReport.objects.get(pk=frozen.pk)
    assert content(again).table("T37").rows[0][0] == "4.2 Neuer Name"
    Goal.objects.filter(number="4.2").delete()
    row = Assessment.objects.get()
    assert (row.concept_goal, row.goal_words) == (None, "4.2 Zugang zu Wohnraum ohne Umwege")
    assert content(again).table("T37").rows[0][0] == "4.2 Neuer Name"


def test_a_change_of_the_step_alone_keeps_the_goal(cast, concept):
    row = write.assessment(cast, concept_goal=goal(concept))
    changed = update_assessment(row, fields={"level": "missed"}, by=cast.coordinator)
    assert (changed.level, changed.concept_goal) == ("missed", goal(concept))


def test_goals_without_a_judgement_stand_on_the_page_of_what_is_missing(as_person, cast, concept):
    report = make.draft(cast)
    before = next(line for line in completeness(content(report)) if line.number == 12)
    assert "3 Ziele ohne Bewertung" in before.note
    write.assessment(cast, report, concept_goal=goal(concept, "5"), level="reached")
    assert content(report).writing.unjudged == ("4.2 Zugang zu Wohnraum ohne Umwege",), (
        "5 speaks for its parts"
    )
    url = reverse("monitoring:report-completeness", kwargs={"pk": report.pk})
    page = as_person("coordinator").get(url).content.decode()
    assert "Ziele ohne Bewertung" in page
    assert "4.2 Zugang zu Wohnraum ohne Umwege" in page
    write.assessment(cast, report, concept_goal=goal(concept))
    line = next(line for line in completeness(content(report)) if line.number == 12)
    assert "ohne Bewertung" not in line.note
    assert line.percent > before.percent
    assert "Ziele ohne Bewertung" not in as_person("coordinator").get(url).content.decode()
