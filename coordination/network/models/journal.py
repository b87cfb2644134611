"""What was said with an organisation, and what the coordination thinks; never public."""

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, TenantModel


class JournalEntry(TenantModel):
    """One contact with an organisation: who spoke when about what. For the coordination only."""

    class Kind(models.TextChoices):
        PHONE = "phone", _("Telefon")
        EMAIL = "email", _("E-Mail")
        VISIT = "visit", _("Besuch")
        TALK = "talk", _("Gespräch")

    organisation = models.ForeignKey(
        "coordination.Organisation", models.CASCADE, related_name="journal", verbose_name=_("Organisation")
    )
    person = models.ForeignKey(
        "coordination.ContactPerson",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="journal",
        verbose_name=_("Mit wem"),
    )
    kind = models.CharField(_("Art"), max_length=10, choices=Kind, default=Kind.PHONE)
    happened_on = models.DateField(_("Datum"))
    text = models.TextField(_("Worum ging es?"), validators=[MaxLengthValidator(20_000)])
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )

    door = Door("journal_entry")

    class Meta:
        ordering = ["-happened_on", "-created_at"]
        verbose_name = _("Eintrag im Kontaktjournal")
        verbose_name_plural = _("Kontaktjournal")
        indexes = [
            models.Index(fields=["district", "organisation", "-happened_on"], name="journal_organisation")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.happened_on:%d.%m.%Y}, {self.organisation}"

    def get_absolute_url(self) -> str:
        return f"{self.organisation.get_absolute_url()}#journal"

    @property
    def icon(self) -> str:
        return {"phone": "telefon", "email": "mail", "visit": "ort", "talk": "person"}[self.kind]


class InternalNote(TenantModel):
    """What the coordination thinks of an organisation, e.g. how reliable its figures are."""

    organisation = models.ForeignKey(
        "coordination.Organisation", models.CASCADE, related_name="notes", verbose_name=_("Organisation")
    )
    text = models.TextField(_("Einschätzung"), validators=[MaxLengthValidator(20_000)])
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )

    door = Door("organisation_note")

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("Interne Einschätzung")
        verbose_name_plural = _("Interne Einschätzungen")
        indexes = [models.Index(fields=["district", "organisation"], name="note_organisation")]

    def __str__(self) -> str:
        return f"{_('Einschätzung')}: {self.organisation}"

    def get_absolute_url(self) -> str:
        home = reverse("coordination:journal", kwargs={"pk": self.organisation_id})
        return f"{home}#einschaetzung"
