"""Pages about money: programmes, grants, and what ends."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import clock
from accounts.doors import fetch_allowed, fetch_visible, require_create
from accounts.requests import SignedInRequest
from desk.forms import action_page, form_page
from desk.hub import render_hub
from desk.lists import list_page
from desk.lists.selectors import has_right
from offers.funding import hub, services
from offers.funding.choices import STEP_WORDS, TRANSITIONS, PeriodStatus
from offers.funding.cliff import cliff_of, ending_window
from offers.funding.forms import MoveForm, PeriodForm, ProgrammeForm
from offers.funding.models import FundingPeriod, FundingProgramme
from offers.funding.selectors import ending_between
from offers.funding.tables import PeriodList, ProgrammeList


def period_list(request: SignedInRequest) -> HttpResponse:
    return list_page(request, PeriodList())


def programme_list(request: SignedInRequest) -> HttpResponse:
    return list_page(request, ProgrammeList())


def ending_list(request: SignedInRequest) -> HttpResponse:
    """What ends in the coming twelve months, with the offers that hang on it."""
    if not has_right(request.user, "funding_period", "L"):
        raise PermissionDenied
    today = clock.today()
    first, last = ending_window(today)
    context = {
        "cliff": cliff_of(ending_between(request.user, first, last), today),
        "first": first,
        "last": last,
        "breadcrumb": [(_("Förderungen"), reverse("offers:period-list")), (_("Was endet"), "")],
    }
    return render(request, "offers/funding/ending_list.html", context)


def period_detail(request: SignedInRequest, pk: Any) -> HttpResponse:
    rows = FundingPeriod.objects.visible_to(request.user).select_related(
        "programme", "grantee", "district", "predecessor"
    )
    period = fetch_visible(rows, request.user, pk=pk)
    return render_hub(request, period, **hub.period_hub(request.user, period, clock.today()))


def programme_detail(request: SignedInRequest, pk: Any) -> HttpResponse:
    programme = fetch_visible(FundingProgramme, request.user, pk=pk)
    return render_hub(request, programme, **hub.programme_hub(request.user, programme))


def period_create(request: SignedInRequest) -> HttpResponse:
    require_create(request.user, "funding_period")
    return form_page(
        request,
        form_class=PeriodForm,
        title=_("Neue Förderung"),
        save=lambda form: services.create_period(
            district=request.user.acting_district, today=clock.today(), by=request.user, **form.cleaned_data
        ),
        success=lambda period: period.get_absolute_url(),
        message=_("Förderung angelegt."),
        submit=_("Anlegen"),
        cancel=reverse("offers:period-list"),
        breadcrumb=[(_("Förderungen"), reverse("offers:period-list"))],
        draft_key="funding-period-new",
    )


def period_update(request: SignedInRequest, pk: Any) -> HttpResponse:
    period = fetch_allowed(FundingPeriod, request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=PeriodForm,
        title=_("%(title)s bearbeiten") % {"title": period.title},
        save=lambda form: services.update_period(
            period, version=form.expected_version, today=clock.today(), by=request.user, **form.cleaned_data
        ),
        success=period.get_absolute_url(),
        message=_("Gespeichert."),
        instance=period,
        cancel=period.get_absolute_url(),
        breadcrumb=[
            (_("Förderungen"), reverse("offers:period-list")),
            (str(period), period.get_absolute_url()),
        ],
    )


def period_move(request: SignedInRequest, pk: Any, target: str) -> HttpResponse:
    """Take a grant into its next state."""
    period = fetch_allowed(FundingPeriod, request.user, "U", pk=pk)
    if target not in STEP_WORDS:
        raise Http404
    wanted = PeriodStatus(target)
    words = _("Der Stand wechselt von „%(now)s“ zu „%(next)s“.")
    return action_page(
        request,
        period,
        run=lambda form: services.move_period(
            period, target, reason=form.cleaned_data["reason"], today=clock.today(), by=request.user
        ),
        title=STEP_WORDS[wanted],
        consequence=words % {"now": period.get_status_display(), "next": wanted.label},
        confirm=STEP_WORDS[wanted],
        message=_("Der Stand ist jetzt „%(state)s“.") % {"state": wanted.label},
        form_class=MoveForm,
        breadcrumb=[
            (_("Förderungen"), reverse("offers:period-list")),
            (str(period), period.get_absolute_url()),
        ],
        context={"is_possible": target in TRANSITIONS[period.status]},
    )


def programme_create(request: SignedInRequest) -> HttpResponse:
    require_create(request.user, "funding_programme")
    return form_page(
        request,
        form_class=ProgrammeForm,
        title=_("Neues Förderprogramm"),
        save=lambda form: services.create_programme(
            district=request.user.acting_district, by=request.user, **form.cleaned_data
        ),
        success=lambda programme: programme.get_absolute_url(),
        message=_("Programm angelegt."),
        submit=_("Anlegen"),
        cancel=reverse("offers:programme-list"),
        breadcrumb=[(_("Förderprogramme"), reverse("offers:programme-list"))],
        draft_key="funding-programme-new",
    )


def programme_update(request: SignedInRequest, pk: Any) -> HttpResponse:
    programme = fetch_allowed(FundingProgramme, request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=ProgrammeForm,
        title=_("%(title)s bearbeiten") % {"title": programme.name},
        save=lambda form: services.update_programme(
            programme, version=form.expected_version, by=request.user, **form.cleaned_data
        ),
        success=programme.get_absolute_url(),
        message=_("Gespeichert."),
        instance=programme,
        cancel=programme.get_absolute_url(),
        breadcrumb=[
            (_("Förderprogramme"), reverse("offers:programme-list")),
            (programme.name, programme.get_absolute_url()),
        ],
    )
