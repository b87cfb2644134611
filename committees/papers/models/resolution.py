"""The register of resolutions."""

import datetime as dt
import uuid
from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.clock import BERLIN
from accounts.doors import Door, TenantModel
from committees.roster.doors import MINUTED, SplitDoor, public_meetings
from desk.search.fields import SearchTextField


def _of_committee(membership) -> Q:
    return Q(committee=membership.committee_id)


class Resolution(TenantModel):
    """A resolution (Beschluss): its final wording, its number, and who is to do what by when.

    It comes from a vote in a meeting, or from a circulation; then `meeting` is the one that was told of it,
    and until it has been the resolution is not public. How far it is carried out is told by dated reports; it is closed by the
    office, often in a later meeting, or when its task is done.
    """

    class Closing(models.TextChoices):
        OPEN = "", _("offen")
        DONE = "done", _("umgesetzt")
        DROPPED = "dropped", _("nicht weiter verfolgt")

    committee = models.ForeignKey(
        "committees.Committee", models.PROTECT, related_name="resolutions", verbose_name=_("Gremium")
    )
    meeting = models.ForeignKey(
        "committees.Meeting",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="resolutions",
        verbose_name=_("Sitzung"),
    )
    vote = models.OneToOneField(
        "committees.Vote", models.PROTECT, null=True, blank=True, related_name="resolution"
    )
    circulation = models.OneToOneField(
        "committees.Circulation", models.PROTECT, null=True, blank=True, related_name="resolution"
    )
    is_public = models.BooleanField(_("öffentlich"), default=True, editable=False)
    year = models.PositiveSmallIntegerField(editable=False)
    sequence = models.PositiveSmallIntegerField(editable=False)
    number = models.CharField(_("Nummer"), max_length=30, editable=False)
    title = models.CharField(_("Gegenstand"), max_length=200)
    text = models.TextField(_("Wortlaut"), max_length=20_000)
    decided_on = models.DateField(_("gefasst am"))
    responsible = models.CharField(_("Zuständig"), max_length=200, blank=True)
    due_on = models.DateField(_("umzusetzen bis"), null=True, blank=True)
    task = models.OneToOneField(
        "coordination.Task",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="resolution",
        verbose_name=_("Aufgabe"),
    )
    barrier = models.ForeignKey(
        "coordination.Barrier",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="resolutions",
        verbose_name=_("baut diese Hürde ab"),
    )
    closing = models.CharField(
        _("Umsetzung"), max_length=10, choices=Closing, blank=True, default="", editable=False
    )
    closed_on = models.DateField(_("abgeschlossen am"), null=True, editable=False)
    closing_words = models.TextField(
        _("Ergebnis der Umsetzung"), max_length=20_000, blank=True, editable=False
    )
    closed_in = models.ForeignKey(
        "committees.Meeting",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="closed_resolutions",
        editable=False,
        verbose_name=_("abgeschlossen in der Sitzung"),
    )
    search_text = SearchTextField(sources=["number", "title", "text", "responsible"])

    door = SplitDoor(
        "resolution",
        public=Q(is_public=True) & public_meetings("meeting__", states=MINUTED),
        parts=(
            (Q(is_public=True), Door("resolution", committee=_of_committee)),
            (Q(is_public=False), Door("nonpublic_item", committee=_of_committee)),
        ),
    )

    class Meta:
        ordering = ["-decided_on", "-sequence"]
        verbose_name = _("Beschluss")
        verbose_name_plural = _("Beschlüsse")
        constraints = [
            models.UniqueConstraint(fields=["committee", "year", "sequence"], name="resolution_number_once"),
            models.CheckConstraint(
                condition=Q(closing="", closed_on__isnull=True, closed_in__isnull=True)
                | (~Q(closing="") & Q(closed_on__isnull=False) & ~Q(closing_words="")),
                name="resolution_closed_with_day_and_words",
            ),
            models.CheckConstraint(
                condition=Q(vote__isnull=False, meeting__isnull=False, circulation__isnull=True)
                | Q(vote__isnull=True, circulation__isnull=False),
                name="resolution_from_vote_or_circulation",
            ),
        ]
        indexes = [
            models.Index(fields=["district", "-decided_on", "id"], name="resolution_date"),
            models.Index(fields=["district", "committee", "-decided_on"], name="resolution_committee"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}" if self.is_public else str(self.number)

    @property
    def audit_withheld(self) -> tuple[str, ...]:
        """Nothing of a non-public resolution is written to the log."""
        return () if self.is_public else ("title", "text", "responsible", "closing_words")

    def get_absolute_url(self) -> str:
        return reverse("committees:resolution-detail", kwargs={"pk": self.pk})

    @property
    def source(self) -> Any:
        """The vote or the circulation it came from."""
        return self.vote or self.circulation

    @property
    def figures(self) -> str:
        """Yes, no and abstentions, or how it was decided without counting."""
        return str(self.source.figures)

    @property
    def known_since(self) -> dt.datetime:
        """From when on a later meeting may deal with it."""
        if self.meeting is not None:
            return self.meeting.starts_at
        return dt.datetime.combine(self.decided_on, dt.time(23, 59), BERLIN)

    @property
    def is_closed(self) -> bool:
        return bool(self.closing)


class ResolutionReport(models.Model):
    """A dated report on how far a resolution is carried out; it stands as it was given.

    Reached only through its resolution.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    resolution = models.ForeignKey(Resolution, models.CASCADE, related_name="reports")
    reported_on = models.DateField(_("vom"))
    text = models.TextField(_("Bericht"), max_length=20_000)
    reporter = models.CharField(_("berichtet von"), max_length=200)
    author = models.ForeignKey("accounts.User", models.PROTECT, related_name="+", editable=False)
    noted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-reported_on", "-noted_at"]
        verbose_name = _("Umsetzungsbericht")
        verbose_name_plural = _("Umsetzungsberichte")

    def __str__(self) -> str:
        return f"{self.reported_on:%d.%m.%Y}"
