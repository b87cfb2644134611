"""The morning: due tasks go into the owner's collected mail, each once."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from coordination.network.models import Task
from coordination.network.selectors import due_tasks
from desk.mail.services import collect_for_digest


@transaction.atomic
def remind_owners(*, day: dt.date) -> int:
    """Collect a line for every open task that has become due; returns how many.

    May run twice: what was named is marked. A private task is named without its title, for mail
    leaves the house.
    """
    tasks = list(due_tasks(day).select_for_update(of=("self",)))
    for task in tasks:
        collect_for_digest(
            user=task.owner,
            district=task.district,
            title=_("Eine vertrauliche Aufgabe ist fällig") if task.is_private else task.title,
            line="" if task.is_private else task.subject_label,
            url=task.get_absolute_url(),
        )
    Task.objects.filter(pk__in=[task.pk for task in tasks]).update(reminded_on=day)
    return len(tasks)
