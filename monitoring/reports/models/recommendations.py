"""What a report recommends, and what has become of what the last one recommended."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.doors import TenantModel
from monitoring.reports.models.doors import part_of_report


class Recommendation(TenantModel):
    """One recommendation: who does what until when, at what cost, and by what one sees that it worked.

    Its number (E1, E2, …) follows from the order. `chapter` is the chapter it rests on; the brief takes
    its figures from there.
    """

    report = models.ForeignKey(
        "monitoring.IntegrationReport", models.CASCADE, related_name="recommendation_rows", editable=False
    )
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), default=1, editable=False)
    title = models.CharField(
        _("Empfehlung in wenigen Worten"),
        max_length=120,
        help_text=_("Überschrift der Kurzinformation, z. B. „Beratung vor Ort sichern“."),
    )
    text = models.TextField(
        _("Wortlaut"), max_length=500, help_text=_("Ein Satz, über den ein Gremium abstimmen könnte.")
    )
    reason = models.TextField(
        _("Worum es geht"), max_length=900, blank=True, help_text=_("Zwei bis vier Sätze für Eilige.")
    )
    against = models.TextField(
        _("Was dagegen spricht"), max_length=500, blank=True, help_text=_("Ein Einwand je Zeile.")
    )
    chapter = models.PositiveSmallIntegerField(
        _("stützt sich auf Kapitel"),
        null=True,
        blank=True,
        help_text=_("Von dort kommen die Zahlen der Kurzinformation."),
    )
    responsible = models.CharField(_("zuständig"), max_length=120)
    due_on = models.DateField(_("bis"), null=True, blank=True)
    effort = models.CharField(
        _("Aufwand"), max_length=120, blank=True, help_text=_("z. B. 48.600 € im Jahr, oder „gering“.")
    )
    indicator = models.CharField(
        _("Messgröße und Ziel"), max_length=200, blank=True, help_text=_("Woran sieht man, dass es gelang?")
    )
    decision = models.CharField(
        _("nötiger Beschluss"), max_length=120, blank=True, help_text=_("z. B. Kreistag, Sozialausschuss")
    )

    door = part_of_report()

    class Meta:
        ordering = ["report", "position", "created_at"]
        verbose_name = _("Empfehlung")
        verbose_name_plural = _("Empfehlungen")
        indexes = [models.Index(fields=["report", "position"], name="recommendation_order")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{self.report.get_absolute_url()}?kapitel=12"


class RecommendationOutcome(TenantModel):
    """What has become of a recommendation of the last report, told in the new one (T2).

    Either it points to a recommendation the house knows, or it repeats the words of an older, printed report.
    """

    class Status(models.TextChoices):
        OPEN = "open", _("noch nicht begonnen")
        RUNNING = "running", _("in Arbeit")
        PARTLY = "partly", _("teilweise umgesetzt")
        DONE = "done", _("umgesetzt")
        DROPPED = "dropped", _("aufgegeben")

    report = models.ForeignKey(
        "monitoring.IntegrationReport", models.CASCADE, related_name="outcomes", editable=False
    )
    recommendation = models.ForeignKey(
        Recommendation, models.PROTECT, null=True, related_name="+", editable=False
    )
    title = models.CharField(_("Empfehlung des letzten Berichts"), max_length=200)
    responsible = models.CharField(_("zuständig"), max_length=120, blank=True)
    status = models.CharField(_("Stand"), max_length=10, choices=Status, default=Status.OPEN)
    evidence = models.TextField(
        _("Beleg"),
        max_length=500,
        blank=True,
        help_text=_("Woran sieht man das? Beschluss, Zahl, Angebot, oder der Grund, warum nicht."),
    )
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), default=1, editable=False)

    door = part_of_report()

    class Meta:
        ordering = ["report", "position", "created_at"]
        verbose_name = _("Umsetzung einer Empfehlung")
        verbose_name_plural = _("Umsetzung der letzten Empfehlungen")
        constraints = [
            models.UniqueConstraint(
                fields=["report", "recommendation"],
                condition=Q(recommendation__isnull=False),
                name="recommendation_outcome_once",
                violation_error_message=_("Zu dieser Empfehlung steht schon ein Stand im Bericht."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def tone(self) -> str:
        """How loud the state is on a page; its words stand beside it."""
        return {"done": "gut", "partly": "frage", "running": "frage"}.get(self.status, "ruht")

    def get_absolute_url(self) -> str:
        return reverse("monitoring:report-outcomes", kwargs={"pk": self.report_id})
