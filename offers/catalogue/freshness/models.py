"""Asking whether offers, organisations and public contacts are still true, and what was answered."""

import uuid

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, DoorManager, TenantModel
from offers.catalogue.freshness.choices import Result


class FreshnessRequest(TenantModel):
    """One mail to one provider on one day: all that is due, behind one link.

    The secret of the link is kept as a hash only. `expires_on` is the last day on which it works. One answer uses up
    every link the provider still has; `answered_through` then names the one that was used. `sent_to` is empty when
    nobody could be written to.
    """

    provider = models.ForeignKey(
        "coordination.Organisation",
        models.CASCADE,
        related_name="freshness_requests",
        verbose_name=_("Träger"),
    )
    asked_on = models.DateField(_("gefragt am"))
    sent_at = models.DateTimeField(_("gesendet am"))
    sent_to = models.TextField(_("gesendet an"), blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("gefragt von"),
    )
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    expires_on = models.DateField(_("Link gültig bis"))
    answered_at = models.DateTimeField(_("beantwortet am"), null=True, blank=True)
    answered_by = models.CharField(_("beantwortet von"), max_length=200, blank=True)
    answered_through = models.ForeignKey(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("beantwortet mit"),
    )
    note = models.TextField(_("Was ist anders?"), blank=True, validators=[MaxLengthValidator(2_000)])

    audit_withheld = ("note", "sent_to", "token_hash")
    door = Door("offer_draft", own=lambda m: Q(provider=m.organisation_id))

    class Meta:
        ordering = ["-asked_on", "-sent_at"]
        verbose_name = _("Frage nach der Aktualität")
        verbose_name_plural = _("Fragen nach der Aktualität")
        constraints = [
            models.UniqueConstraint(fields=["provider", "asked_on"], name="freshness_asked_once_a_day"),
            models.CheckConstraint(
                condition=Q(answered_through__isnull=True) | Q(answered_at__isnull=False),
                name="freshness_answered_through_is_answered",
            ),
        ]
        indexes = [models.Index(fields=["district", "-asked_on"], name="freshness_by_day")]

    def __str__(self) -> str:
        return str(
            _("Frage an %(name)s am %(day)s") % {"name": self.provider, "day": f"{self.asked_on:%d.%m.%Y}"}
        )


class OfferReview(models.Model):
    """One question: is this still true? And its answer.

    About an offer, about a contact named in public, or, with neither, about the provider's own details. `due_on`: the
    day for which was asked. `rung`: how often, from 0 (`rules.LADDER`); empty where the provider answered unasked.
    `status_before` and `last_day_before`: what an offer was before "gibt es nicht mehr", to take that back.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    request = models.ForeignKey(FreshnessRequest, models.CASCADE, related_name="reviews")
    offer = models.ForeignKey("offers.Offer", models.CASCADE, null=True, blank=True, related_name="reviews")
    contact = models.ForeignKey(
        "coordination.Function", models.CASCADE, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField(_("fällig am"))
    rung = models.PositiveSmallIntegerField(_("Erinnerung"), null=True, blank=True)
    requested_at = models.DateTimeField(_("gefragt am"))
    answered_at = models.DateTimeField(_("beantwortet am"), null=True, blank=True)
    result = models.CharField(_("Antwort"), max_length=10, choices=Result, blank=True)
    who = models.CharField(_("beantwortet von"), max_length=200, blank=True)
    status_before = models.CharField(_("Stand davor"), max_length=10, blank=True, editable=False)
    last_day_before = models.DateField(_("letzter Tag davor"), null=True, editable=False)
    told_on = models.DateField(_("Koordination verständigt am"), null=True, blank=True)

    door = Door(
        "offer_draft",
        district="request__district",
        own=lambda m: Q(request__provider=m.organisation_id),
    )
    objects = DoorManager()

    class Meta:
        ordering = ["requested_at", "pk"]
        verbose_name = _("Prüfung eines Eintrags")
        verbose_name_plural = _("Prüfungen von Einträgen")
        constraints = [
            models.CheckConstraint(
                condition=Q(offer__isnull=True) | Q(contact__isnull=True), name="review_about_one_entry"
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, result="")
                | (Q(answered_at__isnull=False) & ~Q(result="")),
                name="review_answer_whole",
            ),
            models.UniqueConstraint(
                fields=["request", "offer"], condition=Q(offer__isnull=False), name="review_offer_once"
            ),
            models.UniqueConstraint(
                fields=["request", "contact"], condition=Q(contact__isnull=False), name="review_contact_once"
            ),
            models.UniqueConstraint(
                fields=["request"],
                condition=Q(offer__isnull=True, contact__isnull=True),
                name="review_organisation_once",
            ),
        ]
        indexes = [
            models.Index(fields=["offer", "-requested_at"], name="review_by_offer"),
            models.Index(fields=["due_on"], condition=Q(answered_at=None), name="review_open_by_due"),
        ]

    def __str__(self) -> str:
        return str(self.offer or self.contact or self.request.provider)
