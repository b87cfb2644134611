"""Areas: Germany, Länder, districts and municipalities by their official key."""

from decimal import Decimal
from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.doors import TenantModel
from desk.search.fields import SearchTextField, SortKeyField
from monitoring.indicators.models.doors import AREA_DOOR

#: Stands where Germany as a whole has no official key.
GERMANY = "DG"
KEY = RegexValidator(
    r"^(DG|\d{2}|\d{5}|\d{8})$",
    _("Der Gebietsschlüssel hat 2, 5 oder 8 Ziffern; für Deutschland steht DG."),
)


class Level(models.TextChoices):
    """How large an area is; the length of its key says the same."""

    COUNTRY = "bund", _("Deutschland")
    STATE = "land", _("Land")
    DISTRICT = "kreis", _("Kreis")
    MUNICIPALITY = "gemeinde", _("Gemeinde")


def _key_has(length: int, level: str) -> Q:
    return Q(Exact(Length("ags"), length)) & Q(level=level)


KEY_FITS_LEVEL = (
    Q(ags=GERMANY, level=Level.COUNTRY)
    | (_key_has(2, Level.STATE) & ~Q(ags=GERMANY))
    | _key_has(5, Level.DISTRICT)
    | _key_has(8, Level.MUNICIPALITY)
)


class Area(TenantModel):
    """An area (Gebiet) figures are given for. `longitude`, `latitude`: a point inside it, in degrees (WGS 84)."""

    ags = models.CharField(
        _("Gebietsschlüssel"),
        max_length=8,
        validators=[KEY],
        help_text=_("2 Ziffern für ein Land, 5 für einen Kreis, 8 für eine Gemeinde, DG für Deutschland."),
    )
    name = models.CharField(_("Name"), max_length=200)
    kind = models.CharField(
        _("Art"),
        max_length=60,
        blank=True,
        help_text=_("Zum Beispiel Landkreis, kreisfreie Stadt, Gemeinde."),
    )
    level = models.CharField(_("Ebene"), max_length=10, choices=Level)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("gehört zu")
    )
    nuts = models.CharField(_("NUTS-Schlüssel"), max_length=5, blank=True)
    longitude = models.DecimalField(_("Länge"), max_digits=8, decimal_places=5, null=True, blank=True)
    latitude = models.DecimalField(_("Breite"), max_digits=7, decimal_places=5, null=True, blank=True)
    made_by = models.ForeignKey(
        "monitoring.ImportBatch",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="made_areas",
        editable=False,
        verbose_name=_("angelegt durch"),
    )
    sort_name = SortKeyField(source="name")
    search_text = SearchTextField(sources=["ags", "name", "kind", "nuts"])

    audit_withheld = ("sort_name", "made_by")
    door = AREA_DOOR

    class Meta:
        ordering = ["sort_name", "ags"]
        verbose_name = _("Gebiet")
        verbose_name_plural = _("Gebiete")
        constraints = [
            models.UniqueConstraint(
                fields=["district", "ags"],
                name="area_key_once",
                violation_error_message=_("Ein Gebiet mit diesem Schlüssel gibt es schon."),
            ),
            models.CheckConstraint(
                condition=KEY_FITS_LEVEL,
                name="area_key_fits_level",
                violation_error_message=_("Schlüssel und Ebene passen nicht zusammen."),
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")), name="area_not_in_itself"
            ),
        ]
        indexes = [models.Index(fields=["district", "level", "sort_name", "id"], name="area_by_level")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("monitoring:area-detail", kwargs={"pk": self.pk})

    @property
    def is_own(self) -> bool:
        """Is it the district that works here?"""
        return self.ags == self.district.ags


class AreaBoundary(TenantModel):
    """The outline of an area, in a table of its own so that no list ever loads it.

    `geometry`: GeoJSON geometry (Polygon or MultiPolygon), rings of [longitude, latitude].
    """

    area = models.OneToOneField(Area, models.CASCADE, related_name="boundary", verbose_name=_("Gebiet"))
    geometry: Any = models.JSONField(_("Grenze"))
    edition = models.CharField(_("Ausgabe"), max_length=60)
    attribution = models.CharField(_("Quellenvermerk"), max_length=200)

    audit_withheld = ("geometry",)
    door = AREA_DOOR

    class Meta:
        verbose_name = _("Gebietsgrenze")
        verbose_name_plural = _("Gebietsgrenzen")

    def __str__(self) -> str:
        return f"{self.area}, {self.edition}"

    def get_absolute_url(self) -> str:
        return self.area.get_absolute_url()


class AreaVersion(TenantModel):
    """A Gebietsstand: an area as it was cut from a day until a day, both included; no end: still so."""

    area = models.ForeignKey(Area, models.CASCADE, related_name="versions", verbose_name=_("Gebiet"))
    valid_from = models.DateField(_("gilt ab"))
    valid_to = models.DateField(_("gilt bis"), null=True, blank=True)
    note = models.CharField(_("Anmerkung"), max_length=300, blank=True)

    door = AREA_DOOR

    class Meta:
        ordering = ["valid_from"]
        verbose_name = _("Gebietsstand")
        verbose_name_plural = _("Gebietsstände")
        constraints = [
            models.UniqueConstraint(fields=["area", "valid_from"], name="area_version_starts_once"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="area_version_forward",
                violation_error_message=_("Der letzte Tag liegt vor dem ersten."),
            ),
        ]

    def __str__(self) -> str:
        return str(_("%(area)s ab %(day)s") % {"area": self.area, "day": f"{self.valid_from:%d.%m.%Y}"})

    def get_absolute_url(self) -> str:
        return self.area.get_absolute_url()


class AreaChange(TenantModel):
    """One step of a reform: from a day on, `share` of the old area (0 to 1) belongs to the new key."""

    old_ags = models.CharField(_("alter Schlüssel"), max_length=8, validators=[KEY])
    old_name = models.CharField(_("alter Name"), max_length=200, blank=True)
    new_ags = models.CharField(_("neuer Schlüssel"), max_length=8, validators=[KEY])
    on = models.DateField(_("am"))
    share = models.DecimalField(
        _("Anteil"),
        max_digits=5,
        decimal_places=4,
        default=Decimal(1),
        help_text=_("Anteil der Bevölkerung des alten Gebiets, 1 heißt: alles."),
    )

    door = AREA_DOOR

    class Meta:
        ordering = ["on", "old_ags"]
        verbose_name = _("Gebietsänderung")
        verbose_name_plural = _("Gebietsänderungen")
        constraints = [
            models.UniqueConstraint(fields=["district", "old_ags", "new_ags", "on"], name="area_change_once"),
            models.CheckConstraint(
                condition=Q(share__gt=0, share__lte=1),
                name="area_change_share",
                violation_error_message=_("Der Anteil liegt zwischen 0 und 1."),
            ),
            models.CheckConstraint(condition=~Q(old_ags=F("new_ags")), name="area_change_moves"),
        ]

    def __str__(self) -> str:
        return f"{self.old_ags} → {self.new_ags}, {self.on:%d.%m.%Y}"

    def get_absolute_url(self) -> str:
        return reverse("monitoring:area-change-detail", kwargs={"pk": self.pk})
