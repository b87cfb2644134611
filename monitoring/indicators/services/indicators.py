"""Writing indicators, the names files know them by, and breaks of their series."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.districts.models import District
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from monitoring.indicators.models import Component, Indicator, IndicatorKey, SeriesBreak
from monitoring.indicators.services.tree import component_named

System = IndicatorKey.System


def create_indicator(
    *,
    district: District,
    by: User,
    component: Component | None = None,
    new_dimension: str = "",
    new_component: str = "",
    inkar_key: str = "",
    file_titles: Sequence[str] = (),
    **fields: Any,
) -> Indicator:
    """A new indicator; its place in the tree may be made with it."""
    with transaction.atomic():
        place = _place(district, component, new_dimension, new_component, by)
        row = Indicator(district=district, component=place, **fields)
        made = changes.create(row, by=by, action="indicator.created")
        set_keys(made, inkar_key=inkar_key, file_titles=file_titles, by=by)
    return made


def update_indicator(
    indicator: Indicator,
    *,
    by: User,
    version: int | None = None,
    component: Component | None = None,
    new_dimension: str = "",
    new_component: str = "",
    inkar_key: str | None = None,
    file_titles: Sequence[str] | None = None,
    **fields: Any,
) -> Indicator:
    """Change what is said about the figure, never its values. The names in files change where they are given."""
    with transaction.atomic():
        place = _place(indicator.district, component, new_dimension, new_component, by)
        values = {"component": place, **fields}
        if fields.get("weight_indicator") == indicator:
            raise Refusal(
                _("Ein Indikator kann nicht mit sich selbst gewichtet werden."), field="weight_indicator"
            )
        row = changes.apply(indicator, values, by=by, action="indicator.changed", version=version)
        set_keys(row, inkar_key=inkar_key, file_titles=file_titles, by=by)
    return row


def publish_indicator(indicator: Indicator, *, by: User) -> Indicator:
    """Everybody may read it and its values from now on."""
    with transaction.atomic():
        current = changes.lock(indicator)
        if current.is_public:
            raise WrongState(_("Der Indikator ist schon veröffentlicht."))
        if not current.source:
            raise Refusal(_("Ohne Quelle wird keine Zahl veröffentlicht. Bitte die Quelle eintragen."))
        return changes.apply(current, {"is_public": True}, by=by, action="indicator.published")


def withdraw_indicator(indicator: Indicator, *, by: User) -> Indicator:
    """Back inside; released reports keep what they printed."""
    with transaction.atomic():
        current = changes.lock(indicator)
        if not current.is_public:
            raise WrongState(_("Der Indikator ist nicht veröffentlicht."))
        return changes.apply(current, {"is_public": False}, by=by, action="indicator.withdrawn")


def delete_indicator(indicator: Indicator, *, by: User) -> None:
    """Only while it has no values: figures that were used are not made to disappear."""
    with transaction.atomic():
        current = changes.lock(indicator)
        if current.values.exists():
            raise Refusal(_("Der Indikator hat schon Werte und bleibt deshalb erhalten."))
        changes.delete(current, by=by, action="indicator.deleted")


def add_break(indicator: Indicator, *, year: int, reason: str, by: User) -> SeriesBreak:
    row = SeriesBreak(district=indicator.district, indicator=indicator, year=year, reason=reason)
    return changes.create(row, by=by, action="series_break.created")


def change_break(
    row: SeriesBreak, *, year: int, reason: str, version: int | None = None, by: User
) -> SeriesBreak:
    values = {"year": year, "reason": reason}
    return changes.apply(row, values, by=by, action="series_break.changed", version=version)


def remove_break(row: SeriesBreak, *, by: User) -> None:
    changes.delete(row, by=by, action="series_break.deleted")


def set_keys(
    indicator: Indicator, *, inkar_key: str | None, file_titles: Sequence[str] | None, by: User
) -> None:
    """The names under which files bring it; of a kind that is given, those no longer named go.

    None leaves a kind as it is. GENESIS names stay always.
    """
    given: dict[str, Sequence[str]] = {}
    if inkar_key is not None:
        given[System.INKAR.value] = [inkar_key]
    if file_titles is not None:
        given[System.TITLE.value] = file_titles
    wanted = {(system, key.strip()) for system, keys in given.items() for key in keys if key.strip()}
    known = {(row.system, row.key): row for row in indicator.keys.filter(system__in=given)}
    for name in known.keys() - wanted:
        changes.delete(known[name], by=by, action="indicator_key.deleted")
    for system, key in sorted(wanted - known.keys()):
        _refuse_taken(indicator, system, key)
        row = IndicatorKey(district=indicator.district, indicator=indicator, system=system, key=key)
        changes.create(row, by=by, action="indicator_key.created")


def _refuse_taken(indicator: Indicator, system: str, key: str) -> None:
    found = (
        IndicatorKey.objects.filter(district=indicator.district, system=system, key=key)
        .select_related("indicator")
        .first()
    )
    if found:
        raise Refusal(
            _("„%(key)s“ gehört schon zu %(indicator)s.") % {"key": key, "indicator": found.indicator},
            field="inkar_key" if system == System.INKAR else "file_titles",
        )


def _place(
    district: District, component: Component | None, new_dimension: str, new_component: str, by: User
) -> Component:
    if new_component.strip():
        top = new_dimension.strip() or (component.dimension.title if component else "")
        if not top:
            raise Refusal(_("Zu welcher Dimension gehört der neue Bereich?"), field="new_dimension")
        return component_named(district=district, dimension=top, component=new_component.strip(), by=by)
    if component is None:
        raise Refusal(_("Bitte einen Bereich wählen oder einen neuen nennen."), field="component")
    return component
