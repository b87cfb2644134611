"""The forms of the sign-in, in our words."""

from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
)
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as FactorReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.signin import demo, throttle
from accounts.signin.letters import send_letter
from accounts.users.services import recovery_codes_left

WORDS: dict[str, tuple[Any, Any]] = {
    "login": (_("E-Mail-Adresse"), ""),
    "email": (_("E-Mail-Adresse"), ""),
    "password": (_("Passwort"), ""),
    "oldpassword": (_("Bisheriges Passwort"), ""),
    "password1": (
        _("Neues Passwort"),
        _("Mindestens 12 Zeichen. Ein Satz ist besser als ein Wort mit Sonderzeichen."),
    ),
    "password2": (_("Neues Passwort noch einmal"), ""),
    "code": (_("Code mit sechs Ziffern"), ""),
}


class OurWords(forms.Form):
    """Puts our labels, hints and look on allauth's fields."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if name in WORDS:
                field.label, field.help_text = WORDS[name]
            field.widget.attrs.pop("placeholder", None)
            field.widget.attrs["class"] = "tn-eingabe"
            if name == "code":
                field.widget.attrs |= {"class": "tn-eingabe tn-code", "inputmode": "numeric", "maxlength": 20}


class SignInForm(OurWords, LoginForm):
    """First step: address and password."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("remember", None)

    @property
    def demo_people(self) -> list[demo.DemoPerson]:
        return demo.demo_people()


class SecondStepForm(OurWords, AuthenticateForm):
    """Second step: a code of the app, or one of the recovery codes."""

    def clean_code(self) -> str:
        from allauth.core import context

        key = f"code:{self.user.pk}"
        throttle.begin_attempt(context.request, key)
        self.cleaned_data["code"] = "".join(self.cleaned_data["code"].replace("-", "").split())
        code = super().clean_code()
        throttle.attempt_succeeded(context.request, key)
        return code

    @property
    def tries_left(self) -> int:
        return throttle.tries_left(f"code:{self.user.pk}")

    @property
    def recovery_codes_left(self) -> int:
        return recovery_codes_left(self.user)

    @property
    def demo_code(self) -> str:
        return demo.current_code(self.user.email)


class ConfirmPasswordForm(OurWords, ReauthenticateForm):
    """Before something weighty: is it still you?"""


class ConfirmCodeForm(OurWords, FactorReauthenticateForm):
    """The same with the code of the app."""

    @property
    def demo_code(self) -> str:
        return demo.current_code(self.user.email)


class NewPasswordForm(OurWords, ChangePasswordForm):
    """Change the own password."""


class ForgottenPasswordForm(OurWords, ResetPasswordForm):
    """Ask for a link; an unknown address gets a letter too, so that both answers take the same way."""

    def save(self, request, **kwargs) -> str:
        if self.users:
            return super().save(request, **kwargs)
        send_letter("unknown_account", self.cleaned_data["email"], {})
        return self.cleaned_data["email"]


class ResetByLinkForm(OurWords, ResetPasswordKeyForm):
    """Set a new password by the link."""


class SetUpFactorForm(OurWords, ActivateTOTPForm):
    """Connect an authenticator app."""

    def clean_code(self) -> str:
        try:
            return super().clean_code()
        except ValidationError as error:
            raise ValidationError(
                _("Dieser Code passt nicht zu dem Bild. Bitte den neuesten eingeben.")
            ) from error
