"""Interpreters: what dispatch needs to know, and apart from it what is private."""

import datetime as dt
import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, DoorManager, TenantModel
from coordination.interpreting.codes import (
    REQUIRED_CREDENTIALS,
    CredentialType,
    Gender,
    InterpreterStatus,
    LanguageLevel,
    Mode,
)
from coordination.network.codes import word_of
from coordination.network.languages import Language
from desk.search.fields import SearchTextField


def all_modes() -> list[str]:
    return [mode.value for mode in Mode]


def modes_in_words(codes: list[str]) -> str:
    return ", ".join(word_of(Mode, code) for code in codes)


def languages_in_words(levels: dict[str, str]) -> str:
    """{"uk": "c1"} -> "Ukrainisch (C1)", as the log keeps it and people read it."""
    return ", ".join(
        f"{word_of(Language, code)} ({word_of(LanguageLevel, level)})" for code, level in levels.items()
    )


def credentials_in_words(seen: dict[str, str]) -> str:
    """{"confidentiality": "2026-01-05"} -> "Verschwiegenheit (05.01.2026)"."""
    return ", ".join(
        f"{word_of(CredentialType, kind)} ({dt.date.fromisoformat(day):%d.%m.%Y})"
        for kind, day in seen.items()
    )


class Interpreter(TenantModel):
    """A person of the pool as dispatch sees it: name, languages, fields, availability."""

    history_words: ClassVar = {
        "modes": (_("Bereit für"), modes_in_words),
        "languages": (_("Sprachen"), languages_in_words),
        "credentials": (_("Nachweise"), credentials_in_words),
    }

    pool = models.ForeignKey(
        "coordination.InterpreterPool", models.PROTECT, related_name="interpreters", verbose_name=_("Pool")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="interpreter_profiles"
    )
    given_name = models.CharField(_("Vorname"), max_length=100)
    family_name = models.CharField(_("Nachname"), max_length=100)
    gender = models.CharField(_("Geschlecht"), max_length=1, choices=Gender, blank=True)
    home = models.ForeignKey(
        "accounts.Municipality", models.PROTECT, related_name="+", verbose_name=_("Wohngemeinde")
    )
    modes = models.JSONField(_("Bereit für"), default=all_modes)
    status = models.CharField(
        _("Stand"), max_length=20, choices=InterpreterStatus, default=InterpreterStatus.APPLICANT
    )
    search_text = SearchTextField(sources=["given_name", "family_name"])
    note = models.TextField(_("Hinweis für die Vermittlung"), max_length=2000, blank=True)

    door = Door("interpreter", assigned=lambda user: Q(user=user))

    class Meta:
        ordering = ["family_name", "given_name", "pk"]
        verbose_name = _("Sprachmittler:in")
        verbose_name_plural = _("Sprachmittler:innen")
        indexes = [models.Index(fields=["district", "status", "family_name"], name="interpreter_district")]

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}"

    def get_absolute_url(self) -> str:
        return reverse("coordination:interpreter-detail", kwargs={"pk": self.pk})

    @property
    def mode_names(self) -> list[str]:
        return [str(Mode(mode).label) for mode in self.modes]

    def missing_credentials(self, day: dt.date) -> list[str]:
        """German names of required proofs that are missing or expired on a day (A5.2)."""
        valid = {c.type for c in self.credentials.all() if c.is_valid_on(day)}
        return [str(CredentialType(kind).label) for kind in sorted(REQUIRED_CREDENTIALS - valid)]


class InterpreterPrivate(models.Model):
    """How to reach an interpreter; never shown to requesters unless the pool says so (class S3)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    interpreter = models.OneToOneField(Interpreter, models.CASCADE, related_name="private")
    email = models.EmailField(_("E-Mail-Adresse"), blank=True)
    phone = models.CharField(_("Telefon"), max_length=50, blank=True)
    street = models.CharField(_("Straße und Hausnummer"), max_length=200, blank=True)
    postcode = models.CharField(_("Postleitzahl"), max_length=5, blank=True)

    audit_withheld = ("email", "phone", "street", "postcode")
    door = Door(
        "interpreter_private",
        district="interpreter__district",
        assigned=lambda user: Q(interpreter__user=user),
    )
    objects = DoorManager()

    class Meta:
        verbose_name = _("Private Daten")
        verbose_name_plural = _("Private Daten")

    def __str__(self) -> str:
        return str(self.interpreter)


class InterpreterLanguage(models.Model):
    """A language an interpreter brings, with level; German is one of them."""

    interpreter = models.ForeignKey(Interpreter, models.CASCADE, related_name="languages")
    language = models.CharField(_("Sprache"), max_length=3, choices=Language)
    level = models.CharField(_("Niveau"), max_length=10, choices=LanguageLevel)

    class Meta:
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(fields=["interpreter", "language"], name="interpreter_language_once")
        ]
        indexes = [models.Index(fields=["language", "interpreter"], name="interpreter_language")]

    def __str__(self) -> str:
        return f"{Language(self.language).label} {self.get_level_display()}"


class Credential(models.Model):
    """A proof that was seen: date and result only, never the document (§ 72a SGB VIII pattern)."""

    interpreter = models.ForeignKey(Interpreter, models.CASCADE, related_name="credentials")
    type = models.CharField(_("Nachweis"), max_length=30, choices=CredentialType)
    seen_on = models.DateField(_("gesehen am"))
    valid_until = models.DateField(_("gültig bis"), null=True, blank=True)

    class Meta:
        ordering = ["type"]
        constraints = [
            models.UniqueConstraint(fields=["interpreter", "type"], name="credential_type_once"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=models.F("seen_on")),
                name="credential_period_forward",
            ),
        ]

    def __str__(self) -> str:
        return self.get_type_display()

    def is_valid_on(self, day: dt.date) -> bool:
        return self.seen_on <= day and (self.valid_until is None or day <= self.valid_until)
