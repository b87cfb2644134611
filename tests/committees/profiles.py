"""Rule profiles for tests of pure rules: the template of a Land, with a board's own deviations."""

from typing import Any

from committees.roster.models import Committee, RuleProfile
from committees.roster.services import written_sources
from committees.rules.templates import template_of


def profile(
    template: str = "", seats: int = 15, sources: dict[str, str] | None = None, **own: Any
) -> RuleProfile:
    """Unsaved rules of a board with so many statutory voting seats."""
    values = template_of(template).values | own | {"template": template}
    board = Committee(name="Beirat", statutory_seats=seats, statutory_voting_seats=seats)
    return RuleProfile(committee=board, **values, sources=written_sources(values, None, sources or {}, None))
