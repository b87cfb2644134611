"""Words a district has agreed on."""

from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, TenantModel


class HouseTerm(TenantModel):
    """A word the texts avoid and the one they prefer; pages hint at it, briefs follow it."""

    term = models.CharField(_("statt"), max_length=80)
    preferred = models.CharField(_("besser"), max_length=80)
    note = models.CharField(_("Grund"), max_length=200, blank=True)

    door = Door("report_house")

    class Meta:
        ordering = ["term"]
        verbose_name = _("Wort des Hauses")
        verbose_name_plural = _("Hauswörterbuch")
        constraints = [
            models.UniqueConstraint(
                "district",
                Lower("term"),
                name="house_term_once",
                violation_error_message=_("Dieses Wort steht schon im Hauswörterbuch."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.term} → {self.preferred}"

    def get_absolute_url(self) -> str:
        return reverse("monitoring:house-terms")
