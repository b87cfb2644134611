"""How organisations hang together."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, TenantModel


class Relation(TenantModel):
    """One organisation works with, houses, funds or refers to another, for a time."""

    class Kind(models.TextChoices):
        COOPERATES = "cooperates", _("kooperiert mit")
        HOUSED_BY = "housed_by", _("erhält Räume von")
        FUNDS = "funds", _("fördert")
        REFERS = "refers", _("vermittelt Menschen an")

    #: The same link, read from the other end.
    REVERSE = {
        Kind.COOPERATES: _("kooperiert mit"),
        Kind.HOUSED_BY: _("stellt Räume für"),
        Kind.FUNDS: _("wird gefördert von"),
        Kind.REFERS: _("nimmt Menschen auf von"),
    }

    source = models.ForeignKey(
        "coordination.Organisation", models.CASCADE, related_name="relations", verbose_name=_("Organisation")
    )
    target = models.ForeignKey(
        "coordination.Organisation",
        models.CASCADE,
        related_name="relations_from",
        verbose_name=_("andere Organisation"),
    )
    kind = models.CharField(_("Beziehung"), max_length=12, choices=Kind)
    starts_on = models.DateField(_("seit"), null=True, blank=True)
    ends_on = models.DateField(_("bis"), null=True, blank=True)
    note = models.CharField(
        _("Bemerkung"), max_length=200, blank=True, help_text=_("z. B. Nutzungsvertrag bis 30.06.2027")
    )

    door = Door(
        "organisation",
        public=Q(pk__in=[]),
        own=lambda membership: Q(source=membership.organisation_id) | Q(target=membership.organisation_id),
    )

    class Meta:
        ordering = ["kind", "target__sort_name"]
        verbose_name = _("Beziehung")
        verbose_name_plural = _("Beziehungen")
        constraints = [
            models.UniqueConstraint(
                fields=["source", "target", "kind"],
                name="relation_once",
                violation_error_message=_("Diese Beziehung steht schon da."),
            ),
            models.CheckConstraint(
                condition=~Q(source=F("target")),
                name="relation_between_two",
                violation_error_message=_("Eine Beziehung verbindet zwei verschiedene Organisationen."),
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="relation_period_forward",
                violation_error_message=_("Das Ende liegt vor dem Beginn."),
            ),
        ]
        indexes = [
            models.Index(fields=["district", "source"], name="relation_source"),
            models.Index(fields=["district", "target"], name="relation_target"),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.get_kind_display()} {self.target}"
