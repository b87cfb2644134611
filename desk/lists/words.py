"""How a typed value looks on a German page; exports keep the value itself."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _

NOTHING = "–"


def shown(value: Any) -> str:
    """The value as a clerk writes it: 31.12.2026, 1.234,50, ja/nein; a dash for nothing."""
    match value:
        case None | "":
            return NOTHING
        case bool():
            return _("ja") if value else _("nein")
        case dt.datetime():
            local = timezone.localtime(value) if timezone.is_aware(value) else value
            return f"{local:%d.%m.%Y, %H:%M}"
        case dt.date():
            return f"{value:%d.%m.%Y}"
        case dt.time():
            return f"{value:%H:%M}"
        case int() | Decimal() | float():
            return number_format(value, use_l10n=True, force_grouping=True)
        case list() | tuple() | set() | frozenset():
            return ", ".join(shown(item) for item in value) or NOTHING
    return str(value)


def counted(number: int, cap: int = 1000) -> str:
    """A capped count in words: "38" or "mehr als 1.000"."""
    if number > cap:
        return _("mehr als %(cap)s") % {"cap": shown(cap)}
    return shown(number)
