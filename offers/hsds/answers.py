"""How the interface answers: pages as the standard draws them, JSON errors, open to every origin."""

import functools
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import orjson
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt

from offers.catalogue.open_data import open_json
from offers.hsds.incomplete import IncompleteRecord
from offers.hsds.query import Asked, WrongQuery

READING = ("GET", "HEAD")


def hsds_view(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Reading only, without sign-in; whatever goes wrong becomes JSON."""

    @functools.wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with override("de"):  # the contents are German, and so are the errors
            response = _safely(view, request, *args, **kwargs)
        response["Content-Language"] = "de"
        response["Access-Control-Allow-Origin"] = "*"
        return response

    # Nothing here writes: without the exemption a POST would get a page instead of the error object with CORS.
    return csrf_exempt(login_not_required(answer))


def _safely(
    view: Callable[..., HttpResponseBase], request: HttpRequest, *args: Any, **kwargs: Any
) -> HttpResponseBase:
    if request.method not in READING:
        response = error(405, _("Diese Schnittstelle wird nur gelesen."))
        response["Allow"] = ", ".join(READING)
        return response
    try:
        return view(request, *args, **kwargs)
    except IncompleteRecord as incomplete:
        return error(503, str(incomplete))
    except WrongQuery as wrong:
        return error(400, str(wrong))
    except Http404:
        return error(404, _("Das gibt es hier nicht oder nicht mehr."))


def error(status: int, message: str) -> HttpResponse:
    body = orjson.dumps({"error": {"status": status, "message": message}})
    return HttpResponse(body, status=status, content_type="application/json")


def json_answer(request: HttpRequest, content: Any) -> HttpResponse:
    return open_json(request, orjson.dumps(content))


def page_answer(request: HttpRequest, asked: Asked, total: int, contents: list[Any]) -> HttpResponse:
    """One page in the frame of the standard; a page behind the last one is empty."""
    pages = -(-total // asked.per_page)
    return json_answer(
        request,
        {
            "total_items": total,
            "total_pages": pages,
            "page_number": asked.page,
            "size": len(contents),
            "first_page": asked.page == 1,
            "last_page": asked.page >= pages,
            "empty": not contents,
            "contents": contents,
        },
    )


def stream_answer(rows: Iterable[Any]) -> StreamingHttpResponse:
    """Everything, a record a line."""
    return StreamingHttpResponse(_lines(iter(rows)), content_type="application/x-ndjson")


def _lines(rows: Iterator[Any]) -> Iterator[bytes]:
    """Line by line in German: by now the language of the request is back."""
    while True:
        with override("de"):
            row = next(rows, None)
        if row is None:
            return
        yield orjson.dumps(row) + b"\n"
