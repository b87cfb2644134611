"""How the shares moved: thirteen months and today, as a line chart with its numbers as a table."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from dateutil.relativedelta import relativedelta
from django.utils.translation import gettext as _

from documents.charts import Chart, line_chart
from offers.catalogue.choices import Openness
from offers.openness.counting import Doors
from offers.openness.models import OpennessSnapshot

#: One year back, so that the first month shown is the same month of the year before.
MONTHS = 12


@dataclass(frozen=True)
class Moment:
    """The doors on a day: the beginning of a month, or today."""

    day: dt.date
    doors: Doors
    is_today: bool = False

    @property
    def label(self) -> str:
        return _("heute") if self.is_today else f"{self.day:%m/%y}"


def first_month(today: dt.date) -> dt.date:
    return today.replace(day=1) - relativedelta(months=MONTHS)


def moments_of(snapshots: Iterable[OpennessSnapshot], doors: Doors, today: dt.date) -> list[Moment]:
    """Every month since the first one written, a month without a count left empty, and today at the end."""
    found = {row.month: row.doors for row in snapshots}
    if not found:
        return [Moment(today, doors, is_today=True)]
    month, moments = min(found), []
    while month <= today:
        moments.append(Moment(month, found.get(month, Doors())))
        month += relativedelta(months=1)
    return [*moments, Moment(today, doors, is_today=True)]


def change_words(moments: Sequence[Moment]) -> str:
    """How the open share stands against the first month shown; empty without anything to compare."""
    before, now = moments[0], moments[-1]
    if before.is_today or before.doors.share is None or now.doors.share is None:
        return ""
    points = now.doors.share - before.doors.share
    values = {
        "points": abs(points),
        "day": f"{before.day:%d.%m.%Y}",
        "open": before.doors.open,
        "total": before.doors.total,
    }
    if points == 0:
        return _("So viel wie am %(day)s (%(open)d von %(total)d).") % values
    if points > 0:
        return _("%(points)d Prozentpunkte mehr als am %(day)s (%(open)d von %(total)d).") % values
    return _("%(points)d Prozentpunkte weniger als am %(day)s (%(open)d von %(total)d).") % values


def history_chart(moments: Sequence[Moment], *, title: Any, description: Any, accent: str) -> Chart | None:
    """Shares of the three doors in percent; nothing while there is only today."""
    if len(moments) < 2:
        return None
    shares = [moment.doors.shares for moment in moments]
    return line_chart(
        key="openness-history",
        title=title,
        description=description,
        categories=[moment.label for moment in moments],
        series=[
            (str(label), [row[index] for row in shares])
            for index, (_code, label) in enumerate(Openness.choices)
        ],
        unit="%",
        decimals=0,
        label_title=_("Monatsbeginn"),
        question=_("Wer darf kommen? Anteile in Prozent"),
        accent=accent,
    )
