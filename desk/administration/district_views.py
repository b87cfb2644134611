"""Pages about the district itself and its log."""

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.audit.selectors import audit_rows, may_read_contents
from accounts.districts.models import District, Municipality
from accounts.districts.services import update_district, update_municipality
from accounts.doors import fetch_allowed
from accounts.requests import SignedInRequest
from desk.administration.forms import DistrictForm, MunicipalityForm
from desk.administration.tables import AuditList, MunicipalityList
from desk.forms import form_page
from desk.hub.history import action_words
from desk.lists import list_page
from desk.rights.selectors import rights_address


def district_settings(request: SignedInRequest) -> HttpResponse:
    """Name, office, address, colour and crest, and what the district decides for itself."""
    district = fetch_allowed(District, request.user, "U", pk=request.user.acting_district.pk)

    def save(form):
        return update_district(
            district=district, version=form.expected_version, by=request.user, **form.given
        )

    return form_page(
        request,
        form_class=DistrictForm,
        title=_("Einstellungen des Kreises"),
        save=save,
        success=reverse("desk:district-settings"),
        message=_("Einstellungen gespeichert."),
        instance=district,
        cancel=reverse("desk:today"),
    )


def municipality_list(request: SignedInRequest) -> HttpResponse:
    """The Gemeinden of the district."""
    return list_page(request, MunicipalityList())


def municipality_edit(request: SignedInRequest, pk: uuid.UUID) -> HttpResponse:
    """Correct the name of a Gemeinde, or say how many people live there."""
    municipality = fetch_allowed(Municipality, request.user, "U", pk=pk)
    back = reverse("desk:municipality-list")
    return form_page(
        request,
        form_class=MunicipalityForm,
        title=municipality.name,
        save=lambda form: update_municipality(
            municipality=municipality, values=form.cleaned_data, by=request.user
        ),
        success=back,
        message=_("Gemeinde gespeichert."),
        instance=municipality,
        cancel=back,
        breadcrumb=[(_("Gemeinden"), back)],
    )


def audit_list(request: SignedInRequest) -> HttpResponse:
    """The log, as far as the person may see it."""
    return list_page(request, AuditList())


def audit_entry(request: SignedInRequest, pk: int) -> HttpResponse:
    """One line; before and after only for those who check, and on one's own lines."""
    entry = get_object_or_404(audit_rows(request.user), pk=pk)
    is_open = may_read_contents(request.user) or entry.actor_id == request.user.pk
    names = sorted({*(entry.before or {}), *(entry.after or {})})
    context = {
        "entry": entry,
        "words": action_words(entry.action),
        "is_open": is_open,
        "rights_url": rights_address(request.user, entry.row_type, entry.row_id),
        "changes": [
            (name, (entry.before or {}).get(name, ""), (entry.after or {}).get(name, "")) for name in names
        ]
        if is_open
        else [],
        "breadcrumb": [(_("Protokoll"), reverse("desk:audit-list")), (action_words(entry.action), "")],
    }
    return render(request, "desk/administration/audit_entry.html", context)
