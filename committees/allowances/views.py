"""Pages about sitting allowances: list, one claim, a quarter and its three steps."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts import clock
from accounts.doors import fetch_allowed, fetch_visible, may, may_create, require_create
from accounts.requests import SignedInRequest
from committees.allowances.forms import PaymentForm, QuarterForm, WaiverForm
from committees.allowances.models import AllowanceClaim
from committees.allowances.selectors import (
    Quarter,
    by_person,
    claim_rows,
    claims_of_quarter,
    joint_held_between,
    total,
)
from committees.allowances.services import approve_claims, compute_claims, pay_claims, waive_claim
from committees.allowances.sheets import quarter_sheet
from committees.allowances.tables import AllowanceList
from committees.roster.models import Committee
from desk.forms import action_page, step_page
from desk.hub import Action, render_hub
from desk.lists import list_page
from documents.store.views import attachment

TONES: dict[str, str] = {"computed": "frage", "approved": "warn", "paid": "gut", "waived": "ruht"}


def allowance_list(request: SignedInRequest) -> HttpResponse:
    return list_page(request, AllowanceList())


@require_GET
def allowance_detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = fetch_visible(claim_rows(request.user, "V"), request.user, pk=pk)
    actions = []
    if may(request.user, "U", row) and AllowanceClaim.State.WAIVED in row.TRANSITIONS[row.State(row.state)]:
        waive = reverse("committees:allowance-waive", kwargs={"pk": row.pk})
        actions.append(Action(_("Verzicht vermerken"), waive, "cross"))
    return render_hub(
        request,
        row,
        template="committees/allowances/allowance_detail.html",
        title=str(row),
        subtitle=str(row.committee),
        state=(row.get_state_display(), TONES[row.state]),
        facts=_facts(row),
        actions=actions,
        breadcrumb=[(_("Sitzungsgelder"), reverse("committees:allowance-list"))],
        context={"claim": row},
    )


def _facts(row: AllowanceClaim) -> list[tuple[str, Any]]:
    facts: list[tuple[str, Any]] = [
        (_("Sitzung"), row.meeting),
        (_("anwesend"), _("%(count)d Minuten") % {"count": row.minutes_present}),
        (_("Betrag"), _("%(amount)s Euro") % {"amount": f"{row.amount:.2f}".replace(".", ",")}),
        (_("berechnet von"), row.computed_by),
    ]
    if row.approved_by:
        facts.append((_("freigegeben"), f"{row.approved_by}, {row.approved_on:%d.%m.%Y}"))
    if row.paid_on:
        facts.append((_("ausgezahlt am"), f"{row.paid_on:%d.%m.%Y}"))
    if row.waiver:
        facts.append((_("Verzicht"), row.waiver))
    return facts


def allowance_waive(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = fetch_allowed(claim_rows(request.user, "V"), request.user, "U", pk=pk)
    return step_page(
        request,
        row,
        partial(waive_claim, claim=row),
        title=_("Verzicht: %(name)s") % {"name": row},
        consequence=_("Der Anspruch wird nicht ausgezahlt; der Grund steht dabei."),
        confirm=_("Verzicht vermerken"),
        form_class=WaiverForm,
        success=row.get_absolute_url(),
    )


def _office(request: SignedInRequest, pk: UUID) -> Committee:
    """The committee whose office the person keeps; amounts are nobody else's business."""
    committee = fetch_visible(Committee, request.user, pk=pk)
    require_create(request.user, "sitting_allowance", committee=committee)
    return committee


def _asked(request: SignedInRequest) -> Quarter:
    return Quarter.parse(request.GET.get("jahr", ""), request.GET.get("quartal", ""), clock.today())


def _address(name: str, committee: Committee, quarter: Quarter) -> str:
    path = reverse(f"committees:{name}", kwargs={"pk": committee.pk})
    return f"{path}?jahr={quarter.year}&quartal={quarter.number}"


