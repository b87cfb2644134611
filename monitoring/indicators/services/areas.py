"""Writing areas, how they were cut from when to when, and what became of old ones."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Count, Max, Min, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts import changes
from accounts.districts.models import District
from accounts.refusals import Refusal
from accounts.users.models import User
from documents.tables import german_number
from monitoring.indicators.models import Area, AreaChange, AreaVersion, ImportBatch, IndicatorValue


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
        _refuse_overlap(area.versions.all(), valid_from, valid_to)
        row = AreaVersion(
            district=area.district, area=area, valid_from=valid_from, valid_to=valid_to, note=note
        )
        return changes.create(row, by=by, action="area_version.created")


def change_area_version(
    row: AreaVersion,
    *,
    valid_from: dt.date,
    valid_to: dt.date | None = None,
    note: str = "",
    version: int | None = None,
    by: User,
) -> AreaVersion:
    """Correct a Gebietsstand; still no two of one area overlap."""
    with transaction.atomic():
        changes.lock(row.area)
        current = changes.lock(row, version=version)
        _refuse_overlap(row.area.versions.exclude(pk=row.pk), valid_from, valid_to)
        values = {"valid_from": valid_from, "valid_to": valid_to, "note": note}
        return changes.apply(current, values, by=by, action="area_version.changed")


def remove_area_version(row: AreaVersion, *, by: User) -> None:
    """Only while no value rests on it: the cut of the time says what such a value counts."""
    with transaction.atomic():
        changes.lock(row.area)
        if reason := what_rests_on_version(row):
            raise Refusal(reason, rule=_("Ein Gebietsstand mit Werten lässt sich ändern, nicht entfernen."))
        changes.delete(row, by=by, action="area_version.deleted")


def what_rests_on_version(row: AreaVersion) -> str:
    """Why a Gebietsstand stays, in one sentence; empty when it may go."""
    values = IndicatorValue.objects.filter(area=row.area_id, year__gte=row.valid_from.year)
    if row.valid_to:
        values = values.filter(year__lte=row.valid_to.year)
    found = values.aggregate(count=Count("pk"), first=Min("year"), last=Max("year"))
    if not found["count"]:
        return ""
    words = ngettext(
        "Für die Zeit dieses Gebietsstands gibt es schon einen Wert (%(first)d).",
        "Für die Zeit dieses Gebietsstands gibt es schon %(count)s Werte (%(first)d bis %(last)d).",
        found["count"],
    )
    return words % {**found, "count": german_number(found["count"])}


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
        _refuse_merged(district, new_ags, on)
        _refuse_more_than_all(AreaChange.objects.filter(district=district, old_ags=old_ags, on=on), share)
        row = AreaChange(
            district=district, old_ags=old_ags, old_name=old_name, new_ags=new_ags, on=on, share=share
        )
        return changes.create(row, by=by, action="area_change.created")


def change_area_change(row: AreaChange, *, version: int | None = None, by: User, **fields: Any) -> AreaChange:
    """Correct what became of an old area. `fields`: those of `add_area_change`."""
    with transaction.atomic():
        changes.lock(row.district)
        current = changes.lock(row, version=version)
        values = {name: getattr(current, name) for name in ("old_ags", "new_ags", "on", "share")} | fields
        _refuse_merged(current.district, current.new_ags, current.on)
        _refuse_merged(current.district, values["new_ags"], values["on"])
        others = AreaChange.objects.filter(
            district=row.district_id, old_ags=values["old_ags"], on=values["on"]
        )
        _refuse_more_than_all(others.exclude(pk=row.pk), values["share"])
        return changes.apply(current, fields, by=by, action="area_change.changed")


def remove_area_change(row: AreaChange, *, by: User) -> None:
    with transaction.atomic():
        changes.lock(row.district)
        _refuse_merged(row.district, row.new_ags, row.on)
        changes.delete(row, by=by, action="area_change.deleted")


def _refuse_merged(district: District, new_ags: str, on: dt.date) -> None:
    """Values that were put together by a reform rest on exactly these changes."""
    if merger_of(district, new_ags, on) is not None:
        raise Refusal(
            _("Nach dieser Änderung wurden schon Werte zusammengefasst."),
            rule=_("Zuerst wird die Zusammenfassung zurückgenommen."),
        )


def merger_of(district: District, new_ags: str, on: dt.date) -> ImportBatch | None:
    """The batch by which values of old areas were put together for this reform, if it still counts."""
    rows = ImportBatch.objects.filter(district=district, status=ImportBatch.Status.APPLIED)
    return rows.filter(merged_area__ags=new_ags, merged_on=on).first()


def _refuse_overlap(others: QuerySet[AreaVersion], first: dt.date, last: dt.date | None) -> None:
    for other in others:
        if _overlap(first, last, other.valid_from, other.valid_to):
            words = _("Für diese Zeit gibt es schon einen Gebietsstand, er gilt ab %(day)s.")
            raise Refusal(words % {"day": f"{other.valid_from:%d.%m.%Y}"}, field="valid_from")


def _refuse_more_than_all(others: QuerySet[AreaChange], share: Decimal) -> None:
    if sum((row.share for row in others), share) > 1:
        raise Refusal(
            _("Zusammen gingen mehr als das ganze alte Gebiet über. Bitte die Anteile prüfen."),
            field="share",
        )


def _overlap(first: dt.date, last: dt.date | None, other_first: dt.date, other_last: dt.date | None) -> bool:
    begins_before_end = other_last is None or first <= other_last
    return begins_before_end and (last is None or other_first <= last)
