"""What happens around every request: refusals become pages, private pages are not cached."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils import translation

from accounts.languages import STAFF_LANGUAGES
from accounts.refusals import Refusal


class RefusalMiddleware:
    """Shows a rule's refusal as a 409 page with its words, rule and source."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Refusal):
            return render(request, "409.html", {"refusal": exception}, status=exception.status)
        return None


class PrivateCacheMiddleware:
    """After sign-in nothing may stay in a shared computer's cache."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated and "Cache-Control" not in response:
            response["Cache-Control"] = "no-store"
        return response


class PersonLanguageMiddleware:
    """Signed in, the person's own language counts, not the browser's; a switch on the page wins over both."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            translation.activate(request.user.language)
        response = self.get_response(request)
        if request.user.is_authenticated:
            response.headers["Content-Language"] = translation.get_language()
        return response


class PageLanguageMiddleware:
    """Pages that are written in German and English only answer in one of these.

    `request.wanted_language` keeps what was asked for, so that the page can say so in that language.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        wanted = translation.get_language()
        if wanted not in STAFF_LANGUAGES and not _speaks_every_language(request):
            request.wanted_language = wanted  # type: ignore[attr-defined]
            own = request.user.language if request.user.is_authenticated else settings.LANGUAGE_CODE
            translation.activate(own)
        return self.get_response(request)


def _speaks_every_language(request: HttpRequest) -> bool:
    """Is it a page for everybody? A missing page is one for whoever has not signed in."""
    try:
        name = resolve(request.path_info).view_name
    except Resolver404:
        return not request.user.is_authenticated
    return name.startswith(settings.HOUSE.MULTILINGUAL)
