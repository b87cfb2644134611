"""Offers and the changes that wait for approval."""

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.core.validators import MaxLengthValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts import clock
from accounts.doors import Door, DoorManager, TenantModel
from coordination.network.codes import CodeListField
from coordination.network.fields import FieldOfAction
from coordination.network.languages import Language
from coordination.network.models.organisations import POSTCODE
from desk.search.fields import SearchTextField, SortKeyField
from offers.catalogue import choices, rules
from offers.catalogue.full_fields import FULL_CONSTRAINTS, OfferInFull
from offers.catalogue.texts import FingerprintField

#: Names of the fields that describe the offer: the ones a form asks and a revision may change.
CONTENT_FIELDS = (
    "title", "summary", "description", "fields_of_action",
    "place_kind", "municipality", "address", "postcode", "address_visibility", "recurrence", "times", "breaks", "skips_holidays",
    "valid_from", "valid_until", "capacity", "waiting_list",
    "openness", "target_groups", "target_group_reason", "binding_grant", "opens_on", "gender_only", "age_min", "age_max",
    "languages_spoken", "languages_taught", "languages_on_request", "german_level", "residence_required",
    "registration", "registration_contact", "registration_note", "cost", "reductions", "cost_note",
    "wheelchair", "hearing_loop", "easy_language", "sign_language", "childcare", "quiet_room",
    "contact", "volunteers", "visibility", "review_interval_days",
)  # fmt: skip
ACCESS_FIELDS = ("wheelchair", "hearing_loop", "easy_language", "sign_language", "childcare", "quiet_room")


def public_part() -> Q:
    """What anyone may read today: published for all, still running, lately confirmed, by an active provider."""
    return network_part() & Q(visibility=choices.Visibility.PUBLIC, overdue_on__gt=clock.today())


def network_part() -> Q:
    """What people who signed in may read: also what is meant for the network, or waits to be confirmed (B3)."""
    running = Q(valid_until__isnull=True) | Q(valid_until__gte=clock.today())
    return Q(status=choices.Status.PUBLISHED, provider__status="active") & running


def _access_field(label: Any) -> models.CharField:
    return models.CharField(
        label, max_length=7, choices=choices.YesNoUnknown, default=choices.YesNoUnknown.UNKNOWN
    )


