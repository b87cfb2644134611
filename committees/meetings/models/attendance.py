"""Who was in the room, from when to when, and who stepped out for an item."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, DoorManager
from committees.meetings.models.agenda import AgendaItem
from committees.meetings.models.meeting import Meeting


class Attendance(models.Model):
    """One person at one meeting: in which capacity, and on which seat.

    Out of a pool of deputies: the seat for which the person stands now, or stood last; none while it waits.
    """

    class Capacity(models.TextChoices):
        MEMBER = "member", _("Mitglied")
        DEPUTY = "deputy", _("Stellvertretung")
        ADVISER = "adviser", _("beratend")
        ADMINISTRATION = "administration", _("Verwaltung")
        CLERK = "clerk", _("Schriftführung")
        GUEST = "guest", _("Gast")

    class Excuse(models.TextChoices):
        NONE = "", _("keine Nachricht")
        EXCUSED = "excused", _("entschuldigt")

    class Reason(models.TextChoices):
        """Why somebody is away, in few words: whether it is illness nobody needs to know."""

        NONE = "", _("kein Grund vermerkt")
        WORK = "work", _("beruflich verhindert")
        PERSONAL = "personal", _("persönlich verhindert")
        MANDATE = "mandate", _("anderes Amt oder Mandat")
        TRAVEL = "travel", _("ortsabwesend")
        NOT_GIVEN = "not_given", _("ohne Angabe eines Grundes")

    #: Only these fill a voting seat; advisers, guests and the clerk never do.
    ON_A_SEAT = (Capacity.MEMBER, Capacity.DEPUTY)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    holding = models.ForeignKey(
        "committees.SeatHolding", models.PROTECT, null=True, blank=True, related_name="attendances"
    )
    seat = models.ForeignKey(
        "committees.Seat", models.PROTECT, null=True, blank=True, related_name="attendances"
    )
    capacity = models.CharField(_("Eigenschaft"), max_length=15, choices=Capacity)
    name = models.CharField(_("Name"), max_length=200)
    note = models.CharField(_("Funktion, entsendende Stelle"), max_length=200, blank=True)
    excuse = models.CharField(_("Nachricht"), max_length=10, choices=Excuse, default=Excuse.NONE, blank=True)

    #: Only where the rules of the committee want it; printed in the non-public minutes at most.
    reason = models.CharField(_("Grund"), max_length=10, choices=Reason, default=Reason.NONE, blank=True)

    #: The times in the room, set by `attendances_of`.
    times: tuple["Stay", ...] = ()

    door = Door(
        "meeting",
        district="meeting__district",
        public=Q(pk__in=[]),
        committee=lambda m: Q(meeting__committee=m.committee_id),
    )
    objects = DoorManager()

    class Meta:
        ordering = ["seat__number", "capacity", "name"]
        verbose_name = _("Anwesenheit")
        verbose_name_plural = _("Anwesenheit")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "holding"],
                condition=Q(holding__isnull=False),
                name="attendance_person_once",
            ),
            models.CheckConstraint(
                condition=Q(capacity="member", seat__isnull=False)
                | Q(capacity="deputy")
                | Q(~Q(capacity__in=["member", "deputy"]), seat__isnull=True),
                name="attendance_seat_only_for_members",
            ),
            models.CheckConstraint(
                condition=Q(reason="") | Q(excuse="excused"), name="attendance_reason_of_the_excused"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_on_a_seat(self) -> bool:
        return self.capacity in self.ON_A_SEAT

    @property
    def is_guest(self) -> bool:
        """Nobody of the committee: such a person may have come for a closed item alone."""
        return self.holding_id is None

    @property
    def audit_withheld(self) -> tuple[str, ...]:
        return ("name", "note", "reason") if self.is_guest else ("reason",)

    @property
    def audit_label(self) -> str:
        """The log is read by people without a right to the closed part: it names no guest."""
        return str(self.get_capacity_display()) if self.is_guest else self.name


class Stay(models.Model):
    """One time in the room or on the line, from–to; open while the person is there. Half-open."""

    class Channel(models.TextChoices):
        ROOM = "room", _("im Raum")
        REMOTE = "remote", _("zugeschaltet")

    attendance = models.ForeignKey(Attendance, models.CASCADE, related_name="stays")
    start = models.DateTimeField(_("von"))
    until = models.DateTimeField(_("bis"), null=True, blank=True)
    channel = models.CharField(_("Teilnahme"), max_length=6, choices=Channel, default=Channel.ROOM)

    class Meta:
        ordering = ["start"]
        verbose_name = _("Zeit im Raum")
        verbose_name_plural = _("Zeiten im Raum")
        constraints = [
            models.UniqueConstraint(
                fields=["attendance"], condition=Q(until__isnull=True), name="stay_one_open"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("start")), name="stay_forward"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.start:%H:%M}"


class Substitution(models.Model):
    """Somebody out of a pool stands for a seat, from–to; open while it lasts. Half-open.

    One deputy stands for one seat at a moment, and one seat has one of the pool.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="substitutions")
    attendance = models.ForeignKey(Attendance, models.CASCADE, related_name="substitutions")
    seat = models.ForeignKey("committees.Seat", models.PROTECT, related_name="substitutions")
    start = models.DateTimeField(_("von"))
    until = models.DateTimeField(_("bis"), null=True, blank=True)

    class Meta:
        ordering = ["start"]
        verbose_name = _("Vertretung aus dem Pool")
        verbose_name_plural = _("Vertretungen aus dem Pool")
        constraints = [
            models.UniqueConstraint(
                fields=["attendance"], condition=Q(until__isnull=True), name="substitution_one_seat"
            ),
            models.UniqueConstraint(
                fields=["meeting", "seat"], condition=Q(until__isnull=True), name="substitution_one_deputy"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("start")), name="substitution_forward"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.start:%H:%M}"


class ConflictDeclaration(models.Model):
    """A conflict of interest (Befangenheit) of one person on one item: out of the room, from–to."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="conflicts")
    attendance = models.ForeignKey(Attendance, models.CASCADE, related_name="conflicts")
    ground = models.CharField(_("Grund"), max_length=200)
    left_at = models.DateTimeField(_("verlässt den Raum"))
    returned_at = models.DateTimeField(_("kehrt zurück"), null=True, blank=True)

    class Meta:
        ordering = ["left_at"]
        verbose_name = _("Mitwirkungsverbot")
        verbose_name_plural = _("Mitwirkungsverbote")
        constraints = [
            models.UniqueConstraint(fields=["item", "attendance"], name="conflict_once_per_item"),
            models.CheckConstraint(
                condition=Q(returned_at__isnull=True) | Q(returned_at__gte=F("left_at")),
                name="conflict_forward",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.attendance.name}: {self.ground}"
