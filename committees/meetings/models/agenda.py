"""The agenda: a public series Ö 1 … and a non-public series N 1 …."""

import uuid
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, DoorManager
from committees.meetings.models.meeting import Meeting
from committees.papers.models.neutral import NeutralTitle
from committees.roster.doors import SplitDoor, public_meetings

if TYPE_CHECKING:
    from committees.meetings.models.vote import Vote


class Part(models.TextChoices):
    """Public or not: the line that runs through agenda, minutes and resolutions."""

    PUBLIC = "public", _("öffentlich")
    NON_PUBLIC = "non_public", _("nichtöffentlich")


def _of_committee(membership) -> Q:
    return Q(meeting__committee=membership.committee_id)


class AgendaItem(NeutralTitle):
    """One item of the agenda (Tagesordnungspunkt), what was planned and what became of it.

    A non-public item has a neutral `public_title`; nothing else of it leaves the committee.
    """

    class Kind(models.TextChoices):
        FORMALIA = "formalia", _("Formalia")
        REPORT = "report", _("Bericht, Kenntnisnahme")
        MOTION = "motion", _("Antrag, Beschluss")
        CONSULTATION = "consultation", _("Beratung und Empfehlung")
        INQUIRY = "inquiry", _("Anfragen")
        MISC = "misc", _("Verschiedenes")

    class State(models.TextChoices):
        PLANNED = "planned", _("vorgesehen")
        CALLED = "called", _("aufgerufen")
        DECIDED = "decided", _("beschlossen")
        NOTED = "noted", _("zur Kenntnis genommen")
        POSTPONED = "postponed", _("vertagt")
        WITHDRAWN = "withdrawn", _("abgesetzt")

    TRANSITIONS = {
        State.PLANNED: {State.CALLED, State.POSTPONED, State.WITHDRAWN},
        State.CALLED: {State.DECIDED, State.NOTED, State.POSTPONED, State.WITHDRAWN, State.PLANNED},
        State.DECIDED: {State.CALLED},
        State.NOTED: {State.CALLED},
        State.POSTPONED: {State.CALLED},
        State.WITHDRAWN: set(),
    }
    #: No resolution may hang on these.
    WITHOUT_VOTE = (Kind.MISC, Kind.INQUIRY, Kind.REPORT)
    DONE = (State.DECIDED, State.NOTED, State.POSTPONED, State.WITHDRAWN)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items", verbose_name=_("Sitzung"))
    part = models.CharField(_("Teil"), max_length=10, choices=Part, default=Part.PUBLIC)
    number = models.CharField(_("Nummer"), max_length=10, editable=False)
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), editable=False)
    kind = models.CharField(_("Art"), max_length=15, choices=Kind, default=Kind.REPORT)
    title = models.CharField(_("Titel"), max_length=200)
    presenter = models.CharField(_("Bericht"), max_length=200, blank=True)
    paper = models.CharField(_("Vorlage"), max_length=200, blank=True)
    proposal = models.TextField(_("Beschlussvorschlag"), max_length=20_000, blank=True)
    minutes_planned = models.PositiveSmallIntegerField(
        _("Minuten"), default=10, validators=[MaxValueValidator(480)]
    )
    barrier = models.ForeignKey(
        "coordination.Barrier",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="agenda_items",
        verbose_name=_("Teilhabehürde"),
    )
    applicant = models.ForeignKey(
        "coordination.Organisation",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("antragstellende Organisation"),
        help_text=_("Wer ihr angehört, wird auf Befangenheit hingewiesen."),
    )
    approves = models.ForeignKey(
        Meeting,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="approval_items",
        verbose_name=_("genehmigt die Niederschrift über"),
    )
    standing_item = models.ForeignKey(
        "committees.StandingItem",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="items",
        verbose_name=_("aus der üblichen Tagesordnung"),
    )
    #: Rows of a joint session with the same key are one item, written once for all of its boards.
    joint_key = models.UUIDField(_("gemeinsamer Punkt"), null=True, editable=False, db_index=True)
    carried_from = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="carried_to",
        verbose_name=_("vertagt aus"),
    )
    carried = models.ManyToManyField(
        "committees.Resolution",
        blank=True,
        editable=False,
        related_name="carried_in",
        verbose_name=_("offene Beschlüsse"),
    )
    state = models.CharField(_("Stand"), max_length=10, choices=State, default=State.PLANNED, editable=False)
    added_after_invitation = models.BooleanField(_("nachgetragen"), default=False, editable=False)
    needs_admission = models.BooleanField(
        _("braucht die Aufnahme durch das Gremium"), default=False, editable=False
    )
    called_at = models.DateTimeField(_("aufgerufen"), null=True, editable=False)
    record = models.TextField(_("Verlauf und Ergebnis"), max_length=20_000, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    #: Set per request by `agenda_for`: the person sees the neutral title only.
    is_hidden: bool = False
    is_open: bool
    #: Asked by `agenda_for` for the pages that need it: what hangs on the item.
    has_votes: bool
    has_conflicts: bool
    has_statements: bool
    has_roll_call: bool
    has_elections: bool
    has_carried: bool
    #: Set per request by `read_votes`: another board's agenda leads this item; how other boards voted.
    is_led: bool = False
    other_votes: "Sequence[Vote]" = ()

    door = SplitDoor(
        "meeting",
        district="meeting__district",
        public=public_meetings("meeting__") & Q(part=Part.PUBLIC),
        parts=(
            (Q(part=Part.PUBLIC), Door("meeting", "meeting__district", committee=_of_committee)),
            (Q(part=Part.NON_PUBLIC), Door("nonpublic_item", "meeting__district", committee=_of_committee)),
        ),
    )
    objects = DoorManager()

    class Meta:
        ordering = ["-part", "position"]
        verbose_name = _("Tagesordnungspunkt")
        verbose_name_plural = _("Tagesordnungspunkte")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="item_number_once"),
            models.UniqueConstraint(fields=["meeting", "joint_key"], name="item_once_in_a_joint_meeting"),
            models.CheckConstraint(
                condition=Q(part="public") | ~Q(public_title=""), name="item_nonpublic_has_neutral_title"
            ),
        ]
        indexes = [models.Index(fields=["meeting", "part", "position"], name="item_meeting_position")]

    def __str__(self) -> str:
        return f"{self.number} {self.shown_title}"

    def get_absolute_url(self) -> str:
        return f"{reverse('committees:meeting-detail', kwargs={'pk': self.meeting_id})}#punkt-{self.pk}"

    @property
    def is_public(self) -> bool:
        return self.part == Part.PUBLIC

    @property
    def is_joint(self) -> bool:
        """Common to the boards of a joint session."""
        return self.joint_key is not None

    @property
    def may_be_voted(self) -> bool:
        return self.kind not in self.WITHOUT_VOTE

    @property
    def is_done(self) -> bool:
        return self.state in self.DONE

    @property
    def audit_withheld(self) -> tuple[str, ...]:
        """Nothing of a non-public item is written to the log."""
        if self.is_public:
            return ()
        return ("title", "confidential_reason", "presenter", "paper", "proposal", "record")


class ChairChange(models.Model):
    """From this item on somebody else chairs the meeting; each chair signs for the own items."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="chair_changes")
    item = models.OneToOneField(
        AgendaItem, models.PROTECT, related_name="chair_change", verbose_name=_("ab Punkt")
    )
    name = models.CharField(_("Leitung"), max_length=200)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("Wechsel der Leitung")
        verbose_name_plural = _("Wechsel der Leitung")

    def __str__(self) -> str:
        return self.name
