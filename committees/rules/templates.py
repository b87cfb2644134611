"""What the Länder say where a board's own statute is silent, value by value with its source.

A state default reaches a Beirat only by reference in its own rules. The mark says how far a value was
checked: READ in the source named; KNOWN without having it seen in a source; PROPOSED by us, often
after the rules of another board. Only READ values count as checked; the others say "bitte prüfen".
Sources and marks are German citations and are stored with the profile that takes them over.
"""

from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy

from committees.rules.elections import ElectionMajority
from committees.rules.words import (
    AbsenceRule,
    AgendaExtension,
    ApprovalKind,
    ConflictEffect,
    DueCounting,
    LateNotice,
    MajorityKind,
    MinutesKind,
    NoticeCounting,
    PublishWhen,
    QuorumBase,
    QuorumKind,
    Share,
    SignatureRule,
    Tie,
)


class Template(models.TextChoices):
    """Where a profile may start from."""

    NW = "NW", gettext_lazy("Nordrhein-Westfalen")
    BW = "BW", gettext_lazy("Baden-Württemberg")
    HE = "HE", gettext_lazy("Hessen")
    SH = "SH", gettext_lazy("Schleswig-Holstein")
    TH = "TH", gettext_lazy("Thüringen")
    ST = "ST", gettext_lazy("Sachsen-Anhalt")
    LIGHT = "light", gettext_lazy("leicht: Netzwerk oder Arbeitskreis")


class Mark(Enum):
    """How far a value of a template was checked."""

    READ = "read"
    KNOWN = "known"
    PROPOSED = "proposed"


@dataclass(frozen=True)
class Given:
    """One rule of a template: its values, where they are written, and how far that was checked."""

    values: dict[str, Any]
    source: str
    mark: Mark = Mark.READ

    @property
    def is_checked(self) -> bool:
        return self.mark == Mark.READ


@dataclass(frozen=True)
class RuleTemplate:
    """All rules of a Land, by key of the rule."""

    rules: dict[str, Given] = field(default_factory=dict)

    @property
    def values(self) -> dict[str, Any]:
        """Every value of the template by the name of its field."""
        return {name: value for given in self.rules.values() for name, value in given.values.items()}


def _given(source: str, mark: Mark = Mark.READ, **values: Any) -> Given:
    return Given(values, source, mark)


K, P = Mark.KNOWN, Mark.PROPOSED
_FULL, _CALENDAR = NoticeCounting.FULL_DAYS, NoticeCounting.CALENDAR_DAYS

#: What no source of any Land speaks about; each Land takes from here what it does not say itself.
_SILENT = {
    "receipt": _given("Vorschlag: elektronische Ladung geht am Tag des Versands zu", P, deemed_receipt_days=0),
    "late": _given(
        "Vorschlag: Abkürzen nur mit Grund, der in Einladung und Niederschrift steht",
        P, late_notice=LateNotice.REASON, urgent_notice_hours=0, objecting_share="",
    ),
    "motions": _given("regelt die Geschäftsordnung des Gremiums", P, motion_deadline_days=None),
    "extension": _given(
        "Vorschlag nach der Geschäftsordnung Bonn (2013): erweiterbar, was keinen Aufschub duldet",
        P, agenda_extension=AgendaExtension.URGENT_SIMPLE,
    ),
    "continuation": _given("keine Regel bekannt; Vorschlag: neu laden", P, continuation_days=0),
    "presumption": _given(
        "keine Regel bekannt", P, quorum_presumed=False, quorum_floor_share="", quorum_floor_seats=0
    ),
    "conflict": _given(
        "Wirkung auf die Beschlussfähigkeit: keine Regel bekannt",
        P, conflict_effect=ConflictEffect.STAYS, conflict_alt_share="",
    ),
    "tie": _given("Gemeindeordnung: Stimmengleichheit ist Ablehnung", K, tie=Tie.REJECT),
    "recall": _given(
        "Vorschlag nach der Geschäftsordnung Hilden: zwei Drittel der Mitglieder",
        P, recall_majority=MajorityKind.TWO_THIRDS_MEMBERS,
    ),
    "roll_call": _given("Vorschlag: die Schriftführung trägt ein", P, self_casting=False),
    "election": _given("Vorschlag: Mehrheit, dann Stichwahl, dann Los", P, election_majority=ElectionMajority.OF_CAST),
    "circulation": _given("keine Regel bekannt", P, circulation_allowed=False),
    "due": _given(
        "Frist regelt die Geschäftsordnung; Vorschlag 30 Tage",
        P, minutes_due_days=30, minutes_due_counting=DueCounting.DAYS, minutes_before_next=True,
    ),
    "absence": _given("keine Regel bekannt; Vorschlag: nicht festhalten", P, absence_rule=AbsenceRule.NONE),
    "holdover": _given("keine Regel bekannt", P, holds_over=False),
    "unfinished": _given("keine Regel bekannt", P, motions_lapse=False),
    "earned": _given("keine Regel bekannt", P, earned_sessions=0, earned_months=0),
}  # fmt: skip


