"""Sitting allowances of a committee, by date."""

import uuid
from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, DoorManager
from committees.roster.doors import public_bodies
from committees.roster.models.committee import Committee
from committees.rules.allowances import Rate


class AllowanceRate(models.Model):
    """What somebody in a capacity receives per sitting (Sitzungsgeld) from a day on.

    Claims are computed from attendance (`committees.allowances`) and keep their amount once they exist.
    """

    class Recipients(models.TextChoices):
        SEATS = "seats", _("Mitglieder und Stellvertretungen")
        CHAIR = "chair", _("Vorsitz")
        ADVISERS = "advisers", _("Beratende")

    #: Capacities of the list of those present, and the chair, as the rule knows them.
    CAPACITIES = {
        Recipients.SEATS: frozenset({"member", "deputy"}),
        Recipients.CHAIR: frozenset({"chair"}),
        Recipients.ADVISERS: frozenset({"adviser"}),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    committee = models.ForeignKey(
        Committee, models.CASCADE, related_name="allowance_rates", verbose_name=_("Gremium")
    )
    recipients = models.CharField(_("für"), max_length=10, choices=Recipients, default=Recipients.SEATS)
    amount = models.DecimalField(
        _("Euro je Sitzung"), max_digits=6, decimal_places=2, validators=[MinValueValidator(Decimal("0.01"))]
    )
    valid_from = models.DateField(_("gilt ab"))
    valid_until = models.DateField(_("gilt bis vor"), null=True, blank=True, editable=False)
    per_day = models.PositiveSmallIntegerField(
        _("bezahlte Sitzungen je Tag"), default=1, help_text=_("0: jede Sitzung wird bezahlt.")
    )
    pays_beside = models.BooleanField(
        _("auch neben einem anderen Gremium"),
        default=False,
        help_text=_(
            "Nur wenn die Satzung es sagt: In einer gemeinsamen Sitzung erhält sonst ein Sitzungsgeld, wer in mehreren Gremien sitzt; das führende zahlt."
        ),
    )
    source = models.CharField(_("Fundstelle"), max_length=200, blank=True)

    door = Door(
        "committee",
        district="committee__district",
        public=Q(committee__status__in=[Committee.Status.ACTIVE, Committee.Status.DORMANT])
        & public_bodies("committee__"),
        committee=lambda m: Q(committee=m.committee_id),
    )
    objects = DoorManager()

    class Meta:
        ordering = ["committee", "-valid_from"]
        verbose_name = _("Sitzungsgeld")
        verbose_name_plural = _("Sitzungsgelder")
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "recipients", "valid_from"], name="allowance_start_once"
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="allowance_forward",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.amount} € ab {self.valid_from:%d.%m.%Y}"

    @property
    def rate(self) -> Rate:
        return Rate(
            self.CAPACITIES[self.Recipients(self.recipients)],
            self.amount,
            self.valid_from,
            self.valid_until,
            self.per_day,
            self.pays_beside,
        )
