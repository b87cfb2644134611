"""Consultation: one body that deals with a paper, in one of our meetings or outside."""

from typing import Any
from uuid import UUID

from committees.oparl.addresses import derived_key, object_url
from committees.oparl.codes import Kind
from committees.oparl.draft import Draft, date, said
from committees.oparl.sources import Sources
from committees.papers.models import Consultation
from committees.papers.published_selectors import PublishedPaper, PublishedStop

#: Fields of our own: OParl has no place for what a body decided that has no meeting here.
RESULT, WORDING, DAY = "teilhabenetz:result", "teilhabenetz:resolutionText", "teilhabenetz:decidedOn"


def body_key(sources: Sources, stop: Consultation) -> UUID | None:
    """The organization that deals with the paper; a body known by its words has a key made of them."""
    if stop.committee_id is None:
        return derived_key(sources.district.pk, Kind.ORGANIZATION, stop.body)
    return stop.committee_id if stop.committee_id in sources.committee_keys else None


def of_stop(sources: Sources, shown: PublishedPaper, stop: PublishedStop) -> Draft:
    """Item and meeting stand there only where they are public themselves."""
    row, body = stop.row, body_key(sources, stop.row)
    fields: dict[str, Any] = {
        "organization": [object_url(Kind.ORGANIZATION, body)] if body else [],
        "authoritative": row.authoritative,
        "role": str(row.get_role_display()),
    }
    item = row.agenda_item
    if item is not None and item.pk in sources.item_keys:
        fields["agendaItem"] = object_url(Kind.AGENDA_ITEM, item.pk)
        fields["meeting"] = object_url(Kind.MEETING, item.meeting_id)
    elif stop.result:
        fields |= {RESULT: stop.result, WORDING: stop.text, DAY: date(row.decided_on)}
    back = {"paper": object_url(Kind.PAPER, shown.row.pk)}
    return Draft(Kind.CONSULTATION, row.pk, said(fields), back=back, organization=body)
