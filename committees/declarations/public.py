"""The statistics of seats for everybody, where the committee says so."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts import clock
from committees.declarations.selectors import published_statistics
from committees.declarations.sheets import fact_charts, seat_tables
from committees.roster.public import (
    committee_url,
    public_start,
    public_values,
    published_committee_of,
)


@login_not_required
@require_safe
def public_seat_statistics(request: HttpRequest, district_slug: str, slug: str) -> HttpResponse:
    committee = published_committee_of(request, district_slug, slug)
    district = committee.district
    statistics = published_statistics(committee, clock.today())
    if statistics is None:
        raise Http404
    values = public_values(
        district,
        committee=committee,
        statistics=statistics,
        tables=seat_tables(statistics),
        charts=fact_charts(statistics),
        breadcrumb=[
            *public_start(district),
            (committee.name, committee_url(committee, district)),
            (_("Sitze"), ""),
        ],
    )
    return render(request, "public/committees/seats.html", values)
