"""The integration concept of a district: its versions, fields of action and goals."""

import datetime as dt
import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, DoorManager, TenantModel
from coordination.network.codes import CodeListField
from coordination.network.fields import FieldOfAction
from desk.search.fields import SearchTextField
from monitoring.concept.choices import (
    CONCEPT_TRANSITIONS,
    Audience,
    ConceptStatus,
    GoalLevel,
    KeyWord,
    Orientation,
    PaperKind,
    Position,
)

PUBLIC = ("adopted", "replaced")


class Concept(TenantModel):
    """One version of the concept, or of a paper that does its work (domain paper, section 6.4).

    The council adopts it; adopting the next one replaces it. `term_start` and `term_end` both belong to it.
    """

    Status = ConceptStatus
    TRANSITIONS = CONCEPT_TRANSITIONS

    kind = models.CharField(_("Art des Papiers"), max_length=12, choices=PaperKind, default=PaperKind.CONCEPT)
    title = models.CharField(_("Titel"), max_length=200)
    year = models.PositiveSmallIntegerField(_("Jahr"))
    term_start = models.DateField(_("gilt ab"))
    term_end = models.DateField(_("gilt bis"))
    decided_by = models.CharField(
        _("beschlossen von"), max_length=200, blank=True, help_text=_("z. B. Kreistag oder Rat")
    )
    decision_number = models.CharField(_("Nummer des Beschlusses"), max_length=60, blank=True)
    decided_on = models.DateField(_("beschlossen am"), null=True, blank=True)
    resolution = models.ForeignKey(
        "committees.Resolution",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="concepts",
        verbose_name=_("Beschluss im Netz"),
    )
    understanding = models.TextField(
        _("Verständnis von Integration"),
        max_length=20_000,
        blank=True,
        help_text=_("So, wie es im Konzept steht, gern wörtlich."),
    )
    position = models.CharField(
        _("Wo steht dieses Verständnis?"), max_length=1, choices=Position, blank=True, default=""
    )
    key_words = CodeListField(_("Schlüsselwörter"), codes=KeyWord)
    orientation = models.CharField(
        _("Ausrichtung"), max_length=15, choices=Orientation, default=Orientation.UNCLEAR
    )
    status = models.CharField(
        _("Stand"), max_length=10, choices=ConceptStatus, default=ConceptStatus.DRAFT, editable=False
    )
    status_since = models.DateField(_("Stand seit"), editable=False)
    predecessor = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="successors",
        editable=False,
        verbose_name=_("Vorgänger"),
    )
    search_text = SearchTextField(sources=["title", "understanding", "decision_number"])

    door = Door("concept", public=Q(status__in=PUBLIC))

    class Meta:
        ordering = ["-term_start", "title"]
        verbose_name = _("Integrationskonzept")
        verbose_name_plural = _("Integrationskonzepte")
        constraints = [
            models.UniqueConstraint(
                fields=["district"], condition=Q(status="adopted"), name="concept_one_adopted"
            ),
            models.CheckConstraint(
                condition=Q(term_end__gte=F("term_start")),
                name="concept_term_forward",
                violation_error_message=_("Der letzte Tag liegt vor dem ersten."),
            ),
            models.CheckConstraint(
                condition=Q(status="draft") | (Q(decided_on__isnull=False) & ~Q(decided_by="")),
                name="concept_adopted_by_somebody",
                violation_error_message=_("Ein beschlossenes Konzept nennt, wer es wann beschlossen hat."),
            ),
        ]
        indexes = [models.Index(fields=["district", "status", "-term_start"], name="concept_status")]

    def __str__(self) -> str:
        return f"{self.title} {self.term_words}"

    def get_absolute_url(self) -> str:
        return reverse("monitoring:concept-detail", kwargs={"pk": self.pk})

    @property
    def term_words(self) -> str:
        first, last = self.term_start.year, self.term_end.year
        return str(first) if first == last else f"{first}–{last}"

    @property
    def decision_words(self) -> str:
        """ "Kreistag, 14.12.2021, Nr. 2021/118" or nothing."""
        day = f"{self.decided_on:%d.%m.%Y}" if self.decided_on else ""
        number = f"{self.decision_number}" if self.decision_number else ""
        return ", ".join(part for part in (self.decided_by, day, number) if part)

    @property
    def is_draft(self) -> bool:
        return self.status == ConceptStatus.DRAFT

    @property
    def is_adopted(self) -> bool:
        return self.status == ConceptStatus.ADOPTED


