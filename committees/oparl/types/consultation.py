"""Consultation: a paper on the agenda of a meeting."""

from uuid import UUID

from committees.meetings.models import AgendaItem
from committees.oparl.addresses import derived_key, object_url
from committees.oparl.codes import Kind
from committees.oparl.draft import Draft

Role = AgendaItem.Kind
ROLES = {
    Role.MOTION: "Entscheidung",
    Role.CONSULTATION: "Vorberatung",
    Role.REPORT: "Kenntnisnahme",
}


def key_of(item: AgendaItem) -> UUID:
    return derived_key(item.meeting.district_id, Kind.CONSULTATION, str(item.pk))


def of_item(item: AgendaItem, paper_key: UUID) -> Draft:
    """One paper in one meeting."""
    committee = item.meeting.committee_id
    fields = {
        "agendaItem": object_url(Kind.AGENDA_ITEM, item.pk),
        "meeting": object_url(Kind.MEETING, item.meeting_id),
        "organization": [object_url(Kind.ORGANIZATION, committee)],
        "authoritative": item.kind == Role.MOTION,
        "role": ROLES.get(Role(item.kind), "Beratung"),
    }
    back = {"paper": object_url(Kind.PAPER, paper_key)}
    return Draft(Kind.CONSULTATION, key_of(item), fields, back=back, organization=committee)
