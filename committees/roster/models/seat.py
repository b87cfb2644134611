"""Seats of a committee and who sits on them."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, DoorManager
from committees.roster.models.committee import Committee, Term
from committees.roster.models.pool import DeputyPool

OPEN_COMMITTEES = [Committee.Status.ACTIVE, Committee.Status.DORMANT]


class Seat(models.Model):
    """A seat by the statute: it stays when people change, and counts when it is empty."""

    class Category(models.TextChoices):
        ELECTED = "elected", _("gewählt")
        COUNCILLOR = "councillor", _("Kreistag oder Rat")
        DELEGATE = "delegate", _("entsandt von einer Organisation")
        EXPERT = "expert", _("sachkundig")
        EX_OFFICIO = "ex_officio", _("kraft Amtes")
        ADMINISTRATION = "administration", _("Verwaltung")
        YOUTH = "youth", _("Jugend")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    term = models.ForeignKey(Term, models.CASCADE, related_name="seats", verbose_name=_("Amtszeit"))
    number = models.PositiveSmallIntegerField(_("Sitz"))
    category = models.CharField(_("Art"), max_length=15, choices=Category, default=Category.DELEGATE)
    organisation = models.ForeignKey(
        "coordination.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="seats",
        verbose_name=_("entsendende Organisation"),
    )
    nominated_by = models.CharField(
        _("entsandt von"), max_length=200, blank=True, help_text=_("Wenn es keine Organisation im Netz ist.")
    )
    is_voting = models.BooleanField(_("stimmberechtigt"), default=True)
    pool = models.ForeignKey(
        DeputyPool,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="seats",
        verbose_name=_("Vertretungspool"),
        help_text=_("Wer aus dieser Liste einspringt, wenn das Mitglied fehlt."),
    )

    door = Door(
        "committee",
        district="term__committee__district",
        public=Q(term__committee__status__in=OPEN_COMMITTEES),
        committee=lambda m: Q(term__committee=m.committee_id),
    )
    objects = DoorManager()

    class Meta:
        ordering = ["term", "number"]
        verbose_name = _("Sitz")
        verbose_name_plural = _("Sitze")
        constraints = [models.UniqueConstraint(fields=["term", "number"], name="seat_number_once")]

    def __str__(self) -> str:
        return f"Sitz {self.number}"

    @property
    def sender(self) -> str:
        """Who sends somebody to this seat, in words."""
        if self.organisation_id:
            return str(self.organisation)
        return self.nominated_by or str(self.get_category_display())


class SeatHolding(models.Model):
    """A person in a committee for a time: on a seat, as its deputy, in a pool of deputies, or as clerk.

    Both days belong to the holding. The name is shown to the public only with `name_public_since`,
    the day on which the person agreed.
    """

    class Role(models.TextChoices):
        CHAIR = "chair", _("Vorsitz")
        DEPUTY_CHAIR = "deputy_chair", _("stellvertretender Vorsitz")
        MEMBER = "member", _("Mitglied")
        DEPUTY = "deputy", _("Stellvertretung")
        CLERK = "clerk", _("Schriftführung")

    #: Those who hold the seat itself; a deputy sits on it only while the member is away.
    HOLDERS = (Role.CHAIR, Role.DEPUTY_CHAIR, Role.MEMBER)

    #: Told by the live page of a joint session: in which other boards the person is entered along.
    also_in: str = ""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    term = models.ForeignKey(Term, models.CASCADE, related_name="holdings", verbose_name=_("Amtszeit"))
    seat = models.ForeignKey(
        Seat, models.CASCADE, null=True, blank=True, related_name="holdings", verbose_name=_("Sitz")
    )
    person = models.ForeignKey(
        "coordination.ContactPerson",
        models.PROTECT,
        related_name="seat_holdings",
        verbose_name=_("Person"),
    )
    role = models.CharField(_("Funktion"), max_length=15, choices=Role, default=Role.MEMBER)
    pool = models.ForeignKey(
        DeputyPool,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="holdings",
        verbose_name=_("Vertretungspool"),
    )
    pool_position = models.PositiveSmallIntegerField(_("Platz im Pool"), null=True, blank=True)
    starts_on = models.DateField(_("erster Tag"))
    ends_on = models.DateField(_("letzter Tag"), null=True, blank=True)
    email = models.EmailField(
        _("E-Mail für Einladungen"), blank=True, help_text=_("Nur wenn sie von der bekannten abweicht.")
    )
    name_public_since = models.DateField(
        _("Name darf veröffentlicht werden, Einwilligung vom"), null=True, blank=True
    )

    door = Door(
        "committee",
        district="term__committee__district",
        public=Q(term__committee__status__in=OPEN_COMMITTEES, name_public_since__isnull=False),
        committee=lambda m: Q(term__committee=m.committee_id),
    )
    objects = DoorManager()

    class Meta:
        ordering = ["seat__number", "role", "starts_on"]
        verbose_name = _("Besetzung")
        verbose_name_plural = _("Besetzungen")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="holding_forward"
            ),
            models.CheckConstraint(
                condition=Q(role="clerk", seat__isnull=True, pool__isnull=True)
                | Q(role="deputy", seat__isnull=True, pool__isnull=False, pool_position__isnull=False)
                | (~Q(role="clerk") & Q(seat__isnull=False, pool__isnull=True)),
                name="holding_seat_or_pool",
            ),
        ]
        indexes = [models.Index(fields=["seat", "starts_on"], name="holding_seat_start")]

    def __str__(self) -> str:
        return f"{self.person} ({self.get_role_display()})"

    @property
    def is_holder(self) -> bool:
        return self.role in self.HOLDERS
