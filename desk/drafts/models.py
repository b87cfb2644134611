"""What was typed and not yet saved."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Draft(models.Model):
    """A half-filled form of one person, kept on the server until it is handed in.

    Only the person itself ever sees it. Passwords and files are never in it.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    district = models.ForeignKey("accounts.District", models.CASCADE, related_name="+", null=True)
    key = models.CharField(max_length=160)
    data = models.JSONField(default=dict)
    saved_at = models.DateTimeField(_("gesichert"), auto_now=True)

    class Meta:
        verbose_name = _("Entwurf eines Formulars")
        verbose_name_plural = _("Entwürfe von Formularen")
        constraints = [
            models.UniqueConstraint(fields=["user", "district", "key"], name="draft_once"),
            # SQLite holds two empty districts for different ones.
            models.UniqueConstraint(
                fields=["user", "key"],
                condition=models.Q(district__isnull=True),
                name="draft_once_without_district",
            ),
        ]

    def __str__(self) -> str:
        return self.key
