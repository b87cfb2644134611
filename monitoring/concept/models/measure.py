"""Measures of the concept: who does what by when, for whom, and what hangs on it."""

import datetime as dt
import uuid
from typing import Any

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, DoorManager, TenantModel
from coordination.network.fields import FieldOfAction
from desk.search.fields import SearchTextField
from monitoring.concept.choices import (
    MEASURE_TRANSITIONS,
    OPEN,
    Audience,
    MeasureKind,
    MeasureStatus,
)
from monitoring.concept.models.concept import PUBLIC, Concept, Goal

#: What anyone may read: public measures of a concept the council has adopted.
PUBLISHED = Q(is_public=True, concept__status__in=PUBLIC)


def taken_part_in(organisation_id: Any) -> Q:
    """Measures in which an organisation has a share; as a sub-query, so that no row comes twice."""
    through = Measure.partners.through._default_manager
    shared = through.filter(organisation_id=organisation_id).values("measure_id")
    return Q(organisation=organisation_id) | Q(pk__in=shared)


class Measure(TenantModel):
    """A measure (Maßnahme): one thing somebody has promised to do, from plan to result.

    It owns its links: to the resolution that adopted it, the barriers it takes down, the offers and grants it
    rests on, and its indicator. A measure without a goal is an activity the concept does not explain.
    """

    Status = MeasureStatus
    TRANSITIONS = MEASURE_TRANSITIONS

    concept = models.ForeignKey(
        Concept, models.PROTECT, related_name="measures", verbose_name=_("Konzept"), editable=False
    )
    goal = models.ForeignKey(
        Goal, models.SET_NULL, null=True, blank=True, related_name="measures", verbose_name=_("Ziel")
    )
    code = models.CharField(_("Kürzel"), max_length=12, help_text=_("z. B. W-12"))
    title = models.CharField(_("Maßnahme"), max_length=200)
    description = models.TextField(_("Was geschieht?"), max_length=20_000, blank=True)
    field_of_action = models.CharField(_("Handlungsfeld"), max_length=30, choices=FieldOfAction)
    kind = models.CharField(_("Art der Maßnahme"), max_length=20, choices=MeasureKind)
    audience = models.CharField(_("Für wen?"), max_length=10, choices=Audience, default=Audience.UNCLEAR)
    organisation = models.ForeignKey(
        "coordination.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="measures",
        verbose_name=_("zuständige Organisation"),
    )
    office = models.CharField(
        _("zuständiges Amt"), max_length=200, blank=True, help_text=_("Wenn die Verwaltung zuständig ist.")
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="measures",
        verbose_name=_("kümmert sich"),
        help_text=_("Bekommt die Erinnerungen unter „Heute“."),
    )
    partners = models.ManyToManyField(
        "coordination.Organisation",
        blank=True,
        related_name="shared_measures",
        verbose_name=_("Partner"),
    )
    starts_on = models.DateField(_("Beginn"), null=True, blank=True)
    ends_on = models.DateField(_("Ende"), null=True, blank=True)
    budget = models.DecimalField(
        _("Mittel in Euro"),
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    next_step = models.CharField(_("nächster Schritt"), max_length=200, blank=True)
    next_step_on = models.DateField(_("nächster Schritt bis"), null=True, blank=True)
    status = models.CharField(
        _("Stand"), max_length=10, choices=MeasureStatus, default=MeasureStatus.PLANNED, editable=False
    )
    status_since = models.DateField(_("Stand seit"), editable=False)
    status_reason = models.CharField(_("Grund"), max_length=500, blank=True, editable=False)
    percent = models.PositiveSmallIntegerField(_("Fortschritt in Prozent"), null=True, editable=False)
    reported_on = models.DateField(_("zuletzt berichtet"), null=True, editable=False)
    asked_on = models.DateField(_("um Stand gebeten"), null=True, editable=False)
    indicator = models.ForeignKey(
        "monitoring.Indicator",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="measures",
        verbose_name=_("Indikator des Monitorings"),
        help_text=_("Wenn es dort einen gibt: Der Istwert kommt dann von selbst."),
    )
    indicator_name = models.CharField(
        _("Woran messen wir es?"), max_length=200, blank=True, help_text=_("z. B. verweigerte Bescheinigungen im Jahr")
    )  # fmt: skip
    indicator_unit = models.CharField(_("Einheit"), max_length=40, blank=True)
    baseline = models.DecimalField(_("Ausgangswert"), max_digits=14, decimal_places=2, null=True, blank=True)
    target = models.DecimalField(_("Zielwert"), max_digits=14, decimal_places=2, null=True, blank=True)
    actual = models.DecimalField(_("Istwert"), max_digits=14, decimal_places=2, null=True, blank=True)
    measured_on = models.DateField(_("gemessen am"), null=True, blank=True)
    resolution = models.ForeignKey(
        "committees.Resolution",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="measures",
        verbose_name=_("Beschluss"),
    )
    barriers = models.ManyToManyField(
        "coordination.Barrier", blank=True, related_name="measures", verbose_name=_("Hürden")
    )
    offers = models.ManyToManyField(
        "offers.Offer", blank=True, related_name="measures", verbose_name=_("Angebote")
    )
    funding_periods = models.ManyToManyField(
        "offers.FundingPeriod", blank=True, related_name="measures", verbose_name=_("Förderungen")
    )
    is_public = models.BooleanField(
        _("öffentlich zeigen"),
        default=True,
        help_text=_(
            "Kürzel, Titel, Beschreibung, Zeitraum, Zuständige und Stand. Mittel und nächster Schritt stehen "
            "nur im Integrationsbericht, gemeldete Stände nirgends."
        ),
    )
    search_text = SearchTextField(sources=["code", "title", "description", "office", "organisation.name"])

    door = Door(
        "measure",
        public=PUBLISHED,
        own=lambda membership: taken_part_in(membership.organisation_id),
    )

    class Meta:
        ordering = ["code"]
        verbose_name = _("Maßnahme")
        verbose_name_plural = _("Maßnahmen")
        constraints = [
            models.UniqueConstraint(
                fields=["concept", "code"],
                name="measure_code_once",
                violation_error_message=_("Dieses Kürzel hat in dem Konzept schon eine andere Maßnahme."),
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="measure_period_forward",
                violation_error_message=_("Das Ende liegt vor dem Beginn."),
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["postponed", "given_up"]) | ~Q(status_reason=""),
                name="measure_stopped_with_reason",
                violation_error_message=_("Wo eine Maßnahme hält, steht der Grund."),
            ),
            models.CheckConstraint(
                condition=Q(budget__isnull=True) | Q(budget__gte=0), name="measure_budget_positive"
            ),
            models.CheckConstraint(
                condition=Q(percent__isnull=True) | Q(percent__lte=100), name="measure_percent_to_100"
            ),
        ]
        indexes = [
            models.Index(fields=["district", "concept", "code"], name="measure_code"),
            models.Index(fields=["district", "status", "ends_on"], name="measure_status"),
            models.Index(fields=["district", "field_of_action"], name="measure_field"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("monitoring:measure-detail", kwargs={"pk": self.pk})

    @property
    def responsible(self) -> str:
        """Who answers for it: the organisation, the office, or both."""
        return ", ".join(part for part in (self.organisation and self.organisation.name, self.office) if part)

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def period_words(self) -> str:
        match (self.starts_on, self.ends_on):
            case (None, None):
                return ""
            case (first, None):
                return str(_("ab %(day)s")) % {"day": f"{first:%d.%m.%Y}"}
            case (None, last):
                return str(_("bis %(day)s")) % {"day": f"{last:%d.%m.%Y}"}
        return f"{self.starts_on:%d.%m.%Y}–{self.ends_on:%d.%m.%Y}"

    def is_late(self, today: dt.date) -> bool:
        """Still open although its last day or its next step is over."""
        days = (self.ends_on, self.next_step_on)
        return self.is_open and any(day is not None and day < today for day in days)


class Milestone(models.Model):
    """A step of a measure with a day; where the day passed, the reason stands beside it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    district = models.ForeignKey("accounts.District", models.CASCADE, related_name="+", editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    measure = models.ForeignKey(
        Measure, models.CASCADE, related_name="milestones", verbose_name=_("Maßnahme")
    )
    title = models.CharField(_("Schritt"), max_length=200)
    responsible = models.CharField(_("zuständig"), max_length=200, blank=True)
    due_on = models.DateField(_("Termin"))
    done_on = models.DateField(_("erledigt am"), null=True, blank=True)
    missed_reason = models.CharField(
        _("Warum verfehlt?"), max_length=300, blank=True, help_text=_("Nur, wenn der Termin nicht hielt.")
    )

    door = Door(
        "measure_progress",
        own=lambda membership: Q(
            measure__in=Measure._base_manager.filter(taken_part_in(membership.organisation_id))
        ),
    )
    objects = DoorManager()

    class Meta:
        ordering = ["due_on", "title"]
        verbose_name = _("Meilenstein")
        verbose_name_plural = _("Meilensteine")

    def __str__(self) -> str:
        return f"{self.title}, {self.due_on:%d.%m.%Y}"

    def is_missed(self, today: dt.date) -> bool:
        """Not done by its day, or done later."""
        return (self.done_on or today) > self.due_on
