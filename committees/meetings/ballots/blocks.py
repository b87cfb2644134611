"""Elections and circulations as minutes print them: plain values."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from committees.meetings.ballots.models import Circulation, Election, ElectionRound
from committees.meetings.ballots.rounds import result_sentence, round_heading, round_sentence, rule_of
from committees.meetings.models import AgendaItem, Meeting, Part


@dataclass(frozen=True)
class RoundBlock:
    """One round: votes per name, the sums of the ballots, what came out."""

    heading: str
    counts: tuple[tuple[str, str], ...]
    sums: str
    sentence: str


@dataclass(frozen=True)
class ElectionBlock:
    """One election with its rounds and who accepted."""

    title: str
    candidates: str
    rounds: tuple[RoundBlock, ...]
    result: str
    rule: str


#: What an agenda item is to be read with.
ELECTION_PARTS = ("elections__candidates", "elections__rounds__counts__candidate")


@dataclass(frozen=True)
class CirculationBlock:
    """What was decided in writing since the last meeting."""

    title: str
    number: str
    wording: tuple[str, ...]
    outcome: str
    rule: str


def election_blocks(item: AgendaItem) -> tuple[ElectionBlock, ...]:
    """The elections of an item that was read with `ELECTION_PARTS`."""
    return tuple(_election(row) for row in item.elections.all())


def _election(row: Election) -> ElectionBlock:
    kind = _("geheim") if row.is_secret else _("offen")
    rule = rule_of(row)
    return ElectionBlock(
        title=f"{row.title} ({kind})",
        candidates=", ".join(
            _("%(name)s (vorgeschlagen von %(by)s)") % {"name": c.name, "by": c.proposed_by}
            if c.proposed_by
            else c.name
            for c in row.candidates.all()
        ),
        rounds=tuple(_round(found) for found in row.rounds.all()),
        result=result_sentence(row) if not row.is_open else _("Die Wahl ist nicht abgeschlossen."),
        rule=", ".join(text for text in (rule.words, rule.source) if text),
    )


def _round(row: ElectionRound) -> RoundBlock:
    heading = round_heading(row.number, row.kind)
    if row.is_lot:
        return RoundBlock(heading, (), "", round_sentence(row))
    counts = [(count.candidate.name, str(count.votes)) for count in row.counts.all()]
    if row.against:
        counts.append((_("Nein"), str(row.against)))
    sums = _(
        "Stimmberechtigt anwesend: %(entitled)d · abgegeben %(cast)d · gültig %(valid)d · ungültig %(invalid)d · Enthaltung %(abstain)d"
    ) % {
        "entitled": row.entitled,
        "cast": row.cast,
        "valid": row.valid,
        "invalid": row.invalid,
        "abstain": row.abstain,
    }
    return RoundBlock(heading, tuple(counts), sums, round_sentence(row))


def circulation_blocks(meeting: Meeting, part: str) -> tuple[CirculationBlock, ...]:
    """Those made known in this meeting; a non-public one only in its own part."""
    rows = meeting.reported_circulations.filter(is_public=part == Part.PUBLIC)
    rows = rows.select_related("resolution").prefetch_related("answers").order_by("ended_on", "title")
    return tuple(_circulation(row) for row in rows)


def _circulation(row: Circulation) -> CirculationBlock:
    resolution: Any = getattr(row, "resolution", None)
    until = _("Versandt am %(asked)s, Antwort bis %(ends)s.") % {
        "asked": f"{row.asked_on:%d.%m.%Y}" if row.asked_on else "–",
        "ends": f"{row.ends_on:%d.%m.%Y}",
    }
    return CirculationBlock(
        title=row.title,
        number=_("Beschluss %(number)s") % {"number": resolution.number}
        if resolution
        else _("Kein Beschluss"),
        wording=tuple(" ".join(block.split()) for block in row.text.split("\n\n") if block.strip()),
        outcome=f"{until} {row.standing.sentence}",
        rule=row.rule_source,
    )
