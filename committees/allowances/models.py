"""Claims for sitting allowances: computed from attendance, approved by a second person, paid."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, TenantModel
from committees.roster.models import AllowanceRate, Committee


def _own(user) -> Q:
    """The person's own claims: those of the seat to which its invitations go."""
    return Q(attendance__holding__email__iexact=user.email) & ~Q(attendance__holding__email="")


class AllowanceClaim(TenantModel):
    """What one person is owed for one sitting. The amount is kept, because rates change later.

    Computed from the list of those present; approved by somebody else than who computed it; paid.
    Bank details are never kept here: the district's cash office has them.
    """

    class State(models.TextChoices):
        COMPUTED = "computed", _("berechnet")
        APPROVED = "approved", _("freigegeben")
        PAID = "paid", _("ausgezahlt")
        WAIVED = "waived", _("Verzicht")

    TRANSITIONS = {
        State.COMPUTED: {State.APPROVED, State.WAIVED},
        State.APPROVED: {State.PAID, State.WAIVED},
        State.PAID: set(),
        State.WAIVED: set(),
    }

    committee = models.ForeignKey(
        Committee, models.PROTECT, related_name="allowance_claims", verbose_name=_("Gremium")
    )
    meeting = models.ForeignKey(
        "committees.Meeting", models.PROTECT, related_name="allowance_claims", verbose_name=_("Sitzung")
    )
    attendance = models.OneToOneField(
        "committees.Attendance", models.PROTECT, related_name="allowance_claim", editable=False
    )
    rate = models.ForeignKey(AllowanceRate, models.PROTECT, related_name="claims", editable=False)
    name = models.CharField(_("Name"), max_length=200, editable=False)
    day = models.DateField(_("Sitzung am"), editable=False)
    minutes_present = models.PositiveSmallIntegerField(_("Minuten anwesend"), editable=False)
    amount = models.DecimalField(_("Euro"), max_digits=6, decimal_places=2, editable=False)
    state = models.CharField(_("Stand"), max_length=10, choices=State, default=State.COMPUTED, editable=False)
    computed_by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", editable=False, verbose_name=_("berechnet von")
    )
    approved_by = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("freigegeben von"),
    )
    approved_on = models.DateField(_("freigegeben am"), null=True, editable=False)
    paid_on = models.DateField(_("ausgezahlt am"), null=True, editable=False)
    waiver = models.CharField(_("Grund des Verzichts"), max_length=200, blank=True, editable=False)

    door = Door("sitting_allowance", committee=lambda m: Q(committee=m.committee_id), assigned=_own)

    class Meta:
        ordering = ["-day", "name"]
        verbose_name = _("Sitzungsgeld")
        verbose_name_plural = _("Sitzungsgelder")
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("computed_by")),
                name="claim_approved_by_second_person",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["computed", "waived"])
                | Q(approved_by__isnull=False, approved_on__isnull=False),
                name="claim_paid_only_after_approval",
            ),
            models.CheckConstraint(
                condition=~Q(state="paid") | Q(paid_on__isnull=False), name="claim_paid_on_a_day"
            ),
            models.CheckConstraint(condition=Q(minutes_present__gt=0), name="claim_needs_presence"),
        ]
        indexes = [models.Index(fields=["district", "committee", "-day"], name="claim_committee_day")]

    def __str__(self) -> str:
        return f"{self.name}, {self.day:%d.%m.%Y}"

    def get_absolute_url(self) -> str:
        return reverse("committees:allowance-detail", kwargs={"pk": self.pk})

    @property
    def quarter(self) -> str:
        return f"{(self.day.month + 2) // 3}/{self.day.year}"
