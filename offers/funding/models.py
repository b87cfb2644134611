"""Programmes that give money, and the grants that came of them."""

import datetime as dt
from decimal import Decimal
from typing import Any, ClassVar

from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, DoorManager, DoorQuerySet, TenantModel
from coordination.network.codes import CodeListField
from desk.search.fields import SearchTextField
from offers.catalogue.choices import TargetGroup
from offers.funding import choices, rules

PARTS = F("grant_amount") + F("own_share") + F("third_party_share") + F("notional_share")
HALF_CENT = Decimal("0.005")


def _money(label: Any, **options: Any) -> models.DecimalField:
    return models.DecimalField(
        label, max_digits=12, decimal_places=2, validators=[MinValueValidator(0)], **options
    )


def _percent(label: Any) -> models.DecimalField:
    return models.DecimalField(
        label,
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )


class FundingProgramme(TenantModel):
    """A line of money with its rules: how much, for whom, and when to account for it.

    A new edition of a programme with other rules is a new record, because running grants keep the old ones.
    """

    name = models.CharField(_("Name"), max_length=200)
    funder = models.CharField(_("Fördermittelgeber"), max_length=200)
    level = models.CharField(_("Ebene"), max_length=10, choices=choices.Level)
    legal_basis = models.CharField(_("Grundlage"), max_length=200, blank=True)
    max_share_percent = _percent(_("Höchster Anteil in Prozent"))
    own_share_min_percent = _percent(_("Eigenanteil mindestens in Prozent"))
    max_amount_per_year = _money(_("Höchstens im Jahr, Euro"), null=True, blank=True)
    min_amount_per_year = _money(_("Mindestens im Jahr, Euro"), null=True, blank=True)
    max_months = models.PositiveSmallIntegerField(_("Höchstdauer in Monaten"), null=True, blank=True)
    latest_end = models.DateField(_("Spätestes Ende"), null=True, blank=True)
    target_group_binding = models.CharField(
        _("Zielgruppe"), max_length=10, choices=choices.Binding, default=choices.Binding.NONE
    )
    bound_groups = CodeListField(_("Für welche Gruppen?"), codes=TargetGroup)
    forbids_opening = models.BooleanField(_("schließt „offen für alle“ aus"), default=False)
    binding_source = models.CharField(
        _("Wo das steht"), max_length=200, blank=True, help_text=_("z. B. Nebenbestimmung 4.2 des Bescheids")
    )
    final_proof_rule = models.CharField(
        _("Verwendungsnachweis"),
        max_length=20,
        choices=choices.ProofRule,
        default=choices.ProofRule.MONTHS_AFTER_END,
    )
    final_proof_months = models.PositiveSmallIntegerField(
        _("Monate nach dem Ende"), null=True, blank=True, default=6
    )
    final_proof_day = models.PositiveSmallIntegerField(
        _("Tag"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(31)]
    )
    final_proof_month = models.PositiveSmallIntegerField(
        _("Monat"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    interim_proof_months = models.PositiveSmallIntegerField(
        _("Zwischennachweis, Monate nach Jahresende"), null=True, blank=True
    )
    excluded_purposes = models.TextField(
        _("Was nicht gefördert wird"), blank=True, validators=[MaxLengthValidator(20_000)]
    )
    is_closed = models.BooleanField(_("nimmt keine Anträge mehr an"), default=False)
    search_text = SearchTextField(sources=["name", "funder", "legal_basis"])

    door = Door("funding_programme")

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("Förderprogramm")
        verbose_name_plural = _("Förderprogramme")
        constraints = [
            models.CheckConstraint(
                condition=~Q(target_group_binding="required") | ~Q(bound_groups=""),
                name="funding_programme_required_names_group",
                violation_error_message=_("Eine vorgeschriebene Zielgruppe muss genannt sein."),
            ),
            models.CheckConstraint(
                condition=Q(forbids_opening=False) | Q(target_group_binding="required"),
                name="funding_programme_closed_is_bound",
                violation_error_message=_(
                    "Nur eine vorgeschriebene Zielgruppe kann „offen für alle“ ausschließen."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(final_proof_rule="months_after_end") | Q(final_proof_months__isnull=False),
                name="funding_programme_proof_months_given",
                violation_error_message=_("Bitte sagen, wie viele Monate nach dem Ende."),
            ),
            models.CheckConstraint(
                condition=~Q(final_proof_rule="fixed_day_next_year")
                | Q(final_proof_day__isnull=False, final_proof_month__isnull=False),
                name="funding_programme_proof_day_given",
                violation_error_message=_("Bitte Tag und Monat des Nachweises nennen."),
            ),
        ]
        indexes = [models.Index(fields=["district", "name", "id"], name="funding_programme_name")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("offers:programme-detail", kwargs={"pk": self.pk})


class FundingPeriodQuerySet(DoorQuerySet):
    """Grants, asked for by day."""

    def in_force_on(self, day: dt.date):
        """Grants whose money may be spent on a day; the dates decide, not whether somebody clicked."""
        return self.filter(status__in=choices.GRANTED, period_start__lte=day, period_end__gte=day)

    def forbidding_opening(self, day: dt.date):
        """Grants in force whose programme binds to a group (C5.6)."""
        return (
            self.in_force_on(day)
            .filter(programme__forbids_opening=True)
            .select_related("programme")
            .order_by("-period_end", "pk")
        )


class FundingPeriodManager(DoorManager.from_queryset(FundingPeriodQuerySet)):  # type: ignore[misc]
    """The door, and the questions asked by day."""


class FundingPeriod(TenantModel):
    """One notice of grant (Zuwendungsbescheid): who gets how much from when to when.

    The period is written as the trade writes it: `period_start` is the first and `period_end` the last day
    with money (Bewilligungszeitraum 01.01.2025 bis 31.12.2026). Amounts are euros with two places.
    """

    programme = models.ForeignKey(
        FundingProgramme, models.PROTECT, related_name="periods", verbose_name=_("Programm")
    )
    grantee = models.ForeignKey(
        "coordination.Organisation",
        models.PROTECT,
        related_name="funding_periods",
        verbose_name=_("Zuwendungsempfänger"),
    )
    title = models.CharField(_("Vorhaben"), max_length=200)
    file_number = models.CharField(_("Aktenzeichen"), max_length=100, blank=True)
    period_start = models.DateField(_("Beginn"))
    period_end = models.DateField(_("Ende"))
    total_cost = _money(_("Gesamtkosten"))
    grant_amount = _money(_("Zuwendung"))
    own_share = _money(_("Eigenmittel"), default=Decimal(0))
    third_party_share = _money(_("Mittel Dritter"), default=Decimal(0))
    notional_share = _money(_("Ehrenamt und Sachleistung"), default=Decimal(0))
    financing_type = models.CharField(
        _("Finanzierungsart"),
        max_length=10,
        choices=choices.FinancingType,
        default=choices.FinancingType.SHARE,
    )
    notice_on = models.DateField(_("Bescheid vom"), null=True, blank=True)
    early_start_approved_on = models.DateField(_("Vorzeitiger Beginn genehmigt am"), null=True, blank=True)
    final_proof_due_on = models.DateField(
        _("Verwendungsnachweis laut Bescheid"),
        null=True,
        blank=True,
        help_text=_(
            "Nur wenn der Bescheid ein anderes Datum nennt als das Programm. Das Datum von Hand gewinnt."
        ),
    )
    posts = models.DecimalField(
        _("Stellen (Vollzeit)"),
        max_digits=5,
        decimal_places=2,
        default=Decimal(0),
        validators=[MinValueValidator(0)],
    )
    predecessor = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="successors", verbose_name=_("folgt auf")
    )
    offers = models.ManyToManyField(
        "offers.Offer",
        blank=True,
        related_name="funding_periods",
        verbose_name=_("Angebote, die daran hängen"),
    )
    status = models.CharField(
        _("Stand"),
        max_length=20,
        choices=choices.PeriodStatus,
        default=choices.PeriodStatus.IDEA,
        editable=False,
    )
    note = models.TextField(_("Bemerkung"), blank=True, validators=[MaxLengthValidator(20_000)])
    search_text = SearchTextField(sources=["title", "file_number", "grantee.name", "programme.name"])

    door = Door("funding_period", own=lambda m: Q(grantee=m.organisation_id))
    objects: ClassVar[DoorManager] = FundingPeriodManager()

    class Meta:
        ordering = ["period_end", "title", "pk"]
        verbose_name = _("Förderperiode")
        verbose_name_plural = _("Förderperioden")
        constraints = [
            models.CheckConstraint(
                # SQLite adds decimals as floating numbers, hence "less than half a cent apart".
                condition=Q(total_cost__gt=PARTS - HALF_CENT) & Q(total_cost__lt=PARTS + HALF_CENT),
                name="funding_period_sums_to_the_cent",
                violation_error_message=_("Die Anteile ergeben nicht die Gesamtkosten."),
            ),
            models.CheckConstraint(
                condition=Q(period_end__gte=F("period_start")),
                name="funding_period_forward",
                violation_error_message=_("Das Ende liegt vor dem Beginn."),
            ),
            models.CheckConstraint(
                condition=Q(predecessor__isnull=True) | ~Q(predecessor=F("id")),
                name="funding_period_not_its_own_predecessor",
                violation_error_message=_("Eine Förderung folgt nicht auf sich selbst."),
            ),
            models.CheckConstraint(
                condition=Q(
                    total_cost__gte=0, grant_amount__gte=0, own_share__gte=0, third_party_share__gte=0,
                    notional_share__gte=0, posts__gte=0,
                ),
                name="funding_period_no_negative_amount",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["district", "period_end", "id"], name="funding_period_by_end"),
            models.Index(fields=["district", "status", "period_end"], name="funding_period_by_status"),
            models.Index(fields=["district", "grantee"], name="funding_period_by_grantee"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.file_number})" if self.file_number else self.title

    def get_absolute_url(self) -> str:
        return reverse("offers:period-detail", kwargs={"pk": self.pk})

    @property
    def grant_share(self) -> Decimal:
        """Grant in percent of the total cost, two places."""
        return rules.share_percent(self.grant_amount, self.total_cost)


class FundingReminder(models.Model):
    """That the end of a grant was told: which end, how many days before, and on which day it happened."""

    period = models.ForeignKey(FundingPeriod, models.CASCADE, related_name="reminders")
    period_end = models.DateField()
    days = models.PositiveSmallIntegerField()
    reminded_on = models.DateField()

    class Meta:
        verbose_name = _("Erinnerung an das Ende")
        verbose_name_plural = _("Erinnerungen an das Ende")
        constraints = [
            models.UniqueConstraint(fields=["period", "period_end", "days"], name="funding_reminder_once")
        ]

    def __str__(self) -> str:
        return f"{self.period_end:%d.%m.%Y} − {self.days}"
