"""Ladungsfrist and Antragsfrist: was everybody called in time? Pure rules, no database."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from committees.rules.words import LateNotice, NoticeCounting, NoticeRule, seats_of
from committees.rules.workdays import counts

WORKING = (NoticeCounting.WORKDAYS, NoticeCounting.WORKDAYS_SATURDAY)


def days_between(received_on: dt.date, meeting_on: dt.date, counting: str, land: str = "") -> int:
    """Days of notice: full days leave out both ends, calendar days count the day of receipt.

    Working days are full days as well, without Sundays and the public holidays of the Land.
    """
    apart = (meeting_on - received_on).days
    if counting in WORKING and apart > 1:
        between = (received_on + dt.timedelta(days=n) for n in range(1, apart))
        return sum(1 for day in between if counts(day, counting, land))
    return apart if counting == NoticeCounting.CALENDAR_DAYS else apart - 1


def deemed_received_on(rule: NoticeRule, sent_on: dt.date) -> dt.date:
    """The day on which the invitation counts as received."""
    return sent_on + dt.timedelta(days=rule.deemed_receipt_days)


def last_receipt_day(rule: NoticeRule, meeting_on: dt.date) -> dt.date:
    """Latest receipt in time; 8 full days before 19 March 2026 is 10 March."""
    if rule.counting in WORKING:
        day, left = meeting_on, rule.days
        while left:
            day -= dt.timedelta(days=1)
            left -= counts(day, rule.counting, rule.land)
        return day - dt.timedelta(days=1)
    extra = 1 if rule.counting == NoticeCounting.FULL_DAYS else 0
    return meeting_on - dt.timedelta(days=rule.days + extra)


def last_sending_day(rule: NoticeRule, meeting_on: dt.date) -> dt.date:
    """Latest day to send the invitation so that it is received in time."""
    return last_receipt_day(rule, meeting_on) - dt.timedelta(days=rule.deemed_receipt_days)


def last_urgent_day(rule: NoticeRule, meeting_at: dt.datetime) -> dt.date:
    """Latest day for an invitation with shortened notice: so many hours must be left."""
    return (meeting_at - dt.timedelta(hours=rule.urgent_hours)).date()


def seats_to_stop(rule: NoticeRule, statutory: int) -> int | None:
    """So many objections stop a meeting whose notice was shortened: 1/3 of 15 is 5; None: nobody can.

    Where a member must object at once, a single objection before the agenda is entered stops it.
    """
    if rule.late == LateNotice.OBJECT_AT_ONCE:
        return 1
    if rule.late != LateNotice.UNLESS_SHARE or not rule.objecting_share:
        return None
    return seats_of(rule.objecting_share, statutory)


def may_go_on(rule: NoticeRule, *, objections: int, statutory: int) -> bool:
    """Whether a meeting with a shortened notice may be held although so many object."""
    enough = seats_to_stop(rule, statutory)
    return enough is None or objections < enough


@dataclass(frozen=True)
class NoticeFinding:
    """How an invitation sent on a day stands to the rule."""

    sent_on: dt.date
    received_on: dt.date
    meeting_on: dt.date
    days: int
    rule: NoticeRule

    @property
    def is_kept(self) -> bool:
        return self.rule.days == 0 or self.days >= self.rule.days

    @property
    def missing(self) -> int:
        return max(self.rule.days - self.days, 0)

    @property
    def result(self) -> str:
        return _("Frist eingehalten") if self.is_kept else _("Frist verletzt")

    @property
    def last_day(self) -> dt.date:
        return last_sending_day(self.rule, self.meeting_on)

    @property
    def sentence(self) -> str:
        """E.g. "14 volle Tage bis zur Sitzung, 9 nötig"."""
        have = replace(self.rule, days=max(self.days, 0)).words
        return _("%(have)s bis zur Sitzung, %(needed)d nötig") % {"have": have, "needed": self.rule.days}


def notice(rule: NoticeRule, *, sent_on: dt.date, meeting_on: dt.date) -> NoticeFinding:
    """Judge an invitation sent on `sent_on` for a meeting on `meeting_on`."""
    received = deemed_received_on(rule, sent_on)
    return NoticeFinding(
        sent_on=sent_on,
        received_on=received,
        meeting_on=meeting_on,
        days=days_between(received, meeting_on, rule.counting, rule.land),
        rule=rule,
    )


def continues_without_notice(days: int, *, broken_off_on: dt.date, meeting_on: dt.date) -> bool:
    """Whether a session broken off may go on without a new summons: 1 day after 17 March is 18 March."""
    return days > 0 and broken_off_on <= meeting_on <= broken_off_on + dt.timedelta(days=days)


def motion_deadline(days: int | None, meeting_on: dt.date) -> dt.date | None:
    """Last day to hand in motions: the 21st day before 19 March 2026 is 26 February."""
    return None if days is None else meeting_on - dt.timedelta(days=days)


@dataclass(frozen=True)
class MotionPlace:
    """The meeting a motion can still reach, and why it is not an earlier one."""

    meeting_on: dt.date | None
    reason: str = ""


def place_motion(days: int | None, *, received_on: dt.date, meetings: Iterable[dt.date]) -> MotionPlace:
    """The first coming meeting whose deadline is not over; a later one with the reason."""
    reason = ""
    for meeting_on in sorted(day for day in meetings if day >= received_on):
        last = motion_deadline(days, meeting_on)
        if last is None or received_on <= last:
            return MotionPlace(meeting_on, reason)
        reason = reason or _(
            "Für die Sitzung am %(meeting)s war der %(last)s der letzte Tag, eingegangen ist der Antrag am %(received)s."
        ) % {
            "meeting": f"{meeting_on:%d.%m.%Y}",
            "last": f"{last:%d.%m.%Y}",
            "received": f"{received_on:%d.%m.%Y}",
        }
    return MotionPlace(None, reason)
