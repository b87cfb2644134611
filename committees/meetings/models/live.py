"""What the live page of a meeting remembers of its entries."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from committees.meetings.models.meeting import Meeting


class LiveEntry(models.Model):
    """An entry of the live page that took effect, by the key its device gave it.

    A device that lost the answer sends its entry again; the key says that it counts already. Nothing of
    the content is kept. Append-only: the database refuses to change a line; it goes with its meeting.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="live_entries")
    key = models.UUIDField(_("Schlüssel"))
    action = models.CharField(_("Eintrag"), max_length=60)
    made_at = models.DateTimeField(_("entstanden"))
    received_at = models.DateTimeField(_("angekommen"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    #: Version of the changed row after it, so that the next entry of the same device may build on it.
    row_version = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("Eintrag der laufenden Sitzung")
        verbose_name_plural = _("Einträge der laufenden Sitzung")
        constraints = [models.UniqueConstraint(fields=["meeting", "key"], name="live_entry_once")]

    def __str__(self) -> str:
        return f"{self.action} {self.made_at:%H:%M:%S}"
