"""Writing committees: their facts, terms, seats, people and rules."""

import datetime as dt
from collections.abc import Container, Iterable
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts import changes
from accounts.districts.models import District
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from committees.roster.models import AllowanceRate, Committee, RuleProfile, Seat, SeatHolding, Term
from committees.rules.catalogue import FIELDS, SPECS
from committees.rules.templates import template_of
from coordination.network.models import ContactPerson

UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


def create_committee(*, district: District, name: str, by: User, **fields: Any) -> Committee:
    """Enter a committee; its public address is made from its name once and then stays."""
    slug = fields.pop("slug", "") or free_slug(district, name)
    committee = Committee(district=district, name=name, slug=slug, **fields)
    return changes.create(committee, by=by, action="committee.created")


def free_slug(district: District, name: str) -> str:
    base = slugify(name.translate(UMLAUTS))[:40] or "gremium"
    taken = set(
        Committee.objects.filter(district=district, slug__startswith=base).values_list("slug", flat=True)
    )
    number, slug = 2, base
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    return slug


def update_committee(
    *, committee: Committee, by: User, version: int | None = None, **fields: Any
) -> Committee:
    return changes.apply(committee, fields, by=by, action="committee.changed", version=version)


def change_status(*, committee: Committee, status: str, by: User, reason: str = "") -> Committee:
    """Active, dormant, dissolved. Raises `WrongState` for a way that does not exist."""
    with transaction.atomic():
        current = changes.lock(committee)
        if status not in Committee.TRANSITIONS[Committee.Status(current.status)]:
            raise WrongState(
                _("Von „%(old)s“ führt kein Weg zu diesem Stand.") % {"old": current.get_status_display()}
            )
        return changes.apply(current, {"status": status}, by=by, action=f"committee.{status}", reason=reason)


def start_term(
    *, committee: Committee, starts_on: dt.date, by: User, ends_on: dt.date | None = None, seats: int = 0
) -> Term:
    """Begin a term with its seats; the one before ends on the day before at the latest."""
    with transaction.atomic():
        changes.lock(committee)
        before = committee.terms.order_by("-number").first()
        if before and starts_on <= before.starts_on:
            raise Refusal(
                _("Die Amtszeit beginnt nach der vorigen, also nach dem %(day)s.")
                % {"day": f"{before.starts_on:%d.%m.%Y}"},
                field="starts_on",
            )
        if before:
            _end_term(before, starts_on - dt.timedelta(days=1), by)
        number = before.number + 1 if before else 1
        count = seats or committee.statutory_seats
        term = Term(
            committee=committee,
            number=number,
            starts_on=starts_on,
            ends_on=ends_on,
            statutory_seats=count,
            voting_seats=min(committee.statutory_voting_seats, count),
        )
        changes.create(term, by=by, action="term.started")
        add_seats(term, 1, count, committee.statutory_voting_seats)
    return term


def _end_term(term: Term, eve: dt.date, by: User) -> None:
    """A term ends on the eve of the next; the number of seats it began with stays."""
    if term.ends_on is None or term.ends_on > eve:
        changes.apply(term, {"ends_on": eve}, by=by, action="term.ended")


def add_seats(term: Term, first: int, last: int, voting: int) -> None:
    """The seats with these numbers; up to `voting` they vote."""
    Seat.objects.bulk_create(
        Seat(term=term, number=number, is_voting=number <= voting) for number in range(first, last + 1)
    )


def update_seat(*, seat: Seat, by: User, **fields: Any) -> Seat:
    """Who sends somebody to this seat, and whether it votes."""
    with transaction.atomic():
        refuse_foreign(seat.term, fields.get("organisation"), "organisation")
        return changes.apply(seat, fields, by=by, action="seat.changed")


