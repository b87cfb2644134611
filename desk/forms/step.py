"""A step of a record as a page: the usual case of `action_page`, where one service takes the step."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse

from accounts.requests import SignedInRequest
from desk.forms.action import action_page


def step_page(request: SignedInRequest, row: Any, deed: Callable[..., Any], **words: Any) -> HttpResponse:
    """Ask on GET, take the step on POST, come back to the record.

    `deed` is the service with what the view knows already (`functools.partial`); it is called with what the
    form asks, if there is one, and `by`. `words` are the options of `action_page`.
    """

    def run(form: Any) -> Any:
        given = form.cleaned_data if form is not None else {}
        return deed(**given, by=request.user)

    return action_page(request, row, run=run, **words)
