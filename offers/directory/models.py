"""Mistakes that visitors reported."""

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, TenantModel
from offers.directory.choices import Mistake

TEXT_LIMIT = 1000


class OfferReport(TenantModel):
    """Somebody says without signing in what is wrong with an offer.

    Nothing about the person is asked or kept. Whatever they wrote themselves stays out of the log and is
    deleted with the row (`forget_reports`).
    """

    offer = models.ForeignKey(
        "offers.Offer", models.CASCADE, related_name="reports", verbose_name=_("Angebot"), editable=False
    )
    mistake = models.CharField(_("Was stimmt nicht?"), max_length=10, choices=Mistake)
    text = models.TextField(
        _("Was sollte hier stehen?"), blank=True, validators=[MaxLengthValidator(TEXT_LIMIT)]
    )
    received_on = models.DateField(_("gemeldet am"), editable=False)
    done_on = models.DateField(_("erledigt am"), null=True, editable=False)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("erledigt von"),
    )

    audit_withheld = ("text",)
    door = Door("offer_report", own=lambda m: Q(offer__provider=m.organisation_id))

    class Meta:
        ordering = ["-received_on", "-pk"]
        verbose_name = _("Gemeldeter Fehler")
        verbose_name_plural = _("Gemeldete Fehler")
        indexes = [
            models.Index(
                fields=["district", "received_on"],
                condition=Q(done_on__isnull=True),
                name="offer_report_open",
            ),
            models.Index(fields=["offer", "done_on"], name="offer_report_by_offer"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | Q(done_on__gte=models.F("received_on")),
                name="offer_report_done_after_received",
            )
        ]

    def __str__(self) -> str:
        return str(self.get_mistake_display())

    def get_absolute_url(self) -> str:
        return reverse("offers:report-detail", kwargs={"pk": self.pk})
