"""Areas, indicators and values for tests."""

import datetime as dt
from decimal import Decimal

from monitoring.indicators.models import (
    Area,
    AreaChange,
    AreaVersion,
    Component,
    Dimension,
    Indicator,
    IndicatorValue,
    Level,
    SeriesBreak,
    Survey,
)


def make_component(district, title="Kindertagesbetreuung", dimension="Frühe Jahre"):
    top, _ = Dimension.objects.get_or_create(district=district, title=dimension)
    return Component.objects.get_or_create(district=district, dimension=top, title=title)[0]


def make_indicator(district, code="I-05", **fields):
    values = {"title": "Betreuungsquote, 3 bis 5 Jahre", "unit": "%", "kind": "rate"} | fields
    values.setdefault("component", make_component(district))
    return Indicator.objects.create(district=district, code=code, **values)


def make_area(district, ags="05999", name="Landkreis Auental", level=Level.DISTRICT, **fields):
    return Area.objects.create(district=district, ags=ags, name=name, level=level, **fields)


def make_value(indicator, area, year=2024, value="82.6", **fields):
    number = None if value is None else Decimal(value)
    values = {"time_text": str(year), "edition": "2025"} | fields
    return IndicatorValue.objects.create(
        district=indicator.district, indicator=indicator, area=area, year=year, value=number, **values
    )


def make_survey(district, **fields):
    values = {
        "title": "Befragung 2025",
        "method": "schriftlich, Zufallsauswahl",
        "respondents": 412,
        "period_start": dt.date(2025, 3, 1),
        "period_end": dt.date(2025, 4, 30),
    } | fields
    return Survey.objects.create(district=district, **values)


def access_area(cast):
    """The own district as an area, once."""
    return Area.objects.filter(district=cast.auental, ags="05999").first() or make_area(cast.auental)


def access_indicator(cast):
    """An indicator with two years of two groups."""
    row = make_indicator(cast.auental, code="Z-01", title="Arbeitslosenquote", source="Statistik")
    area = access_area(cast)
    for year, total, foreign in ((2023, "5.2", "14.3"), (2024, "5.5", "13.8")):
        make_value(row, area, year=year, value=total)
        make_value(row, area, year=year, value=foreign, group="foreign")
    return row


def access_public(cast):
    return make_indicator(
        cast.auental, code="Z-02", title="Wahlbeteiligung", is_public=True, source="Wahlleitung"
    )


def access_empty(cast):
    return make_indicator(cast.auental, code="Z-03", title="Noch leer")


def access_break(cast):
    row = make_indicator(cast.auental, code="Z-04", title="Mit Bruch")
    return SeriesBreak.objects.create(district=cast.auental, indicator=row, year=2022, reason="Zensus 2022")


def access_survey(cast):
    return make_survey(cast.auental)


def make_version(area, first="2021-07-01", last=None, **fields):
    days = {"valid_from": dt.date.fromisoformat(first), "valid_to": last and dt.date.fromisoformat(last)}
    return AreaVersion.objects.create(district=area.district, area=area, **days, **fields)


def make_change(district, old="16056", new="16063", on="2021-07-01", share="1", **fields):
    """Eisenach became a part of the Wartburgkreis, unless said otherwise."""
    return AreaChange.objects.create(
        district=district,
        old_ags=old,
        new_ags=new,
        on=dt.date.fromisoformat(on),
        share=Decimal(share),
        **({"old_name": "Eisenach"} | fields),
    )


def access_version(cast):
    return make_version(access_area(cast))


def access_change(cast):
    return make_change(cast.auental, new="05999")
