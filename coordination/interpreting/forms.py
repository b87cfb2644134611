"""Forms of the slice; rules stand in the services."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coordination.interpreting.codes import (
    REQUIRED_CREDENTIALS,
    CredentialType,
    LanguageLevel,
    Mode,
    Occasion,
    RejectionReason,
)
from coordination.interpreting.models import BookingRequest, Interpreter, InterpreterPool
from coordination.interpreting.selectors import open_pools, pool_rows, requesting_bodies
from coordination.network.languages import Language
from coordination.network.selectors import municipality_choices
from desk.forms import GermanDateField, GermanDateTimeField, KernForm, KernModelForm, MultiCheck, Section

#: A person of the pool rarely brings more than four languages beside German.
LANGUAGE_ROWS = 5


class BookingForm(KernModelForm):
    starts_at = GermanDateTimeField(label=_("Beginn"))
    ends_at = GermanDateTimeField(label=_("Ende (voraussichtlich)"))

    sections = [
        Section(
            _("Was wird gebraucht?"),
            ["pool", "language", "occasion", "topic_note", "mode"],
            hint=_("Bitte keine Namen, Geburtsdaten oder Aktenzeichen von Ratsuchenden eintragen."),
        ),
        Section(_("Wann und wo?"), ["starts_at", "ends_at", "municipality", "place", "urgency_reason"]),
        Section(
            _("Wer fragt an?"),
            ["requester", "contact_name", "contact_phone", "contact_email", "file_reference"],
        ),
        Section(
            _("Ist Sprachmittlung nötig?"), ["gender_wish", "necessity_confirmed", "no_other_help_confirmed"]
        ),
    ]

    class Meta:
        model = BookingRequest
        fields = [
            "pool", "language", "occasion", "topic_note", "mode", "starts_at", "ends_at", "municipality", "place",
            "urgency_reason", "requester", "contact_name", "contact_phone", "contact_email", "file_reference",
            "gender_wish", "necessity_confirmed", "no_other_help_confirmed",
        ]  # fmt: skip
        help_texts = {
            "topic_note": _(
                "Worum geht es, in wenigen Worten und ohne Namen, z. B. „Aufnahme in die Klasse 5“."
            ),
            "urgency_reason": _("Nur nötig, wenn der Vorlauf des Pools nicht mehr reicht."),
            "file_reference": _("Ihr eigenes Zeichen, damit Sie die Anfrage wiederfinden. Kein Name."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pool"].queryset = open_pools(self.user)
        self.fields["municipality"].queryset = municipality_choices(self.user)
        self.fields["requester"].queryset = requesting_bodies(self.user)


class RejectForm(KernForm):
    reason = forms.ChoiceField(label=_("Grund"), choices=RejectionReason.choices)
    note = forms.CharField(
        label=_("Was hilft stattdessen?"), max_length=1000, widget=forms.Textarea,
        help_text=_("Steht in der E-Mail an die Einsatzstelle."),
    )  # fmt: skip


class ReasonForm(KernForm):
    reason = forms.CharField(label=_("Grund"), max_length=300)


class InterpreterForm(KernModelForm):
    modes = forms.MultipleChoiceField(label=_("Bereit für"), choices=Mode.choices, widget=MultiCheck)
    email = forms.EmailField(label=_("E-Mail-Adresse"), required=False)
    phone = forms.CharField(label=_("Telefon"), max_length=50, required=False)
    street = forms.CharField(label=_("Straße und Hausnummer"), max_length=200, required=False)
    postcode = forms.CharField(label=_("Postleitzahl"), max_length=5, required=False)

    class Meta:
        model = Interpreter
        fields = ["given_name", "family_name", "gender", "home", "pool", "modes", "status", "note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["home"].queryset = municipality_choices(self.user)
        self.fields["pool"].queryset = pool_rows(self.user)
        self._add_languages()
        self._add_credentials()
        numbers = range(1, LANGUAGE_ROWS + 1)
        self.sections = [
            Section(_("Wer ist das?"), ["given_name", "family_name", "gender", "home"]),
            Section(_("Einsatz"), ["pool", "modes", "status", "note"]),
            Section(
                _("Sprachen"),
                [name for n in numbers for name in (f"language_{n}", f"level_{n}")],
                hint=_("Deutsch bitte mit Niveau angeben, mindestens B1."),
            ),
            Section(
                _("Nachweise (gesehen am)"),
                [f"seen_{kind}" for kind in CredentialType.values],
                hint=_("Nur das Datum der Einsicht, nie das Dokument."),
            ),
            Section(
                _("Private Daten"),
                ["email", "phone", "street", "postcode"],
                hint=_(
                    "Sieht nur die Koordination. Die Einsatzstelle sieht sie nur, wenn der Pool es erlaubt."
                ),
            ),
        ]

    def _add_languages(self) -> None:
        known = (
            list(self.instance.languages.all())
            if self.instance.pk and not self.instance._state.adding
            else []
        )
        for number in range(1, LANGUAGE_ROWS + 1):
            row = known[number - 1] if number <= len(known) else None
            self.fields[f"language_{number}"] = forms.ChoiceField(
                label=_("Sprache %(number)s") % {"number": number}, required=number == 1,
                choices=[("", "–"), *Language.choices], initial=row.language if row else "",
            )  # fmt: skip
            self.fields[f"level_{number}"] = forms.ChoiceField(
                label=_("Niveau %(number)s") % {"number": number}, required=number == 1,
                choices=[("", "–"), *LanguageLevel.choices], initial=row.level if row else "",
            )  # fmt: skip

    def _add_credentials(self) -> None:
        adding = self.instance._state.adding
        seen = {} if adding else {row.type: row.seen_on for row in self.instance.credentials.all()}
        for kind, label in CredentialType.choices:
            note = _("Pflicht vor dem ersten Einsatz") if kind in REQUIRED_CREDENTIALS else ""
            self.fields[f"seen_{kind}"] = GermanDateField(
                label=label, required=False, initial=seen.get(kind), help_text=note
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for number in range(1, LANGUAGE_ROWS + 1):
            language, level = data.get(f"language_{number}"), data.get(f"level_{number}")
            if bool(language) != bool(level):
                self.add_error(f"level_{number}", _("Bitte Sprache und Niveau zusammen angeben."))
        return data

    def values(self) -> dict[str, Any]:
        """Cleaned data in the shape of the service: languages by code, proofs by type."""
        data = dict(self.cleaned_data)
        rows = [(data.pop(f"language_{n}"), data.pop(f"level_{n}")) for n in range(1, LANGUAGE_ROWS + 1)]
        seen = {kind: data.pop(f"seen_{kind}") for kind in CredentialType.values}
        data["languages"] = {language: level for language, level in rows if language}
        data["credentials"] = {kind: day for kind, day in seen.items() if day}
        return data


class OwnDetailsForm(KernModelForm):
    """What an interpreter keeps up to date without asking anybody."""

    modes = forms.MultipleChoiceField(label=_("Ich bin bereit für"), choices=Mode.choices, widget=MultiCheck)
    email = forms.EmailField(label=_("E-Mail-Adresse"), required=False)
    phone = forms.CharField(label=_("Telefon"), max_length=50, required=False)
    street = forms.CharField(label=_("Straße und Hausnummer"), max_length=200, required=False)
    postcode = forms.CharField(label=_("Postleitzahl"), max_length=5, required=False)

    sections = [
        Section(
            _("Einsätze"),
            ["modes", "home"],
            hint=_("Sprachen und Nachweise ändert die Vermittlung, wenn sie sie gesehen hat."),
        ),
        Section(
            _("So erreicht Sie die Vermittlung"),
            ["email", "phone", "street", "postcode"],
            hint=_("Sieht nur die Vermittlung. Die Einsatzstelle sieht sie nur, wenn der Pool es erlaubt."),
        ),
    ]

    class Meta:
        model = Interpreter
        fields = ["modes", "home"]
        labels = {"home": _("Wo ich wohne")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["home"].queryset = municipality_choices(self.user)


class PoolForm(KernModelForm):
    excluded_occasions = forms.MultipleChoiceField(
        label=_("Ausgeschlossene Anlässe"), choices=Occasion.choices, widget=MultiCheck, required=False
    )
    sections = [
        Section(_("Pool"), ["name", "kind", "is_active", "rule_source"]),
        Section(
            _("Fristen und Grenzen"),
            ["lead_days", "lead_day_type", "max_duration_min", "travel_buffer_min", "processing_target_days"],
        ),
        Section(_("Anlässe und Kontaktdaten"), ["excluded_occasions", "contact_visibility"]),
    ]

    class Meta:
        model = InterpreterPool
        fields = [
            "name", "kind", "is_active", "rule_source", "lead_days", "lead_day_type", "max_duration_min",
            "travel_buffer_min", "processing_target_days", "excluded_occasions", "contact_visibility",
        ]  # fmt: skip
