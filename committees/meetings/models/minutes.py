"""Minutes: two documents per meeting, signed by two people, sealed for good."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, DoorManager, TenantModel
from accounts.permissions import Role
from committees.meetings.models.agenda import Part
from committees.meetings.models.meeting import Meeting
from committees.roster.doors import SplitDoor, public_bodies

#: District setting (permissions C7): non-public minutes for members by their sign-in? Default: no.
NONPUBLIC_SETTING = "nonpublic_minutes"
NONPUBLIC_ALLOWED = ("download",)


def _of_committee(membership) -> Q:
    return Q(meeting__committee=membership.committee_id)


def _submitted_of_committee(membership) -> Q:
    """The office from the first word on; members and others once the chair has the draft."""
    if membership.role == Role.CLERK:
        return _of_committee(membership)
    return _of_committee(membership) & ~Q(state="draft")


def _nonpublic_of_committee(membership) -> Q:
    """The office always; members only where the district allows it at all."""
    if membership.role == Role.CLERK:
        return _of_committee(membership)
    allowed = Q(**{f"district__settings__{NONPUBLIC_SETTING}__in": NONPUBLIC_ALLOWED})
    return _of_committee(membership) & allowed & ~Q(state="draft")


class Minutes(TenantModel):
    """The Niederschrift of one part of a meeting.

    Written while `draft`, read and released by the chair, signed, then sealed: the stored bytes never
    change. What turns out wrong later is noted beside it (`MinutesCorrection`), never in it.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Entwurf")
        CHAIR_REVIEW = "chair_review", _("Vorsitz prüft")
        READY = "ready", _("zur Unterschrift frei")
        SIGNED = "signed", _("unterzeichnet")
        PUBLISHED = "published", _("veröffentlicht")

    TRANSITIONS = {
        State.DRAFT: {State.CHAIR_REVIEW, State.READY},
        State.CHAIR_REVIEW: {State.DRAFT, State.READY},
        State.READY: {State.DRAFT, State.SIGNED},
        State.SIGNED: {State.PUBLISHED},
        State.PUBLISHED: set(),
    }
    WRITABLE = (State.DRAFT, State.CHAIR_REVIEW)
    UNSEALED = (*WRITABLE, State.READY)
    SEALED = (State.SIGNED, State.PUBLISHED)

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="minutes")
    part = models.CharField(_("Teil"), max_length=10, choices=Part)
    state = models.CharField(_("Stand"), max_length=15, choices=State, default=State.DRAFT, editable=False)
    #: Which text it is: one more each time the chair has given it back.
    edition = models.PositiveSmallIntegerField(_("Fassung"), default=1, editable=False)
    remarks = models.TextField(
        _("Bemerkungen"), max_length=20_000, blank=True, help_text=_("Steht am Ende, zum Beispiel Anlagen.")
    )
    author = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("verfasst von"),
    )
    submitted_on = models.DateField(_("zur Prüfung gegeben am"), null=True, editable=False)
    signed_on = models.DateField(_("unterzeichnet am"), null=True, editable=False)
    sent_on = models.DateField(_("versandt am"), null=True, editable=False)
    objections_until = models.DateField(_("Einwendungen bis"), null=True, editable=False)
    published_on = models.DateField(_("veröffentlicht am"), null=True, editable=False)
    document = models.ForeignKey(
        "documents.StoredDocument",
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("Dokument"),
    )

    #: Read with the part by `minutes_page_parts`: what stands beside it, and what the person may do.
    notes: tuple["MinutesCorrection", ...] = ()
    has_objections: bool
    has_met_again: bool
    is_on_an_agenda: bool
    may_write: bool
    may_decide: bool

    door = SplitDoor(
        "minutes_public",
        public=Q(part=Part.PUBLIC, state="published") & public_bodies("meeting__committee__"),
        parts=(
            (Q(part=Part.PUBLIC, state__in=SEALED), Door("minutes_public", committee=_of_committee)),
            (
                Q(part=Part.PUBLIC, state__in=UNSEALED),
                Door("minutes_draft", committee=_submitted_of_committee),
            ),
            (Q(part=Part.NON_PUBLIC), Door("minutes_nonpublic", committee=_nonpublic_of_committee)),
        ),
    )

    class Meta:
        ordering = ["-meeting__starts_at", "-part"]
        verbose_name = _("Niederschrift")
        verbose_name_plural = _("Niederschriften")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "part"], name="minutes_once_per_part"),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "chair_review", "ready"])
                | Q(document__isnull=False, signed_on__isnull=False),
                name="minutes_signed_are_sealed",
            ),
            models.CheckConstraint(
                condition=~Q(part="non_public", state="published"), name="minutes_nonpublic_never_published"
            ),
        ]
        indexes = [models.Index(fields=["district", "state", "part"], name="minutes_state")]

    def __str__(self) -> str:
        return f"Niederschrift {self.meeting} ({self.get_part_display()})"

    @property
    def is_writable(self) -> bool:
        return self.state in self.WRITABLE

    @property
    def is_sealed(self) -> bool:
        return self.state in self.SEALED

    @property
    def is_public_part(self) -> bool:
        return self.part == Part.PUBLIC

    @property
    def audit_withheld(self) -> tuple[str, ...]:
        """Nothing of the closed part is written to the log."""
        return () if self.is_public_part else ("remarks",)

    def get_absolute_url(self) -> str:
        return reverse("committees:minutes-detail", kwargs={"pk": self.meeting_id})


class MinutesSignature(models.Model):
    """One signature under both parts of the minutes of a meeting.

    How many sign is a rule of the committee: chair and clerk, often attending members, and each of
    several chairs for the own items. A chair need not have a sign-in: then the office notes that the signed paper is there.
    """

    class Role(models.TextChoices):
        CHAIR = "chair", _("Vorsitz")
        MEMBER = "member", _("Mitglied")
        CLERK = "clerk", _("Schriftführung")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="signatures")
    role = models.CharField(_("Funktion"), max_length=10, choices=Role)
    name = models.CharField(_("Name"), max_length=200)
    signed_on = models.DateField(_("unterschrieben am"))
    is_on_paper = models.BooleanField(_("Unterschrift liegt auf Papier vor"), default=False)
    recorded_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+", editable=False)

    door = Door("minutes_draft", district="meeting__district", committee=_of_committee)
    objects = DoorManager()

    class Meta:
        ordering = ["role"]
        verbose_name = _("Unterschrift")
        verbose_name_plural = _("Unterschriften")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(role="clerk"), name="signature_one_clerk"
            ),
            models.UniqueConstraint(fields=["meeting", "name"], name="signature_two_people"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.get_role_display()})"


class MinutesCorrection(models.Model):
    """A dated note beside sealed minutes (Berichtigungsvermerk); the document itself stays."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="corrections")
    noted_on = models.DateField(_("vom"))
    text = models.TextField(_("Berichtigung"), max_length=20_000)
    decided_in = models.ForeignKey(
        Meeting,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="corrections_decided",
        verbose_name=_("behandelt in der Sitzung"),
    )
    noted_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["noted_on", "pk"]
        verbose_name = _("Berichtigungsvermerk")
        verbose_name_plural = _("Berichtigungsvermerke")

    def __str__(self) -> str:
        return f"{self.noted_on:%d.%m.%Y}"

    @property
    def audit_withheld(self) -> tuple[str, ...]:
        return () if self.minutes.is_public_part else ("text",)