@require_GET
def allowance_quarter(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """One quarter of a committee: who gets what, and how far it has come."""
    committee, quarter = _office(request, pk), _asked(request)
    rows = claims_of_quarter(request.user, committee, quarter)
    states = {state: sum(1 for row in rows if row.state == state) for state in AllowanceClaim.State}
    values = {
        "committee": committee,
        "quarter": quarter,
        "people": by_person(rows),
        "total": total(rows),
        "states": [(AllowanceClaim.State(state).label, count) for state, count in states.items() if count],
        "to_approve": states[AllowanceClaim.State.COMPUTED],
        "to_pay": states[AllowanceClaim.State.APPROVED],
        "together": joint_held_between(committee, quarter.first, quarter.last),
        "is_over": quarter.last <= clock.today(),
        "may_compute": may_create(request.user, "sitting_allowance", committee=committee),
        "previous": _address("allowance-quarter", committee, quarter.previous),
        "next": _address("allowance-quarter", committee, quarter.next),
        "compute_url": _address("allowance-compute", committee, quarter),
        "approve_url": _address("allowance-approve", committee, quarter),
        "pay_url": _address("allowance-pay", committee, quarter),
        "sheet_url": _address("allowance-sheet", committee, quarter),
        "breadcrumb": [
            (str(committee), committee.get_absolute_url()),
            (_("Sitzungsgeld"), ""),
        ],
    }
    return render(request, "committees/allowances/allowance_quarter.html", values)


@require_GET
def allowance_sheet(request: SignedInRequest, pk: UUID) -> HttpResponse:
    committee, quarter = _office(request, pk), _asked(request)
    rows = claims_of_quarter(request.user, committee, quarter, "E")
    return attachment(*quarter_sheet(rows, committee, quarter))


def _step(
    request: SignedInRequest, pk: UUID, run: Callable[[Committee, Quarter, Any], Any], **words: Any
) -> HttpResponse:
    """One of the three steps of a quarter, with the quarter in the form."""
    committee, quarter = _office(request, pk), _asked(request)
    initial = {"year": quarter.year, "quarter": str(quarter.number), "paid_on": clock.today()}

    def act(form: Any) -> Quarter:
        chosen = Quarter(form.cleaned_data["year"], int(form.cleaned_data["quarter"]))
        run(committee, chosen, form)
        return chosen

    page = _address("allowance-quarter", committee, quarter)
    return action_page(
        request,
        committee,
        run=act,
        form_class=words.pop("form_class", QuarterForm),
        form_kwargs={"initial": initial},
        success=lambda chosen: _address("allowance-quarter", committee, chosen),
        cancel=page,
        breadcrumb=[(str(committee), committee.get_absolute_url()), (_("Sitzungsgeld"), page)],
        **words,
    )


def allowance_compute(request: SignedInRequest, pk: UUID) -> HttpResponse:
    return _step(
        request,
        pk,
        lambda committee, quarter, form: compute_claims(
            committee=committee,
            first=quarter.first,
            last=min(quarter.last, clock.today()),
            today=clock.today(),
            by=request.user,
        ),
        title=_("Sitzungsgeld berechnen"),
        consequence=_(
            "Aus der Anwesenheit der gehaltenen Sitzungen, nach den Sätzen ihres Tages. Was schon berechnet ist, bleibt."
        ),
        confirm=_("Berechnen"),
    )


def allowance_approve(request: SignedInRequest, pk: UUID) -> HttpResponse:
    return _step(
        request,
        pk,
        lambda committee, quarter, form: approve_claims(
            rows=claims_of_quarter(request.user, committee, quarter, "P"),
            today=clock.today(),
            by=request.user,
        ),
        title=_("Sitzungsgeld freigeben"),
        consequence=_("Freigeben darf nicht, wer berechnet hat. Danach kann ausgezahlt werden."),
        confirm=_("Freigeben"),
    )


def allowance_pay(request: SignedInRequest, pk: UUID) -> HttpResponse:
    return _step(
        request,
        pk,
        lambda committee, quarter, form: pay_claims(
            rows=claims_of_quarter(request.user, committee, quarter, "P"),
            paid_on=form.cleaned_data["paid_on"],
            today=clock.today(),
            by=request.user,
        ),
        title=_("Auszahlung vermerken"),
        consequence=_("Alle freigegebenen Ansprüche des Quartals gelten als ausgezahlt."),
        confirm=_("Auszahlung vermerken"),
        form_class=PaymentForm,
    )
