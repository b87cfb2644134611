"""Pages about tasks."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.clock import today
from accounts.doors import fetch_allowed, fetch_visible, may, require_create
from accounts.requests import SignedInRequest
from coordination.network.forms import ReasonForm, TaskForm
from coordination.network.models import Task
from coordination.network.selectors import subject_row, task_rows
from coordination.network.services import (
    complete_task,
    create_task,
    drop_task,
    reopen_task,
    update_task,
)
from coordination.network.tables import TaskList
from desk.forms import form_page, step_page
from desk.lists import list_page


def task_list(request: SignedInRequest) -> HttpResponse:
    return list_page(request, TaskList())


@require_GET
def task_detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    task = fetch_visible(task_rows(request.user), request.user, pk=pk)
    values = {
        "task": task,
        "may_change": may(request.user, "U", task),
        "today": today(),
        "breadcrumb": [*task_trail(), (task.title, "")],
    }
    return render(request, "coordination/network/task_detail.html", values)


def task_create(request: SignedInRequest) -> HttpResponse:
    """A task, on the record named by `typ` and `id` in the address, if any."""
    require_create(request.user, "task")
    label, key = request.GET.get("typ", ""), request.GET.get("id", "")
    subject = subject_row(request.user, label, key) if label else None
    home = subject.get_absolute_url() if subject else reverse("coordination:task-list")
    return form_page(
        request,
        form_class=TaskForm,
        title=_("Neue Aufgabe"),
        intro=_("Zu: %(subject)s") % {"subject": subject} if subject else "",
        save=lambda form: create_task(
            district=request.user.acting_district,
            subject=subject,
            today=today(),
            by=request.user,
            **form.cleaned_data,
        ),
        success=home,
        message=_("Aufgabe angelegt."),
        submit=_("Anlegen"),
        cancel=home,
        breadcrumb=task_trail(),
    )


def task_update(request: SignedInRequest, pk: UUID) -> HttpResponse:
    task = fetch_allowed(task_rows(request.user), request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=TaskForm,
        title=_("Aufgabe ändern"),
        instance=task,
        save=lambda form: update_task(
            task, fields=form.cleaned_data, today=today(), version=form.expected_version, by=request.user
        ),
        success=task.get_absolute_url(),
        message=_("Gespeichert."),
        cancel=task.get_absolute_url(),
        breadcrumb=task_trail(task),
    )


@require_POST
def task_done(request: SignedInRequest, pk: UUID) -> HttpResponse:
    task = fetch_allowed(Task, request.user, "U", pk=pk)
    complete_task(task, today=today(), by=request.user)
    return redirect(_back(request, task))


@require_POST
def task_reopen(request: SignedInRequest, pk: UUID) -> HttpResponse:
    task = fetch_allowed(Task, request.user, "U", pk=pk)
    reopen_task(task, by=request.user)
    return redirect(_back(request, task))


def task_drop(request: SignedInRequest, pk: UUID) -> HttpResponse:
    task = fetch_allowed(task_rows(request.user), request.user, "U", pk=pk)
    return step_page(
        request,
        task,
        partial(drop_task, task, today=today()),
        title=_("Aufgabe fallen lassen"),
        consequence=_("„%(title)s“ wird nicht mehr angemahnt. Sie lässt sich wieder öffnen.")
        % {"title": task.title},
        confirm=_("Fallen lassen"),
        form_class=ReasonForm,
        breadcrumb=task_trail(task),
    )


def task_trail(task: Task | None = None) -> list[tuple[str, str]]:
    way = [(_("Netzwerk"), ""), (_("Aufgaben"), reverse("coordination:task-list"))]
    return [*way, (task.title, task.get_absolute_url())] if task else way


def _back(request: SignedInRequest, task: Task) -> str:
    """The page of this house the button stood on."""
    target = request.POST.get("next", "")
    here = url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()})
    return target if here and target.startswith("/") else task.get_absolute_url()
