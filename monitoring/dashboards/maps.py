"""A number for each Gemeinde as a map of the district."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from documents.charts import Chart, MapArea, area_map, even_borders
from documents.charts.outlines import encoded
from documents.tables import german_number


def has_outlines(places: Sequence[Any]) -> bool:
    return any(outline_of(row) for row in places)


def area_chart(
    key: str,
    title: str,
    unit: str,
    values: dict[str, Decimal | None],
    places: Sequence[Any],
    decimals: int,
    accent: str,
    missing: str = "",
) -> Chart:
    """`values`: by key of the Gemeinde; `unit`: stands above the legend; `missing`: what no value means."""
    known = [value for value in values.values() if value is not None]
    return area_map(
        key=key,
        title=title,
        description=_message(values, places, decimals),
        areas=[MapArea(row.ags, row.name, outline_of(row), values.get(str(row.pk))) for row in places],
        attribution=_credit(places),
        borders=[Decimal(str(border)) for border in even_borders(known, decimals=decimals)],
        decimals=decimals,
        label_title=_("Gemeinde"),
        value_title=unit,
        missing_title=missing,
        accent=accent,
    )


def _message(values: dict[str, Decimal | None], places: Sequence[Any], decimals: int) -> str:
    known = [(value, row.name) for row in places if (value := values.get(str(row.pk))) is not None]
    if not known:
        return _("Es liegen keine Werte vor.")
    most, least = max(known), min(known)
    return _("Am höchsten in %(most)s mit %(high)s, am niedrigsten in %(least)s mit %(low)s.") % {
        "most": most[1],
        "high": german_number(most[0], decimals=decimals),
        "least": least[1],
        "low": german_number(least[0], decimals=decimals),
    }


def outline_of(row: Any) -> str:
    shape = getattr(row, "shape", None)
    return encoded(shape.rings) if shape and shape.rings else ""


def _credit(places: Sequence[Any]) -> str:
    credits = sorted({row.shape.credit for row in places if getattr(row, "shape", None) and row.shape.credit})
    return "; ".join(credits) or _("Umrisse: eigene Angaben des Kreises")
