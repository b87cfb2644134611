"""Amendments: what somebody wants to change in a motion before it is voted on."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, DoorManager
from committees.papers.models.paper import PUBLISHED, Paper
from committees.papers.rules import amendment_words
from committees.roster.doors import SplitDoor, public_bodies


def _of_committee(membership) -> Q:
    return Q(paper__committee=membership.committee_id)


def _by_author(user) -> Q:
    return Q(author=user)


class Amendment(models.Model):
    """An amendment (Änderungsantrag): one passage of the motion and what shall stand in its place.

    It is voted before the motion itself, with the number of its place (`position`) as the number of the
    vote. Accepted or taken over by the movers it becomes part of the motion's wording.
    """

    class Result(models.TextChoices):
        OPEN = "", _("offen")
        ACCEPTED = "accepted", _("angenommen")
        REJECTED = "rejected", _("abgelehnt")
        TAKEN_OVER = "taken_over", _("übernommen")
        WITHDRAWN = "withdrawn", _("zurückgezogen")

    #: Results that change the wording.
    CHANGING = (Result.ACCEPTED, Result.TAKEN_OVER)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    paper = models.ForeignKey(Paper, models.CASCADE, related_name="amendments")
    position = models.PositiveSmallIntegerField(editable=False)
    mover = models.CharField(_("Änderungsantrag von"), max_length=200)
    passage = models.TextField(
        _("Diese Stelle"),
        max_length=20_000,
        blank=True,
        help_text=_("Wörtlich aus dem Antrag. Leer: Der neue Text wird angefügt."),
    )
    replacement = models.TextField(
        _("wird ersetzt durch"), max_length=20_000, blank=True, help_text=_("Leer: Die Stelle entfällt.")
    )
    reasons = models.TextField(_("Begründung"), max_length=20_000, blank=True)
    result = models.CharField(
        _("Ergebnis"), max_length=15, choices=Result, blank=True, default="", editable=False
    )
    moved_on = models.DateField(_("gestellt am"), editable=False)
    decided_on = models.DateField(_("entschieden am"), null=True, editable=False)
    author = models.ForeignKey("accounts.User", models.PROTECT, related_name="+", editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    door = SplitDoor(
        "paper",
        district="paper__district",
        public=Q(paper__is_public=True, paper__state__in=PUBLISHED, paper__committee__is_public_default=True)
        & public_bodies("paper__committee__"),
        parts=(
            (
                Q(paper__is_public=True),
                Door("paper", "paper__district", committee=_of_committee, assigned=_by_author),
            ),
            (
                Q(paper__is_public=False),
                Door("paper_nonpublic", "paper__district", committee=_of_committee, assigned=_by_author),
            ),
        ),
    )
    objects = DoorManager()

    class Meta:
        ordering = ["paper", "position"]
        verbose_name = _("Änderungsantrag")
        verbose_name_plural = _("Änderungsanträge")
        constraints = [
            models.UniqueConstraint(fields=["paper", "position"], name="amendment_position_once"),
            models.CheckConstraint(
                condition=~Q(passage="") | ~Q(replacement=""),
                name="amendment_says_something",
                violation_error_message=_("Bitte eine Stelle oder einen neuen Text angeben."),
            ),
            models.CheckConstraint(
                condition=Q(result="") | Q(decided_on__isnull=False), name="amendment_result_has_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}. Änderungsantrag"

    def get_absolute_url(self) -> str:
        return f"{self.paper.get_absolute_url()}#aenderungen"

    @property
    def words(self) -> str:
        """What is voted on, in one sentence."""
        return amendment_words(self.passage, self.replacement)

    @property
    def is_open(self) -> bool:
        return self.result == self.Result.OPEN

    @property
    def is_changing(self) -> bool:
        return self.result in self.CHANGING

    @property
    def audit_withheld(self) -> tuple[str, ...]:
        """Nothing of a non-public motion is written to the log."""
        return () if self.paper.is_public else ("mover", "passage", "replacement", "reasons")
