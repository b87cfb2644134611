"""How a form is answered once its deed is done."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect


def see_other(to: Any, **where: Any) -> HttpResponse:
    """Go there with a GET (303), so that loading the page anew does nothing twice.

    `to`: an address, a name of one with its parts, or a record.
    """
    response = redirect(to, **where)
    response.status_code = 303
    return response
