"""The personal view across all committees, and the calendar that goes with it."""

import hashlib
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_safe

from accounts import clock
from accounts.requests import SignedInRequest
from committees.meetings.feeds import event_of
from committees.mine import selectors, services
from desk.forms import action_page, step_page
from desk.mail.services import absolute_url
from documents.calendar import write_ics

MINE = "committees:my-boards"
#: Where a new link waits for the one page that shows it.
SHOWN_ONCE = "calendar_link_shown_once"


@require_GET
def my_boards(request: SignedInRequest) -> HttpResponse:
    """Next dates, new papers, own tasks, minutes to read, statements that are due."""
    user, now, today = request.user, clock.now(), clock.today()
    before = services.note_visit(now=now, by=user)
    since = before or now - selectors.FIRST_LOOK
    committees = list(selectors.my_committees(user, today))
    values = {
        "committees": committees,
        "before": before,
        "dates": selectors.my_dates(user, today) if committees else [],
        "papers": selectors.new_papers(user, committees, since) if committees else [],
        "tasks": selectors.my_board_tasks(user),
        "minutes": selectors.minutes_to_read(user, committees, since, today) if committees else [],
        "statements": selectors.statements_due(user, committees) if committees else [],
        "calendar_key": selectors.calendar_key_of(user),
        "today": today,
        "breadcrumb": [(_("Meine Gremien"), "")],
    }
    return render(request, "committees/mine/my_boards.html", values)


def calendar_link(request: SignedInRequest) -> HttpResponse:
    """Make a link for a calendar program; one made before ends."""
    has_one = selectors.calendar_key_of(request.user) is not None

    def run(form: Any) -> None:
        request.session[SHOWN_ONCE] = services.make_calendar_key(by=request.user)

    return action_page(
        request,
        request.user,
        run=run,
        title=_("Link für Ihren Kalender"),
        consequence=_("Ihr bisheriger Link gilt dann nicht mehr.")
        if has_one
        else _(
            "Ihr Kalender liest damit die Termine aller Ihrer Gremien. Wer den Link kennt, kann das auch."
        ),
        confirm=_("Link erzeugen"),
        success=reverse("committees:my-calendar-shown"),
        cancel=reverse(MINE),
        breadcrumb=_way(),
    )


@never_cache
@require_GET
def calendar_shown(request: SignedInRequest) -> HttpResponse:
    """Shows the new link once; a second look finds nothing."""
    secret = request.session.pop(SHOWN_ONCE, "")
    if not secret:
        messages.info(
            request, _("Ein Link wird nur einmal gezeigt. Sie können jederzeit einen neuen erzeugen.")
        )
        return redirect(MINE)
    link = absolute_url(reverse("committees:my-calendar", kwargs={"secret": secret}))
    values = {"link": link, "breadcrumb": [*_way(), (_("Kalender"), "")]}
    return render(request, "committees/mine/calendar_shown.html", values)


def calendar_revoke(request: SignedInRequest) -> HttpResponse:
    """End the link."""
    if selectors.calendar_key_of(request.user) is None:
        return redirect(MINE)
    return step_page(
        request,
        request.user,
        services.revoke_calendar_key,
        title=_("Kalender-Link widerrufen"),
        consequence=_("Kalender mit diesem Link bekommen ab sofort nichts mehr."),
        confirm=_("Widerrufen"),
        success=reverse(MINE),
        cancel=reverse(MINE),
        message=_("Der Link gilt nicht mehr."),
        breadcrumb=_way(),
    )


@login_not_required
@require_safe
def calendar(request: HttpRequest, secret: str) -> HttpResponse:
    """The dates themselves, for whoever has the link: what its person may see now, without agenda or dial-in."""
    user = services.use_calendar_key(secret)
    if user is None:
        raise Http404
    events = [
        event_of(row, row.get_absolute_url()) for row in selectors.calendar_meetings(user, clock.today())
    ]
    data = write_ics(events, name=_("Meine Gremien"))
    response = HttpResponse(data, content_type="text/calendar; charset=utf-8")
    response["ETag"] = f'"{hashlib.sha256(data).hexdigest()[:32]}"'
    response["Cache-Control"] = "private, no-cache"
    response["X-Robots-Tag"] = "noindex"
    return response


def _way() -> list[tuple[str, str]]:
    return [(_("Meine Gremien"), reverse(MINE))]
