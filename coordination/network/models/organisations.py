"""The register of organisations."""

from django.core.validators import MaxLengthValidator, RegexValidator, URLValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, TenantModel
from coordination.network.codes import CodeListField
from coordination.network.fields import FieldOfAction
from coordination.network.languages import Language
from desk.search.fields import SearchTextField, SortKeyField

LONG_TEXT = MaxLengthValidator(20_000)
POSTCODE = RegexValidator(r"^\d{5}$", _("Die Postleitzahl hat fünf Ziffern."))
WEB_ONLY = URLValidator(schemes=["http", "https"])


class Organisation(TenantModel):
    """An actor of the network: office, welfare body, migrant-led organisation, club, school, firm.

    Its core facts are public once it works in the district; notes, journal and people are not.
    """

    class Kind(models.TextChoices):
        ADMINISTRATION = "administration", _("Verwaltung")
        WELFARE = "welfare", _("Träger, Wohlfahrtsverband")
        MIGRANT_LED = "migrant_led", _("Migrantische Selbstorganisation")
        ASSOCIATION = "association", _("Verein")
        EDUCATION = "education", _("Bildung")
        BUSINESS = "business", _("Wirtschaft")
        RELIGIOUS = "religious", _("Religionsgemeinschaft")
        VOLUNTEERS = "volunteers", _("Ehrenamt, Initiative")
        OTHER = "other", _("Sonstige")

    class LegalForm(models.TextChoices):
        REGISTERED_ASSOCIATION = "ev", _("eingetragener Verein (e. V.)")
        CHARITABLE_COMPANY = "ggmbh", _("gemeinnützige GmbH")
        COMPANY = "gmbh", _("GmbH")
        STOCK_COMPANY = "ag", _("Aktiengesellschaft")
        COOPERATIVE = "eg", _("Genossenschaft (eG)")
        FOUNDATION = "stiftung", _("Stiftung")
        PUBLIC_BODY = "koer", _("Körperschaft des öffentlichen Rechts")
        PUBLIC_INSTITUTION = "aoer", _("Anstalt des öffentlichen Rechts")
        PARTNERSHIP = "gbr", _("Gesellschaft bürgerlichen Rechts")
        INFORMAL = "informal", _("ohne Rechtsform")
        OTHER = "other", _("andere")

    class Status(models.TextChoices):
        PENDING = "pending", _("in Prüfung")
        ACTIVE = "active", _("aktiv")
        DORMANT = "dormant", _("ruht")
        LEFT = "left", _("ausgeschieden")

    #: Taken in and not gone: public, and to be chosen elsewhere.
    IN_NETWORK = (Status.ACTIVE, Status.DORMANT)
    #: Which state may follow which; `left` is undone by taking the organisation back. Out of `pending` leads
    #: only the decision about its registration.
    TRANSITIONS: dict[Status, set[Status]] = {
        Status.PENDING: set(),
        Status.ACTIVE: {Status.DORMANT, Status.LEFT},
        Status.DORMANT: {Status.ACTIVE, Status.LEFT},
        Status.LEFT: {Status.ACTIVE},
    }

    name = models.CharField(_("Name"), max_length=200)
    short_name = models.CharField(_("Kurzname"), max_length=60, blank=True)
    kind = models.CharField(_("Art"), max_length=20, choices=Kind, default=Kind.OTHER)
    legal_form = models.CharField(_("Rechtsform"), max_length=20, choices=LegalForm, blank=True)
    municipality = models.ForeignKey(
        "accounts.Municipality",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="organisations",
        verbose_name=_("Gemeinde"),
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="branches",
        verbose_name=_("gehört zu"),
        help_text=_("Dachverband, Kreisverband oder Amt, zu dem diese Stelle gehört."),
    )
    fields_of_action = CodeListField(_("Handlungsfelder"), codes=FieldOfAction)
    languages = CodeListField(_("Sprachen"), codes=Language)
    purpose = models.TextField(_("Was die Organisation tut"), blank=True, validators=[LONG_TEXT])
    street = models.CharField(_("Straße und Hausnummer"), max_length=200, blank=True)
    postcode = models.CharField(_("Postleitzahl"), max_length=5, blank=True, validators=[POSTCODE])
    city = models.CharField(_("Ort"), max_length=200, blank=True)
    website = models.URLField(_("Internetseite"), blank=True, validators=[WEB_ONLY])
    phone = models.CharField(_("Telefon"), max_length=50, blank=True)
    email = models.EmailField(_("E-Mail"), blank=True)
    register = models.CharField(
        _("Register"), max_length=200, blank=True, help_text=_("Gericht und Nummer, z. B. VR 2187.")
    )
    status = models.CharField(_("Stand"), max_length=10, choices=Status, default=Status.ACTIVE)
    joined_on = models.DateField(_("im Netz seit"), null=True, blank=True)
    left_on = models.DateField(_("ausgeschieden am"), null=True, blank=True)
    trusted_provider = models.BooleanField(
        _("darf ohne Prüfung veröffentlichen"),
        default=False,
        help_text=_("Was ihre Redaktion einreicht, ist dann ohne zweite Person sofort öffentlich."),
    )
    confirmed_on = models.DateField(_("Angaben bestätigt am"), null=True, blank=True)
    sort_name = SortKeyField(source="name")
    search_text = SearchTextField(sources=["name", "short_name", "purpose", "city", "register"])

    audit_withheld = ("district", "sort_name")
    door = Door(
        "organisation",
        public=Q(status__in=["active", "dormant"]),
        own=lambda membership: Q(pk=membership.organisation_id),
    )

    class Meta:
        ordering = ["sort_name", "pk"]
        verbose_name = _("Organisation")
        verbose_name_plural = _("Organisationen")
        constraints = [
            models.UniqueConstraint(
                F("district"),
                Lower("name"),
                condition=Q(status__in=["active", "dormant"]),
                name="organisation_name_once",
                violation_error_message=_("Eine Organisation mit diesem Namen gibt es im Kreis schon."),
            ),
            models.CheckConstraint(
                condition=Q(status="left", left_on__isnull=False)
                | (~Q(status="left") & Q(left_on__isnull=True)),
                name="organisation_left_has_date",
                violation_error_message=_("Zum Ausscheiden gehört ein Datum, sonst keines."),
            ),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True)
                | Q(joined_on__isnull=True)
                | Q(left_on__gte=F("joined_on")),
                name="organisation_period_forward",
                violation_error_message=_("Ausgeschieden wird nicht vor dem Beitritt."),
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="organisation_not_its_own_parent",
                violation_error_message=_("Eine Organisation gehört nicht zu sich selbst."),
            ),
        ]
        indexes = [
            models.Index(fields=["district", "sort_name", "id"], name="organisation_name"),
            models.Index(fields=["district", "status", "sort_name", "id"], name="organisation_status"),
            models.Index(fields=["district", "municipality", "sort_name"], name="organisation_place"),
            models.Index(fields=["district", "kind", "sort_name"], name="organisation_kind"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("coordination:organisation-detail", kwargs={"pk": self.pk})

    @property
    def is_pending(self) -> bool:
        return self.status == self.Status.PENDING

    @property
    def is_left(self) -> bool:
        return self.status == self.Status.LEFT

    @property
    def address(self) -> str:
        """Street, postcode and place in one line."""
        place = f"{self.postcode} {self.city}".strip()
        return ", ".join(part for part in (self.street, place) if part)
