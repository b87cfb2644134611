"""One value of an indicator for one area, time, group and sex, as one edition gives it."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.doors import TenantModel
from monitoring.indicators.models.area import Area
from monitoring.indicators.models.batch import ImportBatch
from monitoring.indicators.models.doors import indicator_door
from monitoring.indicators.models.indicator import YEAR, Indicator
from monitoring.indicators.models.survey import Survey


class Group(models.TextChoices):
    """Whom a value speaks of."""

    TOTAL = "total", _("insgesamt")
    FOREIGN = "foreign", _("ohne deutsche Staatsangehörigkeit")
    GERMAN = "german", _("mit deutscher Staatsangehörigkeit")
    MIGRATION = "migration", _("mit Migrationsgeschichte")
    NO_MIGRATION = "no_migration", _("ohne Migrationsgeschichte")


class Sex(models.TextChoices):
    """The breakdown that gender mainstreaming asks of statistics (TIntG NRW § 19)."""

    ALL = "all", _("alle")
    FEMALE = "female", _("weiblich")
    MALE = "male", _("männlich")
    DIVERSE = "diverse", _("divers")


class Sign(models.TextChoices):
    """Why there is no plain number; the printed marks stand in `signs`."""

    NOTHING = "nothing", _("nichts vorhanden")
    UNKNOWN_OR_SECRET = "unknown_or_secret", _("unbekannt oder geheim zu halten")
    BLOCKED = "blocked", _("Aussage nicht sinnvoll")
    LIMITED = "limited", _("eingeschränkt aussagekräftig")
    TOO_UNSURE = "too_unsure", _("nicht sicher genug")
    MISSING = "missing", _("liegt noch nicht vor")


#: Signs that stand in place of a number.
INSTEAD = (Sign.UNKNOWN_OR_SECRET, Sign.BLOCKED, Sign.TOO_UNSURE, Sign.MISSING)


class IndicatorValue(TenantModel):
    """A value. `time_text` is what the source writes ("2018/2019"), `year` the last year of it, to sort by.

    Editions stand beside each other; the newest is active and is what pages, reports and the API show.
    `cases`: on how many people or answers the value rests, if known.
    """

    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="values", verbose_name=_("Indikator")
    )
    area = models.ForeignKey(Area, models.PROTECT, related_name="values", verbose_name=_("Gebiet"))
    time_text = models.CharField(_("Zeit"), max_length=20)
    year = models.PositiveSmallIntegerField(_("Jahr"), validators=YEAR)
    edition = models.CharField(_("Ausgabe"), max_length=60, blank=True)
    group = models.CharField(_("Gruppe"), max_length=20, choices=Group, default=Group.TOTAL)
    sex = models.CharField(_("Geschlecht"), max_length=10, choices=Sex, default=Sex.ALL)
    value = models.DecimalField(_("Wert"), max_digits=18, decimal_places=4, null=True, blank=True)
    sign = models.CharField(_("Zeichen"), max_length=20, choices=Sign, blank=True)
    cases = models.PositiveIntegerField(_("Fälle"), null=True, blank=True, validators=[MinValueValidator(1)])
    is_active = models.BooleanField(_("gilt"), default=True)
    batch = models.ForeignKey(
        ImportBatch,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="values",
        verbose_name=_("Einfuhr"),
    )
    survey = models.ForeignKey(
        Survey, models.PROTECT, null=True, blank=True, related_name="values", verbose_name=_("Erhebung")
    )

    door = indicator_door("indicator__")

    class Meta:
        ordering = ["indicator", "area", "year", "group", "sex"]
        verbose_name = _("Indikatorwert")
        verbose_name_plural = _("Indikatorwerte")
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "area", "time_text", "edition", "group", "sex"],
                name="indicator_value_once",
                violation_error_message=_("Diesen Wert gibt es in dieser Ausgabe schon."),
            ),
            models.UniqueConstraint(
                fields=["indicator", "area", "time_text", "group", "sex"],
                condition=Q(is_active=True),
                name="indicator_value_one_active",
            ),
            # A number, or a sign instead of it; in brackets and a stated "nothing" stand with the number.
            models.CheckConstraint(
                condition=Q(value__isnull=False, sign__in=["", Sign.LIMITED])
                | Q(value=0, sign=Sign.NOTHING)
                | Q(value__isnull=True, sign__in=[*INSTEAD, Sign.NOTHING]),
                name="indicator_value_or_sign",
                violation_error_message=_("Es steht entweder eine Zahl oder ein Zeichen an ihrer Stelle."),
            ),
        ]
        indexes = [
            models.Index(fields=["district", "indicator", "year", "id"], name="indicator_value_by_year"),
            models.Index(fields=["area", "indicator", "year"], name="indicator_value_by_area"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator.code}, {self.area}, {self.time_text}"

    def get_absolute_url(self) -> str:
        return self.indicator.get_absolute_url()
