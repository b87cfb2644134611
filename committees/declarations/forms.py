"""What somebody on a seat is asked."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from committees.declarations.facts import CONSENT, CONSENTS, FACTS, NOTHING_SAID
from desk.forms import KernForm, Section


class DeclarationForm(KernForm):
    """One question per fact; "keine Angabe" stands for each of them, and is chosen at first."""

    agrees = forms.BooleanField(
        label=_("Ich willige ein."),
        help_text=CONSENTS[CONSENT],
        error_messages={"required": _("Ohne Ihre Einwilligung speichern wir nichts.")},
    )
    sections = [
        Section(_("Angaben"), [fact.key for fact in FACTS]),
        Section(_("Einwilligung"), ["agrees"]),
    ]

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        for fact in FACTS:
            self.fields[fact.key] = forms.ChoiceField(
                label=fact.question,
                choices=fact.answers.choices,
                widget=forms.RadioSelect,
                initial=NOTHING_SAID,
            )

    @property
    def answers(self) -> dict[str, str]:
        return {fact.key: self.cleaned_data[fact.key] for fact in FACTS}
