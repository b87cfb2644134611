"""Did the offers open? All doors at the beginning and at the end of the period (A9)."""

import datetime as dt

from dateutil.relativedelta import relativedelta
from django.utils.translation import gettext as _

from accounts.districts.models import District
from monitoring.reports.blocks import Chapter, ChartBlock
from monitoring.reports.periods import Period
from monitoring.reports.words import number, source_line
from offers.catalogue.choices import Openness
from offers.openness.counting import Doors
from offers.openness.selectors import census_on, months_counted

#: A label, the doors, and whether they were written down at that time.
Moment = tuple[str, Doors, bool]


def build(district: District, period: Period, today: dt.date) -> Chapter:
    """Three queries. A month that was counted at its time is what was; for a day without one the offers of that
    day are taken with the door they have now, and the picture says so."""
    cut = period.cut(today)
    moments = [moment for moment in _moments(district, period, cut) if moment[1].total]
    chart = ChartBlock(
        "A9",
        "opening",
        "shares",
        _("Öffnung der Angebote im Verlauf, %(district)s, %(period)s, Anteile in Prozent")
        % {"district": district, "period": period.words},
        _message(moments),
        tuple(_label(moment) for moment in moments),
        tuple(
            (str(label), tuple(doors.counts[index] for _words, doors, _counted in moments))
            for index, (_code, label) in enumerate(Openness.choices)
        ),
        label_title=_("Stichtag"),
        question=_question(moments),
        source=source_line(_("Angebotsregister und Monatszählung"), cut),
        absence=_("Kein Angebot war in dieser Zeit öffentlich."),
    )
    return Chapter(6, "offers", _("Angebote und ihre Öffnung"), "", (chart,))


def _moments(district: District, period: Period, cut: dt.date) -> list[Moment]:
    """The end of the day before the first, as the report before ended with it; every new year of which there is a
    count; and the last day as table T14 has it."""
    counted = months_counted(district, period.first, cut)
    start, end = census_on(district, period.eve).doors, census_on(district, cut).doors
    first_month = period.first if period.first.day == 1 else period.first + relativedelta(months=1, day=1)
    moments = [_moment(period.eve, counted.get(first_month), start)]
    for year in period.years:
        day = dt.date(year, 12, 31)
        if day < cut and (doors := counted.get(day + dt.timedelta(days=1))):
            moments.append((f"{day:%d.%m.%Y}", doors, True))
    return [*moments, (f"{cut:%d.%m.%Y}", end, True)]


def _moment(day: dt.date, counted: Doors | None, otherwise: Doors) -> Moment:
    return f"{day:%d.%m.%Y}", counted or otherwise, counted is not None


def _label(moment: Moment) -> str:
    day, doors, is_counted = moment
    words = _("%(day)s (%(count)s Angebote)") % {"day": day, "count": number(doors.total)}
    return words if is_counted else f"{words}*"


def _question(moments: list[Moment]) -> str:
    if all(is_counted for _day, _doors, is_counted in moments):
        return _("Wer darf kommen?")
    return _("Wer darf kommen? * Angebote dieses Tages mit ihrer heutigen Öffnung, weil damals nicht gezählt wurde.")  # fmt: skip


def _message(moments: list[Moment]) -> str:
    if not moments:
        return _("Kein Angebot war in dieser Zeit öffentlich.")
    before, after = moments[0], moments[-1]
    values = {
        "first": before[0], "last": after[0],
        "before": number(before[1].share), "after": number(after[1].share),
    }  # fmt: skip
    if len(moments) == 1:
        return _("Am %(last)s standen %(after)s %% der Angebote allen offen.") % values
    return (
        _("Am %(first)s standen %(before)s %% der Angebote allen offen, am %(last)s %(after)s %%.") % values
    )
