"""Forms about people and functions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.clock import today
from coordination.network.models import ContactPerson, Function
from coordination.network.selectors import organisation_choices
from coordination.network.widgets import OrganisationField
from desk.forms import KernForm, KernModelForm, Section

PUBLIC = ["is_official", "is_public", "public_consent_on"]


class PersonForm(KernModelForm):
    """A human being: as little as needed."""

    sections = [
        Section(_("Wer ist das?"), ["name", "name_in_script", "pronoun"]),
        Section(
            _("Einwilligung"),
            ["consent_on", "consent_note"],
            hint=_("Wer gefragt wurde, ob Name und Erreichbarkeit hier stehen dürfen, und wann."),
        ),
    ]

    class Meta:
        model = ContactPerson
        fields = ["name", "name_in_script", "pronoun", "consent_on", "consent_note"]


class FunctionForm(KernModelForm):
    """What somebody is in an organisation; for a new person the name is asked as well."""

    organisation = OrganisationField(label=_("Organisation"), choices_for=organisation_choices)
    person_name = forms.CharField(
        label=_("Name der Person"),
        max_length=200,
        help_text=_("Steht die Person schon im Netz, wird die Funktion ihr zugeordnet."),
    )
    consent_on = forms.DateField(
        label=_("Einwilligung vom"),
        required=False,
        help_text=_("Nur bei einer neuen Person: Tag, an dem sie zugestimmt hat, hier zu stehen. TT.MM.JJJJ"),
    )

    sections = [
        Section(_("Wer und wo?"), ["person_name", "organisation", "consent_on"]),
        Section(_("Welche Funktion?"), ["kind", "title", "starts_on", "ends_on"]),
        Section(_("Erreichbar in dieser Funktion"), ["email", "phone", "reach_note"]),
        Section(_("Öffentlich nennen"), PUBLIC, hint=_("Nur mit Zustimmung oder bei amtlicher Funktion.")),
    ]

    class Meta:
        model = Function
        fields = ["kind", "title", "starts_on", "ends_on", "email", "phone", "reach_note", *PUBLIC]

    def __init__(self, *args, user, asks_person=True, asks_organisation=True, **options):
        super().__init__(*args, user=user, **options)
        if not asks_person:
            del self.fields["person_name"], self.fields["consent_on"]
        if asks_organisation:
            self.fields["organisation"].offer(user)
        else:
            del self.fields["organisation"]


class EndFunctionForm(KernForm):
    """The last day of a function."""

    ends_on = forms.DateField(label=_("Letzter Tag"))

    def __init__(self, *args, user, **options):
        super().__init__(*args, user=user, **options)
        self.fields["ends_on"].initial = today()


class ReasonForm(KernForm):
    """Why."""

    reason = forms.CharField(label=_("Grund"), max_length=200)
