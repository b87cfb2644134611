"""What happens to minutes beside their text: review by the chair, statements, sending, objections."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, DoorManager
from accounts.permissions import Role
from committees.meetings.models import Meeting, Minutes, Part
from committees.roster.doors import SplitDoor


def _of_committee(membership) -> Q:
    return Q(meeting__committee=membership.committee_id)


class MinutesReview(models.Model):
    """What the chair said about the draft: given back with a reason, or free for the signatures."""

    class Outcome(models.TextChoices):
        RETURNED = "returned", _("zurückgegeben")
        RELEASED = "released", _("zur Unterschrift freigegeben")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="reviews")
    outcome = models.CharField(_("Ergebnis"), max_length=10, choices=Outcome)
    reason = models.TextField(_("Was zu ändern ist"), max_length=2000, blank=True)
    name = models.CharField(_("Vorsitz"), max_length=200)
    reviewed_on = models.DateField(_("am"))
    is_in_writing = models.BooleanField(_("Die Freigabe liegt schriftlich vor"), default=False)
    recorded_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+", editable=False)

    door = Door("minutes_draft", district="meeting__district", committee=_of_committee)
    objects = DoorManager()

    class Meta:
        ordering = ["reviewed_on", "pk"]
        verbose_name = _("Prüfung durch den Vorsitz")
        verbose_name_plural = _("Prüfungen durch den Vorsitz")
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="released") | ~Q(reason=""), name="review_return_says_why"
            )
        ]

    def __str__(self) -> str:
        return f"{self.reviewed_on:%d.%m.%Y}: {self.get_outcome_display()}"

    @property
    def audit_withheld(self) -> tuple[str, ...]:
        """One reason for both parts: with a closed one it is not written to the log."""
        return ("reason",) if self.meeting.minutes.filter(part=Part.NON_PUBLIC).exists() else ()


def _of_items_committee(membership) -> Q:
    return Q(item__meeting__committee=membership.committee_id)


class RecordedStatement(models.Model):
    """A statement taken down word for word because somebody asked for it (Erklärung zu Protokoll).

    Printed in every kind of minutes, also in those that tell nothing else of the debate.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey("committees.AgendaItem", models.CASCADE, related_name="statements")
    name = models.CharField(_("Name"), max_length=200)
    text = models.TextField(_("Wortlaut"), max_length=20_000)
    position = models.PositiveSmallIntegerField(default=1, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    door = SplitDoor(
        "minutes_draft",
        district="item__meeting__district",
        parts=(
            (
                Q(item__part=Part.PUBLIC),
                Door("minutes_draft", "item__meeting__district", committee=_of_items_committee),
            ),
            (
                Q(item__part=Part.NON_PUBLIC),
                Door("nonpublic_item", "item__meeting__district", committee=_of_items_committee),
            ),
        ),
    )
    objects = DoorManager()

    class Meta:
        ordering = ["item", "position", "pk"]
        verbose_name = _("Erklärung zu Protokoll")
        verbose_name_plural = _("Erklärungen zu Protokoll")

    def __str__(self) -> str:
        return f"{self.name} ({self.item.number})"

    @property
    def audit_withheld(self) -> tuple[str, ...]:
        """Nothing of a non-public statement is written to the log."""
        return () if self.item.is_public else ("name", "text")

    @property
    def audit_label(self) -> str:
        return str(self) if self.item.is_public else self.item.number


class MinutesSending(models.Model):
    """To whom the sealed minutes of a meeting went, by which way and with what."""

    class Channel(models.TextChoices):
        ATTACHMENT = "attachment", _("E-Mail mit PDF")
        LINK = "link", _("E-Mail mit Verweis")
        LETTER = "letter", _("Brief")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="sendings")
    name = models.CharField(_("Name"), max_length=200)
    email = models.EmailField(_("E-Mail"), blank=True)
    channel = models.CharField(_("Weg"), max_length=12, choices=Channel)
    is_copy = models.BooleanField(_("in Kopie"), default=False)
    sent_on = models.DateField(_("versandt am"))

    door = Door("minutes_draft", district="meeting__district", committee=_of_committee)
    objects = DoorManager()

    class Meta:
        ordering = ["is_copy", "name", "pk"]
        verbose_name = _("Versand der Niederschrift")
        verbose_name_plural = _("Versand der Niederschrift")

    def __str__(self) -> str:
        return self.name


