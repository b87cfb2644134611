"""Forms of the sitting allowances."""

from django import forms
from django.utils.translation import gettext_lazy as _

from desk.forms import KernForm


class QuarterForm(KernForm):
    """Which quarter is meant."""

    year = forms.IntegerField(label=_("Jahr"), min_value=2000, max_value=2100)
    quarter = forms.ChoiceField(label=_("Quartal"), choices=[(str(n), f"{n}.") for n in range(1, 5)])


class PaymentForm(QuarterForm):
    """And on which day it was paid."""

    paid_on = forms.DateField(label=_("ausgezahlt am"))


class WaiverForm(KernForm):
    reason = forms.CharField(label=_("Grund des Verzichts"), max_length=200)
