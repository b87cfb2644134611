"""What the pages of a Gemeinde and of a field are made of: each part read only for whoever may read the whole of it."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from accounts.districts.models import Municipality
from coordination.barriers.selectors import barrier_rows
from coordination.network.fields import FieldOfAction
from coordination.network.models import Organisation
from coordination.network.selectors import organisations_in
from desk.search.selectors import matching
from documents.render.letterhead import letterhead_of
from monitoring.concept.choices import MeasureStatus
from monitoring.concept.selectors.measures import measure_rows
from monitoring.concept.selectors.practice import offers_behind
from monitoring.concept.tables import SIGNS, TONES
from monitoring.dashboards import fields, places
from monitoring.dashboards.fields import list_url
from monitoring.dashboards.reach import sees_whole
from monitoring.dashboards.readings import read
from monitoring.dashboards.selectors import goals_in_force, places_with_outlines
from monitoring.indicators.models.area import GERMANY
from offers.openness.choices import Dimension
from offers.openness.counting import Doors
from offers.openness.coverage import coverage_of
from offers.openness.narrowing import Narrowing
from offers.openness.selectors import census_today

#: So many rows of another register stand on the page; its list has all.
SHOWN = 6


def place_context(place: Municipality, user: Any, today: dt.date) -> dict[str, Any]:
    """Everything of one Gemeinde of the district the person acts in."""
    district, key = user.acting_district, str(place.pk)
    found = places.figure_lines(read(user, [place.ags, district.ags]), place.ags, district.ags)
    supply = None
    if sees_whole(user, "offer_statistics"):
        census = census_today(district)
        supply = places.supply_of(census, coverage_of(census, places_with_outlines(user), "name", today), key)
    return {
        "place": place,
        "figures": found,
        "large": found[: places.LARGE],
        "supply": supply,
        "offers_url": Narrowing(place=key).offers(),
        "actors": _actors(place, user),
        "hindrances": _hindrances(user, SHOWN, "municipality", key, municipality=place),
        "measures": _named(place.name, user, today),
    }


def _actors(place: Municipality, user: Any) -> dict[str, Any]:
    rows = list(organisations_in(place, user))
    states = [str(state) for state in Organisation.IN_NETWORK]
    url = list_url("coordination:organisation-list", municipality=place.pk, status=states)
    return {"rows": rows[:SHOWN], "count": len(rows), "url": url}


def _named(name: str, user: Any, today: dt.date) -> dict[str, Any] | None:
    """Measures whose text names the Gemeinde."""
    if not sees_whole(user, "measure"):
        return None
    rows = list(matching(measure_rows(user), name, fuzzy=False).order_by("code"))
    return {
        "rows": _plates(rows[:SHOWN], today),
        "count": len(rows),
        "url": list_url("monitoring:measure-list", q=name),
    }


def _hindrances(user: Any, limit: int, parameter: str, value: str, **wanted: Any) -> dict[str, Any] | None:
    """Barriers, open ones first, and the list of them."""
    if not sees_whole(user, "barrier"):
        return None
    found = places.hindrances_of(list(barrier_rows(user).filter(**wanted)))
    rows = sorted(found.rows, key=lambda row: (not row.is_open, -row.year, -row.sequence))
    return {
        "found": found,
        "rows": rows[:limit],
        "url": list_url("coordination:barrier-list", **{parameter: value}),
    }


def field_context(field: FieldOfAction, user: Any, today: dt.date) -> dict[str, Any]:
    """Everything of one field of action in the district the person acts in."""
    district, code = user.acting_district, str(field.value)
    found = read(user, [district.ags, district.ags[:2], GERMANY], field=code)
    doors = (
        census_today(district).lines(Dimension.FIELD).get(code, Doors())
        if sees_whole(user, "offer_statistics")
        else None
    )
    accent = letterhead_of(district).palette.accent
    lines = fields.indicator_lines(found, district.ags)
    return {
        "field": field,
        "charts": fields.lead_charts(found, district.ags, district.name, accent),
        "indicators": lines,
        "silent": len(found.indicators) - len(lines),
        "indicators_url": list_url("monitoring:indicator-list", field=code),
        "offers": fields.offers_of(doors, code) if doors is not None else None,
        "hindrances": _hindrances(user, SHOWN, "field", code, field_of_action=code),
        **_concept(code, doors, user, today),
    }


def _concept(code: str, doors: Doors | None, user: Any, today: dt.date) -> dict[str, Any]:
    """Measures of the concept in force by state, and what it claims beside what is open."""
    if not (sees_whole(user, "measure") and sees_whole(user, "concept")):
        return {}
    measures = list(
        measure_rows(user).filter(field_of_action=code, concept__status="adopted").order_by("code")
    )
    goals = goals_in_force(user, code)
    concept = goals[0].field.concept if goals else measures[0].concept if measures else None
    if concept is None:
        return {"measures": {"count": 0, "url": list_url("monitoring:measure-list", field=code)}}
    asked = {"field": code, "concept": concept.pk}
    states = [
        (
            label,
            sum(m.status == state for m in measures),
            list_url("monitoring:measure-list", **asked, status=state),
        )
        for state, label in MeasureStatus.choices
    ]
    linked = offers_behind(m.pk for m in measures if m.status != MeasureStatus.GIVEN_UP)
    section = fields.field_with_goals(goals, measures)
    return {
        "measures": {
            "rows": _plates(measures, today),
            "count": len(measures),
            "states": states,
            "url": list_url("monitoring:measure-list", **asked),
        },
        "concept": concept,
        "claim": fields.claim_of(section, measures, linked, doors or Doors()),
        "claim_title": _("Anspruch und Praxis"),
    }


def _plates(rows: Any, today: dt.date) -> list[tuple[Any, str, str, bool]]:
    """A measure with tone and sign of its state, and whether it is late."""
    return [(row, TONES[row.status], SIGNS[row.status], row.is_late(today)) for row in rows]
