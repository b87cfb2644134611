"""Runs of the cluster analysis and where each district ended in them."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, TenantModel
from desk.search.fields import SearchTextField, SortKeyField
from monitoring.indicators.models import Area

CLUSTER_DOOR = Door("cluster_run")


def _plain(label: Any, default: Any = list) -> models.JSONField:
    return models.JSONField(label, default=default, blank=True, editable=False)


class ClusterRun(TenantModel):
    """One run (Rechenlauf) of the cluster analysis, with all it was made from; never changed afterwards.

    `features`: the seven indicators with year, weight, mean and deviation, as `features.RunFeature` writes
    them; z-values use the population deviation. `start`, `centroids`: one list of z-values per cluster.
    `left_out`: districts without all seven values. `comparison`: what other methods give (`contrast`).
    `data_hash`: SHA-256 over the values of all districts; equal hashes mean equal input.
    """

    class Method(models.TextChoices):
        STUDY = "study", _("k-Means, begonnen bei den Mitten der Studie")
        LAST = "last", _("k-Means, begonnen bei den Mitten eines früheren Laufs")
        NEAREST = "nearest", _("nächste Mitte der Studie, ohne Verschieben")

    sequence = models.PositiveIntegerField(_("Lauf"), editable=False)
    edition = models.CharField(
        _("Ausgabe der Daten"), max_length=60, help_text=_("Zum Beispiel INKAR 2024. Steht überall dabei.")
    )
    areas_on = models.DateField(
        _("Gebietsstand"), help_text=_("Gerechnet wird mit den Kreisen, die es an diesem Tag gab.")
    )
    method = models.CharField(_("Verfahren"), max_length=10, choices=Method, default=Method.STUDY)
    started_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("begonnen bei Lauf")
    )
    features = _plain(_("Indikatoren"))
    labels = _plain(_("Namen der Cluster"))
    start = _plain(_("Anfangsmitten"))
    centroids = _plain(_("Mitten"))
    sizes = _plain(_("Größen"))
    iterations = models.PositiveSmallIntegerField(_("Schritte"), editable=False)
    inertia = models.FloatField(_("Streuung in den Clustern"), editable=False)
    left_out = _plain(_("ohne alle Werte"))
    comparison = _plain(_("andere Verfahren"), dict)
    data_hash = models.CharField(_("Prüfwert der Daten"), max_length=64, editable=False)
    made_at = models.DateTimeField(_("gerechnet am"), editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False, verbose_name=_("von")
    )
    search_text = SearchTextField(sources=["title", "edition"])

    audit_withheld = ("features", "start", "centroids", "left_out", "comparison")
    door = CLUSTER_DOOR

    class Meta:
        ordering = ["-sequence"]
        verbose_name = _("Rechenlauf")
        verbose_name_plural = _("Rechenläufe")
        constraints = [
            models.UniqueConstraint(fields=["district", "sequence"], name="cluster_run_number_once"),
            models.CheckConstraint(
                condition=Q(method="last", started_from__isnull=False)
                | (~Q(method="last") & Q(started_from__isnull=True)),
                name="cluster_run_says_where_it_began",
                violation_error_message=_("Welcher frühere Lauf gibt die Mitten vor?"),
            ),
            models.CheckConstraint(condition=Q(inertia__gte=0), name="cluster_run_inertia"),
        ]

    def __str__(self) -> str:
        return str(_("%(run)s, %(edition)s") % {"run": self.title, "edition": self.edition})

    def get_absolute_url(self) -> str:
        return reverse("monitoring:cluster-run-detail", kwargs={"pk": self.pk})

    @property
    def title(self) -> str:
        return str(_("Lauf %(number)d") % {"number": self.sequence})

    @property
    def count(self) -> int:
        """How many districts have a place in it."""
        return sum(self.sizes)

    @property
    def size_words(self) -> str:
        return ", ".join(str(size) for size in self.sizes)


class ClusterAssignment(TenantModel):
    """Where one district stands in a run; key and name as they were on the day.

    `values`: the seven numbers as given; `z_values`: in deviations from the mean of all districts;
    `distances`: to every centroid, in the order of their numbers. `ward_label`, `many_label`: the cluster other
    methods give.
    """

    run = models.ForeignKey(
        ClusterRun, models.CASCADE, related_name="assignments", verbose_name=_("Rechenlauf")
    )
    area = models.ForeignKey(Area, models.PROTECT, related_name="+", verbose_name=_("Gebiet"))
    ags = models.CharField(_("Gebietsschlüssel"), max_length=8)
    name = models.CharField(_("Kreis"), max_length=200)
    label = models.PositiveSmallIntegerField(_("Cluster"))
    second_label = models.PositiveSmallIntegerField(_("zweitnächster Cluster"))
    distance = models.FloatField(_("Abstand"))
    second_distance = models.FloatField(_("Abstand zum zweitnächsten"))
    values = _plain(_("Werte"))
    z_values = _plain(_("z-Werte"))
    distances = _plain(_("Abstände"))
    ward_label = models.PositiveSmallIntegerField(_("Cluster nach Ward"), null=True)
    many_label = models.PositiveSmallIntegerField(_("Cluster aus vielen Starts"), null=True)
    sort_name = SortKeyField(source="name")

    audit_withheld = ("values", "z_values", "distances", "sort_name")
    door = CLUSTER_DOOR

    class Meta:
        ordering = ["sort_name", "ags"]
        verbose_name = _("Zuordnung")
        verbose_name_plural = _("Zuordnungen")
        constraints = [
            models.UniqueConstraint(fields=["run", "ags"], name="cluster_assignment_once"),
            models.CheckConstraint(
                condition=Q(label__gte=1) & ~Q(label=F("second_label")), name="cluster_assignment_two_labels"
            ),
            models.CheckConstraint(
                condition=Q(distance__gte=0, second_distance__gte=F("distance")),
                name="cluster_assignment_second_is_farther",
            ),
        ]
        indexes = [models.Index(fields=["district", "run", "label"], name="cluster_assignment_label")]

    def __str__(self) -> str:
        return f"{self.name}: {self.label}"

    def get_absolute_url(self) -> str:
        return reverse("monitoring:cluster-district", kwargs={"pk": self.run_id, "ags": self.ags})
