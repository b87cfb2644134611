"""Public pages of motions: what was moved, its way through the bodies, and what became of it."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts import clock
from committees.papers.published_selectors import (
    published_line,
    published_paper_files,
    published_papers_of,
    published_view,
    published_whole_papers,
)
from committees.roster.public import committee_url, public_start, public_values, published_committee_of
from desk.shell.frame import published_district_of

PAGE_SIZE = 20
TEXT_MOST = 200


@login_not_required
@require_safe
def public_papers(request: HttpRequest, district_slug: str, slug: str) -> HttpResponse:
    """All motions of a committee, newest first, to look through or to search."""
    committee = published_committee_of(request, district_slug, slug)
    district = committee.district
    text = request.GET.get("suche", "").strip()[:TEXT_MOST]
    rows = published_papers_of(committee, text)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("seite"))
    values = public_values(
        district,
        committee=committee,
        text=text,
        page=page,
        count=page.paginator.count,
        papers=[published_line(row) for row in page],
        breadcrumb=[
            *public_start(district),
            (committee.name, committee_url(committee, district)),
            (_("Anträge"), ""),
        ],
    )
    return render(request, "public/committees/papers.html", values)


@login_not_required
@require_safe
def public_paper(request: HttpRequest, district_slug: str, pk: UUID) -> HttpResponse:
    """One motion: wording, reasons, amendments, files, and every body that dealt with it."""
    district = published_district_of(request, district_slug)
    row = get_object_or_404(published_whole_papers(district, clock.today()), pk=pk)
    files = published_paper_files([row.pk], district).get(row.pk, [])
    values = public_values(
        district,
        shown=published_view(row, files),
        paper=row,
        breadcrumb=[
            *public_start(district),
            (row.committee.name, committee_url(row.committee, district)),
            (row.number, ""),
        ],
    )
    return render(request, "public/committees/paper.html", values)
