"""One page to read out: the findings of a report in large type, whose they are, and where the rest stands."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.clock import BERLIN
from desk.mail.services import absolute_url
from documents.render import render_pdf
from monitoring.reports.models import IntegrationReport
from monitoring.reports.snapshot import Content
from monitoring.reports.wording import findings_title, paragraphs

TEMPLATE = "documents/monitoring/speaking.html"


@dataclass(frozen=True)
class SpeakingNote:
    """Values of the page. `stamp` stands large where nobody may quote it yet."""

    heading: str
    report: str
    standing: str
    stamp: str
    findings: tuple[str, ...]
    address: str
    day: str


def speaking_note(report: IntegrationReport, content: Content) -> SpeakingNote | None:
    """The page, or nothing where no finding is written yet. A released report names its public address."""
    findings = paragraphs(content.texts["findings"])
    if not findings:
        return None
    place = report.get_absolute_url()
    if report.is_released:
        place = reverse(
            "monitoring:public-report", kwargs={"district_slug": report.district.slug, "pk": report.pk}
        )
    return SpeakingNote(
        heading=findings_title(len(findings)),
        report=f"{content.texts['title']} {content.period.words}",
        standing=report.standing,
        stamp="" if report.is_released else _("Entwurf"),
        findings=findings,
        address=absolute_url(place),
        day=f"{content.taken_at.astimezone(BERLIN):%d.%m.%Y}",
    )


def speaking_pdf(note: SpeakingNote, report: IntegrationReport) -> bytes:
    """One page A4, PDF/UA."""
    title = _("Sprechzettel: %(report)s") % {"report": note.report}
    return render_pdf(template=TEMPLATE, context=note, title=title, district=report.district)
