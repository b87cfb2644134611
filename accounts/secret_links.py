"""Pages behind a mailed link: the address is the key, so it must not travel on or be found."""

from django.http import HttpResponse


def keep_quiet(response: HttpResponse) -> HttpResponse:
    """Other sites never learn the address, and no search engine keeps it.

    `same-origin`, not `no-referrer`: with that a browser sends the form of the page with the origin "null", which
    the protection against forged requests refuses.
    """
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
