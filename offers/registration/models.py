"""Providers who come by themselves: from three answers on a public page to a decision of the coordination."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, TenantModel

#: So long the mailed link works.
VALIDITY = dt.timedelta(hours=48)


class Registration(TenantModel):
    """Somebody asks for an organisation to be taken in.

    Until the mailed link was used it is no more than a row with three answers: no account, no organisation.
    Of the link only the hash is kept. Names and addresses never stand in the log.
    """

    class State(models.TextChoices):
        UNCONFIRMED = "unconfirmed", _("nicht bestätigt")
        WAITING = "waiting", _("in Prüfung")
        ASKED = "asked", _("Rückfrage")
        ACCEPTED = "accepted", _("aufgenommen")
        JOINED = "joined", _("zu bestehender Organisation")
        REFUSED = "refused", _("abgelehnt")

    #: The coordination has still to say something.
    OPEN = (State.WAITING, State.ASKED)
    DECIDED = (State.ACCEPTED, State.JOINED, State.REFUSED)

    organisation_name = models.CharField(_("Name des Vereins oder der Gruppe"), max_length=200)
    full_name = models.CharField(_("Vor- und Nachname"), max_length=200)
    email = models.EmailField(_("E-Mail-Adresse"))
    state = models.CharField(_("Stand"), max_length=12, choices=State, default=State.UNCONFIRMED)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    expires_at = models.DateTimeField(_("Link gültig bis"))
    confirmed_at = models.DateTimeField(_("bestätigt am"), null=True, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    organisation = models.ForeignKey(
        "coordination.Organisation", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    question = models.TextField(_("Rückfrage"), blank=True)
    answer = models.TextField(_("Antwort"), blank=True)
    reason = models.TextField(_("Begründung"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("entschieden am"), null=True, blank=True)

    audit_withheld = ("full_name", "email", "token_hash", "question", "answer")
    door = Door("registration", assigned=lambda user: Q(user=user))

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("Registrierung")
        verbose_name_plural = _("Registrierungen")
        constraints = [
            models.UniqueConstraint(
                "district",
                Lower("email"),
                condition=Q(state="unconfirmed"),
                name="registration_unconfirmed_once",
            ),
            models.CheckConstraint(
                condition=Q(state="unconfirmed", confirmed_at__isnull=True)
                | (~Q(state="unconfirmed") & Q(confirmed_at__isnull=False)),
                name="registration_confirmed_has_time",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["accepted", "joined", "refused"], decided_at__isnull=False)
                | (~Q(state__in=["accepted", "joined", "refused"]) & Q(decided_at__isnull=True)),
                name="registration_decided_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(reason=""), name="registration_refused_with_reason"
            ),
            models.CheckConstraint(
                condition=~Q(state="asked") | ~Q(question=""), name="registration_asked_has_question"
            ),
        ]
        indexes = [models.Index(fields=["district", "state", "created_at"], name="registration_by_state")]

    def __str__(self) -> str:
        return self.organisation_name

    def get_absolute_url(self) -> str:
        return reverse("offers:registration-detail", kwargs={"pk": self.pk})

    @property
    def audit_label(self) -> Any:
        """An append-only log keeps no name of somebody who may yet be refused and forgotten."""
        return _("Registrierung")

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN
