"""The register of barriers to participation (Teilhabehürden)."""

import datetime as dt

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, DoorManager, TenantModel
from coordination.network.codes import CodeListField
from coordination.network.fields import FieldOfAction
from desk.search.fields import SearchTextField

TEXT = MaxLengthValidator(20_000)


class Barrier(TenantModel):
    """What keeps people from taking part: where, whom, in which field, and who can remove it.

    Never contains personal data: it is seen far beyond those who met it. Where it was met is
    counted in sightings. What became of it (board, resolution, measure, indicator, report) is told by
    the rooms to the right.
    """

    class Kind(models.TextChoices):
        LEGAL = "legal", _("rechtlich")
        ADMINISTRATIVE = "administrative", _("Verwaltung")
        LANGUAGE = "language", _("Sprache")
        MOBILITY = "mobility", _("Mobilität")
        MONEY = "money", _("Geld")
        DISCRIMINATION = "discrimination", _("Diskriminierung")
        INFORMATION = "information", _("Information")

    class Level(models.TextChoices):
        DISTRICT = "district", _("Kreis")
        MUNICIPALITY = "municipality", _("Gemeinde")
        LAND = "land", _("Land")
        FEDERATION = "federation", _("Bund")

    class Group(models.TextChoices):
        EVERYONE = "everyone", _("alle Einwohner:innen")
        NEWCOMERS = "newcomers", _("Neuzugewanderte")
        REFUGEES = "refugees", _("Geflüchtete")
        EU_CITIZENS = "eu_citizens", _("EU-Bürger:innen")
        LONG_TERM = "long_term", _("lange hier Lebende mit Migrationsgeschichte")
        CHILDREN = "children", _("Kinder und Jugendliche")
        PARENTS = "parents", _("Eltern und Alleinerziehende")
        WOMEN = "women", _("Frauen")
        OLDER = "older", _("ältere Menschen")
        DISABILITY = "disability", _("Menschen mit Behinderung")
        LOW_INCOME = "low_income", _("Menschen mit wenig Geld")
        LOW_LITERACY = "low_literacy", _("Menschen, die wenig lesen und schreiben")

    class Status(models.TextChoices):
        OBSERVED = "observed", _("beobachtet")
        CONFIRMED = "confirmed", _("bestätigt")
        ON_AGENDA = "on_agenda", _("auf der Tagesordnung")
        IN_PROGRESS = "in_progress", _("in Bearbeitung")
        SOLVED = "solved", _("gelöst")
        REJECTED = "rejected", _("nicht weiter verfolgt")
        DUPLICATE = "duplicate", _("Dublette")

    #: Which state may follow which. A solved barrier may come back.
    TRANSITIONS = {
        Status.OBSERVED: {Status.CONFIRMED, Status.REJECTED, Status.DUPLICATE},
        Status.CONFIRMED: {
            Status.ON_AGENDA,
            Status.IN_PROGRESS,
            Status.SOLVED,
            Status.REJECTED,
            Status.DUPLICATE,
        },
        Status.ON_AGENDA: {Status.CONFIRMED, Status.IN_PROGRESS, Status.SOLVED, Status.REJECTED},
        Status.IN_PROGRESS: {Status.ON_AGENDA, Status.SOLVED, Status.REJECTED},
        Status.SOLVED: {Status.IN_PROGRESS},
        Status.REJECTED: {Status.OBSERVED},
        Status.DUPLICATE: {Status.OBSERVED},
    }
    #: States the boards see.
    SHOWN_TO_BOARDS = (Status.CONFIRMED, Status.ON_AGENDA, Status.IN_PROGRESS, Status.SOLVED)
    #: States in which somebody still has to do something.
    OPEN = (Status.OBSERVED, Status.CONFIRMED, Status.ON_AGENDA, Status.IN_PROGRESS)

    year = models.PositiveSmallIntegerField(editable=False)
    sequence = models.PositiveIntegerField(editable=False)
    title = models.CharField(_("Was hindert?"), max_length=200)
    description = models.TextField(
        _("Beschreibung"),
        validators=[TEXT],
        help_text=_("Ohne Namen, Adressen, Geburtsdaten oder Aktenzeichen. Andere lesen mit."),
    )
    municipality = models.ForeignKey(
        "accounts.Municipality",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="barriers",
        verbose_name=_("Gemeinde"),
        help_text=_("Leer lassen, wenn sie im ganzen Kreis besteht."),
    )
    field_of_action = models.CharField(_("Handlungsfeld"), max_length=30, choices=FieldOfAction)
    kind = models.CharField(_("Art der Hürde"), max_length=20, choices=Kind)
    groups = CodeListField(_("Wen betrifft es?"), codes=Group)
    level = models.CharField(_("Wer kann sie abbauen?"), max_length=20, choices=Level)
    status = models.CharField(
        _("Stand"), max_length=20, choices=Status, default=Status.OBSERVED, editable=False
    )
    status_since = models.DateField(_("Stand seit"), editable=False)
    status_reason = models.TextField(_("Grund"), blank=True, validators=[TEXT], editable=False)
    seen_on = models.DateField(_("zuerst bemerkt am"))
    solved_on = models.DateField(_("gelöst am"), null=True, blank=True, editable=False)
    reported_by = models.ForeignKey(
        "coordination.Organisation",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="barriers",
        verbose_name=_("gemeldet von"),
    )
    duplicate_of = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="duplicates",
        verbose_name=_("ist dieselbe wie"),
        editable=False,
    )

    search_text = SearchTextField(sources=["number", "title", "description"])

    audit_withheld = ("district", "year", "sequence")
    door = Door(
        "barrier",
        public=Q(status__in=["confirmed", "on_agenda", "in_progress", "solved"]),
        own=lambda membership: Q(reported_by=membership.organisation_id),
    )

    class Meta:
        ordering = ["-year", "-sequence"]
        verbose_name = _("Teilhabehürde")
        verbose_name_plural = _("Teilhabehürden")
        constraints = [
            models.UniqueConstraint(fields=["district", "year", "sequence"], name="barrier_number_once"),
            models.CheckConstraint(
                condition=Q(status="solved", solved_on__isnull=False)
                | (~Q(status="solved") & Q(solved_on__isnull=True)),
                name="barrier_solved_has_date",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["rejected", "solved"]) | ~Q(status_reason=""),
                name="barrier_closed_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(solved_on__isnull=True) | Q(solved_on__gte=F("seen_on")),
                name="barrier_solved_after_seen",
                violation_error_message=_("Gelöst wird eine Hürde nicht, bevor sie bemerkt ist."),
            ),
            models.CheckConstraint(
                condition=Q(duplicate_of__isnull=True) | ~Q(duplicate_of=F("id")),
                name="barrier_not_its_own_duplicate",
            ),
        ]
        indexes = [
            models.Index(fields=["district", "-year", "-sequence"], name="barrier_number"),
            models.Index(fields=["district", "status", "seen_on"], name="barrier_status"),
            models.Index(fields=["district", "municipality"], name="barrier_place"),
            models.Index(fields=["district", "field_of_action"], name="barrier_field"),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("coordination:barrier-detail", kwargs={"pk": self.pk})

    @property
    def number(self) -> str:
        """The number people speak of, e.g. ``H-2026-03``."""
        return f"H-{self.year}-{self.sequence:02d}"

    @property
    def is_open(self) -> bool:
        return self.status in self.OPEN

    def duration_days(self, today: dt.date) -> int:
        """Days from the first sighting to the solution, or to today while it stands."""
        return ((self.solved_on or today) - self.seen_on).days


class BarrierSighting(models.Model):
    """The barrier was met once more: where and by which kind of source, never by whom.

    A sighting from a case carries a token instead of a link: computed from case and barrier with a
    secret key, it keeps one case from being counted twice and leads nowhere. No time of day is kept.
    """

    class Source(models.TextChoices):
        CASE = "case", _("Fallmanagement")
        PARTNER = "partner", _("Partnerorganisation")
        BOARD = "board", _("Gremium")
        OWN = "own", _("eigene Beobachtung")

    district = models.ForeignKey("accounts.District", models.CASCADE, related_name="+", editable=False)
    barrier = models.ForeignKey(Barrier, models.CASCADE, related_name="sightings")
    source = models.CharField(_("Woher kommt die Beobachtung?"), max_length=10, choices=Source)
    seen_on = models.DateField(_("bemerkt am"))
    municipality = models.ForeignKey(
        "accounts.Municipality",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Gemeinde"),
    )
    token = models.CharField(max_length=64, blank=True, editable=False)

    door = Door(
        "barrier",
        public=Q(barrier__status__in=["confirmed", "on_agenda", "in_progress", "solved"]),
        own=lambda membership: Q(barrier__reported_by=membership.organisation_id),
    )
    objects = DoorManager()
    audit_withheld = ("token",)

    class Meta:
        ordering = ["-seen_on", "-pk"]
        verbose_name = _("Beobachtung")
        verbose_name_plural = _("Beobachtungen")
        constraints = [
            models.UniqueConstraint(
                fields=["barrier", "token"], condition=~Q(token=""), name="sighting_case_counted_once"
            ),
            models.CheckConstraint(
                condition=Q(source="case") | Q(token=""), name="sighting_token_only_from_cases"
            ),
        ]
        indexes = [models.Index(fields=["barrier", "source"], name="sighting_source")]

    def __str__(self) -> str:
        return f"{self.get_source_display()}, {self.seen_on:%d.%m.%Y}"
