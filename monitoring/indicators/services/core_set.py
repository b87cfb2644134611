"""Setting up the core set in a district: the tree, the indicators, the areas above it."""

from django.db import transaction

from accounts import changes
from accounts.districts.models import District, Municipality
from accounts.users.models import User
from monitoring.indicators.core_set import ATTRIBUTION, CORE_SET, DIMENSIONS, INKAR, LICENCE, Core
from monitoring.indicators.lands import LAND_KEYS, LAND_NAMES
from monitoring.indicators.models import GERMANY, Area, Dimension, Indicator, IndicatorKey, Level
from monitoring.indicators.services.indicators import set_keys
from monitoring.indicators.services.tree import component_named


def install_core_set(*, district: District, by: User) -> list[Indicator]:
    """Make what is missing of the core set; what is there already stays as the district has changed it."""
    with transaction.atomic():
        changes.lock(district)
        install_areas(district=district, by=by)
        for order, title in enumerate(DIMENSIONS, start=1):
            if not Dimension.objects.filter(district=district, title=title).exists():
                row = Dimension(district=district, title=title, order=order)
                changes.create(row, by=by, action="dimension.created")
        known = {row.code: row for row in Indicator.objects.filter(district=district)}
        made = []
        for order, core in enumerate(CORE_SET, start=1):
            if core.code not in known:
                known[core.code] = _make(district, core, order, known, by)
                made.append(known[core.code])
    return made


def install_areas(*, district: District, by: User) -> list[Area]:
    """Germany, the Land, the district and its municipalities as areas, as far as they are not there."""
    known = {area.ags: area for area in Area.objects.filter(district=district)}
    made: list[Area] = []

    def area(ags: str, name: str, kind: str, level: str, parent: Area | None) -> Area:
        if ags not in known:
            row = Area(district=district, ags=ags, name=name, kind=kind, level=level, parent=parent)
            known[ags] = changes.create(row, by=by, action="area.created")
            made.append(known[ags])
        return known[ags]

    country = area(GERMANY, "Deutschland", "", Level.COUNTRY, None)
    land = area(LAND_KEYS[district.land], LAND_NAMES[district.land], "Land", Level.STATE, country)
    own = area(district.ags, district.name, district.get_kind_display(), Level.DISTRICT, land)
    for place in Municipality.objects.filter(district=district):
        area(place.ags, place.name, "", Level.MUNICIPALITY, own)
    return made


def _make(district: District, core: Core, order: int, known: dict[str, Indicator], by: User) -> Indicator:
    weight = known.get(core.weight) if core.kind != "count" else None
    is_inkar = core.source == INKAR
    row = Indicator(
        district=district,
        component=component_named(
            district=district, dimension=core.dimension, component=core.component, by=by
        ),
        order=order,
        weight_indicator=weight,
        aggregation="sum" if core.kind == "count" else "weighted_mean" if weight else "none",
        licence=LICENCE if is_inkar else "",
        attribution=ATTRIBUTION if is_inkar else "",
        is_lead=core.is_lead and _has_no_lead(known, core.field),
        **_said(core),
    )
    made = changes.create(row, by=by, action="indicator.created")
    set_keys(made, inkar_key=_free(district, core.inkar), file_titles=_free_titles(district, core), by=by)
    return made


def _said(core: Core) -> dict[str, object]:
    """What the line says itself; shares lie between 0 and 100, counts are not negative."""
    is_share = core.kind == "rate" and core.unit == "%"
    return {
        "code": core.code, "title": core.title, "short_title": core.short, "unit": core.unit,
        "kind": core.kind, "decimals": core.decimals, "desired_direction": core.direction, "field": core.field,
        "definition": core.definition, "missing_people": core.missing, "source": core.source,
        "origin": core.origin, "minimum": 0 if is_share or core.kind == "count" else None,
        "maximum": 100 if is_share else None,
    }  # fmt: skip


def _has_no_lead(known: dict[str, Indicator], field: str) -> bool:
    return not any(row.is_lead and row.field == field for row in known.values())


def _free(district: District, key: str) -> str:
    taken = IndicatorKey.objects.filter(district=district, system=IndicatorKey.System.INKAR, key=key)
    return "" if taken.exists() else key


def _free_titles(district: District, core: Core) -> list[str]:
    taken = IndicatorKey.objects.filter(
        district=district, system=IndicatorKey.System.TITLE, key__in=core.names
    ).values_list("key", flat=True)
    return [name for name in core.names if name not in set(taken)]
