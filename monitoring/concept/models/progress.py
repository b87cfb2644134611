"""What partners report and boards say about a measure."""

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, DoorManager
from monitoring.concept.choices import ProgressState
from monitoring.concept.models.measure import Measure, Milestone, taken_part_in


class ProgressEntry(models.Model):
    """One dated report on a measure: a word, per cent or a milestone, one sentence. It stands as given."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    district = models.ForeignKey("accounts.District", models.CASCADE, related_name="+", editable=False)
    measure = models.ForeignKey(Measure, models.CASCADE, related_name="progress", verbose_name=_("Maßnahme"))
    organisation = models.ForeignKey(
        "coordination.Organisation",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("berichtet von"),
    )
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    reported_on = models.DateField(_("vom"))
    state = models.CharField(_("Wie steht es?"), max_length=10, choices=ProgressState)
    percent = models.PositiveSmallIntegerField(
        _("Fortschritt in Prozent"), null=True, blank=True, validators=[MaxValueValidator(100)]
    )
    milestone = models.ForeignKey(
        Milestone,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="progress",
        verbose_name=_("erreichter Meilenstein"),
    )
    sentence = models.CharField(_("Ein Satz dazu"), max_length=300)
    noted_at = models.DateTimeField(auto_now_add=True)

    door = Door(
        "measure_progress",
        own=lambda membership: Q(
            measure__in=Measure._base_manager.filter(taken_part_in(membership.organisation_id))
        ),
    )
    objects = DoorManager()

    class Meta:
        ordering = ["-reported_on", "-noted_at"]
        verbose_name = _("Stand einer Maßnahme")
        verbose_name_plural = _("Stände der Maßnahmen")
        constraints = [
            models.CheckConstraint(
                condition=Q(percent__isnull=True) | Q(percent__lte=100), name="progress_percent_to_100"
            )
        ]
        indexes = [models.Index(fields=["district", "-reported_on", "id"], name="progress_date")]

    def __str__(self) -> str:
        return f"{self.reported_on:%d.%m.%Y}: {self.get_state_display()}"

    def get_absolute_url(self) -> str:
        return reverse("monitoring:measure-detail", kwargs={"pk": self.measure_id})


class MeasureComment(models.Model):
    """What a board says to a measure, by one of its members; the office and the board read it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    district = models.ForeignKey("accounts.District", models.CASCADE, related_name="+", editable=False)
    measure = models.ForeignKey(Measure, models.CASCADE, related_name="comments", verbose_name=_("Maßnahme"))
    committee = models.ForeignKey(
        "committees.Committee", models.PROTECT, related_name="+", verbose_name=_("Gremium")
    )
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    text = models.CharField(_("Anmerkung"), max_length=1000)
    noted_on = models.DateField(_("vom"))

    door = Door("measure_comment", committee=lambda membership: Q(committee=membership.committee_id))
    objects = DoorManager()

    class Meta:
        ordering = ["-noted_on", "pk"]
        verbose_name = _("Anmerkung eines Gremiums")
        verbose_name_plural = _("Anmerkungen der Gremien")

    def __str__(self) -> str:
        return f"{self.committee}, {self.noted_on:%d.%m.%Y}"
