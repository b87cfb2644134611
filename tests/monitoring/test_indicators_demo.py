"""The demo tells what the pages can show: groups, signs, a break, two surveys."""

import pytest

from accounts.districts.models import Municipality
from desk.demo.world import World
from monitoring.indicators.demo import build
from monitoring.indicators.demo_figures import FIGURES, PLACES, YEARS
from monitoring.indicators.models import Indicator, IndicatorValue, SeriesBreak, Sign, Survey
from monitoring.indicators.services import settle_editions

pytestmark = pytest.mark.django_db


def test_the_demo_has_fifteen_indicators_over_six_years_with_signs_and_surveys(cast):
    for number, name in enumerate(PLACES, start=1):
        Municipality.objects.get_or_create(
            district=cast.auental, name=name, defaults={"ags": f"05999{number + 100:03d}"}
        )
    world = World(district=cast.auental, other=cast.nordmark, people={"coordinator": cast.coordinator})
    build(world)
    assert len(FIGURES) == 15
    with_values = Indicator.objects.filter(values__isnull=False).distinct()
    assert set(FIGURES) | {"I-35", "I-36"} == set(with_values.values_list("code", flat=True))
    values = IndicatorValue.objects.filter(district=cast.auental)
    assert set(values.values_list("year", flat=True)) == set(YEARS)
    assert set(values.exclude(sign="").values_list("sign", flat=True)) == set(Sign.values)
    assert values.filter(area__ags="05999001").exists()
    assert SeriesBreak.objects.get().indicator.code == "I-02"
    assert set(Survey.objects.values_list("respondents", flat=True)) == {811, 214}
    pks = list(with_values.values_list("pk", flat=True))
    areas = list(values.values_list("area", flat=True).distinct())
    assert settle_editions(cast.auental, pks, areas) == 0
