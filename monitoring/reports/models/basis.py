"""On what ground a district reports: its own words, in versions."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, TenantModel


class LegalBasis(TenantModel):
    """One version of the text on the legal basis. Versions are added, never changed; the newest holds.

    No statute we could read obliges a district to report: the duty binds the Land (domain paper on
    monitoring, section 0). The text therefore says who is obliged to what, and names the council's decision.
    """

    number = models.PositiveSmallIntegerField(_("Fassung"), editable=False)
    short = models.CharField(
        _("Kurz, für das Titelblatt"),
        max_length=200,
        help_text=_("z. B. Beschluss des Kreistags vom 14.12.2020, Vorlage 2020/118"),
    )
    text = models.TextField(
        _("Rechtsgrundlage"),
        max_length=4000,
        help_text=_("Wen verpflichtet welches Gesetz, und was hat der Kreistag oder Rat beschlossen?"),
    )
    template = models.CharField(_("Vorlage"), max_length=2, blank=True, editable=False)
    as_of = models.DateField(_("Stand"), help_text=_("Tag, an dem der Gesetzestext nachgelesen wurde."))
    is_checked = models.BooleanField(
        _("am Gesetzestext geprüft"),
        default=False,
        help_text=_("Ohne Häkchen steht „bitte prüfen“ dabei, auch im Entwurf des Berichts."),
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )

    door = Door("report_house")

    class Meta:
        ordering = ["-number"]
        verbose_name = _("Rechtsgrundlage")
        verbose_name_plural = _("Rechtsgrundlage")
        constraints = [models.UniqueConstraint(fields=["district", "number"], name="legal_basis_number_once")]

    def __str__(self) -> str:
        return _("Rechtsgrundlage, Fassung %(number)d") % {"number": self.number}

    def get_absolute_url(self) -> str:
        return reverse("monitoring:legal-basis")