def _land(**rules: Given) -> RuleTemplate:
    return RuleTemplate(_SILENT | rules)


def _simple(source: str, mark: Mark) -> Given:
    return _given(source, mark, majority_kind=MajorityKind.SIMPLE)


def _elected(source: str, majority: str) -> Given:
    return _given(source, K, election_majority=majority)


def _signed_by_two(source: str) -> Given:
    return _given(source, signature_rule=SignatureRule.CHAIR_CLERK)


def _thirty_days(source: str) -> Given:
    return _given(
        source, minutes_due_days=30, minutes_due_counting=DueCounting.DAYS, minutes_before_next=True
    )


def _quorum(source: str, mark: Mark, kind: str, base: str = QuorumBase.STATUTORY) -> Given:
    return _given(source, mark, quorum_kind=kind, quorum_base=base, quorum_fixed=0)


_NW = _land(
    notice=_given(
        "Frist setzt die Geschäftsordnung, gesehen 6 bis 10 Tage; Vorschlag 8 volle Tage wie Wesel (2021)",
        P, notice_days=8, notice_counting=_FULL,
    ),
    late=_given(
        "Vorschlag nach der Geschäftsordnung Wesel (2021): dringend 48 Stunden mit Grund; Rüge vor Eintritt in die Tagesordnung",
        P, late_notice=LateNotice.OBJECT_AT_ONCE, urgent_notice_hours=48, objecting_share="",
    ),
    demand=_given("GO/KrO NRW: ein Fünftel der Mitglieder oder eine Fraktion", K, demand_share=Share.FIFTH),
    continuation=_given(
        "Vorschlag nach der Geschäftsordnung Hilden: am folgenden Tag ohne neue Ladung", P, continuation_days=1
    ),
    quorum=_quorum(
        "GO/KrO NRW; ebenso Geschäftsordnungen Hilden und Bonn", K, QuorumKind.MORE_THAN_HALF
    ),
    presumption=_given(
        "Vorschlag nach der Geschäftsordnung Bonn (2013): vermutet, bis jemand zweifelt",
        P, quorum_presumed=True, quorum_floor_share="", quorum_floor_seats=0,
    ),
    second=_given("GO/KrO NRW: jede Zahl, wenn die Ladung darauf hinweist", K, second_session_min=0),
    majority=_simple("GO/KrO NRW: abgegebene Stimmen, Enthaltungen und ungültige zählen nicht", K),
    election=_elected("§ 50 GO NRW, § 35 KrO NRW: mehr als die Hälfte der gültigen Stimmen, Nein zählt als gültig; engere Wahl, Los", ElectionMajority.OF_VALID),
    minutes=_given("§ 52 GO NRW: die gefassten Beschlüsse", minutes_kind=MinutesKind.RESOLUTIONS),
    due=_given(
        "Vorschlag nach der Geschäftsordnung Nottuln: in der Regel 10 Werktage; welche Wochentage zählen, bitte festlegen",
        P, minutes_due_days=10, minutes_due_counting=DueCounting.WORKDAYS, minutes_before_next=False,
    ),
    signatures=_signed_by_two("§ 52 GO NRW: Vorsitz und bestellte Schriftführung"),
    approval=_given(
        "Schwelm, Wermelskirchen: keine Genehmigung, Änderungswünsche stehen in der nächsten Niederschrift",
        approval_kind=ApprovalKind.OBJECTIONS, objection_days=0,
    ),
    publish=_given(
        "GO NRW: wesentlicher Inhalt der Beschlüsse ist öffentlich zu machen", K, publish_when=PublishWhen.SIGNED
    ),
    holdover=_given(
        "§ 27 GO NRW (ältere Fassung): die bisherigen Mitglieder bleiben, bis das neue Gremium zusammentritt",
        holds_over=True,
    ),
)  # fmt: skip