class Offer(OfferInFull, TenantModel):
    """Something a provider does for people: a course, a consultation, a meeting place.

    `valid_until` is the last day. `overdue_on` is the first day on which an unconfirmed offer is hidden;
    services compute it from the confirmation and the interval.
    """

    # Worum geht es?
    title = models.CharField(_("Titel"), max_length=200)
    summary = models.CharField(_("In einem Satz"), max_length=300)
    description = models.TextField(_("Beschreibung"), blank=True, validators=[MaxLengthValidator(20_000)])
    provider = models.ForeignKey(
        "coordination.Organisation", models.PROTECT, related_name="offers", verbose_name=_("Träger")
    )
    fields_of_action = CodeListField(_("Handlungsfelder"), codes=FieldOfAction, blank=False)
    # Wann und wo?
    place_kind = models.CharField(
        _("Wo findet es statt?"), max_length=20, choices=choices.PlaceKind, default=choices.PlaceKind.ADDRESS
    )
    municipality = models.ForeignKey(
        "accounts.Municipality",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="offers",
        verbose_name=_("Gemeinde"),
    )
    address = models.CharField(_("Anschrift oder Zugang"), max_length=200, blank=True)
    postcode = models.CharField(_("Postleitzahl"), max_length=5, blank=True, validators=[POSTCODE])
    address_visibility = models.CharField(
        _("Anschrift zeigen"),
        max_length=10,
        choices=choices.AddressVisibility,
        default=choices.AddressVisibility.STANDARD,
    )
    times = models.CharField(_("Hinweis zu den Zeiten"), max_length=500, blank=True)
    valid_from = models.DateField(_("Beginn"))
    valid_until = models.DateField(_("Ende"), null=True, blank=True)
    capacity = models.PositiveIntegerField(
        _("Plätze"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    # Für wen?
    openness = models.CharField(_("Wer darf kommen?"), max_length=20, choices=choices.Openness)
    target_groups = CodeListField(_("Zielgruppen"), codes=choices.TargetGroup)
    target_group_reason = models.CharField(
        _("Warum nicht für alle?"), max_length=20, choices=choices.ClosedReason, blank=True
    )
    gender_only = models.CharField(
        _("Nur für ein Geschlecht"), max_length=10, choices=choices.GenderOnly, blank=True
    )
    age_min = models.PositiveSmallIntegerField(_("Alter von"), null=True, blank=True)
    age_max = models.PositiveSmallIntegerField(_("Alter bis"), null=True, blank=True)
    # Sprachen und Zugang
    languages_spoken = CodeListField(_("Wir sprechen"), codes=Language)
    languages_taught = CodeListField(_("Wird unterrichtet"), codes=Language)
    languages_on_request = CodeListField(_("Wird auf Anfrage gedolmetscht"), codes=Language)
    german_level = models.CharField(
        _("Wie viel Deutsch braucht man?"),
        max_length=4,
        choices=choices.GermanLevel,
        default=choices.GermanLevel.NONE,
    )
    residence_required = models.BooleanField(_("setzt einen Aufenthaltsstatus voraus"), default=False)
    registration = models.CharField(_("Anmeldung"), max_length=10, choices=choices.Registration)
    registration_note = models.CharField(_("Hinweis zur Anmeldung"), max_length=300, blank=True)
    wheelchair = _access_field(_("Ohne Stufen und mit Rollstuhl"))
    hearing_loop = _access_field(_("Höranlage"))
    easy_language = _access_field(_("Leichte Sprache"))
    sign_language = _access_field(_("Deutsche Gebärdensprache"))
    childcare = _access_field(_("Kinderbetreuung"))
    quiet_room = _access_field(_("Ruhiger Raum"))
    # Kosten
    cost = models.DecimalField(
        _("Kosten in Euro"),
        max_digits=8,
        decimal_places=2,
        default=Decimal(0),
        validators=[MinValueValidator(0)],
    )
    cost_note = models.CharField(_("Hinweis zu den Kosten"), max_length=300, blank=True)
    # Wer ist zuständig?
    contact = models.ForeignKey(
        "coordination.Function",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="offers",
        verbose_name=_("Zuständige Person"),
    )
    # Weg der Freigabe; nur Dienste schreiben hier
    status = models.CharField(
        _("Stand"), max_length=10, choices=choices.Status, default=choices.Status.DRAFT, editable=False
    )
    slug = models.SlugField(max_length=220, blank=True, editable=False)
    review_comment = models.TextField(_("Begründung der Prüfung"), blank=True, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("eingetragen von"),
    )
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("zuletzt geändert von"),
    )
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("eingereicht von"),
    )
    submitted_at = models.DateTimeField(_("eingereicht am"), null=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("freigegeben von"),
    )
    published_at = models.DateTimeField(_("öffentlich seit"), null=True, editable=False)
    last_confirmed_on = models.DateField(_("zuletzt bestätigt"), null=True, editable=False)
    review_interval_days = models.PositiveSmallIntegerField(
        _("Tage bis zur nächsten Bestätigung"), default=180, validators=[MinValueValidator(1)]
    )
    overdue_on = models.DateField(_("nicht mehr öffentlich ab"), null=True, editable=False)
    sort_title = SortKeyField(source="title")
    #: Fingerprint of the German texts: a translation made from another one is out of date.
    text_mark = FingerprintField()
    #: Titles in other languages, so that a search finds them; written by the services of the translations.
    translated_titles = models.TextField(blank=True, default="", editable=False)
    search_text = SearchTextField(
        sources=[
            "title", "provider.name", "shown_place", "summary", "description", "times", "regular_times",
            "translated_titles",
        ]
    )  # fmt: skip

    #: Derived from other fields; the history shows those.
    audit_withheld = ("sort_title", "slug", "weekdays", "text_mark", "translated_titles")
    #: What is noted when an offer is let through stays among colleagues; what is given back goes to the provider.
    office_words = ("offer.published", "offer.revised")
    door = Door(
        "offer", public=public_part, network=network_part, own=lambda m: Q(provider=m.organisation_id)
    )

    class Meta:
        ordering = ["sort_title", "pk"]
        verbose_name = _("Angebot")
        verbose_name_plural = _("Angebote")
        constraints = [
            *FULL_CONSTRAINTS,
            models.CheckConstraint(
                condition=~Q(openness="open")
                | Q(residence_required=False, gender_only="", target_groups="", target_group_reason=""),
                name="offer_open_excludes_nobody",
            ),
            models.CheckConstraint(
                condition=Q(openness="open") | (~Q(target_groups="") & ~Q(target_group_reason="")),
                name="offer_closed_says_for_whom_and_why",
            ),
            models.CheckConstraint(
                condition=Q(gender_only="") | Q(target_group_reason="protection"),
                name="offer_gender_limit_is_protection",
            ),
            models.CheckConstraint(
                condition=Q(age_min__isnull=True) | Q(age_max__isnull=True) | Q(age_max__gte=F("age_min")),
                name="offer_ages_in_order",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="offer_period_forward",
            ),
            models.CheckConstraint(condition=Q(cost__gte=0), name="offer_cost_not_negative"),
            models.CheckConstraint(
                condition=~Q(status="published") | (Q(overdue_on__isnull=False) & ~Q(slug="")),
                name="offer_published_is_confirmed",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True)
                | (
                    (Q(author__isnull=True) | ~Q(approved_by=F("author")))
                    & (Q(submitted_by__isnull=True) | ~Q(approved_by=F("submitted_by")))
                ),
                name="offer_four_eyes",
            ),
            models.UniqueConstraint(
                fields=["district", "slug"], condition=~Q(slug=""), name="offer_slug_once_per_district"
            ),
        ]
        indexes = [
            models.Index(fields=["district", "sort_title", "id"], name="offer_by_title"),
            models.Index(fields=["district", "status", "sort_title", "id"], name="offer_by_status"),
            models.Index(fields=["district", "provider"], name="offer_by_provider"),
            models.Index(
                fields=["district", "sort_title", "id"],
                condition=Q(status="published"),
                name="offer_public_by_title",
            ),
            models.Index(
                fields=["district", "overdue_on"], condition=Q(status="published"), name="offer_by_overdue"
            ),
            models.Index(fields=["district", "openness", "status"], name="offer_by_openness"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("offers:offer-detail", kwargs={"pk": self.pk})

    @property
    def is_low_threshold(self) -> bool:
        """Derived, never ticked: nobody needs German, papers, a form or money."""
        return rules.is_low_threshold(vars(self))

    @property
    def shows_address(self) -> bool:
        return rules.shows_address(self.address_visibility, self.target_group_reason)

    @property
    def shown_place(self) -> str:
        """The municipality if anyone may know it: a search must not find out what the page hides."""
        return self.municipality.name if self.municipality and self.shows_address else ""

    @property
    def due_on(self) -> dt.date | None:
        return self.last_confirmed_on and rules.due_on(self.last_confirmed_on, self.review_interval_days)

    def freshness(self, today: dt.date) -> choices.Freshness:
        return rules.freshness(self.last_confirmed_on, self.review_interval_days, today)


class OfferRevision(models.Model):
    """A change to a published offer; the public keeps reading the old version until it is approved.

    `changes` holds the new values by field name, as plain values; `base_version` is the version of the
    offer it was written for.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    offer = models.ForeignKey(Offer, models.CASCADE, related_name="revisions", verbose_name=_("Angebot"))
    changes = models.JSONField(_("Änderungen"), default=dict)
    base_version = models.PositiveIntegerField(_("geschrieben für Fassung"))
    state = models.CharField(
        _("Stand"), max_length=10, choices=choices.RevisionState, default=choices.RevisionState.DRAFT
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("geändert von"),
    )
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("eingereicht von"),
    )
    submitted_at = models.DateTimeField(_("eingereicht am"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("entschieden von"),
    )
    decided_at = models.DateTimeField(_("entschieden am"), null=True, blank=True)
    comment = models.TextField(_("Begründung"), blank=True, validators=[MaxLengthValidator(20_000)])
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    office_words = ("offer_revision.approved",)
    door = Door("offer_draft", district="offer__district", own=lambda m: Q(offer__provider=m.organisation_id))
    objects = DoorManager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("Änderung eines Angebots")
        verbose_name_plural = _("Änderungen von Angeboten")
        constraints = [
            models.UniqueConstraint(
                fields=["offer"],
                condition=Q(state__in=["draft", "submitted", "returned"]),
                name="offer_has_one_open_revision",
            ),
            models.CheckConstraint(
                condition=~Q(state="approved")
                | (Q(author__isnull=True) | ~Q(decided_by=F("author")))
                & (Q(submitted_by__isnull=True) | ~Q(decided_by=F("submitted_by"))),
                name="offer_revision_four_eyes",
            ),
        ]

    def __str__(self) -> str:
        return str(_("Änderung an „%(title)s“") % {"title": self.offer.title})

    def get_absolute_url(self) -> str:
        return self.offer.get_absolute_url()
