"""Tasks, everywhere they are shown."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import ExpressionWrapper, F, Q, QuerySet
from django.http import Http404
from django.urls import reverse

from accounts.clock import today
from accounts.doors import fetch_visible, may_create
from accounts.users.models import User
from coordination.network.models import Task


class TasksOf(list[Task]):
    """Open tasks of one record, and where the person adds another (empty if it may not)."""

    add_url: str = ""


def task_rows(user: User) -> QuerySet[Task]:
    """Tasks the person may see, with their owner and whether they are overdue (`is_overdue`)."""
    late = Q(status=Task.Status.OPEN, due_on__isnull=False, due_on__lt=today())
    return (
        Task.objects.visible_to(user)
        .select_related("owner")
        .annotate(is_overdue=ExpressionWrapper(late, output_field=models.BooleanField()))
    )


def tasks_of(row: models.Model, user: User) -> TasksOf:
    """Open tasks that hang on a record, the most urgent first; for the box on its page."""
    label = row._meta.label_lower
    found = TasksOf(
        task_rows(user)
        .filter(subject_type=label, subject_id=row.pk, status=Task.Status.OPEN)
        .order_by(F("due_on").asc(nulls_last=True), "title")
    )
    if may_create(user, "task"):
        found.add_url = f"{reverse('coordination:task-create')}?typ={label}&id={row.pk}"
    return found


def my_open_tasks(user: User) -> QuerySet[Task]:
    """What the person itself has to do in the district it acts in."""
    return (
        task_rows(user)
        .filter(owner=user, status=Task.Status.OPEN)
        .order_by(F("due_on").asc(nulls_last=True), "title")
    )


def due_tasks(day: dt.date) -> QuerySet[Task]:
    """Open tasks of every district that are due and not yet named in a mail; for the clock only."""
    due = Task.objects.filter(status=Task.Status.OPEN, due_on__lte=day, reminded_on__isnull=True)
    return due.select_related("owner", "district")


def subject_row(user: User, label: str, key: str | UUID) -> Any:
    """The record a task is to hang on, through its own door; 404 for anything else."""
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError) as error:
        raise Http404 from error
    if not hasattr(model, "door") or not hasattr(model, "get_absolute_url"):
        raise Http404
    try:
        return fetch_visible(model, user, pk=key)
    except ValidationError as error:
        raise Http404 from error
