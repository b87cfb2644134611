"""A pool and its rules: every district has others, so they are data."""

from typing import ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, TenantModel
from coordination.interpreting.codes import (
    USUALLY_EXCLUDED,
    ContactVisibility,
    LeadDayType,
    Occasion,
    PoolKind,
)
from coordination.network.codes import word_of


def usually_excluded() -> list[str]:
    return [occasion.value for occasion in USUALLY_EXCLUDED]


def occasions_in_words(codes: list[str]) -> str:
    return ", ".join(word_of(Occasion, code) for code in codes)


class InterpreterPool(TenantModel):
    """A pool of interpreters with its lead time, longest talk, travel buffer and exclusions."""

    history_words: ClassVar = {"excluded_occasions": (_("Ausgeschlossene Anlässe"), occasions_in_words)}

    name = models.CharField(_("Name des Pools"), max_length=200)
    kind = models.CharField(_("Art"), max_length=20, choices=PoolKind, default=PoolKind.LAY)
    lead_days = models.PositiveSmallIntegerField(
        _("Vorlauf (Tage)"), default=5, validators=[MaxValueValidator(60)]
    )
    lead_day_type = models.CharField(
        _("Gezählt werden"), max_length=12, choices=LeadDayType, default=LeadDayType.WORKING_DAY
    )
    max_duration_min = models.PositiveSmallIntegerField(
        _("Längste Dauer (Minuten)"), default=180, validators=[MaxValueValidator(720)]
    )
    travel_buffer_min = models.PositiveSmallIntegerField(
        _("Fahrtpuffer nach einem Einsatz (Minuten)"), default=30, validators=[MaxValueValidator(240)]
    )
    processing_target_days = models.PositiveSmallIntegerField(
        _("Antwort zugesagt in (Arbeitstagen)"), default=3, validators=[MaxValueValidator(30)]
    )
    contact_visibility = models.CharField(
        _("Kontaktdaten für die Einsatzstelle"),
        max_length=20,
        choices=ContactVisibility,
        default=ContactVisibility.NEVER,
    )
    excluded_occasions = models.JSONField(_("Ausgeschlossene Anlässe"), default=usually_excluded, blank=True)
    rule_source = models.CharField(_("Grundlage der Regeln"), max_length=200, blank=True)
    is_active = models.BooleanField(_("nimmt Anfragen an"), default=True)

    door = Door("interpreter_pool")

    class Meta:
        ordering = ["name"]
        verbose_name = _("Sprachmittlerpool")
        verbose_name_plural = _("Sprachmittlerpools")
        constraints = [models.UniqueConstraint(fields=["district", "name"], name="pool_name_once")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("coordination:pool-detail", kwargs={"pk": self.pk})
