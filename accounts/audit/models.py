"""The log that nobody can rewrite."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, DoorManager


class AuditEntry(models.Model):
    """One line of the log: who did what when, before and after, and why.

    Append-only; triggers in the database refuse to change or delete a line on SQLite and PostgreSQL
    alike. Reads of protected classes (S3, S4) are lines with `is_read`.
    """

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(_("Zeitpunkt"))
    district = models.ForeignKey(
        "accounts.District", models.DO_NOTHING, null=True, db_constraint=False, related_name="+"
    )
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.DO_NOTHING, null=True, db_constraint=False, related_name="+"
    )
    actor_name = models.CharField(_("Person"), max_length=200)
    action = models.CharField(_("Vorgang"), max_length=80)
    row_type = models.CharField(max_length=80)
    row_id = models.CharField(max_length=40)
    row_label = models.CharField(_("Eintrag"), max_length=250)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    reason = models.TextField(_("Grund"), blank=True)
    batch = models.UUIDField(null=True)
    is_read = models.BooleanField(default=False)

    door = Door("audit", assigned=lambda user: models.Q(actor=user))
    objects = DoorManager()

    class Meta:
        ordering = ["-id"]
        verbose_name = _("Protokollzeile")
        verbose_name_plural = _("Protokoll")
        indexes = [
            models.Index(fields=["row_type", "row_id", "-id"], name="audit_row"),
            models.Index(fields=["district", "-id"], name="audit_district"),
            models.Index(fields=["actor", "-id"], name="audit_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.row_label}"
