"""Outline and point of a municipality."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, DoorManager


class MunicipalityShape(models.Model):
    """What a map needs of one municipality: a point inside it, and its outline if there is one.

    All coordinates are degrees of longitude and latitude (WGS84). `rings`: outer rings as lists of
    `[longitude, latitude]`, closed by the last point being joined to the first; holes are left out, because
    what lies in them is drawn on top. Without rings the municipality is drawn as a dot.
    `credit`: what the licence of the data wants to stand beside every map.
    """

    municipality = models.OneToOneField(
        "accounts.Municipality",
        models.CASCADE,
        primary_key=True,
        related_name="shape",
        verbose_name=_("Gemeinde"),
    )
    longitude = models.FloatField(
        _("Länge in Grad"), validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )
    latitude = models.FloatField(
        _("Breite in Grad"), validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    rings = models.JSONField(_("Umriss"), default=list, blank=True)
    credit = models.CharField(_("Quellenvermerk"), max_length=200, blank=True)

    door = Door("municipality", district="municipality__district", public=Q())
    objects = DoorManager()

    class Meta:
        verbose_name = _("Umriss einer Gemeinde")
        verbose_name_plural = _("Umrisse von Gemeinden")
        constraints = [
            models.CheckConstraint(
                condition=Q(longitude__gte=-180, longitude__lte=180, latitude__gte=-90, latitude__lte=90),
                name="municipality_shape_on_earth",
            )
        ]

    def __str__(self) -> str:
        return str(self.municipality)