def _objections_of_committee(membership) -> Q:
    return Q(minutes__meeting__committee=membership.committee_id)


def _own_objections(user) -> Q:
    return Q(raised_by=user)


def _nonpublic_objections(membership) -> Q:
    if membership.role != Role.CLERK:
        return Q(pk__in=[])
    return _objections_of_committee(membership)


class MinutesObjection(models.Model):
    """Somebody who was there says that the minutes are wrong. The sealed document stays as it is.

    A later meeting deals with it: where the board gives way, a correction note is made. An objection
    to the non-public part is seen by the office and by the person who raised it.
    """

    class State(models.TextChoices):
        OPEN = "open", _("offen")
        ACCEPTED = "accepted", _("stattgegeben")
        REJECTED = "rejected", _("zurückgewiesen")
        NOTED = "noted", _("zur Niederschrift genommen")
        WITHDRAWN = "withdrawn", _("zurückgezogen")

    TRANSITIONS = {
        State.OPEN: {State.ACCEPTED, State.REJECTED, State.NOTED, State.WITHDRAWN},
        State.ACCEPTED: set(),
        State.REJECTED: set(),
        State.NOTED: set(),
        State.WITHDRAWN: set(),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="objections")
    attendance = models.ForeignKey("committees.Attendance", models.PROTECT, related_name="objections")
    item = models.ForeignKey(
        "committees.AgendaItem",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="objections",
        verbose_name=_("Punkt"),
    )
    text = models.TextField(_("Was ist falsch, wie ist es richtig?"), max_length=20_000)
    raised_on = models.DateField(_("eingegangen am"))
    raised_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+", editable=False)
    state = models.CharField(_("Stand"), max_length=10, choices=State, default=State.OPEN, editable=False)
    decided_in = models.ForeignKey(
        Meeting,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="objections_decided",
        verbose_name=_("behandelt in der Sitzung"),
    )
    decision = models.TextField(_("Begründung"), max_length=2000, blank=True, editable=False)
    correction = models.OneToOneField(
        "committees.MinutesCorrection",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="objection",
        verbose_name=_("Berichtigungsvermerk"),
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    door = SplitDoor(
        "minutes_objection",
        district="minutes__meeting__district",
        parts=(
            (
                Q(minutes__part=Part.PUBLIC),
                Door(
                    "minutes_objection",
                    "minutes__meeting__district",
                    committee=_objections_of_committee,
                    assigned=_own_objections,
                ),
            ),
            (
                Q(minutes__part=Part.NON_PUBLIC),
                Door(
                    "minutes_objection",
                    "minutes__meeting__district",
                    committee=_nonpublic_objections,
                    assigned=_own_objections,
                ),
            ),
        ),
    )
    objects = DoorManager()

    class Meta:
        ordering = ["raised_on", "pk"]
        verbose_name = _("Einwendung")
        verbose_name_plural = _("Einwendungen")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["open", "withdrawn"], decided_in__isnull=True)
                | Q(state__in=["accepted", "rejected", "noted"], decided_in__isnull=False),
                name="objection_decided_in_a_meeting",
            ),
            models.CheckConstraint(
                condition=Q(state="accepted", correction__isnull=False)
                | (~Q(state="accepted") & Q(correction__isnull=True)),
                name="objection_accepted_has_correction",
            ),
        ]

    def __str__(self) -> str:
        return f"Einwendung vom {self.raised_on:%d.%m.%Y}"

    def get_absolute_url(self) -> str:
        return self.minutes.get_absolute_url()

    @property
    def name(self) -> str:
        return self.attendance.name

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def audit_withheld(self) -> tuple[str, ...]:
        return () if self.minutes.part == Part.PUBLIC else ("text", "decision")
