"""Sample rows of the offers room, as short as a test wants them."""

import datetime as dt
from decimal import Decimal
from typing import Any

from accounts.clock import BERLIN
from offers.catalogue import services
from offers.catalogue.models import Offer
from offers.funding.choices import PeriodStatus
from offers.funding.models import FundingPeriod, FundingProgramme
from tests.cast import Cast

MORNING = dt.datetime(2026, 3, 2, 8, tzinfo=BERLIN)


def at(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(8), BERLIN)


def reachable(organisation: Any) -> Any:
    """Give an organisation a telephone, so that its offers may be published."""
    organisation.phone = organisation.phone or "00000 73 11"
    organisation.email = organisation.email or "post@bruecke-auental.example"
    organisation.save()
    return organisation


def values(**changed: Any) -> dict[str, Any]:
    """What a form would hand over for an offer open to everybody."""
    return {
        "title": "Elterncafé",
        "summary": "Eltern treffen sich und reden über Schule und Kita.",
        "fields_of_action": ["bildung"],
        "openness": "open",
        "languages_spoken": ["deu", "ara"],
        "registration": "none",
        "valid_from": dt.date(2026, 1, 1),
    } | changed


CLOSED = {"openness": "target_group", "target_groups": ["refugees"], "target_group_reason": "funding"}


def draft(
    cast: Cast, *, by: str = "ngo_editor", provider: Any = None, today: dt.date | None = None, **changed: Any
) -> Offer:
    organisation = reachable(provider or cast.bruecke)
    return services.create_offer(
        provider=organisation, today=today or dt.date(2026, 3, 2), by=cast.people[by], **values(**changed)
    )


def submitted(cast: Cast, *, by: str = "ngo_editor", now: dt.datetime = MORNING, **changed: Any) -> Offer:
    return services.submit_offer(draft(cast, by=by, **changed), now=now, by=cast.people[by])


def published(
    cast: Cast,
    *,
    by: str = "ngo_editor",
    approver: str = "coordinator",
    now: dt.datetime = MORNING,
    **changed: Any,
) -> Offer:
    offer = submitted(cast, by=by, now=now, **changed)
    return services.approve_offer(offer, now=now, by=cast.people[approver])


def programme(cast: Cast, **changed: Any) -> FundingProgramme:
    fields = {"name": "Ankommen vor Ort", "funder": "Land", "level": "land"} | changed
    fields.setdefault("district", cast.auental)
    return FundingProgramme.objects.create(**fields)


def binding_programme(cast: Cast, **changed: Any) -> FundingProgramme:
    return programme(
        cast,
        **{
            "target_group_binding": "required",
            "bound_groups": ["refugees"],
            "forbids_opening": True,
            "binding_source": "Nebenbestimmung 4.2",
        }
        | changed,
    )


def period(
    cast: Cast, *, programme: FundingProgramme | None = None, offers: Any = (), **changed: Any
) -> FundingPeriod:
    fields: dict[str, Any] = {
        "grantee": cast.bruecke,
        "title": "Ankommen vor Ort",
        "file_number": "AV-2025-0317",
        "period_start": dt.date(2025, 1, 1),
        "period_end": dt.date(2026, 12, 31),
        "total_cost": Decimal("60750.00"),
        "grant_amount": Decimal("48600.00"),
        "own_share": Decimal("6180.00"),
        "third_party_share": Decimal("3900.00"),
        "notional_share": Decimal("2070.00"),
        "notice_on": dt.date(2024, 12, 18),
        "status": PeriodStatus.RUNNING,
    } | changed
    fields.setdefault("district", fields["grantee"].district)
    row = FundingPeriod.objects.create(programme=programme or binding_programme(cast), **fields)
    row.offers.set(offers)
    return row
