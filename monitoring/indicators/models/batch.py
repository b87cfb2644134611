"""One file that was read in, so that it can be found again and taken back as a whole."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.doors import TenantModel
from monitoring.indicators.models.doors import INSIDE_DOOR

#: Layout of a batch that no file brought: values put together after a change of areas.
MERGER = "merge"


def _person(label: Any) -> models.ForeignKey:
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

    Without a file, with the layout `MERGER`: values of old areas put together for `merged_area`, whose reform was
    `merged_on`; `note` says from which. The counts say what the file brought: rows read, values new, changed, equal to what was there, and cells refused.
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
    merged_area = models.ForeignKey(
        "monitoring.Area",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="mergers",
        editable=False,
        verbose_name=_("zusammengefasst für"),
    )
    merged_on = models.DateField(_("Gebietsänderung am"), null=True, blank=True, editable=False)

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
            models.CheckConstraint(
                condition=Q(layout=MERGER, merged_area__isnull=False, merged_on__isnull=False)
                | (~Q(layout=MERGER) & Q(merged_area__isnull=True, merged_on__isnull=True)),
                name="batch_merged_for_an_area",
            ),
            models.UniqueConstraint(
                fields=["merged_area", "merged_on"],
                condition=Q(status="applied", merged_area__isnull=False),
                name="batch_merged_once",
                violation_error_message=_("Für diese Gebietsänderung sind die Werte schon zusammengefasst."),
            ),
        ]
        indexes = [
            models.Index(fields=["district", "-applied_at", "id"], name="batch_by_time"),
            models.Index(fields=["district", "sha256"], name="batch_by_file"),
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_merger(self) -> bool:
        return self.layout == MERGER

    def get_absolute_url(self) -> str:
        return reverse("monitoring:batch-detail", kwargs={"pk": self.pk})
