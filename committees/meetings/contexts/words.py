"""Dates and times as they stand on paper."""

import datetime as dt

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.clock import BERLIN
from committees.meetings.models import Part


def clock(at: dt.datetime | None) -> str:
    """17:42"""
    return at.astimezone(BERLIN).strftime("%H:%M") if at else ""


def long_day(day: dt.date) -> str:
    """17. März 2026"""
    return date_format(day, "j. F Y")


def weekday(day: dt.date) -> str:
    """Dienstag, 17. März 2026"""
    return date_format(day, "l, j. F Y")


def paragraphs(text: str) -> tuple[str, ...]:
    """Blocks between empty lines, without outer blanks."""
    return tuple(" ".join(block.split()) for block in text.replace("\r", "").split("\n\n") if block.strip())


def joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def part_words(part: str) -> str:
    return _("öffentlicher Teil") if part == Part.PUBLIC else _("nichtöffentlicher Teil")


def seats_words(count: int) -> str:
    return _("Damit sind %(count)d stimmberechtigte Sitze anwesend.") % {"count": count}
