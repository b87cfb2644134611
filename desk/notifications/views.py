"""The bell's page."""

import uuid

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.doors import fetch_visible
from accounts.requests import SignedInRequest
from desk.notifications.models import Notification
from desk.notifications.selectors import notifications_of
from desk.notifications.services import mark_read

PER_PAGE = 50


def notification_list(request: SignedInRequest) -> HttpResponse:
    """The person's notifications, newest first."""
    page = Paginator(notifications_of(request.user), PER_PAGE).get_page(request.GET.get("seite"))
    context = {"page": page, "breadcrumb": [(_("Mitteilungen"), "")]}
    return render(request, "desk/notifications/notification_list.html", context)


@require_POST
def read_all(request: SignedInRequest) -> HttpResponse:
    """Mark everything as read."""
    mark_read(by=request.user)
    return redirect("desk:notifications")


@require_POST
def open_notification(request: SignedInRequest, pk: uuid.UUID) -> HttpResponse:
    """Mark one as read and go where it points."""
    notification = fetch_visible(Notification, request.user, pk=pk)
    mark_read(by=request.user, notification=notification)
    return redirect(notification.url or reverse("desk:notifications"))