def fill_seat(
    *,
    seat: Seat,
    person: ContactPerson,
    starts_on: dt.date,
    by: User,
    role: str = SeatHolding.Role.MEMBER,
    ends_on: dt.date | None = None,
    email: str = "",
    name_public_since: dt.date | None = None,
) -> SeatHolding:
    """Put a person on a seat, as member or as deputy.

    Raises `Refusal` when somebody holds it at that time, or the person sits on another seat.
    """
    with transaction.atomic():
        seat = changes.lock(seat)
        term = seat.term
        refuse_foreign(term, person, "person")
        refuse_outside_term(term, starts_on, ends_on)
        ends_on = ends_on or term.ends_on
        roles = SeatHolding.HOLDERS if role in SeatHolding.HOLDERS else (role,)
        refuse_overlap(
            seat.holdings.filter(role__in=roles),
            starts_on,
            ends_on,
            _("Der Sitz ist in dieser Zeit besetzt mit %(name)s."),
        )
        if role in SeatHolding.HOLDERS:
            others = term.holdings.filter(person=person, role__in=SeatHolding.HOLDERS)
            refuse_overlap(others, starts_on, ends_on, _("%(name)s hat in dieser Zeit schon einen Sitz."))
        holding = SeatHolding(
            term=term,
            seat=seat,
            person=person,
            role=role,
            starts_on=starts_on,
            ends_on=ends_on,
            email=email,
            name_public_since=name_public_since,
        )
        return changes.create(holding, by=by, action="seat.filled")


def name_clerk(
    *, term: Term, person: ContactPerson, starts_on: dt.date, by: User, email: str = ""
) -> SeatHolding:
    """Who keeps the minutes; a clerk has no seat and no vote."""
    refuse_foreign(term, person, "person")
    holding = SeatHolding(
        term=term,
        person=person,
        role=SeatHolding.Role.CLERK,
        starts_on=starts_on,
        ends_on=term.ends_on,
        email=email,
    )
    return changes.create(holding, by=by, action="clerk.named")


def end_holding(*, holding: SeatHolding, ends_on: dt.date, by: User, reason: str = "") -> SeatHolding:
    """Somebody leaves a seat; the last day belongs to the time."""
    if ends_on < holding.starts_on:
        raise Refusal(_("Das Ende liegt vor dem Beginn."), field="ends_on")
    return changes.apply(holding, {"ends_on": ends_on}, by=by, action="seat.left", reason=reason)


def set_public_name(*, holding: SeatHolding, since: dt.date | None, by: User) -> SeatHolding:
    """Note or withdraw the consent to be named on the public pages."""
    return changes.apply(holding, {"name_public_since": since}, by=by, action="seat.public_name")


def set_rules(
    *,
    committee: Committee,
    valid_from: dt.date,
    by: User,
    sources: dict[str, str] | None = None,
    checked: Container[str] | None = None,
    **values: Any,
) -> RuleProfile:
    """New rules from a day on; earlier meetings keep the ones of their day.

    What is not named stays as it was, or as the template says when another one is taken. `sources`:
    where a rule is written, by its key; `checked`: keys somebody compared with that place (None: every
    rule of the board's own that names one). The same day again changes those rules. Raises `Refusal` for
    a day before the newest rules, and once a meeting was held by them.
    """
    with transaction.atomic():
        changes.lock(committee)
        newest = committee.rules.order_by("-valid_from").first()
        if newest and valid_from < newest.valid_from:
            raise Refusal(
                _("Neue Regeln gelten frühestens ab dem %(day)s.") % {"day": f"{newest.valid_from:%d.%m.%Y}"},
                field="valid_from",
            )
        values = _whole(newest, values)
        values["sources"] = written_sources(values, newest, sources or {}, checked)
        if newest and newest.valid_from == valid_from:
            _refuse_held(committee, valid_from, newest, values)
            return changes.apply(newest, values, by=by, action="rules.changed")
        _refuse_held(committee, valid_from, None, values)
        if newest:
            changes.apply(newest, {"valid_until": valid_from}, by=by, action="rules.ended")
        profile = RuleProfile(
            district=committee.district, committee=committee, valid_from=valid_from, **values
        )
        return changes.create(profile, by=by, action="rules.set")


def take_over_template(*, committee: Committee, template: str, valid_from: dt.date, by: User) -> RuleProfile:
    """Start from the rules of a Land, or from the light ones, and deviate value by value afterwards."""
    values = template_of(template).values
    if not values:
        raise Refusal(_("Diese Vorlage gibt es nicht."), field="template")
    return set_rules(committee=committee, valid_from=valid_from, by=by, template=template, **values)


def _whole(newest: RuleProfile | None, given: dict[str, Any]) -> dict[str, Any]:
    """Every value of the new rules: those given, else the template's if it is new, else the old ones."""
    template = given.get("template", newest.template if newest else "")
    if newest and newest.template == template:
        start = {name: getattr(newest, name) for name in FIELDS}
    else:
        start = template_of(template).values
    return start | given | {"template": template}


