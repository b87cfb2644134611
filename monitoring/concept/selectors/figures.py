"""What a measure is measured by: the newest value of its indicator, or the figure it was given by hand."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from desk.templatetags.desk import german_number
from monitoring.concept.models import Measure
from monitoring.indicators.models import Area
from monitoring.indicators.selectors.values import latest


@dataclass(frozen=True)
class Figure:
    """A value with its unit and the time it is of, beside where it began and where it is to go."""

    value: Decimal | None
    unit: str = ""
    when: str = ""
    baseline: str = ""
    target: str = ""

    @property
    def words(self) -> str:
        return plain(self.value) if self.value is not None else ""


def figure_of(measure: Measure) -> Figure:
    """The actual value beside baseline and target. An indicator wins, because its values come from the source itself."""
    ends = {
        name: plain(value) if (value := getattr(measure, name)) is not None else ""
        for name in ("baseline", "target")
    }
    if measure.indicator is not None:
        areas = Area._base_manager.filter(district=measure.district_id, ags=measure.district.ags)
        area = areas.first()
        point = latest(measure.district, measure.indicator, area) if area else None
        if point is not None:
            return Figure(point.value, measure.indicator.unit, point.time_text, **ends)
    when = f"{measure.measured_on:%d.%m.%Y}" if measure.measured_on else ""
    return Figure(measure.actual, measure.indicator_unit, when, **ends)


def figure_words(measure: Measure) -> str:
    """ "Ist 14, Ziel 40, Beginn 60 Fälle": whichever are known, from the measure itself."""
    words = [
        (_("Ist %(value)s"), measure.actual),
        (_("Ziel %(value)s"), measure.target),
        (_("Beginn %(value)s"), measure.baseline),
    ]
    told = [text % {"value": plain(value)} for text, value in words if value is not None]
    return f"{', '.join(told)} {measure.indicator_unit}".strip() if told else ""


def plain(value: Decimal) -> str:
    """Without zeros behind the comma: 14 or 12,5."""
    whole = value == value.to_integral_value()
    return german_number(value, 0 if whole else 1)
