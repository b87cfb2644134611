"""The board and the draft; and what a draft still lacks."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts import clock
from accounts.doors import fetch_allowed, fetch_visible, may, may_create
from desk.forms import form_page
from monitoring.reports.forms import HandoverForm, StatementForm
from monitoring.reports.gaps import gaps_of
from monitoring.reports.selectors import (
    boards_to_ask,
    boards_to_speak,
    previous_report,
    report_rows,
    terms_of,
)
from monitoring.reports.services import enter_statement, hand_over
from monitoring.reports.trail import chapter_url, trail
from monitoring.reports.working import working_content


def report_hand_over(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give the draft to a board."""
    report = fetch_allowed(report_rows(request.user), request.user, "U", pk=pk)
    person: Any = request.user
    return form_page(
        request,
        form_class=HandoverForm,
        form_kwargs={"boards": boards_to_ask(person, report)},
        title=_("An den Beirat geben"),
        intro=_(
            "Mitglieder und Geschäftsstelle des Gremiums lesen den Entwurf dann mit, auch spätere Stände. "
            "Ändern können sie ihn nicht."
        ),
        save=lambda form: hand_over(
            report, committee=form.cleaned_data["committee"], today=clock.today(), by=person
        ),
        success=chapter_url(report, 12),
        message=_("Das Gremium kann den Entwurf jetzt lesen."),
        submit=_("Entwurf weitergeben"),
        cancel=chapter_url(report, 12),
        breadcrumb=trail(report, "12"),
    )


def statement_create(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take up the word of a board: by its office or the coordination."""
    report = fetch_visible(report_rows(request.user, "V"), request.user, pk=pk)
    person: Any = request.user
    if not may_create(person, "report_statement"):
        raise PermissionDenied
    return form_page(
        request,
        form_class=StatementForm,
        form_kwargs={"boards": boards_to_speak(person, report)},
        title=_("Stellungnahme eintragen"),
        intro=_("Im Wortlaut, wie das Gremium sie beschlossen hat. Danach ändert sie niemand mehr."),
        save=lambda form: enter_statement(report, now=clock.now(), by=person, **form.cleaned_data),
        success=chapter_url(report, 12),
        message=_("Die Stellungnahme steht im Bericht und ist gesperrt."),
        submit=_("Eintragen und sperren"),
        cancel=chapter_url(report, 12),
        breadcrumb=trail(report, "12"),
    )


@require_safe
def report_completeness(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What is still missing before the Datenschnitt."""
    report = fetch_visible(report_rows(request.user, "V"), request.user, ask="U", pk=pk)
    content = working_content(report, now=clock.now(), today=clock.today(), previous=previous_report(report))
    values = {
        "report": report,
        "gaps": gaps_of(content, terms_of(report.district_id)),
        "may_write": report.is_draft and may(request.user, "U", report),
        "breadcrumb": [*trail(report), (_("Was noch fehlt"), "")],
    }
    return render(request, "monitoring/reports/completeness.html", values)
