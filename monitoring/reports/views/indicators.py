"""The way of an indicator into the report, from its own page."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.doors import fetch_allowed
from accounts.requests import SignedInRequest
from coordination.network.fields import FieldOfAction
from desk.forms import KernForm, form_page
from monitoring.indicators.hub import trail
from monitoring.indicators.models import Indicator
from monitoring.reports.models import IntegrationReport
from monitoring.reports.selectors import report_rows
from monitoring.reports.services.indicators import take_indicator


class TakeIndicatorForm(KernForm):
    """Into which draft, under which field, and whether it leads there."""

    report = forms.ModelChoiceField(
        label=gettext_lazy("Entwurf"), queryset=IntegrationReport.objects.none(), empty_label=None
    )
    field = forms.ChoiceField(label=gettext_lazy("Handlungsfeld, Kapitel 4"), choices=FieldOfAction.choices)
    is_lead = forms.BooleanField(
        label=gettext_lazy("als Leitindikator, mit Bild"),
        required=False,
        help_text=gettext_lazy("Einer je Handlungsfeld; der bisherige bleibt in der Tabelle."),
    )

    def __init__(self, *args: Any, drafts: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["report"].queryset = drafts


def indicator_report(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """403 unless the person may change the indicator; drafts it may not change are not offered."""
    rows = Indicator.objects.visible_to(request.user).select_related("district")
    indicator = fetch_allowed(rows, request.user, "U", pk=pk)
    drafts = report_rows(request.user, "U").filter(status=IntegrationReport.Status.DRAFT)
    return form_page(
        request,
        form_class=TakeIndicatorForm,
        form_kwargs={"drafts": drafts},
        initial={"field": indicator.field, "is_lead": indicator.is_lead, "report": drafts.first()},
        title=_("In den Bericht übernehmen"),
        intro=indicator.title if drafts else _("Noch kein Entwurf. Legen Sie zuerst einen Bericht an."),
        save=lambda form: take_indicator(indicator=indicator, by=request.user, **form.cleaned_data),
        success=indicator.get_absolute_url(),
        message=_("Steht jetzt in Kapitel 4 des Entwurfs."),
        submit=_("Übernehmen"),
        cancel=indicator.get_absolute_url(),
        breadcrumb=trail(indicator),
        draft_key="",
    )
