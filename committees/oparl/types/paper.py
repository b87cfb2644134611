"""Paper: what lies on the table. Today an item names its paper by words; those words are the paper."""

from collections.abc import Iterator

from committees.meetings.models import AgendaItem
from committees.oparl.addresses import derived_key, object_url
from committees.oparl.codes import Kind
from committees.oparl.draft import Draft, date
from committees.oparl.sources import Sources
from committees.oparl.types import consultation


def build(sources: Sources) -> Iterator[Draft]:
    """The same words in several meetings are one paper on its way from board to board."""
    ways: dict[str, list[AgendaItem]] = {}
    for meeting in sorted(sources.meetings, key=lambda row: (row.starts_at, row.pk)):
        for item in sources.items[meeting.pk]:
            if item.is_public and item.paper.strip():
                ways.setdefault(" ".join(item.paper.split()), []).append(item)
    for words, items in ways.items():
        yield _paper(sources, words, items)


def _paper(sources: Sources, words: str, items: list[AgendaItem]) -> Draft:
    key = derived_key(sources.district.pk, Kind.PAPER, words)
    first = items[0]
    fields = {
        "body": object_url(Kind.BODY, sources.district.pk),
        "name": first.title,
        "reference": words,
        "date": date(first.meeting.day),
        "paperType": "Vorlage",
    }
    return Draft(
        Kind.PAPER, key, fields, {"consultation": [consultation.of_item(item, key) for item in items]}
    )
