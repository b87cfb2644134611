"""Forms of case work; every free text says that no person may be recognisable."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coordination.barriers.models import Barrier
from coordination.cases.codes import TRANSITIONS, ClosingReason, Phase
from coordination.cases.models import Case, CaseContact, Need
from coordination.cases.selectors import deputies_for, known_barriers
from coordination.network.fields import FieldOfAction
from coordination.network.selectors import municipality_choices
from desk.forms import KernForm, KernModelForm, MultiCheck, Section

NO_NAMES = _("Ohne Namen, Geburtsdaten, Telefonnummern, Anschriften oder Aktenzeichen.")


class CaseForm(KernModelForm):
    sections = [
        Section(_("Aufnahme"), ["opened_on", "municipality", "entry_path", "complexity"]),
        Section(
            _("Merkmale in Stufen"),
            ["age_band", "household_band", "residence_group", "main_language"],
            hint=_(
                "Nur grobe Stufen, alles freiwillig. Wer der Mensch ist, steht nur in Ihrem Fachverfahren."
            ),
        ),
        Section(_("Ziel"), ["goal"], hint=NO_NAMES),
        Section(_("Vertretung"), ["deputy", "deputy_until"]),
    ]

    class Meta:
        model = Case
        fields = [
            "opened_on", "municipality", "entry_path", "complexity", "age_band", "household_band",
            "residence_group", "main_language", "goal", "deputy", "deputy_until",
        ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = municipality_choices(self.user)
        self.fields["deputy"].queryset = deputies_for(self.user)


class NeedForm(KernModelForm):
    sections = [Section(_("Bedarf"), ["field_of_action", "text", "priority", "status"], hint=NO_NAMES)]

    class Meta:
        model = Need
        fields = ["field_of_action", "text", "priority", "status"]


class ContactForm(KernModelForm):
    sections = [
        Section(
            _("Kontakt"), ["happened_on", "kind", "duration_band", "field_of_action", "interpreter_used"]
        ),
        Section(_("Notiz"), ["note"], hint=NO_NAMES),
    ]

    class Meta:
        model = CaseContact
        fields = ["happened_on", "kind", "duration_band", "field_of_action", "interpreter_used", "note"]


class PhaseForm(KernForm):
    phase = forms.ChoiceField(label=_("Neue Phase"))
    reason = forms.CharField(label=_("Grund"), max_length=300, required=False)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        allowed = TRANSITIONS[case.phase] - {Phase.CLOSED}
        self.fields["phase"].choices = [c for c in Phase.choices if c[0] in allowed]


class CloseForm(KernForm):
    reason = forms.ChoiceField(label=_("Abschlussgrund"), choices=ClosingReason.choices)


class RaiseBarrierForm(KernForm):
    """What leaves the case: a known barrier once more, or a new one in general words."""

    known: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Bekannte Hürde"),
        queryset=None,
        required=False,
        empty_label=_("keine davon, neu beschreiben"),
    )
    title = forms.CharField(label=_("Was hindert?"), max_length=200, required=False)
    description = forms.CharField(
        label=_("Beschreibung"), max_length=20_000, required=False, widget=forms.Textarea, help_text=NO_NAMES
    )
    field_of_action = forms.ChoiceField(label=_("Handlungsfeld"), choices=FieldOfAction.choices)
    kind = forms.ChoiceField(label=_("Art der Hürde"), choices=Barrier.Kind.choices)
    level = forms.ChoiceField(label=_("Wer kann sie abbauen?"), choices=Barrier.Level.choices)
    groups = forms.MultipleChoiceField(
        label=_("Wen betrifft es?"), choices=Barrier.Group.choices, widget=MultiCheck, required=False
    )
    sections = [
        Section(_("Gibt es sie schon?"), ["known"]),
        Section(
            _("Oder neu beschreiben"),
            ["title", "description", "field_of_action", "kind", "level", "groups"],
            hint=_(
                "Beschreiben Sie das Hindernis, nicht den Menschen. Der Fall ist von der Hürde aus nicht zu sehen."
            ),
        ),
    ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["known"].queryset = known_barriers(self.user)
