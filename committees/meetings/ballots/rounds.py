"""Where an election stands: which round comes next, between whom, and what is said about each."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from committees.meetings.ballots.models import Candidate, Election, ElectionRound
from committees.rules.elections import ElectionRule, Outcome, RoundKind, Tally, decide_round


@dataclass(frozen=True)
class NextRound:
    """The round to be counted now."""

    number: int
    kind: str
    posts: int
    candidates: tuple[Candidate, ...]

    @property
    def heading(self) -> str:
        return round_heading(self.number, self.kind)

    @property
    def is_lot(self) -> bool:
        return self.kind == RoundKind.LOT

    @property
    def has_against(self) -> bool:
        """Only one person stands: there is a Yes and a No."""
        return len(self.candidates) == 1


def round_heading(number: int, kind: str) -> str:
    """ "2. Wahlgang, Stichwahl"; a first round needs no second word."""
    if kind == RoundKind.FIRST:
        return _("%(number)d. Wahlgang") % {"number": number}
    return _("%(number)d. Wahlgang, %(kind)s") % {"number": number, "kind": RoundKind(kind).label}


def rule_of(election: Election) -> ElectionRule:
    """The rule that held when the election began."""
    return ElectionRule(election.majority, election.rule_source)


def posts_left(election: Election) -> int:
    return max(election.posts - sum(row.is_elected for row in election.candidates.all()), 0)


def next_round(election: Election) -> NextRound | None:
    """First round, runoff or lot; None when nobody is left to be elected or nothing is open."""
    left = posts_left(election)
    standing = [row for row in election.candidates.all() if not row.is_elected and not row.answer]
    if not left or not standing or not election.is_open:
        return None
    last = max(election.rounds.all(), key=lambda row: row.number, default=None)
    number = last.number + 1 if last else 1
    if last is None or _was_declined(election, last):
        return NextRound(number, RoundKind.FIRST, left, tuple(standing))
    if last.is_lot:
        rest = [row for row in standing if row.pk in {count.candidate_id for count in last.counts.all()}]
        return NextRound(number, RoundKind.LOT, left, tuple(rest)) if rest else None
    outcome = outcome_of(last)
    keys, kind = (outcome.lot, RoundKind.LOT) if outcome.lot else (outcome.runoff, RoundKind.RUNOFF)
    chosen = tuple(row for row in standing if row.pk in keys)
    if chosen:
        return NextRound(number, kind, left, chosen)
    # Nobody got enough even in the runoff: the remaining ones are voted on anew.
    return NextRound(number, RoundKind.RUNOFF, left, tuple(standing))


def _was_declined(election: Election, last: ElectionRound) -> bool:
    """Somebody elected in the last round said no: the post is voted on from the start."""
    elected = {count.candidate_id for count in last.counts.all() if count.is_elected}
    return any(
        row.pk in elected and row.answer == Candidate.Answer.DECLINED for row in election.candidates.all()
    )


def outcome_of(row: ElectionRound) -> Outcome:
    """What the rule makes of the stored sums."""
    return decide_round(rule_of(row.election), tally_of(row), row.posts, is_first=row.kind == RoundKind.FIRST)


def tally_of(row: ElectionRound) -> Tally:
    votes = {count.candidate_id: count.votes for count in row.counts.all()}
    return Tally(row.entitled, row.valid, row.invalid, row.abstain, votes, row.against)


def round_sentence(row: ElectionRound) -> str:
    """What came out of a round, as minutes say it."""
    counts = list(row.counts.all())
    elected = [count for count in counts if count.is_elected]
    if row.is_lot:
        return _("Das Los entscheidet für %(name)s.") % {"name": _names(elected)}
    base = {"needed": tally_of(row).needed(rule_of(row.election)), "valid": row.valid}
    outcome, by_key = outcome_of(row), {count.candidate_id: count for count in counts}
    said = ""
    if elected:
        said = _("Gewählt: %(names)s.") % {"names": _with_votes(elected)}
    if outcome.lot:
        tied = [by_key[key] for key in outcome.lot]
        level = _("Gleichstand zwischen %(names)s: Das Los entscheidet.") % {"names": _with_votes(tied)}
        return f"{said} {level}".strip()
    if outcome.runoff:
        words = _("Nötig waren %(needed)d Stimmen.") % base
        going = _with_votes([by_key[key] for key in outcome.runoff])
        return " ".join(filter(None, [said, words, _("Stichwahl zwischen %(names)s.") % {"names": going}]))
    return said or _("Niemand ist gewählt.")


def _names(counts: list[Any]) -> str:
    return ", ".join(count.candidate.name for count in counts)


def _with_votes(counts: list[Any]) -> str:
    return ", ".join(f"{count.candidate.name} ({count.votes})" for count in counts)


def result_sentence(election: Election) -> str:
    """Who holds the post, and what the person said."""
    if election.state == Election.State.CANCELLED:
        return _("Die Wahl ist abgebrochen: %(reason)s.") % {"reason": election.cancel_reason.rstrip(".")}
    parts = []
    for row in election.candidates.all():
        if row.is_elected or row.answer:
            answer = f" ({row.get_answer_display()})" if row.answer else ""
            parts.append(f"{row.name}{answer}")
    if not parts:
        return _("Niemand ist gewählt.")
    return _("%(title)s: gewählt %(names)s.") % {"title": election.title, "names": ", ".join(parts)}
