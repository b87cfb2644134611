"""Cases without names. The key from name to number stays in the counsellor's own system (D4.1)."""

import datetime as dt
import secrets
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts import clock
from accounts.doors import Door, DoorManager, TenantModel
from coordination.cases.codes import (
    AgeBand,
    ClosingReason,
    Complexity,
    ContactKind,
    DurationBand,
    EntryPath,
    HouseholdBand,
    NeedStatus,
    Phase,
    Priority,
    ResidenceGroup,
)
from coordination.network.fields import FieldOfAction
from coordination.network.languages import Language

#: No vowels and no look-alikes, so that a number forms no word and can be read out.
ALPHABET = "23456789CDFGHJKLMNPQRTVWXZ"


def random_number() -> str:
    """A case number such as ``F-7K3M9``: random, so that two cases of one day show no order (D-01)."""
    return "F-" + "".join(secrets.choice(ALPHABET) for _ in range(5))


def assigned_to(user: object, prefix: str = "") -> Q:
    """Cases of the responsible worker, and of the deputy as long as the deputising lasts."""
    return Q(**{f"{prefix}responsible": user}) | Q(
        **{f"{prefix}deputy": user, f"{prefix}deputy_until__gte": clock.today()}
    )


class Case(TenantModel):
    """One person's or household's way through the support system; class S4, seen by those who work on it."""

    number = models.CharField(_("Nummer"), max_length=10, default=random_number, unique=True, editable=False)
    municipality = models.ForeignKey(
        "accounts.Municipality", models.PROTECT, related_name="+", verbose_name=_("Gemeinde")
    )
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("zuständig")
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("Vertretung"),
    )  # fmt: skip
    deputy_until = models.DateField(_("Vertretung bis"), null=True, blank=True)
    opened_on = models.DateField(_("aufgenommen am"))
    closed_on = models.DateField(_("abgeschlossen am"), null=True, editable=False)
    closing_reason = models.CharField(
        _("Abschlussgrund"), max_length=20, choices=ClosingReason, blank=True, editable=False
    )
    phase = models.CharField(_("Phase"), max_length=20, choices=Phase, default=Phase.INTAKE, editable=False)
    entry_path = models.CharField(_("Zugang"), max_length=20, choices=EntryPath)
    complexity = models.CharField(_("Art der Beratung"), max_length=20, choices=Complexity)
    age_band = models.CharField(_("Alter"), max_length=10, choices=AgeBand, blank=True)
    household_band = models.CharField(_("Haushalt"), max_length=10, choices=HouseholdBand, blank=True)
    residence_group = models.CharField(_("Aufenthalt"), max_length=20, choices=ResidenceGroup, blank=True)
    main_language = models.CharField(_("Hauptsprache"), max_length=3, choices=Language, blank=True)
    goal = models.CharField(_("vereinbartes Ziel"), max_length=500, blank=True)

    audit_withheld = ("goal",)
    #: A number says nothing of anybody: whoever gives out the accesses may ask who reaches a case it cannot see.
    is_explained_unseen = True
    door = Door("case", assigned=assigned_to)

    class Meta:
        ordering = ["-opened_on", "pk"]
        verbose_name = _("Fall")
        verbose_name_plural = _("Fälle")
        constraints = [
            models.CheckConstraint(
                condition=Q(phase=Phase.CLOSED, closed_on__isnull=False) & ~Q(closing_reason="")
                | ~Q(phase=Phase.CLOSED) & Q(closed_on__isnull=True),
                name="case_closed_with_reason_and_day",
            ),
            models.CheckConstraint(
                condition=Q(deputy__isnull=True) | Q(deputy_until__isnull=False),
                name="case_deputy_has_an_end",
            ),
        ]
        indexes = [models.Index(fields=["district", "responsible", "phase"], name="case_responsible")]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("coordination:case-detail", kwargs={"pk": self.pk})

    @property
    def is_open(self) -> bool:
        return self.phase != Phase.CLOSED


class Need(models.Model):
    """What is needed, by field of action, in words without identifying marks."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="needs")
    field_of_action = models.CharField(_("Handlungsfeld"), max_length=30, choices=FieldOfAction)
    text = models.CharField(_("Bedarf"), max_length=300)
    priority = models.CharField(_("Vorrang"), max_length=1, choices=Priority, default=Priority.MEDIUM)
    status = models.CharField(_("Stand"), max_length=20, choices=NeedStatus, default=NeedStatus.OPEN)

    audit_withheld = ("text",)
    door = Door("case", district="case__district", assigned=lambda user: assigned_to(user, "case__"))
    objects = DoorManager()

    class Meta:
        ordering = ["priority", "pk"]
        verbose_name = _("Bedarf")
        verbose_name_plural = _("Bedarfe")

    def __str__(self) -> str:
        return f"{self.case}: {self.get_field_of_action_display()}"


class CaseContact(models.Model):
    """One contact with the person: when, how, about how long; a short note without identifying marks."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="contacts")
    happened_on = models.DateField(_("Datum"))
    kind = models.CharField(_("Wie"), max_length=20, choices=ContactKind)
    duration_band = models.CharField(_("Dauer"), max_length=5, choices=DurationBand)
    field_of_action = models.CharField(_("Thema"), max_length=30, choices=FieldOfAction)
    interpreter_used = models.BooleanField(_("mit Sprachmittlung"), default=False)
    note = models.TextField(_("Notiz"), max_length=2000, blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    audit_withheld = ("note",)
    door = Door("case", district="case__district", assigned=lambda user: assigned_to(user, "case__"))
    objects = DoorManager()

    class Meta:
        ordering = ["-happened_on", "pk"]
        verbose_name = _("Kontakt")
        verbose_name_plural = _("Kontakte")

    def __str__(self) -> str:
        return f"{self.case}: {self.happened_on:%d.%m.%Y}"


#: A case without any activity for so long is shown to the worker (D4.10).
QUIET_AFTER = dt.timedelta(days=180)
