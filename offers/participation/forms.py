"""What is asked about dates, numbers, programmes and cards."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from desk.forms import KernForm, KernModelForm, Section
from desk.forms.fields import read_day
from offers.participation import rules
from offers.participation.codes import read_card_number, read_code
from offers.participation.models import CertificateProgramme, Module, Session
from offers.participation.selectors import module_choices, programme_offers, programme_providers


class DaysField(forms.CharField):
    """Further days, one in a line or separated by commas."""

    widget = forms.Textarea(attrs={"rows": 4, "inputmode": "text"})

    def clean(self, value: Any) -> list[dt.date]:
        text = super().clean(value) or ""
        words = [word.strip() for word in text.replace(";", ",").replace("\n", ",").split(",")]
        return [read_day(word) for word in words if word]


class SessionForm(KernModelForm):
    """One date: when, what, where, how many."""

    sections = [
        Section(_("Wann?"), ["starts_at", "ends_at", "more_days"]),
        Section(_("Was und wo?"), ["module", "place", "capacity_override"]),
    ]

    class Meta:
        model = Session
        fields = ["starts_at", "ends_at", "module", "place", "capacity_override"]
        help_texts = {
            "place": _("Nur wenn der Ort ein anderer ist als beim Angebot."),
            "capacity_override": _("Leer lassen, wenn es so viele Plätze gibt wie beim Angebot."),
            "module": _("Wer kommt, bekommt dafür einen Stempel auf die Karte."),
        }

    def __init__(self, *args: Any, offer: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        rows = module_choices(offer)
        self.fields["module"].queryset = rows
        if not rows.exists() and self.instance.module_id is None:
            del self.fields["module"]
        elif self.instance.module_id:
            own = Module.objects.visible_to(self.user).filter(pk=self.instance.module_id)
            self.fields["module"].queryset = (rows | own).distinct()

    def validate_constraints(self) -> None:
        """The service asks the same rules and answers at the right field."""


class NewSessionForm(SessionForm):
    """The same, and further days with the same hours."""

    more_days = DaysField(
        label=_("Weitere Tage zur selben Zeit"),
        required=False,
        max_length=2000,
        help_text=_(
            "Ein Tag je Zeile, zum Beispiel 16.03.2026. So tragen Sie eine ganze Reihe auf einmal ein."
        ),
    )


class SignUpForm(KernForm):
    """The provider signs up a person: at most the number of a card is noted."""

    card = forms.CharField(
        label=_("Nummer der Stempelkarte"),
        required=False,
        max_length=12,
        help_text=_("Wenn die Person schon eine hat. Ein Name wird nirgends gespeichert."),
    )

    def clean_card(self) -> int | None:
        return card_number(self.cleaned_data["card"])


class ReasonForm(KernForm):
    """Why a date does not take place."""

    reason = forms.CharField(
        label=_("Grund"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Steht öffentlich beim Termin, zum Beispiel „Referentin erkrankt, neuer Termin folgt“."),
    )


class WalkInForm(KernForm):
    """Who came without having signed up."""

    walk_ins = forms.IntegerField(
        label=_("Weitere ohne Anmeldung und ohne Karte"),
        required=False,
        min_value=0,
        max_value=rules.MOST_WALK_INS,
        help_text=_("Nur die Anzahl."),
    )
    walk_in_cards = forms.CharField(
        label=_("Weitere mit Stempelkarte"),
        required=False,
        max_length=2000,
        help_text=_("Die Nummern der Karten, mit Komma getrennt, zum Beispiel 0118, 0121."),
    )

    def clean_walk_in_cards(self) -> list[int]:
        words = self.cleaned_data["walk_in_cards"].replace(";", ",").replace("\n", ",").split(",")
        return [number for word in words if (number := card_number(word)) is not None]


class ProgrammeForm(KernModelForm):
    """A programme: name, what it certifies, and the offers whose dates carry its modules."""

    class Meta:
        model = CertificateProgramme
        fields = ["title", "short", "provider", "subtitle", "achievement", "offers"]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["provider"].queryset = programme_providers(self.user)
        self.fields["offers"].queryset = programme_offers(self.user, self.instance)

    def clean_short(self) -> str:
        return self.cleaned_data["short"].upper()

    def validate_constraints(self) -> None:
        """The service asks the same rules and answers at the right field."""


class ModuleForm(KernModelForm):
    """One module of a draft."""

    class Meta:
        model = Module
        fields = ["code", "title", "partner", "required"]
        help_texts = {
            "code": _("Dasselbe Kürzel heißt in jeder Fassung dasselbe Thema, zum Beispiel M3."),
            "partner": _("Wer das Modul gibt, zum Beispiel die Stadtwerke."),
        }

    def validate_constraints(self) -> None:
        """The service asks the same rules and answers at the right field."""


class CardsForm(KernForm):
    """How many cards are handed out at once."""

    count = forms.IntegerField(
        label=_("Wie viele Karten?"), min_value=1, max_value=rules.MOST_CARDS, initial=1
    )


class PublicSignUpForm(forms.Form):
    """What a visitor sends: the key of the form, and an address only where somebody may have to wait."""

    request_key = forms.UUIDField(widget=forms.HiddenInput)
    notice_email = forms.EmailField(required=False, max_length=254)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["notice_email"].error_messages["invalid"] = _(
            "Das ist keine vollständige E-Mail-Adresse, zum Beispiel name@verein.example."
        )


class CodeForm(forms.Form):
    """The code somebody was handed."""

    code = forms.CharField(max_length=20)

    def clean_code(self) -> str:
        code = read_code(self.cleaned_data["code"])
        if not code:
            raise ValidationError(
                _now("Ein Code hat acht Zeichen, zum Beispiel K7QM-4TXR. Bitte noch einmal vergleichen.")
            )
        return code


def card_number(text: str) -> int | None:
    """The number of a card as somebody wrote it; nothing written is no card."""
    if not text.strip():
        return None
    number = read_card_number(text)
    if number is None:
        raise ValidationError(
            _now("„%(text)s“ ist keine Kartennummer. Sie steht vorn auf der Karte, zum Beispiel 0118.")
            % {"text": text.strip()[:20]}
        )
    return number
