"""What the personal view across all committees keeps of a person: when it looked last, and its calendar link."""

import hashlib
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class BoardVisit(models.Model):
    """When a person looked at "Meine Gremien" last, and the time before: what came since then is new.

    Nobody else reads it.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    district = models.ForeignKey("accounts.District", models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()
    before_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("letzter Besuch")
        verbose_name_plural = _("letzte Besuche")
        constraints = [models.UniqueConstraint(fields=["user", "district"], name="board_visit_once")]

    def __str__(self) -> str:
        return f"{self.seen_at:%d.%m.%Y %H:%M}"


class CalendarKey(models.Model):
    """The secret link by which a calendar program reads the dates of all committees of a person.

    Only its hash is kept; a new link ends the old one. It opens what the person may see at that moment.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_keys")
    district = models.ForeignKey("accounts.District", models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("angelegt"), auto_now_add=True)
    last_used_on = models.DateField(_("zuletzt benutzt"), null=True, editable=False)
    revoked_at = models.DateTimeField(_("widerrufen"), null=True, editable=False)

    audit_withheld = ("last_used_on", "token_hash")

    class Meta:
        verbose_name = _("Kalender-Link")
        verbose_name_plural = _("Kalender-Links")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "district"],
                condition=Q(revoked_at__isnull=True),
                name="calendar_key_one_valid",
            )
        ]

    def __str__(self) -> str:
        return f"{self.created_at:%d.%m.%Y}" if self.created_at else str(self.pk)


def hash_key(secret: str) -> str:
    """What of a link is stored. It has 256 random bits, so one plain round suffices."""
    return hashlib.sha256(secret.encode()).hexdigest()