_BW = _land(
    notice=_given("GemO/LKrO BW: angemessen, in der Regel 7 Tage", K, notice_days=7, notice_counting=_FULL),
    late=_given(
        "VGH Baden-Württemberg, 12.11.2002, 1 S 2277/02: das Mitglied muss sofort in der Sitzung rügen",
        late_notice=LateNotice.OBJECT_AT_ONCE, urgent_notice_hours=0, objecting_share="",
    ),
    demand=_given("GemO/LKrO BW: ein Viertel der Mitglieder", K, demand_share=Share.QUARTER),
    quorum=_quorum(
        "§ 37 GemO BW: mindestens die Hälfte anwesend und stimmberechtigt", Mark.READ, QuorumKind.AT_LEAST_HALF
    ),
    conflict=_given(
        "§ 37 GemO BW: ist mehr als die Hälfte befangen, genügt ein Viertel",
        conflict_effect=ConflictEffect.OUT, conflict_alt_share=Share.QUARTER,
    ),
    second=_given("§ 37 GemO BW: drei Stimmberechtigte, wenn die Ladung darauf hinweist", second_session_min=3),
    majority=_simple("GemO BW: abgegebene Stimmen, Enthaltungen zählen nicht", K),
    election=_elected("§ 37 Abs. 7 GemO BW: mehr als die Hälfte der anwesenden Stimmberechtigten; Stichwahl, Los", ElectionMajority.OF_PRESENT),
    circulation=_given(
        "§ 37 GemO BW: Gegenstände einfacher Art, angenommen, wenn niemand widerspricht", circulation_allowed=True
    ),
    minutes=_given(
        "§ 38 GemO BW: wesentlicher Inhalt der Verhandlungen", K, minutes_kind=MinutesKind.COURSE
    ),
    due=_given(
        "§ 38 GemO BW: binnen eines Monats zur Kenntnis",
        K, minutes_due_days=1, minutes_due_counting=DueCounting.MONTHS, minutes_before_next=False,
    ),
    signatures=_given(
        "§ 38 GemO BW: Vorsitz, zwei Mitglieder, die teilgenommen haben, Schriftführung",
        K, signature_rule=SignatureRule.TWO_MEMBERS,
    ),
    approval=_given(
        "§ 38 GemO BW: über Einwendungen entscheidet das Gremium", K, approval_kind=ApprovalKind.COUNCIL_DECIDES, objection_days=0
    ),
    absence=_given(
        "§ 38 GemO BW: Namen der Abwesenden mit dem Grund der Abwesenheit", K, absence_rule=AbsenceRule.PRINTED
    ),
    publish=_given(
        "§ 38 GemO BW: Einsicht in den öffentlichen Teil", K, publish_when=PublishWhen.SIGNED
    ),
)  # fmt: skip

_HE = _land(
    notice=_given(
        "HGO/HKO: drei volle Tage zwischen Zugang und Sitzung; Geschäftsordnungen oft 14 Tage",
        K, notice_days=3, notice_counting=_FULL,
    ),
    demand=_given(
        "§ 56 HGO: ein Viertel der Mitglieder, eigenhändig unterschrieben", demand_share=Share.QUARTER
    ),
    quorum=_quorum(
        "§ 53 HGO: mehr als die Hälfte der gesetzlichen Zahl", Mark.READ, QuorumKind.MORE_THAN_HALF
    ),
    presumption=_given(
        "§ 53 HGO: gilt, bis auf Antrag das Gegenteil festgestellt ist",
        quorum_presumed=True, quorum_floor_share="", quorum_floor_seats=0,
    ),
    second=_given("§ 53 HGO: jede Zahl, wenn die Ladung darauf hinweist", second_session_min=0),
    majority=_simple("§ 54 HGO: Mehrheit der abgegebenen Stimmen", Mark.READ),
    election=_elected("§ 55 HGO: mehr als die Hälfte der gültigen Stimmen; weiterer Wahlgang, Los", ElectionMajority.OF_VALID),
    tie=_given("§ 54 HGO: Stimmengleichheit ist Ablehnung", tie=Tie.REJECT),
    minutes=_given(
        "§ 61 HGO: wesentlicher Inhalt der Verhandlungen", minutes_kind=MinutesKind.COURSE
    ),
    signatures=_signed_by_two("§ 61 HGO: Vorsitz und Schriftführung"),
    approval=_given(
        "§ 61 HGO: über Einwendungen entscheidet das Gremium", approval_kind=ApprovalKind.COUNCIL_DECIDES, objection_days=0
    ),
    publish=_given("regelt die Geschäftsordnung", P, publish_when=PublishWhen.SIGNED),
)  # fmt: skip

