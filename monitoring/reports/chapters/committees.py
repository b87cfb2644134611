"""How the committees worked: meetings, quorum, attendance, minutes, resolutions (T12 to T12b); who sits in them (T13)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from accounts.districts.models import District
from committees.declarations.facts import FACTS
from committees.declarations.models import SeatStatistics
from committees.meetings.models import Meeting, Minutes, Part, Stay, Substitution
from committees.meetings.selectors import rules_of, with_rules
from committees.papers.models import Resolution
from committees.roster.models import Committee, Seat, SeatHolding
from committees.rules.quorum import Presence, presence_timeline, quorum
from documents.suppression import NOT_MEANINGFUL
from monitoring.reports.blocks import Chapter, ColumnSpec, Figure, TableBlock
from monitoring.reports.chapters.minutes import by_committee, minutes_table, yearly_table
from monitoring.reports.periods import Period
from monitoring.reports.words import number, source_line


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
    """Always the same number of queries, however many meetings there were."""
    cut = period.cut(today)
    tallies: dict[str, Tally] = defaultdict(Tally)
    meetings = _held(district, period)
    presences = _presences(meeting.pk for meeting in meetings)
    for meeting in meetings:
        tallies[meeting.committee.name].add(_tally(meeting, presences.get(meeting.pk, [])))
    _add_resolutions(tallies, district, period)
    rows = sorted(tallies.items(), key=lambda row: row[0])
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
            base=total.meetings,
        ),
        Figure(
            "resolutions",
            _("Beschlüsse gefasst"),
            total.resolutions,
            _("%(count)s davon umgesetzt") % {"count": number(total.done)},
            base=total.resolutions,
        ),
    )
    held = by_committee(meetings)
    blocks = (
        block,
        yearly_table(held, district, period, cut),
        minutes_table(held, district, period, cut),
        _declared(district, period, cut),
    )
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
        absence=_(
            "Aus diesem Zeitraum liegt kein Stand vor, den ein Gremium zeigt: Es braucht mindestens fünf Angaben und einen Beschluss."
        ),
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
        absence=_("Im Berichtszeitraum hat kein Gremium getagt oder beschlossen."),
    )


def _held(district: District, period: Period) -> list[Any]:
    """The meetings of a period with their rules, their seats of the day and the day of the signature."""
    minutes = Minutes.objects.filter(meeting=OuterRef("pk"), part=Part.PUBLIC).order_by()
    rows = Meeting.objects.filter(
        district=district,
        state__in=Meeting.HELD,
        starts_at__gte=period.starts_at,
        starts_at__lt=period.ends_before,
    ).exclude(_left_out("committee__"))
    return list(
        with_rules(rows)
        .select_related("term")
        .annotate(
            signed_on=Subquery(minutes.values("signed_on")[:1]),
            set_up_seats=_number_of(Seat.objects.filter(term=OuterRef("term"), is_voting=True), "pk"),
            filled_seats=_number_of(_holding_a_vote(), "seat"),
        )
    )


def _left_out(path: str) -> Q:
    """Rounds whose work is not for the public, and bodies that do not exist yet."""
    return Q(**{f"{path}format": Committee.Format.LEADERSHIP}) | Q(
        **{f"{path}status": Committee.Status.PROPOSED}
    )


def _holding_a_vote() -> QuerySet[SeatHolding]:
    """Who holds a seat with a vote on the day of the meeting around it."""
    day = OuterRef("starts_at__date")
    people = SeatHolding.objects.filter(
        term=OuterRef("term"), seat__is_voting=True, role__in=SeatHolding.HOLDERS, starts_on__lte=day
    )
    return people.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day))


def _number_of(rows: QuerySet, field: str) -> Any:
    counted = rows.order_by().values("term").annotate(number=Count(field, distinct=True))
    return Coalesce(Subquery(counted.values("number")), 0)


def _tally(meeting: Any, presences: list[Presence]) -> Tally:
    statutory = meeting.voting_seats or meeting.set_up_seats
    rules = rules_of(meeting)
    highest = max((step.present for step in presence_timeline(presences)), default=0)
    finding = quorum(rules.quorum, present=highest, statutory=statutory, filled=meeting.filled_seats)
    is_signed_in_time = meeting.signed_on and meeting.signed_on <= rules.minutes_due_on(meeting.day)
    return Tally(
        meetings=1,
        need_quorum=int(finding.is_required),
        quorate=int(finding.is_required and finding.is_quorate),
        seats=statutory if presences else 0,
        taken=min(len({presence.seat for presence in presences}), statutory),
        minutes_in_time=int(bool(is_signed_in_time)),
    )


def _presences(meetings: Iterable[UUID]) -> dict[UUID, list[Presence]]:
    """Times on voting seats by meeting: of whoever belongs to the seat, and of those out of a pool."""
    keys = list(meetings)
    own = Stay.objects.filter(
        attendance__meeting__in=keys,
        attendance__seat__is_voting=True,
        attendance__holding__pool__isnull=True,
    )
    pooled = Substitution.objects.filter(meeting__in=keys, seat__is_voting=True)
    rows = (
        own.order_by()
        .values_list("attendance__meeting", "attendance__seat", "start", "until")
        .union(pooled.order_by().values_list("meeting", "seat", "start", "until"), all=True)
    )
    found: dict[UUID, list[Presence]] = defaultdict(list)
    for meeting, seat, start, until in rows:
        found[meeting].append(Presence(seat, start, until))
    return found


def _add_resolutions(tallies: dict[str, Tally], district: District, period: Period) -> None:
    rows = (
        Resolution.objects.filter(
            district=district, is_public=True, decided_on__range=(period.first, period.last)
        )
        .exclude(_left_out("committee__"))
        .order_by()
        .values_list("committee__name")
        .annotate(
            passed=Count("pk"),
            done=Count("pk", filter=Q(task__status="done")),
            dropped=Count("pk", filter=Q(task__status="dropped")),
        )
    )
    for name, passed, done, dropped in rows:
        tallies[name].add(Tally(resolutions=passed, done=done, dropped=dropped))
