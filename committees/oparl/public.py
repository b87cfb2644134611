"""The addresses of OParl 1.1: system, lists, objects and files, read from the published copy alone."""

import re
from typing import Any
from uuid import UUID

import orjson
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import Resolver404, resolve
from django.utils.http import content_disposition_header

from accounts import clock
from committees.oparl.addresses import ROOT, oparl_url, with_query
from committees.oparl.answers import Gone, conditional, json_answer, oparl_view
from committees.oparl.codes import BODY_LISTS, INTERNAL, ORGANIZATION_LISTS, Kind
from committees.oparl.models import OparlObject
from committees.oparl.pages import PublishedPage, Wanted
from committees.oparl.query import read_omit, read_query, spell
from committees.oparl.selectors import (
    published_bodies,
    published_file,
    published_is_due,
    published_object,
    published_of_body,
    published_of_organization,
    published_system,
    published_text,
)
from committees.oparl.services import publish, publish_due
from documents.store.services import verified_content


@oparl_view
def oparl_system(request: HttpRequest) -> HttpResponse:
    """The way in."""
    row = published_system()
    if row is None:
        publish_due(now=clock.now())
        row = published_system()
    if row is None:
        raise Http404
    return json_answer(request, row.body.encode(), row.modified)


@oparl_view
def oparl_bodies(request: HttpRequest) -> HttpResponse:
    """All districts of the installation."""
    wanted, omit = read_query(request.GET)
    if published_is_due(None):
        publish_due(now=clock.now())
    return _list(request, oparl_url("bodies"), published_bodies(wanted), wanted, omit=omit)


@oparl_view
def oparl_object(request: HttpRequest, kind: str, pk: UUID) -> HttpResponse:
    """One object at its canonical address, or the stub of a deleted one."""
    row = _fresh_object(kind, pk)
    body = row.body.encode()
    if not row.deleted and read_omit(request.GET):
        body = _without_internal(row)
    return json_answer(request, body, row.modified)


@oparl_view
def oparl_body_list(request: HttpRequest, pk: UUID, name: str) -> HttpResponse:
    """One of the ten lists of a body."""
    if name not in BODY_LISTS:
        raise Http404
    kind, _property = BODY_LISTS[name]
    wanted, omit = read_query(request.GET)
    _fresh_object(Kind.BODY, pk)
    return _list(request, oparl_url("body", pk, name), published_of_body(pk, kind, wanted), wanted, omit=omit)


@oparl_view
def oparl_organization_list(request: HttpRequest, pk: UUID, name: str) -> HttpResponse:
    """Meetings or consultations of one committee."""
    if name not in ORGANIZATION_LISTS:
        raise Http404
    wanted, omit = read_query(request.GET)
    _fresh_object(Kind.ORGANIZATION, pk)
    page = published_of_organization(pk, ORGANIZATION_LISTS[name], wanted)
    return _list(request, oparl_url("organization", pk, name), page, wanted, omit=omit)


@oparl_view
def oparl_file_access(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The file to look at."""
    return _file(request, pk, as_attachment=False)


@oparl_view
def oparl_file_download(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The file to keep, with its name."""
    return _file(request, pk, as_attachment=True)


@oparl_view
def oparl_elsewhere(request: HttpRequest) -> HttpResponse:
    """Other spellings of our addresses lead to the one that counts; everything else does not exist."""
    path = _canonical(request.path)
    try:
        found = resolve(path).url_name
    except Resolver404:
        found = None
    if path == request.path or found in (None, "oparl-elsewhere"):
        raise Http404
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{path}?{query}" if query else path)


def _canonical(path: str) -> str:
    """Lower case, single slashes, none at the end, keys with their hyphens; the bare root is the system."""
    words = [_with_hyphens(word) for word in path.lower().split("/") if word]
    path = "/" + "/".join(words)
    return f"{ROOT}/system" if path in ("/oparl", ROOT) else path


def _with_hyphens(word: str) -> str:
    return str(UUID(word)) if re.fullmatch(r"[0-9a-f]{32}", word) else word


def _fresh_object(kind: str, key: UUID) -> OparlObject:
    """The object after everything that waits has been published, unless somebody is at it already."""
    row = published_object(kind, key)
    if row is None:
        if not published_is_due(None) or not publish_due(now=clock.now()):
            raise Http404
    elif row.district_id and published_is_due(row.district_id) and row.district:
        publish(row.district, now=clock.now(), wait=False)
    else:
        return row
    row = published_object(kind, key)
    if row is None:
        raise Http404
    return row


def _list(request: HttpRequest, url: str, page: PublishedPage, wanted: Wanted, *, omit: bool) -> HttpResponse:
    """A page of an external list. Finished objects are put side by side, not built again."""
    links = {"self": with_query(url, spell(wanted, omit=omit, after=wanted.after))}
    links["first"] = with_query(url, spell(wanted, omit=omit, after=None))
    if page.has_more:
        links["next"] = with_query(url, spell(wanted, omit=omit, after=page.rows[-1].key))
    bodies = [_without_internal(row) if omit and not row.deleted else row.body.encode() for row in page.rows]
    rest = orjson.dumps({"pagination": {"elementsPerPage": wanted.limit}, "links": links})
    return json_answer(request, b'{"data":[' + b",".join(bodies) + b"]," + rest[1:])


def _without_internal(row: OparlObject) -> bytes:
    dropped = INTERNAL.get(Kind(row.kind), ())
    if not dropped:
        return row.body.encode()
    content: dict[str, Any] = orjson.loads(row.body)
    return orjson.dumps({name: value for name, value in content.items() if name not in dropped})


def _file(request: HttpRequest, pk: UUID, *, as_attachment: bool) -> HttpResponse:
    row = _fresh_object(Kind.FILE, pk)
    if row.deleted:
        raise Gone
    shown: dict[str, Any] = orjson.loads(row.body)
    data = published_text(row) if "text" in shown else _document(row)
    if data is None:
        raise Gone
    response = HttpResponse(data, content_type=shown["mimeType"])
    if as_attachment:
        response["Content-Disposition"] = content_disposition_header(True, shown["fileName"]) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'"
    return conditional(request, response, shown["sha512Checksum"][:64], row.modified)


def _document(row: OparlObject) -> bytes | None:
    document = published_file(row)
    return verified_content(document) if document else None
