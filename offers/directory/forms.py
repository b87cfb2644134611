"""What visitors may write: a mistake they found, or the address their note list goes to."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from desk.forms import KernForm
from offers.directory.choices import Mistake
from offers.directory.models import TEXT_LIMIT


class _OpenForm(KernForm):
    """A form anybody may send. `webseite` is a trap: people do not see it, programs fill it in."""

    webseite = forms.CharField(required=False, label=_("Bitte leer lassen"))

    @property
    def is_trapped(self) -> bool:
        return bool(self.data.get("webseite"))


class ReportForm(_OpenForm):
    """What is wrong with an offer."""

    mistake = forms.ChoiceField(
        label=_("Was stimmt nicht?"), choices=Mistake.choices, widget=forms.RadioSelect, initial=Mistake.TIMES
    )
    text = forms.CharField(
        label=_("Was sollte hier stehen?"),
        required=False,
        max_length=TEXT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Bitte keine Namen und nichts Persönliches: Der Träger und die Koordination lesen mit."),
    )

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if values.get("mistake") == Mistake.OTHER and not values.get("text", "").strip():
            self.add_error("text", _("Bitte schreiben Sie kurz, was anders ist."))
        return values


class NotesMailForm(_OpenForm):
    """Where the note list goes."""

    email = forms.EmailField(
        label=_("E-Mail-Adresse"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("Wir benutzen sie nur für diese eine Mail und behalten sie nicht."),
    )