_SH = _land(
    notice=_given("§ 34 Abs. 4 GO SH: mindestens eine Woche", notice_days=7, notice_counting=_CALENDAR),
    receipt=_given(
        "Erlass vom 03.12.2025 (Neustadt i. H., VO 4335): schweigt die Geschäftsordnung, gilt die elektronische Ladung am vierten Tag nach dem Versand als zugegangen",
        deemed_receipt_days=4,
    ),
    late=_given(
        "§ 34 GO SH: in begründeten Ausnahmen kürzer, wenn nicht ein Drittel widerspricht",
        late_notice=LateNotice.UNLESS_SHARE, urgent_notice_hours=0, objecting_share=Share.THIRD,
    ),
    demand=_given("§ 34 GO SH: ein Drittel der Mitglieder", demand_share=Share.THIRD),
    quorum=_quorum(
        "§ 38 GO SH: mehr als die Hälfte der gesetzlichen Zahl", Mark.READ, QuorumKind.MORE_THAN_HALF
    ),
    presumption=_given(
        "§ 38 GO SH: gilt als gegeben; unter einem Drittel oder unter drei Anwesenden stellt der Vorsitz die Beschlussunfähigkeit fest",
        quorum_presumed=True, quorum_floor_share=Share.THIRD, quorum_floor_seats=3,
    ),
    conflict=_given(
        "§ 38 GO SH: die Grundzahl sinkt um die Befangenen",
        conflict_effect=ConflictEffect.REDUCES, conflict_alt_share="",
    ),
    second=_given("GO SH: drei Stimmberechtigte", K, second_session_min=3),
    majority=_simple("§ 39 GO SH: nur Ja und Nein zählen", Mark.READ),
    election=_elected("§ 40 GO SH: wer die meisten Stimmen hat; Los", ElectionMajority.MOST),
    tie=_given("§ 39 GO SH: Stimmengleichheit ist Ablehnung", tie=Tie.REJECT),
    minutes=_given(
        "§ 41 GO SH: Wortlaut der Anträge und Beschlüsse, Ergebnis der Abstimmungen",
        minutes_kind=MinutesKind.RESOLUTIONS,
    ),
    due=_thirty_days("§ 41 GO SH: soll in 30 Tagen, spätestens zur nächsten Sitzung vorliegen"),
    signatures=_signed_by_two("§ 41 GO SH: Vorsitz und Protokollführung"),
    approval=_given(
        "§ 41 GO SH: über Einwendungen entscheidet das Gremium", approval_kind=ApprovalKind.COUNCIL_DECIDES, objection_days=0
    ),
    publish=_given(
        "§ 41 GO SH: Einsicht in die Niederschriften öffentlicher Sitzungen", publish_when=PublishWhen.SIGNED
    ),
)  # fmt: skip

_TH = _land(
    notice=_given("ThürKO: vier volle Kalendertage", K, notice_days=4, notice_counting=_FULL),
    demand=_given("Geschäftsordnung Krölpa: ein Viertel der Mitglieder", demand_share=Share.QUARTER),
    quorum=_quorum(
        "ThürKO: alle ordnungsgemäß geladen, die Mehrheit anwesend und stimmberechtigt",
        K, QuorumKind.MORE_THAN_HALF,
    ),
    conflict=_given(
        "ThürKO: anwesend und stimmberechtigt", K,
        conflict_effect=ConflictEffect.OUT, conflict_alt_share="",
    ),
    second=_given("ThürKO: jede Zahl, wenn die Ladung darauf hinweist", K, second_session_min=0),
    majority=_simple("ThürKO: Mehrheit aus Ja und Nein", K),
    election=_elected("§ 39 ThürKO: mehr als die Hälfte der gültigen Stimmen; Stichwahl, Los", ElectionMajority.OF_VALID),
    minutes=_given(
        "§ 42 ThürKO: behandelte Gegenstände, Beschlüsse, Abstimmungsergebnis",
        minutes_kind=MinutesKind.RESOLUTIONS,
    ),
    due=_given(
        "§ 42 ThürKO: Genehmigung in der nächsten Sitzung; die 30 Tage sind ein Vorschlag",
        P, minutes_due_days=30, minutes_due_counting=DueCounting.DAYS, minutes_before_next=True,
    ),
    signatures=_signed_by_two("§ 42 ThürKO: Vorsitz und Schriftführung"),
    approval=_given(
        "§ 42 ThürKO: Genehmigung durch Beschluss in der nächsten Sitzung", approval_kind=ApprovalKind.RESOLUTION, objection_days=0
    ),
    absence=_given(
        "§ 42 ThürKO: Namen der abwesenden Mitglieder unter Angabe des Abwesenheitsgrundes",
        absence_rule=AbsenceRule.PRINTED,
    ),
    publish=_given(
        "Vorschlag zu § 42 ThürKO: Einsicht in den öffentlichen Teil, sobald er genehmigt ist",
        P, publish_when=PublishWhen.APPROVED,
    ),
)  # fmt: skip