def written_sources(
    values: dict[str, Any],
    newest: RuleProfile | None,
    given: dict[str, str],
    checked: Container[str] | None,
) -> dict[str, dict[str, Any]]:
    """Per rule where it is written, from whom it comes, and whether somebody compared it.

    A rule whose values and source are the template's comes from there. The source of a template never
    stands beside a value that deviates from it.
    """
    template = template_of(values["template"]).rules
    same_template = newest is not None and newest.template == values["template"]
    default = RuleProfile()
    result: dict[str, dict[str, Any]] = {}
    for spec in SPECS:
        offered = template.get(spec.key)
        now = {name: values.get(name, getattr(default, name)) for name in spec.fields}
        before = newest.sources.get(spec.key, {}) if newest and same_template else {}
        fallback = before.get("text", "") or (offered.source if offered else "")
        text = given.get(spec.key, fallback).strip()
        is_same = offered is not None and all(now[name] == value for name, value in offered.values.items())
        if offered and text == offered.source:
            if not is_same:
                continue
            is_checked = offered.is_checked or (checked is not None and spec.key in checked)
            result[spec.key] = {"text": text, "origin": "template", "checked": is_checked}
        elif text:
            is_checked = spec.key in checked if checked is not None else True
            result[spec.key] = {"text": text, "origin": "own", "checked": is_checked}
    return result


def _refuse_held(
    committee: Committee, valid_from: dt.date, current: RuleProfile | None, values: dict[str, Any]
) -> None:
    """Meetings keep the rules by which they were held; only where a rule is written may be mended."""
    if current and all(getattr(current, name) == value for name, value in values.items() if name in FIELDS):
        return
    held = committee.meetings.filter(opened_at__isnull=False, starts_at__date__gte=valid_from)
    latest = held.order_by("-starts_at").first()
    if latest is not None:
        raise Refusal(
            _(
                "Die Sitzung am %(day)s ist nach den bisherigen Regeln gehalten. Neue Regeln gelten frühestens am Tag danach."
            )
            % {"day": f"{latest.day:%d.%m.%Y}"},
            field="valid_from",
        )


def set_allowance(
    *,
    committee: Committee,
    amount: Decimal,
    valid_from: dt.date,
    by: User,
    per_day: int = 1,
    source: str = "",
    recipients: str = AllowanceRate.Recipients.SEATS,
    pays_beside: bool = False,
) -> AllowanceRate:
    """A sitting allowance from a day on; the one before for the same people ends on that day."""
    with transaction.atomic():
        changes.lock(committee)
        newest = committee.allowance_rates.filter(recipients=recipients).order_by("-valid_from").first()
        if newest and valid_from <= newest.valid_from:
            raise Refusal(
                _("Ein neuer Satz gilt frühestens nach dem %(day)s.")
                % {"day": f"{newest.valid_from:%d.%m.%Y}"},
                field="valid_from",
            )
        if newest:
            changes.apply(newest, {"valid_until": valid_from}, by=by, action="allowance.ended")
        rate = AllowanceRate(
            committee=committee,
            recipients=recipients,
            amount=amount,
            valid_from=valid_from,
            per_day=per_day,
            pays_beside=pays_beside,
            source=source,
        )
        return changes.create(rate, by=by, action="allowance.set")


def refuse_overlap(
    rows: Iterable[SeatHolding], starts_on: dt.date, ends_on: dt.date | None, message: str
) -> None:
    for row in rows:
        starts_before_end = ends_on is None or row.starts_on <= ends_on
        if starts_before_end and (row.ends_on is None or row.ends_on >= starts_on):
            raise Refusal(message % {"name": row.person}, field="person")


def refuse_outside_term(term: Term, starts_on: dt.date, ends_on: dt.date | None) -> None:
    if starts_on < term.starts_on or (term.ends_on and starts_on > term.ends_on):
        raise Refusal(_("Der Beginn liegt außerhalb der Amtszeit."), field="starts_on")
    if ends_on and ends_on < starts_on:
        raise Refusal(_("Das Ende liegt vor dem Beginn."), field="ends_on")


def refuse_foreign(term: Term, target: Any, field: str) -> None:
    if target is not None and target.district_id != term.committee.district_id:
        raise Refusal(_("Dieser Eintrag gehört zu einem anderen Kreis."), field=field)
