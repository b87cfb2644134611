"""Writing indicators, areas, surveys and values; one function per step."""

from monitoring.indicators.services.areas import (
    add_area_change,
    add_area_version,
    change_area_change,
    change_area_version,
    create_area,
    remove_area_change,
    remove_area_version,
    update_area,
)
from monitoring.indicators.services.core_set import install_core_set
from monitoring.indicators.services.indicators import (
    add_break,
    change_break,
    create_indicator,
    delete_indicator,
    publish_indicator,
    remove_break,
    update_indicator,
    withdraw_indicator,
)
from monitoring.indicators.services.surveys import create_survey, update_survey
from monitoring.indicators.services.tree import rename_component, rename_dimension
from monitoring.indicators.services.values import Entry, enter_values, settle_editions

__all__ = [
    "Entry",
    "add_area_change",
    "add_area_version",
    "add_break",
    "change_area_change",
    "change_area_version",
    "change_break",
    "create_area",
    "create_indicator",
    "create_survey",
    "delete_indicator",
    "enter_values",
    "install_core_set",
    "publish_indicator",
    "remove_area_change",
    "remove_area_version",
    "remove_break",
    "rename_component",
    "rename_dimension",
    "settle_editions",
    "update_area",
    "update_indicator",
    "update_survey",
    "withdraw_indicator",
]
