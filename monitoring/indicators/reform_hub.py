"""What the page of a Gebietsänderung shows."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.doors import may, may_create
from desk.hub import Action
from desk.templatetags.desk import german_date
from documents.tables import german_number
from monitoring.indicators.hub import AREAS
from monitoring.indicators.models import Area, AreaChange
from monitoring.indicators.selectors.rows import areas_by_key, reform_of
from monitoring.indicators.services.areas import merger_of


def change_hub(user: Any, change: AreaChange) -> dict[str, Any]:
    """Arguments of `render_hub`: the change, and what came into the same area on the same day."""
    together = reform_of(change)
    areas = areas_by_key(change.district, [change.new_ags, *(row.old_ags for row in together)])
    old, new = area_name(areas, change.old_ags, change.old_name), area_name(areas, change.new_ags)
    merger = merger_of(change.district, change.new_ags, change.on)
    actions = []
    if may(user, "U", change) and merger is None and may_create(user, "indicator"):
        actions.append(Action(_("Werte zusammenfassen"), _link("area-change-merge", change), "link"))
    if may(user, "U", change):
        actions.append(Action(_("Bearbeiten"), _link("area-change-update", change), "pencil"))
    if may(user, "X", change):
        actions.append(Action(_("Entfernen"), _link("area-change-delete", change), "cross"))
    return {
        "template": "monitoring/indicators/area_change_detail.html",
        "title": _("%(old)s wird %(new)s") % {"old": old, "new": new},
        "subtitle": _("Gebietsänderung am %(day)s") % {"day": german_date(change.on)},
        "facts": [
            (_("am"), german_date(change.on)),
            (_("altes Gebiet"), f"{change.old_ags} {old}".strip()),
            (_("neues Gebiet"), f"{change.new_ags} {new}".strip()),
            (_("Anteil"), share_words(change)),
        ],
        "actions": actions,
        "breadcrumb": [(_("Gebiete"), reverse(AREAS))],
        "with_history": may(user, "U", change),
        "context": {
            "change": change,
            "merger": merger if merger is not None and may(user, "V", merger) else None,
            "lines": [(row, areas.get(row.old_ags), row.pk == change.pk) for row in together],
            "old_area": areas.get(change.old_ags),
            "new_area": areas.get(change.new_ags),
        },
    }


def area_name(areas: dict[str, Area], ags: str, spare: str = "") -> str:
    """Its name; the key where nobody has named it."""
    return areas[ags].name if ags in areas else spare or ags


def share_words(change: AreaChange) -> str:
    """How much of the old area moved: everything, or per cent of its people."""
    if change.share == 1:
        return _("das ganze Gebiet")
    return _("%(share)s %% der Bevölkerung") % {"share": german_number(change.share * 100, decimals=2)}


def _link(name: str, row: AreaChange) -> str:
    return reverse(f"monitoring:{name}", kwargs={"pk": row.pk})
