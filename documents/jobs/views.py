"""Pages about long work: my jobs, one job with its progress, cancel, once more."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.doors import fetch_allowed, fetch_visible, may
from documents.jobs.selectors import jobs_through_the_door, own_jobs
from documents.jobs.services import cancel_job, retry_job

PAGE_SIZE = 50


@require_safe
def job_list(request: HttpRequest) -> HttpResponse:
    page = Paginator(own_jobs(request.user), PAGE_SIZE).get_page(request.GET.get("seite"))  # type: ignore[arg-type]
    return render(
        request, "documents/jobs/job_list.html", {"page": page, "breadcrumb": [(_("Meine Aufträge"), "")]}
    )


@require_safe
def job_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    job = fetch_visible(jobs_through_the_door(request.user), request.user, pk=pk)  # type: ignore[arg-type]
    breadcrumb = [(_("Meine Aufträge"), reverse("documents:job-list")), (job.title, "")]
    context = {"job": job, "breadcrumb": breadcrumb, "may_act": may(request.user, "X", job)}
    return render(request, "documents/jobs/job_detail.html", context)


@require_safe
def job_progress(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The part of the page that htmx asks for every two seconds while the job is open."""
    job = fetch_visible(jobs_through_the_door(request.user), request.user, pk=pk)  # type: ignore[arg-type]
    context = {"job": job, "may_act": may(request.user, "X", job)}
    return render(request, "documents/jobs/_progress.html", context)


@require_POST
def job_cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    job = fetch_allowed(jobs_through_the_door(request.user), request.user, "X", pk=pk)  # type: ignore[arg-type]
    cancel_job(job=job, by=request.user)  # type: ignore[arg-type]
    messages.success(request, _("Der Auftrag ist abgebrochen."))
    return redirect(job)


@require_POST
def job_retry(request: HttpRequest, pk: UUID) -> HttpResponse:
    job = fetch_allowed(jobs_through_the_door(request.user), request.user, "X", pk=pk)  # type: ignore[arg-type]
    retry_job(job=job, by=request.user)  # type: ignore[arg-type]
    messages.success(request, _("Der Auftrag beginnt noch einmal."))
    return redirect(job)
