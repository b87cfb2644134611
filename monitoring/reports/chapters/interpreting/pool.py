"""Who interprets: by language (T23), by standing and by what they have shown (T23a).

Coming and going is kept without a day, so nobody can say who was in the pool at the end of a period: both tables
count on the day they are made, and name that day.
"""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from accounts.districts.models import District
from coordination.interpreting.codes import CredentialType, InterpreterStatus
from coordination.interpreting.models import Credential
from coordination.interpreting.models.interpreters import InterpreterLanguage
from coordination.network.languages import Language
from documents.suppression import DEFAULT_K, HIDDEN, is_small, suppress
from monitoring.reports.blocks import ColumnSpec, TableBlock
from monitoring.reports.words import source_line

STANDINGS = (
    InterpreterStatus.APPLICANT,
    InterpreterStatus.IN_TRAINING,
    InterpreterStatus.ACTIVE,
    InterpreterStatus.PAUSED,
)


@dataclass(frozen=True)
class Pool:
    """Everybody who has not left: standing, and for the active ones the languages besides German."""

    standings: dict[UUID, str]
    languages: Counter[str]

    @property
    def active(self) -> set[UUID]:
        return {person for person, status in self.standings.items() if status == InterpreterStatus.ACTIVE}


def read_pool(district: District) -> Pool:
    """One statement. Everybody has at least one language; the pool asks for it."""
    rows = (
        InterpreterLanguage.objects.filter(interpreter__district=district)
        .exclude(interpreter__status=InterpreterStatus.LEFT)
        .order_by()
        .values_list("interpreter", "interpreter__status", "language")
    )
    standings: dict[UUID, str] = {}
    languages: Counter[str] = Counter()
    for person, status, language in rows:
        standings[person] = status
        if status == InterpreterStatus.ACTIVE and language != Language.DEU:
            languages[language] += 1
    return Pool(standings, languages)


def by_language(pool: Pool, district: District, day: dt.date) -> TableBlock:
    """T23: languages of five people or more, the others together."""
    large = sorted(
        ((str(Language(code).label), n) for code, n in pool.languages.items() if not is_small(n)),
        key=lambda pair: (-pair[1], pair[0]),
    )
    rest = sum(n for n in pool.languages.values() if is_small(n))
    rows: list[tuple[Any, ...]] = list(large)
    if rest:
        rows.append((_("Sonstige Sprachen"), HIDDEN if is_small(rest) else rest))
    return TableBlock(
        "T23",
        "interpreters",
        _("Aktive Sprachmittler:innen nach Sprache, %(district)s, Stand %(day)s")
        % {"district": district, "day": f"{day:%d.%m.%Y}"},
        (ColumnSpec("language", _("Sprache")), ColumnSpec("people", _("Personen"), "number")),
        tuple(rows),
        notes=(
            _(
                "Wer mehrere Sprachen spricht, zählt in jeder. Sprachen mit weniger als %(k)d Personen stehen unter „Sonstige“. Gezählt am Tag des Datenschnitts."
            )
            % {"k": DEFAULT_K},
        )
        if rows
        else (),
        source=source_line(_("Register der Sprachmittlung"), day),
    )


def by_qualification(pool: Pool, district: District, day: dt.date) -> TableBlock:
    """T23a: how far people of the pool are, and which proofs of the active ones are valid."""
    active = pool.active
    standings = Counter(pool.standings.values())
    shown = suppress([standings[status] for status in STANDINGS], has_total=False)
    rows: list[tuple[Any, ...]] = [
        (_("Stand"), str(InterpreterStatus(status).label), cell)
        for status, cell in zip(STANDINGS, shown, strict=True)
    ]
    valid = _valid_proofs(district, day)
    rows += [
        (_("Nachweis"), str(label), _with_proof(active, valid, kind))
        for kind, label in CredentialType.choices
    ]
    return TableBlock(
        "T23a",
        "pool",
        _("Pool der Sprachmittlung nach Stand und Qualifikation, %(district)s, Stand %(day)s")
        % {"district": district, "day": f"{day:%d.%m.%Y}"},
        (
            ColumnSpec("group", _("Merkmal")),
            ColumnSpec("value", _("Ausprägung")),
            ColumnSpec("people", _("Personen"), "number"),
        ),
        tuple(rows) if pool.standings else (),
        notes=(
            _("Nachweise: aktive Personen mit gültigem Nachweis; wer mehrere hat, zählt in jedem."),
            _(
                "Ein Vergleich mit der Vorperiode fehlt: Eintritt und Austritt werden nicht mit Datum geführt."
            ),
        )
        if pool.standings
        else (),
        source=source_line(_("Register der Sprachmittlung"), day),
    )


def _valid_proofs(district: District, day: dt.date) -> Counter[str]:
    rows = Credential.objects.filter(
        interpreter__district=district, interpreter__status=InterpreterStatus.ACTIVE, seen_on__lte=day
    )
    found = rows.order_by().values_list("type", "valid_until")
    return Counter(kind for kind, until in found if until is None or until >= day)


def _with_proof(active: set[UUID], valid: Counter[str], kind: str) -> Any:
    """Hidden as well where only a few are without: the number of the active ones is printed above."""
    return suppress([valid[kind], len(active) - valid[kind]])[0] if not is_small(len(active)) else HIDDEN
