"""The page of a table of descriptions: every text before and after, then the decision."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.requests import SignedInRequest
from desk.forms import KernForm, action_page
from monitoring.imports.descriptions.proposing import ASKED, Proposals
from monitoring.imports.descriptions.reading import DESCRIPTIONS
from monitoring.imports.descriptions.services import proposals_of, take_descriptions
from monitoring.imports.models import ValueFile


class AgreeForm(KernForm):
    """Each text a person wrote is let go one by one; nothing is ticked beforehand."""

    agreed = forms.MultipleChoiceField(
        label=gettext_lazy("Von Menschen geschriebene Texte, die ersetzt werden sollen"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    with_new = forms.BooleanField(
        label=gettext_lazy("Unbekannte Indikatoren als Entwürfe anlegen"), required=False
    )

    def __init__(self, *args: Any, found: Proposals, **kwargs: Any):
        super().__init__(*args, **kwargs)
        asked = [
            (key, f"{proposal.indicator.title}: {text.label}")
            for proposal in found.changing
            for key, text in proposal.rows
            if text.state == ASKED
        ]
        if asked:
            self.fields["agreed"].choices = asked
        else:
            del self.fields["agreed"]
        if not found.unknown:
            del self.fields["with_new"]


def show_descriptions(
    request: SignedInRequest, file: ValueFile, breadcrumb: list[tuple[Any, str]]
) -> HttpResponse:
    """`file` was reached through its door by somebody who may write figures."""
    found = proposals_of(file) if file.state == ValueFile.State.CHECKED else Proposals()
    return action_page(
        request,
        file,
        run=lambda form: take_descriptions(file=file, by=request.user, **form.cleaned_data),
        form_class=AgreeForm,
        form_kwargs={"found": found},
        title=_("Beschreibungen übernehmen"),
        consequence=_("Texte, die niemand von Hand geschrieben hat, werden übernommen: %(count)s.")
        % {"count": found.free},
        confirm=_("Übernehmen"),
        message=_(
            "Die Beschreibungen sind übernommen. Im Verlauf jedes Indikators steht, was vorher da war."
        ),
        template="monitoring/imports/descriptions.html",
        breadcrumb=breadcrumb,
        context={"file": file, "found": found},
    )


def is_description(file: ValueFile) -> bool:
    return file.layout == DESCRIPTIONS


def to_descriptions(pk: UUID) -> HttpResponse:
    return redirect("monitoring:value-file-descriptions", pk=pk)
