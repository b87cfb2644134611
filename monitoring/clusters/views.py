"""Pages of the comparison: the own position, runs, map, other methods, and placing without a run."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts import clock
from accounts.doors import fetch_allowed, fetch_visible, may, require_create
from accounts.requests import SignedInRequest
from desk.forms import form_page
from desk.hub import Action, render_hub
from desk.lists import list_page
from desk.lists.selectors import has_right
from documents.render.letterhead import letterhead_of
from monitoring.clusters import services
from monitoring.clusters.contrast import expert_view
from monitoring.clusters.files import run_response
from monitoring.clusters.forms import PlaceForm, RunForm, initial_of
from monitoring.clusters.inputs import suggested
from monitoring.clusters.models import ClusterRun
from monitoring.clusters.page import map_context, placed_context, position_context, run_facts
from monitoring.clusters.placing import place
from monitoring.clusters.selectors import assignments_of, boundaries_of, newest_run, position, run_rows
from monitoring.clusters.study import FEATURES, REBUILT
from monitoring.clusters.tables import RunList, mean_table

RESOURCE = "cluster_run"


@require_safe
def position_page(request: SignedInRequest) -> HttpResponse:
    """Where the own district stands in the newest run."""
    _require(request, "L")
    district = request.user.acting_district
    run = newest_run(district)
    found = position(district, run) if run else None
    values = {
        "run": run,
        "district": district,
        "may_create": has_right(request.user, RESOURCE, "C"),
        "may_export": has_right(request.user, RESOURCE, "E"),
        "breadcrumb": [(_("Vergleich der Kreise"), "")],
        "left_out": _left_out(run, district.ags) if run else [],
        **(position_context(found, _accent(district)) if found else {}),
    }
    return render(request, "monitoring/clusters/position.html", values)


@require_safe
def district_page(request: SignedInRequest, pk: UUID, ags: str) -> HttpResponse:
    """Where any district stands in a run."""
    run = fetch_visible(run_rows(request.user, "V"), request.user, ask="E", pk=pk)
    found = position(run.district, run, ags)
    if found is None:
        raise Http404
    values = {
        "run": run,
        "district": run.district,
        "may_export": may(request.user, "E", run),
        "breadcrumb": [*trail(run), (found.name, "")],
        **position_context(found, _accent(run.district)),
    }
    return render(request, "monitoring/clusters/position.html", values)


@require_safe
def position_place(request: SignedInRequest) -> HttpResponse:
    """The own seven values against the published means; what is typed stands in the address and nowhere else."""
    _require(request, "L")
    asked = any(feature.key in request.GET for feature in FEATURES)
    form = PlaceForm(request.GET if asked else None, user=request.user)
    placed = None
    if asked and form.is_valid():
        placed = place(form.numbers(), newest_run(request.user.acting_district))
    values = {
        "form": form,
        "rebuilt": REBUILT,
        "breadcrumb": [*trail(), (_("Werte einordnen"), "")],
        **(placed_context(placed) if placed else {}),
    }
    status = 422 if asked and not placed else 200
    return render(request, "monitoring/clusters/place.html", values, status=status)


def run_list(request: HttpRequest) -> HttpResponse:
    return list_page(request, RunList())


def run_create(request: SignedInRequest) -> HttpResponse:
    require_create(request.user, RESOURCE)
    district = request.user.acting_district
    initial = initial_of(suggested(district)) | {"areas_on": clock.today()}
    return form_page(
        request,
        form_class=RunForm,
        title=_("Vergleich der Kreise rechnen"),
        intro=str(REBUILT),
        initial=initial,
        save=lambda form: _request_run(form, district, request.user),
        success=lambda job: job.get_absolute_url(),
        submit=_("Rechnen"),
        message=_("Der Lauf wird gerechnet. Das dauert einige Sekunden."),
        cancel=reverse("monitoring:cluster-run-list"),
        breadcrumb=[*trail(), (_("Rechenläufe"), reverse("monitoring:cluster-run-list"))],
    )


@require_safe
def run_detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """All of one run: how it was made, its clusters, who was left out."""
    run = fetch_visible(run_rows(request.user, "V"), request.user, ask="E", pk=pk)
    rows = assignments_of(run)
    urls = {name: reverse(f"monitoring:{name}", args=[run.pk]) for name in ("cluster-map", "cluster-expert")}
    return render_hub(
        request,
        run,
        template="monitoring/clusters/run_detail.html",
        subtitle=str(REBUILT),
        facts=run_facts(run),
        actions=[
            Action(_("Karte"), urls["cluster-map"], "place"),
            Action(_("Andere Verfahren"), urls["cluster-expert"], "rule"),
        ],
        breadcrumb=trail(run)[:-1],
        context={"rows": rows, "means": mean_table(run, rows), "may_export": may(request.user, "E", run)},
    )


@require_safe
def run_map(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """All districts by cluster, the own one outlined, and the same as a table."""
    run = fetch_visible(run_rows(request.user, "V"), request.user, ask="E", pk=pk)
    shown = map_context(run, assignments_of(run), boundaries_of(run.district), _accent(run.district))
    values = shown | {
        "may_export": may(request.user, "E", run),
        "breadcrumb": [*trail(run), (_("Karte"), "")],
    }
    return render(request, "monitoring/clusters/map.html", values)


@require_safe
def run_expert(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """What other methods give for the same numbers."""
    run = fetch_visible(run_rows(request.user, "V"), request.user, pk=pk)
    values = {
        "run": run,
        "rebuilt": REBUILT,
        "view": expert_view(run, assignments_of(run)),
        "breadcrumb": [*trail(run), (_("Andere Verfahren"), "")],
    }
    return render(request, "monitoring/clusters/expert.html", values)


@require_safe
def run_file(request: SignedInRequest, pk: UUID, ending: str) -> HttpResponse:
    """All districts of a run as CSV or XLSX."""
    run = fetch_allowed(run_rows(request.user, "V"), request.user, "E", pk=pk)
    return run_response(run, assignments_of(run), ending, by=request.user)


def trail(run: ClusterRun | None = None) -> list[tuple[Any, str]]:
    way = [(_("Vergleich der Kreise"), reverse("monitoring:position"))]
    return [*way, (str(run), run.get_absolute_url())] if run else way


def _accent(district: Any) -> str:
    return letterhead_of(district).palette.accent


def _request_run(form: RunForm, district: Any, by: Any) -> Any:
    return services.request_run(
        district=district,
        edition=form.cleaned_data["edition"],
        areas_on=form.cleaned_data["areas_on"],
        method=form.cleaned_data["method"],
        started_from=form.started(),
        choices=form.choices(),
        now=clock.now(),
        by=by,
    )


def _left_out(run: ClusterRun, ags: str) -> list[str]:
    """Names of the indicators the district has no value for; empty if it takes part or is unknown."""
    names = {feature.key: str(feature.title) for feature in FEATURES}
    found = next((case for case in run.left_out if case["ags"] == ags), None)
    return [names[key] for key in found["missing"]] if found else []


def _require(request: SignedInRequest, action: str) -> None:
    if not has_right(request.user, RESOURCE, action):
        raise PermissionDenied
