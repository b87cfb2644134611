"""The rules a profile consists of: one key each, its values, and the sentence that says it.

The order is that in which a meeting needs them. Pages, form, API and log all read this list.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from committees.rules.minutes import signature_words
from committees.rules.objections import ObjectionRule
from committees.rules.terms import EarnedVoteRule
from committees.rules.words import (
    AbsenceRule,
    AgendaExtension,
    ApprovalKind,
    ConflictEffect,
    LateNotice,
    MinutesKind,
    NoticeCounting,
    PublishWhen,
    QuorumBase,
    QuorumKind,
    Share,
    Tie,
)

Profile = Any


@dataclass(frozen=True)
class Spec:
    """One rule: key, name, its fields in the profile, and its sentence for a number of seats."""

    key: str
    name: Any
    fields: tuple[str, ...]
    sentence: Callable[[Profile, int], str]


@dataclass(frozen=True)
class Group:
    """Rules that stand under one heading."""

    key: str
    title: Any
    specs: tuple[Spec, ...]


def _starting(words: Any) -> str:
    """The words as the beginning of a sentence; German nouns inside keep their capital."""
    return f"{str(words)[0].upper()}{str(words)[1:]}"


def _notice(p: Profile, seats: int) -> str:
    if not p.notice_days:
        return _("Es gibt keine Ladungsfrist.")
    words = {"words": p.notice.words}
    if p.notice_counting != NoticeCounting.CALENDAR_DAYS:
        return (
            _("Zwischen Zugang der Ladung und Sitzung liegen %(words)s; beide Tage selbst zählen nicht.")
            % words
        )
    return _("Die Ladung geht %(words)s vor der Sitzung zu; der Tag des Zugangs zählt mit.") % words


def _receipt(p: Profile, seats: int) -> str:
    if p.deemed_receipt_days == 0:
        return _("Die Ladung gilt am Tag des Versands als zugegangen.")
    return _("Die Ladung gilt am %(days)d. Tag nach dem Versand als zugegangen.") % {
        "days": p.deemed_receipt_days
    }


def _late(p: Profile, seats: int) -> str:
    match p.late_notice:
        case LateNotice.ATTENDING_HEALS:
            words = _("Eine verspätete Ladung ist für alle geheilt, die trotzdem teilnehmen.")
        case LateNotice.OBJECT_AT_ONCE:
            words = _(
                "Eine verspätete Ladung muss gerügt werden, bevor das Gremium in die Tagesordnung eintritt."
            )
        case LateNotice.UNLESS_SHARE if p.objecting_share:
            words = _(
                "Die Frist darf mit Grund abgekürzt werden, wenn weniger als %(share)s der Sitze widerspricht."
            ) % {"share": Share(p.objecting_share).label}
        case _:
            words = _("Die Frist darf nur mit Grund abgekürzt werden.")
    if p.urgent_notice_hours:
        words += " " + _("Mindestens %(hours)d Stunden bleiben.") % {"hours": p.urgent_notice_hours}
    return words


def _motions(p: Profile, seats: int) -> str:
    if p.motion_deadline_days is None:
        return _("Für Anträge gibt es keine Frist.")
    return _("Anträge müssen spätestens am %(days)d. Tag vor der Sitzung eingehen.") % {
        "days": p.motion_deadline_days
    }


def _demand(p: Profile, seats: int) -> str:
    if not p.demand_share:
        return _("Ein Recht, eine Sitzung zu verlangen, ist nicht geregelt.")
    return _("%(share)s der Mitglieder kann eine Sitzung verlangen.") % {
        "share": _starting(Share(p.demand_share).label)
    }


def _extension(p: Profile, seats: int) -> str:
    return _("Die Tagesordnung erweitern: %(words)s.") % {"words": AgendaExtension(p.agenda_extension).label}


def _continuation(p: Profile, seats: int) -> str:
    if not p.continuation_days:
        return _("Zur Fortsetzung einer abgebrochenen Sitzung wird neu geladen.")
    return ngettext(
        "Eine abgebrochene Sitzung darf am folgenden Tag ohne neue Ladung fortgesetzt werden.",
        "Eine abgebrochene Sitzung darf innerhalb von %(days)d Tagen ohne neue Ladung fortgesetzt werden.",
        p.continuation_days,
    ) % {"days": p.continuation_days}


def _quorum(p: Profile, seats: int) -> str:
    if p.quorum_kind == QuorumKind.NONE:
        return _("Eine Beschlussfähigkeit ist nicht nötig.")
    if p.quorum_kind == QuorumKind.FIXED:
        return ngettext(
            "Beschlussfähig mit %(count)d Sitz.", "Beschlussfähig mit %(count)d Sitzen.", p.quorum_fixed
        ) % {"count": p.quorum_fixed}
    words = p.quorum.words
    if p.quorum_base == QuorumBase.STATUTORY and seats:
        return _("Beschlussfähig, wenn %(words)s anwesend ist: %(needed)d von %(seats)d.") % {
            "words": words,
            "needed": p.needed_of(seats),
            "seats": seats,
        }
    return _("Beschlussfähig, wenn %(words)s anwesend ist.") % {"words": words}


def _presumption(p: Profile, seats: int) -> str:
    if not p.quorum_presumed:
        return _("Die Beschlussfähigkeit muss bei jedem Beschluss gegeben sein.")
    words = _("Einmal festgestellt, gilt sie, bis jemand sie bezweifelt.")
    floor = p.quorum.floor(seats)
    if floor:
        words += " " + _(
            "Unter %(floor)d Sitzen stellt der Vorsitz die Beschlussunfähigkeit selbst fest."
        ) % {"floor": floor}
    return words


def _conflict(p: Profile, seats: int) -> str:
    words = _("Wer befangen ist, verlässt für den Punkt den Raum und %(effect)s.") % {
        "effect": ConflictEffect(p.conflict_effect).label
    }
    if p.conflict_alt_share:
        words += " " + _("Ist mehr als die Hälfte befangen, genügt %(share)s der Sitze.") % {
            "share": Share(p.conflict_alt_share).label
        }
    return words


def _second(p: Profile, seats: int) -> str:
    if p.second_session_min is None:
        return _("Auch eine zweite Sitzung zum selben Gegenstand braucht die volle Beschlussfähigkeit.")
    if p.second_session_min == 0:
        return _(
            "In einer zweiten Sitzung zum selben Gegenstand genügt jede Zahl, wenn die Ladung darauf hinweist."
        )
    return ngettext(
        "In einer zweiten Sitzung zum selben Gegenstand genügt %(count)d Sitz, wenn die Ladung darauf hinweist.",
        "In einer zweiten Sitzung zum selben Gegenstand genügen %(count)d Sitze, wenn die Ladung darauf hinweist.",
        p.second_session_min,
    ) % {"count": p.second_session_min}


def _majority(p: Profile, seats: int) -> str:
    return _("Ein Antrag ist angenommen: %(words)s.") % {"words": p.majority_for(seats).words.split(";")[0]}


def _tie(p: Profile, seats: int) -> str:
    return f"{_starting(Tie(p.tie).label)}."


def _recall(p: Profile, seats: int) -> str:
    return _("Für eine Abberufung: %(words)s.") % {"words": p.majority_for(seats, "recall").words}


def _roll_call(p: Profile, seats: int) -> str:
    if p.self_casting:
        return _("Bei namentlicher Abstimmung stimmen Mitglieder mit Zugang am eigenen Gerät ab.")
    return _("Bei namentlicher Abstimmung trägt die Schriftführung jede Stimme ein.")


def _election(p: Profile, seats: int) -> str:
    return f"{_starting(p.election.words)}."


def _circulation(p: Profile, seats: int) -> str:
    if p.circulation_allowed:
        return _("Einfache Gegenstände gehen im Umlauf; angenommen ist, wogegen niemand widerspricht.")
    return _("Beschlüsse im Umlauf gibt es nicht.")


def _minutes(p: Profile, seats: int) -> str:
    return _("Die Niederschrift ist ein %(kind)s.") % {"kind": MinutesKind(p.minutes_kind).label}


def _due(p: Profile, seats: int) -> str:
    return _("Der Entwurf liegt %(words)s vor.") % {"words": p.due.words}


def _signatures(p: Profile, seats: int) -> str:
    return signature_words(p.signature_rule) + "."


def _approval(p: Profile, seats: int) -> str:
    sentence = f"{_starting(ApprovalKind(p.approval_kind).label)}."
    rule = ObjectionRule(p.approval_kind, p.objection_days)
    return f"{sentence} {rule.words}" if rule.is_possible else sentence


def _absence(p: Profile, seats: int) -> str:
    return _("Der Grund, aus dem jemand fehlt, %(words)s.") % {"words": AbsenceRule(p.absence_rule).label}


def _publish(p: Profile, seats: int) -> str:
    if p.publish_when == PublishWhen.NEVER:
        return _("Die Niederschrift wird nicht veröffentlicht.")
    return _("Die Niederschrift wird in ihrem öffentlichen Teil veröffentlicht, %(when)s.") % {
        "when": PublishWhen(p.publish_when).label
    }


def _holdover(p: Profile, seats: int) -> str:
    if p.holds_over:
        return _("Die bisherigen Mitglieder bleiben im Amt, bis das neue Gremium zusammentritt.")
    return _("Mit dem letzten Tag der Amtszeit endet das Amt.")


def _unfinished(p: Profile, seats: int) -> str:
    if p.motions_lapse:
        return _("Anträge, über die am Ende der Amtszeit nicht beschlossen ist, verfallen.")
    return _("Anträge, über die am Ende der Amtszeit nicht beschlossen ist, berät das neue Gremium weiter.")


def _earned(p: Profile, seats: int) -> str:
    if not p.earned_sessions:
        return _("Das Stimmrecht hängt am Sitz.")
    words = EarnedVoteRule(p.earned_sessions, p.earned_months).words
    return _("Stimmrecht durch Teilnahme: %(words)s.") % {"words": words}


GROUPS = (
    Group("ladung", gettext_lazy("Ladung und Tagesordnung"), (
        Spec("notice", gettext_lazy("Ladungsfrist"), ("notice_days", "notice_counting"), _notice),
        Spec("receipt", gettext_lazy("Zugang der Ladung"), ("deemed_receipt_days",), _receipt),
        Spec("late", gettext_lazy("Verspätete Ladung"), ("late_notice", "urgent_notice_hours", "objecting_share"), _late),
        Spec("motions", gettext_lazy("Antragsfrist"), ("motion_deadline_days",), _motions),
        Spec("demand", gettext_lazy("Sitzung verlangen"), ("demand_share",), _demand),
        Spec("extension", gettext_lazy("Nachträge"), ("agenda_extension",), _extension),
        Spec("continuation", gettext_lazy("Fortsetzung"), ("continuation_days",), _continuation),
    )),
    Group("beschlussfaehigkeit", gettext_lazy("Beschlussfähigkeit"), (
        Spec("quorum", gettext_lazy("Beschlussfähig"), ("quorum_kind", "quorum_base", "quorum_fixed"), _quorum),
        Spec("presumption", gettext_lazy("Vermutung"), ("quorum_presumed", "quorum_floor_share", "quorum_floor_seats"), _presumption),
        Spec("conflict", gettext_lazy("Befangenheit"), ("conflict_effect", "conflict_alt_share"), _conflict),
        Spec("second", gettext_lazy("Zweite Sitzung"), ("second_session_min",), _second),
    )),
    Group("abstimmung", gettext_lazy("Abstimmung"), (
        Spec("majority", gettext_lazy("Mehrheit"), ("majority_kind",), _majority),
        Spec("tie", gettext_lazy("Stimmengleichheit"), ("tie",), _tie),
        Spec("recall", gettext_lazy("Abberufung"), ("recall_majority",), _recall),
        Spec("roll_call", gettext_lazy("Namentlich"), ("self_casting",), _roll_call),
        Spec("election", gettext_lazy("Wahlen"), ("election_majority",), _election),
        Spec("circulation", gettext_lazy("Umlauf"), ("circulation_allowed",), _circulation),
    )),
    Group("niederschrift", gettext_lazy("Niederschrift"), (
        Spec("minutes", gettext_lazy("Art der Niederschrift"), ("minutes_kind",), _minutes),
        Spec("due", gettext_lazy("Fällig"), ("minutes_due_days", "minutes_due_counting", "minutes_before_next"), _due),
        Spec("signatures", gettext_lazy("Unterschriften"), ("signature_rule",), _signatures),
        Spec("approval", gettext_lazy("Genehmigung"), ("approval_kind", "objection_days"), _approval),
        Spec("absence", gettext_lazy("Grund des Fehlens"), ("absence_rule",), _absence),
        Spec("publish", gettext_lazy("Veröffentlicht"), ("publish_when",), _publish),
    )),
    Group("mitglieder", gettext_lazy("Mitglieder"), (
        Spec("holdover", gettext_lazy("Ende der Amtszeit"), ("holds_over",), _holdover),
        Spec("unfinished", gettext_lazy("Unerledigte Anträge"), ("motions_lapse",), _unfinished),
        Spec("earned", gettext_lazy("Stimmrecht"), ("earned_sessions", "earned_months"), _earned),
    )),
)  # fmt: skip

SPECS = tuple(spec for group in GROUPS for spec in group.specs)
KEYS = tuple(spec.key for spec in SPECS)
FIELDS = tuple(name for spec in SPECS for name in spec.fields)


def sentence_of(key: str, profile: Profile) -> str:
    """One rule of a profile as a sentence."""
    spec = next(spec for spec in SPECS if spec.key == key)
    return spec.sentence(profile, profile.seats)
