"""What rooms to the right add to the page of an organisation.

`ORGANISATION_SECTIONS` in the house's table of contents lists functions
`sections(organisation, user) -> list[HubSection]`.
"""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class HubSection:
    """One section: anchor, heading with number, the template that draws it with `context`.

    `url` and `action` make the text button beside the heading. `next_step` is offered as the page's
    one primary button; the first section that has one wins. `count` is None where the rows are not read.
    """

    anchor: str
    title: Any
    count: int | None
    template: str
    context: dict[str, Any] = field(default_factory=dict)
    url: str = ""
    action: Any = ""
    next_step: Any = None


def sections_of(organisation: Any, user: Any) -> list[HubSection]:
    """Everything the other rooms say about the organisation, in the order of the house."""
    paths = getattr(settings.HOUSE, "ORGANISATION_SECTIONS", [])
    return [section for path in paths for section in import_string(path)(organisation, user)]
