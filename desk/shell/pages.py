"""The legal pages of a district, and where somebody starts to whom nothing is assigned."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from desk.shell.navigation import Entry


@dataclass(frozen=True)
class LegalPage:
    """A page every district must have (DDG § 5, DSGVO Art. 13, BITV 2.0 § 7)."""

    path: str
    url_name: str
    title: Any
    template: str
    #: What the district itself has to say there; until then the gaps are marked.
    texts: tuple[str, ...] = ()


PAGES = {
    "imprint": LegalPage(
        "impressum", "imprint", _("Impressum"), "imprint", ("represented_by", "responsible_editor")
    ),
    "privacy": LegalPage(
        "datenschutz",
        "privacy",
        _("Datenschutz"),
        "privacy",
        ("privacy_officer", "retention", "supervisory_authority"),
    ),
    "accessibility": LegalPage(
        "barrierefreiheit",
        "accessibility",
        _("Erklärung zur Barrierefreiheit"),
        "accessibility",
        (
            "accessibility_status",
            "accessibility_law",
            "accessibility_gaps",
            "accessibility_checked",
            "enforcement_body",
        ),
    ),
    "feedback": LegalPage("rueckmeldung", "feedback", _("Rückmeldung geben"), "feedback"),
}


@dataclass(frozen=True)
class Start:
    """A sensible first link for a quiet morning."""

    title: Any
    line: Any
    url: str


def starting_points(user: Any) -> list[Start]:
    """Up to three links by what the person may do, from the list in `config/house.py`."""
    roles = tuple(user.roles)
    entries: list[tuple[Entry, Any]] = settings.HOUSE.STARTING_POINTS
    starts = [
        Start(entry.title, line, entry.url)
        for entry, line in entries
        if entry.is_open_to(roles) and entry.url
    ]
    return starts[:3]
