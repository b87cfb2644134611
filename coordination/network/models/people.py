"""People as human beings, and what they are where and since when."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, TenantModel
from desk.search.fields import SearchTextField, SortKeyField


def _people_of(membership) -> Q:
    people = Function._base_manager.filter(organisation=membership.organisation_id)
    return Q(pk__in=people.values("person"))


class ContactPerson(TenantModel):
    """A human being the network talks to; only what is needed to reach it.

    Function and address belong to the function, not to the person: who chairs a club and
    works in an office is one person with two functions.
    """

    name = models.CharField(_("Name"), max_length=200)
    name_in_script = models.CharField(
        _("Name in eigener Schrift"),
        max_length=200,
        blank=True,
        help_text=_("Wenn die Person ihren Namen anders schreibt, z. B. arabisch oder kyrillisch."),
    )
    pronoun = models.CharField(
        _("Anrede"), max_length=60, blank=True, help_text=_("Wie die Person es möchte.")
    )
    consent_on = models.DateField(
        _("Einwilligung vom"),
        null=True,
        blank=True,
        help_text=_("Tag, an dem die Person zugestimmt hat, dass ihre Angaben hier stehen."),
    )
    consent_note = models.CharField(_("Wie erklärt"), max_length=200, blank=True)
    account = models.ForeignKey(
        "accounts.User",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        verbose_name=_("Zugang"),
    )

    sort_name = SortKeyField(source="name")
    search_text = SearchTextField(sources=["name", "name_in_script"])

    audit_withheld = ("district", "sort_name")
    door = Door("contact_person", public=Q(functions__is_public=True), own=_people_of)

    class Meta:
        ordering = ["sort_name", "pk"]
        verbose_name = _("Ansprechperson")
        verbose_name_plural = _("Ansprechpersonen")
        indexes = [models.Index(fields=["district", "sort_name", "id"], name="contact_person_name")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("coordination:person-detail", kwargs={"pk": self.pk})


class Function(TenantModel):
    """What a person is in an organisation, from when to when, and how to reach it there."""

    class Kind(models.TextChoices):
        LEADERSHIP = "leadership", _("Leitung")
        CHAIR = "chair", _("Vorsitz")
        DEPUTY = "deputy", _("Stellvertretung")
        CONTACT = "contact", _("Ansprechperson")
        TREASURER = "treasurer", _("Kasse")
        STAFF = "staff", _("Mitarbeit")
        VOLUNTEER = "volunteer", _("Ehrenamt")

    person = models.ForeignKey(
        ContactPerson, models.CASCADE, related_name="functions", verbose_name=_("Person")
    )
    organisation = models.ForeignKey(
        "coordination.Organisation",
        models.CASCADE,
        related_name="functions",
        verbose_name=_("Organisation"),
    )
    kind = models.CharField(_("Funktion"), max_length=20, choices=Kind, default=Kind.CONTACT)
    title = models.CharField(
        _("Bezeichnung"), max_length=200, blank=True, help_text=_("z. B. Leitung Beratung im Quartier")
    )
    starts_on = models.DateField(_("seit"), null=True, blank=True)
    ends_on = models.DateField(_("bis"), null=True, blank=True)
    email = models.EmailField(_("E-Mail"), blank=True)
    phone = models.CharField(_("Telefon"), max_length=50, blank=True)
    reach_note = models.CharField(
        _("Erreichbar"), max_length=200, blank=True, help_text=_("z. B. nur über den Verein, Di und Do")
    )
    is_official = models.BooleanField(
        _("Amtliche Funktion"),
        default=False,
        help_text=_("Wer ein öffentliches Amt ausübt, darf auch ohne Einwilligung genannt werden."),
    )
    is_public = models.BooleanField(_("öffentlich nennen"), default=False)
    public_consent_on = models.DateField(_("Zustimmung zur Veröffentlichung vom"), null=True, blank=True)
    confirmed_on = models.DateField(_("Angaben bestätigt am"), null=True, editable=False)

    door = Door(
        "contact_person",
        public=Q(is_public=True),
        own=lambda membership: Q(organisation=membership.organisation_id),
    )

    class Meta:
        ordering = [F("ends_on").asc(nulls_first=True), "starts_on", "pk"]
        verbose_name = _("Funktion")
        verbose_name_plural = _("Funktionen")
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="function_period_forward",
                violation_error_message=_("Das Ende liegt vor dem Beginn."),
            ),
            models.CheckConstraint(
                condition=Q(is_public=False) | Q(is_official=True) | Q(public_consent_on__isnull=False),
                name="function_public_with_consent",
                violation_error_message=_(
                    "Öffentlich nennen geht nur mit Zustimmung der Person oder bei amtlicher Funktion."
                ),
            ),
        ]
        indexes = [
            models.Index(fields=["district", "organisation", "ends_on"], name="function_organisation"),
            models.Index(fields=["district", "person"], name="function_person"),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.words} ({self.organisation})"

    @property
    def words(self) -> str:
        """The title if there is one, else the kind of function."""
        return self.title or self.get_kind_display()

    def get_absolute_url(self) -> str:
        return self.person.get_absolute_url()
