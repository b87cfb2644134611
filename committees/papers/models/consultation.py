"""The consultation chain (Beratungsfolge): which bodies deal with a paper, and what each of them said."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, DoorManager
from committees.papers.models.hearing import stops_with
from committees.papers.models.paper import PUBLISHED, Paper
from committees.papers.rules import votes_on_amendments
from committees.roster.doors import SplitDoor, public_bodies
from committees.rules.consultations import DONE, ConsultationResult, ConsultationRole, Station


def _of_committee(membership) -> Q:
    return Q(paper__committee=membership.committee_id)


class Consultation(models.Model):
    """One stop of a paper: a committee of the district, or a body we only know by its name.

    With an agenda item its result comes from the meeting; for a body such as a committee of the Kreistag
    the office enters it. `text` is the wording that body adopted.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    paper = models.ForeignKey(Paper, models.CASCADE, related_name="consultations")
    position = models.PositiveSmallIntegerField(editable=False)
    committee = models.ForeignKey(
        "committees.Committee",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="consultations",
        verbose_name=_("Gremium im Netz"),
    )
    body = models.CharField(_("Gremium"), max_length=200, blank=True)
    role = models.CharField(
        _("Aufgabe"), max_length=15, choices=ConsultationRole, default=ConsultationRole.DECISION
    )
    agenda_item = models.OneToOneField(
        "committees.AgendaItem",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="consultation",
        verbose_name=_("Tagesordnungspunkt"),
    )
    late_reason = models.CharField(_("Grund trotz verstrichener Antragsfrist"), max_length=200, blank=True)
    planned_on = models.DateField(_("vorgesehen am"), null=True, blank=True)
    result = models.CharField(
        _("Ergebnis"), max_length=20, choices=ConsultationResult, blank=True, default=""
    )
    decided_on = models.DateField(_("behandelt am"), null=True, blank=True)
    text = models.TextField(_("beschlossener Wortlaut"), max_length=20_000, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    door = SplitDoor(
        "paper",
        district="paper__district",
        public=Q(paper__is_public=True, paper__state__in=PUBLISHED, paper__committee__is_public_default=True)
        & public_bodies("paper__committee__"),
        parts=(
            (Q(paper__is_public=True), Door("paper", "paper__district", committee=_of_committee,
                                            assigned=lambda user: Q(paper__author=user))),
            (Q(paper__is_public=False), Door("paper_nonpublic", "paper__district", committee=_of_committee,
                                             assigned=lambda user: Q(paper__author=user))),
            (Q(paper__is_public=False), Door("paper_hearing", "paper__district",
                                             committee=lambda m: Q(pk__in=stops_with(m).values("pk")))),
        ),
    )  # fmt: skip
    objects = DoorManager()

    class Meta:
        ordering = ["paper", "position"]
        verbose_name = _("Station der Beratungsfolge")
        verbose_name_plural = _("Beratungsfolge")
        constraints = [
            models.UniqueConstraint(fields=["paper", "position"], name="consultation_position_once"),
            models.CheckConstraint(
                condition=Q(committee__isnull=False, body="") | (Q(committee__isnull=True) & ~Q(body="")),
                name="consultation_one_body",
            ),
            models.CheckConstraint(
                condition=Q(result="") | Q(decided_on__isnull=False), name="consultation_result_has_a_day"
            ),
            models.CheckConstraint(
                condition=~Q(result="accepted_amended") | ~Q(text=""), name="consultation_amended_has_text"
            ),
        ]
        indexes = [models.Index(fields=["committee", "result"], name="consultation_committee")]

    def __str__(self) -> str:
        return f"{self.position}. {self.body_name}"

    def get_absolute_url(self) -> str:
        return f"{self.paper.get_absolute_url()}#folge"

    @property
    def body_name(self) -> str:
        return self.body or str(self.committee)

    @property
    def authoritative(self) -> bool:
        """OParl: whether this stop decides."""
        return self.role == ConsultationRole.DECISION

    @property
    def is_own(self) -> bool:
        """The stop of the committee that the paper belongs to."""
        return self.committee_id == self.paper.committee_id

    @property
    def takes_amendments(self) -> bool:
        """Whether this body votes on amendments to the motion."""
        return votes_on_amendments(is_own=self.is_own, role=self.role)

    @property
    def is_done(self) -> bool:
        return self.result in DONE

    @property
    def is_legible(self) -> bool:
        """Whether whoever sees the stop may follow it to the paper: a secret one of others closes again."""
        return self.paper.is_public or self.is_own or not self.is_done

    @property
    def audit_withheld(self) -> tuple[str, ...]:
        """Nothing of a non-public paper is written to the log."""
        return () if self.paper.is_public else ("text", "late_reason")

    @property
    def station(self) -> Station:
        return Station(self.body_name, self.role, self.result, self.text)
