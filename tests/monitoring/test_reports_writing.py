"""What people write for a report: only in a draft, kept apart by version, frozen with the numbers."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from accounts.refusals import Refusal, StaleVersion, WrongState
from monitoring.reports.bases import TEMPLATES
from monitoring.reports.models import BoardStatement, IntegrationReport, Recommendation, ReportHandover
from monitoring.reports.selectors import boards_to_speak, content_of, report_rows
from monitoring.reports.services import (
    enter_statement,
    freeze_report,
    hand_over,
    release_report,
    reopen_report,
)
from monitoring.reports.services.outcomes import take_over_recommendations, update_outcome
from monitoring.reports.services.writing import (
    delete_recommendation,
    move_recommendation,
    save_text,
    update_recommendation,
)
from tests.cast import TODAY
from tests.monitoring import make
from tests.monitoring import make_writing as write

pytestmark = pytest.mark.django_db


def content(report):
    return content_of(report, now=make.NOW, today=TODAY)


def test_a_text_is_written_and_changed_with_the_version_one_saw(cast):
    report = make.draft(cast)
    row = write.text(cast, report)
    again = save_text(
        report, section=row.section, text="Es trägt gut.", version=row.version, by=cast.coordinator
    )
    assert (again.text, again.version) == ("Es trägt gut.", 2)
    assert content(report).writing.section("k5-einordnung") == "Es trägt gut."


def test_two_who_begin_the_same_section_do_not_overwrite_each_other(cast):
    report = make.draft(cast)
    write.text(cast, report)
    with pytest.raises(StaleVersion):
        save_text(report, section="k5-einordnung", text="anders", by=cast.second_coordinator)


def test_a_section_the_outline_does_not_know_is_refused(cast):
    with pytest.raises(Refusal):
        save_text(make.draft(cast), section="k99", text="x", by=cast.coordinator)


def test_numbers_in_sentences_come_from_the_report_and_freeze_with_it(cast):
    make.actor(cast.auental, "Eins", kind="association")
    report = make.draft(cast)
    write.text(cast, report, text="[[actors]] Akteure, [[nothing_like_it]].")
    frozen = freeze_report(report, now=make.NOW, today=TODAY, by=cast.coordinator)
    make.actor(cast.auental, "Zwei", kind="association")
    assert content(frozen).writing.section("k5-einordnung") == "2 Akteure, [[nothing_like_it]]."


@pytest.mark.parametrize("make_row", [write.text, write.recommendation, write.assessment, write.outcome])
def test_nothing_is_written_after_the_datenschnitt(cast, make_row):
    with pytest.raises(WrongState):
        make_row(cast, make.frozen(cast))


def test_recommendations_keep_their_order_and_their_number_follows_it(cast):
    report = make.draft(cast)
    first, second, third = (write.recommendation(cast, report, title=name) for name in "ABC")
    move_recommendation(third, direction="hoch", by=cast.coordinator)
    assert [(row.label, row.title) for row in content(report).writing.advice] == [
        ("E1", "A"), ("E2", "C"), ("E3", "B"),
    ]  # fmt: skip
    move_recommendation(first, direction="hoch", by=cast.coordinator)
    delete_recommendation(Recommendation.objects.get(pk=first.pk), by=cast.coordinator)
    assert [row.title for row in content(report).writing.advice] == ["C", "B"]
    with pytest.raises(StaleVersion):
        update_recommendation(second, fields={"title": "D"}, version=1, by=cast.coordinator)


def test_recommendations_stand_in_t36_with_all_the_outline_asks(cast):
    report = make.draft(cast)
    write.recommendation(cast, report)
    row = content(report).table("T36").rows[0]
    assert row[0] == "E1"
    assert row[2:] == (
        "Dezernat Soziales",
        "01/2027",
        "48.600 € im Jahr",
        "Gemeinden ohne Beratung: keine",
        "Kreistag",
    )


def test_the_next_report_begins_with_what_the_last_one_recommended(cast):
    last = make.draft(
        cast,
        period_start=make.PERIOD.first.replace(year=2016),
        period_end=make.PERIOD.last.replace(year=2020),
    )
    write.recommendation(cast, last)
    frozen = freeze_report(last, now=make.NOW, today=TODAY, by=cast.coordinator)
    release_report(frozen, now=make.NOW, by=cast.second_coordinator)
    report = make.draft(cast)
    told = report.outcomes.get()
    assert (told.title, told.status) == ("Beratung vor Ort sichern", "open")
    update_outcome(told, fields={"status": "done", "evidence": "Beschluss vom 1. März"}, by=cast.coordinator)
    assert take_over_recommendations(report, by=cast.coordinator) == 0, "each stands once"
    assert content(report).table("T2").rows == (
        ("Beratung vor Ort sichern", "Dezernat Soziales", "umgesetzt", "Beschluss vom 1. März"),
    )


def test_goals_are_judged_on_four_steps_that_never_change(cast):
    report = make.draft(cast)
    write.assessment(cast, report)
    assert content(report).table("T37").rows == (
        ("Alle finden einen Kurs", "teilweise erreicht", "Die Wartezeit sinkt."),
    )
    with pytest.raises(Exception, match="sehr gut"):
        write.assessment(cast, report, level="sehr gut")


def test_a_board_reads_a_draft_from_the_day_it_was_given_to_it(cast):
    report = make.draft(cast)
    assert not report_rows(cast.board_member, "V").filter(pk=report.pk).exists()
    hand_over(report, committee=cast.board, today=TODAY, by=cast.coordinator)
    for person in (cast.board_member, cast.clerk):
        assert report_rows(person, "V").filter(pk=report.pk).exists()
        assert not report_rows(person, "U").filter(pk=report.pk).exists()
    assert not report_rows(cast.ngo_editor, "V").filter(pk=report.pk).exists()
    with pytest.raises(Exception, match="hat den Entwurf schon"):
        hand_over(report, committee=cast.board, today=TODAY, by=cast.coordinator)


def test_a_report_is_not_given_to_a_board_of_another_district(cast):
    report = make.draft(cast)
    with pytest.raises(ValidationError) as refused:
        hand_over(report, committee=cast.foreign_board, today=TODAY, by=cast.coordinator)
    assert set(refused.value.message_dict) == {"committee"}
    assert not ReportHandover.objects.filter(report=report).exists()


def test_the_word_of_a_board_is_taken_up_once_and_never_changed(cast):
    report = write.full(cast)
    assert [row.text for row in content(report).writing.statements] == ["Der Beirat stimmt zu."]
    row = BoardStatement.objects.get()
    with pytest.raises(DatabaseError), transaction.atomic():
        BoardStatement.objects.filter(pk=row.pk).update(text="Der Beirat lehnt ab.")
    with pytest.raises(Exception, match="steht schon"):
        write.statement(cast, report)
    assert not boards_to_speak(cast.clerk, report).exists()


def test_a_statement_after_the_datenschnitt_leaves_every_number_as_it_was(cast):
    report = freeze_report(write.written(cast), now=make.NOW, today=TODAY, by=cast.coordinator)
    before = content(report)
    make.actor(cast.auental, "Später dazu")
    write.statement(cast, report)
    report = IntegrationReport.objects.get(pk=report.pk)
    after = content(report)
    assert after.chapters == before.chapters
    assert (report.snapshot.sequence, report.status) == (2, "frozen")
    assert after.writing.log[-1].step == "Stellungnahme aufgenommen"


def test_a_board_that_never_got_the_draft_does_not_speak_and_nobody_after_the_release(cast):
    report = make.draft(cast)
    with pytest.raises(Refusal):
        write.statement(cast, report)
    handed = write.released_in_full(cast)
    with pytest.raises(WrongState):
        write.statement(cast, handed)
    with pytest.raises(WrongState):
        hand_over(handed, committee=cast.board, today=TODAY, by=cast.coordinator)


def test_a_statement_of_tomorrow_is_refused_at_its_field(cast):
    with pytest.raises(Refusal) as refusal:
        enter_statement(
            write.handed_over(cast),
            committee=cast.board,
            stated_on=TODAY.replace(day=20),
            text="x",
            now=make.NOW,
            by=cast.clerk,
        )
    assert refusal.value.field == "stated_on"


def test_the_change_log_tells_the_way_from_draft_to_edition(cast):
    report = make.frozen(cast)
    opened = reopen_report(report, reason="Zahlen des Jobcenters fehlen", by=cast.coordinator)
    make.actor(cast.auental, "Neu", kind="association")
    write.text(cast, opened)
    again = freeze_report(opened, now=make.NOW, today=TODAY, by=cast.coordinator)
    told = [(line.step, line.what) for line in content(again).writing.log]
    assert told[0][0] == "Beginn"
    assert told[1] == ("Datenschnitt 1", "Alle Zahlen und Texte stehen fest.")
    assert told[-1][0] == "Datenschnitt 2"
    assert "1 Text geändert" in told[-1][1]


@pytest.mark.parametrize(
    "claim", ["Der Bericht ist gesetzlich vorgeschrieben.", "Er ist gesetzlich verpflichtend."]
)
def test_no_text_says_that_the_law_demands_the_report_without_naming_the_law(cast, claim):
    with pytest.raises(Refusal):
        write.basis(cast, text=claim)
    with pytest.raises(Refusal):
        write.text(cast, text=claim)
    with pytest.raises(Refusal):
        make.draft(cast, legal_basis=claim)
    assert write.basis(cast, text=f"§ 19 TIntG NRW: {claim}").number == 1


def test_the_templates_never_claim_a_duty_and_three_ask_to_be_checked():
    assert {template.land for template in TEMPLATES} == {"NW", "BW", "SH", "BE", "HE"}
    assert {template.land for template in TEMPLATES if template.needs_check} == {"SH", "BE", "HE"}
    assert all("gesetzlich vorgeschrieben" not in template.text for template in TEMPLATES)
    assert all("itte prüfen" in template.text for template in TEMPLATES if template.needs_check)


def test_the_newest_version_of_the_basis_holds_and_the_frozen_report_keeps_its_own(cast):
    write.basis(cast, text="Fassung eins.")
    report = make.frozen(cast)
    assert write.basis(cast, text="Fassung zwei.").number == 2
    assert content(report).writing.basis.text == "Fassung eins."
    assert content(make.draft(cast)).writing.basis.text == "Fassung zwei."
