"""A file with figures on its way in, what was noted about its cells, and what values were before a batch."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, TenantModel
from monitoring.indicators.models import ImportBatch, IndicatorValue, Sign


class ValueFile(TenantModel):
    """A file somebody handed in to read figures from; kept until it is taken over, at most seven days.

    `choices`: what becomes of indicators and areas the district does not know. `findings`: the numbers of the
    last check (`checking.Findings`). `job`: the check or the taking over that is under way or was the last one.
    """

    class State(models.TextChoices):
        CHECKING = "checking", _("wird geprüft")
        CHECKED = "checked", _("geprüft")
        APPLYING = "applying", _("wird übernommen")
        APPLIED = "applied", _("übernommen")
        DISCARDED = "discarded", _("verworfen")

    #: Which state may follow which.
    TRANSITIONS: dict[str, set[str]] = {
        State.CHECKING: {State.CHECKED, State.DISCARDED},
        State.CHECKED: {State.CHECKING, State.APPLYING, State.DISCARDED},
        State.APPLYING: {State.CHECKED, State.APPLIED},
        State.APPLIED: set(),
        State.DISCARDED: set(),
    }

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("eingereicht von")
    )
    file_name = models.CharField(_("Datei"), max_length=200)
    size = models.PositiveBigIntegerField(_("Größe"))
    sha256 = models.CharField(_("Prüfwert (SHA-256)"), max_length=64)
    layout = models.CharField(_("Format"), max_length=20)
    encoding = models.CharField(_("Zeichensatz"), max_length=20, blank=True)
    edition = models.CharField(
        _("Ausgabe"),
        max_length=60,
        blank=True,
        help_text=_("Zum Beispiel INKAR 2024. Ausgaben stehen nebeneinander; die neueste gilt."),
    )
    source = models.CharField(_("Quelle"), max_length=300, blank=True)
    licence = models.CharField(_("Lizenz"), max_length=60, blank=True)
    attribution = models.CharField(_("Quellenvermerk"), max_length=300, blank=True)
    choices: Any = models.JSONField(_("Zuordnung"), default=dict, blank=True)
    findings: Any = models.JSONField(_("Ergebnis der Prüfung"), default=dict, blank=True)
    state = models.CharField(_("Stand"), max_length=10, choices=State, default=State.CHECKING)
    job = models.ForeignKey("documents.Job", models.SET_NULL, null=True, related_name="+", editable=False)
    batch = models.ForeignKey(
        ImportBatch,
        models.SET_NULL,
        null=True,
        related_name="files",
        editable=False,
        verbose_name=_("Einfuhr"),
    )

    audit_withheld = ("choices", "findings")
    door = Door("import", assigned=lambda user: Q(owner=user))

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("Datei mit Kennzahlen")
        verbose_name_plural = _("Dateien mit Kennzahlen")
        indexes = [models.Index(fields=["district", "-created_at"], name="value_file_age")]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("monitoring:value-file", kwargs={"pk": self.pk})


class FilePart(models.Model):
    """A piece of a file, packed; so that no process ever holds the whole of it."""

    file = models.ForeignKey(ValueFile, models.CASCADE, related_name="parts")
    number = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    data = models.BinaryField()

    class Meta:
        ordering = ["number"]
        verbose_name = _("Teil einer Datei")
        verbose_name_plural = _("Teile von Dateien")
        constraints = [models.UniqueConstraint(fields=["file", "number"], name="file_part_once")]

    def __str__(self) -> str:
        return f"{self.file_id}/{self.number}"


class NotedCell(models.Model):
    """A cell of a file that is not taken over, or is taken over and worth a look; with the reason in one sentence."""

    class Kind(models.TextChoices):
        REFUSED = "refused", _("zurückgestellt")
        WARNING = "warning", _("auffällig")

    file = models.ForeignKey(ValueFile, models.CASCADE, related_name="noted")
    kind = models.CharField(_("Art"), max_length=10, choices=Kind)
    row = models.PositiveIntegerField(_("Zeile"))
    column = models.CharField(_("Spalte"), max_length=300)
    area = models.CharField(_("Gebiet"), max_length=200, blank=True)
    text = models.CharField(_("Zelle"), max_length=200, blank=True)
    reason = models.CharField(_("Grund"), max_length=400)

    class Meta:
        ordering = ["kind", "row", "id"]
        verbose_name = _("Vermerk zu einer Zelle")
        verbose_name_plural = _("Vermerke zu Zellen")
        indexes = [models.Index(fields=["file", "kind", "row", "id"], name="noted_cell_of_file")]

    def __str__(self) -> str:
        return f"{self.row}: {self.reason}"


class ValueBefore(models.Model):
    """What a value was before a batch changed it, or put a newer edition in its place (`is_retired`).

    Values the batch brought anew have no such line: taking the batch back deletes them. `version`: the version
    of the value after the batch; another one says that somebody has changed it since.
    """

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="before")
    value = models.ForeignKey(IndicatorValue, models.CASCADE, related_name="before")
    is_retired = models.BooleanField(default=False)
    number = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    sign = models.CharField(max_length=20, choices=Sign, blank=True)
    former_batch = models.ForeignKey(ImportBatch, models.PROTECT, null=True, related_name="later")
    version = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("Wert vor einer Einfuhr")
        verbose_name_plural = _("Werte vor einer Einfuhr")
        constraints = [models.UniqueConstraint(fields=["batch", "value"], name="value_before_once")]

    def __str__(self) -> str:
        return f"{self.batch_id}: {self.value_id}"
