"""Surveys of the district or of an organisation: how many people were asked, how, and when."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.doors import TenantModel
from monitoring.indicators.models.doors import INSIDE_DOOR


class Survey(TenantModel):
    """A survey figures come from. Only how it was made is kept, never an answer of a person."""

    title = models.CharField(_("Titel"), max_length=200)
    conductor = models.ForeignKey(
        "coordination.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("durchgeführt von"),
        help_text=_("Leer: der Kreis selbst."),
    )
    method = models.CharField(
        _("Methode"), max_length=300, help_text=_("Zum Beispiel schriftliche Befragung, Zufallsauswahl.")
    )
    population = models.CharField(_("wer gefragt wurde"), max_length=300, blank=True)
    respondents = models.PositiveIntegerField(_("Zahl der Antworten (n)"), validators=[MinValueValidator(1)])
    invited = models.PositiveIntegerField(_("Zahl der Befragten"), null=True, blank=True)
    period_start = models.DateField(_("erster Tag"))
    period_end = models.DateField(_("letzter Tag"))
    note = models.TextField(_("Grenzen der Erhebung"), max_length=2000, blank=True)

    door = INSIDE_DOOR

    class Meta:
        ordering = ["-period_end", "title"]
        verbose_name = _("Erhebung")
        verbose_name_plural = _("Erhebungen")
        constraints = [
            models.CheckConstraint(
                condition=Q(period_end__gte=F("period_start")),
                name="survey_period_forward",
                violation_error_message=_("Der letzte Tag liegt vor dem ersten."),
            ),
            models.CheckConstraint(
                condition=Q(invited__isnull=True) | Q(invited__gte=F("respondents")),
                name="survey_not_more_answers_than_asked",
                violation_error_message=_(
                    "Es können nicht mehr Menschen geantwortet haben als gefragt wurden."
                ),
            ),
            models.CheckConstraint(condition=Q(respondents__gte=1), name="survey_has_answers"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("monitoring:survey-detail", kwargs={"pk": self.pk})
