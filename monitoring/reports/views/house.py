"""Legal basis in versions, and the words of the house."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts import clock
from accounts.doors import fetch_allowed, may_create, require_create
from desk.forms import action_page, form_page
from monitoring.reports.bases import BY_LAND, READ_ON, TEMPLATES
from monitoring.reports.forms import BasisForm, TermForm
from monitoring.reports.selectors import bases_of, house_terms
from monitoring.reports.services import house
from monitoring.reports.trail import trail


@require_safe
def legal_basis(request: HttpRequest) -> HttpResponse:
    """The version that holds, the earlier ones, and templates for a new one."""
    person: Any = request.user
    values = {
        "versions": bases_of(person).filter(district=person.acting_district),
        "templates": TEMPLATES,
        "may_write": may_create(person, "report_house"),
        "breadcrumb": [*trail(), (_("Rechtsgrundlage"), "")],
    }
    return render(request, "monitoring/reports/legal_basis.html", values)


def legal_basis_create(request: HttpRequest, land: str = "") -> HttpResponse:
    """A new version: from the template of a Land, or from the version that holds."""
    require_create(request.user, "report_house")
    person: Any = request.user
    template = BY_LAND.get(land.upper())
    if land and template is None:
        raise Http404
    newest = bases_of(person).filter(district=person.acting_district).first()
    begun = template or newest
    return form_page(
        request,
        form_class=BasisForm,
        title=_("Neue Fassung der Rechtsgrundlage"),
        intro=_(
            "Kein uns bekanntes Gesetz verpflichtet einen Kreis zum Bericht; die Pflicht trifft das Land. "
            "Nennen Sie das Gesetz und den Beschluss Ihres Kreistags oder Rats."
        ),
        initial={
            "short": begun.short if begun else "",
            "text": begun.text if begun else "",
            "as_of": READ_ON if template else clock.today(),
            "is_checked": bool(template and not template.needs_check),
        },
        save=lambda form: house.add_basis(
            district=person.acting_district,
            fields=form.cleaned_data,
            template=template.land if template else "",
            by=person,
        ),
        success=reverse("monitoring:legal-basis"),
        message=_("Die neue Fassung gilt ab jetzt für alle Entwürfe."),
        cancel=reverse("monitoring:legal-basis"),
        breadcrumb=[*trail(), (_("Rechtsgrundlage"), reverse("monitoring:legal-basis"))],
    )


@require_safe
def term_list(request: HttpRequest) -> HttpResponse:
    person: Any = request.user
    values = {
        "terms": house_terms(person).filter(district=person.acting_district),
        "may_write": may_create(person, "report_house"),
        "breadcrumb": [*trail(), (_("Hauswörterbuch"), "")],
    }
    return render(request, "monitoring/reports/house_terms.html", values)


def term_create(request: HttpRequest) -> HttpResponse:
    require_create(request.user, "report_house")
    person: Any = request.user
    return _term_form(
        request,
        _("Wort aufnehmen"),
        lambda form: house.add_term(district=person.acting_district, fields=form.cleaned_data, by=person),
    )


def term_update(request: HttpRequest, pk: UUID) -> HttpResponse:
    row = fetch_allowed(house_terms(request.user), request.user, "U", pk=pk)
    person: Any = request.user
    return _term_form(
        request,
        _("Wort ändern"),
        lambda form: house.update_term(
            row, fields=form.cleaned_data, version=form.expected_version, by=person
        ),
        instance=row,
    )


def term_delete(request: HttpRequest, pk: UUID) -> HttpResponse:
    row = fetch_allowed(house_terms(request.user), request.user, "X", pk=pk)
    person: Any = request.user
    return action_page(
        request,
        row,
        run=lambda form: house.delete_term(row, by=person),
        title=_("Wort streichen"),
        consequence=_("Texte werden auf dieses Wort nicht mehr geprüft."),
        confirm=_("Streichen"),
        success=reverse("monitoring:house-terms"),
        message=_("Gestrichen."),
        breadcrumb=[*trail(), (_("Hauswörterbuch"), reverse("monitoring:house-terms"))],
    )


def _term_form(request: HttpRequest, title: str, save: Any, *, instance: Any = None) -> HttpResponse:
    back = reverse("monitoring:house-terms")
    return form_page(
        request,
        form_class=TermForm,
        title=title,
        instance=instance,
        save=save,
        success=back,
        message=_("Gespeichert."),
        cancel=back,
        breadcrumb=[*trail(), (_("Hauswörterbuch"), back)],
    )
