"""The tenant and its municipalities."""

import uuid

from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.districts.settings import settings_words
from accounts.doors import Door, DoorManager


class Land(models.TextChoices):
    """The sixteen Länder; the code decides about holidays and rules of procedure."""

    BW = "BW", "Baden-Württemberg"
    BY = "BY", "Bayern"
    BE = "BE", "Berlin"
    BB = "BB", "Brandenburg"
    HB = "HB", "Bremen"
    HH = "HH", "Hamburg"
    HE = "HE", "Hessen"
    MV = "MV", "Mecklenburg-Vorpommern"
    NI = "NI", "Niedersachsen"
    NW = "NW", "Nordrhein-Westfalen"
    RP = "RP", "Rheinland-Pfalz"
    SL = "SL", "Saarland"
    SN = "SN", "Sachsen"
    ST = "ST", "Sachsen-Anhalt"
    SH = "SH", "Schleswig-Holstein"
    TH = "TH", "Thüringen"


class District(models.Model):
    """A Landkreis or a kreisfreie Stadt that works with Teilhabenetz: the tenant."""

    class Kind(models.TextChoices):
        RURAL = "rural", _("Landkreis")
        URBAN = "urban", _("Kreisfreie Stadt")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ags = models.CharField(
        _("Amtlicher Gemeindeschlüssel (Kreis)"),
        max_length=5,
        unique=True,
        validators=[RegexValidator(r"^\d{5}$", _("Der Kreisschlüssel hat fünf Ziffern."))],
    )
    slug = models.SlugField(_("Kurzname in der Adresse"), unique=True)
    name = models.CharField(_("Name"), max_length=200)
    kind = models.CharField(_("Art"), max_length=10, choices=Kind)
    land = models.CharField(_("Land"), max_length=2, choices=Land)
    crest = models.FileField(_("Wappen (PNG oder JPEG)"), upload_to="crests/", blank=True)
    office = models.CharField(_("Amt oder Stelle"), max_length=200, blank=True)
    street = models.CharField(_("Straße und Hausnummer"), max_length=200, blank=True)
    postcode = models.CharField(_("Postleitzahl"), max_length=5, blank=True)
    city = models.CharField(_("Ort"), max_length=200, blank=True)
    phone = models.CharField(_("Telefon"), max_length=50, blank=True)
    email = models.EmailField(_("E-Mail"), blank=True)
    accent = models.CharField(
        _("Akzentfarbe"),
        max_length=7,
        default="#0b4f56",
        validators=[RegexValidator(r"^#[0-9a-f]{6}$", _("Farbe als #rrggbb angeben."))],
    )
    settings = models.JSONField(_("Einstellungen"), default=dict, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    history_words = {"settings": (_("Einstellungen"), settings_words)}
    door = Door("district", district="pk", public=models.Q())
    objects = DoorManager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("Kreis")
        verbose_name_plural = _("Kreise")

    def __str__(self) -> str:
        return self.name


class Municipality(models.Model):
    """A Gemeinde of the district; offers, barriers and organisations have their place in one.

    `population` is the official count of inhabitants on the day `population_on`; neither is known without
    the other, because a rate that does not say its day cannot be checked.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    district = models.ForeignKey(District, models.CASCADE, related_name="municipalities")
    ags = models.CharField(
        _("Amtlicher Gemeindeschlüssel"),
        max_length=8,
        validators=[RegexValidator(r"^\d{8}$", _("Der Gemeindeschlüssel hat acht Ziffern."))],
    )
    name = models.CharField(_("Name"), max_length=200)
    is_seat = models.BooleanField(_("Kreissitz"), default=False)
    population = models.PositiveIntegerField(
        _("Einwohnerzahl"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    population_on = models.DateField(_("Stand der Einwohnerzahl"), null=True, blank=True)

    door = Door("municipality", public=models.Q())
    objects = DoorManager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("Gemeinde")
        verbose_name_plural = _("Gemeinden")
        constraints = [
            models.UniqueConstraint(fields=["district", "ags"], name="municipality_ags_once"),
            models.UniqueConstraint(fields=["district", "name"], name="municipality_name_once"),
            models.CheckConstraint(
                condition=models.Q(population__isnull=True, population_on__isnull=True)
                | models.Q(population__gte=1, population_on__isnull=False),
                name="municipality_population_has_a_day",
                violation_error_message=_("Zur Einwohnerzahl gehört der Tag, für den sie gilt."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