class ConceptField(models.Model):
    """A field of action of one concept, mapped to the house's thirteen; its own name may differ."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    district = models.ForeignKey("accounts.District", models.CASCADE, related_name="+", editable=False)
    concept = models.ForeignKey(Concept, models.CASCADE, related_name="fields", verbose_name=_("Konzept"))
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), default=1)
    code = models.CharField(_("Handlungsfeld"), max_length=30, choices=FieldOfAction)
    name = models.CharField(
        _("Name im Konzept"), max_length=200, blank=True, help_text=_("Nur, wenn er dort anders lautet.")
    )
    strategy = models.TextField(
        _("Strategie"), max_length=20_000, blank=True, help_text=_("Wie will der Kreis hier vorgehen?")
    )

    door = Door("concept", public=Q(concept__status__in=PUBLIC))
    objects = DoorManager()
    #: Its goals, where a selector has read them along.
    rows: list["Goal"]

    class Meta:
        ordering = ["position", "code"]
        verbose_name = _("Handlungsfeld des Konzepts")
        verbose_name_plural = _("Handlungsfelder des Konzepts")
        constraints = [
            models.UniqueConstraint(
                fields=["concept", "code"],
                name="concept_field_once",
                violation_error_message=_("Dieses Handlungsfeld hat das Konzept schon."),
            )
        ]

    def __str__(self) -> str:
        return self.name or str(self.get_code_display())


class Goal(models.Model):
    """A goal of the concept and whom it promises something.

    `checked_on`: somebody has looked at the contradiction between claim and practice and left it; it is
    named anew when the counts (`checked_state`) have changed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    district = models.ForeignKey("accounts.District", models.CASCADE, related_name="+", editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    field = models.ForeignKey(
        ConceptField, models.CASCADE, related_name="goals", verbose_name=_("Handlungsfeld")
    )
    level = models.CharField(
        _("Art des Ziels"), max_length=12, choices=GoalLevel, default=GoalLevel.OPERATIONAL
    )
    parent = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("gehört zum Leitziel"),
    )
    position = models.PositiveSmallIntegerField(default=1, editable=False)
    number = models.CharField(_("Nummer"), max_length=12, help_text=_("z. B. 1.2"))
    title = models.CharField(_("Ziel"), max_length=200)
    text = models.TextField(_("Wortlaut"), max_length=20_000, blank=True)
    promised = models.CharField(
        _("Wem verspricht das Ziel etwas?"), max_length=10, choices=Audience, default=Audience.UNCLEAR
    )
    checked_on = models.DateField(_("geprüft am"), null=True, editable=False)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )
    checked_note = models.CharField(_("Warum bleibt es so?"), max_length=300, blank=True, editable=False)
    checked_state = models.CharField(max_length=40, blank=True, default="", editable=False)

    door = Door("concept", public=Q(field__concept__status__in=PUBLIC))
    objects = DoorManager()
    #: Its measures, as far as whoever asks may see them, where a selector has read them along.
    shown: list[Any]

    class Meta:
        ordering = ["field__position", "position", "number"]
        verbose_name = _("Ziel")
        verbose_name_plural = _("Ziele")
        constraints = [
            models.UniqueConstraint(
                fields=["field", "number"],
                name="goal_number_once",
                violation_error_message=_("Diese Nummer hat in dem Handlungsfeld schon ein anderes Ziel."),
            ),
            models.CheckConstraint(
                condition=Q(level="operational") | Q(parent__isnull=True),
                name="goal_guiding_has_no_parent",
                violation_error_message=_("Ein Leitziel gehört zu keinem anderen."),
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")), name="goal_not_its_own_parent"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("monitoring:goal-detail", kwargs={"pk": self.pk})

    @property
    def is_guiding(self) -> bool:
        return self.level == GoalLevel.GUIDING

    def check_words(self) -> str:
        """ "geprüft am 02.03.2026: Schutzraum" or nothing."""
        return f"{self.checked_on:%d.%m.%Y}: {self.checked_note}" if self.checked_on else ""


def position_of(number: str) -> int:
    """Order of a goal by its number: 1.2 before 1.10."""
    parts = [int(part) for part in number.replace(",", ".").split(".") if part.strip().isdigit()][:2]
    return sum(part * factor for part, factor in zip([min(p, 99) for p in parts], (100, 1), strict=False))


def ends_soon(concept: Concept, today: dt.date, days: int = 365) -> bool:
    """Whether the term runs out within a year: time to write the next version."""
    return concept.is_adopted and (concept.term_end - today).days <= days
