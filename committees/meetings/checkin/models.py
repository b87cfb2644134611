"""Members enter themselves: the code on the screen, and who has typed it."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, DoorManager
from committees.meetings.models import Meeting, Stay


class CheckInWindow(models.Model):
    """While it is open, members of a meeting enter themselves with the code of its screen.

    Every opening has a new code. The code is no secret of value: it says that somebody sees the screen.
    """

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="check_in_window")
    code = models.CharField(_("Code"), max_length=6)
    opened_at = models.DateTimeField(_("geöffnet"))
    closed_at = models.DateTimeField(_("geschlossen"), null=True, blank=True)

    audit_withheld = ("code",)

    class Meta:
        verbose_name = _("Selbst-Eintragung")
        verbose_name_plural = _("Selbst-Eintragungen")

    def __str__(self) -> str:
        return f"{self.meeting}"

    @property
    def district_id(self) -> uuid.UUID:
        """The log files it under the district of its meeting."""
        return self.meeting.district_id

    @property
    def is_open(self) -> bool:
        return self.closed_at is None and self.meeting.state in (*Meeting.PLANNED, *Meeting.RUNNING)


def _own(user: Any) -> Q:
    return Q(user=user)


class CheckIn(models.Model):
    """A member says "I am here". It counts from that moment once the clerk has confirmed it."""

    class State(models.TextChoices):
        WAITING = "waiting", _("wartet auf Bestätigung")
        CONFIRMED = "confirmed", _("bestätigt")
        REMOVED = "removed", _("nicht bestätigt")

    TRANSITIONS = {
        State.WAITING: {State.CONFIRMED, State.REMOVED},
        State.CONFIRMED: set(),
        State.REMOVED: set(),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="check_ins")
    holding = models.ForeignKey("committees.SeatHolding", models.PROTECT, related_name="check_ins")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField(_("eingetragen um"))
    channel = models.CharField(_("Teilnahme"), max_length=6, choices=Stay.Channel, default=Stay.Channel.ROOM)
    state = models.CharField(_("Stand"), max_length=10, choices=State, default=State.WAITING)

    door = Door(
        "check_in",
        district="meeting__district",
        committee=lambda m: Q(meeting__committee=m.committee_id),
        assigned=_own,
    )
    objects = DoorManager()

    class Meta:
        ordering = ["at"]
        verbose_name = _("eigene Eintragung")
        verbose_name_plural = _("eigene Eintragungen")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "holding"], condition=Q(state="waiting"), name="check_in_waits_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.holding.person)
