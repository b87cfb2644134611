"""How the committees worked: meetings, quorum, attendance, minutes, resolutions (T12); who sits in them (T13)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q
from django.utils.translation import gettext as _

from accounts.districts.models import District
from committees.declarations.facts import FACTS
from committees.declarations.models import SeatStatistics
from committees.meetings.models import Attendance, Meeting, Minutes, Part, Substitution
from committees.papers.models import Resolution
from committees.roster.models import Committee, RuleProfile, Seat, SeatHolding
from committees.roster.selectors import assumed_rules
from committees.rules.quorum import Presence, presence_timeline, quorum
from documents.suppression import NOT_MEANINGFUL
from monitoring.reports.blocks import Chapter, ColumnSpec, Figure, TableBlock
from monitoring.reports.periods import Period
from monitoring.reports.words import number, source_line

#: Rounds whose work is not for the public, and bodies that do not exist yet.
LEFT_OUT = Q(format=Committee.Format.LEADERSHIP) | Q(status=Committee.Status.PROPOSED)


@dataclass
class Tally:
    """What one committee did in the period."""

    meetings: int = 0
    need_quorum: int = 0
    quorate: int = 0
    seats: int = 0
    taken: int = 0
    minutes_in_time: int = 0
    resolutions: int = 0
    done: int = 0
    dropped: int = 0

    def add(self, other: "Tally") -> None:
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)

    def cells(self) -> tuple[Any, ...]:
        """Attendance speaks of seats at public bodies, not of people: no smallest base is asked for."""
        attendance = round(100 * self.taken / self.seats, 1) if self.seats else None
        quorate: Any = self.quorate if self.need_quorum else NOT_MEANINGFUL
        open_ones = self.resolutions - self.done - self.dropped
        return (
            self.meetings,
            quorate if self.meetings else None,
            attendance,
            self.minutes_in_time if self.meetings else None,
            self.resolutions,
            self.done,
            open_ones,
        )


def build(district: District, period: Period, today: dt.date) -> Chapter:
    """Eight queries, however many meetings there were."""
    cut = period.cut(today)
    room = _Rooms(district, period)
    tallies: dict[UUID, Tally] = defaultdict(Tally)
    for meeting in room.meetings:
        tallies[meeting.committee_id].add(room.tally(meeting))
    _add_resolutions(tallies, district, period)
    names = {committee.pk: committee.name for committee in room.committees}
    rows = sorted((names[pk], tally) for pk, tally in tallies.items() if pk in names)
    total = Tally()
    for _name, tally in rows:
        total.add(tally)
    block = _table(district, period, cut, [(name, *tally.cells()) for name, tally in rows], total)
    lead = (
        _(
            "Tagende Gremien: %(committees)s, Sitzungen: %(meetings)s, öffentliche Beschlüsse: %(resolutions)s."
        )
        % {
            "committees": number(len(rows)),
            "meetings": number(total.meetings),
            "resolutions": number(total.resolutions),
        }
        if rows
        else ""
    )
    figures = (
        Figure(
            "meetings",
            _("Sitzungen der Gremien"),
            total.meetings,
            _("%(count)s davon beschlussfähig") % {"count": number(total.quorate)},
        ),
        Figure(
            "resolutions",
            _("Beschlüsse gefasst"),
            total.resolutions,
            _("%(count)s davon umgesetzt") % {"count": number(total.done)},
        ),
    )
    blocks = (block, _declared(district, period, cut))
    return Chapter(5, "network", _("Netzwerk und Gremien"), lead, blocks, figures)


def _declared(district: District, period: Period, cut: dt.date) -> TableBlock:
    """What members said of themselves, of committees that show it to everybody; suppressed as it is stored."""
    states = SeatStatistics.objects.published().filter(
        term__committee__district=district, taken_on__range=(period.first, cut)
    )
    rows = [
        (
            state.term.committee.name,
            str(fact.title),
            str(fact.answers(answer).label),
            state.figures[fact.key][answer],
        )
        for state in states.select_related("term__committee").order_by(
            "term__committee__name", "term__number"
        )
        for fact in FACTS
        for answer in fact.answers.values
    ]
    return TableBlock(
        "T13",
        "seats",
        _("Sitze nach freiwilliger Angabe, %(district)s, %(period)s")
        % {"district": district, "period": period.words},
        (
            ColumnSpec("committee", _("Gremium")),
            ColumnSpec("fact", _("Merkmal")),
            ColumnSpec("answer", _("Angabe")),
            ColumnSpec("seats", _("Sitze"), "number"),
        ),
        tuple(rows),
        notes=(
            _(
                "„Keine Angabe“ zählt alle mit, die nichts gesagt haben. Genannt sind Gremien, die ihre Zahlen zeigen."
            ),
        )
        if rows
        else (),
        source=source_line(_("Freiwillige Angaben der Mitglieder"), cut),
    )


def _table(
    district: District, period: Period, cut: dt.date, rows: list[tuple[Any, ...]], total: Tally
) -> TableBlock:
    return TableBlock(
        "T12",
        "committees",
        _("Arbeit der Gremien, %(district)s, %(period)s") % {"district": district, "period": period.words},
        (
            ColumnSpec("committee", _("Gremium")),
            ColumnSpec("meetings", _("Sitzungen"), "number"),
            ColumnSpec("quorate", _("beschlussfähig"), "number"),
            ColumnSpec("attendance", _("Anwesenheit in %"), "number", 1),
            ColumnSpec("minutes", _("Niederschrift in der Frist"), "number"),
            ColumnSpec("resolutions", _("Beschlüsse"), "number"),
            ColumnSpec("done", _("umgesetzt"), "number"),
            ColumnSpec("open", _("offen"), "number"),
        ),
        tuple(rows),
        (_("Summe"), *total.cells()) if rows else None,
        notes=(
            _(
                "Anwesenheit: besetzte stimmberechtigte Sitze an allen stimmberechtigten Sitzen der Sitzungen."
            ),
            _(
                "Beschlüsse: nur öffentliche; was weder umgesetzt noch offen ist, wurde eingestellt. x: keine Beschlussfähigkeit nötig."
            ),
        )
        if rows
        else (),
        source=source_line(_("Sitzungsregister"), cut),
    )


class _Rooms:
    """Everything about the meetings of a period, read at once."""

    def __init__(self, district: District, period: Period):
        self.committees = list(Committee.objects.filter(district=district).exclude(LEFT_OUT))
        self.meetings = list(
            Meeting.objects.filter(
                district=district,
                committee__in=[committee.pk for committee in self.committees],
                state__in=Meeting.HELD,
                starts_at__gte=period.starts_at,
                starts_at__lt=period.ends_before,
            ).select_related("committee")
        )
        keys = [meeting.pk for meeting in self.meetings]
        self._presences = _presences(keys)
        self._rules: dict[UUID, list[RuleProfile]] = defaultdict(list)
        for rules in RuleProfile.objects.filter(committee__district=district):
            self._rules[rules.committee_id].append(rules)
        self._signed = dict(
            Minutes.objects.filter(meeting__in=keys, part=Part.PUBLIC, signed_on__isnull=False).values_list(
                "meeting", "signed_on"
            )
        )
        voting = Seat.objects.filter(term__committee__district=district, is_voting=True)
        self._term_seats = dict(
            voting.order_by().values_list("term").annotate(count=Count("pk", distinct=True))
        )
        self._holdings = list(
            SeatHolding.objects.filter(
                term__committee__district=district, seat__is_voting=True, role__in=SeatHolding.HOLDERS
            ).values_list("term", "seat", "starts_on", "ends_on")
        )

    def tally(self, meeting: Meeting) -> Tally:
        presences = self._presences.get(meeting.pk, [])
        statutory = meeting.committee.statutory_voting_seats or self._term_seats.get(meeting.term_id, 0)
        rules = self._rules_on(meeting)
        signed_on = self._signed.get(meeting.pk)
        highest = max((step.present for step in presence_timeline(presences)), default=0)
        finding = quorum(rules.quorum, present=highest, statutory=statutory, filled=self._filled(meeting))
        return Tally(
            meetings=1,
            need_quorum=int(finding.is_required),
            quorate=int(finding.is_required and finding.is_quorate),
            seats=statutory if presences else 0,
            taken=min(len({presence.seat for presence in presences}), statutory),
            minutes_in_time=int(signed_on is not None and signed_on <= rules.minutes_due_on(meeting.day)),
        )

    def _rules_on(self, meeting: Meeting) -> RuleProfile:
        for rules in self._rules.get(meeting.committee_id, ()):
            if rules.valid_from <= meeting.day and (
                rules.valid_until is None or meeting.day < rules.valid_until
            ):
                return rules
        return assumed_rules(meeting.committee, meeting.day)

    def _filled(self, meeting: Meeting) -> int:
        return len(
            {
                seat
                for term, seat, start, end in self._holdings
                if term == meeting.term_id and start <= meeting.day and (end is None or meeting.day <= end)
            }
        )


def _presences(meetings: Iterable[UUID]) -> dict[UUID, list[Presence]]:
    """Stays on voting seats by meeting."""
    found: dict[UUID, list[Presence]] = defaultdict(list)
    rows = (
        Attendance.objects.filter(
            meeting__in=meetings, seat__is_voting=True, holding__pool__isnull=True, stays__isnull=False
        )
        .annotate(start=F("stays__start"), until=F("stays__until"))
        .order_by()
        .values_list("meeting", "seat", "start", "until")
    )
    pooled = Substitution.objects.filter(meeting__in=meetings, seat__is_voting=True)
    pooled_rows = pooled.order_by().values_list("meeting", "seat", "start", "until")
    for meeting, seat, start, until in [*rows, *pooled_rows]:
        found[meeting].append(Presence(seat, start, until))
    return found


def _add_resolutions(tallies: dict[UUID, Tally], district: District, period: Period) -> None:
    rows = (
        Resolution.objects.filter(
            district=district, is_public=True, decided_on__range=(period.first, period.last)
        )
        .order_by()
        .values_list("committee")
        .annotate(
            passed=Count("pk"),
            done=Count("pk", filter=Q(task__status="done")),
            dropped=Count("pk", filter=Q(task__status="dropped")),
        )
    )
    for committee, passed, done, dropped in rows:
        tallies[committee].add(Tally(resolutions=passed, done=done, dropped=dropped))
