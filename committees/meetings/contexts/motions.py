"""Motions and their votes as minutes print them, each kind in its own way."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from committees.meetings.ballots.models import Ballot
from committees.meetings.contexts.words import joined, paragraphs
from committees.meetings.models import AgendaItem, Vote
from committees.papers.models import Resolution


@dataclass(frozen=True)
class NamedVotes:
    """Those who voted alike in a roll call, in the order of their seats."""

    choice: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class VoteLine:
    """One vote as it is printed: six counts in the same order, the result, and on what it rests."""

    yes: int
    no: int
    abstained: int
    invalid: int
    excluded: int
    absent: int
    result: str
    basis: str
    #: Says what happened where nothing was counted.
    words: str = ""
    names: tuple[NamedVotes, ...] = ()


@dataclass(frozen=True)
class MotionBox:
    """Wording and vote of a motion; `is_resolution` gets the framed box, an amendment the thin bar."""

    label: str
    wording: tuple[str, ...]
    vote: VoteLine
    is_resolution: bool


def motions_of(item: AgendaItem) -> tuple[MotionBox, ...]:
    """Amendments in their order, the main motion last."""
    votes = sorted(item.votes.all(), key=lambda vote: (vote.is_main, vote.ordinal))
    return tuple(_motion_box(vote) for vote in votes)


def _motion_box(vote: Vote) -> MotionBox:
    resolution: Resolution | None = getattr(vote, "resolution", None)
    if resolution:
        label = _("Beschluss %(number)s") % {"number": resolution.number}
    elif vote.is_main:
        label = _("Antrag, abgelehnt")
    else:
        label = joined(_("Änderungsantrag"), vote.mover)
    return MotionBox(label, paragraphs(vote.text), _vote_line(vote), is_resolution=vote.is_main)


def _vote_line(vote: Vote) -> VoteLine:
    is_uncounted = not vote.is_counted
    if vote.conflicted:
        who = _("Anwesend %(present)d, davon %(conflicted)d befangen, stimmberechtigt: %(entitled)d") % {
            "present": vote.present,
            "conflicted": vote.conflicted,
            "entitled": vote.entitled,
        }
    else:
        who = _("Stimmberechtigt anwesend: %(entitled)d") % {"entitled": vote.entitled}
    method = "" if vote.method == Vote.Method.OPEN or is_uncounted else str(vote.get_method_display())
    rule = ", ".join(text for text in (vote.rule_words, vote.rule_source) if text)
    return VoteLine(
        words=_("Ohne Widerspruch") if is_uncounted else "",
        names=_by_name(vote),
        yes=vote.yes,
        no=vote.no,
        abstained=vote.abstain,
        invalid=vote.invalid,
        excluded=vote.conflicted,
        absent=vote.not_participating,
        result=str(vote.get_result_display()),
        basis=joined(who, method, rule),
    )


def _by_name(vote: Vote) -> tuple[NamedVotes, ...]:
    """Who voted how, where it was a roll call; a deputy with the person it stood for."""
    roll_call = getattr(vote, "roll_call", None)
    if roll_call is None:
        return ()
    ballots = list(roll_call.ballots.all())
    groups = [(choice, [row for row in ballots if row.choice == choice]) for choice in Ballot.Choice]
    return tuple(
        NamedVotes(str(choice.label), tuple(_named(row) for row in rows)) for choice, rows in groups if rows
    )


def _named(row: Ballot) -> str:
    if not row.stands_for:
        return row.name
    return _("%(name)s (für %(principal)s)") % {"name": row.name, "principal": row.stands_for}
