"""Reading committees: who sits where on a day, and which rules hold."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, FilteredRelation, Min, OuterRef, Q, QuerySet

from accounts.clock import BERLIN
from accounts.districts.models import District
from accounts.doors import door_mark
from accounts.users.models import User
from committees.roster.models import Committee, DeputyPool, RuleProfile, Seat, SeatHolding, Term
from committees.rules.templates import Template, template_of
from committees.rules.terms import TermFact, acting_term
from committees.rules.words import MinutesKind, PublishWhen
from coordination.network.models import Function

#: States in which a meeting has brought nobody together.
NOT_HELD = ("draft", "cancelled")


def on_day(day: dt.date) -> Q:
    """Holdings (or terms) in force on a day; both ends belong to them."""
    return Q(starts_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gte=day))


def holdings_of(user: User) -> QuerySet[SeatHolding]:
    """Holdings of the person who is signed in: by the address its invitations go to, in its district."""
    mine = Q(email__iexact=user.email) | Q(email="", person__functions__email__iexact=user.email)
    return SeatHolding.objects.filter(mine, term__committee__district=user.active_district_id).distinct()


def committee_rows(user: User, action: str = "L") -> QuerySet[Committee]:
    """Committees the person may list, with the number of their meetings."""
    return (
        Committee.objects.allowed_to(user, action)
        .annotate(meeting_count=Count("meetings", distinct=True))
        .order_by("name")
    )


def committee_page_rows(user: User) -> QuerySet[Committee]:
    """Committees with what the person may do on their page."""
    may_change = door_mark(Committee.door.filter_for(user, "U"))
    return Committee.objects.select_related("district").annotate(may_change=may_change)


def committees_to_run(user: User) -> QuerySet[Committee]:
    """Committees for which the person may plan meetings."""
    return Committee.objects.visible_to(user).exclude(status=Committee.Status.DISSOLVED)


def published_committees(district: District) -> QuerySet[Committee]:
    """What the public pages show."""
    return Committee.objects.published().filter(district=district)


def published_members(committee: Committee, day: dt.date) -> list[SeatHolding]:
    """Members of a day who agreed to be named; deputies and clerks are not listed."""
    rows = SeatHolding.objects.published().filter(on_day(day), term__committee=committee)
    return list(
        rows.filter(role__in=SeatHolding.HOLDERS)
        .select_related("person", "seat__organisation")
        .order_by("seat__number")
    )


def term_on(committee: Committee, day: dt.date, rules: RuleProfile | None = None) -> Term | None:
    """The term whose members act on a day; when none is in force, the last one that had begun.

    Where the rules let members hold over, the old term acts until the new body first meets. `rules`: those
    of the day, if they were read already.
    """
    met = Min("meetings__starts_at", filter=~Q(meetings__state__in=NOT_HELD))
    pools = Exists(DeputyPool.objects.filter(term=OuterRef("pk")))
    terms = committee.terms.filter(starts_on__lte=day).annotate(first_met_at=met, has_pools=pools)
    begun = {term.number: term for term in terms}
    holds_over = len(begun) > 1 and (rules or rules_on(committee, day)).holds_over
    acting = acting_term((_fact(term) for term in begun.values()), day, holds_over=holds_over)
    return begun[acting.number] if acting else None


def constituting_term(committee: Committee, day: dt.date) -> Term | None:
    """The term a constituting meeting belongs to: by the calendar, whoever still acts."""
    return committee.terms.filter(on_day(day)).order_by("-starts_on").first() or term_on(committee, day)


def _fact(term: Any) -> TermFact:
    met = term.first_met_at
    return TermFact(term.number, term.starts_on, term.ends_on, met.astimezone(BERLIN).date() if met else None)


def people_day(term: Term, day: dt.date) -> dt.date:
    """The day by which the people of a term are read: its last one while they hold over."""
    if term.ends_on is None or day <= term.ends_on or not rules_on(term.committee, day).holds_over:
        return day
    return term.ends_on


def rules_on(committee: Committee, day: dt.date) -> RuleProfile:
    """The rules in force on a day; without any, cautious assumptions without a source."""
    profile = (
        committee.rules.filter(valid_from__lte=day)
        .filter(Q(valid_until__isnull=True) | Q(valid_until__gt=day))
        .first()
    )
    if profile is not None:
        profile.committee = committee
    return profile or assumed_rules(committee, day)


def rules_among(versions: Iterable[RuleProfile], committee: Committee, day: dt.date) -> RuleProfile:
    """The same as `rules_on` out of versions that were read already (`rule_versions`)."""
    in_force = (
        row
        for row in versions
        if row.valid_from <= day and (row.valid_until is None or day < row.valid_until)
    )
    return next(in_force, None) or assumed_rules(committee, day)


def rules_of_all(committees: Iterable[Committee], day: dt.date) -> dict[UUID, RuleProfile]:
    """The rules in force on a day for several committees, read at once."""
    known = {committee.pk: committee for committee in committees}
    rows = RuleProfile.objects.filter(committee__in=known, valid_from__lte=day)
    found = {
        row.committee_id: row for row in rows.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=day))
    }
    for key, row in found.items():
        row.committee = known[key]
    return {key: found.get(key) or assumed_rules(committee, day) for key, committee in known.items()}


def assumed_rules(committee: Committee, day: dt.date) -> RuleProfile:
    """Unsaved rules for a committee that has none: quorum for boards, none for light rounds."""
    is_formal = committee.is_formal
    values: dict[str, Any] = {} if is_formal else template_of(Template.LIGHT).values
    if is_formal:
        values = {"minutes_kind": MinutesKind.COURSE}
        if not committee.is_public_default:
            values["publish_when"] = PublishWhen.NEVER
    elif committee.is_public_default:
        values |= {"publish_when": PublishWhen.SIGNED}
    return RuleProfile(
        district_id=committee.district_id,
        committee=committee,
        valid_from=day,
        **values,
    )


def rule_versions(committee: Committee) -> list[RuleProfile]:
    """All versions, newest first."""
    rows = list(committee.rules.order_by("-valid_from"))
    for row in rows:
        row.committee = committee
    return rows


def earliest_change(committee: Committee, rules: RuleProfile, day: dt.date) -> dt.date:
    """From when on other rules can hold: at once while no meeting was held by these, else after the last."""
    start = day if rules._state.adding else rules.valid_from
    held = committee.meetings.filter(opened_at__isnull=False, starts_at__date__gte=start)
    latest = held.order_by("-starts_at").first()
    return max(day, latest.day + dt.timedelta(days=1)) if latest else start


@dataclass(frozen=True)
class SeatView:
    """A seat on one day: who holds it and who may sit in for that person."""

    seat: Seat
    holder: SeatHolding | None
    deputies: tuple[SeatHolding, ...]

    @property
    def is_vacant(self) -> bool:
        return self.holder is None

    @property
    def deputy(self) -> SeatHolding | None:
        return self.deputies[0] if self.deputies else None


@dataclass(frozen=True)
class PoolView:
    """A pool of deputies on one day: for which seats, and who, in order."""

    pool: DeputyPool
    seats: tuple[int, ...]
    deputies: tuple[SeatHolding, ...]


def seats_on(term: Term | None, day: dt.date) -> list[SeatView]:
    """All seats of a term in their order, with the people of that day, in one statement."""
    if term is None:
        return []
    last = people_day(term, day)
    begun = Q(holdings__starts_on__lte=last)
    lasting = Q(holdings__ends_on__isnull=True) | Q(holdings__ends_on__gte=last)
    seats: Any = term.seats
    rows = (
        seats.annotate(taken=FilteredRelation("holdings", condition=begun & lasting))
        .select_related("organisation", "taken__person")
        .order_by("number", "taken__role", "taken__starts_on")
    )
    return [_view(list(of_seat)) for _number, of_seat in groupby(rows, key=lambda seat: seat.number)]


def _view(rows: list[Any]) -> SeatView:
    """A seat out of its rows: one for each person of the day, or a single one without anybody."""
    people: list[SeatHolding] = [row.taken for row in rows if hasattr(row, "taken")]
    for holding in people:
        holding.seat = rows[0]
    holder = next((holding for holding in people if holding.is_holder), None)
    deputies = tuple(h for h in people if h.role == SeatHolding.Role.DEPUTY)
    return SeatView(rows[0], holder, deputies)


@dataclass(frozen=True)
class Beside:
    """Those of a day who belong to the term without a seat: the clerks, and the pools in their order."""

    clerks: tuple[SeatHolding, ...] = ()
    deputies: tuple[SeatHolding, ...] = ()


def beside_on(term: Term | None, day: dt.date) -> Beside:
    """Clerks and pool deputies of a day, in one statement."""
    if term is None:
        return Beside()
    rows = list(
        term.holdings.filter(on_day(people_day(term, day)), seat__isnull=True)
        .select_related("person", "pool")
        .order_by("pool__name", "pool_position", "starts_on", "pk")
    )
    return Beside(
        clerks=tuple(row for row in rows if row.role == SeatHolding.Role.CLERK),
        deputies=tuple(row for row in rows if row.pool_id),
    )


def pools_of(term: Term | None, seats: Iterable[SeatView], deputies: Iterable[SeatHolding]) -> list[PoolView]:
    """The pools of a term with their seats and their deputies of the day; not read where `term_on` saw none."""
    if term is None or not getattr(term, "has_pools", True):
        return []
    people, views = list(deputies), list(seats)
    return [
        PoolView(
            pool,
            tuple(view.seat.number for view in views if view.seat.pool_id == pool.pk),
            tuple(row for row in people if row.pool_id == pool.pk),
        )
        for pool in term.pools.all()
    ]


def members_on(committee: Committee, day: dt.date) -> QuerySet[SeatHolding]:
    """Everybody who holds a seat with a vote on a day, in the order of the seats."""
    term = term_on(committee, day)
    rows = SeatHolding.objects.filter(
        on_day(people_day(term, day) if term else day),
        term=term,
        role__in=SeatHolding.HOLDERS,
        seat__is_voting=True,
    )
    return rows.select_related("person", "seat", "term").order_by("seat__number")


def clerks_on(term: Term | None, day: dt.date) -> tuple[SeatHolding, ...]:
    return beside_on(term, day).clerks


def chair_on(term: Term | None, day: dt.date) -> SeatHolding | None:
    """The chair of a day, else a deputy chair."""
    if term is None:
        return None
    roles = [SeatHolding.Role.CHAIR, SeatHolding.Role.DEPUTY_CHAIR]
    people = term.holdings.filter(on_day(people_day(term, day)), role__in=roles).select_related(
        "person", "seat"
    )
    return min(people, key=lambda holding: roles.index(SeatHolding.Role(holding.role)), default=None)


def mail_addresses(holdings: Iterable[SeatHolding], day: dt.date) -> dict[UUID, str]:
    """Where the mail to each person goes: the address given for the board, else that of a function
    (first in the organisation that sends the person). People without any are left out."""
    known = list(holdings)
    functions = (
        Function.objects.filter(person__in=[holding.person_id for holding in known])
        .exclude(email="")
        .filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day))
    )
    by_person: dict[UUID, list[Function]] = {}
    for function in functions:
        by_person.setdefault(function.person_id, []).append(function)
    return {h.pk: address for h in known if (address := _address(h, by_person.get(h.person_id, [])))}


def _address(holding: SeatHolding, functions: list[Function]) -> str:
    if holding.email:
        return holding.email
    sender = holding.seat.organisation_id if holding.seat else None
    functions = sorted(functions, key=lambda function: function.organisation_id != sender)
    return functions[0].email if functions else ""
