"""The report to the council, and the numbers it was printed from."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.clock import BERLIN
from accounts.doors import Door, DoorManager, TenantModel
from desk.search.fields import SearchTextField
from monitoring.reports.models.doors import handed_to
from monitoring.reports.periods import Period


def _person(label: Any) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=label,
    )


def _text(label: Any, help_text: Any = "") -> models.TextField:
    return models.TextField(label, max_length=20_000, blank=True, help_text=help_text)


class IntegrationReport(TenantModel):
    """The integration report of a district for a period, from the first draft to its release.

    Both days belong to the period. While it is a draft, pages show today's numbers; the Datenschnitt
    freezes all of them, and only a second person hands the report to the public.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("Entwurf")
        FROZEN = "frozen", _("Datenschnitt gesetzt")
        RELEASED = "released", _("veröffentlicht")

    #: Which state may follow which; reopening needs a reason, nothing leads back from the public.
    TRANSITIONS: dict[str, set[str]] = {
        Status.DRAFT: {Status.FROZEN},
        Status.FROZEN: {Status.DRAFT, Status.RELEASED},
        Status.RELEASED: set(),
    }

    title = models.CharField(_("Titel"), max_length=200, default=_("Integrationsbericht"))
    subtitle = models.CharField(
        _("Untertitel"), max_length=200, blank=True, help_text=_("Steht auf dem Titelblatt unter den Jahren.")
    )
    number = models.PositiveSmallIntegerField(
        _("Nummer des Berichts"), help_text=_("Der wievielte Bericht an den Kreistag oder Rat ist es?")
    )
    period_start = models.DateField(_("erster Tag"))
    period_end = models.DateField(_("letzter Tag"))
    legal_basis = models.CharField(
        _("Rechtsgrundlage"),
        max_length=200,
        blank=True,
        help_text=_("z. B. Teilhabe- und Integrationsgesetz, § 8"),
    )
    mandate = _text(_("Auftrag"), _("Beschluss, mit dem der Bericht verlangt wurde, mit Datum und Vorlage."))
    summary = _text(_("Fazit"), _("Zwei Sätze; sie eröffnen die Kurzfassung."))
    findings = _text(
        _("Das Wichtigste in drei Sätzen"),
        _("Ein Satz je Zeile. Sie stehen als Erstes auf jeder Seite des Berichts und auf dem Sprechzettel."),
    )
    recommendations = _text(_("Empfehlungen"), _("Eine Empfehlung je Zeile, am besten drei."))
    data_gaps = _text(_("Was die Daten nicht zeigen"), _("Wer fehlt in diesen Zahlen?"))
    status = models.CharField(_("Stand"), max_length=10, choices=Status, default=Status.DRAFT, editable=False)
    author = _person(_("angelegt von"))
    frozen_at = models.DateTimeField(_("Datenschnitt vom"), null=True, editable=False)
    frozen_by = _person(_("Datenschnitt gesetzt von"))
    released_at = models.DateTimeField(_("veröffentlicht am"), null=True, editable=False)
    released_by = _person(_("veröffentlicht von"))
    snapshot = models.ForeignKey(
        "monitoring.ReportSnapshot",
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("Datenschnitt"),
    )
    document = models.ForeignKey(
        "documents.StoredDocument",
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("Dokument"),
    )
    search_text = SearchTextField(sources=["title", "subtitle", "period_words", "summary"])

    door = Door("report", public=Q(status=Status.RELEASED), committee=handed_to("pk"))

    class Meta:
        ordering = ["-period_end", "-number"]
        verbose_name = _("Integrationsbericht")
        verbose_name_plural = _("Integrationsberichte")
        constraints = [
            models.UniqueConstraint(
                fields=["district", "number"],
                name="report_number_once",
                violation_error_message=_("Einen Bericht mit dieser Nummer gibt es schon."),
            ),
            models.CheckConstraint(
                condition=Q(period_end__gte=F("period_start")),
                name="report_period_forward",
                violation_error_message=_("Der letzte Tag liegt vor dem ersten."),
            ),
            models.CheckConstraint(
                condition=Q(status="draft")
                | Q(snapshot__isnull=False, frozen_at__isnull=False, frozen_by__isnull=False),
                name="report_frozen_has_snapshot",
            ),
            models.CheckConstraint(
                condition=~Q(status="released") | Q(released_at__isnull=False, released_by__isnull=False),
                name="report_released_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(released_by__isnull=True)
                | (~Q(released_by=F("frozen_by")) & (Q(author__isnull=True) | ~Q(released_by=F("author")))),
                name="report_four_eyes",
            ),
        ]
        indexes = [
            models.Index(fields=["district", "status", "-period_end"], name="report_status"),
            models.Index(fields=["district", "-period_end", "id"], name="report_period"),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.period_words}"

    def get_absolute_url(self) -> str:
        return reverse("monitoring:report-detail", kwargs={"pk": self.pk})

    @property
    def period(self) -> Period:
        return Period(self.period_start, self.period_end)

    @property
    def period_words(self) -> str:
        return self.period.words

    @property
    def is_draft(self) -> bool:
        return self.status == self.Status.DRAFT

    @property
    def is_frozen(self) -> bool:
        return self.status == self.Status.FROZEN

    @property
    def is_released(self) -> bool:
        return self.status == self.Status.RELEASED

    @property
    def standing(self) -> str:
        """Beside the name of the report: nobody reads out a draft as the word of the district."""
        if self.is_released and self.released_at:
            return gettext("veröffentlicht am %(day)s") % {
                "day": f"{self.released_at.astimezone(BERLIN):%d.%m.%Y}"
            }
        if self.is_frozen:
            return gettext("Datenschnitt gesetzt, noch nicht veröffentlicht")
        return gettext("Entwurf, noch nicht beschlossen")


class ReportSnapshot(models.Model):
    """Everything a report prints, as it stood at one moment (Datenschnitt); never changed afterwards.

    `content` is plain JSON (see `snapshot.py`), `sha256` its fingerprint.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    district = models.ForeignKey("accounts.District", models.CASCADE, related_name="+", editable=False)
    report = models.ForeignKey(
        IntegrationReport, models.CASCADE, related_name="snapshots", verbose_name=_("Bericht")
    )
    sequence = models.PositiveSmallIntegerField(_("Datenschnitt Nummer"))
    content = models.JSONField()
    sha256 = models.CharField(_("Prüfwert (SHA-256)"), max_length=64)
    taken_at = models.DateTimeField(_("gesetzt am"))
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("gesetzt von")
    )

    door = Door(
        "report",
        public=Q(report__status="released", report__snapshot=F("pk")),
        committee=lambda membership: handed_to("report")(membership) & Q(report__snapshot=F("pk")),
    )
    objects = DoorManager()
    audit_withheld = ("content",)

    class Meta:
        ordering = ["-sequence"]
        verbose_name = _("Datenschnitt")
        verbose_name_plural = _("Datenschnitte")
        constraints = [models.UniqueConstraint(fields=["report", "sequence"], name="snapshot_number_once")]

    def __str__(self) -> str:
        return f"Datenschnitt {self.sequence}"
