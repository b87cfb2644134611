"""What the report needs of the concept that was in force on a day: no person asks here, so no door is tried."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from accounts.districts.models import District
from monitoring.concept.models import Concept, Measure, Milestone
from monitoring.concept.selectors.concepts import fields_of


@dataclass(frozen=True)
class ConceptMaterial:
    """The concept with its fields and goals (`rows`, their measures in `shown`), all measures, all milestones."""

    concept: Concept | None = None
    fields: list[Any] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    milestones: list[Milestone] = field(default_factory=list)

    @property
    def title(self) -> str:
        return str(self.concept) if self.concept else _("kein Konzept")


def concept_on(district: District, day: dt.date) -> Concept | None:
    """The last one the council had adopted by then."""
    rows = Concept.objects.filter(district=district, status__in=["adopted", "replaced"], decided_on__lte=day)
    return rows.order_by("-decided_on", "-term_start").first()


def published_measures_on(district: District, day: dt.date) -> tuple[Concept | None, list[Measure]]:
    """The concept of a day and what everybody may read of its measures; two queries."""
    concept = concept_on(district, day)
    if concept is None:
        return None, []
    return concept, list(Measure.objects.published().filter(concept=concept).select_related("organisation"))


def material_of(district: District, day: dt.date) -> ConceptMaterial:
    """Five queries, however many measures there are."""
    concept = concept_on(district, day)
    if concept is None:
        return ConceptMaterial()
    rows = Measure.objects.filter(concept=concept).select_related("goal", "organisation", "indicator")
    milestones = Milestone.objects.filter(measure__concept=concept).select_related("measure")
    measures = list(rows)
    return ConceptMaterial(concept, fields_of(concept, measures), measures, list(milestones))
