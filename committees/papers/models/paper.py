"""Motions and other papers a committee deals with."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, TenantModel
from accounts.permissions import Role
from committees.papers.models.hearing import papers_with
from committees.papers.models.neutral import NeutralTitle
from committees.roster.doors import SplitDoor, public_bodies
from committees.roster.models import Committee
from committees.rules.consultations import ConsultationResult
from desk.search.fields import SearchTextField

#: States that every member of the committee sees; before, a paper is between its author and the office.
SHOWN = ("admitted", "in_consultation", "decided", "withdrawn", "lapsed")
PUBLISHED = ("admitted", "in_consultation", "decided")


def _of_committee(membership: Any) -> Q:
    own = Q(committee=membership.committee_id)
    return own & Q(state__in=SHOWN) if membership.role == Role.BOARD_MEMBER else own


def _by_author(user: Any) -> Q:
    return Q(author=user)


SECRET = Q(is_public=False) & ~Q(state="draft")
PUBLIC = Q(is_public=True, state__in=PUBLISHED, committee__is_public_default=True) & public_bodies(
    "committee__"
)
#: The lines of the table by which a paper is read where it belongs.
OWN_PARTS = (
    (Q(state="draft"), Door("paper_draft", assigned=_by_author)),
    (Q(is_public=True) & ~Q(state="draft"), Door("paper", committee=_of_committee, assigned=_by_author)),
    (SECRET, Door("paper_nonpublic", committee=_of_committee, assigned=_by_author)),
)
#: The same without what another committee sees of it while it lies there.
OWN_DOOR = SplitDoor("paper", public=PUBLIC, parts=OWN_PARTS)


class Paper(NeutralTitle, TenantModel):
    """A motion, submission, inquiry or statement (Antrag, Vorlage …) on its way through committees.

    `text` is the wording as it was moved and stays; `wording` is the one of today, with every accepted
    amendment in it. Which bodies deal with it stands in its consultations (OParl: Paper, Consultation).
    """

    class Kind(models.TextChoices):
        MOTION = "motion", _("Antrag")
        PROPOSAL = "proposal", _("Vorlage")
        INQUIRY = "inquiry", _("Anfrage")
        STATEMENT = "statement", _("Stellungnahme")
        REPORT = "report", _("Bericht, Mitteilung")

    class State(models.TextChoices):
        DRAFT = "draft", _("Entwurf")
        SUBMITTED = "submitted", _("eingereicht")
        ADMITTED = "admitted", _("zugelassen")
        REFUSED = "refused", _("zurückgewiesen")
        IN_CONSULTATION = "in_consultation", _("in Beratung")
        DECIDED = "decided", _("abgeschlossen")
        WITHDRAWN = "withdrawn", _("zurückgezogen")
        LAPSED = "lapsed", _("verfallen")

    TRANSITIONS = {
        State.DRAFT: {State.SUBMITTED},
        State.SUBMITTED: {State.ADMITTED, State.REFUSED, State.WITHDRAWN},
        State.ADMITTED: {State.IN_CONSULTATION, State.WITHDRAWN, State.LAPSED},
        State.IN_CONSULTATION: {State.DECIDED, State.WITHDRAWN, State.LAPSED},
        State.DECIDED: {State.IN_CONSULTATION},
        State.REFUSED: set(),
        State.WITHDRAWN: set(),
        State.LAPSED: set(),
    }
    #: Before admission the text may still be changed; afterwards only an amendment changes it.
    WRITABLE = (State.DRAFT, State.SUBMITTED)
    #: A committee may deal with it.
    RUNNING = (State.ADMITTED, State.IN_CONSULTATION)
    OVER = (State.REFUSED, State.DECIDED, State.WITHDRAWN, State.LAPSED)

    committee = models.ForeignKey(
        "committees.Committee", models.PROTECT, related_name="papers", verbose_name=_("Gremium")
    )
    kind = models.CharField(_("Art"), max_length=10, choices=Kind, default=Kind.MOTION)
    year = models.PositiveSmallIntegerField(null=True, editable=False)
    sequence = models.PositiveSmallIntegerField(null=True, editable=False)
    number = models.CharField(_("Nummer"), max_length=30, blank=True, editable=False)
    title = models.CharField(_("Titel"), max_length=200)
    text = models.TextField(
        _("Wortlaut"),
        max_length=20_000,
        help_text=_(
            "Der Satz, über den abgestimmt wird. Beginnen Sie zum Beispiel mit „Der Beirat bittet …“."
        ),
    )
    wording = models.TextField(_("geltender Wortlaut"), max_length=20_000, blank=True, editable=False)
    reasons = models.TextField(_("Begründung"), max_length=20_000, blank=True)
    costs = models.CharField(_("Kosten und Deckung"), max_length=200, blank=True)
    is_public = models.BooleanField(
        _("öffentlich"),
        default=True,
        help_text=_(
            "Ohne Häkchen: nur das Gremium liest den Antrag, die Tagesordnung nennt den neutralen Titel."
        ),
    )
    originator_people = models.ManyToManyField(
        "coordination.ContactPerson", blank=True, related_name="+", verbose_name=_("Personen")
    )
    originator_organisations = models.ManyToManyField(
        "coordination.Organisation", blank=True, related_name="papers", verbose_name=_("Organisationen")
    )
    originator_committees = models.ManyToManyField(
        "committees.Committee", blank=True, related_name="papers_moved", verbose_name=_("Gremien")
    )
    originator_words = models.CharField(
        _("weitere Antragstellende"), max_length=200, blank=True, help_text=_("Wer nicht im Netz steht.")
    )
    received_on = models.DateField(_("eingegangen am"), null=True, blank=True)
    target_meeting = models.ForeignKey(
        "committees.Meeting",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="wished_papers",
        verbose_name=_("für die Sitzung"),
    )
    barrier = models.ForeignKey(
        "coordination.Barrier",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="papers",
        verbose_name=_("Teilhabehürde"),
    )
    related = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="follow_ups",
        verbose_name=_("gehört zu"),
    )
    author = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", editable=False, verbose_name=_("eingereicht von")
    )
    state = models.CharField(_("Stand"), max_length=15, choices=State, default=State.DRAFT, editable=False)
    state_since = models.DateField(_("Stand seit"), editable=False)
    state_reason = models.TextField(_("Grund"), max_length=2000, blank=True, editable=False)
    outcome = models.CharField(
        _("Ergebnis"), max_length=20, choices=ConsultationResult, blank=True, editable=False
    )
    decided_on = models.DateField(_("entschieden am"), null=True, editable=False)
    decided_by = models.CharField(_("entschieden durch"), max_length=200, blank=True, editable=False)
    decided_text = models.TextField(
        _("beschlossener Wortlaut"), max_length=20_000, blank=True, editable=False
    )
    task = models.OneToOneField(
        "coordination.Task",
        models.SET_NULL,
        null=True,
        related_name="paper",
        editable=False,
        verbose_name=_("Aufgabe"),
    )
    search_text = SearchTextField(sources=["number", "title", "text", "reasons"])

    door = SplitDoor(
        "paper",
        public=PUBLIC,
        parts=(*OWN_PARTS, (SECRET, Door("paper_hearing", committee=papers_with))),
    )

    class Meta:
        ordering = ["-received_on", "-sequence"]
        verbose_name = _("Antrag oder Vorlage")
        verbose_name_plural = _("Anträge und Vorlagen")
        constraints = [
            models.UniqueConstraint(fields=["committee", "year", "sequence"], name="paper_number_once"),
            models.CheckConstraint(
                condition=Q(state="draft") | (~Q(number="") & Q(received_on__isnull=False)),
                name="paper_submitted_has_number_and_day",
            ),
            models.CheckConstraint(
                condition=Q(is_public=True) | ~Q(public_title=""), name="paper_nonpublic_has_neutral_title"
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(state_reason=""), name="paper_refused_with_reason"
            ),
            models.CheckConstraint(
                condition=Q(state="decided", decided_on__isnull=False)
                | (~Q(state="decided") & Q(decided_on__isnull=True, outcome="")),
                name="paper_decided_has_day_and_outcome",
            ),
        ]
        indexes = [
            models.Index(fields=["district", "state", "-received_on"], name="paper_state"),
            models.Index(fields=["district", "committee", "-received_on"], name="paper_committee"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.shown_title}".strip()

    @property
    def audit_withheld(self) -> tuple[str, ...]:
        """The number says year and sequence; nothing of a non-public paper is written to the log."""
        always = ("year", "sequence", "task")
        if self.is_public:
            return always
        return (*always, "title", "text", "wording", "reasons", "costs", "decided_text",
                "confidential_reason", "originator_words", "state_reason")  # fmt: skip

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT

    @property
    def is_writable(self) -> bool:
        return self.state in self.WRITABLE

    @property
    def is_running(self) -> bool:
        return self.state in self.RUNNING

    @property
    def opens_files(self) -> bool:
        """Whether everybody reads it, now or once it is admitted: only then its files may be published."""
        is_gone = self.state in (self.State.REFUSED, self.State.WITHDRAWN, self.State.LAPSED)
        is_open = self.committee.is_public_default and self.committee.format != Committee.Format.LEADERSHIP
        return self.is_public and not self.is_draft and is_open and not is_gone

    @property
    def is_over(self) -> bool:
        return self.state in self.OVER

    def get_absolute_url(self) -> str:
        return reverse("committees:paper-detail", kwargs={"pk": self.pk})
