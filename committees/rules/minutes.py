"""The Niederschrift: when it is due, who signs it, when it may be shown. Pure rules, no database."""

import calendar
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from committees.rules.words import DueCounting, PublishWhen, SignatureRule
from committees.rules.workdays import counts


@dataclass(frozen=True)
class DueRule:
    """How long the minutes may take; `before_next`: at the latest for the next meeting."""

    days: int = 14
    counting: str = DueCounting.DAYS
    before_next: bool = False
    source: str = ""
    #: Whose public holidays are left out, where working days are counted.
    land: str = ""

    @property
    def words(self) -> str:
        words = _length_words(self.days, self.counting)
        if self.before_next:
            words += ", " + _("spätestens bis zur nächsten Sitzung")
        return words


def _length_words(number: int, counting: str) -> str:
    match counting:
        case DueCounting.MONTHS:
            words = ngettext("innerhalb von %(n)d Monat", "innerhalb von %(n)d Monaten", number)
        case DueCounting.WORKDAYS:
            words = ngettext(
                "innerhalb von %(n)d Arbeitstag (Montag bis Freitag)",
                "innerhalb von %(n)d Arbeitstagen (Montag bis Freitag)",
                number,
            )
        case DueCounting.WORKDAYS_SATURDAY:
            words = ngettext(
                "innerhalb von %(n)d Werktag (Montag bis Samstag)",
                "innerhalb von %(n)d Werktagen (Montag bis Samstag)",
                number,
            )
        case _:
            words = ngettext("innerhalb von %(n)d Tag", "innerhalb von %(n)d Tagen", number)
    return words % {"n": number}


def minutes_due_on(rule: DueRule, meeting_on: dt.date, next_meeting_on: dt.date | None = None) -> dt.date:
    """The day the minutes are due: 30 days after 19 March 2026 is 18 April, but a meeting on 9 April comes first."""
    due = _counted(rule, meeting_on)
    if rule.before_next and next_meeting_on is not None and meeting_on < next_meeting_on < due:
        return next_meeting_on
    return due


def _counted(rule: DueRule, start: dt.date) -> dt.date:
    if rule.counting == DueCounting.DAYS:
        return start + dt.timedelta(days=rule.days)
    if rule.counting == DueCounting.MONTHS:
        return _months_later(start, rule.days)
    day, left = start, rule.days
    while left:
        day += dt.timedelta(days=1)
        left -= counts(day, rule.counting, rule.land)
    return day


def _months_later(start: dt.date, months: int) -> dt.date:
    year, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + year, month + 1
    return dt.date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def publishing(when: str, *, is_public: bool) -> str:
    """From when on the minutes of one meeting may be shown: of a closed meeting never, else by the rules."""
    return when if is_public else PublishWhen.NEVER


def may_publish(when: str, *, is_signed: bool, is_approved: bool) -> bool:
    """Whether the public part may be shown to everybody now."""
    if when == PublishWhen.NEVER or not is_signed:
        return False
    return when == PublishWhen.SIGNED or is_approved


@dataclass(frozen=True)
class Leader:
    """Somebody who chaired part of a meeting: from which item to which."""

    name: str
    items: str = ""


def leaders(first: str, numbers: Sequence[str], changes: Iterable[tuple[str, str]]) -> list[Leader]:
    """Who chaired which items: `changes` are (number of the item from which on, name).

    Nobody changed: one leader without items. Otherwise "Ö 1–Ö 4", then "Ö 5–N 2".
    """
    known = sorted((numbers.index(number), name) for number, name in changes if number in numbers)
    starts = [(0, first), *known] if not known or known[0][0] else known
    if len(starts) == 1:
        return [Leader(starts[0][1])]
    ends = [index - 1 for index, _name in starts[1:]] + [len(numbers) - 1]
    return [
        Leader(name, numbers[start] if start == end else f"{numbers[start]}–{numbers[end]}")
        for (start, name), end in zip(starts, ends, strict=True)
    ]


def members_to_sign(rule: str) -> int:
    """How many attending members sign beside chair and clerk."""
    return {SignatureRule.ONE_MEMBER: 1, SignatureRule.TWO_MEMBERS: 2}.get(SignatureRule(rule), 0)


def signatures_needed(rule: str, chairs: int = 1) -> int:
    """How many signatures seal the minutes: one clerk, each chair, and the members the rule asks for."""
    if rule == SignatureRule.CLERK:
        return 1
    return chairs + 1 + members_to_sign(rule)


def signature_words(rule: str) -> str:
    return _("Es unterschreiben: %(who)s") % {"who": SignatureRule(rule).label}
