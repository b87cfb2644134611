"""Where the district stands among all, for everybody: chapter 3 of the newest released report, and nothing newer."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from desk.shell.frame import published_district_of
from documents.render.letterhead import letterhead_of
from monitoring.clusters.study import REBUILT
from monitoring.reports.chapters.position import NUMBER
from monitoring.reports.contexts import printed_texts
from monitoring.reports.selectors import published_content, published_reports
from monitoring.reports.workspace import page_block


@login_not_required
@require_safe
def public_position(request: HttpRequest, district_slug: str) -> HttpResponse:
    """A run of the comparison is inside; what of it is public was released with a report."""
    district = published_district_of(request, district_slug)
    report = published_reports(district).first()
    content = published_content(report) if report else None
    chapter = next((row for row in content.all_chapters if row.number == NUMBER), None) if content else None
    accent = letterhead_of(district).palette.accent
    start = reverse("monitoring:public-indicators", kwargs={"district_slug": district.slug})
    title = _("Stellung im Vergleich der Kreise")
    values = {
        "district": district,
        "public_area": "reports",
        "title": title,
        "rebuilt": REBUILT,
        "report": report,
        "content": content,
        "chapter": chapter,
        "blocks": [page_block(block, accent) for block in chapter.blocks] if chapter else [],
        "sections": printed_texts(content, NUMBER) if content else [],
        "breadcrumb": [(_("Zahlen zur Teilhabe"), start), (title, "")],
    }
    return render(request, "public/monitoring/position.html", values)
