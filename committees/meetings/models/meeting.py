"""A meeting of a committee, from the first draft to sealed minutes."""

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.clock import BERLIN
from accounts.doors import Door, TenantModel
from committees.roster.doors import public_meetings
from committees.roster.models import Committee, RuleProfile, Term


class Meeting(TenantModel):
    """A sitting (Sitzung) of a committee with its agenda, its people, its votes and its minutes."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Entwurf")
        SCHEDULED = "scheduled", _("terminiert")
        INVITED = "invited", _("eingeladen")
        OPEN = "open", _("läuft")
        INTERRUPTED = "interrupted", _("unterbrochen")
        CLOSED = "closed", _("geschlossen")
        MINUTED = "minuted", _("Niederschrift unterzeichnet")
        CANCELLED = "cancelled", _("abgesagt")

    class Kind(models.TextChoices):
        ORDINARY = "ordinary", _("ordentlich")
        EXTRAORDINARY = "extraordinary", _("außerordentlich")
        CONSTITUTING = "constituting", _("konstituierend")
        SECOND = "second", _("zweite Sitzung zum selben Gegenstand")
        CONTINUATION = "continuation", _("Fortsetzung einer abgebrochenen Sitzung")

    class Form(models.TextChoices):
        PRESENCE = "presence", _("in Präsenz")
        DIGITAL = "digital", _("digital")
        HYBRID = "hybrid", _("hybrid")

    TRANSITIONS = {
        State.DRAFT: {State.SCHEDULED, State.CANCELLED},
        State.SCHEDULED: {State.INVITED, State.OPEN, State.CANCELLED},
        State.INVITED: {State.OPEN, State.CANCELLED},
        State.OPEN: {State.INTERRUPTED, State.CLOSED},
        State.INTERRUPTED: {State.OPEN, State.CLOSED},
        State.CLOSED: {State.MINUTED},
        State.MINUTED: set(),
        State.CANCELLED: set(),
    }
    #: Known to everybody: a draft and a date without invitation to a non-public round are not.
    PLANNED = (State.DRAFT, State.SCHEDULED, State.INVITED)
    RUNNING = (State.OPEN, State.INTERRUPTED)
    HELD = (State.CLOSED, State.MINUTED)

    committee = models.ForeignKey(
        Committee, models.PROTECT, related_name="meetings", verbose_name=_("Gremium")
    )
    term = models.ForeignKey(
        Term, models.PROTECT, null=True, blank=True, related_name="meetings", verbose_name=_("Amtszeit")
    )
    series = models.ForeignKey(
        "committees.MeetingSeries",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="meetings",
        verbose_name=_("Sitzungsreihe"),
    )
    series_day = models.DateField(_("regulärer Tag in der Reihe"), null=True, editable=False)
    joint = models.ForeignKey(
        "committees.JointSession",
        models.RESTRICT,
        null=True,
        blank=True,
        editable=False,
        related_name="meetings",
        verbose_name=_("gemeinsame Sitzung"),
    )
    #: From this one the others of a joint session take date, place and the common items.
    leads = models.BooleanField(_("führt die gemeinsame Sitzung"), default=False, editable=False)
    number = models.PositiveSmallIntegerField(_("Nummer der Sitzung"))
    kind = models.CharField(_("Art"), max_length=15, choices=Kind, default=Kind.ORDINARY)
    form = models.CharField(_("Form"), max_length=10, choices=Form, default=Form.PRESENCE)
    state = models.CharField(_("Stand"), max_length=12, choices=State, default=State.DRAFT, editable=False)
    starts_at = models.DateTimeField(_("Beginn"))
    ends_at = models.DateTimeField(_("voraussichtliches Ende"), null=True, blank=True)
    location = models.CharField(_("Ort"), max_length=200)
    location_note = models.CharField(
        _("Hinweise zum Ort"),
        max_length=200,
        blank=True,
        help_text=_("Stufen, Höranlage, Haltestelle, Raum für Kinder."),
    )
    dial_in = models.CharField(
        _("Einwahl"), max_length=200, blank=True, help_text=_("Steht nur in der Einladung an Mitglieder.")
    )
    is_public = models.BooleanField(_("öffentlich"), default=True)
    note = models.TextField(
        _("Text der Einladung"),
        max_length=20_000,
        blank=True,
        help_text=_("Dolmetschen, Kinderbetreuung, Anträge bis …"),
    )
    chair_name = models.CharField(_("Leitung der Sitzung"), max_length=200, blank=True)
    clerk_name = models.CharField(_("Schriftführung"), max_length=200, blank=True)
    invited_on = models.DateField(_("eingeladen am"), null=True, editable=False)
    invitation_version = models.PositiveSmallIntegerField(
        _("Fassung der Einladung"), default=0, editable=False
    )
    shortening_reason = models.CharField(
        _("Grund für die Abkürzung der Ladungsfrist"), max_length=200, blank=True, editable=False
    )
    names_second_session = models.BooleanField(
        _("Einladung weist auf die Regel der zweiten Sitzung hin"), default=False, editable=False
    )
    late_objections = models.PositiveSmallIntegerField(
        _("Widersprüche gegen die abgekürzte Frist"), null=True, blank=True, editable=False
    )
    #: Why it was broken off; it is closed then, with items that nobody has dealt with.
    break_off_reason = models.CharField(_("Grund des Abbruchs"), max_length=200, blank=True, editable=False)
    continues = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="continuations",
        verbose_name=_("setzt fort"),
    )
    cancel_reason = models.CharField(_("Grund der Absage"), max_length=200, blank=True, editable=False)
    opened_at = models.DateTimeField(_("eröffnet"), null=True, editable=False)
    public_until = models.DateTimeField(_("öffentlich bis"), null=True, editable=False)
    closed_at = models.DateTimeField(_("geschlossen"), null=True, editable=False)
    guests = models.CharField(_("Gäste"), max_length=500, blank=True)
    interpreting = models.CharField(_("Sprachmittlung"), max_length=200, blank=True)
    public_count = models.PositiveSmallIntegerField(_("Öffentlichkeit, Personen"), null=True, blank=True)
    press_count = models.PositiveSmallIntegerField(_("Presse, Personen"), null=True, blank=True)

    #: Read with the meeting by `with_rules`: the rules of its day, if there are any.
    knows_rules: bool = False
    in_force: RuleProfile
    #: Read with the meeting by `meeting_page_rows`: what the person may do, and when the next one is.
    may_change: bool
    may_conduct: bool
    sees_nonpublic: bool
    following_at: dt.datetime | None
    #: Read with the meeting by `meetings_of_morning`: why it stands on "Heute".
    waits_to_close: bool
    waits_to_invite: bool
    is_this_week: bool

    #: It may speak of the closed part.
    audit_withheld = ("break_off_reason",)

    door = Door(
        "meeting",
        public=public_meetings(),
        committee=lambda m: Q(committee=m.committee_id),
    )

    class Meta:
        ordering = ["-starts_at"]
        verbose_name = _("Sitzung")
        verbose_name_plural = _("Sitzungen")
        constraints = [
            models.UniqueConstraint(fields=["committee", "term", "number"], name="meeting_number_once"),
            models.UniqueConstraint(
                fields=["series", "series_day"],
                condition=Q(series__isnull=False),
                name="meeting_series_day_once",
            ),
            models.UniqueConstraint(
                fields=["joint"], condition=Q(leads=True), name="meeting_one_leads_a_joint_session"
            ),
            models.UniqueConstraint(
                fields=["continues"], condition=~Q(state="cancelled"), name="meeting_continued_once"
            ),
            models.CheckConstraint(
                condition=Q(kind="continuation", continues__isnull=False)
                | (~Q(kind="continuation") & Q(continues__isnull=True)),
                name="meeting_continuation_of_one",
            ),
            models.CheckConstraint(
                condition=Q(break_off_reason="") | Q(closed_at__isnull=False),
                name="meeting_broken_off_is_closed",
            ),
            models.UniqueConstraint(fields=["joint", "committee"], name="meeting_committee_once_in_joint"),
            models.CheckConstraint(
                condition=Q(leads=False) | Q(joint__isnull=False), name="meeting_leads_a_joint_session"
            ),
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")), name="meeting_forward"
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(closed_at__gt=F("opened_at")),
                name="meeting_closed_after_opened",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["open", "interrupted", "closed", "minuted"])
                | Q(opened_at__isnull=False),
                name="meeting_running_was_opened",
            ),
        ]
        indexes = [
            models.Index(fields=["district", "starts_at", "id"], name="meeting_start"),
            models.Index(fields=["district", "committee", "-starts_at"], name="meeting_committee"),
            models.Index(fields=["district", "state", "starts_at"], name="meeting_state"),
        ]

    def __str__(self) -> str:
        return f"{self.committee}, {self.number}. Sitzung, {self.local_start:%d.%m.%Y}"

    @property
    def local_start(self) -> dt.datetime:
        return self.starts_at.astimezone(BERLIN)

    @property
    def day(self) -> dt.date:
        """The day of the meeting on the German calendar; rules and terms go by it."""
        return self.local_start.date()

    @property
    def title(self) -> str:
        return f"{self.number}. Sitzung"

    @property
    def is_joined(self) -> bool:
        """Sits with others and takes from the leading meeting what is common."""
        return self.joint_id is not None and not self.leads

    @property
    def sits_with(self) -> str:
        """Names of the boards it sits with, where they were brought along (`with_partners`)."""
        return ", ".join(row.committee.name for row in self.known_partners)

    @property
    def known_partners(self) -> "list[Meeting]":
        """The meetings it is held with, where `with_partners` brought them along; asks nobody."""
        session = self._state.fields_cache.get("joint")
        if session is None or self.state == self.State.CANCELLED:
            return []
        return [row for row in getattr(session, "boards", ()) if row.pk != self.pk]

    @property
    def is_broken_off(self) -> bool:
        return bool(self.break_off_reason)

    @property
    def is_running(self) -> bool:
        return self.state in self.RUNNING

    @property
    def is_planned(self) -> bool:
        return self.state in self.PLANNED

    @property
    def is_held(self) -> bool:
        return self.state in self.HELD

    @property
    def is_invited(self) -> bool:
        """From here on the numbers of the agenda stay."""
        return self.invitation_version > 0

    @property
    def voting_seats(self) -> int:
        """Statutory voting seats: those of its own term, even when a later body has another number."""
        return self.committee.statutory_voting_seats if self.term is None else self.term.votes_kept

    def get_absolute_url(self) -> str:
        return reverse("committees:meeting-detail", kwargs={"pk": self.pk})


class MeetingBreak(models.Model):
    """A break of a meeting (Unterbrechung); open while it lasts."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="breaks")
    start = models.DateTimeField(_("von"))
    until = models.DateTimeField(_("bis"), null=True, blank=True)

    class Meta:
        ordering = ["start"]
        verbose_name = _("Unterbrechung")
        verbose_name_plural = _("Unterbrechungen")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(until__isnull=True), name="break_one_open"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("start")), name="break_forward"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.start:%H:%M}"


class QuorumDoubt(models.Model):
    """A moment at which somebody doubted that the meeting can decide; the count then speaks."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="doubts")
    at = models.DateTimeField(_("bezweifelt um"))
    present = models.PositiveSmallIntegerField(_("stimmberechtigte Sitze anwesend"))

    class Meta:
        ordering = ["at"]
        verbose_name = _("Zweifel an der Beschlussfähigkeit")
        verbose_name_plural = _("Zweifel an der Beschlussfähigkeit")

    def __str__(self) -> str:
        return f"{self.at:%H:%M}"
