"""The one mail to a provider, and what the coordination is told."""

import datetime as dt

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts import clock
from accounts.memberships.models import Membership
from accounts.permissions import Role
from accounts.users.models import User
from coordination.network.models import Organisation
from desk.mail.services import absolute_url, send_mail
from desk.notifications.services import notify
from offers.catalogue.freshness import rules
from offers.catalogue.freshness.entries import Entry
from offers.catalogue.freshness.models import FreshnessRequest
from offers.catalogue.selectors import editors_of


def addresses_of(provider: Organisation, day: dt.date) -> list[str]:
    """Who can answer for the provider: its editors, else its own address."""
    addresses = list(editors_of(provider, day).order_by("email").values_list("email", flat=True))
    return addresses or ([provider.email] if provider.email else [])


def send_question(
    request: FreshnessRequest, entries: list[Entry], token: str, *, to: list[str], by: User | None
) -> None:
    """One mail per address, all with the same link; it names every entry and the day it would disappear."""
    lines = [(_title(entry.row), rules.hidden_on(entry.due_on)) for entry in entries]
    send_mail(
        to=to,
        template="offers/freshness_asked",
        context={
            "request": request,
            "provider": request.provider,
            "lines": [(title, hidden, hidden <= request.asked_on) for title, hidden in lines],
            "link": absolute_url(reverse("offers:freshness-answer", kwargs={"token": token})),
        },
        district=request.district,
        by=by,
    )


def tell_of_answer(request: FreshnessRequest, *, changed: int, ended: int) -> None:
    """The coordination hears what was announced or given up; a plain "stimmt noch" needs nobody."""
    if not (changed or ended or request.note):
        return
    parts = []
    if ended:
        parts.append(ngettext("%d gibt es nicht mehr", "%d gibt es nicht mehr", ended) % ended)
    if changed:
        parts.append(ngettext("%d wird geändert", "%d werden geändert", changed) % changed)
    line = ": ".join(part for part in (", ".join(parts), request.note) if part)
    title = _("Antwort von %(name)s") % {"name": request.provider}
    _tell(request.provider, title, line, request.provider.get_absolute_url())


def tell_of_hidden(provider: Organisation, count: int) -> None:
    """So many offers of the provider left the public pages without an answer."""
    title = ngettext(
        "%(count)d Angebot von %(name)s ist nicht mehr öffentlich",
        "%(count)d Angebote von %(name)s sind nicht mehr öffentlich",
        count,
    ) % {"count": count, "name": provider}
    line = _("30 Tage ohne Antwort. Ein Anruf hilft oft mehr als noch eine E-Mail.")
    _tell(provider, title, line, f"{reverse('offers:freshness-list')}?overdue=1")


def _tell(provider: Organisation, title: str, line: str, url: str) -> None:
    for person in _coordination(provider, clock.today()):
        notify(user=person, title=title, line=line, url=url, district=provider.district, digest=True)


def _coordination(provider: Organisation, day: dt.date) -> QuerySet[User]:
    active = Membership.objects.active_on(day).filter(district=provider.district, role=Role.COORDINATOR)
    return User.objects.filter(is_active=True, memberships__in=active).distinct()


def _title(row: object) -> str:
    if isinstance(row, Organisation):
        return _("Name, Anschrift und Telefon von %(name)s") % {"name": row}
    return str(row)
