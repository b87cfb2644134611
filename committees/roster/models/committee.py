"""Committees and their terms of office."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, DoorManager, TenantModel
from desk.search.fields import SearchTextField


class Committee(TenantModel):
    """A body of the network: advisory board, working group, steering group, round table."""

    class Format(models.TextChoices):
        """The nine formats of the study "Alle sollen teilhaben" (2023)."""

        CIVIL_SOCIETY = "civil_society", _("Vernetzung mit der Zivilgesellschaft")
        VOLUNTEERS = "volunteers", _("Vernetzung mit Ehrenamtlichen")
        BUSINESS = "business", _("Vernetzung mit der Wirtschaft")
        LEADERSHIP = "leadership", _("Austausch auf Leitungsebene")
        OPEN_BOARD = "open_board", _("Beirat, für alle geöffnet")
        INTEGRATION_BOARD = "integration_board", _("Beirat für Migration und Integration")
        STEERING = "steering", _("Steuerungsgremium")
        MUNICIPALITIES = "municipalities", _("Austausch mit den Gemeinden")
        WORKING_GROUP = "working_group", _("Thematischer Arbeitskreis")

    class Status(models.TextChoices):
        PROPOSED = "proposed", _("vorgeschlagen")
        ACTIVE = "active", _("aktiv")
        DORMANT = "dormant", _("ruht")
        DISSOLVED = "dissolved", _("aufgelöst")

    #: Formats with a Satzung: they vote, need a quorum and keep a full Niederschrift.
    FORMAL = frozenset({Format.OPEN_BOARD, Format.INTEGRATION_BOARD})
    #: Rounds of exchange: not put into the OParl interface unless the committee says so.
    NETWORKS = frozenset(
        {
            Format.CIVIL_SOCIETY,
            Format.VOLUNTEERS,
            Format.BUSINESS,
            Format.LEADERSHIP,
            Format.MUNICIPALITIES,
        }
    )
    TRANSITIONS = {
        Status.PROPOSED: {Status.ACTIVE, Status.DISSOLVED},
        Status.ACTIVE: {Status.DORMANT, Status.DISSOLVED},
        Status.DORMANT: {Status.ACTIVE, Status.DISSOLVED},
        Status.DISSOLVED: set(),
    }

    name = models.CharField(_("Name"), max_length=200)
    short_name = models.CharField(
        _("Kurzzeichen"), max_length=12, blank=True, help_text=_("Steht in Nummern, zum Beispiel BT 2026/03.")
    )
    slug = models.SlugField(_("Kurzname in der Adresse"), blank=True)
    format = models.CharField(_("Format"), max_length=20, choices=Format, default=Format.WORKING_GROUP)
    status = models.CharField(_("Stand"), max_length=10, choices=Status, default=Status.ACTIVE)
    purpose = models.TextField(_("Auftrag"), max_length=20_000, blank=True)
    legal_basis = models.CharField(_("Grundlage"), max_length=200, blank=True)
    legal_basis_on = models.DateField(_("Grundlage vom"), null=True, blank=True)
    legal_basis_organ = models.CharField(_("beschlossen von"), max_length=200, blank=True)
    statutory_seats = models.PositiveSmallIntegerField(_("Sitze nach der Grundlage"), default=0)
    statutory_voting_seats = models.PositiveSmallIntegerField(_("davon stimmberechtigt"), default=0)
    is_public_default = models.BooleanField(_("tagt in der Regel öffentlich"), default=True)
    oparl_visible = models.BooleanField(
        _("Offene Schnittstelle (OParl)"),
        null=True,
        blank=True,
        choices=[(None, _("wie beim Format üblich")), (True, _("ja")), (False, _("nein"))],
        help_text=_("Üblich ist: Beiräte, Steuerungsgremien und Arbeitskreise ja, Vernetzungsrunden nein."),
    )
    statistics_public_since = models.DateField(
        _("Sitzstatistik öffentlich, Beschluss vom"),
        null=True,
        blank=True,
        help_text=_(
            "Leer: nicht öffentlich. Zahlen zu Sitzen und freiwilligen Angaben, kleine bleiben verborgen."
        ),
    )
    business_office = models.CharField(_("Geschäftsstelle"), max_length=200, blank=True)
    contact_email = models.EmailField(_("E-Mail der Geschäftsstelle"), blank=True)
    contact_phone = models.CharField(_("Telefon der Geschäftsstelle"), max_length=50, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("gehört zu")
    )
    search_text = SearchTextField(sources=["name", "short_name", "purpose"])

    #: Read with the committee by `committee_page_rows`.
    may_change: bool

    door = Door(
        "committee",
        public=Q(status__in=[Status.ACTIVE, Status.DORMANT]) & ~Q(format=Format.LEADERSHIP),
        committee=lambda m: Q(pk=m.committee_id),
    )

    class Meta:
        ordering = ["name"]
        verbose_name = _("Gremium")
        verbose_name_plural = _("Gremien")
        constraints = [
            models.UniqueConstraint(
                fields=["district", "slug"], condition=~Q(slug=""), name="committee_slug_once"
            ),
            models.UniqueConstraint(fields=["district", "name"], name="committee_name_once"),
            models.CheckConstraint(
                condition=Q(statutory_voting_seats__lte=F("statutory_seats")),
                name="committee_votes_within_seats",
            ),
        ]
        indexes = [models.Index(fields=["district", "status", "name"], name="committee_district_status")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_formal(self) -> bool:
        """Whether votes, quorum and a full Niederschrift belong to it."""
        return self.format in self.FORMAL

    @property
    def is_in_oparl(self) -> bool:
        """Whether the open interface shows it, once it is public at all."""
        return self.format not in self.NETWORKS if self.oparl_visible is None else self.oparl_visible

    @property
    def shows_statistics(self) -> bool:
        """Whether everybody may read the numbers about its seats."""
        return self.statistics_public_since is not None

    @property
    def sign(self) -> str:
        """The short sign used in numbers; falls back to the first letters of the name."""
        return self.short_name or "".join(word[0] for word in self.name.split() if word[0].isupper())[:6]

    def get_absolute_url(self) -> str:
        return reverse("committees:committee-detail", kwargs={"pk": self.pk})


class Term(models.Model):
    """A term of office (Amtszeit) of a committee; both days belong to it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    committee = models.ForeignKey(Committee, models.CASCADE, related_name="terms", verbose_name=_("Gremium"))
    number = models.PositiveSmallIntegerField(_("Amtszeit Nummer"))
    starts_on = models.DateField(_("erster Tag"))
    ends_on = models.DateField(_("letzter Tag"), null=True, blank=True)
    #: Both are the statute's of the day on which the term began: a new statute must not change the quorum
    #: of a body that sits already.
    statutory_seats = models.PositiveSmallIntegerField(_("Sitze dieser Amtszeit"), null=True, editable=False)
    voting_seats = models.PositiveSmallIntegerField(
        _("stimmberechtigte Sitze dieser Amtszeit"), null=True, editable=False
    )

    door = Door(
        "committee",
        district="committee__district",
        public=Q(committee__status__in=[Committee.Status.ACTIVE, Committee.Status.DORMANT]),
        committee=lambda m: Q(committee=m.committee_id),
    )
    objects = DoorManager()

    class Meta:
        ordering = ["committee", "-number"]
        verbose_name = _("Amtszeit")
        verbose_name_plural = _("Amtszeiten")
        constraints = [
            models.UniqueConstraint(fields=["committee", "number"], name="term_number_once"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="term_forward"
            ),
            models.CheckConstraint(
                condition=Q(statutory_seats__isnull=True, voting_seats__isnull=True)
                | Q(statutory_seats__isnull=False, voting_seats__lte=F("statutory_seats")),
                name="term_votes_within_seats",
                violation_error_message=_("Es kann nicht mehr stimmberechtigte Sitze geben als Sitze."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. Amtszeit"

    @property
    def seats_kept(self) -> int:
        """Seats by the statute under which it began."""
        return self.committee.statutory_seats if self.statutory_seats is None else self.statutory_seats

    @property
    def votes_kept(self) -> int:
        """Voting seats by the statute under which it began: the base of its quorum."""
        return self.committee.statutory_voting_seats if self.voting_seats is None else self.voting_seats

    @property
    def years(self) -> str:
        end = self.ends_on.year if self.ends_on else "…"
        return f"{self.starts_on.year} bis {end}"
