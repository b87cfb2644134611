"""Small sentences every chapter uses."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from documents.tables import display


def number(value: Any) -> str:
    """As a German reader writes it; a sign stays a sign."""
    return display(value)


def source_line(what: str, day: dt.date) -> str:
    return _("Quelle: %(what)s des Teilhabenetzes, Stand %(day)s, eigene Berechnung.") % {
        "what": what,
        "day": f"{day:%d.%m.%Y}",
    }
