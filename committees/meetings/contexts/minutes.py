"""The minutes as plain values: equal values print equal bytes."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from committees.meetings.ballots.blocks import (
    ELECTION_PARTS,
    CirculationBlock,
    ElectionBlock,
    circulation_blocks,
    election_blocks,
)
from committees.meetings.closed import open_room
from committees.meetings.contexts.admission import admission_note, admissions_of
from committees.meetings.contexts.annexes import AnnexLine, annexes_of
from committees.meetings.contexts.attendance import PersonLine, others_line, people_lines, room_events
from committees.meetings.contexts.earlier import earlier_minutes
from committees.meetings.contexts.follow_up import TaskLine, earlier_tasks, tasks_of
from committees.meetings.contexts.invitation import notice_line
from committees.meetings.contexts.kinds import shaped
from committees.meetings.contexts.motions import MotionBox, motions_of
from committees.meetings.contexts.signatures import SignatureField, Signatures, signature_fields
from committees.meetings.contexts.words import clock, joined, long_day, paragraphs, part_words, weekday
from committees.meetings.joint.selectors import (
    named_partners,
    printed_votes,
    together_words,
    vote_sentence,
)
from committees.meetings.models import AgendaItem, Meeting, Minutes, Part, Vote
from committees.meetings.selectors import (
    Room,
    established_at,
    next_meeting,
    notice_if_sent,
    quorum_at,
    room_of,
    rules_of,
)
from committees.roster.models import RuleProfile
from committees.rules.words import AbsenceRule


@dataclass(frozen=True)
class TimedText:
    time: str
    text: str


@dataclass(frozen=True)
class StatementBlock:
    """A statement taken down word for word on request."""

    name: str
    text: tuple[str, ...]


@dataclass(frozen=True)
class ItemSection:
    """One item of the agenda with everything that happened under it."""

    anchor: str
    number: str
    title: str
    time: str
    papers: str
    conflicts: tuple[str, ...]
    events: tuple[TimedText, ...]
    text: tuple[str, ...]
    motions: tuple[MotionBox, ...]
    outcome: str
    elections: tuple[ElectionBlock, ...] = ()
    statements: tuple[StatementBlock, ...] = ()
    notes: tuple[str, ...] = ()
    #: What the other boards of a joint session decided, one sentence each.
    beside: tuple[str, ...] = ()


@dataclass(frozen=True)
class AgendaLine:
    number: str
    title: str
    note: str


@dataclass(frozen=True)
class Finding:
    """Bold result, sentence, and the rule with its source."""

    result: str
    sentence: str
    rule: str


@dataclass(frozen=True)
class MinutesContext:
    """Everything the Niederschrift of one part says."""

    committee: str
    part: str
    subtitle: str
    running_head: str
    running_foot: str
    status: str
    status_line: str
    facts: tuple[tuple[str, str], ...]
    people: tuple[PersonLine, ...]
    others: str
    findings: tuple[Finding, ...]
    agenda: tuple[AgendaLine, ...]
    circulations: tuple[CirculationBlock, ...]
    items: tuple[ItemSection, ...]
    tasks: tuple[TaskLine, ...]
    earlier_tasks: tuple[TaskLine, ...]
    next_date: str
    remarks: tuple[str, ...]
    annexes: tuple[AnnexLine, ...]
    signatures: tuple[SignatureField, ...]
    is_draft: bool


def minutes_context(
    meeting: Meeting, part: str, *, signatures: Signatures = (), signed_on: dt.date | None = None
) -> MinutesContext:
    """Minutes of one part. Without `signed_on` it is a draft and says so.

    `signatures`: (role, name, "Ort, Datum") of those who signed; missing ones print an empty line.
    """
    room, rules = room_of(meeting), rules_of(meeting)
    known = open_room(room, meeting) if part == Part.PUBLIC else room
    items = list(
        meeting.items.prefetch_related(
            Prefetch("votes", Vote.objects.select_related("resolution", "roll_call")),
            "votes__roll_call__ballots",
            *ELECTION_PARTS,
            "conflicts__attendance",
            "statements",
        ).select_related("applicant", "consultation__paper")
    )
    own = [item for item in items if item.part == part]
    row = meeting.minutes.filter(part=part).first()
    beside = printed_votes(meeting, part)
    state = _("unterzeichnet") if signed_on else _("Entwurf")
    edition = _("Fassung %(number)d") % {"number": row.edition if row else 1}
    words_of_part = part_words(part)
    sign = f"{meeting.committee.sign} {meeting.number}/{meeting.day.year}"
    return MinutesContext(
        committee=meeting.committee.name,
        part=words_of_part,
        subtitle=_subtitle(meeting, words_of_part),
        running_head=f"{_('Niederschrift')} {sign}, {words_of_part}",
        running_foot=f"{meeting.committee.name} · {long_day(meeting.day)} · {edition}, {state}",
        status=state,
        status_line=_standing(edition, row, signed_on),
        facts=_facts(meeting, part, edition, rules),
        people=people_lines(meeting, known, own),
        others=others_line(meeting, known, with_reasons=_tells_reasons(part, rules)),
        findings=_findings(meeting, room, rules),
        agenda=_agenda(items, part),
        circulations=circulation_blocks(meeting, part),
        items=tuple(
            shaped(section, rules.minutes_kind) for section in _sections(meeting, room, items, own, beside)
        ),
        tasks=tasks_of(meeting, own),
        earlier_tasks=earlier_tasks(meeting, part),
        next_date=_next_date(meeting),
        remarks=paragraphs(row.remarks) if row else (),
        annexes=annexes_of(items, part),
        signatures=signature_fields(meeting, rules, signatures),
        is_draft=signed_on is None,
    )


def _tells_reasons(part: str, rules: RuleProfile) -> bool:
    """Why somebody was away is nobody else's business: never in the public part."""
    return part == Part.NON_PUBLIC and rules.absence_rule == AbsenceRule.PRINTED


