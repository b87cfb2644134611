"""What is measured, how it is to be read, and under which names files bring it."""

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.doors import TenantModel
from coordination.network.fields import FieldOfAction
from desk.search.fields import SearchTextField, SortKeyField
from monitoring.indicators.models.doors import indicator_door
from monitoring.indicators.models.tree import Component

CODE = RegexValidator(r"^[A-Za-z0-9_.-]+$", _("Nur Buchstaben, Ziffern, Punkt, Binde- und Unterstrich."))
#: Years somebody could mean.
YEAR = [MinValueValidator(1900), MaxValueValidator(2100)]


class Indicator(TenantModel):
    """One figure of the monitoring: its unit, its source, who is missing in it, and what would be good.

    `weight_indicator`: by whose values a weighted mean is weighted. `unchanged_band`: a difference up
    to this counts as unchanged, in the unit in which differences of this indicator are told.
    """

    class Kind(models.TextChoices):
        COUNT = "count", _("Anzahl")
        RATE = "rate", _("Quote oder Anteil")
        AMOUNT = "amount", _("Betrag")
        INDEX = "index", _("Maß oder Index")

    class Direction(models.TextChoices):
        UP = "up", _("höher ist gewünscht")
        DOWN = "down", _("niedriger ist gewünscht")
        NONE = "none", _("ohne Wertung")

    class Aggregation(models.TextChoices):
        SUM = "sum", _("Summe")
        WEIGHTED_MEAN = "weighted_mean", _("gewichtetes Mittel")
        NONE = "none", _("nicht zusammenfassen")

    class Origin(models.TextChoices):
        OFFICIAL = "official", _("amtliche Statistik")
        OWN_SURVEY = "own_survey", _("eigene Erhebung")
        NGO_SURVEY = "ngo_survey", _("Erhebung eines Trägers")
        PLATFORM = "platform", _("aus Teilhabenetz")

    code = models.CharField(
        _("Nummer"), max_length=40, validators=[CODE], help_text=_("Kurz und fest, zum Beispiel I-05.")
    )
    title = models.CharField(_("Titel"), max_length=200)
    short_title = models.CharField(_("Kurztitel"), max_length=60, blank=True)
    component = models.ForeignKey(
        Component, models.PROTECT, related_name="indicators", verbose_name=_("Bereich")
    )
    order = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)
    field = models.CharField(_("Handlungsfeld"), max_length=40, choices=FieldOfAction, blank=True)
    is_lead = models.BooleanField(
        _("Leitindikator des Handlungsfelds"),
        default=False,
        help_text=_("Steht im Bericht als Bild; einer je Handlungsfeld."),
    )
    kind = models.CharField(_("Art der Zahl"), max_length=10, choices=Kind, default=Kind.RATE)
    unit = models.CharField(_("Einheit"), max_length=40, help_text=_("Zum Beispiel %, je 1.000, €, Jahre."))
    decimals = models.PositiveSmallIntegerField(
        _("Nachkommastellen"), default=1, validators=[MaxValueValidator(4)]
    )
    desired_direction = models.CharField(
        _("gewünschte Richtung"), max_length=10, choices=Direction, default=Direction.NONE
    )
    unchanged_band = models.DecimalField(
        _("gilt als unverändert bis"),
        max_digits=12,
        decimal_places=4,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_(
            "Unterschiede bis zu dieser Größe gelten als unverändert. Leer: was gerundet gleich ist."
        ),
    )
    aggregation = models.CharField(
        _("Zusammenfassen von Gebieten"), max_length=20, choices=Aggregation, default=Aggregation.NONE
    )
    weight_indicator = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("gewichtet mit")
    )
    dash_is_zero = models.BooleanField(_("Strich heißt null"), default=False)
    minimum = models.DecimalField(
        _("kleinster möglicher Wert"), max_digits=18, decimal_places=4, null=True, blank=True
    )
    maximum = models.DecimalField(
        _("größter möglicher Wert"), max_digits=18, decimal_places=4, null=True, blank=True
    )
    origin = models.CharField(_("Herkunft"), max_length=20, choices=Origin, default=Origin.OFFICIAL)
    reference_day = models.CharField(
        _("Stichtag"), max_length=60, blank=True, help_text=_("Zum Beispiel 31. Dezember oder Schuljahr.")
    )
    definition = models.TextField(
        _("Definition"), max_length=2000, blank=True, help_text=_("Was gezählt wird, wovon der Anteil ist.")
    )
    source = models.CharField(_("Quelle"), max_length=300, blank=True)
    licence = models.CharField(_("Lizenz"), max_length=60, blank=True)
    attribution = models.CharField(_("Quellenvermerk"), max_length=300, blank=True)
    missing_people = models.TextField(
        _("Wer fehlt hier?"),
        max_length=2000,
        blank=True,
        help_text=_("Wen diese Zahl nicht zeigt, zum Beispiel Menschen ohne Meldeadresse."),
    )
    made_by = models.ForeignKey(
        "monitoring.ImportBatch",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="made_indicators",
        editable=False,
        verbose_name=_("angelegt durch"),
    )
    is_public = models.BooleanField(_("veröffentlicht"), default=False, editable=False)
    sort_title = SortKeyField(source="title")
    search_text = SearchTextField(sources=["code", "title", "short_title", "definition", "source"])

    audit_withheld = ("sort_title", "made_by")
    door = indicator_door()

    class Meta:
        ordering = ["component__dimension__order", "component__order", "order", "code"]
        verbose_name = _("Indikator")
        verbose_name_plural = _("Indikatoren")
        constraints = [
            models.UniqueConstraint(
                fields=["district", "code"],
                name="indicator_code_once",
                violation_error_message=_("Einen Indikator mit dieser Nummer gibt es schon."),
            ),
            models.UniqueConstraint(
                fields=["district", "field"],
                condition=Q(is_lead=True),
                name="indicator_one_lead_per_field",
                violation_error_message=_("Dieses Handlungsfeld hat schon einen Leitindikator."),
            ),
            models.CheckConstraint(
                condition=Q(is_lead=False) | ~Q(field=""),
                name="indicator_lead_has_a_field",
                violation_error_message=_("Ein Leitindikator braucht ein Handlungsfeld."),
            ),
            models.CheckConstraint(
                condition=~Q(aggregation="weighted_mean") | Q(weight_indicator__isnull=False),
                name="indicator_weighted_by_something",
                violation_error_message=_("Zum gewichteten Mittel gehört, womit gewichtet wird."),
            ),
            models.CheckConstraint(
                condition=Q(minimum__isnull=True) | Q(maximum__isnull=True) | Q(maximum__gte=F("minimum")),
                name="indicator_range",
                violation_error_message=_("Der größte mögliche Wert liegt unter dem kleinsten."),
            ),
            models.CheckConstraint(
                condition=Q(unchanged_band__isnull=True) | Q(unchanged_band__gte=0),
                name="indicator_band_positive",
            ),
        ]
        indexes = [models.Index(fields=["district", "sort_title", "id"], name="indicator_by_title")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("monitoring:indicator-detail", kwargs={"pk": self.pk})

    @property
    def name(self) -> str:
        """What stands where there is little room."""
        return self.short_title or self.title

    @property
    def is_own(self) -> bool:
        """It rests on what people told the district or an organisation themselves, and nobody else publishes it."""
        return self.origin in OWN_ORIGINS

    @property
    def is_own_count(self) -> bool:
        """Its small values could point at somebody (`selectors.hiding`)."""
        return self.is_own and self.kind == self.Kind.COUNT

    @property
    def is_percent(self) -> bool:
        return self.kind == self.Kind.RATE and self.unit.strip() in ("%", "Prozent")


#: Figures that rest on what people told us ourselves.
OWN_ORIGINS = (Indicator.Origin.OWN_SURVEY, Indicator.Origin.NGO_SURVEY, Indicator.Origin.PLATFORM)


class IndicatorKey(TenantModel):
    """A further name under which files bring an indicator: an INKAR code or the title of a column."""

    class System(models.TextChoices):
        INKAR = "inkar", _("INKAR-Kürzel")
        TITLE = "title", _("Überschrift in einer Datei")
        GENESIS = "genesis", _("Merkmal aus GENESIS oder Regionalstatistik")

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="keys", verbose_name=_("Indikator"))
    system = models.CharField(_("Art"), max_length=10, choices=System, default=System.TITLE)
    key = models.CharField(_("Schlüssel"), max_length=200)

    door = indicator_door("indicator__")

    class Meta:
        ordering = ["system", "key"]
        verbose_name = _("Schlüssel eines Indikators")
        verbose_name_plural = _("Schlüssel von Indikatoren")
        constraints = [
            models.UniqueConstraint(fields=["district", "system", "key"], name="indicator_key_once")
        ]

    def __str__(self) -> str:
        return self.key


class SeriesBreak(TenantModel):
    """A break (Reihenbruch): from `year` on the figures cannot be compared with those before it."""

    indicator = models.ForeignKey(
        Indicator, models.CASCADE, related_name="breaks", verbose_name=_("Indikator"), editable=False
    )
    year = models.PositiveSmallIntegerField(
        _("erstes Jahr danach"),
        validators=YEAR,
        help_text=_("Ab diesem Jahr wird anders gezählt."),
    )
    reason = models.CharField(
        _("Grund"), max_length=300, help_text=_("Zum Beispiel Zensus 2022 oder Kreisreform.")
    )

    door = indicator_door("indicator__")

    class Meta:
        ordering = ["year"]
        verbose_name = _("Reihenbruch")
        verbose_name_plural = _("Reihenbrüche")
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "year"],
                name="series_break_once",
                violation_error_message=_("Für dieses Jahr ist schon ein Bruch vermerkt."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.reason}"

    def get_absolute_url(self) -> str:
        return self.indicator.get_absolute_url()
