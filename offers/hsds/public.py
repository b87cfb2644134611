"""The addresses of HSDS 3.0: what directories may take over of the published offers."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse

from desk.mail.services import absolute_url
from offers.hsds.answers import hsds_view, json_answer, page_answer, stream_answer
from offers.hsds.description import description
from offers.hsds.incomplete import IncompleteRecord
from offers.hsds.objects import (
    full_organisation,
    full_service,
    location_json,
    service_at_location,
    short_organisation,
    short_service,
)
from offers.hsds.published_selectors import (
    published_located,
    published_organisations,
    published_service,
    published_service_values,
    published_services,
    published_services_of,
    published_without_land,
)
from offers.hsds.query import Asked, read_query
from offers.hsds.taxonomies import TAXONOMIES, taxonomy_by_key, term_by_key, terms
from offers.hsds.wanted import Wanted

PROFILE = "https://docs.openreferral.org/en/v3.0/"
PAGED = frozenset({"page", "per_page", "format"})
NARROWED = PAGED | {"search", "taxonomy_id", "taxonomy_term_id", "organization_id", "district"}
SERVICES = NARROWED | {"modified_after", "full", "minimal"}
#: Records that are read at a time for a stream.
CHUNK = 500

Shape = Callable[[dict[str, Any]], dict[str, Any]]


@hsds_view
def root(request: HttpRequest) -> HttpResponseBase:
    """Which version this is and where it is described."""
    read_query(request.GET, frozenset())
    described = absolute_url(reverse("offers:hsds-description"))
    return json_answer(request, {"version": "3.0", "profile": PROFILE, "openapi_url": described})


@hsds_view
def openapi(request: HttpRequest) -> HttpResponseBase:
    """The interface in words a program reads."""
    return json_answer(request, description())


@hsds_view
def services(request: HttpRequest) -> HttpResponseBase:
    """Published offers; `full=true` with all that belongs to them, `minimal=true` only what has changed."""
    asked = read_query(request.GET, SERVICES)
    rows = published_services(asked.wanted)
    if asked.is_minimal:
        return _all_keys(request, rows)
    return _answer(request, asked, rows, full_service if asked.is_full else short_service)


@hsds_view
def service(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """One published offer with all that belongs to it."""
    read_query(request.GET, frozenset())
    row = published_service(pk)
    if row is None:
        raise Http404
    return json_answer(request, full_service(row))


@hsds_view
def service_at_locations(request: HttpRequest) -> HttpResponseBase:
    """Offers with a place that is told, each with it."""
    asked = read_query(request.GET, SERVICES - {"minimal"})
    rows = published_located(published_services(asked.wanted))
    return _answer(request, asked, rows, lambda row: service_at_location(row, full=asked.is_full))


@hsds_view
def service_at_location_detail(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """One offer with its place."""
    read_query(request.GET, frozenset())
    row = published_service(pk)
    if row is None or location_json(row) is None:
        raise Http404
    return json_answer(request, service_at_location(row, full=True))


@hsds_view
def organizations(request: HttpRequest) -> HttpResponseBase:
    """Who provides published offers; with `full` or `full_service` each with its offers."""
    asked = read_query(request.GET, NARROWED | {"full", "full_service"})
    rows = published_organisations(asked.wanted)
    if asked.is_stream:
        return stream_answer(_with_services(list(rows), asked.is_full))  # all there before the first line
    page = Paginator(rows, asked.per_page)
    found = list(page.get_page(asked.page).object_list) if asked.page <= page.num_pages else []
    return page_answer(request, asked, page.count, _with_services(found, asked.is_full))


@hsds_view
def organization(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """One provider with its published offers."""
    asked = read_query(request.GET, frozenset({"full_service"}))
    row = published_organisations(Wanted(organisation=pk)).first()
    if row is None:
        raise Http404
    shape = full_service if asked.is_full else short_service
    offers = published_services_of([pk])[pk]
    return json_answer(request, full_organisation(row, [shape(offer) for offer in offers]))


@hsds_view
def taxonomies(request: HttpRequest) -> HttpResponseBase:
    asked = read_query(request.GET, PAGED | {"search"})
    return _words(request, asked, [taxonomy.as_json() for taxonomy in TAXONOMIES])


@hsds_view
def taxonomy(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    read_query(request.GET, frozenset())
    found = taxonomy_by_key(str(pk))
    if found is None:
        raise Http404
    return json_answer(request, found.as_json())


@hsds_view
def taxonomy_terms(request: HttpRequest) -> HttpResponseBase:
    """All words of all lists, or of one; none stands below another, so `top_only` changes nothing."""
    asked = read_query(request.GET, PAGED | {"search", "taxonomy_id", "top_only"})
    rows = [found.term_as_json(code) for found, code in terms() if asked.wanted.taxonomy in (None, found)]
    return _words(request, asked, rows)


@hsds_view
def taxonomy_term(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    read_query(request.GET, frozenset())
    found = term_by_key(str(pk))
    if found is None:
        raise Http404
    return json_answer(request, found[0].term_as_json(found[1]))


def _answer(request: HttpRequest, asked: Asked, rows: QuerySet, shape: Any) -> HttpResponseBase:
    if asked.is_stream:
        if title := published_without_land(rows):
            raise IncompleteRecord(title)
        return stream_answer(shape(row) for row in _flowing(rows))
    first = (asked.page - 1) * asked.per_page
    found = published_service_values(rows)[first : first + asked.per_page]
    return page_answer(request, asked, rows.order_by().count(), [shape(row) for row in found])


def _flowing(rows: QuerySet) -> Iterator[dict[str, Any]]:
    return iter(published_service_values(rows).iterator(chunk_size=CHUNK))


def _all_keys(request: HttpRequest, rows: QuerySet) -> HttpResponseBase:
    """What a directory compares before it fetches: key and last change, all in one answer."""
    pairs = rows.order_by("pk").values_list("pk", "updated_at").iterator(chunk_size=CHUNK)
    return json_answer(
        request, [{"id": str(key), "modified_date": changed.isoformat()} for key, changed in pairs]
    )


def _with_services(rows: list[dict[str, Any]], is_full: bool) -> list[dict[str, Any]]:
    if not is_full:
        return [short_organisation(row) for row in rows]
    offers = published_services_of([row["id"] for row in rows])
    return [full_organisation(row, [full_service(offer) for offer in offers[row["id"]]]) for row in rows]


def _words(request: HttpRequest, asked: Asked, rows: list[dict[str, Any]]) -> HttpResponseBase:
    sought = asked.wanted.search.casefold()
    rows = [row for row in rows if sought in row["name"].casefold()]
    if asked.is_stream:
        return stream_answer(rows)
    first = (asked.page - 1) * asked.per_page
    return page_answer(request, asked, len(rows), rows[first : first + asked.per_page])
