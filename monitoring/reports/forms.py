"""Forms of the report."""

from django import forms
from django.utils.translation import gettext_lazy as _

from desk.forms import KernForm, KernModelForm, Section
from monitoring.reports.models import IntegrationReport


class ReportForm(KernModelForm):
    """Period, mandate and the words of the first pages."""

    sections = [
        Section(
            _("Welcher Bericht?"),
            ["title", "subtitle", "period_start", "period_end"],
            hint=_("Beide Tage gehören zum Zeitraum. Er ist frei wählbar, meist sind es fünf Jahre."),
        ),
        Section(_("Auf welcher Grundlage?"), ["legal_basis", "mandate"]),
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
