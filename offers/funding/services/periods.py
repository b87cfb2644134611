"""Writing grants down and moving them on, as the rules of the money allow."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.districts.models import District
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from offers.catalogue.choices import Openness
from offers.catalogue.models import Offer
from offers.funding import rules
from offers.funding.choices import GRANTED, TRANSITIONS, PeriodStatus
from offers.funding.models import FundingPeriod


def create_period(
    *, district: District, today: dt.date, by: User, offers: Iterable[Offer] = (), **values: Any
) -> FundingPeriod:
    """A new grant in the state "Idee"; its amounts add up and keep to the programme."""
    period = FundingPeriod(district=district, **values)
    check_amounts(period)
    return changes.create(period, by=by, action="funding_period.created", related={"offers": list(offers)})


def update_period(
    period: FundingPeriod,
    *,
    version: int | None = None,
    today: dt.date,
    by: User,
    offers: Iterable[Offer] | None = None,
    **values: Any,
) -> FundingPeriod:
    """Change a grant; an offer that is open cannot be hung on a grant in force that forbids opening."""
    with transaction.atomic():
        current = changes.lock(period, version=version)
        for name, value in values.items():
            setattr(current, name, value)
        check_amounts(current)
        linked = list(current.offers.all()) if offers is None else list(offers)
        if current.status in GRANTED:
            check_offers_narrow(current, linked, today)
        related = {} if offers is None else {"offers": linked}
        return changes.apply(period, values, by=by, action="funding_period.changed", related=related)


def move_period(
    period: FundingPeriod,
    target: str,
    *,
    version: int | None = None,
    reason: str = "",
    today: dt.date,
    by: User,
) -> FundingPeriod:
    """Take a grant into its next state; everything the table of transitions does not know is refused."""
    with transaction.atomic():
        current = changes.lock(period, version=version)
        if target not in TRANSITIONS[current.status]:
            raise WrongState(
                _("Von „%(now)s“ geht es nicht zu „%(next)s“.")
                % {"now": current.get_status_display(), "next": PeriodStatus(target).label}
            )
        if target == PeriodStatus.RUNNING:
            _check_start(current)
        if target == PeriodStatus.ENDED and current.period_end >= today:
            raise Refusal(
                _("Das Ende am %(day)s ist noch nicht erreicht.") % {"day": f"{current.period_end:%d.%m.%Y}"}
            )
        if target in GRANTED:
            check_offers_narrow(current, list(current.offers.all()), today)
        return changes.apply(
            current, {"status": target}, by=by, action=f"funding_period.{target}", reason=reason
        )


def check_amounts(period: FundingPeriod) -> None:
    """C5.1 and C5.2: parts add up to the cent; share, yearly limits, length and end as the programme says."""
    parts = period.grant_amount + period.own_share + period.third_party_share + period.notional_share
    if parts != period.total_cost:
        raise Refusal(
            _(
                "Zuwendung, Eigenmittel, Mittel Dritter und Ehrenamt ergeben %(sum)s €, die Gesamtkosten sind %(total)s €."
            )
            % {"sum": german(parts), "total": german(period.total_cost)},
            field="total_cost",
            rule=_("Die Anteile ergeben auf den Cent die Gesamtkosten."),
        )
    if period.period_end < period.period_start:
        raise Refusal(_("Das Ende liegt vor dem Beginn."), field="period_end")
    _check_grant(period)
    _check_length(period)


def check_offers_narrow(period: FundingPeriod, offers: Iterable[Offer], today: dt.date) -> None:
    """C5.6 from the other side: a grant in force that binds to a group carries no open offer."""
    in_force = period.period_start <= today <= period.period_end
    if not (in_force and period.programme.forbids_opening):
        return
    for offer in offers:
        if offer.openness != Openness.TARGET_GROUP:
            raise Refusal(
                _("„%(offer)s“ ist „%(door)s“, das Programm %(programme)s erlaubt nur eine Zielgruppe.")
                % {
                    "offer": offer.title,
                    "door": offer.get_openness_display(),
                    "programme": period.programme.name,
                },
                field="offers",
                rule=_("Ein Angebot ist nie offener, als seine laufende Förderung erlaubt."),
                source=period.programme.binding_source,
            )


def _check_grant(period: FundingPeriod) -> None:
    programme = period.programme
    years = rules.years_of(period.period_start, period.period_end)
    largest = rules.largest_grant(
        period.total_cost,
        share=programme.max_share_percent,
        yearly_cap=programme.max_amount_per_year,
        years=years,
    )
    if period.grant_amount > largest:
        raise Refusal(
            _("Das Programm %(name)s gibt hier höchstens %(most)s €.")
            % {"name": programme.name, "most": german(largest)},
            field="grant_amount",
            rule=_share_rule(programme.max_share_percent, programme.max_amount_per_year),
            source=programme.legal_basis,
        )
    smallest = programme.min_amount_per_year
    if smallest is not None and period.grant_amount < smallest * years:
        raise Refusal(
            _("Mindestförderung %(least)s €.") % {"least": german(smallest * years)},
            field="grant_amount",
            source=programme.legal_basis,
        )
    least = programme.own_share_min_percent
    if least is not None and period.own_share * 100 < least * period.total_cost:
        raise Refusal(
            _("Das Programm verlangt mindestens %(least)s %% Eigenmittel.") % {"least": german(least)},
            field="own_share",
            source=programme.legal_basis,
        )


def _check_length(period: FundingPeriod) -> None:
    programme: Any = period.programme
    if (
        programme.max_months
        and rules.years_of(period.period_start, period.period_end) * 12 > programme.max_months
    ):
        raise Refusal(
            _("Das Programm fördert höchstens %(months)d Monate.") % {"months": programme.max_months},
            field="period_end",
        )
    if programme.latest_end and period.period_end > programme.latest_end:
        raise Refusal(
            _("Das Programm endet spätestens am %(day)s.") % {"day": f"{programme.latest_end:%d.%m.%Y}"},
            field="period_end",
        )


def _check_start(period: FundingPeriod) -> None:
    """C4: money may be spent from the notice on, or earlier if an early start was approved."""
    early = period.early_start_approved_on
    if early is not None and early <= period.period_start:
        return
    if period.notice_on is None or period.period_start < period.notice_on:
        raise Refusal(
            _("Der Beginn liegt vor dem Bescheid, und ein vorzeitiger Beginn ist nicht genehmigt."),
            field="notice_on",
            rule=_("Wer ohne Genehmigung vor dem Bescheid beginnt, verliert die Förderung."),
        )


def _share_rule(share: Decimal | None, cap: Decimal | None) -> str:
    words = (
        [_("höchstens %(share)s %% der Gesamtkosten") % {"share": german(share)}] if share is not None else []
    )
    words += [_("höchstens %(cap)s € im Jahr") % {"cap": german(cap)}] if cap is not None else []
    return ", ".join(words)


def german(amount: Decimal | None) -> str:
    """1.234,50: how a sum is written in a sentence."""
    return f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))
