"""Writing the report: begin it, freeze its numbers, hand it out."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts import changes
from accounts.districts.models import District
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from documents.jobs.models import Job
from documents.jobs.services import enqueue
from monitoring.reports.models import IntegrationReport
from monitoring.reports.overlaps import refuse_outdated, refuse_overlap
from monitoring.reports.selectors import previous_report
from monitoring.reports.services.freezing import keep_content, logged
from monitoring.reports.services.outcomes import take_over_recommendations
from monitoring.reports.snapshot import Progress, take_content
from monitoring.reports.wording import refuse_bold_claim

Status = IntegrationReport.Status
PDF_JOB = "report-pdf"
WORD_JOB = "report-word"


def create_report(
    *, district: District, by: User, number: int | None = None, **fields: Any
) -> IntegrationReport:
    """Begin a report; without a number it gets the next one of the district."""
    with transaction.atomic():
        changes.lock(district)
        report = IntegrationReport(
            district=district, author=by, number=number or next_number(district), **fields
        )
        _refuse_bold_claims(fields)
        created = changes.create(report, by=by, action="report.created")
        take_over_recommendations(created, by=by)
        return created


def update_report(
    report: IntegrationReport, *, fields: dict[str, Any], version: int | None = None, by: User
) -> IntegrationReport:
    """Change texts or period; only in a draft, because the Datenschnitt holds the texts as well."""
    with transaction.atomic():
        current = changes.lock(report, version=version)
        if current.status != Status.DRAFT:
            raise WrongState(
                _("Nach dem Datenschnitt ändert sich nichts mehr. Bitte den Entwurf vorher wieder öffnen.")
            )
        _refuse_bold_claims(fields)
        return changes.apply(current, fields, by=by, action="report.changed")


def freeze_report(
    report: IntegrationReport,
    *,
    now: dt.datetime,
    today: dt.date,
    by: User,
    version: int | None = None,
    progress: Progress | None = None,
) -> IntegrationReport:
    """Set the Datenschnitt: from now on every number and text of the report stays as it is."""
    with transaction.atomic():
        current = _moved(report, Status.FROZEN, version)
        if current.period_start > today:
            raise Refusal(_("Der Zeitraum hat noch nicht begonnen."))
        refuse_overlap(current)
        content = take_content(
            current, now=now, today=today, previous=previous_report(current), progress=progress
        )
        snapshot = keep_content(current, logged(current, content, now=now), now=now, by=by)
        values = {"status": Status.FROZEN, "snapshot": snapshot, "frozen_at": now, "frozen_by": by}
        return changes.apply(current, values, by=by, action="report.frozen")


def reopen_report(
    report: IntegrationReport, *, reason: str, by: User, version: int | None = None
) -> IntegrationReport:
    """Make it a draft again before it is public; the old Datenschnitt is kept."""
    if not reason.strip():
        raise Refusal(_("Bitte einen Grund angeben."), field="reason")
    with transaction.atomic():
        current = _moved(report, Status.DRAFT, version)
        values = {"status": Status.DRAFT, "snapshot": None, "frozen_at": None, "frozen_by": None}
        return changes.apply(current, values, by=by, action="report.reopened", reason=reason)


def release_report(
    report: IntegrationReport, *, now: dt.datetime, by: User, version: int | None = None
) -> IntegrationReport:
    """Hand the report to the public; its sealed PDF is made at once in the background."""
    with transaction.atomic():
        changes.lock(report.district)
        current = _moved(report, Status.RELEASED, version)
        refuse_same_person(current, by)
        refuse_overlap(current)
        refuse_outdated(current)
        values = {"status": Status.RELEASED, "released_at": now, "released_by": by}
        released = changes.apply(current, values, by=by, action="report.released")
        request_pdf(released, by=by)
    return released


def request_pdf(report: IntegrationReport, *, by: User, now: dt.datetime | None = None) -> Job:
    """Ask for the PDF: a trial print of a draft, or the edition of the Datenschnitt.

    `now`: the moment a trial print of a draft shows; without it that of the job.
    """
    if report.document_id is not None:
        raise WrongState(_("Die veröffentlichte Ausgabe liegt schon vor und wird nie neu gedruckt."))
    title = _("PDF: %(report)s") % {"report": report}
    params = {"report": str(report.pk)} | ({"asked_at": now.isoformat()} if now else {})
    return enqueue(kind=PDF_JOB, title=title, by=by, district=report.district, params=params)


def request_word(report: IntegrationReport, *, by: User, now: dt.datetime) -> Job:
    """Ask for the document to go on writing in; it is never sealed and always for the house alone."""
    title = _("Word-Datei: %(report)s") % {"report": report}
    params = {"report": str(report.pk), "asked_at": now.isoformat()}
    return enqueue(kind=WORD_JOB, title=title, by=by, district=report.district, params=params)


def refuse_same_person(report: IntegrationReport, by: User) -> None:
    """Raises `Refusal` unless a second person releases."""
    if by.pk in {report.author_id, report.frozen_by_id}:
        raise Refusal(
            _("Bitte lassen Sie eine zweite Person veröffentlichen."),
            rule=_("Veröffentlichen darf nicht, wer den Bericht angelegt oder den Datenschnitt gesetzt hat."),
        )


def next_number(district: District) -> int:
    found = IntegrationReport.objects.filter(district=district).aggregate(highest=Max("number"))
    return (found["highest"] or 0) + 1


def _moved(report: IntegrationReport, target: str, version: int | None) -> IntegrationReport:
    """The locked row, if a way leads from where it stands to `target`."""
    current = changes.lock(report, version=version)
    if target not in IntegrationReport.TRANSITIONS[current.status]:
        raise WrongState(
            _("Von „%(now)s“ führt kein Weg zu „%(target)s“.")
            % {"now": current.get_status_display(), "target": Status(target).label}
        )
    return current


def _refuse_bold_claims(fields: dict[str, Any]) -> None:
    for name in ("legal_basis", "mandate"):
        refuse_bold_claim(fields.get(name) or "", field=name)
