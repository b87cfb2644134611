"""What a person keeps of a list: views, chosen columns; and what it reads in."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, TenantModel


class SavedView(TenantModel):
    """A search with filters, sort and columns under a name; shared ones stand on everybody's list.

    Only the question is kept, never rows: whoever opens a shared view sees its own rows.
    """

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("angelegt von")
    )
    list_key = models.CharField(_("Liste"), max_length=80)
    name = models.CharField(_("Name der Ansicht"), max_length=80)
    query = models.TextField(_("Suche und Filter"), max_length=4000, blank=True)
    is_shared = models.BooleanField(_("für alle im Kreis sichtbar"), default=False)

    door = Door("saved_view", public=Q(is_shared=True), assigned=lambda user: Q(owner=user))

    class Meta:
        ordering = ["is_shared", "name"]
        verbose_name = _("Gesicherte Ansicht")
        verbose_name_plural = _("Gesicherte Ansichten")
        constraints = [
            models.UniqueConstraint(
                fields=["district", "list_key", "owner", "name"], name="saved_view_name_once"
            )
        ]
        indexes = [models.Index(fields=["district", "list_key"], name="saved_view_list")]

    def __str__(self) -> str:
        return self.name


class ColumnChoice(models.Model):
    """Which columns a person wants to see in one list."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    list_key = models.CharField(max_length=80)
    columns = models.JSONField(default=list)

    class Meta:
        verbose_name = _("Spaltenwahl")
        verbose_name_plural = _("Spaltenwahlen")
        constraints = [models.UniqueConstraint(fields=["user", "list_key"], name="column_choice_once")]

    def __str__(self) -> str:
        return self.list_key


class ImportRun(TenantModel):
    """One table handed in for reading: kept until it is taken over or thrown away, at most 7 days."""

    class State(models.TextChoices):
        CHECKED = "checked", _("geprüft")
        DONE = "done", _("übernommen")
        DISCARDED = "discarded", _("verworfen")

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("eingereicht von")
    )
    import_key = models.CharField(max_length=80)
    file_name = models.CharField(_("Datei"), max_length=200)
    data = models.BinaryField(_("Inhalt"), blank=True)
    sha256 = models.CharField(max_length=64)
    encoding = models.CharField(_("Zeichensatz"), max_length=20, blank=True)
    mapping = models.JSONField(_("Zuordnung der Spalten"), default=dict, blank=True)
    changes = models.JSONField(_("Von Hand gesetzte Werte"), default=dict, blank=True)
    state = models.CharField(_("Stand"), max_length=10, choices=State, default=State.CHECKED)
    row_count = models.PositiveIntegerField(_("Zeilen"), default=0)
    batch = models.UUIDField(null=True, blank=True)

    audit_withheld = ("data", "changes")
    door = Door("import", assigned=lambda user: Q(owner=user))

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("Eingelesene Tabelle")
        verbose_name_plural = _("Eingelesene Tabellen")
        indexes = [models.Index(fields=["district", "created_at"], name="import_run_age")]

    def __str__(self) -> str:
        return self.file_name


class HeadingMeaning(models.Model):
    """What a heading of a foreign table means in a district, as somebody chose it when reading one in.

    `heading` is the heading in one spelling, `meaning` the key of a column of ours; empty: not taken over.
    """

    district = models.ForeignKey("accounts.District", models.CASCADE, related_name="+")
    import_key = models.CharField(max_length=80)
    heading = models.CharField(max_length=200)
    meaning = models.CharField(max_length=80, blank=True)
    chosen_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("Bedeutung einer Spalte")
        verbose_name_plural = _("Bedeutungen von Spalten")
        constraints = [
            models.UniqueConstraint(
                fields=["district", "import_key", "heading"], name="heading_means_one_thing"
            )
        ]

    def __str__(self) -> str:
        return f"{self.heading} → {self.meaning}"
