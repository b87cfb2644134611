"""What is asked of somebody who registers, and of those who decide."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coordination.network.selectors import organisation_choices
from coordination.network.widgets import OrganisationField
from desk.forms import KernForm
from offers.registration import guards

TOO_EARLY = _(
    "Das ging sehr schnell. Bitte sehen Sie Ihre Angaben noch einmal durch und senden Sie sie dann."
)
TOO_LATE = _("Diese Seite war lange offen. Bitte senden Sie Ihre Angaben noch einmal.")


class RegistrationForm(KernForm):
    """Three answers. Two more fields are for machines: one nobody sees, one that knows when the page was opened."""

    organisation_name = forms.CharField(label=_("Name des Vereins oder der Gruppe"), max_length=200)
    full_name = forms.CharField(label=_("Ihr Vor- und Nachname"), max_length=200)
    email = forms.EmailField(label=_("E-Mail-Adresse"), max_length=254)
    homepage = forms.CharField(required=False, max_length=300)
    opened = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput())

    def __init__(self, *args: Any, subject: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.subject = subject
        #: The seal the page carries; a new one only where the old one is no longer good.
        self.seal = self.data.get("opened", "") if self.is_bound else guards.stamp(subject)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        word = guards.age_word(data.get("opened", ""), self.subject)
        if word == "early":
            self.add_error(None, TOO_EARLY)
        elif word:
            self.seal = guards.stamp(self.subject)
            self.add_error(None, TOO_LATE)
        return data

    @property
    def is_filled_by_machine(self) -> bool:
        """Something stands where people see no field."""
        return bool(self.cleaned_data.get("homepage"))

    @property
    def answers(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("organisation_name", "full_name", "email")}


class QuestionForm(KernForm):
    """What the coordination wants to know."""

    question = forms.CharField(
        label=_("Ihre Frage"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        help_text=_("Geht als E-Mail an die Person; beantwortet wird sie hier."),
    )


class AnswerForm(KernForm):
    """What the person says to it."""

    answer = forms.CharField(
        label=_("Ihre Antwort"), widget=forms.Textarea(attrs={"rows": 5}), max_length=2000
    )


class RefusalForm(KernForm):
    """Why not; the person reads it."""

    reason = forms.CharField(
        label=_("Begründung"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        help_text=_("Steht in der E-Mail an die Person und im Verlauf."),
    )


class JoinForm(KernForm):
    """Which organisation of the network it really is."""

    organisation = OrganisationField(
        label=_("Bestehende Organisation"),
        choices_for=organisation_choices,
        help_text=_("Bitte den ganzen Namen schreiben."),
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any):
        super().__init__(*args, user=user, **kwargs)
        self.fields["organisation"].offer(user)
