"""Forms of the report."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from desk.forms import KernForm, KernModelForm, Section
from monitoring.reports.models import (
    Assessment,
    BoardStatement,
    HouseTerm,
    IntegrationReport,
    LegalBasis,
    Recommendation,
    RecommendationOutcome,
    ReportText,
)
from monitoring.reports.outline import OUTLINE


class ReportForm(KernModelForm):
    """Period, mandate and the words of the first pages."""

    sections = [
        Section(
            _("Welcher Bericht?"),
            ["title", "subtitle", "period_start", "period_end"],
            hint=_("Beide Tage gehören zum Zeitraum. Er ist frei wählbar, meist sind es fünf Jahre."),
        ),
        Section(
            _("Auf welcher Grundlage?"),
            ["legal_basis", "mandate"],
            hint=_("Leer gelassen gilt die Rechtsgrundlage, die für den Kreis hinterlegt ist."),
        ),
        Section(
            _("Kurzfassung"),
            ["summary", "findings", "recommendations", "data_gaps"],
            hint=_("Steht auf der ersten Seite. Die acht Kennzahlen setzt das Netz selbst ein."),
        ),
    ]

    class Meta:
        model = IntegrationReport
        fields = [
            "title",
            "subtitle",
            "period_start",
            "period_end",
            "legal_basis",
            "mandate",
            "summary",
            "findings",
            "recommendations",
            "data_gaps",
        ]
        help_texts = {
            "recommendations": _(
                "Eine je Zeile, am besten drei. Leer gelassen stehen dort die ersten drei aus Kapitel 12."
            )
        }

    def clean(self):
        values = super().clean()
        first, last = values.get("period_start"), values.get("period_end")
        if first and last and last < first:
            self.add_error("period_end", _("Der letzte Tag liegt vor dem ersten."))
        return values


class ReasonForm(KernForm):
    """Why the draft is opened again."""

    reason = forms.CharField(label=_("Grund"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)
    sections = [Section("", ["reason"])]


class TextForm(KernModelForm):
    """The text of one section."""

    class Meta:
        model = ReportText
        fields = ["text"]
        labels = {"text": _("Text")}
        widgets = {"text": forms.Textarea(attrs={"rows": 14})}


class RecommendationForm(KernModelForm):
    """What is recommended, why, and how one sees that it worked."""

    chapter = forms.TypedChoiceField(
        label=_("stützt sich auf Kapitel"),
        coerce=int,
        empty_value=None,
        required=False,
        choices=[
            ("", _("kein bestimmtes")),
            *((number, f"{number} {title}") for number, title in OUTLINE[1:-1]),
        ],
        help_text=_("Von dort kommen die Zahlen der Kurzinformation."),
    )
    sections = [
        Section(_("Was empfehlen Sie?"), ["title", "text"]),
        Section(_("Warum?"), ["reason", "chapter", "against"]),
        Section(_("Wer, bis wann, womit?"), ["responsible", "due_on", "effort", "indicator", "decision"]),
    ]

    class Meta:
        model = Recommendation
        fields = [
            "title",
            "text",
            "reason",
            "against",
            "chapter",
            "responsible",
            "due_on",
            "effort",
            "indicator",
            "decision",
        ]
        widgets = {
            "text": forms.Textarea(attrs={"rows": 3}),
            "reason": forms.Textarea(attrs={"rows": 5}),
            "against": forms.Textarea(attrs={"rows": 3}),
        }


class OutcomeForm(KernModelForm):
    """What became of a recommendation."""

    sections = [Section("", ["title", "responsible", "status", "evidence"])]

    class Meta:
        model = RecommendationOutcome
        fields = ["title", "responsible", "status", "evidence"]
        widgets = {"evidence": forms.Textarea(attrs={"rows": 4})}


class AssessmentForm(KernModelForm):
    """The judgement on a goal; the scale never changes. `goals`: those of the concept."""

    sections = [
        Section(_("Welches Ziel?"), ["concept_goal", "goal"]),
        Section(_("Wie weit ist es erreicht?"), ["level", "reason"]),
    ]

    class Meta:
        model = Assessment
        fields = ["concept_goal", "goal", "level", "reason"]
        widgets = {"level": forms.RadioSelect, "reason": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, goals: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        field: Any = self.fields["concept_goal"]
        field.queryset, field.empty_label = goals, _("keines davon")
        steps: Any = self.fields["level"]
        steps.choices = Assessment.Level.choices  # without the empty one: no step is chosen beforehand
        if self.instance.concept_goal_id:
            self.initial["goal"] = ""

    def clean(self):
        """The words follow the chosen goal; without any the service says what is missing."""
        values = super().clean()
        if values.get("concept_goal"):
            values["goal"] = str(values["concept_goal"])
        elif not values.get("goal"):
            self.add_error("concept_goal", _("Welches Ziel? Bitte eines wählen oder eintragen."))
        return values


class HandoverForm(KernForm):
    """To which board?"""

    committee: Any = forms.ModelChoiceField(label=_("Gremium"), queryset=None)

    def __init__(self, *args: Any, boards: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["committee"].queryset = boards


class StatementForm(KernModelForm):
    """The word of a board, as it was decided."""

    sections = [Section("", ["committee", "stated_on", "text"])]

    class Meta:
        model = BoardStatement
        fields = ["committee", "stated_on", "text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 12})}

    def __init__(self, *args: Any, boards: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["committee"].queryset = boards


class BasisForm(KernModelForm):
    """A new version of the legal basis."""

    sections = [Section("", ["short", "text", "as_of", "is_checked"])]

    class Meta:
        model = LegalBasis
        fields = ["short", "text", "as_of", "is_checked"]
        widgets = {"text": forms.Textarea(attrs={"rows": 8})}


class TermForm(KernModelForm):
    """A word and a better one."""

    sections = [Section("", ["term", "preferred", "note"])]

    class Meta:
        model = HouseTerm
        fields = ["term", "preferred", "note"]
