"""Who may do what? Asked about a person and about a record."""

import uuid

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from accounts import clock
from accounts.memberships.selectors import people_visible_to
from accounts.permissions import TABLE
from accounts.requests import SignedInRequest
from desk.hub.access import may_ask_rights
from desk.hub.history import action_words
from desk.rights.reading import ACTIONS, RECORD_ACTIONS, rights_of_person, rights_on_record, sentences
from desk.rights.selectors import (
    district_of,
    fetch_to_explain,
    holders_in,
    is_public,
    memberships_seen_by,
    model_with_door,
    recent_use,
)


def rights_person(request: SignedInRequest, pk: uuid.UUID) -> HttpResponse:
    """All rights of a person, each with its reason; one's own, or those one may see."""
    person = get_object_or_404(people_visible_to(request.user), pk=pk)
    memberships = memberships_seen_by(request.user, person)
    context = {
        "person": person,
        "is_self": person.pk == request.user.pk,
        "sentences": list(sentences(memberships)),
        "groups": rights_of_person(memberships),
        "actions": ACTIONS.values(),
        "now": clock.now(),
        "breadcrumb": [(_("Wer darf was?"), ""), (person.full_name, "")],
    }
    return render(request, "desk/rights/rights_person.html", context)


def rights_record(request: SignedInRequest, row_type: str, pk: uuid.UUID) -> HttpResponse:
    """Everyone's rights on one record, for colleagues who may see the record themselves; of a case also for whoever
    gives out the accesses, without the case."""
    model = model_with_door(row_type)
    if model is None:
        raise Http404
    row, is_seen = fetch_to_explain(model, request.user, pk)
    if not may_ask_rights(request.user):
        raise PermissionDenied
    holders = holders_in(district_of(row))
    context = {
        "row": row,
        "resource": TABLE[row.door.resource],  # type: ignore[attr-defined]
        "groups": rights_on_record(row, holders),
        "count": len(holders),
        "actions": RECORD_ACTIONS.values(),
        "district": district_of(row),
        "is_public": is_public(row),
        "uses": [
            {"actor_name": use.actor_name, "words": action_words(use.action), "at": use.at}
            for use in recent_use(row)
        ],
        "now": clock.now(),
        "breadcrumb": [(str(row), _address_of(row) if is_seen else ""), (_("Wer darf was?"), "")],
    }
    return render(request, "desk/rights/rights_record.html", context)


def _address_of(row) -> str:
    return row.get_absolute_url() if hasattr(row, "get_absolute_url") else ""
