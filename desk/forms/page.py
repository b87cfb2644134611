"""The one way a form is shown, checked, saved and answered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.forms.utils import ErrorDict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from accounts.refusals import Refusal, StaleVersion
from desk.drafts.selectors import draft_data, draft_of
from desk.drafts.services import drop_draft, save_draft
from desk.forms import conflict
from desk.forms.answers import see_other
from desk.forms.text import visible_data

VERSION = "_version"


@dataclass
class FormTask:
    """Everything one form page needs to know."""

    form_class: Any
    title: Any
    save: Callable[[Any], Any]
    success: Callable[[Any], str] | str
    message: Any = ""
    instance: Any = None
    initial: dict[str, Any] | None = None
    form_kwargs: dict[str, Any] = field(default_factory=dict)
    submit: Any = ""
    cancel: str = ""
    breadcrumb: Sequence[tuple[Any, str]] = ()
    draft_key: str | None = None
    context: dict[str, Any] = field(default_factory=dict)
    template: str = "desk/forms/form_page.html"
    intro: Any = ""

    def new_form(self, user: Any, data: Any = None, files: Any = None) -> Any:
        given: dict[str, Any] = {"user": user, "initial": self.initial, **self.form_kwargs}
        if self.instance is not None:
            given["instance"] = self.instance
        return self.form_class(data, files, **given)


def form_page(request: HttpRequest, **options: Any) -> HttpResponse:
    """Show the form (GET) or check and save it (POST, then 303 to `success`).

    Options are the fields of `FormTask`. `save(form)` calls one service; what it refuses is shown at
    the field. `form.expected_version` is the version the person saw.
    """
    task = FormTask(**options)
    if task.draft_key is None:
        task.draft_key = _key_of(request)
    if request.method != "POST":
        return _blank(request, task)
    if "_entwurf" in request.POST:
        return _keep_draft(request, task)
    return _submit(request, task)


def _blank(request: HttpRequest, task: FormTask) -> HttpResponse:
    draft = draft_of(request.user, task.draft_key or "")
    if draft and "entwurf" in request.GET:
        form = _from_draft(request, task, draft_data(draft))
        version = draft.data.get("version_seen", [""])[0]
        return _show(request, task, form, draft=draft, is_resumed=True, version=version)
    return _show(request, task, task.new_form(request.user), draft=draft)


def _from_draft(request: HttpRequest, task: FormTask, data: Any) -> Any:
    """The typed values, not yet checked: nobody is scolded for what is half done."""
    form = task.new_form(request.user, data)
    form._errors = ErrorDict()
    form.cleaned_data = {}
    return form


def _keep_draft(request: HttpRequest, task: FormTask) -> HttpResponse:
    """The two buttons that work without scripts: keep the draft, or throw it away."""
    if request.POST["_entwurf"] == "verwerfen":
        drop_draft(key=task.draft_key or "", by=request.user)
        messages.success(request, _("Entwurf verworfen."))
        return see_other(request.path)
    save_draft(key=task.draft_key or "", data=visible_data(request.POST), by=request.user)
    messages.success(request, _("Entwurf gesichert. Sie können jederzeit hier weitermachen."))
    return see_other(f"{request.path}?entwurf=1")


def _submit(request: HttpRequest, task: FormTask) -> HttpResponse:
    data: Any = request.POST
    if conflict.is_answer(data):
        data = conflict.answered(data, task.new_form(request.user))
    form = task.new_form(request.user, data, request.FILES)
    form.expected_version = _version(data, task)
    if form.is_valid():
        try:
            row = task.save(form)
        except StaleVersion as stale:
            return conflict.conflict_page(request, task, form, stale)
        except Refusal as refusal:
            form.add_refusal(refusal)
        except ValidationError as error:
            _add_errors(form, error)
        else:
            return _done(request, task, row)
    save_draft(key=task.draft_key or "", data=visible_data(request.POST), by=request.user)
    return _show(request, task, form, status=422)


def _done(request: HttpRequest, task: FormTask, row: Any) -> HttpResponse:
    drop_draft(key=task.draft_key or "", by=request.user)
    if task.message:
        messages.success(request, str(task.message(row) if callable(task.message) else task.message))
    return see_other(task.success(row) if callable(task.success) else task.success)


def _show(
    request: HttpRequest,
    task: FormTask,
    form: Any,
    *,
    draft: Any = None,
    is_resumed: bool = False,
    version: str = "",
    status: int = 200,
) -> HttpResponse:
    values = {
        "form": form,
        "title": task.title,
        "intro": task.intro,
        "submit": task.submit or _("Speichern"),
        "cancel": task.cancel,
        "breadcrumb": _trail(task),
        "draft": draft,
        "draft_key": task.draft_key,
        "is_resumed": is_resumed,
        "version": version or _shown_version(request, task),
        "base": conflict.fingerprint(task.new_form(request.user)) if task.instance is not None else "",
        "is_multipart": form.is_multipart(),
        "object": task.instance,
        **task.context,
    }
    return render(request, task.template, values, status=status)


def _trail(task: FormTask) -> list[tuple[Any, str]]:
    """The way here ends in the page itself: by the name the view gives it, else by the title."""
    way = list(task.breadcrumb)
    return way if not way or not way[-1][1] else [*way, (task.title, "")]


def _key_of(request: HttpRequest) -> str:
    """One draft per page and record."""
    match = request.resolver_match
    parts = [match.view_name, *(str(value) for value in match.kwargs.values())] if match else [request.path]
    return "/".join(parts)[:160]


def _version(data: Any, task: FormTask) -> int | None:
    text = data.get(VERSION, "")
    if text.isdigit() and len(text) < 10:
        return int(text)
    return getattr(task.instance, "version", None)


def _shown_version(request: HttpRequest, task: FormTask) -> str:
    if request.method == "POST" and request.POST.get(VERSION):
        return request.POST[VERSION]
    return str(getattr(task.instance, "version", "") or "")


def _add_errors(form: Form, error: ValidationError) -> None:
    """Errors of the model; those of fields the form does not show stand above it."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, problems in error.error_dict.items():
        form.add_error(name if name in form.fields else None, problems)
