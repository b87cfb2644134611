"""What the rules ask for before a meeting is called by members, or its agenda is extended."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from committees.meetings.models.agenda import AgendaItem
from committees.meetings.models.meeting import Meeting


class MeetingDemand(models.Model):
    """Members demanded this meeting (Einberufungsverlangen): who, why, and the share the rules ask for."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="demand", verbose_name=_("Sitzung"))
    subject = models.CharField(_("Gegenstand"), max_length=200)
    reason = models.TextField(_("Begründung"), max_length=2000, blank=True)
    received_on = models.DateField(_("eingegangen am"))
    supporters = models.ManyToManyField(
        "committees.SeatHolding", related_name="demands", verbose_name=_("verlangt von")
    )
    needed = models.PositiveSmallIntegerField(_("nötig"))
    rule_words = models.CharField(_("Regel"), max_length=200)
    rule_source = models.CharField(_("Fundstelle"), max_length=300, blank=True)

    class Meta:
        ordering = ["received_on"]
        verbose_name = _("Einberufungsverlangen")
        verbose_name_plural = _("Einberufungsverlangen")

    def __str__(self) -> str:
        return self.subject


class AgendaAdmission(models.Model):
    """The vote on taking up an item that came too late for the invitation: urgency and counts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.OneToOneField(AgendaItem, models.CASCADE, related_name="admission")
    reason = models.CharField(_("Warum es keinen Aufschub duldet"), max_length=500)
    yes = models.PositiveSmallIntegerField(_("Ja"))
    no = models.PositiveSmallIntegerField(_("Nein"))
    abstain = models.PositiveSmallIntegerField(_("Enthaltung"))
    entitled = models.PositiveSmallIntegerField(_("stimmberechtigt anwesend"))
    is_admitted = models.BooleanField(_("aufgenommen"))
    rule_words = models.CharField(_("Regel"), max_length=300)
    rule_source = models.CharField(_("Fundstelle"), max_length=300, blank=True)
    taken_at = models.DateTimeField(_("abgestimmt"))

    class Meta:
        ordering = ["taken_at"]
        verbose_name = _("Abstimmung über die Aufnahme")
        verbose_name_plural = _("Abstimmungen über die Aufnahme")
        constraints = [
            models.CheckConstraint(
                condition=Q(entitled=models.F("yes") + models.F("no") + models.F("abstain")),
                name="admission_sum",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.yes} : {self.no} : {self.abstain}"

    @property
    def audit_withheld(self) -> tuple[str, ...]:
        """The reason of a non-public item is not written to the log."""
        return () if self.item.is_public else ("reason",)
