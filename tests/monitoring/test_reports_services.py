"""From draft to release: what is allowed, what is not, and what no longer moves."""

import datetime as dt

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import translation

from accounts.refusals import Refusal, StaleVersion, WrongState
from documents.jobs.models import Job
from monitoring.reports.blocks import Chapter, ColumnSpec, TableBlock
from monitoring.reports.models import IntegrationReport, ReportSnapshot
from monitoring.reports.selectors import content_of
from monitoring.reports.services import (
    freeze_report,
    release_report,
    reopen_report,
    request_pdf,
    update_report,
)  # fmt: skip
from monitoring.reports.snapshot import differences, fingerprint
from monitoring.reports.working import shown
from tests.cast import TODAY
from tests.monitoring import make

pytestmark = pytest.mark.django_db


def test_a_report_gets_the_next_number_of_its_district(cast):
    assert [make.draft(cast).number, make.draft(cast).number, make.foreign(cast).number] == [1, 2, 1]


def test_a_datenschnitt_freezes_every_number_and_text(cast):
    make.actor(cast.auental, "Eins", kind="association")
    report = make.frozen(cast, summary="Es geht voran.")
    before = content_of(report, now=make.NOW, today=TODAY)
    make.actor(cast.auental, "Zwei", kind="association")
    again = IntegrationReport.objects.get(pk=report.pk)
    after = content_of(again, now=make.NOW + dt.timedelta(days=9), today=TODAY)
    assert after == before
    assert after.texts["summary"] == "Es geht voran."
    assert shown(again, now=make.NOW, today=TODAY).changed == 8, (
        "T10: Verein and Summe; T11: actors and those without a tie; each at start and end"
    )


def test_the_report_is_german_whoever_freezes_it(cast):
    with translation.override("en"):
        report = make.frozen(cast)
    chapters = content_of(report, now=make.NOW, today=TODAY).chapters
    network = next(chapter for chapter in chapters if chapter.number == 5)
    assert network.title == "Netzwerk und Gremien"
    assert network.tables[0].rows[0][0] == "Sonstige"


def test_the_fingerprint_is_that_of_the_content(cast):
    snapshot = ReportSnapshot.objects.get(pk=make.frozen(cast).snapshot_id)
    assert fingerprint(snapshot.content) == snapshot.sha256


def test_the_database_refuses_to_change_a_snapshot(cast):
    snapshot = make.frozen(cast).snapshot
    with pytest.raises(DatabaseError), transaction.atomic():
        ReportSnapshot.objects.filter(pk=snapshot.pk).update(content={})


def test_a_frozen_report_takes_no_new_text(cast):
    with pytest.raises(WrongState):
        update_report(make.frozen(cast), fields={"summary": "anders"}, by=cast.coordinator)


def test_reopening_needs_a_reason_and_keeps_the_old_datenschnitt(cast):
    report = make.frozen(cast)
    with pytest.raises(Refusal):
        reopen_report(report, reason=" ", by=cast.coordinator)
    draft = reopen_report(report, reason="Zahlen des Jobcenters fehlen", by=cast.coordinator)
    assert (draft.status, draft.snapshot, draft.snapshots.count()) == ("draft", None, 1)
    second = freeze_report(draft, now=make.NOW, today=TODAY, by=cast.coordinator)
    assert second.snapshot.sequence == 2


@pytest.mark.parametrize("person", ["coordinator"])
def test_whoever_wrote_or_froze_it_does_not_release_it(cast, person):
    with pytest.raises(Refusal):
        release_report(make.frozen(cast), now=make.NOW, by=cast.people[person])
    froze = freeze_report(
        make.draft(cast, by=cast.second_coordinator), now=make.NOW, today=TODAY, by=cast.coordinator
    )
    for either in (cast.coordinator, cast.second_coordinator):
        with pytest.raises(Refusal):
            release_report(froze, now=make.NOW, by=either)


def test_the_database_holds_the_four_eyes_too(cast):
    report = make.frozen(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        IntegrationReport.objects.filter(pk=report.pk).update(
            status="released", released_at=make.NOW, released_by=cast.coordinator
        )


def test_releasing_orders_the_sealed_edition(cast):
    report = make.released(cast)
    assert report.is_released
    assert Job.objects.get().params == {"report": str(report.pk)}


def test_a_draft_is_neither_released_nor_reopened(cast):
    report = make.draft(cast)
    with pytest.raises(WrongState):
        release_report(report, now=make.NOW, by=cast.second_coordinator)
    with pytest.raises(WrongState):
        reopen_report(report, reason="x", by=cast.coordinator)


@pytest.mark.parametrize("step", ["release", "reopen", "freeze", "change"])
def test_nothing_leads_back_from_the_public(cast, step):
    report = make.released(cast)
    with pytest.raises(WrongState):
        {
            "release": lambda: release_report(report, now=make.NOW, by=cast.second_coordinator),
            "reopen": lambda: reopen_report(report, reason="x", by=cast.coordinator),
            "freeze": lambda: freeze_report(report, now=make.NOW, today=TODAY, by=cast.coordinator),
            "change": lambda: update_report(report, fields={"title": "x"}, by=cast.coordinator),
        }[step]()


def test_a_frozen_report_is_not_frozen_again(cast):
    with pytest.raises(WrongState):
        freeze_report(make.frozen(cast), now=make.NOW, today=TODAY, by=cast.coordinator)


def test_a_period_of_the_future_has_no_numbers(cast):
    report = make.draft(cast, period_start=dt.date(2027, 1, 1), period_end=dt.date(2027, 12, 31))
    with pytest.raises(Refusal):
        freeze_report(report, now=make.NOW, today=TODAY, by=cast.coordinator)


def test_a_stale_page_does_not_freeze(cast):
    report = make.draft(cast)
    update_report(report, fields={"summary": "neu"}, by=cast.coordinator)
    with pytest.raises(StaleVersion):
        freeze_report(report, now=make.NOW, today=TODAY, by=cast.coordinator, version=report.version)


def test_a_print_is_asked_for_any_time_before_the_sealed_edition(cast):
    assert request_pdf(make.draft(cast), by=cast.coordinator).kind == "report-pdf"


def test_a_table_the_house_has_learnt_since_is_no_change():
    columns = (ColumnSpec("what", "Was"), ColumnSpec("n", "Zahl", "number"))
    old = TableBlock("T8.1", "a", "A", columns, (("x", 1),))
    new = TableBlock("T8.1a", "b", "B", columns, (("x", 1), ("y", 2)))
    grown = TableBlock("T8.1", "a", "A", columns, (("x", 1), ("y", 2)))
    before = Chapter(4, "fields", "F", "", (old,))
    assert differences((before,), (Chapter(4, "fields", "F", "", (old, new)),)) == 0
    assert differences((before,), (Chapter(4, "fields", "F", "", (grown, new)),)) == 1
