"""What is asked about a concept, its goals, and the trainings."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.clock import today
from desk.forms import KernForm, KernModelForm, Section
from monitoring.concept.models import Concept, ConceptField, Goal, Training, TrainingDate
from monitoring.concept.selectors.concepts import guiding_choices, resolution_choices
from monitoring.concept.selectors.trainings import measure_choices


class ConceptForm(KernModelForm):
    """A version of the concept, and how it understands integration."""

    sections = [
        Section(_("Welches Papier?"), ["kind", "title", "year", "term_start", "term_end"]),
        Section(
            _("Wie versteht es Integration?"),
            ["understanding", "position", "key_words", "orientation"],
            hint=_("So lassen sich Anspruch und Maßnahmen später nebeneinanderlegen."),
        ),
        Section(_("Beschluss"), ["resolution"], hint=_("Nummer und Tag werden beim Beschließen gefragt.")),
    ]

    class Meta:
        model = Concept
        fields = [
            "kind", "title", "year", "term_start", "term_end", "understanding", "position", "key_words",
            "orientation", "resolution",
        ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["resolution"].queryset = resolution_choices(self.user)
        self.fields["year"].widget.attrs["maxlength"] = "4"
        if not self.instance.pk and not self.initial.get("year"):
            self.fields["year"].initial = today().year


class AdoptForm(KernForm):
    """Who adopted it when, and under which number."""

    decided_by = forms.CharField(label=_("beschlossen von"), help_text=_("z. B. Kreistag oder Rat"))
    decided_on = forms.DateField(label=_("beschlossen am"))
    decision_number = forms.CharField(
        label=_("Nummer des Beschlusses"), required=False, max_length=60, help_text=_("z. B. 2021/118")
    )

    def __init__(self, *args: Any, concept: Concept, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["decided_by"].initial = concept.decided_by
        self.fields["decided_on"].initial = concept.decided_on
        self.fields["decision_number"].initial = concept.decision_number


class FieldForm(KernModelForm):
    """A field of action of the concept."""

    class Meta:
        model = ConceptField
        fields = ["code", "name", "strategy", "position"]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["position"].required = False
        self.fields["position"].help_text = _("Leer: ans Ende.")
        if not self.instance.pk:
            self.fields["position"].initial = None
            self.initial.pop("position", None)


class GoalForm(KernModelForm):
    """A goal: its field, its number, its words, and whom it promises something."""

    sections = [
        Section(_("Wo steht das Ziel?"), ["field", "level", "parent", "number"]),
        Section(_("Was soll erreicht werden?"), ["title", "text", "promised"]),
    ]

    class Meta:
        model = Goal
        fields = ["field", "level", "parent", "number", "title", "text", "promised"]

    def __init__(self, *args: Any, concept: Concept, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["field"].queryset = concept.fields.all()
        self.fields["parent"].queryset = guiding_choices(self.user, concept).exclude(pk=self.instance.pk)


class CheckForm(KernForm):
    """Why a contradiction may stay."""

    note = forms.CharField(
        label=_("Warum bleibt es so?"),
        max_length=300,
        help_text=_("z. B. „Schutzraum für Frauen“. Ändern sich die Zahlen, wird neu gefragt."),
    )


class TrainingForm(KernModelForm):
    """A training for staff of the administration."""

    class Meta:
        model = Training
        fields = ["title", "audience", "is_mandatory", "staff", "measure", "note"]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["measure"].queryset = measure_choices(self.user)


class TrainingDateForm(KernModelForm):
    """A date, and how many came."""

    class Meta:
        model = TrainingDate
        fields = ["held_on", "reached"]
