"""Whom an organisation invites to write for it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from desk.forms import KernForm


class ColleagueForm(KernForm):
    """Name, address, and whether the person looks after the accesses, too."""

    full_name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("E-Mail-Adresse"), max_length=254)
    is_manager = forms.BooleanField(
        label=_("verwaltet auch die Zugänge"),
        required=False,
        help_text=_("Kann dann selbst einladen und Zugänge beenden."),
    )


class ReasonForm(KernForm):
    """Why; stands in the log."""

    reason = forms.CharField(
        label=_("Warum?"), required=False, max_length=500, help_text=_("Steht im Protokoll des Kreises.")
    )
