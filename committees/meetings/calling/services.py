"""Taking up a late item by vote, calling a meeting that members demand, and who a late notice still harms."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from committees.meetings.calling.models import AgendaAdmission, MeetingDemand
from committees.meetings.models import AgendaItem, Meeting
from committees.meetings.selectors import entitled_at, quorum_at, room_of, rules_of
from committees.meetings.services.agenda import add_item
from committees.meetings.services.planning import create_meeting
from committees.meetings.services.transitions import require_step
from committees.roster.models import Committee, SeatHolding
from committees.roster.selectors import rules_on, term_on
from committees.rules.voting import Count, Result, decide, require_sum
from committees.rules.words import AgendaExtension, MajorityKind, MajorityRule, Share, seats_of

State = AgendaItem.State


def admit_item(*, item: AgendaItem, reason: str, count: Count, at: dt.datetime, by: User) -> AgendaAdmission:
    """Record the vote on taking up a late item; rejected, it is off the agenda and keeps its number.

    Raises `Refusal` without a reason for the urgency, without quorum, or for counts that do not add up.
    """
    if not reason.strip():
        raise Refusal(_("Bitte sagen, warum es keinen Aufschub duldet."), field="reason")
    with transaction.atomic():
        meeting, current = _waiting(item)
        rules, room = rules_of(meeting), room_of(meeting)
        finding = quorum_at(meeting, room, at, rules)
        if not finding.is_quorate:
            raise Refusal(
                _("Das Gremium ist nicht beschlussfähig: %(sentence)s") % {"sentence": finding.sentence},
                rule=finding.rule.words,
                source=finding.rule.source,
            )
        entitled = entitled_at(current, room, at).entitled
        require_sum(count, entitled)
        majority = extension_majority(rules.agenda_extension, meeting.voting_seats)
        is_admitted = decide(majority, count) == Result.ACCEPTED
        row = AgendaAdmission(
            item=current,
            reason=reason.strip(),
            yes=count.yes,
            no=count.no,
            abstain=count.abstain,
            entitled=entitled,
            is_admitted=is_admitted,
            rule_words=f"{AgendaExtension(rules.agenda_extension).label}; {majority.words}"[:300],
            rule_source=rules.cited("extension"),
            taken_at=at,
        )
        row = changes.create(row, by=by, action="agenda.admission_voted")
        if not is_admitted:
            require_step(current, State.WITHDRAWN)
            changes.apply(current, {"state": State.WITHDRAWN}, by=by, action="agenda.item_withdrawn")
    return row


def _waiting(item: AgendaItem) -> tuple[Meeting, AgendaItem]:
    meeting = changes.lock(item.meeting)
    if meeting.state != Meeting.State.OPEN:
        raise WrongState(_("Über die Aufnahme entscheidet das Gremium in der laufenden Sitzung."))
    current = changes.lock(item)
    if not current.needs_admission or AgendaAdmission.objects.filter(item=current).exists():
        raise WrongState(_("Über die Aufnahme dieses Punktes ist nichts zu entscheiden."))
    return meeting, current


def extension_majority(rule: str, members: int) -> MajorityRule:
    """Simple majority, or two thirds of all members: 12 of 17."""
    if rule == AgendaExtension.TWO_THIRDS:
        return MajorityRule(kind=MajorityKind.TWO_THIRDS_MEMBERS, members=members)
    return MajorityRule()


def call_on_demand(
    *,
    committee: Committee,
    subject: str,
    supporters: Collection[SeatHolding],
    received_on: dt.date,
    starts_at: dt.datetime,
    location: str,
    by: User,
    reason: str = "",
) -> Meeting:
    """Plan the extraordinary meeting that members demand, with their subject on its agenda.

    Raises `Refusal` where the rules know no such right, or too few voting members ask.
    """
    with transaction.atomic():
        committee = changes.lock(committee)
        rules = rules_on(committee, received_on)
        term = term_on(committee, received_on, rules)
        members = term.votes_kept if term else committee.statutory_voting_seats
        needed = demand_needed(rules.demand_share, members)
        if not needed:
            raise Refusal(
                _("Ein Recht, eine Sitzung zu verlangen, ist nicht geregelt."), source=rules.cited("demand")
            )
        seats = _seats_of(committee, supporters, received_on)
        words = f"{Share(rules.demand_share).label} {_('der Mitglieder')}"
        if len(seats) < needed:
            raise Refusal(
                _("Es verlangen %(count)d von %(seats)d Mitgliedern, nötig sind %(needed)d (%(words)s).")
                % {
                    "count": len(seats),
                    "seats": members,
                    "needed": needed,
                    "words": words,
                },
                field="supporters",
                source=rules.cited("demand"),
            )
        meeting = _meeting_for(committee, subject, starts_at, location, by)
        facts: dict[str, Any] = {"needed": needed, "rule_words": words, "rule_source": rules.cited("demand")}
        row = MeetingDemand(
            meeting=meeting, subject=subject, reason=reason.strip(), received_on=received_on, **facts
        )
        changes.create(row, by=by, action="meeting.demanded", related={"supporters": list(supporters)})
    return meeting


def demand_needed(share: str, members: int) -> int:
    """A fifth of 17 is 4; 0 where nobody can demand."""
    return seats_of(share, members)


def _seats_of(committee: Committee, supporters: Collection[SeatHolding], day: dt.date) -> set:
    """Seats with a vote whose holders ask; each counts once, deputies and strangers not at all."""
    for holding in supporters:
        in_force = holding.starts_on <= day and (holding.ends_on is None or day <= holding.ends_on)
        if holding.term.committee_id != committee.pk or not in_force:
            raise Refusal(
                _("%(name)s gehört dem Gremium an diesem Tag nicht an.") % {"name": holding.person},
                field="supporters",
            )
    return {h.seat_id for h in supporters if h.is_holder and h.seat and h.seat.is_voting}


def _meeting_for(
    committee: Committee, subject: str, starts_at: dt.datetime, location: str, by: User
) -> Meeting:
    meeting = create_meeting(
        committee=committee,
        starts_at=starts_at,
        location=location,
        kind=Meeting.Kind.EXTRAORDINARY,
        by=by,
    )
    add_item(meeting=meeting, title=subject, kind=AgendaItem.Kind.CONSULTATION, by=by)
    return meeting
