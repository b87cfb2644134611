"""Forms about organisations."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.clock import today
from coordination.network.languages import COMMON_LANGUAGES
from coordination.network.models import Organisation, Relation
from coordination.network.selectors import municipality_choices, organisation_choices
from coordination.network.widgets import OrganisationField
from desk.forms import KernForm, KernModelForm, Section
from desk.forms.widgets import FoldedCheck

REACH = ["street", "postcode", "city", "phone", "email", "website"]
WORK = ["fields_of_action", "languages", "purpose"]


def website_field() -> forms.URLField:
    """An address without a scheme is taken for https."""
    return forms.URLField(label=_("Internetseite"), required=False, assume_scheme="https")


class OrganisationForm(KernModelForm):
    """Everything the coordination keeps about an organisation; name and kind are enough to begin."""

    parent = OrganisationField(
        label=_("gehört zu"),
        choices_for=organisation_choices,
        required=False,
        help_text=_("Dachverband, Kreisverband oder Amt. Bitte den ganzen Namen schreiben."),
    )

    website = website_field()

    sections = [
        Section(_("Wer ist das?"), ["name", "short_name", "kind", "legal_form", "register", "parent"]),
        Section(
            _("Wo und wie erreichbar?"),
            ["municipality", *REACH],
            hint=_("Diese Angaben sind öffentlich. Keine privaten Anschriften."),
        ),
        Section(_("Was tut sie?"), WORK),
        Section(_("Im Netz"), ["joined_on", "trusted_provider"]),
    ]

    class Meta:
        model = Organisation
        fields = [
            "name",
            "short_name",
            "kind",
            "legal_form",
            "register",
            "municipality",
            *REACH,
            *WORK,
            "joined_on",
            "trusted_provider",
        ]

    field_order = ["name", "short_name", "kind", "legal_form", "register", "parent"]

    def __init__(self, *args, user, **options):
        if (instance := options.get("instance")) is not None:
            options["initial"] = {"parent": instance.parent, **(options.get("initial") or {})}
        super().__init__(*args, user=user, **options)
        self.fields["municipality"].queryset = municipality_choices(user)
        self.fields["parent"].offer(user)
        self.fields["languages"].widget = FoldedCheck(
            first=COMMON_LANGUAGES, more=_("Weitere Sprachen"), search=_("Sprache suchen"),
            choices=self.fields["languages"].choices,
        )  # fmt: skip
        if instance is None:
            self.fields["kind"].choices = [("", _("Bitte wählen")), *Organisation.Kind.choices]
            self.fields["kind"].initial = self.initial["kind"] = ""


class OwnOrganisationForm(KernModelForm):
    """What an organisation keeps about itself."""

    website = website_field()

    sections = [
        Section(_("Wo und wie erreichbar?"), REACH, hint=_("Diese Angaben sind öffentlich.")),
        Section(_("Was tun Sie?"), WORK),
    ]

    class Meta:
        model = Organisation
        fields = [*REACH, *WORK]


class LeaveForm(KernForm):
    """When and why an organisation leaves."""

    left_on = forms.DateField(label=_("Ausgeschieden am"))
    reason = forms.CharField(label=_("Grund"), max_length=200)

    def __init__(self, *args, user, **options):
        super().__init__(*args, user=user, **options)
        self.fields["left_on"].initial = today()


class StatusForm(KernForm):
    """The state several organisations are to get."""

    status = forms.ChoiceField(
        label=_("Neuer Stand"), choices=[c for c in Organisation.Status.choices if c[0] != "pending"]
    )
    reason = forms.CharField(
        label=_("Grund"), max_length=200, required=False, help_text=_("Beim Ausscheiden nötig.")
    )


class RelationForm(KernForm):
    """A link to another organisation."""

    kind = forms.ChoiceField(label=_("Beziehung"), choices=Relation.Kind.choices)
    target = OrganisationField(
        label=_("Andere Organisation"),
        choices_for=organisation_choices,
        help_text=_("Bitte den ganzen Namen schreiben."),
    )
    starts_on = forms.DateField(label=_("seit"), required=False)
    ends_on = forms.DateField(label=_("bis"), required=False)
    note = forms.CharField(
        label=_("Bemerkung"), required=False, max_length=200, help_text=_("z. B. Nutzungsvertrag")
    )

    def __init__(self, *args, user, **options):
        super().__init__(*args, user=user, **options)
        self.fields["target"].offer(user)
