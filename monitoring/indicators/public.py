"""Published indicators for everybody."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from desk.shell.frame import published_district_of
from monitoring.indicators.public_view import indicator_values
from monitoring.indicators.selectors.rows import published_indicators
from offers.catalogue.texts import told_german


@login_not_required
@require_safe
def public_indicators(request: HttpRequest, district_slug: str) -> HttpResponse:
    district = published_district_of(request, district_slug)
    values = {
        "district": district,
        "public_area": "reports",
        "indicators": published_indicators(district),
        "breadcrumb": [(_("Zahlen zur Teilhabe"), "")],
    }
    return render(request, "public/monitoring/indicators.html", values)


@login_not_required
@require_safe
def public_indicator(request: HttpRequest, district_slug: str, pk: UUID) -> HttpResponse:
    district = published_district_of(request, district_slug)
    indicator = get_object_or_404(published_indicators(district), pk=pk)
    start = reverse("monitoring:public-indicators", kwargs={"district_slug": district.slug})
    values = {
        "district": district,
        "public_area": "reports",
        "breadcrumb": [(_("Zahlen zur Teilhabe"), start), (told_german(indicator.title), "")],
        **indicator_values(indicator),
    }
    return render(request, "public/monitoring/indicator.html", values)
