"""Votes: counts that add up, and what they decided."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, DoorManager
from committees.meetings.models.agenda import AgendaItem, Part
from committees.roster.doors import MINUTED, SplitDoor, public_meetings
from committees.rules.voting import Count, Result

MEETING = "item__meeting__district"


def _of_committee(membership) -> Q:
    return Q(item__meeting__committee=membership.committee_id)


class Vote(models.Model):
    """One vote (Abstimmung) on one motion, with the numbers of its moment.

    `entitled` are the voting seats in the room without those conflicted. The database holds the
    sum as well: no import and no race can store counts that do not add up. Where nobody objected nothing
    was counted, so nothing is stored. Counts of a roll call are those of its ballots, see `ballots`.
    """

    class Method(models.TextChoices):
        OPEN = "open", _("offen")
        SECRET = "secret", _("geheim")
        ROLL_CALL = "roll_call", _("namentlich")
        NO_OBJECTION = "no_objection", _("ohne Widerspruch")

    class Subject(models.TextChoices):
        MOTION = "motion", _("Antrag")
        RECALL = "recall", _("Abberufung")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="votes")
    ordinal = models.PositiveSmallIntegerField(
        _("Nummer des Antrags"), default=0, help_text=_("0 ist der Hauptantrag, 1 … sind Änderungsanträge.")
    )
    mover = models.CharField(_("Antrag von"), max_length=200, blank=True)
    text = models.TextField(_("Wortlaut"), max_length=20_000)
    method = models.CharField(_("Art der Abstimmung"), max_length=15, choices=Method, default=Method.OPEN)
    subject = models.CharField(_("Gegenstand"), max_length=10, choices=Subject, default=Subject.MOTION)
    present = models.PositiveSmallIntegerField(_("stimmberechtigte Sitze anwesend"))
    conflicted = models.PositiveSmallIntegerField(_("befangen"), default=0)
    entitled = models.PositiveSmallIntegerField(_("stimmberechtigt"))
    yes = models.PositiveSmallIntegerField(_("Ja"))
    no = models.PositiveSmallIntegerField(_("Nein"))
    abstain = models.PositiveSmallIntegerField(_("Enthaltung"), default=0)
    invalid = models.PositiveSmallIntegerField(_("ungültig"), default=0)
    not_participating = models.PositiveSmallIntegerField(_("nicht teilgenommen"), default=0)
    result = models.CharField(_("Ergebnis"), max_length=10, choices=Result)
    rule_words = models.CharField(_("Regel"), max_length=300)
    rule_source = models.CharField(_("Fundstelle"), max_length=300, blank=True)
    taken_at = models.DateTimeField(_("abgestimmt"))
    version = models.PositiveIntegerField(default=1, editable=False)

    door = SplitDoor(
        "resolution",
        district="item__meeting__district",
        public=Q(item__part=Part.PUBLIC) & public_meetings("item__meeting__", states=MINUTED),
        parts=(
            (Q(item__part=Part.PUBLIC), Door("resolution", MEETING, committee=_of_committee)),
            (Q(item__part=Part.NON_PUBLIC), Door("nonpublic_item", MEETING, committee=_of_committee)),
        ),
    )
    objects = DoorManager()

    class Meta:
        ordering = ["-ordinal"]
        verbose_name = _("Abstimmung")
        verbose_name_plural = _("Abstimmungen")
        constraints = [
            models.UniqueConstraint(fields=["item", "ordinal"], name="vote_once_per_motion"),
            models.CheckConstraint(
                condition=Q(
                    entitled=F("yes") + F("no") + F("abstain") + F("invalid") + F("not_participating")
                )
                | Q(
                    method="no_objection",
                    result="accepted",
                    yes=0,
                    no=0,
                    abstain=0,
                    invalid=0,
                    not_participating=0,
                ),
                name="vote_sum_is_entitled",
            ),
            models.CheckConstraint(
                condition=Q(present=F("entitled") + F("conflicted")), name="vote_conflicted_stand_outside"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item.number}: {self.figures}"

    @property
    def count(self) -> Count:
        return Count(self.yes, self.no, self.abstain, self.invalid, self.not_participating)

    @property
    def is_counted(self) -> bool:
        """Whether there are figures at all: without objection nobody counts."""
        return self.method != self.Method.NO_OBJECTION or self.count.total > 0

    @property
    def figures(self) -> str:
        """Yes, no and abstentions as lists show them."""
        if not self.is_counted:
            return str(self.get_method_display())
        return f"{self.yes} : {self.no} : {self.abstain}"

    @property
    def is_main(self) -> bool:
        return self.ordinal == 0

    @property
    def is_accepted(self) -> bool:
        return self.result == Result.ACCEPTED

    @property
    def audit_withheld(self) -> tuple[str, ...]:
        """Nothing of a non-public vote but its existence is written to the log."""
        if self.item.is_public:
            return ()
        return ("text", "mover", "yes", "no", "abstain", "invalid", "not_participating", "result")
