"""The pages on which a report is written: by form, with the last report beside, and what a board sees."""

import pytest
from django.urls import reverse

from desk.notifications.models import Notification
from monitoring.reports.models import BoardStatement, HouseTerm, LegalBasis, ReportText
from monitoring.reports.services import freeze_report, hand_over, release_report
from monitoring.reports.services.writing import save_text
from tests.cast import TODAY
from tests.monitoring import make
from tests.monitoring import make_writing as write

pytestmark = pytest.mark.django_db


def address(name, report, **more):
    return reverse(f"monitoring:{name}", kwargs={"pk": report.pk, **more})


def test_a_section_is_written_by_form_beside_the_text_of_the_last_report(as_person, cast):
    last = make.draft(
        cast,
        period_start=make.PERIOD.first.replace(year=2016),
        period_end=make.PERIOD.last.replace(year=2020),
    )
    write.text(cast, last, text="So war es damals.")
    release_report(
        freeze_report(last, now=make.NOW, today=TODAY, by=cast.coordinator),
        now=make.NOW,
        by=cast.second_coordinator,
    )
    report, client = make.draft(cast), as_person("coordinator")
    write.term(cast)
    page = client.get(address("report-text", report, section="k5-einordnung")).content.decode()
    assert "So war es damals." in page
    assert "[[actors]]" in page
    answer = client.post(
        address("report-text", report, section="k5-einordnung"), {"text": "Flüchtlinge fehlen."}, follow=True
    )
    text = answer.content.decode()
    assert ReportText.objects.get(report=report).text == "Flüchtlinge fehlen."
    assert "„Flüchtlinge“ → „Geflüchtete“" in text
    assert "So war es damals." in text


def test_whoever_began_before_somebody_else_saved_sees_both_texts(as_person, cast):
    report, client = make.draft(cast), as_person("coordinator")
    save_text(report, section="k6-einordnung", text="Der Text der anderen.", by=cast.second_coordinator)
    answer = client.post(address("report-text", report, section="k6-einordnung"), {"text": "Mein Text."})
    assert answer.status_code == 409
    shown = answer.content.decode()
    assert "Der Text der anderen." in shown
    assert "Mein Text." in shown


def test_the_office_of_the_board_enters_the_statement_and_the_page_locks_it(as_person, cast):
    report, client = write.handed_over(cast), as_person("clerk")
    answer = client.post(
        address("statement-create", report),
        {"committee": cast.board.pk, "stated_on": "02.03.2026", "text": "Der Beirat begrüßt den Bericht."},
        follow=True,
    )
    assert BoardStatement.objects.get().entered_by == cast.clerk
    assert "Der Beirat begrüßt den Bericht." in answer.content.decode()
    assert "Ziel bewerten" not in answer.content.decode(), "the office reads, it does not write"


def test_an_office_does_not_speak_for_another_board(as_person, cast):
    from tests.cast import make_committee

    report, other = write.handed_over(cast), make_committee(cast.auental, "Anderes Gremium")
    hand_over(report, committee=other, today=TODAY, by=cast.coordinator)
    answer = as_person("clerk").post(
        address("statement-create", report), {"committee": other.pk, "stated_on": "02.03.2026", "text": "x"}
    )
    assert answer.status_code == 422
    assert not BoardStatement.objects.exists()


def test_a_recommendation_a_goal_and_an_outcome_are_written_by_form(as_person, cast):
    report, client = make.draft(cast), as_person("coordinator")
    advice = {
        "title": "Öffnen",
        "text": "Der Kreis öffnet.",
        "responsible": "KI",
        "due_on": "31.12.2026",
        "chapter": "6",
    }
    goal = {"goal": "Offen", "level": "mostly", "reason": "Der Anteil stieg."}
    told = {"title": "Pool", "status": "done", "evidence": "besteht"}
    for name, values in (
        ("recommendation-create", advice),
        ("assessment-create", goal),
        ("outcome-create", told),
    ):
        assert client.post(address(name, report), values).status_code == 303, name
    page = client.get(report.get_absolute_url(), {"kapitel": "12"}).content.decode()
    assert "E1 Öffnen" in page
    assert "überwiegend erreicht" in page
    assert "besteht" in client.get(address("report-outcomes", report)).content.decode()


def test_the_legal_basis_begins_with_the_template_of_the_land_and_asks_to_be_checked(as_person, cast):
    client = as_person("coordinator")
    page = client.get(reverse("monitoring:legal-basis-from", kwargs={"land": "HE"})).content.decode()
    assert "Bitte prüfen" in page
    assert client.get(reverse("monitoring:legal-basis-from", kwargs={"land": "XX"})).status_code == 404
    values = {"short": "Beschluss", "text": "Der Kreistag hat es beschlossen.", "as_of": "02.03.2026"}
    assert client.post(reverse("monitoring:legal-basis-create"), values).status_code == 303
    assert (LegalBasis.objects.get().is_checked, LegalBasis.objects.get().district) == (False, cast.auental)
    assert "bitte prüfen" in client.get(reverse("monitoring:legal-basis")).content.decode()


def test_a_bold_claim_is_answered_kindly_and_nothing_typed_is_lost(as_person):
    answer = as_person("coordinator").post(
        reverse("monitoring:legal-basis-create"),
        {"short": "x", "text": "Das ist gesetzlich vorgeschrieben.", "as_of": "02.03.2026"},
    )
    assert answer.status_code == 422
    assert "Bitte nennen Sie das Gesetz" in answer.content.decode()
    assert "Das ist gesetzlich vorgeschrieben." in answer.content.decode()


def test_a_word_of_the_house_is_taken_up_once(as_person, cast):
    client, values = as_person("coordinator"), {"term": "Asylant", "preferred": "Asylsuchende:r"}
    assert client.post(reverse("monitoring:house-term-create"), values).status_code == 303
    again = client.post(reverse("monitoring:house-term-create"), values | {"term": "asylant"})
    assert again.status_code == 422
    assert HouseTerm.objects.get().district == cast.auental


def test_members_and_office_hear_that_they_can_read_the_draft(cast):
    report = write.handed_over(cast)
    heard = Notification.objects.filter(url=report.get_absolute_url())
    assert {row.user for row in heard} == {cast.board_member, cast.clerk}
