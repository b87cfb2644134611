"""Tasks with a date: the Wiedervorlage of the whole house."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, TenantModel
from desk.search.fields import SearchTextField


def _mine(user: Any) -> Q:
    return Q(owner=user) | Q(created_by=user)


@dataclass(frozen=True)
class TaskDoor(Door):
    """Like every door, but a private task is seen by the two people it concerns and nobody else."""

    def filter_for(self, user: Any, action: str) -> Q:
        allowed = super().filter_for(user, action)
        if not getattr(user, "is_authenticated", False):
            return allowed
        return allowed & (Q(is_private=False) | _mine(user))


class Task(TenantModel):
    """Somebody is to do something by a day; hangs on any record, or on none.

    The subject is named by type and key, not by a foreign key, so that every room can have tasks.
    Tasks about records of class S3 and S4 are private: their titles tell as much as the record.
    """

    class Status(models.TextChoices):
        OPEN = "open", _("offen")
        DONE = "done", _("erledigt")
        DROPPED = "dropped", _("fallen gelassen")

    TRANSITIONS = {
        Status.OPEN: {Status.DONE, Status.DROPPED},
        Status.DONE: {Status.OPEN},
        Status.DROPPED: {Status.OPEN},
    }

    title = models.CharField(_("Was ist zu tun?"), max_length=200)
    note = models.TextField(_("Notiz"), blank=True, validators=[MaxLengthValidator(20_000)])
    due_on = models.DateField(_("fällig am"), null=True, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="tasks",
        verbose_name=_("zuständig"),
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )
    origin = models.CharField(_("entstanden aus"), max_length=200, blank=True, editable=False)
    subject_type = models.CharField(max_length=80, blank=True, editable=False)
    subject_id = models.UUIDField(null=True, blank=True, editable=False)
    subject_label = models.CharField(_("gehört zu"), max_length=200, blank=True, editable=False)
    subject_url_name = models.CharField(max_length=100, blank=True, editable=False)
    is_private = models.BooleanField(_("nur für die Beteiligten"), default=False, editable=False)
    status = models.CharField(_("Stand"), max_length=10, choices=Status, default=Status.OPEN, editable=False)
    closed_on = models.DateField(_("abgeschlossen am"), null=True, blank=True, editable=False)
    #: Day on which the owner's morning mail named it; keeps a second run from naming it again.
    reminded_on = models.DateField(null=True, blank=True, editable=False)
    closing_reason = models.CharField(_("Grund"), max_length=200, blank=True, editable=False)

    search_text = SearchTextField(sources=["title", "subject_label", "origin"])

    audit_withheld = ("reminded_on",)
    door = TaskDoor("task", assigned=_mine)

    class Meta:
        ordering = ["due_on", "title"]
        verbose_name = _("Aufgabe")
        verbose_name_plural = _("Aufgaben")
        constraints = [
            models.CheckConstraint(
                condition=Q(status="open", closed_on__isnull=True)
                | (~Q(status="open") & Q(closed_on__isnull=False)),
                name="task_closed_has_date",
            ),
            models.CheckConstraint(
                condition=~Q(status="dropped") | ~Q(closing_reason=""),
                name="task_dropped_with_reason",
                violation_error_message=_("Wer eine Aufgabe fallen lässt, nennt den Grund."),
            ),
            models.CheckConstraint(
                condition=Q(subject_id__isnull=True, subject_type="")
                | (Q(subject_id__isnull=False) & ~Q(subject_type="")),
                name="task_subject_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["district", "owner", "status", "due_on"], name="task_owner"),
            models.Index(fields=["district", "status", "due_on", "id"], name="task_due"),
            models.Index(fields=["district", "subject_type", "subject_id"], name="task_subject"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("coordination:task-detail", kwargs={"pk": self.pk})

    @property
    def subject_url(self) -> str:
        """Where the record stands that the task hangs on; empty if it has no page."""
        if not self.subject_url_name or not self.subject_id:
            return ""
        try:
            return reverse(self.subject_url_name, kwargs={"pk": self.subject_id})
        except NoReverseMatch:
            return ""
