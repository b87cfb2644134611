"""How an invited person introduces itself."""

from typing import Protocol

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.districts.models import District
from accounts.users.models import User


class Invited(Protocol):
    """Who is expected: an invitation, or a registration whose mailed link was used."""

    email: str
    full_name: str
    district: District


class WelcomeForm(forms.Form):
    """Name and password of a new person."""

    full_name = forms.CharField(label=_("Ihr Name"), max_length=200)
    password1 = forms.CharField(
        label=_("Passwort"),
        help_text=_("Mindestens 12 Zeichen. Ein Satz ist besser als ein Wort mit Sonderzeichen."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
        max_length=200,
    )
    password2 = forms.CharField(
        label=_("Passwort noch einmal"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
        max_length=200,
    )

    def __init__(self, *args, invitation: Invited, **kwargs):
        super().__init__(*args, **kwargs)
        self.invitation = invitation
        self.fields["full_name"].initial = invitation.full_name
        self.fields["full_name"].widget.attrs["autocomplete"] = "name"
        for field in self.fields.values():
            field.widget.attrs["class"] = "tn-eingabe"

    def clean(self) -> dict:
        data = super().clean() or {}
        if data.get("password1") != data.get("password2"):
            self.add_error("password2", _("Die beiden Passwörter sind verschieden."))
        elif password := data.get("password1"):
            person = User(
                email=self.invitation.email,
                full_name=data.get("full_name", ""),
                active_district=self.invitation.district,
            )
            try:
                validate_password(password, person)
            except ValidationError as error:
                self.add_error("password1", error)
        return data
