"""What everybody reads: the concept in force and its public measures."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from desk.shell.frame import published_district_of
from monitoring.concept.public_view import concept_values
from monitoring.concept.selectors.concepts import published_concept


@login_not_required
@require_safe
def public_concept(request: HttpRequest, district_slug: str) -> HttpResponse:
    district = published_district_of(request, district_slug)
    values = {
        "district": district,
        "public_area": "concept",
        "breadcrumb": [(_("Integrationskonzept"), "")],
        **concept_values(published_concept(district)),
    }
    return render(request, "public/monitoring/concept.html", values)
