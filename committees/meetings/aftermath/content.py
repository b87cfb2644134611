"""The words of minutes as plain values: of sealed ones exactly those that were printed."""

from typing import Any

from committees.meetings.contexts.minutes import minutes_context
from committees.meetings.models import Minutes
from documents.store.services import plain_context


def printed_words(minutes: Minutes) -> dict[str, Any]:
    """What the PDF says, as dict. Sealed minutes are read from the seal, never computed again."""
    if minutes.is_sealed and minutes.document is not None:
        return minutes.document.context
    return plain_context(minutes_context(minutes.meeting, minutes.part))
