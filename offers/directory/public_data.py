"""For other websites and programs: open data, the list in a frame, what search engines need."""

import datetime as dt
from typing import Any

from csp.decorators import csp_replace
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from accounts import clock
from desk.mail.services import absolute_url
from desk.shell.frame import published_district_of
from documents.calendar import write_ics
from documents.spreadsheets.writers import stream_csv
from offers.catalogue import facets
from offers.catalogue.open_data import KEPT
from offers.catalogue.public_view import list_language
from offers.catalogue.published_selectors import published_districts, published_finds
from offers.catalogue.search_view import search_context
from offers.directory.dates import all_dates
from offers.directory.embedding import fixed_choices, frame_code, frame_query
from offers.directory.open_table import offers_table
from offers.directory.published_selectors import published_addresses, published_rows, published_with_dates
from offers.places.published_selectors import published_places

#: Hits in a frame: the frame of another site is low.
EMBEDDED = 10
ANYONE = "*"


@login_not_required
@xframe_options_exempt
@csp_replace({"frame-ancestors": [ANYONE]})  # type: ignore[arg-type]
@require_safe
def embedded(request: HttpRequest, district_slug: str) -> HttpResponse:
    """The list for the frame of another website; the filters stand in its address. Sets no cookie."""
    district = published_district_of(request, district_slug)
    places = published_places(district)
    chosen, text = facets.read_query(request.GET, facets.facets_for(places))
    wanted = facets.widened(chosen, places)
    found = published_finds(
        district,
        wanted,
        text,
        after=request.GET.get("nach", ""),
        size=EMBEDDED,
        language=list_language(),
    )
    url = reverse("offers:public-embedded", kwargs={"district_slug": district.slug})
    context = search_context(district, request.GET, places, chosen, text, found, base=url)
    context["fixed"] = fixed_choices(places, chosen)
    response = render(request, "public/offers/embedded.html", context)
    response["Cache-Control"] = f"public, max-age={KEPT}"
    return response


@login_not_required
@require_safe
def data(request: HttpRequest, district_slug: str) -> HttpResponse:
    """How others can use the offers: addresses for programs, and the code for a frame to copy."""
    district = published_district_of(request, district_slug)
    places = published_places(district)
    shown = [facet for facet in facets.facets_for(places) if facet.param in {"thema", "ort", "sprache"}]
    chosen, query = frame_query(request.GET, shown)
    url = reverse("offers:public-embedded", kwargs={"district_slug": district.slug}) + query
    context = {
        "district": district,
        "public_area": "offers",
        "boxes": [(facet, chosen.get(facet.param, "")) for facet in shown],
        "preview": url,
        "code": frame_code(absolute_url(url), _("Angebote: %(district)s") % {"district": district}),
        "sources": [
            (
                _("Tabelle (CSV)"),
                _("alle veröffentlichten Angebote, für Excel und Statistik"),
                reverse("offers:public-csv", kwargs={"district_slug": district.slug}),
            ),
            (
                _("Kalender (iCal)"),
                _("alle Termine der nächsten Wochen, zum Abonnieren"),
                reverse("offers:public-dates", kwargs={"district_slug": district.slug}),
            ),
            (
                _("Schnittstelle (JSON)"),
                _("in Seiten, mit denselben Filtern wie die Suche"),
                reverse("offers:public-api", kwargs={"district_slug": district.slug}),
            ),
            (
                _("Open Referral HSDS 3.0"),
                _("der Standard für Verzeichnisse sozialer Angebote"),
                reverse("offers:hsds-root"),
            ),
        ],
        "breadcrumb": [
            (_("Start"), reverse("offers:public-home", kwargs={"district_slug": district.slug})),
            (_("Daten zum Weiterverwenden"), ""),
        ],
    }
    return render(request, "public/offers/data.html", context)


@login_not_required
@require_safe
def offers_csv(request: HttpRequest, district_slug: str) -> StreamingHttpResponse:
    """All published offers of the district as CSV, line by line."""
    district = published_district_of(request, district_slug)
    table = offers_table(district, published_rows(district))
    response = StreamingHttpResponse(stream_csv(table), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="angebote-{district.slug}.csv"'
    response["Cache-Control"] = f"public, max-age={KEPT}"
    response["Access-Control-Allow-Origin"] = ANYONE
    return response


@login_not_required
@require_safe
def offers_calendar(request: HttpRequest, district_slug: str) -> HttpResponse:
    """All dates of the coming weeks, to subscribe to."""
    district = published_district_of(request, district_slug)
    events = all_dates(published_with_dates(district), district, clock.today())
    name = _("Angebote: %(district)s") % {"district": district}
    response = HttpResponse(write_ics(events, name=name), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="angebote-{district.slug}.ics"'
    response["Cache-Control"] = f"public, max-age={KEPT}"
    response["Access-Control-Allow-Origin"] = ANYONE
    return response


@login_not_required
@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """The sitemaps of all districts."""
    maps = [
        absolute_url(reverse("offers:sitemap", kwargs={"district_slug": district.slug}))
        for district in published_districts()
    ]
    return _xml("public/offers/sitemap_index.xml", {"maps": maps})


@login_not_required
@require_safe
def sitemap(request: HttpRequest, district_slug: str) -> HttpResponse:
    """Addresses of one district for search engines, with the day each was last known to be right."""
    district = published_district_of(request, district_slug)
    where: dict[str, str] = {"district_slug": district.slug}
    fixed = [
        reverse(f"offers:{name}", kwargs=where) for name in ("public-home", "public-search", "public-data")
    ]
    pages: list[tuple[str, dt.date | None]] = [(absolute_url(path), None) for path in fixed]
    pages += [
        (absolute_url(reverse("offers:public-offer", kwargs={**where, "offer_slug": slug})), day)
        for slug, day in published_addresses(district)
    ]
    return _xml("public/offers/sitemap.xml", {"pages": pages})


@login_not_required
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines need not read, and where the sitemap lies."""
    lines = [
        "User-agent: *",
        "Disallow: /api/",
        "Disallow: /konto/",
        "Disallow: /kreis/*/einbetten/",
        "Disallow: /kreis/*/merkzettel/",
        "Disallow: /kreis/*/angebote/*/fehler-melden/",
        f"Sitemap: {absolute_url(reverse('offers:sitemap-index'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _xml(template: str, context: dict[str, Any]) -> HttpResponse:
    response = HttpResponse(
        render_to_string(template, context), content_type="application/xml; charset=utf-8"
    )
    response["Cache-Control"] = f"public, max-age={KEPT}"
    return response
