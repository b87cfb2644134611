"""Naming a person for an offer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from desk.forms import KernForm
from offers.catalogue.models import Offer
from offers.team.models import TeamRole
from offers.team.selectors import team_choices


class PersonField(forms.ModelChoiceField):
    """A person with its organisation."""

    def label_from_instance(self, function: Any) -> str:
        return f"{function.person.name}, {function.organisation.name}"


class TeamForm(KernForm):
    """Who, and what for."""

    function = PersonField(
        label=_("Person"),
        queryset=None,
        help_text=_("Personen des Trägers. Wer fehlt, wird zuerst bei der Organisation eingetragen."),
    )
    role = forms.ChoiceField(label=_("Rolle"), choices=TeamRole.choices, initial=TeamRole.KEY_PERSON)

    def __init__(self, *args: Any, offer: Offer, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["function"].queryset = team_choices(self.user, offer)
