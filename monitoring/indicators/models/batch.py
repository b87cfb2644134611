"""One file that was read in, so that it can be found again and taken back as a whole."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.doors import TenantModel
from monitoring.indicators.models.doors import INSIDE_DOOR


def _person(label: object) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=label,
    )


class ImportBatch(TenantModel):
    """An import (Einfuhr) of values. `layout`: which of the known forms the file has, A to H.

    The counts say what the file brought: rows read, values new, changed, equal to what was there, and cells refused.
    """

    class Status(models.TextChoices):
        APPLIED = "applied", _("gilt")
        UNDONE = "undone", _("zurückgenommen")

    TRANSITIONS: dict[str, set[str]] = {Status.APPLIED: {Status.UNDONE}, Status.UNDONE: set()}

    file_name = models.CharField(_("Datei"), max_length=255)
    sha256 = models.CharField(_("Prüfwert (SHA-256)"), max_length=64)
    layout = models.CharField(_("Format"), max_length=20, blank=True)
    edition = models.CharField(_("Ausgabe"), max_length=60, blank=True)
    source = models.CharField(_("Quelle"), max_length=300, blank=True)
    licence = models.CharField(_("Lizenz"), max_length=60, blank=True)
    attribution = models.CharField(_("Quellenvermerk"), max_length=300, blank=True)
    status = models.CharField(
        _("Stand"), max_length=10, choices=Status, default=Status.APPLIED, editable=False
    )
    rows_read = models.PositiveIntegerField(_("gelesene Zeilen"), default=0)
    values_new = models.PositiveIntegerField(_("neue Werte"), default=0)
    values_changed = models.PositiveIntegerField(_("geänderte Werte"), default=0)
    values_same = models.PositiveIntegerField(_("gleiche Werte"), default=0)
    cells_refused = models.PositiveIntegerField(_("zurückgestellte Zellen"), default=0)
    author = _person(_("eingelesen von"))
    applied_at = models.DateTimeField(_("eingelesen am"))
    undone_at = models.DateTimeField(_("zurückgenommen am"), null=True, editable=False)
    undone_by = _person(_("zurückgenommen von"))
    note = models.CharField(_("Anmerkung"), max_length=300, blank=True)

    door = INSIDE_DOOR

    class Meta:
        ordering = ["-applied_at"]
        verbose_name = _("Einfuhr")
        verbose_name_plural = _("Einfuhren")
        constraints = [
            models.CheckConstraint(
                condition=Q(status="applied", undone_at__isnull=True, undone_by__isnull=True)
                | Q(status="undone", undone_at__isnull=False, undone_by__isnull=False),
                name="batch_undone_by_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["district", "-applied_at", "id"], name="batch_by_time"),
            models.Index(fields=["district", "sha256"], name="batch_by_file"),
        ]

    def __str__(self) -> str:
        return self.file_name
