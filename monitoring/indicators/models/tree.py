"""The tree the indicators hang in: dimension, component, indicator. Labels are free."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.doors import TenantModel
from monitoring.indicators.models.doors import INSIDE_DOOR


class Dimension(TenantModel):
    """The upper level of the tree; shipped with the fields of the monitoring of the Länder."""

    title = models.CharField(_("Dimension"), max_length=120)
    order = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)

    door = INSIDE_DOOR

    class Meta:
        ordering = ["order", "title"]
        verbose_name = _("Dimension")
        verbose_name_plural = _("Dimensionen")
        constraints = [models.UniqueConstraint(fields=["district", "title"], name="dimension_once")]

    def __str__(self) -> str:
        return self.title


class Component(TenantModel):
    """The middle level of the tree."""

    dimension = models.ForeignKey(
        Dimension, models.PROTECT, related_name="components", verbose_name=_("Dimension")
    )
    title = models.CharField(_("Bereich"), max_length=120)
    order = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)

    door = INSIDE_DOOR

    class Meta:
        ordering = ["dimension__order", "order", "title"]
        verbose_name = _("Bereich")
        verbose_name_plural = _("Bereiche")
        constraints = [models.UniqueConstraint(fields=["dimension", "title"], name="component_once")]

    def __str__(self) -> str:
        return f"{self.dimension.title}: {self.title}"
