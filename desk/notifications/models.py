"""What the bell shows."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, DoorManager


class Notification(models.Model):
    """A message of the house to one person: something is ready, somebody wants something."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    district = models.ForeignKey("accounts.District", models.CASCADE, null=True, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notifications")
    title = models.CharField(_("Worum geht es?"), max_length=200)
    line = models.CharField(_("Zeile"), max_length=300, blank=True)
    url = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(_("gemeldet am"))
    read_at = models.DateTimeField(_("gelesen am"), null=True)

    door = Door("notification", assigned=lambda user: models.Q(user=user))
    objects = DoorManager()

    class Meta:
        ordering = ["-created_at", "-id"]
        verbose_name = _("Mitteilung")
        verbose_name_plural = _("Mitteilungen")
        indexes = [
            models.Index(fields=["user", "district", "-created_at"], name="notification_list"),
            models.Index(
                fields=["user", "district"], name="notification_unread", condition=models.Q(read_at=None)
            ),
        ]

    def __str__(self) -> str:
        return self.title
