"""Keys with which programs act for a person."""

import hashlib
import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, DoorManager


class ApiToken(models.Model):
    """A key for a program that acts as one person in one district; only its hash is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="api_tokens")
    district = models.ForeignKey("accounts.District", models.CASCADE, related_name="+")
    name = models.CharField(_("Wofür?"), max_length=200)
    prefix = models.CharField(_("Anfang"), max_length=12, editable=False)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("angelegt"), auto_now_add=True)
    expires_on = models.DateField(_("gültig bis"))
    last_used_on = models.DateField(_("zuletzt benutzt"), null=True, editable=False)
    revoked_at = models.DateTimeField(_("widerrufen"), null=True, editable=False)

    audit_withheld = ("last_used_on",)
    door = Door("api_token", assigned=lambda user: models.Q(user=user))
    objects = DoorManager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("Zugangsschlüssel")
        verbose_name_plural = _("Zugangsschlüssel")

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"


def hash_token(secret: str) -> str:
    """What of a key is stored. It has 256 random bits, so one plain round suffices."""
    return hashlib.sha256(secret.encode()).hexdigest()
