"""The service worker of the live page: a file without data, from an address that may guard meetings."""

from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import Http404, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from accounts.requests import SignedInRequest

FILE = "js/live/worker.js"
#: Each page registers it for its own address below this one.
SCOPE = "/sitzungen/"


@require_GET
@never_cache
def live_worker(request: SignedInRequest) -> HttpResponse:
    """A file below /static/ could only guard /static/; from here it may guard the page of a meeting."""
    found = finders.find(FILE)
    if not isinstance(found, str):
        raise Http404
    response = HttpResponse(Path(found).read_bytes(), content_type="text/javascript; charset=utf-8")
    response["Service-Worker-Allowed"] = SCOPE
    return response
