"""What is asked about programmes and grants."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coordination.network.widgets import OrganisationField
from desk.forms import ChoiceCards, KernForm, KernModelForm, Section
from desk.forms.widgets import Card
from offers.funding.choices import Binding
from offers.funding.models import FundingPeriod, FundingProgramme
from offers.funding.selectors import (
    grantee_choices,
    offer_choices,
    predecessor_choices,
    programme_choices,
)

PROGRAMME_FIELDS = [
    "name", "funder", "level", "legal_basis", "is_closed",
    "max_share_percent", "own_share_min_percent", "max_amount_per_year", "min_amount_per_year", "max_months",
    "latest_end", "target_group_binding", "bound_groups", "forbids_opening", "binding_source",
    "final_proof_rule", "final_proof_months", "final_proof_day", "final_proof_month", "interim_proof_months",
    "excluded_purposes",
]  # fmt: skip
PERIOD_FIELDS = [
    "programme", "title", "file_number", "period_start", "period_end", "notice_on", "early_start_approved_on",
    "total_cost", "grant_amount", "own_share", "third_party_share", "notional_share", "financing_type", "posts",
    "predecessor", "offers", "final_proof_due_on", "note",
]  # fmt: skip


class ProgrammeForm(KernModelForm):
    """A programme and its rules."""

    sections = [
        Section(_("Wer gibt das Geld?"), ["name", "funder", "level", "legal_basis", "is_closed"]),
        Section(
            _("Wie viel?"),
            [
                "max_share_percent", "own_share_min_percent", "max_amount_per_year", "min_amount_per_year",
                "max_months", "latest_end",
            ],
            hint=_("Leer heißt: keine Grenze."),
        ),
        Section(
            _("Für wen?"),
            ["target_group_binding", "bound_groups", "forbids_opening", "binding_source", "excluded_purposes"],
            hint=_("Bindet das Programm an eine Gruppe, kann ein Angebot daraus nicht „offen für alle“ sein."),
        ),
        Section(
            _("Nachweise"),
            [
                "final_proof_rule", "final_proof_months", "final_proof_day", "final_proof_month",
                "interim_proof_months",
            ],
        ),
    ]  # fmt: skip

    class Meta:
        model = FundingProgramme
        fields = PROGRAMME_FIELDS
        widgets = {
            "target_group_binding": ChoiceCards(
                cards={
                    Binding.NONE: Card(_("Jede:r darf von dem Geld etwas haben.")),
                    Binding.PREFERRED: Card(_("Eine Gruppe soll vorgehen, andere sind erlaubt.")),
                    Binding.REQUIRED: Card(_("Das Geld ist nur für diese Gruppe.")),
                }
            )
        }


class PeriodForm(KernModelForm):
    """A notice of grant: who, when, how much, and what hangs on it."""

    grantee = OrganisationField(label=_("Zuwendungsempfänger"), choices_for=grantee_choices)
    sections = [
        Section(
            _("Welche Förderung?"),
            ["programme", "grantee", "title", "file_number", "period_start", "period_end", "predecessor"],
            hint=_("Beginn und Ende sind der erste und der letzte Tag des Bewilligungszeitraums."),
        ),
        Section(_("Bescheid"), ["notice_on", "early_start_approved_on", "final_proof_due_on"]),
        Section(
            _("Finanzierung"),
            [
                "total_cost", "grant_amount", "own_share", "third_party_share", "notional_share",
                "financing_type", "posts",
            ],
            hint=_("Die Anteile ergeben auf den Cent die Gesamtkosten. Beträge sehen nur Sie und der Empfänger."),
        ),
        Section(_("Was hängt daran?"), ["offers", "note"]),
    ]  # fmt: skip

    leaves_constraints = True

    class Meta:
        model = FundingPeriod
        fields = PERIOD_FIELDS

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        choices = {
            "programme": programme_choices,
            "offers": offer_choices,
            "predecessor": predecessor_choices,
        }
        for name, offered in choices.items():
            rows = offered(self.user)
            if name == "predecessor" and self.instance.pk:
                rows = rows.exclude(pk=self.instance.pk)
            self.fields[name].queryset = rows
        self.fields["grantee"].offer(self.user)
        if self.instance.grantee_id:
            self.initial["grantee"] = self.instance.grantee


class MoveForm(KernForm):
    """What is worth remembering about the step."""

    reason = forms.CharField(
        label=_("Bemerkung"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Steht im Verlauf, z. B. „Bescheid liegt in der Akte“."),
    )
