"""Writing areas, how they were cut from when to when, and what became of old ones."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.districts.models import District
from accounts.refusals import Refusal
from accounts.users.models import User
from monitoring.indicators.models import Area, AreaChange, AreaVersion


def create_area(*, district: District, by: User, **fields: Any) -> Area:
    return changes.create(Area(district=district, **fields), by=by, action="area.created")


def update_area(area: Area, *, by: User, version: int | None = None, **fields: Any) -> Area:
    """Change an area; its key stays while it has values, because they were read in by it."""
    with transaction.atomic():
        current = changes.lock(area, version=version)
        if fields.get("ags", current.ags) != current.ags and current.values.exists():
            raise Refusal(
                _("Zu diesem Gebiet gibt es schon Werte. Der Schlüssel bleibt; für ein neues Gebiet bitte ein neues anlegen."),
                field="ags",
            )  # fmt: skip
        if fields.get("parent") == current:
            raise Refusal(_("Ein Gebiet kann nicht zu sich selbst gehören."), field="parent")
        return changes.apply(current, fields, by=by, action="area.changed")


def add_area_version(
    area: Area, *, valid_from: dt.date, valid_to: dt.date | None = None, note: str = "", by: User
) -> AreaVersion:
    """A Gebietsstand; two of one area do not overlap."""
    with transaction.atomic():
        changes.lock(area)
        for other in area.versions.all():
            if _overlap(valid_from, valid_to, other.valid_from, other.valid_to):
                words = _("Für diese Zeit gibt es schon einen Gebietsstand, er gilt ab %(day)s.")
                raise Refusal(words % {"day": f"{other.valid_from:%d.%m.%Y}"}, field="valid_from")
        row = AreaVersion(
            district=area.district, area=area, valid_from=valid_from, valid_to=valid_to, note=note
        )
        return changes.create(row, by=by, action="area_version.created")


def add_area_change(
    *,
    district: District,
    old_ags: str,
    new_ags: str,
    on: dt.date,
    share: Decimal = Decimal(1),
    old_name: str = "",
    by: User,
) -> AreaChange:
    """What became of an old area; its shares of one day never make more than the whole."""
    with transaction.atomic():
        changes.lock(district)
        others = AreaChange.objects.filter(district=district, old_ags=old_ags, on=on).exclude(new_ags=new_ags)
        if sum((row.share for row in others), share) > 1:
            raise Refusal(
                _("Zusammen gingen mehr als das ganze alte Gebiet über. Bitte die Anteile prüfen."),
                field="share",
            )
        row = AreaChange(
            district=district, old_ags=old_ags, old_name=old_name, new_ags=new_ags, on=on, share=share
        )
        return changes.create(row, by=by, action="area_change.created")


def _overlap(first: dt.date, last: dt.date | None, other_first: dt.date, other_last: dt.date | None) -> bool:
    begins_before_end = other_last is None or first <= other_last
    return begins_before_end and (last is None or other_first <= last)
