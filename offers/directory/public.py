"""Beside the page of an offer, for anyone: its sheet of paper, and the form that reports a mistake."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts import clock
from accounts.districts.models import District
from accounts.refusals import Refusal
from desk.forms.answers import see_other
from desk.shell.frame import published_district_of
from documents.calendar import write_ics
from documents.store.views import attachment
from offers.catalogue.published_selectors import published_binding_end, published_offer
from offers.catalogue.texts import told_german
from offers.directory.brakes import brake
from offers.directory.dates import dates_of
from offers.directory.forms import ReportForm
from offers.directory.papers import offer_paper
from offers.directory.published_selectors import published_with_texts
from offers.directory.services import report_mistake
from offers.directory.sheets import languages

CALENDAR = "text/calendar; charset=utf-8"
#: Reports of one visitor in an hour.
MOST_REPORTS, HOUR = 5, 3600


@login_not_required
@require_safe
def offer_sheet(request: HttpRequest, district_slug: str, offer_slug: str) -> HttpResponse:
    """The offer on one sheet A4 as an accessible PDF."""
    district = published_district_of(request, district_slug)
    row = published_with_texts(district, offer_slug, languages())
    if row is None:
        raise Http404
    bound_until = (
        published_binding_end(district, offer_slug) if row["target_group_reason"] == "funding" else None
    )
    data = offer_paper(request, district, row, bound_until)
    return attachment(data, f"{row['slug']}.pdf", "application/pdf")


@login_not_required
@require_safe
def offer_calendar(request: HttpRequest, district_slug: str, offer_slug: str) -> HttpResponse:
    """The coming dates of an offer for a calendar program; not there while it names no regular times."""
    district, row = _offer(request, district_slug, offer_slug)
    events = dates_of(row, district, clock.today())
    if not events:
        raise Http404
    return attachment(write_ics(events, name=row["title"]), f"{row['slug']}.ics", CALENDAR)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, district_slug: str, offer_slug: str) -> HttpResponse:
    """Say what is wrong with an offer, without signing in and without a name."""
    district, row = _offer(request, district_slug, offer_slug)
    form = ReportForm(request.POST if request.method == "POST" else None)
    page = reverse("offers:public-offer", kwargs={"district_slug": district.slug, "offer_slug": offer_slug})
    if request.method == "POST" and (form.is_trapped or form.is_valid()):
        brake(request, "report", most=MOST_REPORTS, seconds=HOUR)
        refusal = None if form.is_trapped else _take(form, row)
        if refusal is None:
            return see_other(f"{request.path}?danke=1")
        form.add_error(None, refusal.message)
    context = {
        "district": district,
        "public_area": "offers",
        "offer": row,
        "form": form,
        "thanks": "danke" in request.GET,
        "back": page,
        "breadcrumb": [(told_german(row["title"]), page), (_("Fehler melden"), "")],
    }
    status = 422 if form.errors else 200
    return render(request, "public/offers/report.html", context, status=status)


def _take(form: ReportForm, row: dict[str, Any]) -> Refusal | None:
    try:
        report_mistake(offer_id=row["id"], today=clock.today(), **_said(form))
    except Refusal as refusal:
        return refusal
    return None


def _said(form: ReportForm) -> dict[str, Any]:
    return {"mistake": form.cleaned_data["mistake"], "text": form.cleaned_data["text"]}


def _offer(request: HttpRequest, district_slug: str, offer_slug: str) -> tuple[District, dict[str, Any]]:
    district = published_district_of(request, district_slug)
    row = published_offer(district, offer_slug)
    if row is None:
        raise Http404
    return district, row
