"""What is asked for a new key."""

from django import forms
from django.utils.translation import gettext_lazy as _

from desk.forms import KernForm, Section


class TokenForm(KernForm):
    """Name and last day of a key."""

    sections = [Section(_("Neuer Schlüssel"), ["name", "expires_on"])]
    name = forms.CharField(
        label=_("Wofür?"), help_text=_("Zum Beispiel: Stadtplan, nächtlicher Abgleich"), max_length=200
    )
    expires_on = forms.DateField(label=_("Gültig bis"), help_text=_("Höchstens ein Jahr."))
