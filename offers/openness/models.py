"""How open the offers of a district were, month by month."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, DoorManager
from offers.openness.choices import Dimension
from offers.openness.counting import Doors


class OpennessSnapshot(models.Model):
    """The three counts of one line as they stood when the month began.

    Written once a month and never again: what an offer becomes later does not change what was. `key` is a
    field of action, the key of a Gemeinde or a `PlaceKind`, or the key of a provider; empty for the line
    of all offers. `month` is the first of the month, `taken_on` the day on which it was counted.
    """

    district = models.ForeignKey("accounts.District", models.CASCADE, related_name="+", editable=False)
    month = models.DateField(_("Monat"))
    taken_on = models.DateField(_("gezählt am"))
    dimension = models.CharField(_("gezählt nach"), max_length=10, choices=Dimension)
    key = models.CharField(_("Schlüssel"), max_length=40, blank=True)
    open = models.PositiveIntegerField(_("offen für alle"))
    on_request = models.PositiveIntegerField(_("auf Anfrage offen"))
    target_group = models.PositiveIntegerField(_("nur Zielgruppe"))

    door = Door("offer_statistics")
    objects = DoorManager()

    class Meta:
        ordering = ["month", "dimension", "key"]
        verbose_name = _("Öffnung in einem Monat")
        verbose_name_plural = _("Öffnung nach Monaten")
        constraints = [
            models.UniqueConstraint(
                fields=["district", "month", "dimension", "key"], name="openness_snapshot_once"
            ),
            models.CheckConstraint(
                condition=Q(month__day=1) & Q(taken_on__gte=models.F("month")),
                name="openness_snapshot_begins_the_month",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month:%m/%Y} {self.get_dimension_display()} {self.key}".rstrip()

    @property
    def doors(self) -> Doors:
        return Doors(self.open, self.on_request, self.target_group)
