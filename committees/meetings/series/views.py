"""Pages of a series of meetings: the rule with its preview, the dates, changes."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from accounts import clock
from accounts.doors import fetch_allowed, fetch_visible, require_create
from accounts.refusals import Refusal
from accounts.requests import SignedInRequest
from committees.meetings.series.forms import SeriesChangeForm, SeriesExtendForm, SeriesForm
from committees.meetings.series.models import MeetingSeries
from committees.meetings.series.selectors import series_rows
from committees.meetings.series.services import (
    change_series,
    create_series,
    days_of,
    deviates,
    draft_series,
    extend_series,
)
from committees.roster.models import Committee
from committees.roster.views.committees import trail
from desk.forms import form_page


def series_create(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Three steps on one page: the rule, the dates it gives, the dates one wants."""
    committee = fetch_visible(Committee, request.user, pk=pk)
    require_create(request.user, "meeting", committee=committee)
    form = SeriesForm(request.POST or None, user=request.user, initial=_first_values(committee))
    days: list[Any] = []
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        fixes = values.pop("fixes")
        try:
            if "anlegen" in request.POST:
                chosen = _chosen_days(request)
                series = create_series(
                    committee=committee, by=request.user, chosen=chosen, fixes=fixes, **values
                )
                return _made(request, series)
            days = days_of(draft_series(committee, **values))
        except Refusal as refusal:
            form.add_refusal(refusal)
    context = {
        "form": form,
        "days": days,
        "committee": committee,
        "title": _("Sitzungsreihe: %(name)s") % {"name": committee},
        "breadcrumb": [*trail(committee), (_("Sitzungsreihe"), "")],
    }
    status = 422 if form.errors else 200
    return render(request, "committees/series/series_form.html", context, status=status)


def _first_values(committee: Committee) -> dict[str, Any]:
    today = clock.today()
    last = committee.meetings.order_by("-starts_at").first()
    values: dict[str, Any] = {
        "starts_on": today,
        "ends_on": dt.date(today.year + 1, 12, 31),
        "months": [1, 4, 7, 10],
    }
    if last is not None:
        values |= {
            "at": last.local_start.time(),
            "location": last.location,
            "location_note": last.location_note,
        }
    return values


def _chosen_days(request: SignedInRequest) -> set[dt.date]:
    found = set()
    for text in request.POST.getlist("tag"):
        try:
            found.add(dt.date.fromisoformat(text))
        except ValueError:
            continue
    return found


def _made(request: SignedInRequest, series: MeetingSeries) -> HttpResponse:
    count = series.meetings.count()
    words = ngettext("%(count)d Termin angelegt.", "%(count)d Termine angelegt.", count) % {"count": count}
    messages.success(request, words)
    response = redirect(series)
    response.status_code = 303
    return response


@require_GET
def series_detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    series = fetch_allowed(series_rows(), request.user, "U", pk=pk)
    meetings = list(series.meetings.order_by("starts_at"))
    context = {
        "series": series,
        "lines": [(meeting, deviates(series, meeting)) for meeting in meetings],
        "breadcrumb": [*trail(series.committee), (_("Sitzungsreihe"), "")],
    }
    return render(request, "committees/series/series_detail.html", context)


def series_change(request: SignedInRequest, pk: UUID) -> HttpResponse:
    series = fetch_allowed(series_rows(), request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=SeriesChangeForm,
        title=_("Reihe ändern: %(name)s") % {"name": series.committee},
        intro=_(
            "Es ändern sich nur Sitzungen, die noch wie geplant stehen. Verlegte und eingeladene bleiben."
        ),
        initial={
            "since": clock.today(),
            "at": series.at,
            "location": series.location,
            "location_note": series.location_note,
        },
        save=lambda form: change_series(series=series, by=request.user, **form.cleaned_data),
        success=series.get_absolute_url(),
        message=lambda count: (
            ngettext("%(n)d Sitzung geändert.", "%(n)d Sitzungen geändert.", count) % {"n": count}
        ),
        cancel=series.get_absolute_url(),
        breadcrumb=[*trail(series.committee), (_("Sitzungsreihe"), series.get_absolute_url())],
    )


def series_extend(request: SignedInRequest, pk: UUID) -> HttpResponse:
    series = fetch_allowed(series_rows(), request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=SeriesExtendForm,
        title=_("Reihe fortsetzen: %(name)s") % {"name": series.committee},
        intro=_("Bisher bis zum %(day)s. Termine, die Sie abgesagt haben, entstehen nicht neu.")
        % {"day": f"{series.ends_on:%d.%m.%Y}"},
        save=lambda form: extend_series(series=series, by=request.user, **form.cleaned_data),
        success=series.get_absolute_url(),
        message=_("Fortgesetzt."),
        cancel=series.get_absolute_url(),
        breadcrumb=[*trail(series.committee), (_("Sitzungsreihe"), series.get_absolute_url())],
    )
