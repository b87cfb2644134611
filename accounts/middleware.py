"""What happens around every request: refusals become pages, private pages are not cached."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

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
