"""The words in which the rules of a board speak, and the rules themselves as values with a source.

`committees.rules.*` applies them; a rule profile of the database is read into these classes.
"""

import math
from dataclasses import dataclass
from fractions import Fraction

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext


class Share(models.TextChoices):
    """A share of the statutory seats or members; empty where there is none."""

    FIFTH = "1/5", gettext_lazy("ein Fünftel")
    QUARTER = "1/4", gettext_lazy("ein Viertel")
    THIRD = "1/3", gettext_lazy("ein Drittel")
    HALF = "1/2", gettext_lazy("die Hälfte")


def seats_of(share: str, base: int) -> int:
    """The smallest whole number that is at least this share: 1/4 of 15 = 3.75 gives 4."""
    return math.ceil(Fraction(share) * base) if share else 0


class QuorumKind(models.TextChoices):
    """How many seats must be taken."""

    NONE = "none", gettext_lazy("keine Beschlussfähigkeit nötig")
    MORE_THAN_HALF = "more_than_half", gettext_lazy("mehr als die Hälfte")
    AT_LEAST_HALF = "at_least_half", gettext_lazy("mindestens die Hälfte")
    FIXED = "fixed", gettext_lazy("eine feste Zahl")


class QuorumBase(models.TextChoices):
    """Of what the share is taken."""

    STATUTORY = "statutory", gettext_lazy("der satzungsmäßigen stimmberechtigten Sitze")
    CURRENT = "current", gettext_lazy("der besetzten stimmberechtigten Sitze")


class ConflictEffect(models.TextChoices):
    """What a conflict of interest does to the quorum of that item."""

    STAYS = "stays", gettext_lazy("zählt bei der Beschlussfähigkeit weiter als anwesend")
    OUT = "out", gettext_lazy("zählt für den Punkt nicht als anwesend")
    REDUCES = "reduces", gettext_lazy("zählt für den Punkt nicht mit, auch die Grundzahl sinkt")


def seats_needed(kind: str, base: int, fixed: int = 0) -> int:
    """Seats needed of `base`: 15 and more than half gives 8; 14 gives 8, at least half gives 7."""
    match kind:
        case QuorumKind.MORE_THAN_HALF:
            return base // 2 + 1
        case QuorumKind.AT_LEAST_HALF:
            return (base + 1) // 2
        case QuorumKind.FIXED:
            return fixed
    return 0


@dataclass(frozen=True)
class QuorumRule:
    """What the board's own rules say about the quorum, and where.

    `conflict_alt_share`: share that suffices when more than half are conflicted. `is_presumed`: once
    established it lasts until somebody doubts it, or until fewer than `floor_share` or `floor_seats`
    are left. `second_session`: seats that suffice in a second session (0: any number); None: no easing.
    """

    kind: str = QuorumKind.MORE_THAN_HALF
    base: str = QuorumBase.STATUTORY
    source: str = ""
    fixed: int = 0
    conflict: str = ConflictEffect.STAYS
    conflict_alt_share: str = ""
    is_presumed: bool = False
    floor_share: str = ""
    floor_seats: int = 0
    second_session: int | None = None

    @property
    def words(self) -> str:
        """The rule as a half sentence: "mehr als die Hälfte der satzungsmäßigen …"."""
        if self.kind == QuorumKind.NONE:
            return str(QuorumKind.NONE.label)
        if self.kind == QuorumKind.FIXED:
            return ngettext("%(count)d Sitz", "%(count)d Sitze", self.fixed) % {"count": self.fixed}
        return f"{QuorumKind(self.kind).label} {QuorumBase(self.base).label}"

    def floor(self, statutory: int) -> int:
        """Below this number nobody can decide, doubted or not: 15 seats, 1/3 and 3 give 5."""
        return max(seats_of(self.floor_share, statutory), self.floor_seats)


class MajorityKind(models.TextChoices):
    """Which majority carries a motion."""

    SIMPLE = "simple", gettext_lazy("mehr Ja als Nein, Enthaltungen zählen nicht mit")
    OF_CAST = "of_cast", gettext_lazy("mehr als die Hälfte aller Stimmen, Enthaltungen zählen mit")
    CONSENSUS = "consensus", gettext_lazy("niemand stimmt dagegen")
    OF_MEMBERS = "of_members", gettext_lazy("mehr als die Hälfte aller Mitglieder")
    TWO_THIRDS_MEMBERS = "two_thirds", gettext_lazy("zwei Drittel aller Mitglieder")


class Tie(models.TextChoices):
    """What as many yes as no means."""

    REJECT = "reject", gettext_lazy("bei Stimmengleichheit ist der Antrag abgelehnt")
    CHAIR = "chair", gettext_lazy("bei Stimmengleichheit entscheidet die Stimme des Vorsitzes")


@dataclass(frozen=True)
class MajorityRule:
    """The majority the board's rules ask for, and where they say so."""

    kind: str = MajorityKind.SIMPLE
    source: str = ""
    tie: str = Tie.REJECT
    members: int = 0

    @property
    def words(self) -> str:
        words = str(MajorityKind(self.kind).label)
        if needed := self.yes_needed:
            return _("%(words)s: %(needed)d Ja von %(members)d nötig") % {
                "words": words,
                "needed": needed,
                "members": self.members,
            }
        return f"{words}; {Tie(self.tie).label}" if self.tie == Tie.CHAIR else words

    @property
    def yes_needed(self) -> int:
        """Yes votes a majority of members asks for; 0 where only the votes cast count."""
        if self.kind == MajorityKind.TWO_THIRDS_MEMBERS:
            return seats_of("2/3", self.members)
        if self.kind == MajorityKind.OF_MEMBERS:
            return self.members // 2 + 1
        return 0


