"""Dates of an offer, who signed up by number, and what a stamp card collects. No table holds a name."""

import datetime as dt
import secrets
import uuid

from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.clock import BERLIN
from accounts.doors import Door, DoorManager, TenantModel
from desk.search.fields import SortKeyField
from offers.catalogue.models import Offer
from offers.participation.choices import Status
from offers.participation.codes import SIGNS, new_code

SHORT = RegexValidator(r"^[A-Z]{2,4}$", _("Bitte zwei bis vier große Buchstaben, zum Beispiel WF."))


def public_part() -> Q:
    """Dates of offers anyone may read today."""
    return Q(offer__in=Offer.objects.published().order_by().values("pk"))


def new_token() -> str:
    """The secret of a card's own page: 26 signs of thirty, 127 bits, which one can also type from paper."""
    return "".join(secrets.choice(SIGNS) for _sign in range(26))


class Session(TenantModel):
    """One date (Termin) of an offer. `capacity_override`: places on this date, if other than the offer's."""

    offer = models.ForeignKey(
        "offers.Offer", models.PROTECT, related_name="sessions", verbose_name=_("Angebot"), editable=False
    )
    starts_at = models.DateTimeField(_("Beginn"))
    ends_at = models.DateTimeField(_("Ende"))
    module = models.ForeignKey(
        "offers.Module",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sessions",
        verbose_name=_("Modul"),
    )
    place = models.CharField(_("Ort"), max_length=200, blank=True)
    capacity_override = models.PositiveIntegerField(
        _("Plätze an diesem Termin"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    cancelled_at = models.DateTimeField(_("abgesagt am"), null=True, blank=True, editable=False)
    cancelled_reason = models.CharField(_("Grund der Absage"), max_length=300, blank=True, editable=False)

    #: Counted with the row by `selectors.session_rows`.
    held: int
    waiting: int
    attended: int

    door = Door("offer_session", public=public_part, own=lambda m: Q(offer__provider=m.organisation_id))

    class Meta:
        ordering = ["starts_at", "pk"]
        verbose_name = _("Termin")
        verbose_name_plural = _("Termine")
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="session_ends_after_start"),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True, cancelled_reason="")
                | (Q(cancelled_at__isnull=False) & ~Q(cancelled_reason="")),
                name="session_cancelled_says_why",
            ),
            models.UniqueConstraint(
                fields=["offer", "starts_at", "place"],
                condition=Q(cancelled_at__isnull=True),
                name="session_once_at_a_time_and_place",
            ),
        ]
        indexes = [models.Index(fields=["district", "starts_at", "id"], name="session_by_start")]

    def __str__(self) -> str:
        return f"{self.offer.title}, {self.starts_at.astimezone(BERLIN):%d.%m.%Y, %H:%M}"

    def get_absolute_url(self) -> str:
        return reverse("offers:session-detail", kwargs={"pk": self.pk})

    @property
    def capacity(self) -> int | None:
        """Places on this date; None: nobody counts them."""
        return self.capacity_override or self.offer.capacity

    @property
    def day(self) -> dt.date:
        return self.starts_at.astimezone(BERLIN).date()


