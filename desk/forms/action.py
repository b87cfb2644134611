"""One deed with a question before it: confirmation on GET, the deed on POST."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from accounts.refusals import Refusal
from desk.forms.answers import see_other


def action_page(
    request: HttpRequest,
    row: Any,
    *,
    run: Callable[[Any], Any],
    title: Any,
    consequence: Any,
    confirm: Any,
    success: Callable[[Any], str] | str | None = None,
    message: Any = "",
    form_class: Any = None,
    form_kwargs: dict[str, Any] | None = None,
    cancel: str = "",
    breadcrumb: Sequence[tuple[Any, str]] = (),
    context: dict[str, Any] | None = None,
    template: str = "desk/forms/action_page.html",
) -> HttpResponse:
    """Ask on GET, naming the consequence; call `run(form)` on POST and go to `success` (303).

    `form_class` asks for more, such as a reason; without one `run` receives None. A refusal is shown
    on the same page with its rule and source (409).
    """
    form = _form(request, form_class, form_kwargs or {})
    refusal, status = None, 200
    if request.method == "POST":
        result, refusal, status = _attempt(run, form)
        if status == 200:
            if message:
                messages.success(request, str(message))
            return see_other(_target(success, result if result is not None else row, row))
    values = {
        "row": row,
        "title": title,
        "consequence": consequence,
        "confirm": confirm or _("Ausführen"),
        "form": form,
        "refusal": refusal,
        "cancel": cancel or row.get_absolute_url(),
        "breadcrumb": _trail(breadcrumb or [(str(row), cancel or row.get_absolute_url())], title),
        **(context or {}),
    }
    return render(request, template, values, status=status)


def _form(request: HttpRequest, form_class: Any, form_kwargs: dict[str, Any]) -> Any:
    if form_class is None:
        return None
    return form_class(request.POST if request.method == "POST" else None, user=request.user, **form_kwargs)


def _attempt(run: Callable[[Any], Any], form: Any) -> tuple[Any, Refusal | None, int]:
    """Do it: the result, why it was refused, and the status of the answer (200: it is done)."""
    if form is not None and not form.is_valid():
        return None, None, 422
    try:
        return run(form), None, 200
    except Refusal as error:
        return None, error, error.status
    except ValidationError as error:
        return None, Refusal(" ".join(error.messages)), 422


def _target(success: Any, result: Any, row: Any) -> str:
    if success is None:
        return row.get_absolute_url()
    return success(result) if callable(success) else success


def _trail(way: Sequence[tuple[Any, str]], title: Any) -> list[tuple[Any, str]]:
    return list(way) if not way[-1][1] else [*way, (title, "")]
