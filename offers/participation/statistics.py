"""How many came and how many certificates there are: two counts side by side, never one divided by the other.

An attendance is one person at one date; somebody who came to six dates counts six times. A certificate
counts once. A share of the two would be no rate of anything, so none is shown (B-04).
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from documents.suppression import HIDDEN as SMALL
from documents.suppression import Cell, is_small, suppress
from documents.tables import Table, TableColumn
from offers.participation.models import Certificate, Session
from offers.participation.rules import quarter_of, quarter_words
from offers.participation.selectors import exportable_certificates, exportable_sessions


@dataclass(frozen=True)
class Statistics:
    """The numbers of one person's reach. Counts below five are hidden, and what would give them away."""

    years: list[int]
    year: int | None
    sessions: int
    attendances: Cell
    certificates: Cell
    by_offer: Table
    by_quarter: Table
    by_session: Table


def statistics_for(user: Any, today: dt.date, year: int | None = None) -> Statistics:
    """Dates up to today and certificates the person may put out; `year`: only those of one year."""
    sessions = [row for row in exportable_sessions(user) if row.day <= today]
    certificates = list(exportable_certificates(user))
    years = sorted({row.day.year for row in sessions} | {row.issued_on.year for row in certificates})
    if year is not None:
        sessions = [row for row in sessions if row.day.year == year]
        certificates = [row for row in certificates if row.issued_on.year == year]
    return Statistics(
        years=years,
        year=year,
        sessions=len(sessions),
        attendances=_shown(sum(row.attended for row in sessions)),
        certificates=_shown(len(certificates)),
        by_offer=_by_offer(sessions),
        by_quarter=_by_quarter(sessions, certificates),
        by_session=_by_session(sessions),
    )


def open_table(user: Any, today: dt.date) -> Table:
    """Everything as one table for CSV: each line says what it counts."""
    sessions = [row for row in exportable_sessions(user) if row.day <= today]
    lines: list[tuple[Any, ...]] = [
        (_("Anwesenheiten"), row.offer.title, row.offer.provider.name, row.day, quarter_words(quarter_of(row.day)), count)
        for row, count in _counted(sessions)
    ]  # fmt: skip
    groups: dict[tuple[str, str, tuple[int, int]], int] = defaultdict(int)
    for certificate in exportable_certificates(user).select_related("programme__provider"):
        programme = certificate.programme
        groups[(programme.title, programme.provider.name, quarter_of(certificate.issued_on))] += 1
    keys = sorted(groups)
    lines += [
        (_("Urkunden"), title, provider, None, quarter_words(quarter), count)
        for (title, provider, quarter), count in zip(keys, suppress([groups[k] for k in keys]), strict=True)
    ]
    columns = [
        TableColumn("counted", _("Gezählt")),
        TableColumn("what", _("Angebot oder Zertifikat")),
        TableColumn("provider", _("Träger")),
        TableColumn("day", _("Termin")),
        TableColumn("quarter", _("Quartal")),
        TableColumn("number", _("Anzahl"), numeric=True),
    ]
    return Table("participation", _("Teilnahme"), columns, lines, source=_source())


def _shown(count: int) -> Cell:
    return SMALL if is_small(count) else count


def _counted(sessions: Sequence[Session]) -> Iterable[tuple[Session, Cell]]:
    """Each date with its attendances; of one offer no hidden date can be told from the sum of the offer."""
    of_offer: dict[Any, list[Session]] = defaultdict(list)
    for row in sessions:
        of_offer[row.offer_id].append(row)
    for rows in of_offer.values():
        yield from zip(rows, suppress([row.attended for row in rows]), strict=True)


def _by_session(sessions: Sequence[Session]) -> Table:
    columns = [
        TableColumn("session", _("Termin")),
        TableColumn("attendances", _("Anwesenheiten"), numeric=True),
        TableColumn("offer", _("Angebot")),
        TableColumn("module", _("Modul")),
    ]
    rows = [(row.day, count, row.offer.title, str(row.module or "")) for row, count in _counted(sessions)]
    rows.sort(key=lambda line: line[0], reverse=True)
    return Table("sessions", _("Nach Termin"), columns, rows, source=_source())


def _by_offer(sessions: Sequence[Session]) -> Table:
    numbers: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row in sessions:
        numbers[(row.offer.title, row.offer.provider.name)].append(row.attended)
    keys = sorted(numbers)
    counts = suppress([sum(numbers[key]) for key in keys])
    columns = [
        TableColumn("offer", _("Angebot")),
        TableColumn("sessions", _("Termine"), numeric=True),
        TableColumn("attendances", _("Anwesenheiten"), numeric=True),
        TableColumn("provider", _("Träger")),
    ]
    rows = [(key[0], len(numbers[key]), count, key[1]) for key, count in zip(keys, counts, strict=True)]
    total = (_("Summe"), len(sessions), _shown(sum(map(sum, numbers.values()))), "")
    return Table("offers", _("Nach Angebot"), columns, rows, source=_source(), total=total)


def _by_quarter(sessions: Sequence[Session], certificates: Sequence[Certificate]) -> Table:
    came: dict[tuple[int, int], list[int]] = defaultdict(list)
    issued: dict[tuple[int, int], int] = defaultdict(int)
    for row in sessions:
        came[quarter_of(row.day)].append(row.attended)
    for certificate in certificates:
        issued[quarter_of(certificate.issued_on)] += 1
    keys = sorted(set(came) | set(issued))
    attendances = suppress([sum(came[key]) for key in keys])
    papers = suppress([issued[key] for key in keys])
    columns = [
        TableColumn("quarter", _("Quartal")),
        TableColumn("sessions", _("Termine"), numeric=True),
        TableColumn("attendances", _("Anwesenheiten"), numeric=True),
        TableColumn("certificates", _("Urkunden"), numeric=True),
    ]
    rows = [
        (quarter_words(key), len(came[key]), here, paper)
        for key, here, paper in zip(keys, attendances, papers, strict=True)
    ]
    total = (
        _("Summe"),
        len(sessions),
        _shown(sum(map(sum, came.values()))),
        _shown(len(certificates)),
    )
    return Table("quarters", _("Nach Quartal"), columns, rows, source=_source(), total=total)


def _source() -> str:
    return _(
        "Anwesenheiten zählen Besuche, nicht Menschen. Zahlen unter 5 stehen als • da, und jede, aus der man "
        "sie errechnen könnte."
    )
