"""What everybody reads of a published indicator: the same page as inside, without the ways to change it."""

from typing import Any

from documents.render.letterhead import letterhead_of
from monitoring.indicators.models import Indicator
from monitoring.indicators.page import indicator_page
from monitoring.indicators.selectors.page import values_around


def indicator_values(indicator: Indicator) -> dict[str, Any]:
    """The own district, the comparison there is, and the areas around it."""
    found = values_around(indicator)
    breaks = list(indicator.breaks.all())
    area = found.area(indicator.district.ags)
    accent = letterhead_of(indicator.district).palette.accent
    page = indicator_page(indicator, found, breaks, area=area, accent=accent)
    return {"indicator": indicator, "page": page, "breaks": breaks}