class Participation(models.Model):
    """One person at one date, known only by its number there and the code it was handed.

    `confirm_by`: moved up from the waiting list and holds the place until then. `request_key`: the form it
    came with, so that pressing twice signs up once. `notice_email` lives only until the place is free, the
    sign-up is called off or the date is over.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(
        Session, models.PROTECT, related_name="participations", verbose_name=_("Termin")
    )
    number = models.PositiveIntegerField(_("Nummer"))
    code = models.CharField(_("Code"), max_length=8, unique=True, default=new_code)
    status = models.CharField(_("Stand"), max_length=10, choices=Status)
    is_walk_in = models.BooleanField(_("ohne Anmeldung gekommen"), default=False)
    card = models.ForeignKey(
        "offers.StampCard",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("Stempelkarte"),
    )
    confirm_by = models.DateTimeField(_("zu bestätigen bis"), null=True, blank=True)
    request_key = models.UUIDField(null=True, blank=True)
    notice_email = models.EmailField(_("E-Mail für die Nachricht"), blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    audit_withheld = ("code", "request_key", "notice_email")
    door = Door(
        "participation",
        district="session__district",
        own=lambda m: Q(session__offer__provider=m.organisation_id),
    )
    objects = DoorManager()

    class Meta:
        ordering = ["number"]
        verbose_name = _("Anmeldung")
        verbose_name_plural = _("Anmeldungen")
        constraints = [
            models.UniqueConstraint(fields=["session", "number"], name="participation_number_once"),
            models.UniqueConstraint(
                fields=["session", "request_key"],
                condition=Q(request_key__isnull=False),
                name="participation_form_sent_once",
            ),
            models.UniqueConstraint(
                fields=["session", "card"],
                condition=Q(card__isnull=False) & ~Q(status="cancelled"),
                name="participation_card_once_per_session",
            ),
            models.CheckConstraint(
                condition=Q(confirm_by__isnull=True) | Q(status="registered"),
                name="participation_only_held_places_wait",
            ),
            models.CheckConstraint(
                condition=Q(notice_email="") | Q(status="waiting"), name="participation_address_only_waiting"
            ),
        ]
        indexes = [
            models.Index(
                fields=["confirm_by"],
                condition=Q(confirm_by__isnull=False),
                name="participation_to_confirm",
            )
        ]

    def __str__(self) -> str:
        return str(_("Nummer %(number)d") % {"number": self.number})

    def get_absolute_url(self) -> str:
        return f"{self.session.get_absolute_url()}#anmeldungen"

    @property
    def shown_code(self) -> str:
        return f"{self.code[:4]}-{self.code[4:]}"


class CertificateProgramme(TenantModel):
    """What one can get a certificate for, e.g. the Wohnungsführerschein; its modules stand in versions."""

    title = models.CharField(_("Name"), max_length=120)
    short = models.CharField(
        _("Kürzel"),
        max_length=4,
        validators=[SHORT],
        help_text=_("Steht vor jeder Nummer, zum Beispiel WF."),
    )
    provider = models.ForeignKey(
        "coordination.Organisation", models.PROTECT, related_name="+", verbose_name=_("Verantwortlich")
    )
    subtitle = models.CharField(_("Untertitel der Urkunde"), max_length=160, blank=True)
    achievement = models.CharField(
        _("Was die Urkunde bescheinigt"),
        max_length=300,
        help_text=_("Setzt den Satz fort: „… hat alle Module besucht und“"),
    )
    offers = models.ManyToManyField(
        "offers.Offer", related_name="certificate_programmes", blank=True, verbose_name=_("Angebote")
    )
    sort_title = SortKeyField(source="title")

    audit_withheld = ("sort_title",)
    door = Door("certificate_programme", own=lambda m: Q(provider=m.organisation_id))

    class Meta:
        ordering = ["sort_title", "pk"]
        verbose_name = _("Zertifikat")
        verbose_name_plural = _("Zertifikate")
        constraints = [
            models.UniqueConstraint(fields=["district", "short"], name="certificate_short_once"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("offers:curriculum-detail", kwargs={"pk": self.pk})


class ProgrammeVersion(models.Model):
    """The modules of a programme from a day on. Once in force nothing in it changes; there is a next one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(CertificateProgramme, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("Fassung"))
    in_force_from = models.DateField(_("gilt ab"), null=True, blank=True)

    door = Door(
        "certificate_programme",
        district="programme__district",
        own=lambda m: Q(programme__provider=m.organisation_id),
    )
    objects = DoorManager()

    class Meta:
        ordering = ["number"]
        verbose_name = _("Fassung eines Zertifikats")
        verbose_name_plural = _("Fassungen von Zertifikaten")
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="certificate_version_once"),
            models.UniqueConstraint(
                fields=["programme"],
                condition=Q(in_force_from__isnull=True),
                name="certificate_has_one_draft",
            ),
        ]

    def __str__(self) -> str:
        return str(
            _("%(title)s, Fassung %(number)d") % {"title": self.programme.title, "number": self.number}
        )

    def get_absolute_url(self) -> str:
        return self.programme.get_absolute_url()


