"""Places, visits and waiting lists (T16): numbers about people, so small ones are hidden."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, Sum
from django.utils.translation import gettext as _

from accounts.districts.models import District
from coordination.network.fields import FieldOfAction
from documents.suppression import HIDDEN, Cell, is_small, suppress
from monitoring.reports.blocks import Chapter, ColumnSpec, TableBlock
from monitoring.reports.periods import Period
from monitoring.reports.words import source_line
from offers.openness.selectors import running_on
from offers.participation.choices import Status
from offers.participation.models import Session


@dataclass
class Tally:
    """What one field of action held ready, and who came."""

    offers: int = 0
    counting: int = 0
    places: int = 0
    sessions: int = 0
    attended: int = 0
    waiting: int = 0


def build(district: District, period: Period, today: dt.date) -> Chapter:
    """Two queries. An offer counts in the first of its fields only, so that the lines add up to the sum and a
    hidden number cannot be told from it."""
    cut = period.cut(today)
    tallies: dict[str, Tally] = defaultdict(Tally)
    _add_places(tallies, district, cut)
    _add_visits(tallies, district, Period(period.first, cut))
    fields = [(code, str(label)) for code, label in FieldOfAction.choices if code in tallies]
    lines = [tallies[code] for code, _label in fields]
    table = TableBlock(
        "T16",
        "attendance",
        _("Plätze und Teilnahmen, %(district)s, %(period)s")
        % {"district": district, "period": period.words},
        (
            ColumnSpec("field", _("Handlungsfeld")),
            ColumnSpec("offers", _("Angebote"), "number"),
            ColumnSpec("counting", _("davon mit Platzzahl"), "number"),
            ColumnSpec("places", _("Plätze"), "number"),
            ColumnSpec("sessions", _("Termine"), "number"),
            ColumnSpec("attended", _("Teilnahmen"), "number"),
            ColumnSpec("waiting", _("ohne Platz auf der Warteliste"), "number"),
        ),
        _rows([label for _code, label in fields], lines),
        _total(lines) if lines else None,
        notes=(
            _("Angebote und Plätze am Stichtag, Termine und Teilnahmen im ganzen Zeitraum. Teilnahmen zählen Besuche, nicht Menschen."),
            _("Ein Angebot zählt nur in seinem ersten Handlungsfeld. •: unter 5, oder aus anderen Zahlen zu errechnen."),
        ) if lines else (),
        source=source_line(_("Angebotsregister und Terminliste"), cut),
    )  # fmt: skip
    return Chapter(6, "offers", _("Angebote und ihre Öffnung"), "", (table,))


def _rows(labels: list[str], lines: list[Tally]) -> tuple[tuple[Any, ...], ...]:
    attended = suppress([line.attended for line in lines])
    waiting = suppress([line.waiting for line in lines])
    return tuple(
        (label, line.offers, line.counting, line.places or None, line.sessions, came, waits)
        for label, line, came, waits in zip(labels, lines, attended, waiting, strict=True)
    )


def _total(lines: list[Tally]) -> tuple[Any, ...]:
    sums = {name: sum(getattr(line, name) for line in lines) for name in vars(lines[0])}
    shown = _shown(sums["attended"]), _shown(sums["waiting"])
    return _("Summe"), sums["offers"], sums["counting"], sums["places"] or None, sums["sessions"], *shown


def _shown(count: int) -> Cell:
    return HIDDEN if is_small(count) else count


def _first(fields: list[str]) -> str:
    """Rows of former times may have no field; they stand in no line and in no sum."""
    return fields[0] if fields else ""


def _add_places(tallies: dict[str, Tally], district: District, day: dt.date) -> None:
    rows = (
        running_on(district, day)
        .order_by()
        .values_list("fields_of_action")
        .annotate(offers=Count("pk"), counting=Count("capacity"), places=Sum("capacity"))
    )
    for fields, offers, counting, places in rows:
        tally = tallies[_first(fields)]
        tally.offers += offers
        tally.counting += counting
        tally.places += places or 0


def _add_visits(tallies: dict[str, Tally], district: District, period: Period) -> None:
    status = "participations__status"
    rows = (
        Session.objects.filter(
            district=district,
            starts_at__gte=period.starts_at,
            starts_at__lt=period.ends_before,
            cancelled_at__isnull=True,
        )
        .order_by()
        .values_list("offer__fields_of_action")
        .annotate(
            sessions=Count("pk", distinct=True),
            attended=Count("participations", filter=Q(**{status: Status.ATTENDED})),
            waiting=Count("participations", filter=Q(**{status: Status.WAITING})),
        )
    )
    for fields, sessions, attended, waiting in rows:
        tally = tallies[_first(fields)]
        tally.sessions += sessions
        tally.attended += attended
        tally.waiting += waiting
