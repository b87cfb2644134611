"""The texts of an offer in another language."""

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts import clock
from accounts.doors import Door, TenantModel
from offers.catalogue.texts import LEICHT, language_name
from offers.translations.choices import OPEN, State


def public_part() -> Q:
    """Approved, and of an offer that anyone may read today."""
    today = clock.today()
    return (
        Q(
            state=State.PUBLISHED,
            offer__status="published",
            offer__overdue_on__gt=today,
            offer__provider__status="active",
        )
        & (Q(offer__valid_until__isnull=True) | Q(offer__valid_until__gte=today))
    )  # fmt: skip


class OfferTranslation(TenantModel):
    """One offer in one language. The published row is what people read; the next one waits beside it.

    `language`: ISO 639-3, or a variant of German ("de-x-einfach", "de-x-leicht"). `source_mark` and `source`:
    fingerprint and German texts it was made from. `checked_by`, `checked_on`: who has tested the text in
    Leichte Sprache, and when; without them it is not published under that name.
    """

    offer = models.ForeignKey(
        "offers.Offer", models.CASCADE, related_name="translations", verbose_name=_("Angebot"), editable=False
    )
    language = models.CharField(_("Sprache"), max_length=12, editable=False)
    title = models.CharField(_("Titel"), max_length=200)
    summary = models.CharField(_("In einem Satz"), max_length=300)
    description = models.TextField(_("Beschreibung"), blank=True, validators=[MaxLengthValidator(20_000)])
    times = models.CharField(_("Zeiten"), max_length=500, blank=True)
    break_names = models.TextField(_("Namen der Pausen"), blank=True, validators=[MaxLengthValidator(2_000)])
    registration_contact = models.CharField(_("Anmelden bei"), max_length=200, blank=True)
    registration_note = models.CharField(_("Hinweis zur Anmeldung"), max_length=300, blank=True)
    reductions = models.CharField(_("Ermäßigung"), max_length=300, blank=True)
    cost_note = models.CharField(_("Hinweis zu den Kosten"), max_length=300, blank=True)
    checked_by = models.CharField(_("Geprüft von (Prüfgruppe)"), max_length=120, blank=True)
    checked_on = models.DateField(_("Geprüft am"), null=True, blank=True)
    source_mark = models.CharField(max_length=64, editable=False)
    source = models.JSONField(_("Deutscher Text, nach dem übersetzt wurde"), default=dict, editable=False)
    state = models.CharField(_("Stand"), max_length=10, choices=State, default=State.DRAFT, editable=False)
    comment = models.TextField(_("Begründung der Prüfung"), blank=True, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("übersetzt von"),
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
    approved_at = models.DateTimeField(_("freigegeben am"), null=True, editable=False)

    #: What the offer said then stands in the history of the offer.
    audit_withheld = ("source", "source_mark")
    door = Door("offer_translation", public=public_part, own=lambda m: Q(offer__provider=m.organisation_id))

    class Meta:
        ordering = ["offer", "language", "state"]
        verbose_name = _("Übersetzung eines Angebots")
        verbose_name_plural = _("Übersetzungen von Angeboten")
        constraints = [
            models.UniqueConstraint(
                fields=["offer", "language"],
                condition=Q(state=State.PUBLISHED),
                name="translation_public_once_per_language",
            ),
            models.UniqueConstraint(
                fields=["offer", "language"],
                condition=Q(state__in=OPEN),
                name="translation_open_once_per_language",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.PUBLISHED) | Q(approved_at__isnull=False),
                name="translation_public_is_approved",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True)
                | (
                    (Q(author__isnull=True) | ~Q(approved_by=F("author")))
                    & (Q(edited_by__isnull=True) | ~Q(approved_by=F("edited_by")))
                    & (Q(submitted_by__isnull=True) | ~Q(approved_by=F("submitted_by")))
                ),
                name="translation_four_eyes",
            ),
            models.CheckConstraint(
                condition=~Q(language=LEICHT, state=State.PUBLISHED)
                | (~Q(checked_by="") & Q(checked_on__isnull=False)),
                name="translation_leicht_is_checked",
            ),
            models.CheckConstraint(
                condition=Q(language=LEICHT) | Q(checked_by="", checked_on__isnull=True),
                name="translation_check_is_for_leicht",
            ),
        ]
        indexes = [
            models.Index(fields=["district", "language", "state"], name="translation_by_language"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.language_name})"

    def get_absolute_url(self) -> str:
        return reverse("offers:translation", kwargs={"pk": self.offer_id, "language": self.language})

    @property
    def language_name(self) -> str:
        return language_name(self.language, is_checked=bool(self.checked_by and self.checked_on))
