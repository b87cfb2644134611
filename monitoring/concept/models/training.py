"""Trainings that open the administration: whom they reach, without a single name."""

import uuid

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, DoorManager, TenantModel
from desk.search.fields import SearchTextField
from monitoring.concept.models.measure import Measure


class Training(TenantModel):
    """A seminar for staff of the administration; `staff` is how many people it is meant for."""

    title = models.CharField(_("Titel"), max_length=200)
    audience = models.CharField(
        _("Für wen?"), max_length=200, help_text=_("z. B. Beschäftigte mit Publikumsverkehr")
    )
    is_mandatory = models.BooleanField(_("verpflichtend"), default=False)
    staff = models.PositiveIntegerField(
        _("Beschäftigte, für die sie gedacht ist"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Daraus errechnet sich, wie viele von hundert erreicht sind."),
    )
    measure = models.ForeignKey(
        Measure,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="trainings",
        verbose_name=_("gehört zur Maßnahme"),
    )
    note = models.TextField(_("Bemerkung"), max_length=20_000, blank=True)
    search_text = SearchTextField(sources=["title", "audience"])

    door = Door("training")

    class Meta:
        ordering = ["title"]
        verbose_name = _("Fortbildung")
        verbose_name_plural = _("Fortbildungen")
        indexes = [models.Index(fields=["district", "title"], name="training_title")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("monitoring:training-detail", kwargs={"pk": self.pk})


class TrainingDate(models.Model):
    """One date of a training; `reached` counts people who came and had not come before, never who."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    district = models.ForeignKey("accounts.District", models.CASCADE, related_name="+", editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    training = models.ForeignKey(
        Training, models.CASCADE, related_name="dates", verbose_name=_("Fortbildung")
    )
    held_on = models.DateField(_("Termin"))
    reached = models.PositiveIntegerField(
        _("erreichte Personen"),
        null=True,
        blank=True,
        help_text=_("Nur die Zahl. Wer schon einmal da war, zählt nicht noch einmal."),
    )

    door = Door("training")
    objects = DoorManager()

    class Meta:
        ordering = ["held_on"]
        verbose_name = _("Termin einer Fortbildung")
        verbose_name_plural = _("Termine der Fortbildungen")
        constraints = [
            models.UniqueConstraint(
                fields=["training", "held_on"],
                name="training_date_once",
                violation_error_message=_("Diesen Termin gibt es schon."),
            ),
            models.CheckConstraint(
                condition=Q(reached__isnull=True) | Q(reached__gte=0), name="training_reached_positive"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.held_on:%d.%m.%Y}"
