"""Who is where: the municipalities of the district."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.doors import fetch_visible
from accounts.permissions import reaches
from accounts.requests import SignedInRequest
from coordination.network.codes import labels
from coordination.network.fields import FieldOfAction
from coordination.network.selectors import municipality_rows, organisations_in


@require_GET
def municipality_list(request: SignedInRequest) -> HttpResponse:
    if not any(reaches(m.role, "municipality", "L") for m in request.user.acting_memberships):
        raise PermissionDenied
    values = {
        "municipalities": municipality_rows(request.user),
        "breadcrumb": [(_("Netzwerk"), ""), (_("Gemeinden"), "")],
    }
    return render(request, "coordination/network/municipality_list.html", values)


@require_GET
def municipality_detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    municipality = fetch_visible(municipality_rows(request.user), request.user, pk=pk)
    organisations = list(organisations_in(municipality, request.user))
    covered = {code for organisation in organisations for code in organisation.fields_of_action}
    values = {
        "municipality": municipality,
        "organisations": organisations,
        "covered": labels(FieldOfAction, sorted(covered)),
        "actions": _actions(municipality, request),
        "missing": [field.label for field in FieldOfAction if field.value not in covered],
        "breadcrumb": [
            (_("Netzwerk"), ""),
            (_("Gemeinden"), reverse("coordination:municipality-list")),
            (municipality.name, ""),
        ],
    }
    return render(request, "coordination/network/municipality_detail.html", values)


def _actions(municipality: Any, request: SignedInRequest) -> list[Any]:
    """Where other rooms lead from here (`MUNICIPALITY_ACTIONS` in the house's table of contents)."""
    paths = getattr(settings.HOUSE, "MUNICIPALITY_ACTIONS", [])
    return [action for path in paths for action in import_string(path)(municipality, request.user)]
