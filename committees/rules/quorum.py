"""Beschlussfähigkeit: may this meeting decide? Pure rules, no database.

Quorum counts *statutory voting seats*, not rows of members: an empty seat still counts, and a
seat counts once, whether the member or the deputy sits on it.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from django.utils.translation import gettext as _

from committees.rules.words import (
    ConflictEffect,
    QuorumBase,
    QuorumKind,
    QuorumRule,
    Share,
    seats_needed,
    seats_of,
)


class Standing(Enum):
    """How the meeting stands at a moment, beyond the bare count."""

    COUNTED = "counted"
    PRESUMED = "presumed"
    LOST = "lost"
    BELOW_FLOOR = "below_floor"


@dataclass(frozen=True)
class QuorumFinding:
    """What holds at one moment, with the sentence that screen, letter and minutes all print."""

    present: int
    seats: int
    base: int
    needed: int
    rule: QuorumRule
    conflicted: int = 0
    words: str = ""
    standing: Standing = Standing.COUNTED

    @property
    def is_required(self) -> bool:
        return self.rule.kind != QuorumKind.NONE

    @property
    def is_counted(self) -> bool:
        """Whether enough seats are in the room, presumption left aside."""
        return self.present >= self.needed

    @property
    def is_quorate(self) -> bool:
        if self.standing == Standing.PRESUMED:
            return True
        return self.standing == Standing.COUNTED and self.is_counted

    @property
    def result(self) -> str:
        if not self.is_required:
            return _("Keine Beschlussfähigkeit nötig")
        if self.standing == Standing.PRESUMED:
            return _("Gilt als beschlussfähig")
        return _("Beschlussfähig") if self.is_quorate else _("Nicht beschlussfähig")

    @property
    def sentence(self) -> str:
        """E.g. "9 von 17 stimmberechtigten Sitzen anwesend, 9 nötig: mehr als die Hälfte …"."""
        counted = _("%(present)d von %(seats)d stimmberechtigten Sitzen anwesend") % {
            "present": self.present,
            "seats": self.seats,
        }
        if not self.is_required:
            return f"{counted}."
        if self.conflicted and self.rule.conflict != ConflictEffect.STAYS:
            counted += _(" und nicht befangen")
        needed = _("%(needed)d nötig: %(words)s") % {"needed": self.needed, "words": self.words}
        return f"{counted}, {needed}.{self._standing_words()}"

    def _standing_words(self) -> str:
        match self.standing:
            case Standing.PRESUMED:
                return " " + _("Sie war festgestellt und gilt, bis jemand sie bezweifelt.")
            case Standing.LOST:
                return " " + _("Sie ist bezweifelt worden und nicht mehr gegeben.")
            case Standing.BELOW_FLOOR:
                return " " + _(
                    "Weniger als %(floor)d Sitze: Der Vorsitz muss die Beschlussunfähigkeit feststellen."
                ) % {"floor": self.rule.floor(self.seats)}
        return ""


def quorum(
    rule: QuorumRule,
    *,
    present: int,
    statutory: int,
    filled: int | None = None,
    conflicted: int = 0,
    vacant_by_law: int = 0,
    is_second: bool = False,
) -> QuorumFinding:
    """Judge `present` voting seats.

    `statutory`: seats by the Satzung; `filled`: seats with a member; `conflicted`: how many of those
    present may not take part in this item; `vacant_by_law`: seats the law leaves empty; `is_second`: a second session
    on the same item whose invitation names the rule.
    """
    is_current = rule.base == QuorumBase.CURRENT and filled is not None
    whole = (filled if is_current else statutory) or 0
    base = whole - vacant_by_law
    if rule.conflict == ConflictEffect.REDUCES:
        base -= conflicted
    finding = QuorumFinding(
        present=present if rule.conflict == ConflictEffect.STAYS else present - conflicted,
        seats=statutory,
        base=max(base, 0),
        needed=seats_needed(rule.kind, max(base, 0), rule.fixed),
        rule=rule,
        conflicted=conflicted,
        words=rule.words,
    )
    return _eased(finding, whole, is_second=is_second)


def _eased(finding: QuorumFinding, whole: int, *, is_second: bool) -> QuorumFinding:
    """Fewer seats suffice in a second session, and where more than half are conflicted."""
    rule = finding.rule
    if not finding.is_required:
        return finding
    if rule.conflict != ConflictEffect.STAYS and finding.conflicted:
        if rule.conflict == ConflictEffect.REDUCES:
            words = _("%(words)s ohne die Befangenen (%(base)d)") % {
                "words": rule.words,
                "base": finding.base,
            }
            finding = replace(finding, words=words)
        elif rule.conflict_alt_share and finding.conflicted * 2 > whole:
            words = _("mehr als die Hälfte ist befangen, dann genügt %(share)s") % {
                "share": str(Share(rule.conflict_alt_share).label)
            }
            finding = replace(finding, needed=seats_of(rule.conflict_alt_share, whole), words=words)
    if is_second and rule.second_session is not None and rule.second_session < finding.needed:
        words = _("zweite Sitzung zum selben Gegenstand, die Ladung weist darauf hin")
        finding = replace(finding, needed=max(rule.second_session, 1), words=words)
    return finding


@dataclass(frozen=True)
class Presence:
    """Somebody who votes is in the room on one seat, from–to (`until` is open while it lasts)."""

    seat: object
    start: dt.datetime
    until: dt.datetime | None = None

    def covers(self, at: dt.datetime) -> bool:
        """Half-open: who leaves at 17:38 is not in the room at 17:38."""
        return self.start <= at and (self.until is None or at < self.until)


def seats_present(presences: Iterable[Presence], at: dt.datetime) -> int:
    """Voting seats taken at one moment; member and deputy on one seat are one."""
    return len({presence.seat for presence in presences if presence.covers(at)})


@dataclass(frozen=True)
class Step:
    """From this moment on so many voting seats are taken."""

    at: dt.datetime
    present: int


def presence_timeline(presences: Iterable[Presence]) -> list[Step]:
    """The quorum as a timeline: one step for each moment at which the number changes."""
    known = list(presences)
    moments = {presence.start for presence in known} | {p.until for p in known if p.until is not None}
    steps: list[Step] = []
    for at in sorted(moments):
        count = seats_present(known, at)
        if not steps or steps[-1].present != count:
            steps.append(Step(at, count))
    return steps


def with_presumption(
    finding: QuorumFinding,
    *,
    steps: Iterable[Step],
    opened_at: dt.datetime | None,
    at: dt.datetime,
    doubted_at: Iterable[dt.datetime] = (),
    usually_needed: int | None = None,
) -> QuorumFinding:
    """The finding at `at`, seen with what went before: established, presumed, doubted, lost.

    Once established the quorum lasts while the rule presumes it; a doubt, or a number below the
    floor, ends it until enough seats are counted again. Without presumption the count alone speaks.
    `usually_needed`: seats for items on which nobody is conflicted, where `finding` is about one with.
    """
    rule = finding.rule
    if not rule.is_presumed or not finding.is_required or opened_at is None or at < opened_at:
        return finding
    needed = finding.needed if usually_needed is None else usually_needed
    history = [step for step in steps if step.at <= at]
    doubts = sorted(moment for moment in doubted_at if moment <= at)
    standing = Standing.COUNTED
    for moment in sorted({opened_at, *(step.at for step in history if step.at > opened_at), *doubts, at}):
        present = next((step.present for step in reversed(history) if step.at <= moment), 0)
        standing = _next_standing(standing, present, needed, rule.floor(finding.seats), moment in doubts)
    if finding.is_counted and standing == Standing.PRESUMED:
        standing = Standing.COUNTED
    return replace(finding, standing=standing)


def _next_standing(before: Standing, present: int, needed: int, floor: int, is_doubted: bool) -> Standing:
    if present >= needed:
        return Standing.PRESUMED
    if before != Standing.PRESUMED:
        return before
    if present < floor:
        return Standing.BELOW_FLOOR
    return Standing.LOST if is_doubted else Standing.PRESUMED


@dataclass(frozen=True)
class Sitter:
    """Somebody who may vote: on the own seat, as its deputy, or out of a pool for any vacant chair."""

    name: str
    seat: object | None
    start: dt.datetime
    until: dt.datetime | None = None
    is_deputy: bool = False

    def is_here(self, at: dt.datetime) -> bool:
        return Presence(self.seat, self.start, self.until).covers(at)


def who_votes(
    sitters: Iterable[Sitter], at: dt.datetime, *, chairs: Iterable[object] = ()
) -> dict[object, str]:
    """Seat -> who votes on it at this moment: the member, else the deputy, else one of the pool.

    `chairs`: seats of members who are away, open to the pool. Nobody votes on two seats, no seat twice.
    """
    here = [sitter for sitter in sitters if sitter.is_here(at)]
    seated: dict[object, str] = {}
    for sitter in sorted(here, key=lambda s: s.is_deputy):
        if sitter.seat is not None:
            seated.setdefault(sitter.seat, sitter.name)
    pool = [sitter.name for sitter in here if sitter.seat is None]
    free = [chair for chair in chairs if chair not in seated]
    return seated | dict(zip(free, pool, strict=False))
