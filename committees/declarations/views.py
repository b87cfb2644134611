"""Pages on which somebody on a seat declares, and the statistics for coordination and office."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from accounts import clock
from accounts.doors import fetch_visible
from accounts.refusals import Refusal
from accounts.requests import SignedInRequest
from accounts.secret_links import keep_quiet
from committees.declarations.facts import FACTS
from committees.declarations.forms import DeclarationForm
from committees.declarations.selectors import (
    OwnSeat,
    may_read_statistics,
    own_seat,
    own_seats,
    statistics_of,
)
from committees.declarations.services import declare, withdraw
from committees.declarations.sheets import fact_charts, seat_tables, statistics_sheet
from committees.meetings.models import InvitationRecipient
from committees.meetings.replies.selectors import recipient_by_token
from committees.roster.models import Committee
from desk.forms import action_page, form_page
from desk.hub import Action, render_hub
from documents.store.views import attachment

MINE = "committees:my-declarations"


def _way() -> list[tuple[str, str]]:
    return [(_("Meine Gremien"), reverse("committees:my-boards"))]


@never_cache
@require_GET
def my_declarations(request: SignedInRequest) -> HttpResponse:
    """The own seats, and what this account has said for each."""
    values = {
        "seats": own_seats(request.user, clock.today()),
        "breadcrumb": [*_way(), (_("Freiwillige Angaben"), "")],
    }
    return render(request, "committees/declarations/my_declarations.html", values)


def _own(request: SignedInRequest, pk: UUID) -> OwnSeat:
    found = own_seat(request.user, clock.today(), pk)
    if found is None:
        raise Http404
    return found


@never_cache
def declaration_give(request: SignedInRequest, pk: UUID) -> HttpResponse:
    seat = _own(request, pk)
    return form_page(
        request,
        form_class=DeclarationForm,
        title=_("Freiwillige Angaben: %(committee)s") % {"committee": seat.committee},
        intro=_("Niemand muss etwas angeben, und niemand fragt nach."),
        initial={fact.key: getattr(seat.row, fact.key) for fact in FACTS} if seat.row else None,
        save=lambda form: declare(
            holding=seat.holding,
            answers=form.answers,
            agrees=form.cleaned_data["agrees"],
            today=clock.today(),
            by=request.user,
        ),
        success=reverse(MINE),
        message=_("Danke. Ihre Angaben zählen mit, sobald ein neuer Stand gezeigt wird."),
        cancel=reverse(MINE),
        breadcrumb=[*_way(), (_("Freiwillige Angaben"), reverse(MINE))],
        draft_key="",
    )


@never_cache
def declaration_withdraw(request: SignedInRequest, pk: UUID) -> HttpResponse:
    seat = _own(request, pk)
    return action_page(
        request,
        seat.holding,
        run=lambda form: withdraw(holding=seat.holding, by=request.user),
        title=_("Angaben zurücknehmen: %(committee)s") % {"committee": seat.committee},
        consequence=_("Was Sie für diesen Sitz angegeben haben, wird sofort gelöscht. Sie gelten dann als „keine Angabe“."),
        confirm=_("Zurücknehmen"),
        success=reverse(MINE),
        message=_("Zu diesem Sitz ist nichts mehr von Ihnen gespeichert."),
        cancel=reverse(MINE),
        breadcrumb=[*_way(), (_("Freiwillige Angaben"), reverse(MINE))],
    )  # fmt: skip


def _by_token(token: str) -> InvitationRecipient:
    recipient = recipient_by_token(token, clock.today())
    if recipient is None or not recipient.holding.is_holder:
        raise Http404
    return recipient


@never_cache
@login_not_required
def declaration_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """By the link of an invitation one may say and take back, never read: links are passed on."""
    recipient = _by_token(token)
    values: dict[str, Any] = {"recipient": recipient, "token": token}
    status = 200
    if request.method == "POST" and "withdraw" in request.POST:
        withdraw(holding=recipient.holding, by=None)
        values["done"] = _("Zu Ihrem Sitz ist nichts mehr von Ihnen gespeichert.")
    elif request.method == "POST":
        status = _declare_by_link(request, recipient, values)
    values.setdefault("form", DeclarationForm(user=request.user))
    return keep_quiet(render(request, "committees/declarations/by_link.html", values, status=status))


def _declare_by_link(request: HttpRequest, recipient: InvitationRecipient, values: dict[str, Any]) -> int:
    form = DeclarationForm(request.POST, user=request.user)
    if not form.is_valid():
        values["form"] = form
        return 422
    try:
        declare(
            holding=recipient.holding,
            answers=form.answers,
            agrees=form.cleaned_data["agrees"],
            today=clock.today(),
            by=None,
        )
    except Refusal as refusal:
        values |= {"form": form, "refusal": refusal}
        return refusal.status
    values["done"] = _("Danke. Ihre Angaben sind gespeichert und werden hier nicht angezeigt.")
    return 200


def _committee(request: SignedInRequest, pk: UUID, action: str) -> Committee:
    committee = fetch_visible(Committee, request.user, pk=pk)
    if not may_read_statistics(request.user, committee, action):
        raise PermissionDenied
    return committee


@require_GET
def seat_statistics(request: SignedInRequest, pk: UUID) -> HttpResponse:
    committee = _committee(request, pk, "V")
    statistics = statistics_of(committee, clock.today())
    export = reverse("committees:seat-statistics-export", kwargs={"pk": pk})
    return render_hub(
        request,
        committee,
        template="committees/declarations/seat_statistics.html",
        title=_("Sitzstatistik: %(name)s") % {"name": committee},
        state=(_("öffentlich"), "gut") if committee.shows_statistics else (_("nur intern"), "ruht"),
        actions=[Action("XLSX", export, "download")],
        breadcrumb=[
            (_("Gremien"), reverse("committees:committee-list")),
            (str(committee), committee.get_absolute_url()),
        ],
        with_history=False,
        context={
            "statistics": statistics,
            "tables": seat_tables(statistics),
            "charts": fact_charts(statistics),
        },
    )


@require_GET
def seat_statistics_export(request: SignedInRequest, pk: UUID) -> HttpResponse:
    committee = _committee(request, pk, "E")
    return attachment(*statistics_sheet(statistics_of(committee, clock.today())))
