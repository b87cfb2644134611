"""One action on many rows: choose, confirm with number and consequence, do all or nothing."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.refusals import Refusal
from desk.forms.answers import see_other
from desk.lists.selectors import has_right
from desk.lists.spec import BulkAction, ListSpec, new_batch
from desk.lists.state import PICK

#: More rows than this are never changed by one click.
LIMIT = 500


def open_actions(spec: ListSpec, user: Any) -> list[BulkAction]:
    """The actions the person may do on at least some rows of this list."""
    return [item for item in spec.bulk_actions if has_right(user, spec.resource, item.action)]


def reachable(spec: ListSpec, action: BulkAction, user: Any, keys: list[str]) -> QuerySet:
    """The chosen rows that stand in the person's list and that it may change: a guessed key is not there."""
    allowed = spec.model.objects.allowed_to(user, action.action).values("pk")  # type: ignore[attr-defined]
    try:
        clean = [spec.model._meta.pk.to_python(key) for key in keys]
    except ValidationError as error:
        raise BadRequest from error
    return spec.rows(user).filter(pk__in=clean).filter(pk__in=allowed)


def bulk_response(request: HttpRequest, spec: ListSpec) -> HttpResponse:
    """First POST: the confirmation page. Second POST: the deed."""
    action = _action(request, spec)
    keys = list(dict.fromkeys(request.POST.getlist(PICK)))
    if not keys:
        messages.warning(request, _("Bitte wählen Sie zuerst mindestens eine Zeile aus."))
        return _back(request)
    if len(keys) > LIMIT:
        raise BadRequest
    rows = reachable(spec, action, request.user, keys)
    form = None
    confirmed = "bestaetigt" in request.POST
    if action.form_class:
        form = action.form_class(request.POST if confirmed else None, user=request.user)
    if confirmed and (form is None or form.is_valid()):
        return _run(request, spec, action, rows, form)
    return _confirm(request, spec, action, rows, form, asked=len(keys))


def _action(request: HttpRequest, spec: ListSpec) -> BulkAction:
    for action in spec.bulk_actions:
        if action.key == request.POST.get("aktion"):
            if not has_right(request.user, spec.resource, action.action):
                raise PermissionDenied
            return action
    raise BadRequest


def _confirm(
    request: HttpRequest,
    spec: ListSpec,
    action: BulkAction,
    rows: QuerySet,
    form: Any,
    *,
    asked: int,
    refusal: Refusal | None = None,
) -> HttpResponse:
    found = list(rows)
    one, many = spec.nouns
    values = {
        "spec": spec,
        "action": action,
        "title": action.title,
        "breadcrumb": [*spec.breadcrumb, (spec.title, request.path), (action.title, "")],
        "number": len(found),
        "noun": one if len(found) == 1 else many,
        "missing": asked - len(found),
        "labels": [(str(row.pk), spec.row_label(row)) for row in found],
        "form": form,
        "refusal": refusal,
        "back": f"{request.path}?{request.GET.urlencode()}",
    }
    return render(request, "desk/lists/bulk_confirm.html", values, status=409 if refusal else 200)


def _run(request: HttpRequest, spec: ListSpec, action: BulkAction, rows: QuerySet, form: Any) -> HttpResponse:
    data = {**(form.cleaned_data if form else {}), "batch": new_batch()}
    number = rows.count()
    try:
        with transaction.atomic():
            action.run(rows, request.user, data)
    except Refusal as refusal:
        return _confirm(request, spec, action, rows, form, asked=number, refusal=refusal)
    words = action.done or ngettext(
        "%(count)s Eintrag: %(action)s.", "%(count)s Einträge: %(action)s.", number
    )
    messages.success(request, str(words) % {"count": number, "action": action.title})
    return _back(request)


def _back(request: HttpRequest) -> HttpResponse:
    return see_other(f"{request.path}?{request.GET.urlencode()}")