_ST = _land(
    notice=_given("KVG LSA: eine Woche", K, notice_days=7, notice_counting=_CALENDAR),
    demand=_given("KVG LSA: ein Viertel der Mitglieder", K, demand_share=Share.QUARTER),
    quorum=_quorum(
        "KVG LSA: mehr als die Hälfte der stimmberechtigten Mitglieder, ordnungsgemäß geladen",
        K, QuorumKind.MORE_THAN_HALF, QuorumBase.CURRENT,
    ),
    second=_given("KVG LSA: jede Zahl, wenn die Ladung darauf hinweist", K, second_session_min=0),
    majority=_simple("KVG LSA: Mehrheit aus Ja und Nein", K),
    election=_elected("§ 56 KVG LSA: Mehrheit der anwesenden Stimmberechtigten; zweiter Wahlgang, Los", ElectionMajority.OF_PRESENT),
    circulation=_given(
        "§ 54 KVG LSA: einfache Gegenstände, auch elektronisch, wenn niemand widerspricht", circulation_allowed=True
    ),
    minutes=_given(
        "§ 58 KVG LSA: Wortlaut der Anträge und Beschlüsse, Abstimmungsergebnisse",
        minutes_kind=MinutesKind.RESOLUTIONS,
    ),
    due=_thirty_days("§ 58 KVG LSA: soll in 30 Tagen, spätestens zur nächsten Sitzung vorliegen"),
    signatures=_signed_by_two("§ 58 KVG LSA: Vorsitz und Protokollführung"),
    approval=_given(
        "§ 58 KVG LSA: über Einwendungen entscheidet das Gremium", approval_kind=ApprovalKind.COUNCIL_DECIDES, objection_days=0
    ),
    publish=_given(
        "§ 58 KVG LSA: Einsicht in den öffentlichen Teil", publish_when=PublishWhen.SIGNED
    ),
)  # fmt: skip

_ROUND = "Vorschlag für Netzwerke und Arbeitskreise ohne Satzung"
_LIGHT = _land(
    notice=_given(_ROUND, P, notice_days=0, notice_counting=_FULL),
    extension=_given(_ROUND, P, agenda_extension=AgendaExtension.URGENT_SIMPLE),
    demand=_given(_ROUND, P, demand_share=""),
    quorum=_quorum(_ROUND, P, QuorumKind.NONE),
    second=_given(_ROUND, P, second_session_min=None),
    majority=_given(_ROUND + ": Einvernehmen", P, majority_kind=MajorityKind.CONSENSUS),
    recall=_given(_ROUND, P, recall_majority=MajorityKind.CONSENSUS),
    minutes=_given(_ROUND + ": Ergebnisse und Aufgaben", P, minutes_kind=MinutesKind.RESULTS),
    due=_given(
        _ROUND, P, minutes_due_days=14, minutes_due_counting=DueCounting.DAYS, minutes_before_next=False
    ),
    signatures=_given(_ROUND + ": eine Unterschrift genügt", P, signature_rule=SignatureRule.CLERK),
    approval=_given(_ROUND, P, approval_kind=ApprovalKind.NONE, objection_days=0),
    publish=_given(_ROUND + ": bleibt im Kreis der Beteiligten", P, publish_when=PublishWhen.NEVER),
)  # fmt: skip

TEMPLATES: dict[str, RuleTemplate] = {
    Template.NW: _NW,
    Template.BW: _BW,
    Template.HE: _HE,
    Template.SH: _SH,
    Template.TH: _TH,
    Template.ST: _ST,
    Template.LIGHT: _LIGHT,
}


def template_of(key: str) -> RuleTemplate:
    """The template of a key; an unknown or empty one has no rules."""
    return TEMPLATES.get(key, RuleTemplate())
