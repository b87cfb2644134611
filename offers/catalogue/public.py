"""The public site: anyone, without signing in, sees what is published and nothing else."""

import orjson
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from desk.shell.frame import published_district_of
from offers.catalogue import facets, public_view, texts
from offers.catalogue.open_data import open_json
from offers.catalogue.published_selectors import (
    published_binding_end,
    published_districts,
    published_filtered,
    published_finds,
    published_offer,
    published_page,
    published_summary,
    published_translations,
)
from offers.catalogue.search_view import search_context
from offers.places.published_selectors import published_places

PAGE_SIZE = 20
API_PAGE_SIZE, API_MOST = 50, 100


@login_not_required
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """The way in: straight to the only district, else a choice."""
    districts = published_districts()
    if len(districts) == 1:
        return redirect("offers:public-home", district_slug=districts[0].slug)
    return render(request, "public/offers/start.html", {"districts": districts})


@login_not_required
@require_safe
def home(request: HttpRequest, district_slug: str) -> HttpResponse:
    """Search first, then topics and places."""
    district = published_district_of(request, district_slug)
    context = public_view.home_context(district, published_summary(district), published_places(district))
    return render(request, "public/offers/home.html", context)


@login_not_required
@require_safe
def search(request: HttpRequest, district_slug: str) -> HttpResponse:
    """The list with its filters; every state has an address."""
    district = published_district_of(request, district_slug)
    places = published_places(district)
    chosen, text = facets.read_query(request.GET, facets.facets_for(places))
    wanted = facets.widened(chosen, places)
    found = published_finds(
        district,
        wanted,
        text,
        after=request.GET.get("nach", ""),
        size=PAGE_SIZE,
        language=public_view.list_language(),
    )
    context = search_context(district, request.GET, places, chosen, text, found)
    return render(request, "public/offers/search.html", context | {"shown_only": found.cut})


@login_not_required
@require_safe
def offer(request: HttpRequest, district_slug: str, offer_slug: str) -> HttpResponse:
    """One offer in the reader's language, or in the one asked for; gone when it is no longer published."""
    district = published_district_of(request, district_slug)
    row = published_offer(district, offer_slug)
    if row is None:
        raise Http404
    bound_until = (
        published_binding_end(district, offer_slug) if row["target_group_reason"] == "funding" else None
    )
    asked = public_view.read_language(request.GET)
    reading = texts.reading(row, published_translations(row["id"]), get_language() or "", asked)
    template = "public/offers/offer_easy.html" if reading.is_easy else "public/offers/offer.html"
    return render(request, template, public_view.offer_context(district, row, bound_until, reading))


@login_not_required
@require_safe
def offers_json(request: HttpRequest, district_slug: str) -> HttpResponse:
    """Open data: published offers as JSON, by pages; same filters as the page, by their English names."""
    district = published_district_of(request, district_slug)
    chosen, text, size = facets.read_api_query(request.GET, API_PAGE_SIZE, API_MOST)
    page = published_page(
        published_filtered(district, chosen, text), after=request.GET.get("cursor", ""), size=size
    )
    body = orjson.dumps(
        {
            "next": _next_address(request, page.after),
            "results": [public_view.as_json(row) for row in page.rows],
        },
        default=str,
    )
    return open_json(request, body)


def _next_address(request: HttpRequest, after: str) -> str | None:
    if not after:
        return None
    query: QueryDict = request.GET.copy()
    query["cursor"] = after
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
