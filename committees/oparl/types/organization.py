"""Organization: the committees, those that send somebody to them or move a paper, and bodies outside."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from committees.oparl.addresses import object_url, oparl_url
from committees.oparl.codes import Kind
from committees.oparl.draft import Draft, said
from committees.oparl.sources import Sources
from committees.oparl.types.consultation import body_key
from committees.roster.models import Committee
from desk.mail.services import absolute_url

Format = Committee.Format
CLASSIFICATIONS = {
    Format.OPEN_BOARD: "Beirat",
    Format.INTEGRATION_BOARD: "Beirat",
    Format.STEERING: "Steuerungsgruppe",
    Format.WORKING_GROUP: "Arbeitskreis",
}


def build(sources: Sources) -> Iterator[Draft]:
    for committee in sources.committees:
        yield Draft(Kind.ORGANIZATION, committee.pk, said(_committee(sources, committee)))
    institutions = {
        holding.seat.organisation
        for holding in sources.holdings
        if holding.seat and holding.seat.organisation is not None
    }
    for shown in sources.papers:
        institutions.update(shown.organisations)
    for organisation in institutions:
        fields = {
            "body": object_url(Kind.BODY, sources.district.pk),
            "name": organisation.name,
            "organizationType": "Institution",
        }
        yield Draft(Kind.ORGANIZATION, organisation.pk, fields)
    yield from _outside(sources)


def _outside(sources: Sources) -> Iterator[Draft]:
    """Bodies of others that a paper was sent to, known by their name alone; the same words are the same body."""
    stops = [stop.row for shown in sources.papers for stop in shown.stops if stop.row.committee_id is None]
    for key, name in {body_key(sources, stop): stop.body for stop in stops}.items():
        if key is not None:
            fields = {
                "body": object_url(Kind.BODY, sources.district.pk),
                "name": name,
                "organizationType": "externes Gremium",
                "consultation": oparl_url("organization", key, "consultations"),
            }
            yield Draft(Kind.ORGANIZATION, key, fields)


def _committee(sources: Sources, committee: Committee) -> dict[str, Any]:
    """Counts are those of the statute; empty seats count."""
    parent = committee.parent_id if committee.parent_id in sources.committee_keys else None
    return {
        "body": object_url(Kind.BODY, sources.district.pk),
        "name": committee.name,
        "shortName": committee.short_name,
        "organizationType": "Gremium",
        "classification": CLASSIFICATIONS.get(Format(committee.format), "Netzwerk"),
        "membership": [
            object_url(Kind.MEMBERSHIP, holding.pk)
            for holding in sources.holdings
            if holding.term.committee_id == committee.pk
        ],
        "meeting": oparl_url("organization", committee.pk, "meetings"),
        "consultation": oparl_url("organization", committee.pk, "consultations"),
        "subOrganizationOf": object_url(Kind.ORGANIZATION, parent) if parent else None,
        "memberCount": committee.statutory_seats or None,
        "votingMemberCount": committee.statutory_voting_seats if committee.statutory_seats else None,
        "web": _web(sources, committee),
    }


def _web(sources: Sources, committee: Committee) -> str:
    if not committee.slug:
        return ""
    where = {"district_slug": sources.district.slug, "slug": committee.slug}
    return absolute_url(reverse("committees:public-committee", kwargs=where))
