"""The rules of a committee, by date."""

import datetime as dt
from typing import Any

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, TenantModel
from committees.roster.models.committee import Committee
from committees.rules.elections import ElectionMajority, ElectionRule
from committees.rules.minutes import DueRule, minutes_due_on
from committees.rules.templates import Template
from committees.rules.terms import EarnedVoteRule
from committees.rules.words import (
    AbsenceRule,
    AgendaExtension,
    ApprovalKind,
    ConflictEffect,
    DueCounting,
    LateNotice,
    MajorityKind,
    MajorityRule,
    MinutesKind,
    NoticeCounting,
    NoticeRule,
    PublishWhen,
    QuorumBase,
    QuorumKind,
    QuorumRule,
    Share,
    SignatureRule,
    Tie,
    seats_needed,
)


def _choice(label: Any, choices: Any, default: str, **options: Any) -> models.CharField:
    return models.CharField(label, max_length=20, choices=choices, default=default, **options)


def _number(label: Any, default: int, top: int, **options: Any) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(
        label, default=default, validators=[MaxValueValidator(top)], **options
    )


def _optional(label: Any, top: int, **options: Any) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(
        label, null=True, blank=True, validators=[MaxValueValidator(top)], **options
    )


class RuleProfile(TenantModel):
    """What holds for a committee from a day on, each rule with the place where it is written.

    A meeting uses the profile in force on its own day. `sources` says per rule (key of
    `committees.rules.catalogue`) where it is written, whether it comes from the template of a Land or
    from the board's own statute, and whether somebody has checked it; anything else is an assumption
    and shown as "bitte prüfen". Two profiles of one committee never hold on the same day.
    """

    committee = models.ForeignKey(Committee, models.CASCADE, related_name="rules", verbose_name=_("Gremium"))
    valid_from = models.DateField(_("gilt ab"))
    valid_until = models.DateField(_("gilt bis vor"), null=True, blank=True)
    template = models.CharField(_("Vorlage"), max_length=10, choices=Template, blank=True)
    sources = models.JSONField(_("Fundstellen"), default=dict, blank=True)

    notice_days = _number(_("Ladungsfrist in Tagen"), 7, 60)
    notice_counting = _choice(_("Zählung der Tage"), NoticeCounting, NoticeCounting.FULL_DAYS)
    deemed_receipt_days = _number(_("Zugang der Ladung, Tage nach dem Versand"), 0, 14)
    late_notice = _choice(_("Verspätete Ladung"), LateNotice, LateNotice.REASON)
    urgent_notice_hours = _number(_("So viele Stunden bleiben auch im Eilfall"), 0, 720)
    objecting_share = models.CharField(
        _("Widerspruch, der eine abgekürzte Frist verhindert"), max_length=5, choices=Share, blank=True
    )
    motion_deadline_days = _optional(_("Anträge spätestens am … Tag vor der Sitzung"), 120)
    demand_share = models.CharField(_("Eine Sitzung kann verlangen"), max_length=5, choices=Share, blank=True)
    agenda_extension = _choice(_("Nachtrag in der Sitzung"), AgendaExtension, AgendaExtension.URGENT_SIMPLE)
    quorum_kind = _choice(_("Beschlussfähig mit"), QuorumKind, QuorumKind.MORE_THAN_HALF)
    quorum_base = _choice(_("Bezug"), QuorumBase, QuorumBase.STATUTORY)
    quorum_fixed = _number(
        _("Feste Zahl der Sitze"), 0, 500, help_text=_("Nur wenn „eine feste Zahl“ gewählt ist.")
    )
    quorum_presumed = models.BooleanField(_("gilt nach der Feststellung, bis jemand zweifelt"), default=False)
    quorum_floor_share = models.CharField(
        _("Untergrenze als Anteil"), max_length=5, choices=Share, blank=True,
        help_text=_("Darunter stellt der Vorsitz die Beschlussunfähigkeit selbst fest."),
    )  # fmt: skip
    quorum_floor_seats = _number(_("Untergrenze in Sitzen"), 0, 500)
    conflict_effect = _choice(_("Wer befangen ist"), ConflictEffect, ConflictEffect.STAYS)
    conflict_alt_share = models.CharField(
        _("Ist mehr als die Hälfte befangen, genügt"), max_length=5, choices=Share, blank=True
    )
    continuation_days = _number(
        _("Fortsetzung ohne neue Ladung, Tage nach dem Abbruch"), 0, 30,
        help_text=_("0: Zu einer Fortsetzung wird neu geladen."),
    )  # fmt: skip
    second_session_min = _optional(
        _("In einer zweiten Sitzung genügen Sitze"), 500,
        help_text=_("0: jede Zahl genügt. Leer: keine Erleichterung."),
    )  # fmt: skip
    majority_kind = _choice(_("Mehrheit"), MajorityKind, MajorityKind.SIMPLE)
    tie = _choice(_("Stimmengleichheit"), Tie, Tie.REJECT)
    recall_majority = _choice(
        _("Mehrheit für eine Abberufung"), MajorityKind, MajorityKind.TWO_THIRDS_MEMBERS
    )
    circulation_allowed = models.BooleanField(_("Beschlüsse im Umlauf sind möglich"), default=False)
    self_casting = models.BooleanField(
        _("Bei namentlicher Abstimmung stimmen Mitglieder am eigenen Gerät ab"), default=False
    )
    election_majority = _choice(_("Mehrheit im ersten Wahlgang"), ElectionMajority, ElectionMajority.OF_CAST)
    minutes_kind = _choice(_("Art der Niederschrift"), MinutesKind, MinutesKind.RESULTS)
    minutes_due_days = _number(_("Niederschrift fällig nach"), 14, 90)
    minutes_due_counting = _choice(_("Gezählt in"), DueCounting, DueCounting.DAYS)
    minutes_before_next = models.BooleanField(_("spätestens bis zur nächsten Sitzung"), default=False)
    signature_rule = _choice(_("Es unterschreiben"), SignatureRule, SignatureRule.CHAIR_CLERK)
    approval_kind = _choice(_("Genehmigung"), ApprovalKind, ApprovalKind.RESOLUTION)
    objection_days = _number(
        _("Einwendungen bis Tage nach dem Versand"), 0, 90,
        help_text=_("0: bis die nächste Sitzung sie behandelt."),
    )  # fmt: skip
    absence_rule = _choice(_("Grund des Fehlens"), AbsenceRule, AbsenceRule.NONE)
    publish_when = _choice(_("Öffentlicher Teil wird veröffentlicht"), PublishWhen, PublishWhen.SIGNED)
    holds_over = models.BooleanField(
        _("bisherige Mitglieder bleiben, bis das neue Gremium zusammentritt"), default=False
    )
    motions_lapse = models.BooleanField(
        _("unerledigte Anträge verfallen mit dem Ende der Amtszeit"),
        default=False,
        help_text=_("Diskontinuität. Ohne Häkchen berät das neue Gremium sie weiter."),
    )
    earned_sessions = _number(
        _("Stimmrecht nach so vielen Sitzungen"), 0, 50,
        help_text=_("Für Gremien, in denen sich das Stimmrecht aus der Teilnahme ergibt. 0: gilt nicht."),
    )  # fmt: skip
    earned_months = _number(_("innerhalb von Monaten"), 0, 120)

    #: Set by whoever asks for the rules of one meeting: the seats of its term count, read when they are asked for.
    of_meeting: Any = None
    #: Set by whoever asks for the rules as they are today: the seats of this term count.
    of_term: Any = None

    door = Door(
        "committee",
        public=Q(committee__status__in=[Committee.Status.ACTIVE, Committee.Status.DORMANT]),
        committee=lambda m: Q(committee=m.committee_id),
    )

    class Meta:
        ordering = ["committee", "-valid_from"]
        verbose_name = _("Regeln")
        verbose_name_plural = _("Regeln")
        constraints = [
            models.UniqueConstraint(fields=["committee", "valid_from"], name="rules_start_once"),
            models.UniqueConstraint(
                fields=["committee"], condition=Q(valid_until__isnull=True), name="rules_one_open_end"
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="rules_forward",
            ),
            models.CheckConstraint(
                condition=Q(earned_sessions=0) | Q(earned_months__gt=0), name="rules_earned_within_months"
            ),
            models.CheckConstraint(
                condition=~Q(quorum_kind="fixed") | Q(quorum_fixed__gt=0), name="rules_fixed_quorum_has_seats"
            ),
        ]

    def __str__(self) -> str:
        return f"Regeln ab {self.valid_from:%d.%m.%Y}"

    def source(self, key: str) -> str:
        """Where a rule is written; empty for an assumption."""
        return str(self.sources.get(key, {}).get("text", ""))

    def is_checked(self, key: str) -> bool:
        return bool(self.sources.get(key, {}).get("checked")) and bool(self.source(key))

    def cited(self, key: str) -> str:
        """The source as it stands beside a computed sentence; an unchecked one says so."""
        text = self.source(key)
        if self.is_checked(key):
            return text
        return f"{text} ({_('bitte prüfen')})" if text else str(_("Fundstelle bitte prüfen"))

    @property
    def seats(self) -> int:
        """Statutory voting seats, of the term if the rules were asked for one or for a meeting of it."""
        if self.of_meeting is not None:
            return int(self.of_meeting.voting_seats)
        if self.of_term is not None:
            return int(self.of_term.votes_kept)
        return self.committee.statutory_voting_seats

    @property
    def quorum(self) -> QuorumRule:
        return QuorumRule(
            kind=self.quorum_kind,
            base=self.quorum_base,
            source=self.cited("quorum"),
            fixed=self.quorum_fixed,
            conflict=self.conflict_effect,
            conflict_alt_share=self.conflict_alt_share,
            is_presumed=self.quorum_presumed,
            floor_share=self.quorum_floor_share,
            floor_seats=self.quorum_floor_seats,
            second_session=self.second_session_min,
        )

    def needed_of(self, seats: int) -> int:
        """Seats a quorum takes when nobody is conflicted."""
        return seats_needed(self.quorum_kind, seats, self.quorum_fixed)

    @property
    def majority(self) -> MajorityRule:
        return self.majority_for(self.seats)

    def majority_for(self, members: int, subject: str = "") -> MajorityRule:
        """The majority for a motion; `subject` "recall" asks for that of a recall."""
        is_recall = subject == "recall"
        return MajorityRule(
            kind=self.recall_majority if is_recall else self.majority_kind,
            source=self.cited("recall" if is_recall else "majority"),
            tie=self.tie,
            members=members,
        )

    @property
    def election(self) -> ElectionRule:
        return ElectionRule(self.election_majority, self.cited("election"))

    @property
    def notice(self) -> NoticeRule:
        return NoticeRule(
            days=self.notice_days,
            counting=self.notice_counting,
            deemed_receipt_days=self.deemed_receipt_days,
            source=self.cited("notice"),
            urgent_hours=self.urgent_notice_hours,
            late=self.late_notice,
            objecting_share=self.objecting_share,
            land=self._land_for(self.notice_counting),
        )

    def _land_for(self, counting: str) -> str:
        """Whose public holidays are heeded; not read where every day counts."""
        if not counting.startswith("workdays") or self.committee.district_id is None:
            return ""
        return self.committee.district.land

    @property
    def due(self) -> DueRule:
        return DueRule(
            self.minutes_due_days,
            self.minutes_due_counting,
            self.minutes_before_next,
            self.cited("due"),
            self._land_for(self.minutes_due_counting),
        )

    @property
    def earned_vote(self) -> EarnedVoteRule | None:
        return EarnedVoteRule(self.earned_sessions, self.earned_months) if self.earned_sessions else None

    def minutes_due_on(self, meeting_on: dt.date, next_meeting_on: dt.date | None = None) -> dt.date:
        return minutes_due_on(self.due, meeting_on, next_meeting_on)
