"""How far a goal was reached."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.doors import TenantModel
from monitoring.reports.models.doors import part_of_report


class Assessment(TenantModel):
    """The judgement on one goal, on a scale of four steps that never changes, with its reason.

    `concept_goal`: the goal of the concept, `goal`: its words on the day of the judgement, or the words of a goal
    no concept in the house has. The Datenschnitt takes the words alone.
    """

    class Level(models.TextChoices):
        REACHED = "reached", _("erreicht")
        MOSTLY = "mostly", _("überwiegend erreicht")
        PARTLY = "partly", _("teilweise erreicht")
        MISSED = "missed", _("nicht erreicht")

    report = models.ForeignKey(
        "monitoring.IntegrationReport", models.CASCADE, related_name="assessments", editable=False
    )
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), default=1, editable=False)
    concept_goal = models.ForeignKey(
        "monitoring.Goal",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="assessments",
        verbose_name=_("Ziel des Konzepts"),
    )
    goal = models.CharField(
        _("anderes Ziel"),
        max_length=220,
        blank=True,
        help_text=_("Nur, wenn das Ziel oben nicht steht, zum Beispiel aus einem älteren Konzept."),
    )
    level = models.CharField(_("Stufe"), max_length=10, choices=Level)
    reason = models.TextField(
        _("Grund"), max_length=500, help_text=_("Ein oder zwei Sätze, die sich an den Zahlen prüfen lassen.")
    )

    door = part_of_report()

    class Meta:
        ordering = ["report", "position", "created_at"]
        verbose_name = _("Bewertung eines Ziels")
        verbose_name_plural = _("Bewertung der Ziele")
        constraints = [
            models.UniqueConstraint(
                fields=["report", "concept_goal"],
                name="assessment_goal_once",
                violation_error_message=_("Dieses Ziel ist in dem Bericht schon bewertet."),
            ),
            models.CheckConstraint(
                condition=~Q(goal=""),
                name="assessment_names_a_goal",
                violation_error_message=_("Welches Ziel? Bitte eines wählen oder eintragen."),
            ),
        ]

    def __str__(self) -> str:
        return self.goal_words

    @property
    def goal_words(self) -> str:
        """As the concept names it today; what it no longer has keeps the words of the day."""
        return str(self.concept_goal) if self.concept_goal is not None else self.goal

    @property
    def tone(self) -> str:
        """How loud the step is on a page; its words stand beside it."""
        return {"reached": "gut", "mostly": "gut", "partly": "frage", "missed": "stopp"}[self.level]

    def get_absolute_url(self) -> str:
        return f"{self.report.get_absolute_url()}?kapitel=12"
