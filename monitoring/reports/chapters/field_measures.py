"""What the concept set out to do in a field, by name (T8.na): only what everybody reads on its public page."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from accounts.districts.models import District
from monitoring.concept.models import Concept, Measure
from monitoring.concept.selectors.reporting import published_measures_on
from monitoring.reports.blocks import ColumnSpec, TableBlock
from monitoring.reports.words import source_line


@dataclass(frozen=True)
class Planned:
    """The concept that was in force, and its public measures."""

    concept: Concept | None
    measures: Sequence[Measure]


def public_measures(district: District, cut: dt.date) -> Planned:
    return Planned(*published_measures_on(district, cut))


def measures_table(
    place: int, where: dict[str, Any], planned: Planned, code: str, today: dt.date
) -> TableBlock:
    """T8.na. Their states are those of the day the numbers are taken, as in chapter 10."""
    rows = tuple(
        (str(m), str(m.get_status_display()), m.responsible or None, m.period_words or None)
        for m in planned.measures
        if m.field_of_action == code
    )
    title = _("%(field)s: Maßnahmen vor Ort, %(concept)s")
    return TableBlock(
        f"T8.{place}a",
        f"measures_of_field_{place}",
        title % {"field": where["field"], "concept": planned.concept or where["district"]},
        (
            ColumnSpec("measure", _("Maßnahme")),
            ColumnSpec("status", _("Stand")),
            ColumnSpec("responsible", _("Zuständig")),
            ColumnSpec("term", _("Zeitraum")),
        ),
        rows,
        notes=(_("Öffentliche Maßnahmen; Ziele, Messgrößen und nächste Schritte stehen in Kapitel 10."),)
        if rows
        else (),
        source=source_line(_("Konzept und Maßnahmen"), today),
        absence=_("Für dieses Handlungsfeld nennt das Konzept keine öffentliche Maßnahme.")
        if planned.concept
        else _("Am Stichtag galt kein beschlossenes Konzept."),
    )