class NoticeCounting(models.TextChoices):
    """Which days count between the invitation and the meeting."""

    FULL_DAYS = "full_days", gettext_lazy("volle Tage, ohne Tag der Ladung und der Sitzung")
    CALENDAR_DAYS = "calendar_days", gettext_lazy("Kalendertage, der Tag der Ladung zählt mit")
    WORKDAYS = "workdays", gettext_lazy("volle Arbeitstage, Montag bis Freitag ohne Feiertage")
    WORKDAYS_SATURDAY = "workdays_saturday", gettext_lazy("volle Werktage, Montag bis Samstag ohne Feiertage")


class LateNotice(models.TextChoices):
    """What becomes of an invitation that came too late."""

    REASON = "reason", gettext_lazy("Abkürzen nur mit Grund")
    ATTENDING_HEALS = "attending_heals", gettext_lazy("für alle geheilt, die trotzdem teilnehmen")
    OBJECT_AT_ONCE = "object_at_once", gettext_lazy("nur wer sofort in der Sitzung rügt, kann sich berufen")
    UNLESS_SHARE = "unless_share", gettext_lazy("Abkürzen mit Grund, solange nicht zu viele widersprechen")


@dataclass(frozen=True)
class NoticeRule:
    """The notice the board's rules ask for, and where they say so.

    `urgent_hours`: what a shortened notice must at least leave. `objecting_share`: so many seats stop
    a meeting with a shortened notice.
    """

    days: int = 0
    counting: str = NoticeCounting.FULL_DAYS
    deemed_receipt_days: int = 0
    source: str = ""
    urgent_hours: int = 0
    late: str = LateNotice.REASON
    objecting_share: str = ""
    #: Whose public holidays count, where working days are counted.
    land: str = ""

    @property
    def words(self) -> str:
        if self.counting == NoticeCounting.WORKDAYS:
            return ngettext("%(days)d Arbeitstag", "%(days)d Arbeitstage", self.days) % {"days": self.days}
        if self.counting == NoticeCounting.WORKDAYS_SATURDAY:
            return ngettext("%(days)d Werktag", "%(days)d Werktage", self.days) % {"days": self.days}
        if self.counting == NoticeCounting.FULL_DAYS:
            return ngettext("%(days)d voller Tag", "%(days)d volle Tage", self.days) % {"days": self.days}
        return ngettext("%(days)d Tag", "%(days)d Tage", self.days) % {"days": self.days}


class PublishWhen(models.TextChoices):
    """From when on the public part of the minutes may be shown to everybody."""

    NEVER = "never", gettext_lazy("nie")
    SIGNED = "signed", gettext_lazy("sobald sie unterzeichnet ist")
    APPROVED = "approved", gettext_lazy("sobald das Gremium sie genehmigt hat")


class AbsenceRule(models.TextChoices):
    """What becomes of the reason for which somebody is away. No public document ever names it."""

    NONE = "none", gettext_lazy("wird nicht festgehalten")
    NOTED = "noted", gettext_lazy("wird festgehalten, aber nicht gedruckt")
    PRINTED = "printed", gettext_lazy("steht in der nichtöffentlichen Niederschrift")


class MinutesKind(models.TextChoices):
    """How much the minutes tell."""

    RESOLUTIONS = "resolutions", gettext_lazy("Beschlussprotokoll")
    RESULTS = "results", gettext_lazy("Ergebnisprotokoll")
    COURSE = "course", gettext_lazy("Verlaufsprotokoll")
    VERBATIM = "verbatim", gettext_lazy("Wortprotokoll")


class DueCounting(models.TextChoices):
    """Which days count until the minutes are due."""

    DAYS = "days", gettext_lazy("Kalendertage")
    WORKDAYS = "workdays", gettext_lazy("Arbeitstage, Montag bis Freitag")
    WORKDAYS_SATURDAY = "workdays_saturday", gettext_lazy("Werktage, Montag bis Samstag")
    MONTHS = "months", gettext_lazy("Monate")


class SignatureRule(models.TextChoices):
    """Who signs the minutes."""

    CLERK = "clerk", gettext_lazy("Schriftführung")
    CHAIR_CLERK = "chair_clerk", gettext_lazy("Vorsitz und Schriftführung")
    ONE_MEMBER = "one_member", gettext_lazy("Vorsitz, ein anwesendes Mitglied und Schriftführung")
    TWO_MEMBERS = "two_members", gettext_lazy("Vorsitz, zwei anwesende Mitglieder und Schriftführung")


class ApprovalKind(models.TextChoices):
    """What the next meeting does with the minutes."""

    NONE = "none", gettext_lazy("keine Genehmigung")
    OBJECTIONS = (
        "objections",
        gettext_lazy("keine Genehmigung; Einwendungen stehen in der nächsten Niederschrift"),
    )
    COUNCIL_DECIDES = "council_decides", gettext_lazy("über Einwendungen entscheidet das Gremium")
    RESOLUTION = "resolution", gettext_lazy("Genehmigung durch Beschluss in der nächsten Sitzung")


class AgendaExtension(models.TextChoices):
    """Whether an item may be added in the meeting itself."""

    NONE = "none", gettext_lazy("in der Sitzung nicht möglich")
    URGENT_SIMPLE = "urgent_simple", gettext_lazy("wenn es keinen Aufschub duldet, mit einfacher Mehrheit")
    TWO_THIRDS = (
        "two_thirds",
        gettext_lazy("wenn es keinen Aufschub duldet, mit zwei Dritteln aller Mitglieder"),
    )
