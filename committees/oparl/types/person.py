"""Person and Membership: who agreed to be named, with the name and nothing else."""

from collections.abc import Iterator
from uuid import UUID

from committees.oparl.addresses import object_url
from committees.oparl.codes import Kind
from committees.oparl.draft import Draft, date, said
from committees.oparl.sources import Sources
from committees.roster.models import SeatHolding


def build(sources: Sources) -> Iterator[Draft]:
    """People of today with their seats; address, mail, photo and attendance are never given."""
    by_person: dict[UUID, list[SeatHolding]] = {}
    for holding in sources.holdings:
        by_person.setdefault(holding.person_id, []).append(holding)
    for key, holdings in by_person.items():
        fields = {
            "body": object_url(Kind.BODY, sources.district.pk),
            "name": holdings[0].person.name,
        }
        yield Draft(Kind.PERSON, key, fields, {"membership": [membership(holding) for holding in holdings]})


def membership(holding: SeatHolding) -> Draft:
    """A seat held by a person, on behalf of the organisation that sends it."""
    seat = holding.seat
    sender = seat.organisation_id if seat else None
    fields = {
        "organization": object_url(Kind.ORGANIZATION, holding.term.committee_id),
        "role": str(holding.get_role_display()),
        "votingRight": bool(seat and seat.is_voting),
        "startDate": date(holding.starts_on),
        "endDate": date(holding.ends_on),
        "onBehalfOf": object_url(Kind.ORGANIZATION, sender) if sender else None,
    }
    back = {"person": object_url(Kind.PERSON, holding.person_id)}
    return Draft(Kind.MEMBERSHIP, holding.pk, said(fields), back=back)
