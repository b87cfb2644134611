"""Forms about people and the district."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.districts.models import District, Municipality
from accounts.districts.settings import GROUPS, SETTINGS, Setting
from accounts.permissions import Role
from desk.administration.selectors import (
    committee_choices,
    organisation_choices,
    person_by_email,
    role_choices,
)
from desk.forms import KernForm, KernModelForm, Section
from desk.forms.kern import limit
from desk.shell.colours import contrast


class RoleFields(KernForm):
    """Role with what it is bound to; shared by invitation and grant."""

    role = forms.ChoiceField(label=_("Rolle"))
    organisation: forms.ModelChoiceField = forms.ModelChoiceField(
        None, label=_("Organisation"), required=False, help_text=_("Nur für die Träger-Redaktion.")
    )
    committee: forms.ModelChoiceField = forms.ModelChoiceField(
        None,
        label=_("Gremium"),
        required=False,
        help_text=_("Nur für Geschäftsstelle, Gremienmitglied und Koordination mit Gremium."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = role_choices()
        self.fields["organisation"].queryset = organisation_choices(self.user)
        self.fields["committee"].queryset = committee_choices(self.user)

    def clean(self) -> dict:
        data = super().clean() or {}
        role = data.get("role")
        if role == Role.NGO_EDITOR and not data.get("organisation"):
            self.add_error("organisation", _("Für welche Organisation?"))
        if role in (Role.CLERK, Role.BOARD_MEMBER) and not data.get("committee"):
            self.add_error("committee", _("Für welches Gremium?"))
        return data


class InvitationForm(RoleFields):
    """Whom to invite, and as what."""

    sections = [
        Section(_("Wen?"), ["full_name", "email"]),
        Section(
            _("Als was?"),
            ["role", "organisation", "committee"],
            hint=_("Die Rolle gilt ab dem Tag der Annahme."),
        ),
    ]
    full_name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("E-Mail-Adresse"), max_length=254)
    field_order = ["full_name", "email", "role", "organisation", "committee"]


class GrantForm(RoleFields):
    """Another role for a person who is already here."""

    sections = [
        Section(_("Wer?"), ["email"]),
        Section(_("Welche Rolle?"), ["role", "organisation", "committee"]),
        Section(_("Wie lange?"), ["valid_from", "valid_until"]),
    ]
    email = forms.EmailField(
        label=_("E-Mail-Adresse der Person"), help_text=_("Wer noch keinen Zugang hat, wird eingeladen.")
    )
    valid_from = forms.DateField(label=_("Gültig ab"))
    valid_until = forms.DateField(
        label=_("Gültig bis vor"),
        required=False,
        help_text=_("Der erste Tag ohne die Rolle. Leer: unbefristet."),
    )

    def clean_email(self):
        person = person_by_email(self.user, self.cleaned_data["email"])
        if person is None:
            raise forms.ValidationError(
                _("Im Kreis gibt es keinen Zugang mit dieser Adresse. Bitte einladen.")
            )
        self.person = person
        return self.cleaned_data["email"]

    def clean(self) -> dict:
        data = super().clean()
        start, end = data.get("valid_from"), data.get("valid_until")
        if start and end and end <= start:
            self.add_error("valid_until", _("Das Ende muss nach dem Anfang liegen."))
        return data


class ReasonForm(KernForm):
    """Why? For deeds that need a reason in the log."""

    reason = forms.CharField(label=_("Grund"), max_length=500, help_text=_("Steht im Protokoll."))


def _setting_field(setting: Setting) -> forms.Field:
    words = {"label": setting.label, "help_text": setting.help_text, "required": False}
    if setting.choices:
        return forms.ChoiceField(choices=setting.choices, **words)
    widget = forms.Textarea(attrs={"rows": setting.rows}) if setting.rows > 1 else forms.TextInput()
    return forms.CharField(max_length=setting.limit, widget=widget, **words)


class DistrictForm(KernModelForm):
    """What the district says about itself."""

    sections = [
        Section(_("Name"), ["name", "office"]),
        Section(
            _("Anschrift"),
            ["street", "postcode", "city", "phone", "email"],
            hint=_("Steht im Impressum und im Briefkopf."),
        ),
        Section(_("Aussehen"), ["accent", "crest"]),
        *(
            Section(group.title, [setting.key for setting in group.settings], hint=group.hint)
            for group in GROUPS
        ),
    ]
    crest = forms.FileField(
        label=_("Neues Wappen"),
        required=False,
        help_text=_("PNG oder JPEG, höchstens 10 MB. Leer: das bisherige bleibt."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
    )

    class Meta:
        model = District
        fields = ["name", "office", "street", "postcode", "city", "phone", "email", "accent"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for key, setting in SETTINGS.items():
            self.fields[key] = _setting_field(setting)
            self.initial[key] = self.instance.settings.get(key, "")
            limit(self.fields[key])
        ratio = contrast(self.instance.accent, "#ffffff")
        self.fields["accent"].help_text = _(
            "Als #rrggbb. Auf Weiß hat die jetzige Farbe den Kontrast %(ratio)s zu 1; unter 5,5 dunkeln wir sie für Schrift nach."
        ) % {"ratio": f"{ratio:.1f}".replace(".", ",")}

    @property
    def given(self) -> dict[str, Any]:
        """Values of the district, its crest and its settings, as `update_district` takes them."""
        cleaned = self.cleaned_data
        return {
            "values": {name: cleaned[name] for name in self.Meta.fields},
            "crest": cleaned.get("crest"),
            "settings": {key: cleaned[key] for key in SETTINGS},
        }

    def clean_accent(self) -> str:
        return self.cleaned_data["accent"].lower()


class MunicipalityForm(KernModelForm):
    """A Gemeinde's name and inhabitants."""

    sections = [
        Section(_("Gemeinde"), ["name", "is_seat"]),
        Section(
            _("Einwohner:innen"),
            ["population", "population_on"],
            hint=_("Für „Angebote je 1.000 Einwohner:innen“. Amtliche Fortschreibung mit ihrem Stichtag."),
        ),
    ]

    class Meta:
        model = Municipality
        fields = ["name", "is_seat", "population", "population_on"]
