"""The morning: money that ends in 90 or 30 days without a follow-up is told to those it concerns, each once."""

import datetime as dt

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.memberships.models import Membership
from accounts.permissions import Role
from accounts.users.models import User
from desk.notifications.services import notify
from offers.funding.choices import FOLLOWED_UP, GRANTED
from offers.funding.models import FundingPeriod, FundingReminder
from offers.funding.rules import REMINDER_DAYS, reminder_due


@transaction.atomic
def remind_of_ends(*, day: dt.date) -> int:
    """Tell coordination and the grantee's editors of each grant that reached a reminder day; returns how many grants.

    Catches up after days on which nothing ran, never tells the same twice (the row of `FundingReminder` is unique),
    and starts anew when the end of a grant is moved. A grant with a follow-up applied for is left in peace (C-09).
    """
    told = 0
    for period in _ending(day).select_for_update(of=("self",)):
        days = reminder_due(period.period_end, day)
        if days is None:
            continue
        _row, is_new = FundingReminder.objects.get_or_create(
            period=period, period_end=period.period_end, days=days, defaults={"reminded_on": day}
        )
        if is_new:
            _tell(period, day)
            told += 1
    return told


def _ending(day: dt.date) -> QuerySet[FundingPeriod]:
    followed = FundingPeriod.objects.filter(predecessor=OuterRef("pk"), status__in=FOLLOWED_UP)
    last = day + dt.timedelta(days=max(REMINDER_DAYS))
    return (
        FundingPeriod.objects.filter(~Exists(followed), status__in=GRANTED, period_end__range=(day, last))
        .select_related("district", "grantee", "programme")
        .order_by("period_end", "pk")
    )


def _tell(period: FundingPeriod, day: dt.date) -> None:
    count = period.offers.count()
    line = ngettext(
        "%(grantee)s, %(programme)s: endet am %(end)s, kein Folgeantrag. Daran hängt %(count)d Angebot.",
        "%(grantee)s, %(programme)s: endet am %(end)s, kein Folgeantrag. Daran hängen %(count)d Angebote.",
        count,
    ) % {
        "grantee": period.grantee, "programme": period.programme, "end": f"{period.period_end:%d.%m.%Y}",
        "count": count,
    }  # fmt: skip
    title = f"{_ends_in((period.period_end - day).days)}: {period.title}"
    for person in _concerned(period, day):
        notify(
            user=person, title=title, line=line, url=period.get_absolute_url(),
            district=period.district, digest=True,
        )  # fmt: skip


def _ends_in(days: int) -> str:
    if days == 0:
        return _("Förderung endet heute")
    return ngettext("Förderung endet in %(days)d Tag", "Förderung endet in %(days)d Tagen", days) % {
        "days": days
    }


def _concerned(period: FundingPeriod, day: dt.date) -> QuerySet[User]:
    active = Membership.objects.active_on(day)
    coordination = active.filter(district=period.district, role=Role.COORDINATOR)
    grantee = active.filter(organisation=period.grantee, role=Role.NGO_EDITOR)
    return User.objects.filter(is_active=True, memberships__in=coordination | grantee).distinct()
