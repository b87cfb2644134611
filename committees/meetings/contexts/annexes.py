"""The list of annexes at the end of the minutes: files of the motions, with pages and the start of their checksum."""

from collections.abc import Iterable
from dataclasses import dataclass

from committees.meetings.models import AgendaItem, Part
from committees.papers.models import Paper
from committees.papers.services.files import KIND
from documents.store.models import StoredDocument
from documents.store.pages import pages_of

#: So much of a SHA-256 tells one file from another on paper.
SHORT = 12


@dataclass(frozen=True)
class AnnexLine:
    """One annex: its number, to which item it belongs, what it is."""

    number: str
    item: str
    title: str
    pages: str
    sha: str


def annexes_of(items: Iterable[AgendaItem], part: str) -> tuple[AnnexLine, ...]:
    """Annexes of one part, in the order of the agenda. `items`: those of the whole meeting.

    The public document names only files that are handed to everybody; the other one those of its own items,
    and the internal files of public items, which stand nowhere else.
    """
    dealt = [item for item in items if item.state != AgendaItem.State.WITHDRAWN]
    papers = {item.consultation.paper_id: item for item in dealt if hasattr(item, "consultation")}
    if not papers:
        return ()
    rows = StoredDocument.objects.filter(owner_type=Paper._meta.label, owner_id__in=list(papers), kind=KIND)
    order = {item.pk: place for place, item in enumerate(dealt)}
    listed = [
        (papers[row.owner_id], row)
        for row in rows.order_by("created_at", "pk")
        if _belongs(papers[row.owner_id], row, part)
    ]
    listed.sort(key=lambda pair: order[pair[0].pk])
    return tuple(
        AnnexLine(str(place), item.number, row.title, str(pages_of(row) or "–"), row.sha256[:SHORT])
        for place, (item, row) in enumerate(listed, start=1)
    )


def _belongs(item: AgendaItem, row: StoredDocument, part: str) -> bool:
    is_open = item.is_public and item.consultation.paper.is_public
    is_public = is_open and row.audience == StoredDocument.Audience.PUBLIC and not row.resource
    return is_public if part == Part.PUBLIC else not is_public
