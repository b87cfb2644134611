"""How far a goal was reached."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.doors import TenantModel
from monitoring.reports.models.doors import part_of_report


class Assessment(TenantModel):
    """The judgement on one goal, on a scale of four steps that never changes, with its reason."""

    class Level(models.TextChoices):
        REACHED = "reached", _("erreicht")
        MOSTLY = "mostly", _("überwiegend erreicht")
        PARTLY = "partly", _("teilweise erreicht")
        MISSED = "missed", _("nicht erreicht")

    report = models.ForeignKey(
        "monitoring.IntegrationReport", models.CASCADE, related_name="assessments", editable=False
    )
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), default=1, editable=False)
    goal = models.CharField(_("Ziel"), max_length=200, help_text=_("Wie es im Integrationskonzept steht."))
    level = models.CharField(_("Stufe"), max_length=10, choices=Level)
    reason = models.TextField(
        _("Grund"), max_length=500, help_text=_("Ein oder zwei Sätze, die sich an den Zahlen prüfen lassen.")
    )

    door = part_of_report()

    class Meta:
        ordering = ["report", "position", "created_at"]
        verbose_name = _("Bewertung eines Ziels")
        verbose_name_plural = _("Bewertung der Ziele")

    def __str__(self) -> str:
        return self.goal

    @property
    def tone(self) -> str:
        """How loud the step is on a page; its words stand beside it."""
        return {"reached": "gut", "mostly": "gut", "partly": "frage", "missed": "stopp"}[self.level]

    def get_absolute_url(self) -> str:
        return f"{self.report.get_absolute_url()}?kapitel=12"
