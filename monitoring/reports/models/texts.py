"""What the editors write into the sections of a report."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.doors import TenantModel
from monitoring.reports.models.doors import part_of_report


class ReportText(TenantModel):
    """The text of one section (`sections.SECTIONS`); empty text is no row that counts."""

    report = models.ForeignKey(
        "monitoring.IntegrationReport", models.CASCADE, related_name="section_texts", editable=False
    )
    section = models.SlugField(_("Abschnitt"), max_length=40, editable=False)
    text = models.TextField(_("Text"), max_length=20_000, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("geschrieben von"),
    )

    door = part_of_report()

    class Meta:
        ordering = ["report", "section"]
        verbose_name = _("Text des Berichts")
        verbose_name_plural = _("Texte des Berichts")
        constraints = [models.UniqueConstraint(fields=["report", "section"], name="report_text_once")]

    def __str__(self) -> str:
        return f"{self.report}, {self.section}"

    def get_absolute_url(self) -> str:
        return self.report.get_absolute_url()
