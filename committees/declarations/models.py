"""What people on seats say of themselves, kept apart from who they are, and the numbers made of it."""

import uuid
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, DoorManager
from committees.declarations import marks
from committees.declarations.facts import AgeGroup, Gender, Migration
from committees.roster.doors import public_bodies
from committees.roster.models import Term


def _one_of(field: str, choices: type[models.TextChoices]) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(**{f"{field}__in": choices.values}), name=f"seat_declaration_{field}"
    )


class SeatDeclaration(models.Model):
    """What somebody on a seat says of itself of its own free will (freiwillige Angabe), to be counted only.

    It leads neither to the seat nor to the person: `seat_mark` is a keyed fingerprint of both, so that the
    same person replaces or takes back what it said. `reader_mark` is one of the account that wrote it; only
    this account reads it again. It keeps days, no times, which would lie beside those of the log.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    district = models.ForeignKey("accounts.District", models.CASCADE, related_name="+", editable=False)
    seat_mark = models.CharField(max_length=64, unique=True, editable=False)
    reader_mark = models.CharField(max_length=64, blank=True, editable=False)
    gender = models.CharField(_("Geschlecht"), max_length=10, choices=Gender, default=Gender.NONE)
    age_group = models.CharField(_("Alter"), max_length=10, choices=AgeGroup, default=AgeGroup.NONE)
    migration = models.CharField(
        _("Einwanderungsgeschichte"), max_length=10, choices=Migration, default=Migration.NONE
    )
    consented_on = models.DateField(_("eingewilligt am"))
    consent_version = models.PositiveSmallIntegerField(_("Fassung der Einwilligung"))
    is_counted = models.BooleanField(_("im gezeigten Stand enthalten"), default=False, editable=False)

    door = Door("seat_declaration", assigned=lambda user: Q(reader_mark__in=marks.reader_marks(user)))
    objects = DoorManager()

    class Meta:
        ordering = ["id"]
        verbose_name = _("Freiwillige Angabe")
        verbose_name_plural = _("Freiwillige Angaben")
        constraints = [
            _one_of("gender", Gender),
            _one_of("age_group", AgeGroup),
            _one_of("migration", Migration),
        ]

    def __str__(self) -> str:
        return str(_("Freiwillige Angabe"))

    @property
    def audit_withheld(self) -> tuple[str, ...]:
        """Nothing of it is ever written to the log."""
        return tuple(field.name for field in self._meta.concrete_fields)


class SeatStatistics(models.Model):
    """What is shown of the declarations of a term: suppressed numbers of a day, and nothing behind them.

    Pages, files and reports read this state only, so that two of them never differ by one person.
    `counted`: how many declarations it was made from. Without a day nothing is shown yet.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    term = models.OneToOneField(Term, models.CASCADE, related_name="statistics", editable=False)
    taken_on = models.DateField(_("Stand"), null=True, editable=False)
    seats = models.PositiveSmallIntegerField(_("besetzte Sitze"), default=0, editable=False)
    counted = models.PositiveSmallIntegerField(default=0, editable=False)
    figures: Any = models.JSONField(default=dict, editable=False)

    door = Door(
        "seat_statistics",
        district="term__committee__district",
        public=Q(
            term__committee__statistics_public_since__isnull=False,
            term__committee__status__in=["active", "dormant"],
        )
        & public_bodies("term__committee__"),
        committee=lambda m: Q(term__committee=m.committee_id),
    )
    objects = DoorManager()
    audit_withheld = ("counted", "figures")

    class Meta:
        ordering = ["term"]
        verbose_name = _("Sitzstatistik")
        verbose_name_plural = _("Sitzstatistiken")
        constraints = [
            models.CheckConstraint(
                condition=Q(taken_on__isnull=True, counted=0) | Q(taken_on__isnull=False, counted__gte=5),
                name="seat_statistics_of_enough",
            )
        ]

    def __str__(self) -> str:
        return str(_("Sitzstatistik %(term)s") % {"term": self.term})
