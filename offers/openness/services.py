"""Keeping what a month began with."""

import datetime as dt

from django.db import transaction

from accounts.districts.models import District
from offers.openness.choices import Dimension
from offers.openness.counting import Census
from offers.openness.models import OpennessSnapshot
from offers.openness.selectors import census_today


def take_snapshots(*, day: dt.date) -> int:
    """Count every district that has nothing yet for the month of this day; returns how many were counted.

    Run on the first of the month in German local time, and again as often as one likes: what is written stays.
    """
    districts = list(District.objects.order_by("pk"))
    return sum(bool(take_snapshot(district, day=day)) for district in districts)


def take_snapshot(district: District, *, day: dt.date) -> int:
    """Write the month of one district unless it is there; returns how many lines were written."""
    month = day.replace(day=1)
    with transaction.atomic():
        District.objects.select_for_update().get(
            pk=district.pk
        )  # two beats at once: the second finds it written
        if OpennessSnapshot.objects.filter(district=district, month=month).exists():
            return 0
        return write_month(district, month, census_today(district), taken_on=day)


def write_month(district: District, month: dt.date, census: Census, *, taken_on: dt.date) -> int:
    """One line for all offers, even for none, so that a counted month is told from a missing one."""
    found = {Dimension.ALL: {"": census.doors}}
    found |= {each: census.lines(each) for each in (Dimension.FIELD, Dimension.PLACE, Dimension.PROVIDER)}
    rows = [
        OpennessSnapshot(
            district=district, month=month, taken_on=taken_on, dimension=dimension, key=key,
            open=doors.open, on_request=doors.on_request, target_group=doors.target_group,
        )
        for dimension, lines in found.items()
        for key, doors in lines.items()
    ]  # fmt: skip
    return len(OpennessSnapshot.objects.bulk_create(rows))
