"""Making the dates of a series, adding later ones, and changing those still to come."""

import datetime as dt
from collections.abc import Collection
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.clock import BERLIN
from accounts.refusals import Refusal
from accounts.users.models import User
from accounts.working_days import holiday_name
from committees.meetings.models import Meeting
from committees.meetings.series.models import MeetingSeries
from committees.meetings.services.planning import create_meeting, schedule_meeting
from committees.roster.models import Committee
from committees.rules.dates import PlannedDay, planned_days

#: A series for more than this asks for care, not for a longer list.
LONGEST = dt.timedelta(days=366 * 3)
State = Meeting.State


def days_of(series: MeetingSeries, since: dt.date | None = None) -> list[PlannedDay]:
    """The dates the rule gives, without those that have their meeting; holidays of the Land are heeded."""
    rows = [] if series._state.adding else series.meetings.values_list("series_day", flat=True)
    taken = [day for day in rows if day is not None]
    return planned_days(
        series.rule,
        since or series.starts_on,
        series.ends_on,
        holiday=partial(holiday_name, land=series.committee.district.land),
        taken=taken,
    )


def draft_series(committee: Committee, **fields: Any) -> MeetingSeries:
    """The series as it would be, not stored: for the preview. Raises `Refusal` for one without a date."""
    series = MeetingSeries(district=committee.district, committee=committee, **fields)
    if series.ends_on < series.starts_on:
        raise Refusal(_("Das Ende liegt vor dem Beginn."), field="ends_on")
    if series.ends_on - series.starts_on > LONGEST:
        raise Refusal(_("Eine Reihe umfasst höchstens drei Jahre."), field="ends_on")
    if not any(planned.day for planned in days_of(series)):
        raise Refusal(_("In dieser Zeit gibt es keinen solchen Tag."), field="ends_on")
    return series


def create_series(
    *,
    committee: Committee,
    by: User,
    chosen: Collection[dt.date] | None = None,
    fixes: bool = True,
    **fields: Any,
) -> MeetingSeries:
    """Make all dates at once. `chosen`: the regular days to take (None: all); `fixes`: dates stand at once."""
    with transaction.atomic():
        changes.lock(committee)
        series = draft_series(committee, **fields)
        days = [p for p in days_of(series) if p.day and (chosen is None or p.regular in chosen)]
        if not days:
            raise Refusal(_("Bitte mindestens einen Termin wählen."), field="days")
        series = changes.create(series, by=by, action="series.created")
        _make(series, days, fixes=fixes, by=by)
    return series


def extend_series(*, series: MeetingSeries, ends_on: dt.date, by: User, fixes: bool = True) -> MeetingSeries:
    """Go on until a later day; dates that were moved or called off are not made again."""
    with transaction.atomic():
        current = changes.lock(series)
        if ends_on <= current.ends_on:
            raise Refusal(
                _("Die Reihe geht schon bis zum %(day)s.") % {"day": f"{current.ends_on:%d.%m.%Y}"},
                field="ends_on",
            )
        if ends_on - current.ends_on > LONGEST:
            raise Refusal(_("Eine Reihe umfasst höchstens drei Jahre."), field="ends_on")
        since = current.ends_on + dt.timedelta(days=1)
        current = changes.apply(current, {"ends_on": ends_on}, by=by, action="series.extended")
        _make(current, [p for p in days_of(current, since) if p.day], fixes=fixes, by=by)
    return current


def change_series(
    *,
    series: MeetingSeries,
    since: dt.date,
    at: dt.time,
    location: str,
    by: User,
    version: int | None = None,
    location_note: str = "",
) -> int:
    """Another hour or place from a day on; returns for how many meetings.

    Only dates that still stand as the series says: what was changed by itself, or has its invitation, stays.
    """
    with transaction.atomic():
        current = changes.lock(series, version=version)
        rows = [m for m in regular_meetings(current) if m.day >= since]
        current = changes.apply(
            current,
            {"at": at, "location": location, "location_note": location_note},
            by=by,
            action="series.changed",
        )
        for meeting in rows:
            start = _start(current, meeting.day)
            values = {
                "starts_at": start,
                "ends_at": start + dt.timedelta(minutes=current.minutes),
                "location": location,
                "location_note": location_note,
            }
            changes.apply(meeting, values, by=by, action="meeting.moved")
    return len(rows)


def regular_meetings(series: MeetingSeries) -> list[Meeting]:
    """Meetings before their invitation that stand at the hour and place of the series, without joint ones."""
    rows = series.meetings.filter(
        state__in=(State.DRAFT, State.SCHEDULED), invitation_version=0, joint__isnull=True
    )
    return [meeting for meeting in rows.order_by("starts_at") if not deviates(series, meeting)]


def deviates(series: MeetingSeries, meeting: Meeting) -> bool:
    """Whether a meeting was changed by itself: another day than the rule gives, another hour or place."""
    planned = planned_days(
        series.rule,
        meeting.series_day or meeting.day,
        meeting.series_day or meeting.day,
        holiday=partial(holiday_name, land=series.committee.district.land),
    )
    usual = planned[0].day if planned else None
    return (
        meeting.day != usual or meeting.local_start.time() != series.at or meeting.location != series.location
    )


def _make(series: MeetingSeries, days: list[PlannedDay], *, fixes: bool, by: User) -> None:
    for planned in days:
        if planned.day is None:
            continue
        start = _start(series, planned.day)
        meeting = create_meeting(
            committee=series.committee,
            starts_at=start,
            ends_at=start + dt.timedelta(minutes=series.minutes),
            location=series.location,
            location_note=series.location_note,
            form=series.form,
            series=series,
            series_day=planned.regular,
            by=by,
        )
        if fixes:
            schedule_meeting(meeting=meeting, by=by)


def _start(series: MeetingSeries, day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, series.at, BERLIN)
