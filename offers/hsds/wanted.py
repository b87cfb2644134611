"""What a program asks of a list."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from offers.hsds.taxonomies import Taxonomy


@dataclass(frozen=True)
class Wanted:
    """What a program asks for; empty means everything. All of it must hold."""

    search: str = ""
    district: str = ""
    organisation: UUID | None = None
    taxonomy: Taxonomy | None = None
    term: tuple[Taxonomy, str] | None = None
    changed_since: dt.datetime | None = None
