"""Requests, the offers that go out for them, and the assignment that comes of it."""

import datetime as dt
import secrets
import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, DoorManager, TenantModel
from coordination.interpreting.codes import (
    Answer,
    GenderWish,
    Mode,
    Occasion,
    RejectionReason,
    RequestStatus,
)
from coordination.network.languages import Language

#: No vowels and no look-alikes: a number can be read out on the phone and forms no word.
ALPHABET = "23456789CDFGHJKLMNPQRTVWXZ"


def random_number() -> str:
    """A request number such as ``S-7K3M9R``; random, so that it shows no order and no volume."""
    return "S-" + "".join(secrets.choice(ALPHABET) for _ in range(6))


class BookingRequest(TenantModel):
    """A wish for an interpreter. No name and no birth date of the client belongs in here (A5.7)."""

    number = models.CharField(_("Nummer"), max_length=10, default=random_number, editable=False, unique=True)
    pool = models.ForeignKey(
        "coordination.InterpreterPool", models.PROTECT, related_name="requests", verbose_name=_("Pool")
    )
    requester = models.ForeignKey(
        "coordination.Organisation", models.PROTECT, related_name="booking_requests",
        verbose_name=_("Einsatzstelle"),
    )  # fmt: skip
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    contact_name = models.CharField(_("Ansprechperson vor Ort"), max_length=200)
    contact_phone = models.CharField(_("Telefon der Ansprechperson"), max_length=50)
    contact_email = models.EmailField(_("E-Mail der Ansprechperson"))
    language = models.CharField(_("Sprache"), max_length=3, choices=Language)
    occasion = models.CharField(_("Anlass"), max_length=20, choices=Occasion)
    topic_note = models.CharField(_("Thema in Stichworten"), max_length=300, blank=True)
    mode = models.CharField(_("Form"), max_length=10, choices=Mode, default=Mode.ONSITE)
    starts_at = models.DateTimeField(_("Beginn"))
    ends_at = models.DateTimeField(_("Ende (voraussichtlich)"))
    place = models.CharField(_("Ort mit Anschrift und Raum"), max_length=300, blank=True)
    municipality = models.ForeignKey(
        "accounts.Municipality", models.PROTECT, related_name="+", verbose_name=_("Gemeinde")
    )
    gender_wish = models.CharField(
        _("Wunsch zum Geschlecht"), max_length=10, choices=GenderWish, default=GenderWish.NONE
    )
    necessity_confirmed = models.BooleanField(_("Ohne Sprachmittlung ist keine Verständigung möglich"))
    no_other_help_confirmed = models.BooleanField(_("Andere Hilfe ist nicht möglich oder nicht angemessen"))
    urgency_reason = models.CharField(_("Begründung der Eile"), max_length=300, blank=True)
    file_reference = models.CharField(_("Eigenes Zeichen (kein Name)"), max_length=50, blank=True)
    status = models.CharField(
        _("Stand"), max_length=30, choices=RequestStatus, default=RequestStatus.SUBMITTED, editable=False
    )
    rejection_reason = models.CharField(
        _("Ablehnungsgrund"), max_length=30, choices=RejectionReason, blank=True, editable=False
    )
    submitted_at = models.DateTimeField(_("eingegangen am"), editable=False)

    #: Set by `booking_rows`: the assignment that stands, if there is one.
    running: list["Assignment"]

    door = Door(
        "booking",
        own=lambda membership: Q(requester=membership.organisation_id),
        assigned=lambda user: (
            Q(requested_by=user)
            | Q(
                pk__in=Assignment.objects.filter(interpreter__user=user, cancelled_at__isnull=True).values(
                    "request"
                )
            )
        ),
    )

    class Meta:
        ordering = ["starts_at", "pk"]
        verbose_name = _("Anfrage")
        verbose_name_plural = _("Anfragen")
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="request_ends_after_start"),
            models.CheckConstraint(
                condition=Q(necessity_confirmed=True, no_other_help_confirmed=True),
                name="request_need_confirmed",
            ),
        ]
        indexes = [
            models.Index(fields=["district", "status", "starts_at"], name="request_district_status"),
            models.Index(fields=["district", "starts_at", "id"], name="request_district_start"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {Language(self.language).label}"

    def get_absolute_url(self) -> str:
        return reverse("coordination:booking-detail", kwargs={"pk": self.pk})

    @property
    def duration_min(self) -> int:
        """Expected minutes on the clock of the world, so also right over a change of daylight saving."""
        return int(
            (self.ends_at.astimezone(dt.UTC) - self.starts_at.astimezone(dt.UTC)).total_seconds() // 60
        )


class AssignmentOffer(models.Model):
    """One question to one interpreter: can you come? Nobody has a duty to say yes (A4)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    request = models.ForeignKey(BookingRequest, models.CASCADE, related_name="offers")
    interpreter = models.ForeignKey("coordination.Interpreter", models.CASCADE, related_name="offers")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    sent_at = models.DateTimeField(_("gesendet am"))
    expires_at = models.DateTimeField(_("Antwort bis"))
    answer = models.CharField(_("Antwort"), max_length=10, choices=Answer, default=Answer.OPEN)
    answered_at = models.DateTimeField(_("geantwortet am"), null=True, blank=True)

    audit_withheld = ("token_hash",)
    door = Door(
        "booking",
        district="request__district",
        own=lambda membership: Q(request__requester=membership.organisation_id),
        assigned=lambda user: Q(interpreter__user=user),
    )
    objects = DoorManager()

    class Meta:
        ordering = ["sent_at", "pk"]
        verbose_name = _("Einsatzangebot")
        verbose_name_plural = _("Einsatzangebote")
        constraints = [
            models.UniqueConstraint(
                fields=["request", "interpreter"], condition=Q(answer=Answer.OPEN), name="offer_open_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.interpreter}: {self.request}"


class Assignment(models.Model):
    """The one interpreter of a request, with the time that is taken from the interpreter's day.

    `blocked_until` is the end plus the pool's travel buffer. Two assignments of one interpreter that are
    not cancelled never overlap in ``[starts_at, blocked_until)``: an exclusion constraint on PostgreSQL,
    a trigger on SQLite (`overlap.py`), and the service locks the interpreter first (A5.1).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    request = models.ForeignKey(BookingRequest, models.CASCADE, related_name="assignments")
    interpreter = models.ForeignKey("coordination.Interpreter", models.PROTECT, related_name="assignments")
    starts_at = models.DateTimeField(_("Beginn"))
    blocked_until = models.DateTimeField(_("belegt bis"))
    assigned_at = models.DateTimeField(_("zugesagt am"))
    confirmed_at = models.DateTimeField(_("bestätigt am"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("abgesagt am"), null=True, blank=True)
    cancel_reason = models.CharField(_("Grund der Absage"), max_length=300, blank=True)

    door = Door(
        "booking",
        district="request__district",
        own=lambda membership: Q(request__requester=membership.organisation_id),
        assigned=lambda user: Q(interpreter__user=user) | Q(request__requested_by=user),
    )
    objects = DoorManager()

    class Meta:
        ordering = ["starts_at", "pk"]
        verbose_name = _("Einsatz")
        verbose_name_plural = _("Einsätze")
        constraints = [
            models.UniqueConstraint(
                fields=["request"], condition=Q(cancelled_at__isnull=True), name="assignment_one_per_request"
            ),
            models.CheckConstraint(
                condition=Q(blocked_until__gt=F("starts_at")), name="assignment_ends_after_start"
            ),
        ]
        indexes = [models.Index(fields=["interpreter", "starts_at"], name="assignment_interpreter")]

    def __str__(self) -> str:
        return f"{self.interpreter}: {self.request}"