def _subtitle(meeting: Meeting, part_words: str) -> str:
    term = _(" der Amtszeit %(years)s") % {"years": meeting.term.years} if meeting.term else ""
    return _("über die %(number)d. Sitzung%(term)s, %(part)s") % {
        "number": meeting.number,
        "term": term,
        "part": part_words,
    }


def _standing(edition: str, row: Minutes | None, signed_on: dt.date | None) -> str:
    """Under the stamp: which text it is, and how far it has come."""
    if signed_on:
        return f"{edition}, {_('versiegelt')}, {long_day(signed_on)}"
    if row is None or row.state == Minutes.State.DRAFT:
        return f"{edition}, {_('noch nicht unterzeichnet')}"
    return f"{edition}, {row.get_state_display()}"


def _facts(meeting: Meeting, part: str, edition: str, rules: RuleProfile) -> tuple[tuple[str, str], ...]:
    time = f"{clock(meeting.opened_at)} {_('bis')} {clock(meeting.closed_at) or '…'} {_('Uhr')}"
    pauses = ", ".join(
        f"{_('Pause')} {clock(pause.start)} {_('bis')} {clock(pause.until)} {_('Uhr')}"
        for pause in meeting.breaks.all()
    )
    place = joined(meeting.location, str(meeting.get_form_display()))
    if part == Part.PUBLIC and meeting.public_until and meeting.public_until != meeting.closed_at:
        place += "; " + _("öffentlich bis %(time)s Uhr") % {"time": clock(meeting.public_until)}
    suffix = "Ö" if part == Part.PUBLIC else "N"
    number = f"{meeting.committee.sign}-N-{meeting.day.year}-{meeting.number:02d}-{suffix}"
    partners = together_words(named_partners(meeting))
    return (
        *_continuity(meeting, part),
        *(((_("Gemeinsame Sitzung"), partners),) if partners else ()),
        (_("Tag und Zeit"), ", ".join(text for text in (weekday(meeting.day), time, pauses) if text)),
        (_("Ort und Form"), place),
        (_("Vorsitz"), meeting.chair_name or "–"),
        (_("Schriftführung"), meeting.clerk_name or "–"),
        (_("Dokument"), joined(number, edition, str(rules.get_minutes_kind_display()))),
    )


def _continuity(meeting: Meeting, part: str) -> tuple[tuple[str, str], ...]:
    """What it continues, and that it was broken off; the reason may speak of the closed part and stands there."""
    rows = []
    if meeting.continues is not None:
        words = {"title": meeting.continues.title, "day": long_day(meeting.continues.day)}
        rows.append((_("Fortsetzung"), _("der %(title)s vom %(day)s") % words))
    if meeting.is_broken_off:
        said = _("um %(time)s Uhr") % {"time": clock(meeting.closed_at)}
        reason = meeting.break_off_reason if part == Part.NON_PUBLIC or not _was_closed(meeting) else ""
        rows.append((_("Abgebrochen"), ", ".join(filter(None, (said, reason)))))
    return tuple(rows)


def _was_closed(meeting: Meeting) -> bool:
    """Whether it was broken off behind closed doors."""
    return meeting.public_until is not None and meeting.public_until != meeting.closed_at


def _findings(meeting: Meeting, room: Room, rules: RuleProfile) -> tuple[Finding, ...]:
    findings = []
    if meeting.opened_at and rules.quorum_kind != "none":
        findings.append(_quorum_finding(meeting, room, rules))
    if meeting.invited_on and rules.notice_days:
        findings.append(_notice_finding(meeting, rules))
    return tuple(findings)


