"""What a program asks of a list, and what it gets."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from committees.oparl.models import OparlObject


@dataclass(frozen=True)
class Wanted:
    """What a program asks of a list. All four moments belong to the time they bound."""

    created_since: dt.datetime | None = None
    created_until: dt.datetime | None = None
    modified_since: dt.datetime | None = None
    modified_until: dt.datetime | None = None
    after: UUID | None = None
    limit: int = 100


@dataclass(frozen=True)
class PublishedPage:
    """Some objects in the order of their keys, and whether more follow."""

    rows: list[OparlObject]
    has_more: bool