class Module(models.Model):
    """One part of a version. The same `code` in the next version means the same topic."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version_of = models.ForeignKey(ProgrammeVersion, models.CASCADE, related_name="modules", editable=False)
    code = models.CharField(_("Kürzel"), max_length=8)
    title = models.CharField(_("Thema"), max_length=120)
    partner = models.CharField(_("Fachpartner:in"), max_length=120, blank=True)
    required = models.BooleanField(_("nötig für die Urkunde"), default=True)

    door = Door(
        "certificate_programme",
        district="version_of__programme__district",
        own=lambda m: Q(version_of__programme__provider=m.organisation_id),
    )
    objects = DoorManager()

    class Meta:
        ordering = ["code"]
        verbose_name = _("Modul")
        verbose_name_plural = _("Module")
        constraints = [
            models.UniqueConstraint(fields=["version_of", "code"], name="module_code_once"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return self.version_of.get_absolute_url()


class StampCard(TenantModel):
    """A card without a name. It keeps the version it began with; its page opens by the token on it."""

    programme_version = models.ForeignKey(
        ProgrammeVersion, models.PROTECT, related_name="cards", verbose_name=_("Fassung")
    )
    programme = models.ForeignKey(CertificateProgramme, models.PROTECT, related_name="cards")
    number = models.PositiveIntegerField(_("Kartennummer"))
    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    started_on = models.DateField(_("begonnen am"))

    audit_withheld = ("token",)
    door = Door("stamp_card", own=lambda m: Q(programme__provider=m.organisation_id))

    class Meta:
        ordering = ["-number"]
        verbose_name = _("Stempelkarte")
        verbose_name_plural = _("Stempelkarten")
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="card_number_once"),
        ]

    def __str__(self) -> str:
        return str(_("Karte %(number)s") % {"number": self.shown_number})

    def get_absolute_url(self) -> str:
        return reverse("offers:card-detail", kwargs={"pk": self.pk})

    @property
    def shown_number(self) -> str:
        return f"{self.number:04d}"


class Stamp(models.Model):
    """A module that counts on a card. Attending the topic again changes nothing (one row per both)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    card = models.ForeignKey(StampCard, models.PROTECT, related_name="stamps")
    module = models.ForeignKey(Module, models.PROTECT, related_name="stamps")
    stamped_on = models.DateField(_("besucht am"))

    door = Door(
        "stamp_card",
        district="card__district",
        own=lambda m: Q(card__programme__provider=m.organisation_id),
    )
    objects = DoorManager()

    class Meta:
        ordering = ["stamped_on"]
        verbose_name = _("Stempel")
        verbose_name_plural = _("Stempel")
        constraints = [models.UniqueConstraint(fields=["card", "module"], name="stamp_once_per_module")]

    def __str__(self) -> str:
        return f"{self.card}, {self.module}"

    def get_absolute_url(self) -> str:
        return self.card.get_absolute_url()


class Certificate(TenantModel):
    """The certificate of one full card; the database lets it be neither changed nor deleted (`guards`)."""

    card = models.OneToOneField(StampCard, models.PROTECT, related_name="certificate")
    programme = models.ForeignKey(CertificateProgramme, models.PROTECT, related_name="certificates")
    year = models.PositiveSmallIntegerField(_("Jahr"))
    serial = models.PositiveIntegerField(_("laufende Nummer"))
    number = models.CharField(_("Nummer"), max_length=20)
    issued_on = models.DateField(_("ausgestellt am"))

    door = Door("stamp_card", own=lambda m: Q(programme__provider=m.organisation_id))

    class Meta:
        ordering = ["-year", "-serial"]
        verbose_name = _("Urkunde")
        verbose_name_plural = _("Urkunden")
        constraints = [
            models.UniqueConstraint(fields=["district", "number"], name="certificate_number_once"),
            models.UniqueConstraint(
                fields=["programme", "year", "serial"], name="certificate_serial_once_a_year"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return self.card.get_absolute_url()
