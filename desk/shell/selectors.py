"""What the frame around every page must know: the person's districts, and which one is shown."""

from dataclasses import dataclass
from typing import Any

from accounts.districts.models import District


@dataclass(frozen=True)
class Workplace:
    """A district the person works in, with its roles there in words."""

    district: District
    roles: str
    is_current: bool


def workplaces(user: Any) -> list[Workplace]:
    """The districts in the switch of the head, by name; no query of its own."""
    memberships = sorted(
        (row for row in user.active_memberships if row.district_id),
        key=lambda row: (row.district.name, row.role),
    )
    by_district: dict[District, list[str]] = {}
    for membership in memberships:
        words = by_district.setdefault(membership.district, [])
        if membership.get_role_display() not in words:
            words.append(str(membership.get_role_display()))
    return [
        Workplace(district, ", ".join(words), district.pk == user.active_district_id)
        for district, words in by_district.items()
    ]


def published_district(slug: str | None) -> District | None:
    """The district of a public page: by its name in the address, else the only one there is."""
    if slug:
        return District.objects.filter(slug=slug).first()
    only = list(District.objects.all()[:2])
    return only[0] if len(only) == 1 else None