def _quorum_finding(meeting: Meeting, room: Room, rules: RuleProfile) -> Finding:
    opened = meeting.opened_at
    assert opened is not None
    established = established_at(meeting, room, rules)
    at, finding = established or (opened, quorum_at(meeting, room, opened, rules))
    result = (
        _("Das Gremium ist beschlussfähig.") if established else _("Das Gremium ist nicht beschlussfähig.")
    )
    sentence = _(
        "Um %(time)s Uhr sind %(present)d von %(seats)d stimmberechtigten Sitzen anwesend, %(needed)d sind nötig."
    ) % {
        "time": clock(at),
        "present": finding.present,
        "seats": finding.seats,
        "needed": finding.needed,
    }
    later = [step for step in room.timeline() if step.at > at and step.at != meeting.closed_at]
    changes = ", ".join(
        _("ab %(time)s Uhr %(count)d") % {"time": clock(step.at), "count": step.present} for step in later
    )
    rule = _("Regel: %(words)s; %(source)s, in der am Sitzungstag geltenden Fassung.") % {
        "words": finding.rule.words,
        "source": finding.rule.source,
    }
    if changes:
        rule += " " + _("Stimmberechtigte Sitze danach: %(changes)s.") % {"changes": changes}
    return Finding(result, sentence, rule)


def _notice_finding(meeting: Meeting, rules: RuleProfile) -> Finding:
    assert meeting.invited_on is not None
    finding = notice_if_sent(meeting, meeting.invited_on, rules)
    if finding.is_kept:
        return Finding(_("Die Ladung ist ordnungsgemäß."), notice_line(finding), "")
    reason = _("Grund der Abkürzung: %(reason)s") % {"reason": meeting.shortening_reason or "–"}
    return Finding(_("Die Ladungsfrist ist abgekürzt."), notice_line(finding), reason)


def _agenda(items: list[AgendaItem], part: str) -> tuple[AgendaLine, ...]:
    """The own part in full; the other one in neutral words, for both papers share the agenda."""
    lines = []
    for item in items:
        is_own = item.part == part
        note = item.paper if is_own else _("eigene Niederschrift")
        if item.state == AgendaItem.State.WITHDRAWN:
            note = _("abgesetzt")
        elif is_own and item.added_after_invitation:
            note = joined(note, _("nachgetragen"))
        lines.append(AgendaLine(item.number, item.title if is_own else item.shown_title, note))
    return tuple(lines)


def _sections(
    meeting: Meeting,
    room: Room,
    items: list[AgendaItem],
    own: list[AgendaItem],
    beside: dict[UUID | None, list[Vote]],
) -> tuple[ItemSection, ...]:
    held = [item for item in own if item.state != AgendaItem.State.WITHDRAWN]
    events = room_events(meeting, room, held, calls=[item.called_at for item in items if item.called_at])
    notes, admissions = earlier_minutes(meeting, own), admissions_of(meeting)
    return tuple(
        ItemSection(
            anchor=f"top{index}",
            number=item.number,
            title=item.title,
            time=clock(item.called_at),
            papers=joined(
                item.paper,
                _("Antrag: %(name)s") % {"name": item.applicant} if item.applicant else "",
                _("Bericht: %(name)s") % {"name": item.presenter} if item.presenter else "",
            ),
            conflicts=tuple(_conflict_line(conflict) for conflict in item.conflicts.all()),
            events=tuple(TimedText(time, text) for time, text in events.get(item.pk, [])),
            text=paragraphs(item.record),
            motions=motions_of(item),
            outcome=_outcome(item),
            elections=election_blocks(item),
            statements=tuple(StatementBlock(row.name, paragraphs(row.text)) for row in item.statements.all()),
            notes=(*admission_note(item, admissions), *notes.get(item.approves_id, ())),
            beside=tuple(vote_sentence(vote) for vote in beside.get(item.joint_key, ())),
        )
        for index, item in enumerate(held, start=1)
    )


def _conflict_line(conflict) -> str:
    words = {
        "name": conflict.attendance.name,
        "ground": conflict.ground.rstrip("."),
        "left": clock(conflict.left_at),
        "back": clock(conflict.returned_at),
    }
    if conflict.returned_at is None:
        return _("%(name)s: %(ground)s. Verlässt den Raum um %(left)s Uhr.") % words
    return (
        _(
            "%(name)s: %(ground)s. Verlässt den Raum um %(left)s Uhr und kehrt um %(back)s Uhr zurück; hat weder beraten noch abgestimmt."
        )
        % words
    )


def _outcome(item: AgendaItem) -> str:
    if item.state == AgendaItem.State.NOTED and item.kind == AgendaItem.Kind.REPORT:
        return _("Das Gremium nimmt den Bericht zur Kenntnis.")
    if item.state == AgendaItem.State.POSTPONED:
        return _("Der Punkt wird vertagt.")
    if item.state == AgendaItem.State.PLANNED and item.called_at:
        return _("Die Beratung wurde abgebrochen; nichts ist beschlossen.")
    if item.state == AgendaItem.State.PLANNED:
        return _("Der Punkt wurde nicht erreicht.")
    return ""


def _next_date(meeting: Meeting) -> str:
    following = next_meeting(meeting)
    if following is None:
        return ""
    return _("%(day)s, %(time)s Uhr, %(place)s") % {
        "day": weekday(following.day),
        "time": clock(following.starts_at),
        "place": following.location,
    }
