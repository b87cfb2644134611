"""What a public page tells the frame around it: whose page it is."""

from typing import Any

from django.http import Http404

from accounts.districts.kept import published_by_slug
from accounts.districts.models import District


def published_district_of(request: Any, slug: str) -> District:
    """The district of a public address, or 404."""
    district = published_by_slug(slug)
    if district is None:
        raise Http404
    show_district(request, district)
    return district


def show_district(request: Any, district: District) -> None:
    """The frame does not ask for the district again."""
    request.public_district = district
