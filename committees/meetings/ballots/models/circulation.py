"""Umlaufverfahren: a simple matter decided in writing, outside a meeting."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, DoorManager, TenantModel
from committees.meetings.models import AgendaItem, Meeting
from committees.roster.doors import SplitDoor
from committees.roster.models import Committee
from committees.rules.circulation import Circulation as Standing


def _of_committee(membership) -> Q:
    return Q(committee=membership.committee_id)


class Circulation(TenantModel):
    """A question to all entitled members in writing: adopted unless somebody objects until the last day.

    What came of it is noted in the next meeting and its minutes. One objection brings the matter before
    a meeting. Of a non-public one only the neutral title leaves the committee.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Entwurf")
        RUNNING = "running", _("läuft")
        ADOPTED = "adopted", _("beschlossen")
        OBJECTED = "objected", _("Widerspruch, kommt in eine Sitzung")
        STOPPED = "stopped", _("abgebrochen")

    TRANSITIONS = {
        State.DRAFT: {State.RUNNING},
        State.RUNNING: {State.ADOPTED, State.OBJECTED, State.STOPPED},
        State.ADOPTED: set(),
        State.OBJECTED: set(),
        State.STOPPED: set(),
    }
    #: Told to the next meeting.
    FINISHED = (State.ADOPTED, State.OBJECTED)

    committee = models.ForeignKey(
        Committee, models.PROTECT, related_name="circulations", verbose_name=_("Gremium")
    )
    title = models.CharField(_("Gegenstand"), max_length=200)
    text = models.TextField(
        _("Beschlussvorschlag"),
        max_length=20_000,
        help_text=_("Wird so zum Beschluss, wenn niemand widerspricht."),
    )
    reasons = models.TextField(
        _("Erläuterung"),
        max_length=20_000,
        blank=True,
        help_text=_("Auch: warum es nicht bis zur Sitzung warten kann."),
    )
    paper = models.ForeignKey(
        "committees.Paper",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="circulations",
        verbose_name=_("Antrag oder Vorlage"),
    )
    is_public = models.BooleanField(_("öffentlich"), default=True)
    public_title = models.CharField(
        _("Neutraler Titel"),
        max_length=200,
        blank=True,
        help_text=_("Für ein nichtöffentliches Verfahren; nur er steht in der E-Mail."),
    )
    ends_on = models.DateField(_("Antwort bis"), help_text=_("Dieser Tag gehört noch dazu."))
    responsible = models.CharField(_("Zuständig"), max_length=200, blank=True)
    due_on = models.DateField(_("umzusetzen bis"), null=True, blank=True)
    state = models.CharField(_("Stand"), max_length=10, choices=State, default=State.DRAFT, editable=False)
    asked_on = models.DateField(_("versandt am"), null=True, editable=False)
    ended_on = models.DateField(_("beendet am"), null=True, editable=False)
    rule_source = models.CharField(_("Fundstelle"), max_length=300, blank=True, editable=False)
    stop_reason = models.CharField(_("Grund des Abbruchs"), max_length=200, blank=True, editable=False)
    reported_in = models.ForeignKey(
        Meeting,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="reported_circulations",
        verbose_name=_("bekannt gegeben in der Sitzung"),
    )
    item = models.ForeignKey(
        AgendaItem,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="circulations",
        verbose_name=_("kommt auf die Tagesordnung als"),
    )

    door = SplitDoor(
        "circulation",
        public=Q(pk__in=[]),
        parts=(
            (Q(state="draft"), Door("circulation_draft", committee=_of_committee)),
            (~Q(state="draft") & Q(is_public=True), Door("circulation", committee=_of_committee)),
            (~Q(state="draft") & Q(is_public=False), Door("nonpublic_item", committee=_of_committee)),
        ),
    )

    class Meta:
        ordering = ["-ends_on", "title"]
        verbose_name = _("Umlaufverfahren")
        verbose_name_plural = _("Umlaufverfahren")
        constraints = [
            models.CheckConstraint(
                condition=Q(is_public=True) | ~Q(public_title=""), name="circulation_nonpublic_neutral_title"
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(asked_on__isnull=False), name="circulation_running_was_sent"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "running"], ended_on__isnull=True)
                | Q(state__in=["adopted", "objected", "stopped"], ended_on__isnull=False),
                name="circulation_ended_on_a_day",
            ),
        ]
        indexes = [
            models.Index(fields=["district", "state", "ends_on"], name="circulation_due"),
            models.Index(fields=["committee", "state", "ended_on"], name="circulation_committee"),
        ]

    def __str__(self) -> str:
        return self.title if self.is_public else self.public_title

    def get_absolute_url(self) -> str:
        return reverse("committees:circulation-detail", kwargs={"pk": self.pk})

    @property
    def is_running(self) -> bool:
        return self.state == self.State.RUNNING

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT

    @property
    def standing(self) -> Standing:
        """The counts of the answers; who is conflicted is not asked."""
        Answer = CirculationAnswer.Answer
        answers = [row.answer for row in self.answers.all() if row.answer != Answer.CONFLICTED]
        return Standing(
            entitled=len(answers),
            agreed=answers.count(Answer.AGREE),
            objected=answers.count(Answer.OBJECT),
            is_over=self.state == self.State.ADOPTED,
        )

    @property
    def figures(self) -> str:
        return str(_("im Umlauf"))

    @property
    def audit_withheld(self) -> tuple[str, ...]:
        """Nothing of a non-public circulation is written to the log."""
        return () if self.is_public else ("title", "text", "reasons", "responsible", "stop_reason")


class CirculationAnswer(models.Model):
    """One member who was asked, and the answer. Silence agrees."""

    class Answer(models.TextChoices):
        SILENT = "", _("noch keine Antwort")
        AGREE = "agree", _("stimmt zu")
        OBJECT = "object", _("widerspricht")
        CONFLICTED = "conflicted", _("befangen, wirkt nicht mit")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    circulation = models.ForeignKey(Circulation, models.CASCADE, related_name="answers")
    seat = models.ForeignKey("committees.Seat", models.PROTECT, related_name="circulation_answers")
    holding = models.ForeignKey("committees.SeatHolding", models.PROTECT, related_name="circulation_answers")
    name = models.CharField(_("Name"), max_length=200)
    email = models.EmailField(_("E-Mail"), blank=True)
    answer = models.CharField(_("Antwort"), max_length=10, choices=Answer, blank=True, default="")
    words = models.CharField(_("Anmerkung"), max_length=500, blank=True)
    is_own = models.BooleanField(_("selbst geantwortet"), default=False)
    answered_on = models.DateField(_("geantwortet am"), null=True)
    reminded_on = models.DateField(_("erinnert am"), null=True, editable=False)

    door = SplitDoor(
        "circulation",
        district="circulation__district",
        public=Q(pk__in=[]),
        parts=tuple(
            (
                Q(circulation__is_public=is_public),
                Door(
                    resource,
                    "circulation__district",
                    committee=lambda m: Q(circulation__committee=m.committee_id),
                ),
            )
            for is_public, resource in ((True, "circulation"), (False, "nonpublic_item"))
        ),
    )
    objects = DoorManager()

    class Meta:
        ordering = ["seat__number"]
        verbose_name = _("Antwort im Umlauf")
        verbose_name_plural = _("Antworten im Umlauf")
        constraints = [
            models.UniqueConstraint(fields=["circulation", "seat"], name="circulation_answer_once"),
            models.CheckConstraint(
                condition=Q(answer="") | Q(answered_on__isnull=False), name="circulation_answer_has_day"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_withheld(self) -> tuple[str, ...]:
        return () if self.circulation.is_public else ("words",)
