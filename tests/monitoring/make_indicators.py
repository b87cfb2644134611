"""Areas, indicators and values for tests."""

from decimal import Decimal

from monitoring.indicators.models import Area, Component, Dimension, Indicator, IndicatorValue, Level


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
