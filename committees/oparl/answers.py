"""How the interface answers: open to every origin, conditional, and with error objects instead of pages."""

import datetime as dt
import functools
import hashlib
import logging
from collections.abc import Callable
from typing import Any

import orjson
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.gzip import gzip_page

from committees.oparl.codes import SCHEMA
from committees.oparl.query import WrongQuery

log = logging.getLogger(__name__)
READING = ("GET", "HEAD")


class Gone(Exception):
    """A file that was published once and is no longer."""


def oparl_view(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Reading only, without sign-in or cookie; whatever goes wrong becomes an error object."""

    @functools.wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with override("de"):  # errors speak the language of the contents
            response = _safely(view, request, *args, **kwargs)
        response["Content-Language"] = "de"
        response["Access-Control-Allow-Origin"] = "*"
        return response

    # Nothing here writes: without the exemption a POST would get a page instead of the error object with CORS.
    return login_not_required(csrf_exempt(gzip_page(answer)))


def _safely(
    view: Callable[..., HttpResponse], request: HttpRequest, *args: Any, **kwargs: Any
) -> HttpResponse:
    if request.method == "OPTIONS":
        return _preflight()
    if request.method not in READING:
        response = error(405, _("Diese Schnittstelle wird nur gelesen."), f"method {request.method}")
        response["Allow"] = "GET, HEAD, OPTIONS"
        return response
    try:
        return view(request, *args, **kwargs)
    except WrongQuery as wrong:
        return error(400, str(wrong), "query")
    except Http404:
        return error(404, _("Dieses Objekt gibt es nicht."), f"path {request.path[:200]}")
    except Gone:
        return error(410, _("Diese Datei ist nicht mehr öffentlich."), f"path {request.path[:200]}")
    except Exception:
        log.exception("oparl.fault")
        return error(500, _("Da ist etwas schiefgegangen. Bitte später noch einmal versuchen."), "server")


def _preflight() -> HttpResponse:
    response = HttpResponse(status=204)
    response["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
    response["Access-Control-Allow-Headers"] = "If-None-Match, If-Modified-Since"
    response["Access-Control-Max-Age"] = "86400"
    return response


def error(status: int, message: str, debug: str) -> HttpResponse:
    """The error object of the specification; `debug` says nothing a stranger may not know."""
    body = orjson.dumps({"type": f"{SCHEMA}Error", "message": message, "debug": debug})
    return HttpResponse(body, status=status, content_type="application/json")


def json_answer(request: HttpRequest, body: bytes, modified: dt.datetime | None = None) -> HttpResponse:
    """JSON with ETag and, for one object, the time of its last change; asked each time, sent when new."""
    response = HttpResponse(body, content_type="application/json")
    return conditional(request, response, hashlib.sha256(body).hexdigest()[:32], modified)


def conditional(
    request: HttpRequest, response: HttpResponse, tag: str, modified: dt.datetime | None
) -> HttpResponse:
    """304 for whoever has this very state already."""
    etag = f'"{tag}"'
    stamp = int(modified.timestamp()) if modified else None
    response["ETag"] = etag
    if stamp is not None:
        response["Last-Modified"] = http_date(stamp)
    response["Cache-Control"] = "no-cache"
    known: HttpResponse = get_conditional_response(request, etag, stamp, response) or response
    known["Cache-Control"] = "no-cache"
    return known
