"""Declaring, taking back, and what the clock does: a new state to show, and deletion in time.

Nothing is written to the log when somebody declares or takes back: a line with a time would tell, beside
the lines of the sign-in, who it was. The consent stands in the declaration itself, with its day and version;
the log says how many were deleted in time, and when a new state was shown.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.audit import services as audit
from accounts.districts.models import District
from accounts.refusals import Refusal
from committees.declarations import marks
from committees.declarations.facts import CONSENT, FACTS, is_enough, is_renewed, shown_counts
from committees.declarations.models import SeatDeclaration, SeatStatistics
from committees.declarations.selectors import declarations_of, holders_on
from committees.roster.models import Committee, SeatHolding, Term
from committees.roster.selectors import term_on

#: Rows deleted at once.
BATCH = 500


def declare(
    *, holding: SeatHolding, answers: Mapping[str, str], agrees: bool, today: dt.date, by: Any
) -> SeatDeclaration:
    """Keep what somebody says of itself; it replaces what the person said before.

    `by`: the account that may read it again, None for a link. Raises `Refusal` without consent, and for
    whoever sits on no seat on this day.
    """
    if not agrees:
        raise Refusal(_("Ohne Ihre Einwilligung speichern wir nichts."), field="agrees")
    is_there = holding.starts_on <= today and (holding.ends_on is None or holding.ends_on >= today)
    if not (holding.is_holder and is_there):
        raise Refusal(_("Angaben machen kann, wer heute als Mitglied auf einem Sitz sitzt."))
    values: dict[str, Any] = {fact.key: str(fact.answers(answers[fact.key])) for fact in FACTS}
    values |= {
        "district": holding.term.committee.district,
        "reader_mark": marks.reader_mark(by, holding),
        "consented_on": today,
        "consent_version": CONSENT,
        "is_counted": False,
    }
    mark, *former = marks.seat_marks(holding)
    with transaction.atomic():
        SeatDeclaration.objects.filter(seat_mark__in=former).delete()
        row, _new = SeatDeclaration.objects.update_or_create(seat_mark=mark, defaults=values)
    return row


def withdraw(*, holding: SeatHolding, by: Any = None) -> None:
    """Delete at once what the person said for this seat. Whether there was anything is told to nobody."""
    SeatDeclaration.objects.filter(seat_mark__in=marks.seat_marks(holding)).delete()


def refresh_statistics(*, today: dt.date) -> int:
    """Every night: show a new state wherever enough has changed. Returns how many; may run twice."""
    count = 0
    for committee in Committee.objects.exclude(status=Committee.Status.DISSOLVED).select_related("district"):
        term = term_on(committee, today)
        if term is not None:
            count += _refresh(term, holders_on(committee, today), today)
    return count


def _refresh(term: Term, holders: list[SeatHolding], today: dt.date) -> bool:
    with transaction.atomic():
        rows = list(declarations_of(holders))
        if not rows and not SeatStatistics.objects.filter(term=term).exists():
            return False
        state = changes.lock(SeatStatistics.objects.get_or_create(term=term)[0])
        if not is_enough(len(rows)):
            return _show_nothing(state)
        still = sum(1 for row in rows if row.is_counted)
        if not is_renewed(counted=state.counted, still_counted=still, declared=len(rows)):
            return False
        _show(state, rows, len(holders), today)
    return True


def _show_nothing(state: SeatStatistics) -> bool:
    if state.taken_on is None:
        return False
    values: dict[str, Any] = {"taken_on": None, "seats": 0, "counted": 0, "figures": {}}
    changes.apply(state, values, by=None, action="seat_statistics.emptied")
    return True


def _show(state: SeatStatistics, rows: list[SeatDeclaration], seats: int, today: dt.date) -> None:
    figures = {}
    for fact in FACTS:
        cells = shown_counts(fact, Counter(getattr(row, fact.key) for row in rows), seats)
        figures[fact.key] = dict(zip(fact.answers.values, cells, strict=True))
    values = {"taken_on": today, "seats": seats, "counted": len(rows), "figures": figures}
    changes.apply(state, values, by=None, action="seat_statistics.taken")
    SeatDeclaration.objects.filter(pk__in=[row.pk for row in rows]).update(is_counted=True)


def forget_declarations(*, today: dt.date) -> int:
    """Every night: delete what belongs to no seat any more for three months. Returns how many; may run twice."""
    kept = _kept_marks(today)
    lapsed: dict[Any, list[Any]] = defaultdict(list)
    for pk, mark, district in SeatDeclaration.objects.values_list("pk", "seat_mark", "district"):
        if mark not in kept:
            lapsed[district].append(pk)
    for district in District.objects.filter(pk__in=lapsed):
        _forget(district, lapsed[district.pk])
    return sum(map(len, lapsed.values()))


def _forget(district: District, keys: list[Any]) -> None:
    with transaction.atomic():
        for start in range(0, len(keys), BATCH):
            SeatDeclaration.objects.filter(pk__in=keys[start : start + BATCH]).delete()
        audit.record(by=None, action="seat_declaration.forgotten", row=district, after={"count": len(keys)})


def _kept_marks(today: dt.date) -> dict[str, SeatHolding]:
    """By every key the seats held now or until lately; who holds over keeps its seat beyond the last day."""
    rows = list(SeatHolding.objects.filter(marks.kept_since(today), role__in=SeatHolding.HOLDERS))
    for committee in Committee.objects.exclude(status=Committee.Status.DISSOLVED):
        rows += holders_on(committee, today)
    return {mark: row for row in rows for mark in marks.seat_marks(row)}


def renew_marks(*, today: dt.date) -> int:
    """Every night: what bears a mark of a former key gets that of today. Returns how many; may run twice.

    After that the former key is not needed any more. Days and answers stay, and nothing is logged.
    """
    kept, count = _kept_marks(today), 0
    for row in SeatDeclaration.objects.order_by("pk"):
        holding = kept.get(row.seat_mark)
        if holding is None or row.seat_mark == marks.seat_mark(holding):
            continue
        mark, reader = marks.seat_mark(holding), marks.renewed_reader_mark(row.reader_mark, holding)
        count += SeatDeclaration.objects.filter(pk=row.pk).update(seat_mark=mark, reader_mark=reader)
    return count


@dataclass(frozen=True)
class Marked:
    """How many declarations there are, by the key of their marks."""

    current: int = 0
    former: int = 0
    lost: int = 0


def marked(*, today: dt.date) -> Marked:
    """What a change of keys would leave behind: `lost` is deleted the next night."""
    kept, found = _kept_marks(today), Counter[str]()
    for mark in SeatDeclaration.objects.values_list("seat_mark", flat=True):
        holding = kept.get(mark)
        key = "lost" if holding is None else "current" if mark == marks.seat_mark(holding) else "former"
        found[key] += 1
    return Marked(**found)


def forget_restored(*, today: dt.date) -> int:
    """After a restore: delete every declaration, because nobody knows which were taken back since the backup.

    Taking back leaves no trace on purpose, so nothing can be repeated; consent that may be gone is no
    consent. Members declare anew. The numbers shown go with them.
    """
    by_district: dict[Any, list[Any]] = defaultdict(list)
    for pk, district in SeatDeclaration.objects.values_list("pk", "district"):
        by_district[district].append(pk)
    with transaction.atomic():
        for district in District.objects.filter(pk__in=by_district):
            _forget(district, by_district[district.pk])
        refresh_statistics(today=today)
    return sum(map(len, by_district.values()))
