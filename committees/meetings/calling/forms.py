"""Forms to take up a late item, and to call the meeting members demand."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.clock import today
from committees.roster.models import Committee
from committees.roster.selectors import members_on
from desk.forms import KernForm, MultiCheck, Section


class AdmissionForm(KernForm):
    """Why it cannot wait, and how the committee voted."""

    reason = forms.CharField(label=_("Warum es keinen Aufschub duldet"), max_length=500)
    yes = forms.IntegerField(label=_("Ja"), min_value=0, max_value=500)
    no = forms.IntegerField(label=_("Nein"), min_value=0, max_value=500, initial=0)
    abstain = forms.IntegerField(label=_("Enthaltung"), min_value=0, max_value=500, initial=0)


class DemandForm(KernForm):
    """What members demand, who they are, and when they shall meet."""

    subject = forms.CharField(label=_("Gegenstand"), max_length=200)
    reason = forms.CharField(label=_("Begründung"), widget=forms.Textarea, max_length=2000, required=False)
    received_on = forms.DateField(label=_("eingegangen am"))
    supporters: Any = forms.ModelMultipleChoiceField(
        label=_("verlangt von"), queryset=None, widget=MultiCheck
    )
    starts_at = forms.DateTimeField(label=_("Beginn der Sitzung"))
    location = forms.CharField(label=_("Ort"), max_length=200)
    sections = [
        Section(_("Was wird verlangt?"), ["subject", "reason", "received_on", "supporters"]),
        Section(_("Wann und wo tagt das Gremium?"), ["starts_at", "location"]),
    ]

    def __init__(self, *args, committee: Committee, **options):
        super().__init__(*args, **options)
        field = self.fields["supporters"]
        field.queryset = members_on(committee, today())
        field.label_from_instance = lambda holding: f"{holding.seat}: {holding.person}"
