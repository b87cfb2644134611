"""What needs somebody now."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.clock import BERLIN
from accounts.users.models import User
from coordination.interpreting.codes import RequestStatus
from coordination.interpreting.selectors import own_assignments, own_offers, requests_without_interpreter
from desk.shell.today import TodayItem, WeekDate
from desk.templatetags.desk import german_datetime

HORIZON = dt.timedelta(days=14)


def items(user: User, today: dt.date) -> list[TodayItem | WeekDate]:
    return [*_open_requests(user, today), *_questions_to_me(user), *_own_dates(user, today)]


def _open_requests(user: User, today: dt.date) -> list[TodayItem]:
    until = dt.datetime.combine(today + HORIZON, dt.time.max, BERLIN)
    found = list(requests_without_interpreter(user, until=until)[:8])
    if not any(role in user.roles for role in "K"):
        return []
    return [
        TodayItem(
            weight=85 if request.starts_at.astimezone(BERLIN).date() <= today + dt.timedelta(days=5) else 60,
            title=_("Niemand gefunden: %(language)s") % {"language": request.get_language_display()}
            if request.status != RequestStatus.SUBMITTED
            else _("Neue Anfrage: %(language)s") % {"language": request.get_language_display()},
            line=f"{request.requester}, {german_datetime(request.starts_at)}",
            url=request.get_absolute_url(),
            button=_("Person suchen") if request.status != RequestStatus.SUBMITTED else _("Anfrage prüfen"),
            icon="interpreting",
        )
        for request in found
    ]


def _questions_to_me(user: User) -> list[TodayItem]:
    if "I" not in user.roles:
        return []
    return [
        TodayItem(
            weight=80,
            title=_("Können Sie? %(language)s") % {"language": offer.request.get_language_display()},
            line=german_datetime(offer.request.starts_at),
            url=reverse("coordination:my-assignments"),
            button=_("Ansehen"),
            icon="interpreting",
        )
        for offer in own_offers(user)[:5]
    ]


def _own_dates(user: User, today: dt.date) -> list[WeekDate]:
    """Own assignments of the coming seven days."""
    if "I" not in user.roles:
        return []
    start = dt.datetime.combine(today, dt.time.min, BERLIN)
    coming = own_assignments(user).filter(starts_at__gte=start, starts_at__lt=start + dt.timedelta(days=7))
    return [
        WeekDate(
            a.starts_at,
            f"{a.request.get_language_display()}, {a.request.municipality}",
            reverse("coordination:my-assignments"),
        )
        for a in coming
    ]
