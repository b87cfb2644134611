"""One log line per request that says what was asked without saying about whom.

It names the address *pattern*, never the address: query strings carry names that were
searched for, and some paths carry secrets (invitations, calendar feeds).
"""

import re
import time
import uuid
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse

logger = structlog.get_logger("teilhabenetz.request")
QUIET = frozenset({"healthz", "metrics"})
REQUEST_ID = re.compile(r"[A-Za-z0-9-]{8,64}")


class RequestLogMiddleware:
    """Gives every request an id (taken over from the proxy if it sends a plain one) and logs its end."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        request_id = given if REQUEST_ID.fullmatch(given) else uuid.uuid4().hex
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request_id)
        started = time.perf_counter()
        response = self.get_response(request)
        response["X-Request-ID"] = request_id
        match = request.resolver_match
        if not (match and match.route in QUIET):
            logger.info(
                "request",
                method=request.method,
                route=match.route if match else "(unknown)",
                view=match.view_name if match else "",
                status=response.status_code,
                milliseconds=round((time.perf_counter() - started) * 1000),
            )
        return response
