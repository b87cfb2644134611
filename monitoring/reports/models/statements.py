"""The board and the report: given to it as a draft, and what the board says, word for word."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, TenantModel
from monitoring.reports.models.doors import part_of_report


class ReportHandover(TenantModel):
    """A draft was given to a board; from then on its members read it."""

    report = models.ForeignKey(
        "monitoring.IntegrationReport", models.CASCADE, related_name="handovers", editable=False
    )
    committee = models.ForeignKey(
        "committees.Committee", models.PROTECT, related_name="+", verbose_name=_("Gremium")
    )
    handed_on = models.DateField(_("gegeben am"), editable=False)
    handed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name=_("gegeben von"),
    )

    door = part_of_report()

    class Meta:
        ordering = ["handed_on", "created_at"]
        verbose_name = _("Weitergabe des Entwurfs")
        verbose_name_plural = _("Weitergaben des Entwurfs")
        constraints = [
            models.UniqueConstraint(
                fields=["report", "committee"],
                name="report_handed_once",
                violation_error_message=_("Dieses Gremium hat den Entwurf schon."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.report}, {self.committee}"


class BoardStatement(TenantModel):
    """The statement of a board on the report. Nobody edits it: the database refuses any change."""

    report = models.ForeignKey(
        "monitoring.IntegrationReport", models.CASCADE, related_name="statements", editable=False
    )
    committee = models.ForeignKey(
        "committees.Committee", models.PROTECT, related_name="+", verbose_name=_("Gremium")
    )
    body = models.CharField(_("Name des Gremiums"), max_length=200, editable=False)
    stated_on = models.DateField(_("beschlossen am"))
    text = models.TextField(
        _("Stellungnahme im Wortlaut"),
        max_length=20_000,
        help_text=_("Wird genau so gedruckt. Nach dem Speichern ändert sie niemand mehr."),
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name=_("eingetragen von"),
    )

    door = Door(
        "report_statement",
        public=Q(report__status="released"),
        committee=lambda membership: Q(committee=membership.committee_id),
    )

    class Meta:
        ordering = ["stated_on", "created_at"]
        verbose_name = _("Stellungnahme zum Bericht")
        verbose_name_plural = _("Stellungnahmen zum Bericht")
        constraints = [
            models.UniqueConstraint(
                fields=["report", "committee"],
                name="board_statement_once",
                violation_error_message=_("Die Stellungnahme dieses Gremiums steht schon im Bericht."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.body}, {self.report}"

    def get_absolute_url(self) -> str:
        return f"{self.report.get_absolute_url()}?kapitel=12"
