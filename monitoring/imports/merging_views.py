"""The page that puts values together after a change of areas: the preview is the question."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts import clock
from accounts.doors import fetch_allowed, require_create
from accounts.requests import SignedInRequest
from desk.forms import step_page
from documents.tables import german_number
from monitoring.imports.merging_values import merge_values
from monitoring.imports.reforms import reform
from monitoring.indicators.hub import AREAS
from monitoring.indicators.selectors.rows import change_rows
from monitoring.indicators.services.areas import merger_of

#: So many indicators stand in the preview; the sum is always told.
LINES = 200


def area_change_merge(request: SignedInRequest, pk: UUID) -> HttpResponse:
    change = fetch_allowed(change_rows(request.user), request.user, "U", pk=pk)
    require_create(request.user, "indicator")
    found = reform(change)
    count = len(found.puts)
    merger = merger_of(change.district, change.new_ags, change.on)
    return step_page(
        request,
        change,
        partial(merge_values, change=change, now=clock.now()),
        title=_("Werte zusammenfassen"),
        consequence=ngettext(
            "Ein Wert wird geschrieben. Er lässt sich wieder zurücknehmen.",
            "%(count)s Werte werden geschrieben. Alles zusammen ist ein Vorgang und lässt sich als Ganzes zurücknehmen.",
            count,
        )
        % {"count": german_number(count)},
        confirm=_("Zusammenfassen"),
        success=lambda batch: batch.get_absolute_url(),
        message=_("Die Werte sind zusammengefasst."),
        template="monitoring/imports/area_merge.html",
        breadcrumb=[(_("Gebiete"), reverse(AREAS)), (str(change), change.get_absolute_url())],
        context={"found": found, "lines": found.lines[:LINES], "count": count, "merger": merger},
    )
