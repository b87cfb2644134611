"""The invitation: a letter, an agenda, and the sentence that the notice is kept."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from committees.meetings.contexts.words import clock, joined, long_day, weekday
from committees.meetings.joint.selectors import named_partners, together_words
from committees.meetings.models import AgendaItem, Meeting, Part
from committees.meetings.selectors import names_second_session, notice_if_sent, published_items, rules_of
from committees.roster.models import RuleProfile
from committees.rules.catalogue import sentence_of
from committees.rules.notice import NoticeFinding, motion_deadline


@dataclass(frozen=True)
class InvitedItem:
    """A line of the agenda."""

    number: str
    title: str
    details: str
    is_decision: bool
    time: str
    is_withdrawn: bool = False


@dataclass(frozen=True)
class InvitationContext:
    """What the letter says. Holds neutral titles only, unless made for the non-public agenda."""

    committee: str
    heading: str
    term: str
    day: str
    time: str
    location: str
    location_note: str
    paragraphs: tuple[str, ...]
    chair: str
    office: str
    phone: str
    email: str
    reference: str
    sent_on: str
    quorum_line: str
    deadline_line: str
    notice_result: str
    notice_line: str
    shortening_reason: str
    public_items: tuple[InvitedItem, ...]
    nonpublic_items: tuple[InvitedItem, ...]
    is_public: bool
    #: "gemeinsam mit …", empty where the board sits alone.
    together: str = ""

    @property
    def appointment(self) -> str:
        return f"{self.day}, {self.time}"


def invitation_context(meeting: Meeting, *, sent_on: dt.date, reason: str = "") -> InvitationContext:
    """The public invitation: read from `published_items`, so that nothing non-public can be in it."""
    committee, rules = meeting.committee, rules_of(meeting)
    finding = notice_if_sent(meeting, sent_on, rules)
    items = _timed(meeting, published_items(meeting))
    return InvitationContext(
        committee=committee.name,
        heading=_("Einladung zur %(number)d. Sitzung") % {"number": meeting.number},
        term=meeting.term.years if meeting.term else "",
        day=weekday(meeting.day),
        time=_time_words(meeting),
        location=meeting.location,
        location_note=meeting.location_note,
        paragraphs=tuple(line for line in meeting.note.splitlines() if line.strip()),
        chair=meeting.chair_name,
        office=committee.business_office or meeting.district.office,
        phone=committee.contact_phone or meeting.district.phone,
        email=committee.contact_email or meeting.district.email,
        reference=f"{committee.sign} {meeting.number}/{meeting.day.year}",
        sent_on=long_day(sent_on),
        quorum_line=_quorum_line(meeting, rules),
        deadline_line=_deadline_line(meeting, rules),
        notice_result=_notice_result(finding, reason),
        notice_line=notice_line(finding),
        shortening_reason=reason,
        public_items=tuple(line for part, line in items if part == Part.PUBLIC),
        nonpublic_items=tuple(line for part, line in items if part == Part.NON_PUBLIC),
        is_public=meeting.is_public,
        together=together_words(named_partners(meeting)),
    )


def _quorum_line(meeting: Meeting, rules: RuleProfile) -> str:
    """How many seats it takes, where that is written, and what eases it in a second session."""
    seats = meeting.voting_seats
    needed = rules.needed_of(seats)
    if not needed:
        return ""
    words = _("Das Gremium ist mit %(needed)d von %(seats)d Sitzen beschlussfähig (%(source)s).") % {
        "needed": needed,
        "seats": seats,
        "source": rules.cited("quorum"),
    }
    if names_second_session(meeting):
        words += f" {sentence_of('second', rules)} ({rules.cited('second')})"
    return words


def _deadline_line(meeting: Meeting, rules: RuleProfile) -> str:
    last = motion_deadline(rules.motion_deadline_days, meeting.day)
    if last is None:
        return ""
    return _("Anträge gehen bis zum %(last)s ein (%(source)s).") % {
        "last": long_day(last),
        "source": rules.cited("motions"),
    }


def notice_line(finding: NoticeFinding) -> str:
    """E.g. "Versandt am …, gilt als zugegangen am …, 11 volle Tage bis zur Sitzung, 9 sind nötig. Regel: …"."""
    rule = finding.rule
    words = _("Versandt am %(sent)s, gilt als zugegangen am %(received)s, %(sentence)s.") % {
        "sent": long_day(finding.sent_on),
        "received": long_day(finding.received_on),
        "sentence": finding.sentence,
    }
    return f"{words} {_('Regel')}: {rule.source}." if rule.source else words


def _notice_result(finding: NoticeFinding, reason: str) -> str:
    if finding.rule.days == 0:
        return ""
    if finding.is_kept:
        return _("Ladungsfrist gewahrt.")
    return _("Ladungsfrist abgekürzt: %(reason)s.") % {"reason": reason or _("ohne Grund")}


def _time_words(meeting: Meeting) -> str:
    begin = clock(meeting.starts_at)
    if meeting.ends_at is None:
        return _("%(begin)s Uhr") % {"begin": begin}
    return _("%(begin)s bis etwa %(end)s Uhr") % {"begin": begin, "end": clock(meeting.ends_at)}


def _carried_words(item: AgendaItem) -> str:
    """Numbers of the resolutions the meeting asks about, and where a postponed item comes from."""
    numbers = [row.number for row in item.carried.all() if row.is_public == item.is_public]
    words = _("offen: %(numbers)s") % {"numbers": ", ".join(numbers)} if numbers else ""
    if item.carried_from is None:
        return words
    day = f"{item.carried_from.meeting.local_start:%d.%m.%Y}"
    return joined(words, _("vertagt am %(day)s") % {"day": day})


def _timed(meeting: Meeting, items: list[AgendaItem]) -> list[tuple[str, InvitedItem]]:
    """Each item with the time at which it is expected, by the planned minutes before it."""
    details = {
        item.pk: item
        for item in meeting.items.filter(part=Part.PUBLIC)
        .select_related("carried_from__meeting")
        .prefetch_related("carried")
    }
    minutes = dict(meeting.items.values_list("pk", "minutes_planned"))
    at, lines = meeting.starts_at, []
    for item in items:
        full = details.get(item.pk)
        withdrawn = item.state == AgendaItem.State.WITHDRAWN
        line = InvitedItem(
            number=item.number,
            title=item.shown_title,
            details=joined(full.paper, full.presenter, _carried_words(full)) if full else "",
            is_decision=bool(full and full.proposal and full.may_be_voted),
            time="" if withdrawn else clock(at),
            is_withdrawn=withdrawn,
        )
        lines.append((item.part, line))
        if not withdrawn:
            at += dt.timedelta(minutes=minutes.get(item.pk, 0))
    return lines


@dataclass(frozen=True)
class NonpublicAgendaContext:
    """The non-public agenda: a paper of its own, fetched behind the door and never mailed."""

    committee: str
    heading: str
    appointment: str
    items: tuple[tuple[str, str, str, tuple[str, ...]], ...]


def nonpublic_agenda_context(meeting: Meeting) -> NonpublicAgendaContext:
    items = meeting.items.filter(part=Part.NON_PUBLIC)
    return NonpublicAgendaContext(
        committee=meeting.committee.name,
        heading=_("Nichtöffentliche Tagesordnung der %(number)d. Sitzung") % {"number": meeting.number},
        appointment=f"{weekday(meeting.day)}, {_time_words(meeting)}",
        items=tuple(
            (
                i.number,
                i.title,
                joined(i.paper, i.presenter, i.confidential_reason),
                (i.proposal,) if i.proposal else (),
            )
            for i in items
        ),
    )
