"""Namentliche Abstimmung: who voted how, one ballot per entitled seat."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.doors import DoorManager
from committees.meetings.ballots.doors import item_door
from committees.meetings.models import AgendaItem, Vote


class RollCall(models.Model):
    """A vote by name on one motion, from calling the first name to the sum.

    Asked is who may vote at the moment of opening: seats in the room without those conflicted. While it is
    open ballots are cast; closing makes the vote out of them and freezes them. The database holds that the
    counts of the vote are those of its ballots, and that a secret vote has no ballots (`freeze`).
    """

    class State(models.TextChoices):
        OPEN = "open", _("läuft")
        CLOSED = "closed", _("geschlossen")
        CANCELLED = "cancelled", _("abgebrochen")

    TRANSITIONS = {
        State.OPEN: {State.CLOSED, State.CANCELLED},
        State.CLOSED: set(),
        State.CANCELLED: set(),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="roll_calls")
    ordinal = models.PositiveSmallIntegerField(_("Nummer des Antrags"), default=0)
    mover = models.CharField(_("Antrag von"), max_length=200, blank=True)
    text = models.TextField(_("Wortlaut"), max_length=20_000)
    subject = models.CharField(
        _("Gegenstand"), max_length=10, choices=Vote.Subject, default=Vote.Subject.MOTION
    )
    responsible = models.CharField(_("Zuständig"), max_length=200, blank=True)
    due_on = models.DateField(_("bis"), null=True, blank=True)
    owner = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Aufgabe für"),
    )
    state = models.CharField(_("Stand"), max_length=10, choices=State, default=State.OPEN, editable=False)
    is_self_cast = models.BooleanField(_("Mitglieder stimmen selbst ab"), default=False, editable=False)
    opened_at = models.DateTimeField(_("begonnen"))
    closed_at = models.DateTimeField(_("geschlossen"), null=True, editable=False)
    vote = models.OneToOneField(
        Vote,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="roll_call",
        verbose_name=_("Abstimmung"),
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    #: Read with it by `roll_call_page_rows`.
    is_conducted: bool
    has_conflicts: bool

    door = item_door("item__")
    objects = DoorManager()

    class Meta:
        ordering = ["opened_at"]
        verbose_name = _("Namentliche Abstimmung")
        verbose_name_plural = _("Namentliche Abstimmungen")
        constraints = [
            models.UniqueConstraint(
                fields=["item", "ordinal"], condition=~Q(state="cancelled"), name="roll_call_once_per_motion"
            ),
            models.CheckConstraint(
                condition=Q(state="closed", vote__isnull=False, closed_at__isnull=False)
                | Q(~Q(state="closed"), vote__isnull=True),
                name="roll_call_closed_is_a_vote",
            ),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.item.number}"

    def get_absolute_url(self) -> str:
        return reverse("committees:roll-call-detail", kwargs={"pk": self.pk})

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def audit_withheld(self) -> tuple[str, ...]:
        """Nothing of a non-public roll call but its existence is written to the log."""
        return () if self.item.is_public else ("text", "mover", "responsible")


class Ballot(models.Model):
    """How one entitled seat voted by name; cast by the member itself or entered by the clerk. Once."""

    class Choice(models.TextChoices):
        YES = "yes", _("Ja")
        NO = "no", _("Nein")
        ABSTAIN = "abstain", _("Enthaltung")
        ABSENT = "absent", _("nicht teilgenommen")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    roll_call = models.ForeignKey(RollCall, models.CASCADE, related_name="ballots")
    seat = models.ForeignKey("committees.Seat", models.PROTECT, related_name="ballots")
    holding = models.ForeignKey("committees.SeatHolding", models.PROTECT, related_name="ballots")
    name = models.CharField(_("Name"), max_length=200)
    stands_for = models.CharField(_("stimmt für"), max_length=200, blank=True)
    choice = models.CharField(_("Stimme"), max_length=10, choices=Choice)
    is_own = models.BooleanField(_("selbst abgegeben"), default=False)
    cast_at = models.DateTimeField(_("abgegeben"))
    cast_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+", editable=False)

    door = item_door("roll_call__item__")
    objects = DoorManager()

    class Meta:
        ordering = ["seat__number"]
        verbose_name = _("Stimme")
        verbose_name_plural = _("Stimmen")
        constraints = [
            models.UniqueConstraint(fields=["roll_call", "seat"], name="ballot_once_per_seat"),
            models.UniqueConstraint(fields=["roll_call", "holding"], name="ballot_once_per_person"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_withheld(self) -> tuple[str, ...]:
        return () if self.roll_call.item.is_public else ("choice", "name", "stands_for")
