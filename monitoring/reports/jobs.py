"""Making the PDF: slow, with visible steps; whoever takes it over after a fault begins anew and ends once."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from accounts import changes
from accounts.clock import BERLIN
from accounts.refusals import Refusal
from documents.jobs.registry import job
from documents.jobs.runner import JobRun
from documents.render import render_pdf
from documents.render.letterhead import letterhead_of
from documents.store.models import StoredDocument
from documents.store.services import store_document
from monitoring.reports.chapters import SOURCES
from monitoring.reports.contexts import ReportContext, report_context
from monitoring.reports.models import IntegrationReport
from monitoring.reports.outputs.word import word_file
from monitoring.reports.selectors import previous_report, report_rows
from monitoring.reports.services import PDF_JOB, WORD_JOB
from monitoring.reports.snapshot import REPORT_LANGUAGE, Content, from_json, take_content, to_json

TEMPLATE = "documents/monitoring/report.html"
#: How far the work is (per cent) when the numbers are read, the charts drawn, the pages set.
READ, DRAWN, SET = 40, 70, 95


@job(PDF_JOB)
def build_report_pdf(run: JobRun) -> StoredDocument | None:
    """Numbers chapter by chapter, charts, pages, store."""
    report = report_rows(run.person, "E").filter(pk=run.params["report"]).first()
    if report is None:
        raise Refusal(_("Diesen Bericht gibt es nicht mehr, oder das Recht dazu ist erloschen."))
    if report.document_id is not None:
        return report.document
    content = _content(report, run)
    context = _context(report, content, run)
    run.progress(DRAWN, _("Die Seiten werden gesetzt"))
    data = render_pdf(template=TEMPLATE, context=context, title=context.description, district=report.district)
    run.progress(SET, _("Das Dokument wird abgelegt"))
    return run.once(lambda: _store(report, content, data, run))


@job(WORD_JOB)
def build_report_word(run: JobRun) -> StoredDocument | None:
    """The whole report as DOCX, for the office to go on writing in."""
    report = report_rows(run.person, "E").filter(pk=run.params["report"]).first()
    if report is None:
        raise Refusal(_("Diesen Bericht gibt es nicht mehr, oder das Recht dazu ist erloschen."))
    content = _content(report, run)
    run.progress(DRAWN, _("Die Datei wird geschrieben"))
    with translation.override(REPORT_LANGUAGE):
        accent = letterhead_of(report.district).palette.accent
        data = word_file(content, standing=standing(report)["standing"], accent=accent)
    run.progress(SET, _("Das Dokument wird abgelegt"))
    return run.once(lambda: _store_word(report, data, run))


def _store_word(report: IntegrationReport, data: bytes, run: JobRun) -> StoredDocument:
    return store_document(
        kind="report-word",
        owner=report,
        file_name=f"{report.title} {report.period_words}.docx",
        title=str(report),
        data=data,
        by=run.person,
        district=report.district,
    )


def _content(report: IntegrationReport, run: JobRun) -> Content:
    """The Datenschnitt; for a trial print of a draft the numbers of the day the print was asked for."""
    if report.snapshot is not None:
        run.progress(READ, _("Der Datenschnitt wird gelesen"))
        return from_json(report.snapshot.content)
    said = run.params.get("asked_at")
    asked_at = dt.datetime.fromisoformat(said) if said else run.job.created_at
    return take_content(
        report,
        now=asked_at,
        today=asked_at.astimezone(BERLIN).date(),
        previous=previous_report(report),
        progress=lambda done, words: run.progress(2 + done * (READ - 2) // len(SOURCES), words),
    )


def _context(report: IntegrationReport, content: Content, run: JobRun) -> ReportContext:
    return report_context(
        content,
        accent=letterhead_of(report.district).palette.accent,
        with_completeness=not report.is_released,
        progress=lambda done, words: run.progress(
            READ + done * (DRAWN - READ) // len(content.chapters), words
        ),
        **standing(report),
    )


def standing(report: IntegrationReport) -> dict[str, str]:
    """Stamp and line on the cover by the state of the report."""
    if report.is_released:
        assert report.released_at is not None, "report_released_by_somebody"
        day = report.released_at.astimezone(BERLIN)
        return {"stamp": "", "standing": _("Veröffentlicht am %(day)s.") % {"day": f"{day:%d.%m.%Y}"}}
    if report.snapshot is not None:
        words = _("Entwurf nach Datenschnitt %(number)d, noch nicht veröffentlicht.")
        return {"stamp": _("Entwurf"), "standing": words % {"number": report.snapshot.sequence}}
    return {
        "stamp": _("Entwurf"),
        "standing": _("Probedruck vor dem Datenschnitt; Zahlen können sich noch ändern."),
    }


def _store(report: IntegrationReport, content: Content, data: bytes, run: JobRun) -> StoredDocument:
    """The released edition is sealed, public and bound to the report; a draft stays in the house."""
    with transaction.atomic():
        current = changes.lock(report)
        if current.status != report.status or current.document_id is not None:
            raise Refusal(_("Der Bericht hat sich während des Drucks verändert. Bitte noch einmal beginnen."))
        options: dict[str, Any] = {"seal": True, "audience": "public"} if current.is_released else {}
        document = store_document(
            kind="report",
            owner=current,
            file_name=f"{report.title} {report.period_words}{'' if current.is_released else ' Entwurf'}.pdf",
            title=str(report),
            data=data,
            context=to_json(content),
            template=TEMPLATE,
            by=run.person,
            district=report.district,
            **options,
        )
        if current.is_released:
            changes.apply(current, {"document": document}, by=run.person, action="report.printed")
    return document
