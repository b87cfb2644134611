"""The job: a row that says what is to be done, so that no message queue has to be trusted."""

import datetime as dt

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts import clock
from accounts.doors import Door, TenantModel

#: How often a job is begun before it is given up; a job that kills its worker must not do so forever.
MAX_ATTEMPTS = 3
#: Under this name the handler leaves the address of its result in `params`.
RESULT_URL = "result_url"


class Job(TenantModel):
    """A piece of long work that a person asked for, such as a report or an export.

    The row is the truth: the broker only carries its key. `lease_until` says until when the worker
    that took it is believed to be alive; `attempts` is also the fence: a worker that wakes up late
    holds an old number and can no longer write.
    """

    class Status(models.TextChoices):
        QUEUED = "queued", _("wartet")
        RUNNING = "running", _("läuft")
        DONE = "done", _("fertig")
        FAILED = "failed", _("gescheitert")
        CANCELLED = "cancelled", _("abgebrochen")

    kind = models.CharField(_("Art"), max_length=60)
    title = models.CharField(_("Auftrag"), max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("von"))
    params = models.JSONField(default=dict, encoder=DjangoJSONEncoder, blank=True)
    status = models.CharField(_("Stand"), max_length=10, choices=Status, default=Status.QUEUED)
    progress = models.PositiveSmallIntegerField(
        _("Fortschritt"), default=0, validators=[MaxValueValidator(100)]
    )
    step = models.CharField(_("Schritt"), max_length=200, blank=True)
    error = models.TextField(_("Warum nicht"), blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    max_attempts = models.PositiveSmallIntegerField(default=MAX_ATTEMPTS)
    worker = models.CharField(max_length=100, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    dispatched_at = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField(_("begonnen"), null=True, blank=True)
    finished_at = models.DateTimeField(_("beendet"), null=True, blank=True)
    document = models.ForeignKey(
        "documents.StoredDocument",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Ergebnis"),
    )

    door = Door("job", assigned=lambda user: Q(by=user))

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("Auftrag")
        verbose_name_plural = _("Aufträge")
        constraints = [
            models.CheckConstraint(condition=Q(progress__lte=100), name="job_progress_at_most_100"),
            models.CheckConstraint(
                condition=~Q(status="running") | Q(lease_until__isnull=False), name="job_running_has_lease"
            ),
        ]
        indexes = [
            models.Index(fields=["district", "by", "-created_at"], name="job_of_person"),
            models.Index(
                fields=["lease_until", "dispatched_at"],
                name="job_open",
                condition=Q(status__in=["queued", "running"]),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("documents:job-detail", kwargs={"pk": self.pk})

    @property
    def asked_at(self) -> dt.datetime:
        """When it was asked for, by the clock of the pages; the row itself goes by the real one."""
        return clock.as_shown(self.created_at)

    @property
    def tone(self) -> str:
        """How loud the state is on the screen."""
        return {self.Status.DONE: "gut", self.Status.FAILED: "fehler"}.get(self.status, "ruht")  # type: ignore[call-overload]

    @property
    def result_url(self) -> str:
        """Page of what was made, where that is a record and no file."""
        return str(self.params.get(RESULT_URL, ""))

    @property
    def is_repeatable(self) -> bool:
        return self.status in {self.Status.FAILED, self.Status.CANCELLED}

    @property
    def is_open(self) -> bool:
        return self.status in {self.Status.QUEUED, self.Status.RUNNING}
