"""Wahl: candidates, rounds, and who accepted."""

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.doors import DoorManager
from committees.meetings.ballots.doors import item_door
from committees.meetings.models import AgendaItem
from committees.roster.models import SeatHolding
from committees.rules.elections import ElectionMajority, RoundKind


class Election(models.Model):
    """An election under an agenda item: one office or several equal posts.

    Only sums are kept, never who voted for whom.
    """

    class State(models.TextChoices):
        OPEN = "open", _("läuft")
        DECIDED = "decided", _("entschieden")
        CANCELLED = "cancelled", _("abgebrochen")

    TRANSITIONS = {
        State.OPEN: {State.DECIDED, State.CANCELLED},
        State.DECIDED: {State.OPEN},
        State.CANCELLED: set(),
    }

    class Office(models.TextChoices):
        """An office of the committee itself that the roster knows."""

        OTHER = "", _("keines, andere Aufgabe")
        CHAIR = SeatHolding.Role.CHAIR.value, _("Vorsitz")
        DEPUTY_CHAIR = SeatHolding.Role.DEPUTY_CHAIR.value, _("stellvertretender Vorsitz")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="elections")
    title = models.CharField(_("Gewählt wird"), max_length=200)
    office = models.CharField(_("Amt im Gremium"), max_length=15, choices=Office, blank=True, default="")
    posts = models.PositiveSmallIntegerField(
        _("Plätze"), default=1, validators=[MinValueValidator(1), MaxValueValidator(20)]
    )
    is_secret = models.BooleanField(_("geheim, mit Stimmzetteln"), default=True)
    majority = models.CharField(_("Mehrheit"), max_length=12, choices=ElectionMajority, editable=False)
    rule_source = models.CharField(_("Fundstelle"), max_length=300, blank=True, editable=False)
    state = models.CharField(_("Stand"), max_length=10, choices=State, default=State.OPEN, editable=False)
    cancel_reason = models.CharField(_("Grund des Abbruchs"), max_length=200, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    #: Read with it by `election_page_rows`.
    is_conducted: bool

    door = item_door("item__")
    objects = DoorManager()

    class Meta:
        ordering = ["item", "title", "pk"]
        verbose_name = _("Wahl")
        verbose_name_plural = _("Wahlen")
        constraints = [
            models.CheckConstraint(condition=Q(posts__gte=1), name="election_has_posts"),
            models.CheckConstraint(
                condition=Q(office="") | Q(posts=1) | Q(office="deputy_chair"), name="election_one_chair"
            ),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name}: {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("committees:election-detail", kwargs={"pk": self.pk})

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def audit_withheld(self) -> tuple[str, ...]:
        return () if self.item.is_public else ("title", "cancel_reason")

    @property
    def audit_label(self) -> str:
        return str(self) if self.item.is_public else self.item.number


class Candidate(models.Model):
    """Somebody who stands, and what the person answered when elected."""

    class Answer(models.TextChoices):
        OPEN = "", _("noch nicht gefragt")
        ACCEPTED = "accepted", _("nimmt die Wahl an")
        DECLINED = "declined", _("lehnt die Wahl ab")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    election = models.ForeignKey(Election, models.CASCADE, related_name="candidates")
    holding = models.ForeignKey(
        SeatHolding,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="candidatures",
        verbose_name=_("Mitglied des Gremiums"),
    )
    name = models.CharField(_("Name"), max_length=200)
    proposed_by = models.CharField(_("vorgeschlagen von"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=1, editable=False)
    is_elected = models.BooleanField(_("gewählt"), default=False, editable=False)
    answer = models.CharField(
        _("Antwort"), max_length=10, choices=Answer, blank=True, default="", editable=False
    )
    entered_as = models.ForeignKey(
        SeatHolding,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("im Amt seit"),
    )

    door = item_door("election__item__")
    objects = DoorManager()

    class Meta:
        ordering = ["position", "name"]
        verbose_name = _("Kandidatur")
        verbose_name_plural = _("Kandidaturen")
        constraints = [
            models.UniqueConstraint(fields=["election", "name"], name="candidate_once"),
            models.CheckConstraint(
                condition=Q(answer="") | Q(is_elected=True) | Q(answer="declined"),
                name="candidate_accepts_when_elected",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        return str(self.pk)

    @property
    def audit_withheld(self) -> tuple[str, ...]:
        return () if self.election.item.is_public else ("name", "proposed_by")

    @property
    def audit_label(self) -> str:
        return str(self) if self.election.item.is_public else self.election.item.number


class ElectionRound(models.Model):
    """One round (Wahlgang) with the sums of its ballots; a lot has none."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    election = models.ForeignKey(Election, models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField(_("Wahlgang"))
    kind = models.CharField(_("Art"), max_length=10, choices=RoundKind)
    posts = models.PositiveSmallIntegerField(_("zu besetzen"))
    present = models.PositiveSmallIntegerField(_("stimmberechtigte Sitze anwesend"))
    entitled = models.PositiveSmallIntegerField(_("stimmberechtigt"))
    valid = models.PositiveSmallIntegerField(_("gültig"), default=0)
    invalid = models.PositiveSmallIntegerField(_("ungültig"), default=0)
    abstain = models.PositiveSmallIntegerField(_("Enthaltung"), default=0)
    against = models.PositiveSmallIntegerField(_("Nein"), default=0)
    taken_at = models.DateTimeField(_("ausgezählt"))

    class Meta:
        ordering = ["number"]
        verbose_name = _("Wahlgang")
        verbose_name_plural = _("Wahlgänge")
        constraints = [
            models.UniqueConstraint(fields=["election", "number"], name="round_number_once"),
            models.CheckConstraint(
                condition=Q(entitled__gte=F("valid") + F("invalid") + F("abstain")),
                name="round_cast_within_entitled",
            ),
            models.CheckConstraint(
                condition=Q(present__gte=F("entitled")), name="round_entitled_are_present"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self._meta.verbose_name}"

    @property
    def cast(self) -> int:
        return self.valid + self.invalid + self.abstain

    @property
    def is_lot(self) -> bool:
        return self.kind == RoundKind.LOT


class RoundCount(models.Model):
    """How many ballots of a round named one person."""

    round = models.ForeignKey(ElectionRound, models.CASCADE, related_name="counts")
    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="counts")
    votes = models.PositiveSmallIntegerField(_("Stimmen"), default=0)
    is_elected = models.BooleanField(_("gewählt"), default=False)

    class Meta:
        ordering = ["-votes", "candidate__position"]
        verbose_name = _("Stimmenzahl")
        verbose_name_plural = _("Stimmenzahlen")
        constraints = [models.UniqueConstraint(fields=["round", "candidate"], name="round_count_once")]

    def __str__(self) -> str:
        return f"{self.candidate}: {self.votes}"
