"""The municipalities of a district as chapters draw them: their outlines, and whom they are credited to."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from accounts.districts.models import District, Municipality
from documents.charts.outlines import encoded


def municipalities_of(district: District) -> list[Any]:
    """By name, each with its outline, in one statement."""
    rows = Municipality.objects.filter(district=district).select_related("shape")
    return list(rows.order_by("name", "pk"))


def outline_of_row(row: Any) -> str:
    """As map blocks keep it; "" for a municipality without an outline."""
    shape = getattr(row, "shape", None)
    return encoded(shape.rings) if shape else ""


def credit_of(rows: Sequence[Any]) -> str:
    """Printed below every map that shows these outlines."""
    credits = sorted({row.shape.credit for row in rows if getattr(row, "shape", None) and row.shape.credit})
    return "; ".join(credits) or _("Umrisse: eigene Angaben des Kreises")
